"""What the markup around a line says of it, in numbers, beside what its words say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import numpy as np

from dateline.article.columns import Column, Matrix, shifted
from dateline.article.features import WORD, features, prose_weight
from dateline.article.groups import group_columns, places
from dateline.article.markup import AROUND, HINTS
from dateline.article.promised import Promised, promise_columns, title_likeness
from dateline.article.siting import siting_columns
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

INDEX = re.compile(r"\[\d+\]")
NAMES = (*sorted(AROUND), *sorted(HINTS), "hidden")  # the order is part of the trained model
KINDS = tuple(BlockKind)
ABOVE = (1, 2, 3)  # how far up the elements are that are looked at for neighbours
MOST_PICTURES = 3  # before a line, that are counted
COMMON, COMMON_LENGTH, COMMON_TIMES = (
    25,
    6,
    3,
)  # a page's common words: how many, how long, how often
SPOKEN = 15  # common words from which the page has prose enough to tell them
LONG = 8  # words of a line that can be told by its common words


def html_features(
    lines: list[VisibleLine], chosen: set[int], said: Promised, language: str = "en"
) -> Matrix:
    """A row of numbers for each line; `chosen` are the lines that trafilatura takes."""
    texts = [line.text for line in lines]
    chosen_column = np.zeros(len(lines), dtype=np.float32)
    chosen_column[list(chosen)] = 1.0
    prose = prose_of(lines)
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
        *_common(texts, prose),
        *promise_columns(lines, said),
        *siting_columns(lines, title_likeness(lines, said), prose, chosen_column),
        *group_columns(lines, chosen_column, prose),
        *_styles(lines),
    ]
    own = np.column_stack([np.asarray(column, dtype=np.float32) for column in columns])
    return np.hstack([features(texts, language), around, kinds.reshape(len(lines), -1), own])


def prose_of(lines: list[VisibleLine]) -> Column:
    """How much each line speaks for being the article's, at least 0."""
    weights = [max(0.0, prose_weight(line.text, False)) for line in lines]
    return np.array(weights, dtype=np.float32)


def _common(texts: list[str], prose: Column) -> list[Column]:
    """The share of the words that the page's own prose uses most: so it is told in any language."""
    words = [[word.lower() for word in WORD.findall(text)] for text in texts]
    counts: Counter[str] = Counter()
    for line, weight in zip(words, prose, strict=True):
        if weight >= 2.0:
            counts.update(word for word in line if len(word) <= COMMON_LENGTH)
    most = counts.most_common(COMMON)
    common = {word for word, times in most if times >= COMMON_TIMES}
    share = np.array(
        [sum(word in common for word in line) / max(1, len(line)) for line in words],
        dtype=np.float32,
    )
    long = np.array([len(line) >= LONG for line in words])
    return [share, share * long, np.full(len(texts), float(len(common) > SPOKEN), np.float32)]


def _styles(lines: list[VisibleLine]) -> list[Column]:
    """Links within the page, bold and italics, pictures just before, and how deep the line lies."""
    strong = np.array([line.strong for line in lines], dtype=np.float32)
    slanted = np.array([line.slanted for line in lines], dtype=np.float32)
    counts = [min(MOST_PICTURES, line.pictures) for line in lines]
    pictures = np.array(counts, dtype=np.float32)
    return [
        np.array([line.inward for line in lines], dtype=np.float32),
        strong,
        slanted,
        (strong > 0.8).astype(np.float32),
        (slanted > 0.8).astype(np.float32),
        pictures,
        shifted(pictures, -1, 0.0),
        shifted(pictures, 1, 0.0),
        np.array([line.node.count("/") / 10 for line in lines], dtype=np.float32),
    ]


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
        columns += _shares(places(lines, above), chosen, prose)
    kinds_of_place = [INDEX.sub("", line.node) for line in lines]
    return columns + _shares(kinds_of_place, chosen, prose)


def _shares(where: list[str], chosen: Column, prose: Column) -> list[Column]:
    weights: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, float] = defaultdict(float)
    taken: defaultdict[str, float] = defaultdict(float)
    for place, is_chosen, weight in zip(where, chosen, prose, strict=True):
        weights[place] += float(weight)
        counts[place] += 1
        taken[place] += float(is_chosen)
    total = max(1.0, float(prose.sum()))
    return [
        np.array([weights[place] / total for place in where], dtype=np.float32),
        np.array([taken[place] / counts[place] for place in where], dtype=np.float32),
        np.array([np.log1p(counts[place]) for place in where], dtype=np.float32),
    ]
