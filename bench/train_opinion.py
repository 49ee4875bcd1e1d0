"""Train the second opinion that lies in src/dateline/events: `python bench/train_opinion.py [--write]`.

It learns from `corpus/` alone, our own sentences, and never from a record that is kept aside
(`Record.held`). Printed are how many pairs it learnt from; how often it is right on the pairs kept
aside as the corpus grows, beside the rules alone. Deterministic.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import Record, corpus
from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events.coding import Coder
from dateline.events.frames import frames
from dateline.events.opinion import NOTHING, Weights, observations
from dateline.events.pairs import Between
from dateline.model import Cast
from dateline.places import find_places
from dateline.reading import load_reader
from dateline.statements import find_statements
from dateline.syntax import Tree

TARGET = Path(__file__).parent.parent / "src/dateline/events/opinion.npz"
FEWEST = 2  # pairs that an observation must be made of
DECAY = 0.0005  # of the weights
STEPS, RATE = 400, 0.05
SILENT_PAIRS = 2  # taken from a sentence that tells no event


@dataclass(frozen=True)
class Pair:
    """Two words of a sentence, what is observed, and which event is between them."""

    record: Record
    seen: dict[str, float]
    event: str


def pairs(records: Sequence[Record]) -> Iterator[Pair]:
    """The labelled pairs of the records, and pairs between whom nothing happens."""
    read = load_reader("en")
    known = frames("en")
    for record in records:
        reading = read(plain_article(record.text, id=record.id))
        cast = find_actors(reading, find_places(reading))
        statements = find_statements(reading, cast)
        tree = Tree(reading)
        for actor, recipient, event in _labelled(record, cast, tree):
            words = [_form(tree, actor), _form(tree, recipient)]
            coder = Coder(reading, cast, statements, ())
            said = Between(coder, *words).ruled()
            yield Pair(record, observations(tree, known, actor, recipient, said), event)


def _form(tree: Tree, word: int | None) -> str:
    return "" if word is None else tree.form(word)


def _labelled(record: Record, cast: Cast, tree: Tree) -> Iterator[tuple[int, int | None, str]]:
    for label in record.coded:
        for actor in label.actors:
            heads = [tree.head_of(span) for span in label.recipients] or [None]
            others = [tree.head_of(span) for span in label.actors if span != actor]
            first = tree.head_of(actor)
            for second in heads if label.recipients or not others else others:
                if first is not None and first != second:
                    yield first, second, label.event or NOTHING
    if not record.coded:
        for first, second in _silent(record, cast, tree):
            yield first, second, NOTHING


def _silent(record: Record, cast: Cast, tree: Tree) -> list[tuple[int, int | None]]:
    """Two between whom nothing happens: those the record marks, else those named first."""
    marked = [span for label in record.labels for span in (*label.actors, *label.recipients)]
    heads = [tree.head_of(span) for span in marked or [m.span for m in cast.mentions]]
    words = [word for word in dict.fromkeys(heads) if word is not None]
    return list(zip(words, [*words[1:], None], strict=False))[:SILENT_PAIRS]


def train(given: Sequence[Pair]) -> Weights:
    """Softmax regression with decay, by Adam over all pairs at once."""
    counts = Counter(name for pair in given for name in pair.seen)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    index = {name: n for n, name in enumerate(names)}
    classes = tuple(sorted({pair.event for pair in given}))
    rows = np.zeros((len(given), len(names)), dtype=np.float32)
    wanted = np.zeros((len(given), len(classes)), dtype=np.float32)
    for n, pair in enumerate(given):
        wanted[n, classes.index(pair.event)] = 1.0
        for name, value in pair.seen.items():
            if name in index:
                rows[n, index[name]] = value
    matrix, bias = _fit(rows, wanted)
    return Weights(classes, index, matrix, bias)


def _fit(rows: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rows = np.hstack([rows, np.ones((len(rows), 1), dtype=np.float32)])
    weights = np.zeros((rows.shape[1], wanted.shape[1]), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    share = 1.0 / np.sqrt(wanted.sum(axis=0, keepdims=True))  # rare events count for more
    importance = (wanted * share).sum(axis=1, keepdims=True)
    importance /= importance.mean()
    for step in range(1, STEPS + 1):
        logits = rows @ weights
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = rows.T @ ((chances - wanted) * importance) / len(rows) + DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = RATE * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        weights -= (rate * first / (np.sqrt(second) + 1e-8)).astype(np.float32)
    return weights[:-1], weights[-1]


def right(model: Weights, asked: Sequence[Pair]) -> float:
    return sum(_best(model, pair.seen) == pair.event for pair in asked) / max(1, len(asked))


def _best(model: Weights, seen: dict[str, float]) -> str:
    rows = [model.index[name] for name in seen if name in model.index]
    values = np.array([seen[name] for name in seen if name in model.index], dtype=np.float32)
    return model.classes[int(np.argmax(values @ model.matrix[rows] + model.bias))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    records = list(corpus())
    found = list(pairs(records))
    kept = [pair for pair in found if pair.record.held]
    given = [pair for pair in found if not pair.record.held]
    for share in (0.25, 0.5, 1.0):
        some = given[: int(share * len(given))]
        print(f"{len(some)} pairs: {right(train(some), kept):.3f} of {len(kept)} kept aside")
    model = train(given)
    print(f"{len(model.index)} observations, {len(model.classes)} classes")
    if options.write:
        np.savez_compressed(
            TARGET,
            names=np.array(list(model.index)),
            classes=np.array(model.classes),
            matrix=model.matrix.astype(np.float16),
            bias=model.bias,
        )


if __name__ == "__main__":
    main()
