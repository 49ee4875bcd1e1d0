"""Events for CAMEO's users: one row for each pair of actor and recipient, in CAMEO's actor codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

from dateline.model import Actor, Event, Findings, Party, Statement

# PLOVER's sectors and countries that CAMEO calls otherwise; "" where it has no word
ROLES = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "CVL", "UNK": ""}
BODIES = {"UNO": "IGOUNO", "EUR": "IGOEUR", "ISM": "NGM"}


@dataclass(frozen=True, slots=True)
class Dyad:
    """One row: who did what to whom, when, where, by whose word, and the sentence that says so.

    Codes are CAMEO's; what is not known is empty.
    """

    event: str  # Event.id
    first: str  # day in ISO 8601; the days between which it happened
    last: str
    source: str  # CAMEO's actor code: "PERGOV"
    source_name: str
    target: str
    target_name: str
    inferred: str  # "source", "target" or both where a part of the code was not read but inferred
    cameo: str
    quad: int | None  # CAMEO's quad class, by the root
    goldstein: float | None
    plover: str
    modes: str  # parted by ";"
    contexts: str
    status: str
    claimed_by: str  # whose word it is; "": the outlet's own voice
    place: str
    latitude: float | None
    longitude: float | None
    outlet: str
    published: str
    url: str
    sentence_id: str  # article and offsets in its text: "a-1f…:120-187"
    sentence: str


def dyads(findings: Findings) -> Iterator[Dyad]:
    """The rows of an article, in the order of its text; what is no event has none."""
    for event in findings.events:
        if event.event is not None and event.cameo is not None:
            yield from (_row(findings, event, *pair) for pair in pairs(event))


def pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    """Who did it to whom, two at a time: each to each; both ways where they meet as equals."""
    actors, recipients = event.actors, event.recipients
    if not recipients and len(actors) > 1:
        yield from permutations(actors, 2)
    else:
        yield from product(actors or (None,), recipients or (None,))


def cameo_actor(actor: Actor) -> str:
    """CAMEO's code: country, then role, three letters each; "" where neither is known.

    Religion, ethnicity and party, which CAMEO puts after them, are not told.
    """
    country = BODIES.get(actor.country or "", actor.country or "")
    role = next((ROLES.get(sector, sector) for sector in actor.sectors), "")
    return country if actor.country in BODIES else country + role


def cameo_quad(cameo: str) -> int | None:
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, by CAMEO's roots.

    >>> cameo_quad("036"), cameo_quad("0874"), cameo_quad("112"), cameo_quad("195")
    (1, 2, 3, 4)
    """
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _row(findings: Findings, event: Event, source: Party | None, target: Party | None) -> Dyad:
    article, cameo = findings.article, event.cameo or ""
    days = event.when.days if event.when else None
    place = next((p for p in findings.places if p.id == event.where), None)
    span = event.cite.span
    return Dyad(
        event=event.id,
        first=days.first.isoformat() if days else "",
        last=days.last.isoformat() if days else "",
        source=_code(findings, source),
        source_name=_name(findings, source),
        target=_code(findings, target),
        target_name=_name(findings, target),
        inferred=";".join(_inferred(findings, {"source": source, "target": target})),
        cameo=cameo,
        quad=cameo_quad(cameo),
        goldstein=event.goldstein,
        plover=event.event or "",
        modes=";".join(event.modes),
        contexts=";".join(event.contexts),
        status=event.status.value,
        claimed_by=_claimant(findings, event),
        place=place.name if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        outlet=article.publisher or "",
        published=article.published.day.isoformat() if article.published else "",
        url=article.canonical or article.url,
        sentence_id=f"{article.id}:{span.start}-{span.end}",
        sentence=" ".join(span.of(article.text).split()),
    )


def _code(findings: Findings, party: Party | None) -> str:
    return cameo_actor(findings.cast.actor(party.actor)) if party else ""


def _inferred(findings: Findings, sides: dict[str, Party | None]) -> Iterator[str]:
    for side, party in sides.items():
        if party and {"country", "sectors"} & set(findings.cast.actor(party.actor).inferred):
            yield side


def _name(findings: Findings, party: Party | None) -> str:
    return findings.cast.actor(party.actor).name if party else ""


def _claimant(findings: Findings, event: Event) -> str:
    """Whose word an event inside a statement is: the name, else the words that name the source."""
    statement = next((s for s in findings.statements if s.id == event.statement), None)
    return _said_by(findings, statement) if statement else ""


def _said_by(findings: Findings, statement: Statement) -> str:
    if statement.speaker:
        return findings.cast.actor(statement.speaker).name
    source = statement.source
    return source.of(findings.article.text) if source else "somebody not named"
