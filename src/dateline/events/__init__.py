"""Reading, Cast, Statements, Places → Events: who did what to whom, in PLOVER's terms.

A trigger is a verb or an event noun that a frame knows. What stands above it (plans, threats,
refusals, calls, ends, doubts) is composed with the act; its arguments become actors and
recipients; an event inside a statement hangs on it and is a claim. Where nothing is known to
have been done by or to someone, there is silence: no default code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.coding import Coder
from dateline.events.incidents import Incident, incident
from dateline.events.merging import merge
from dateline.events.opinion import Ruled, in_words, opinion
from dateline.events.pairs import Relation, relation
from dateline.events.scene import Scene
from dateline.model import About, Cast, Event, Place, Reading, Reason, Statement

__all__ = ["Incident", "Relation", "find_events", "incident", "relation"]


def find_events(
    reading: Reading,
    cast: Cast,
    statements: Sequence[Statement] = (),
    places: Sequence[Place] = (),
) -> tuple[Event, ...]:
    """The events of an article in the order of the text."""
    coder = Coder(reading, cast, statements, places)
    completed = (coder.completed(event) for event in merge(coder.events(), reading))
    return tuple(_with_opinion(coder.scene, event) for event in completed)


def _with_opinion(scene: Scene, event: Event) -> Event:
    """The event with what the learned opinion says of its first two parties."""
    others = (*event.recipients, *event.actors[1:])
    actor = scene.tree.head_of(event.actors[0].span) if event.actors else None
    other = scene.tree.head_of(others[0].span) if others else None
    if actor is None or not event.event:
        return event
    said = opinion(scene.tree, scene.known, actor, other, Ruled(event.event))
    agrees = "agrees" if said.event == event.event else "differs"
    reason = Reason(About.opinion, f"{agrees}: {in_words(said)}")
    return replace(event, reasons=(*event.reasons, reason))
