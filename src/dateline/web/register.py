"""The records of one article in the order in which they are shown, each with its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Actor, Event, Findings, Mention, Place, Span, Statement

KINDS = {"E": "event", "S": "statement", "A": "actor", "P": "place", "T": "time"}


@dataclass(frozen=True, slots=True)
class Handle:
    """How a record is named and reached on the page."""

    number: str  # what people see: "E3"
    target: str  # id of its place in the text: the record's own id

    @property
    def card(self) -> str:
        """Id of its card beside the text."""
        return f"card-{self.target}"

    @property
    def name(self) -> str:
        """What it is, in words: "event 3"."""
        return f"{KINDS[self.number[0]]} {self.number[1:]}"

    @property
    def key(self) -> str:
        """What its number is in the style sheet."""
        return self.number.lower()


HUES = 8  # colours in the style sheet


class Register:
    """Which records a page shows, in which order, under which numbers.

    All stand in the order of the text; but of the actors, those who act, are acted on or speak
    come first. A place named twice is one place.
    """

    def __init__(self, findings: Findings) -> None:
        self.mentions = _mentions(findings)
        self.sightings = _sightings(findings)
        self.events: list[Event] = sorted(findings.events, key=lambda e: (e.cite, e.trigger, e.id))
        self.statements: list[Statement] = sorted(findings.statements, key=lambda s: (s.cite, s.id))
        self.actors = _busy_first(findings, self.mentions)
        self.places = [seen[0] for seen in self.sightings.values()]
        self._hues = _hues(self.mentions)
        self._handles: dict[str, Handle] = {}
        self.times = sorted(findings.times, key=lambda t: t.span)
        self.loaded = findings.loaded
        self.unplaced = findings.unplaced
        self._number("E", [e.id for e in self.events])
        self._number("S", [s.id for s in self.statements])
        self._number("A", [a.id for a in self.actors])
        self._number("P", [p.id for p in self.places])
        self._number("T", [time_id(t.span) for t in self.times])

    def _number(self, letter: str, ids: Iterable[str]) -> None:
        self._handles |= {record: Handle(f"{letter}{n}", record) for n, record in enumerate(ids, 1)}

    def hue(self, actor: str) -> str:
        """The colour class of an actor: one each for those named most often, grey for the rest."""
        return self._hues.get(actor, "grey")

    def __getitem__(self, record: str) -> Handle:
        return self._handles[record]

    @property
    def handles(self) -> tuple[Handle, ...]:
        return tuple(self._handles.values())


def time_id(span: Span) -> str:
    """A time expression has no id of its own; within one article its place is one."""
    return f"t-{span.start}-{span.end}"


def nth_id(handle: Handle, index: int) -> str:
    """Id of one of the places where the text names an actor or a place; the first is its own."""
    return handle.target if index == 0 else f"{handle.target}-{index + 1}"


def _mentions(findings: Findings) -> dict[str, list[Mention]]:
    """The mentions of each actor, in the order of the text."""
    found: dict[str, list[Mention]] = {actor.id: [] for actor in findings.cast.actors}
    for mention in sorted(findings.cast.mentions, key=lambda m: m.span):
        found[mention.actor].append(mention)
    return found


def _hues(mentions: dict[str, list[Mention]]) -> dict[str, str]:
    """A colour helps the eye to follow whoever is named again and again; too many help nobody."""
    often = sorted((a for a in mentions if len(mentions[a]) > 1), key=lambda a: -len(mentions[a]))
    return {actor: f"hue{n}" for n, actor in enumerate(often[:HUES], 1)}


def _sightings(findings: Findings) -> dict[str, list[Place]]:
    """The places by id, each where the text names it."""
    found: dict[str, list[Place]] = {}
    for place in sorted(findings.places, key=lambda p: p.span):
        found.setdefault(place.id, []).append(place)
    return found


def _busy_first(findings: Findings, mentions: dict[str, list[Mention]]) -> list[Actor]:
    """Those who act, are acted on or speak, then the others; each in the order of the text."""
    busy = {p.actor for e in findings.events for p in (*e.actors, *e.recipients)}
    busy |= {s.speaker for s in findings.statements if s.speaker}
    named = [actor for actor in findings.cast.actors if mentions[actor.id]]
    named.sort(key=lambda a: (a.id not in busy, mentions[a.id][0].span))
    return named + [actor for actor in findings.cast.actors if not mentions[actor.id]]
