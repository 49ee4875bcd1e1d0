"""What the markup around a line says of it, in numbers, beside what its words say."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from dateline.article.columns import Column, Matrix, shifted
from dateline.article.features import features, prose_weight
from dateline.article.markup import AROUND, HINTS
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

INDEX = re.compile(r"\[\d+\]")
NAMES = (*sorted(AROUND), *sorted(HINTS), "hidden")  # the order is part of the trained model
KINDS = tuple(BlockKind)
ABOVE = (1, 2, 3)  # how far up the elements are that are looked at for neighbours


def html_features(lines: list[VisibleLine], chosen: set[int], language: str = "en") -> Matrix:
    """A row of numbers for each line; `chosen` are the lines that trafilatura takes."""
    texts = [line.text for line in lines]
    chosen_column = np.zeros(len(lines), dtype=np.float32)
    chosen_column[list(chosen)] = 1.0
    prose = np.array([max(0.0, prose_weight(text, False)) for text in texts], dtype=np.float32)
    around = np.array(
        [[name in line.around for name in NAMES] for line in lines], dtype=np.float32
    ).reshape(len(lines), len(NAMES))
    kinds = np.array([[line.kind is kind for kind in KINDS] for line in lines], dtype=np.float32)
    linked = np.array([line.linked for line in lines], dtype=np.float32)
    columns = [
        linked,
        linked > 0.8,
        chosen_column,
        *(shifted(chosen_column, by, 0.0) for by in (-2, -1, 1, 2)),
        *(shifted(linked, by, 1.0) for by in (-1, 1)),
        *_chosen_around(chosen_column),
        *_of_the_same_place(lines, chosen_column, prose),
    ]
    own = np.column_stack([np.asarray(column, dtype=np.float32) for column in columns])
    return np.hstack([features(texts, language), around, kinds.reshape(len(lines), -1), own])


def _chosen_around(chosen: Column) -> list[Column]:
    """How many lines from the first and the last chosen one, and what share is chosen near by."""
    n = len(chosen)
    index = np.arange(n, dtype=np.float32)
    taken = np.flatnonzero(chosen)
    first, last = (taken[0], taken[-1]) if len(taken) else (n, -1)
    sums = np.concatenate([[0.0], np.cumsum(chosen)])
    whole = np.arange(n)
    low, high = np.maximum(0, whole - 8), np.minimum(n, whole + 9)
    inside = (index >= first) & (index <= last)
    return [
        inside.astype(np.float32),
        np.log1p(np.maximum(0, first - index)),
        np.log1p(np.maximum(0, index - last)),
        ((sums[high] - sums[low]) / (high - low)).astype(np.float32),
        np.full(n, chosen.mean() if n else 0.0, dtype=np.float32),
    ]


def _of_the_same_place(lines: list[VisibleLine], chosen: Column, prose: Column) -> list[Column]:
    """What share of the page's prose, and how many chosen lines, stand in the same elements."""
    columns: list[Column] = []
    for above in ABOVE:
        places = [line.node.rsplit("/", above)[0] for line in lines]
        columns += _shares(places, chosen, prose)
    kinds_of_place = [INDEX.sub("", line.node) for line in lines]
    return columns + _shares(kinds_of_place, chosen, prose)


def _shares(places: list[str], chosen: Column, prose: Column) -> list[Column]:
    weights: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, float] = defaultdict(float)
    taken: defaultdict[str, float] = defaultdict(float)
    for place, is_chosen, weight in zip(places, chosen, prose, strict=True):
        weights[place] += float(weight)
        counts[place] += 1
        taken[place] += float(is_chosen)
    total = max(1.0, float(prose.sum()))
    return [
        np.array([weights[place] / total for place in places], dtype=np.float32),
        np.array([taken[place] / counts[place] for place in places], dtype=np.float32),
        np.array([np.log1p(counts[place]) for place in places], dtype=np.float32),
    ]
