"""What a stance and an act make together, after PLOVER's tie-breaking rules.

`compose("promise", AID)` is AGREE: a promise of aid is not yet aid. The rules are the manual's,
where they are of one mind: future CONSULT, SUPPORT, COOPERATE and AID are AGREE, threatened
material conflict is THREATEN, the end of cooperation is SANCTION, the end of coercion is CONCEDE,
an appeal for anything is REQUEST. A concession to come (CAMEO 035)
is AGREE in PLOVER's own coded records and in its table, CONCEDE in its manual: it is AGREE here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.model import Status

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
PROMISED = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033", "AGREE": "030"}
YIELDED = {"RETREAT": "035", "CONCEDE": "035"}
# PLOVER's modes of asking and refusing, by what is asked or refused
ASKED = {
    "CONSULT": "meet", "AGREE": "meet", "COOPERATE": "assist", "AID": "assist", "SUPPORT": "assist",
    "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"}


@dataclass(frozen=True, slots=True)
class Act:
    """An act as the words give it, and what PLOVER calls it: `event` is None where it is silent."""

    act: str
    event: str | None
    modes: tuple[str, ...]
    cameo: str | None
    status: Status


def compose(stance: str, below: Act) -> Act | None:
    """The act under a stance; None where the two leave nothing to code.

    >>> happened = Act("AID", "AID", (), "070", Status.happened)
    >>> compose("promise", happened).event, compose("end", happened).event
    ('AGREE', 'SANCTION')
    >>> compose("fail", happened) is None
    True
    """
    rule = RULES.get(stance)
    return rule(below) if rule else below


def planned(below: Act) -> Act | None:
    """A future or intended act."""
    if below.event in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"):
        return _as(below, "AGREE", (), PROMISED[below.event], Status.planned)
    if below.event in ("RETREAT", "CONCEDE"):
        return _as(below, "AGREE", (), "035", Status.planned)
    if below.event in MATERIAL_CONFLICT:
        return _threat(below, Status.planned)
    return replace(below, status=Status.planned)


def _promised(below: Act) -> Act | None:
    if below.event in COOPERATION:
        cameo = {**PROMISED, **YIELDED}.get(str(below.event), "030")
        return _as(below, "AGREE", (), cameo, Status.planned)
    if below.event in MATERIAL_CONFLICT:
        return _threat(below, Status.planned)
    return replace(below, status=Status.planned)


def _decided(below: Act) -> Act | None:
    """A concession in words is made when it is decided: "decided to ease the curfew"."""
    return below if below.event == "CONCEDE" else planned(below)


def _threatened(below: Act) -> Act | None:
    if below.event in MATERIAL_CONFLICT or below.event in ("REJECT", "THREATEN"):
        return _threat(below, Status.threatened)
    return _as(below, "THREATEN", (), "130", Status.threatened)


def _threat(below: Act, status: Status) -> Act:
    mode = THREATENED.get(str(below.event))
    mode = "arrest" if "arrest" in below.modes else mode
    cameo = {"ASSAULT": "138", "SANCTION": "131", "PROTEST": "133"}.get(str(below.event), "130")
    return _as(below, "THREATEN", (mode,) if mode else (), cameo, status)


def _left_open(below: Act) -> Act | None:
    """ "raised the prospect of", "would not rule out": a threat of harm, else an offer."""
    if below.event in MATERIAL_CONFLICT:
        return _threat(below, Status.threatened)
    return _promised(below) if below.event in COOPERATION else None


def _invited(below: Act) -> Act | None:
    """ "invited the premier to visit": PLOVER's agreement, whatever the guest is to do."""
    return _as(below, "AGREE", (), "036", Status.planned)


def _refused(below: Act) -> Act | None:
    if below.event in ("ACCUSE", "REJECT", "THREATEN", *MATERIAL_CONFLICT):
        return None
    mode = ASKED.get(str(below.event))
    cameo = {"meet": "125", "assist": "121", "yield": "124"}.get(mode or "", "120")
    return _as(below, "REJECT", (mode,) if mode else (), cameo, Status.happened)


def _asked(below: Act) -> Act | None:
    mode = ASKED.get(str(below.event), "change")
    cameo = {"meet": "026", "assist": "023", "yield": "025", "change": "024"}[mode]
    return _as(below, "REQUEST", (mode,), cameo, Status.asked)


def _ended(below: Act) -> Act | None:
    if below.status is Status.planned:
        return _planned_no_more(below)
    if below.status is not Status.happened:
        return None
    if below.event == "CONSULT":
        return _as(below, "REJECT", ("meet",), "125", Status.happened)
    if below.event in ("AID", "COOPERATE", "SUPPORT", "AGREE"):
        return _as(below, "SANCTION", ("discontinue",), "162", Status.happened)
    if below.event in ("SANCTION", "COERCE", "PROTEST"):
        return _as(below, "CONCEDE", (), "080", Status.happened)
    if below.event == "ASSAULT":
        return _as(below, "RETREAT", ("ceasefire",), "0871", Status.happened)
    if below.event == "MOBILIZE":
        return _as(below, "RETREAT", ("withdraw",), "0874", Status.happened)
    return None


def no_longer(below: Act) -> Act | None:
    """ "no longer insists": a demand, a threat or a refusal given up is a concession."""
    if below.event in ("REQUEST", "REJECT", "THREATEN"):
        return _as(below, "CONCEDE", (), "080", Status.happened)
    return _ended(below)


def _planned_no_more(below: Act) -> Act | None:
    """ "dropped its plan to": kindness is refused, harm conceded."""
    if below.event == "THREATEN":
        return _as(below, "CONCEDE", (), "080", Status.happened)
    return _refused(replace(below, event=below.act)) if below.event == "AGREE" else None


def forsworn(below: Act) -> Act | None:
    """ "will not attack": what one undertakes not to do."""
    return _as(below, "AGREE", (), "035", Status.planned)


def _denied(below: Act) -> Act | None:
    return replace(below, event=None, cameo=None, status=Status.denied)


def _supposed(below: Act) -> Act | None:
    return replace(below, event=None, cameo=None, status=Status.hypothetical)


def _failed(below: Act) -> Act | None:
    """ "failed to reach a deal": the parties refuse each other's terms; else nothing was done."""
    return _as(below, "REJECT", (), "120", Status.happened) if below.event == "AGREE" else None


def _nothing(below: Act) -> Act | None:
    return None


def _as(below: Act, event: str, modes: tuple[str, ...], cameo: str | None, status: Status) -> Act:
    return Act(below.act, event, modes, cameo, status)


RULES = {
    "plan": planned,
    "decide": _decided,
    "promise": _promised,
    "threaten": _threatened,
    "leave open": _left_open,
    "refuse": _refused,
    "request": _asked,
    "end": _ended,
    "begin": lambda below: below,
    "try": lambda below: below,
    "deny": _denied,
    "consider": _supposed,
    "invite": _invited,
    "want": _supposed,
    "fail": _failed,
    "accuse": _nothing,
}
