"""Which words raise which frames: a verb or an event noun whose conditions its clause meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.entries import noun_lemmas, verb_lemmas
from dateline.events.frames import Frame
from dateline.events.nouns import noun_fits
from dateline.events.scene import Scene
from dateline.events.verbs import verb_lacks
from dateline.model import BlockKind

THINGS = ("dobj", "pobj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that raises a frame; `lemma` is the entry of the frame that it matched."""

    word: int
    frame: Frame
    lemma: str
    noun: bool


def find_triggers(scene: Scene) -> Iterator[Trigger]:
    """All triggers of a reading but those in headlines, in the order of the text."""
    blocks = scene.tree.reading.article.blocks
    for sentence in scene.tree.reading.sentences:
        if blocks[sentence.block].kind is BlockKind.headline:
            continue
        for word in range(sentence.first, sentence.last):
            trigger = trigger_at(scene, word)
            if trigger:
                yield trigger


def trigger_at(scene: Scene, word: int) -> Trigger | None:
    """The frame that a word raises, if any."""
    tag = scene.tree.tag(word)
    if word in scene.timed:  # "in March"
        return None
    if tag.startswith("VB"):
        for lemma in verb_lemmas(scene, word):
            for frame in scene.known.verbs.get(lemma, ()):
                if verb_lacks(scene, word, frame, lemma) is None:
                    return Trigger(word, frame, lemma, noun=False)
    elif tag in ("NN", "NNS", "NNP", "NNPS"):
        for lemma in noun_lemmas(scene, word):
            for frame in scene.known.nouns.get(lemma, ()):
                someone = word in scene.at and not frame.toll  # who is named is no deed
                if not someone and noun_fits(scene, word, frame):
                    return Trigger(word, frame, lemma, noun=True)
    return None


def told_before(scene: Scene, trigger: Trigger) -> bool:
    """ "sent the tents it had asked for", "imposed the ban it threatened": words that others follow."""
    tree, verb = scene.tree, trigger.word
    if trigger.noun or trigger.frame.act not in ("REQUEST", "AGREE", "THREATEN"):
        return False
    own = tree.child(verb, "nsubj")
    of_thing = tree.relation(verb) == "relcl" and tree.relation(tree.head(verb)) in THINGS
    return of_thing and own is not None and tree.tag(own) not in ("WDT", "WP")
