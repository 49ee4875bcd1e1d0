"""A learned second opinion: which act stands between two who are named, and why it thinks so.

A linear model over named observations: what the rules say, the words on the way from one to the
other in the parse, what the frames call those words, what stands above and beside them. The parties'
own names are masked. It was trained on `corpus/`, our own openly licensed sentences, by
`bench/train_opinion.py`, which wrote `opinion.npz`; numpy alone runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from dateline.events.frames import Frames
from dateline.syntax import Tree

NOTHING = "nothing"  # the class of two between whom nothing happens
FARTHEST = 8  # words of a way through the parse that count
REASONS = 3  # observations told of an opinion
AROUND = 0.6  # the weight of a word that only stands in the same sentence
RULED = 2.0  # that of what the rules say
BELOW = ("xcomp", "ccomp", "advcl", "conj", "prep", "pcomp")


GENERAL = {  # CAMEO's codes where no more is known than the event
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "080", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "180",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opinion:
    """An event of PLOVER, or NOTHING, with its chance and the next likely; what spoke for it."""

    event: str
    chance: float
    next: str
    margin: float  # by which the chance outdoes that of the next
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of a pair: an event of PLOVER or None; loosely, if a word alone says it."""

    event: str | None
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """For each class a bias, and for each observation a weight in each class."""

    classes: tuple[str, ...]
    index: dict[str, int]
    matrix: npt.NDArray[np.float32]  # observations × classes
    bias: npt.NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights that ship, read once."""
    source = resources.files(__package__) / "opinion.npz"
    with resources.as_file(source) as path, np.load(path) as it:
        index = {str(name): n for n, name in enumerate(it["names"])}
        classes = tuple(str(name) for name in it["classes"])
        return Weights(
            classes, index, it["matrix"].astype(np.float32), it["bias"].astype(np.float32)
        )


def opinion(
    tree: Tree,
    known: Frames,
    actor: int,
    recipient: int | None,
    ruled: Ruled,
) -> Opinion:
    """What the model thinks the first does to the second (words, None: to nobody named)."""
    model = weights()
    seen = {
        model.index[name]: value
        for name, value in observations(tree, known, actor, recipient, ruled).items()
        if name in model.index
    }
    rows, values = list(seen), np.array(list(seen.values()), dtype=np.float32)
    parts = model.matrix[rows] * values[:, None]
    logits = parts.sum(axis=0) + model.bias
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    best, second = np.argsort(-chances)[:2]
    names = list(model.index)
    spoke = sorted(zip(parts[:, best], rows, strict=True), reverse=True)[:REASONS]
    return Opinion(
        model.classes[best],
        float(chances[best]),
        model.classes[second],
        float(chances[best] - chances[second]),
        tuple(names[row] for part, row in spoke if part > 0),
    )


def in_words(said: Opinion) -> str:
    """An opinion for people, with its margin and what spoke for it."""
    seen = f"; for it: {', '.join(said.reasons)}" if said.reasons else ""
    return f"{said.event} {said.chance:.0%}, {said.margin:.0%} before {said.next}{seen}"


# --------------------------------------------------------------------------- observations


def observations(
    tree: Tree, known: Frames, actor: int, recipient: int | None, ruled: Ruled
) -> dict[str, float]:
    """What is seen of two words and what stands between them, by name; the value is its weight."""
    seen = {f"rules say {ruled.event or NOTHING}": RULED}
    if ruled.loosely:
        seen[f"rules say loosely {ruled.event}"] = RULED
    for name, value in _seen(tree, known, actor, recipient):
        seen[name] = max(seen.get(name, 0.0), value)
    return seen


def _seen(
    tree: Tree, known: Frames, actor: int, recipient: int | None
) -> Iterator[tuple[str, float]]:
    up, top, down = _way(tree, actor, recipient)
    yield from _alone(known, tree, top, "top")
    for word in up:
        yield from _alone(known, tree, word, "up")
    for word in down:
        yield from _alone(known, tree, word, "down")
    yield f"relation {tree.relation(actor)}", 1.0
    if recipient is None:
        yield "recipient none", 1.0
    else:
        yield f"relation to {tree.relation(recipient)}", 1.0
        yield f"order {'before' if actor < recipient else 'after'}", 0.5
    for verb in dict.fromkeys([top, *up, *down]):
        yield from _beside(known, tree, verb, {actor, recipient, *up, *down, top})
    sentence = tree.sentence(actor)
    for word in range(sentence.first, sentence.last):
        if word not in (actor, recipient):
            for name, _ in _alone(known, tree, word, "near"):
                yield name, AROUND


def _way(tree: Tree, actor: int, recipient: int | None) -> tuple[list[int], int, list[int]]:
    """The words above the actor, the word where both ways meet, the words down to the recipient."""
    above = list(tree.ancestors(actor))
    if recipient is None:
        verb = next(
            (w for w in above if tree.tag(w).startswith("VB")), above[-1] if above else actor
        )
        return above[: above.index(verb)] if verb in above else [], verb, []
    theirs = list(tree.ancestors(recipient))
    if recipient in above:
        return above[: above.index(recipient)][:FARTHEST], recipient, []
    if actor in theirs:
        return [], actor, theirs[: theirs.index(actor)][::-1][-FARTHEST:]
    top = next((w for w in above if w in theirs), above[-1] if above else actor)
    up = above[: above.index(top)] if top in above else above
    down = theirs[: theirs.index(top)] if top in theirs else theirs
    return up[:FARTHEST], top, down[::-1][-FARTHEST:]


def _alone(known: Frames, tree: Tree, word: int, where: str) -> Iterator[tuple[str, float]]:
    """A word by itself: its lemma, what frames call it, and whether it is a stance."""
    lemma, tag = tree.lemma(word).lower(), tree.tag(word)
    if tag.startswith("NNP") or not any(c.isalpha() for c in lemma):
        return
    if tag.startswith(("VB", "NN", "JJ", "IN", "RP", "TO", "RB")):
        yield f"{where} {lemma}", 1.0
    kind = "verbs" if tag.startswith("VB") else "nouns" if tag.startswith("NN") else ""
    if not kind:
        return
    for frame in (known.verbs if kind == "verbs" else known.nouns).get(lemma, ()):
        yield f"{where} act {frame.act}", 1.0
    if lemma in known.stances[kind]:
        yield f"{where} stance {known.stances[kind][lemma]}", 1.0


def _beside(
    known: Frames, tree: Tree, word: int, way: set[int | None]
) -> Iterator[tuple[str, float]]:
    """What hangs on a word of the way: particles, negation, modals, objects, clauses below."""
    lemma = tree.lemma(word).lower()
    for child in tree.children(word):
        relation, low = tree.relation(child), tree.lower(child)
        if relation == "prt":
            yield f"with {lemma} {low}", 1.0
        elif relation in ("neg", "aux", "auxpass"):
            yield f"{relation} {tree.lemma(child).lower()}", 0.5
        elif relation in ("dobj", "nsubjpass", "attr", "acomp") and child not in way:
            yield from _alone(known, tree, child, "object")
        elif relation in BELOW and child not in way:
            yield from _alone(known, tree, child, "below")
        if relation == "prep" and child in way:
            yield f"with {lemma} {low}", 1.0
