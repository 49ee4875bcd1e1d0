"""What is marked in the text of an article: statements, events, actors, times and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import (
    Actor,
    Event,
    LoadedWord,
    Place,
    Span,
    Statement,
    TimeExpression,
    Unplaced,
)
from dateline.web.register import Handle, Register, nth_id, time_id
from dateline.web.wording import precision_in_words, time_in_words


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text that a link can go to, and the record it belongs to."""

    id: str
    of: Handle


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, how it looks, and what hangs on its first and last words."""

    span: Span
    looks: tuple[str, ...]  # classes of the style sheet
    hue: str = ""  # the class of its colour; the nearest mark's counts
    title: str = ""
    card: str = ""  # id of the card that the words link to
    anchors: tuple[Anchor, ...] = ()
    marker: Handle | None = None  # the record that the number after the last words leads to
    label: str = ""  # shown after the last words


def find_marks(register: Register) -> list[Mark]:
    """All marks; of two that cover the same words, the first counts."""
    return [
        *(mark for actor in register.actors for mark in _actor(actor, register)),
        *(mark for id, seen in register.sightings.items() for mark in _place(seen, register[id])),
        *(_time(time, register[time_id(time.span)]) for time in register.times),
        *(mark for e in register.events for mark in _event(e, register[e.id])),
        *(mark for s in register.statements for mark in _statement(s, register[s.id])),
        *(_loaded(word) for word in register.loaded),
        *(_unplaced(one) for one in register.unplaced),
    ]


def _cite(span: Span, handle: Handle) -> Mark:
    return Mark(
        span, (f"in-{handle.key}",), anchors=(Anchor(handle.target, handle),), marker=handle
    )


def _statement(statement: Statement, handle: Handle) -> Iterator[Mark]:
    yield _cite(statement.cite.span, handle)
    for span in statement.contents:
        yield Mark(span, ("said", statement.voice.value, handle.key))
    if statement.source:
        yield Mark(statement.source, ("source", handle.key))
    if statement.cue:
        yield Mark(statement.cue, ("cue", handle.key))


def _event(event: Event, handle: Handle) -> Iterator[Mark]:
    yield _cite(event.cite.span, handle)
    looks = "claimed" if event.statement else "told"
    yield Mark(event.trigger, ("trigger", looks, handle.key))
    for party in (*event.actors, *event.recipients):
        yield Mark(party.span, (handle.key,))
    for figure in event.figures:
        yield Mark(figure.span, ("figure", handle.key))
    if event.when:
        yield Mark(event.when.span, (handle.key,))


def _unplaced(one: Unplaced) -> Mark:
    return Mark(one.span, ("place",), title=f"place unresolved: {one.reason}", label="unresolved")


def _loaded(word: LoadedWord) -> Mark:
    whose = "the outlet’s own" if word.is_outlets else "quoted"
    looks = ("loaded", "own" if word.is_outlets else "quoted")
    return Mark(word.span, looks, title=f"loaded word ({word.kind}), {whose}")


def _time(time: TimeExpression, handle: Handle) -> Mark:
    return Mark(
        time.span,
        ("time", handle.key),
        title=f"{handle.number}: {time_in_words(time)}",
        card=handle.card,
        anchors=(Anchor(handle.target, handle),),
        label="" if time.value else "unresolved",
    )


def _place(seen: Sequence[Place], handle: Handle) -> Iterator[Mark]:
    for index, place in enumerate(seen):
        yield Mark(
            place.span,
            ("place", handle.key),
            title=f"{handle.number}: {place.name}, {precision_in_words(place.precision)}",
            card=handle.card,
            anchors=(Anchor(nth_id(handle, index), handle),),
        )


def _actor(actor: Actor, register: Register) -> Iterator[Mark]:
    handle = register[actor.id]
    for index, mention in enumerate(register.mentions[actor.id]):
        yield Mark(
            mention.span,
            ("actor", handle.key),
            hue=register.hue(actor.id),
            title=f"{handle.number}: {actor.name} ({mention.found_by})",
            card=handle.card,
            anchors=(Anchor(nth_id(handle, index), handle),),
        )
