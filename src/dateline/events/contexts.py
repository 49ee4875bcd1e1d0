"""What an event is about: PLOVER's contexts, from the words around it and its parties.

Words of the event's own clause come first; the rest of the sentence is asked only where the clause
and its parties say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.events.scene import Scene
from dateline.languages import table
from dateline.model import Actor, ActorKind, Event

LONGEST = 3  # words of an entry
PART = re.compile("[ -]")  # parts the words of an entry
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM"})
UNARMED = frozenset({"CVL", "OPP", "JRN", "REL", "LAB", "EDU", "SOC", "AGR", "MED", "PTY"})
OF_DIPLOMACY = frozenset({"CONSULT", "SUPPORT"})
MODES_OF_DIPLOMACY = frozenset({"expel", "withdraw", "meet"})
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis", "csubj"})


@dataclass(frozen=True)
class Lexicon:
    """The contexts of a language by what brings them; a word may bring several."""

    words: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]]
    modes: Mapping[str, tuple[str, ...]]

    @cached_property
    def openings(self) -> frozenset[str]:
        """What an entry of several words can begin with."""
        several = ((entry, PART.finditer(entry)) for entry in (*self.words, *self.weak))
        return frozenset(entry[: part.start()] for entry, parts in several for part in parts)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    by_kind: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind in ("words", "weak", "sectors", "modes"):
        entries = by_kind.setdefault(kind, {})
        for row in table(language, "contexts")["context"]:
            for entry in row.get(kind, ()):
                entries[entry] = (*entries.get(entry, ()), row["name"])
    return Lexicon(**by_kind)


def contexts(scene: Scene, word: int, event: Event) -> dict[str, str]:
    """The contexts of an event hung on a word, each with what brought it."""
    known = lexicon(scene.tree.reading.article.language or "en")
    found: dict[str, str] = {}
    for name, why in (*_of_modes(known, event), *_of_parties(scene, known, event)):
        found.setdefault(name, why)
    for name, why in _between(scene, event):
        found.setdefault(name, why)
    own = sorted(_clause(scene, word))
    for name, why in _of_words(scene, known, own, known.words, known.weak):
        found.setdefault(name, why)
    if not found:
        sentence = scene.tree.sentence(word)
        rest = range(sentence.first, sentence.last)
        for name, why in _of_words(scene, known, rest, known.words):
            found.setdefault(name, f"{why}, elsewhere in the sentence")
    return found


def _of_modes(known: Lexicon, event: Event) -> Iterator[tuple[str, str]]:
    for mode in event.modes:
        for name in known.modes.get(mode, ()):
            yield name, f"mode {mode}"


def _of_parties(scene: Scene, known: Lexicon, event: Event) -> Iterator[tuple[str, str]]:
    for party in (*event.actors, *event.recipients):
        actor = scene.cast.actor(party.actor)
        for sector in actor.sectors[:1]:
            for name in known.sectors.get(sector, ()):
                yield name, f"{actor.name} is {sector}"


def _between(scene: Scene, event: Event) -> Iterator[tuple[str, str]]:
    """What follows from who does it to whom: states deal with states, or with their own people."""
    doers = [scene.cast.actor(p.actor) for p in event.actors]
    others = [scene.cast.actor(p.actor) for p in event.recipients]
    unarmed = bool(others) and all(set(a.sectors[:1]) & UNARMED for a in others)
    if event.event == "ASSAULT" and unarmed and any(map(_of_state, doers)):
        yield "repression", "a state uses force on the unarmed"
    talking = event.event in OF_DIPLOMACY or set(event.modes) & MODES_OF_DIPLOMACY
    if talking and len({a.country for a in (*doers, *others) if _governs(a)}) > 1:
        yield "diplomatic", "governments deal with each other"


def _of_state(actor: Actor) -> bool:
    return actor.kind is ActorKind.government or bool(set(actor.sectors[:1]) & STATE)


def _governs(actor: Actor) -> bool:
    return actor.kind is ActorKind.government or actor.sectors[:1] == ("GOV",)


def _clause(scene: Scene, word: int) -> Iterator[int]:
    """The words of the clause that a word stands in, without the clauses that hang on it."""
    tree = scene.tree
    top = word
    while not tree.tag(top).startswith("V") and tree.head(top) != top:
        top = tree.head(top)
    waiting = [top]
    while waiting:
        current = waiting.pop()
        yield current
        waiting += [c for c in tree.children(current) if not _apart(scene, c)]


def _apart(scene: Scene, word: int) -> bool:
    tree = scene.tree
    return tree.relation(word) in CLAUSES and tree.tag(word).startswith("V")


def _of_words(
    scene: Scene, known: Lexicon, words: Iterable[int], *tables: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """What the words bring, the longest entries first: "tear gas" speaks of no gas."""
    left = dict.fromkeys(sorted(words))
    for length in range(LONGEST, 0, -1):
        for run in _runs(list(left), length):
            if length > 1 and not _opens(scene, known, run[0]):
                continue
            if not all(word in left for word in run):
                continue
            for phrase in _phrases(scene, run):
                named = [name for entries in tables for name in entries.get(phrase, ())]
                yield from ((name, f"“{phrase}”") for name in named)
                if named:
                    for word in run:
                        del left[word]
                    break


def _opens(scene: Scene, known: Lexicon, word: int) -> bool:
    """Whether an entry of several words can begin with the word."""
    lemma, low = scene.tree.lemma(word).lower(), scene.tree.lower(word)
    return lemma in known.openings or low in known.openings


def _runs(words: list[int], length: int) -> Iterator[list[int]]:
    """All runs of so many neighbouring words."""
    for at in range(len(words) - length + 1):
        if words[at + length - 1] - words[at] == length - 1:
            yield words[at : at + length]


def _phrases(scene: Scene, run: list[int]) -> Iterator[str]:
    """Neighbouring words as lemmas, as forms, and with the last a lemma; a hyphen joins them."""
    tree = scene.tree
    lemmas = [tree.lemma(i).lower() for i in run]
    forms = [tree.lower(i) for i in run]
    joint = "" if "-" in forms else " "
    either = (lemmas, [*forms[:-1], lemmas[-1]], forms)
    yield from dict.fromkeys(joint.join(words) for words in either)
