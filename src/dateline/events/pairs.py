"""What the first of two given actors does to the second: the event between them, or the nearest.

That there is something between the two is taken as said, so that an act whose parties were read
otherwise, or not at all, is better than silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.coding import Coder
from dateline.events.frames import Frame
from dateline.events.merging import merge
from dateline.events.scene import Scene
from dateline.events.triggers import Trigger, find_triggers, verb_lemmas
from dateline.model import Cast, Event, Party, Reading, Statement, Status

COMMENT = "010"
STRICT = ("must", "base")  # "say" and "insist" are nothing without the clause they need
PLAIN = frozenset({"a", "an", "the", "of", "and", "'s", "’s", "in"})


@dataclass(frozen=True, slots=True)
class Relation:
    """An event between two actors; `event` is None for a bare comment or appeal (CAMEO 01, 02)."""

    event: str | None
    cameo: str | None
    modes: tuple[str, ...]
    found_by: str


def relation(
    reading: Reading,
    cast: Cast,
    actor: str,
    recipient: str,
    statements: tuple[Statement, ...] = (),
) -> Relation:
    """What `actor` does to `recipient`, both as the text has them, anywhere in the reading."""
    coder = Coder(reading, cast, statements, ())
    events = [e for e in merge(coder.events(), reading) if e.event and _stands(e)]
    scene = coder.scene
    ranked = sorted(events, key=lambda e: (-_fit(scene, e, actor, recipient), _depth_of(scene, e)))
    if ranked:
        best = ranked[0]
        return _relation(best.event, best.cameo, best.modes, best.found_by)
    for trigger in any_triggers(coder.scene):
        act = coder.plain(trigger)
        if act and act.event:
            example = f"loosely, as in “{trigger.frame.example}”"
            return _relation(act.event, act.cameo, act.modes, example)
    return Relation(None, COMMENT, (), "no act found: a comment")


def _stands(event: Event) -> bool:
    return event.status not in (Status.denied, Status.hypothetical)


def _relation(
    event: str | None, cameo: str | None, modes: tuple[str, ...], found_by: str
) -> Relation:
    bare = (cameo or "").startswith(("01", "02"))
    return Relation(None if bare else event, cameo, modes, found_by)


def _fit(scene: Scene, event: Event, actor: str, recipient: str) -> int:
    """How many of the two have the part in the event that they were given."""
    does, done_to = _names(scene, event.actors), _names(scene, event.recipients)
    first, second = _words(actor), _words(recipient)
    if not event.recipients:  # they meet as equals, or it is done to nobody who is named
        done_to = does - first
    return bool(first & does) + bool(second & done_to)


def _names(scene: Scene, parties: tuple[Party, ...]) -> set[str]:
    """The words of the parties as they stand, and of their full names."""
    text = scene.tree.text
    return {
        w for p in parties for w in _words(f"{p.span.of(text)} {scene.cast.actor(p.actor).name}")
    }


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if word not in PLAIN}


def any_triggers(scene: Scene) -> Iterator[Trigger]:
    """First those whose conditions are met, then any word that a frame knows; main clauses first."""
    yield from find_triggers(scene)
    yield from sorted(_loose(scene), key=lambda t: _depth(scene, t.word))


def _loose(scene: Scene) -> Iterator[Trigger]:
    tree = scene.tree
    for word in range(len(tree.words)):
        entries: list[str] = []
        table: dict[str, tuple[Frame, ...]] = {}
        if tree.tag(word).startswith("VB"):
            entries, table = verb_lemmas(scene, word), scene.known.verbs
        elif tree.tag(word) in ("NN", "NNS"):
            entries, table = [tree.lemma(word).lower()], scene.known.nouns
        for entry in entries:
            frame = next((f for f in table.get(entry, ()) if f.needs_clause not in STRICT), None)
            if frame:
                yield Trigger(word, frame, entry, noun=table is scene.known.nouns)
                break


def _depth_of(scene: Scene, event: Event) -> int:
    word = scene.tree.head_of(event.trigger)
    return 0 if word is None else _depth(scene, word)


def _depth(scene: Scene, word: int) -> int:
    return sum(1 for _ in scene.tree.ancestors(word))
