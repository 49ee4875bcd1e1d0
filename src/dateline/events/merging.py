"""One event for one happening: triggers of a sentence that tell the same act are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model import Event, Party, Reading

PRECISE = ("040", "130", "020", "100", "111", "120", "190", "180")  # codes that say only the root


def merge(events: Iterable[Event], reading: Reading) -> tuple[Event, ...]:
    """Events with those of one sentence and one code joined, in the order of the text."""
    kept: list[Event] = []
    for event in events:
        twin = next((e for e in kept if _same(e, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[kept.index(twin)] = _joined(twin, event)
    return tuple(kept)


def _same(a: Event, b: Event) -> bool:
    if a.cite != b.cite or a.event != b.event or a.statement != b.statement:
        return False
    mine, theirs = _ids(a.actors), _ids(b.actors)
    agree = not mine or not theirs or bool(mine & theirs)
    hit, struck = _ids(a.recipients), _ids(b.recipients)
    return agree and (not hit or not struck or bool(hit & struck) or a.act == "ASSAULT")


def _ids(parties: tuple[Party, ...]) -> set[str]:
    return {p.actor for p in parties}


def _joined(a: Event, b: Event) -> Event:
    """The first trigger stays; parties, modes and figures of both are kept."""
    actors = tuple(_once((*a.actors, *b.actors)))
    own = _ids(actors)
    recipients = tuple(p for p in _once((*a.recipients, *b.recipients)) if p.actor not in own)
    return replace(
        a,
        modes=tuple(dict.fromkeys((*a.modes, *b.modes))),
        cameo=b.cameo if a.cameo in PRECISE and b.cameo else a.cameo,
        actors=actors,
        recipients=recipients,
        when=a.when or b.when,
        where=a.where or b.where,
        figures=tuple(dict.fromkeys((*a.figures, *b.figures))),
        reasons=tuple(dict.fromkeys((*a.reasons, *b.reasons))),
        found_by=a.found_by if b.found_by in a.found_by else f"{a.found_by}; {b.found_by}",
    )


def _once(parties: Iterable[Party]) -> Iterator[Party]:
    seen: set[str] = set()
    for party in parties:
        if party.actor not in seen:
            seen.add(party.actor)
            yield party
