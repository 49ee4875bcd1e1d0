"""Reading, Cast, Statements, Places → Events: who did what to whom, in PLOVER's terms.

A trigger is a verb or an event noun that a frame knows. What stands above it (plans, threats,
refusals, calls, ends, doubts) is composed with the act; its arguments become actors and
recipients; an event inside a statement hangs on it and is a claim. Where nothing is known to
have been done by or to someone, there is silence: no default code.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.coding import Coder
from dateline.events.incidents import Incident, incident
from dateline.events.merging import merge
from dateline.events.pairs import Relation, relation
from dateline.model import Cast, Event, Place, Reading, Statement

__all__ = ["Incident", "Relation", "find_events", "incident", "relation"]


def find_events(
    reading: Reading,
    cast: Cast,
    statements: Sequence[Statement] = (),
    places: Sequence[Place] = (),
) -> tuple[Event, ...]:
    """The events of an article in the order of the text."""
    coder = Coder(reading, cast, statements, places)
    return tuple(coder.completed(event) for event in merge(coder.events(), reading))
