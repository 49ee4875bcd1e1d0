"""What lines say of one another that stand in one place or have one shape.

A place is an element of one to three levels up; a shape is tag and classes, of one to three levels.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from dateline.article.columns import Column, Matrix
from dateline.article.features import ENDS
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

LEVELS = (1, 2, 3)
HEAVIEST = 40  # words of a line that count where lines vote


def places(lines: list[VisibleLine], above: int) -> list[str]:
    """For each line the element that many levels above its own."""
    return [line.node.rsplit("/", above)[0] for line in lines]


def group_columns(lines: list[VisibleLine], chosen: Column, prose: Column) -> list[Column]:
    """Means over the lines of one shape, and over those of one place."""
    linked = np.array([line.linked for line in lines], dtype=np.float32)
    ends = np.array([bool(ENDS.search(line.text)) for line in lines], dtype=np.float32)
    words = _words(lines)
    heading = np.array([line.kind is BlockKind.heading for line in lines], dtype=np.float32)
    share = prose / max(1.0, float(prose.sum()))
    columns: list[Column] = []
    for level in LEVELS:
        groups = _Groups([line.shape[:level] for line in lines])
        columns += [
            groups.mean(chosen),
            groups.sum(share),
            groups.mean(linked),
            np.log1p(groups.mean(words)),
            groups.mean(ends),
            np.log1p(groups.sum(np.ones_like(words))),
        ]
    for level in LEVELS:
        groups = _Groups(places(lines, level))
        columns += [
            groups.mean(linked),
            groups.mean(ends),
            np.log1p(groups.mean(words)),
            groups.mean(heading),
        ]
    return columns


def votes(lines: list[VisibleLine], chances: Column) -> Matrix:
    """The mean chance of the lines that stand together or look alike, long lines counting most."""
    weights = np.minimum(HEAVIEST, _words(lines))
    keys: list[list[Hashable]] = [list(places(lines, level)) for level in LEVELS[:2]]
    keys += [[line.shape[:level] for line in lines] for level in LEVELS]
    return np.column_stack([_Groups(one).mean(chances, weights) for one in keys])


def _words(lines: list[VisibleLine]) -> Column:
    return np.array([line.text.count(" ") + 1 for line in lines], dtype=np.float32)


class _Groups:
    """Lines of one key."""

    def __init__(self, keys: list[Hashable] | list[str] | list[tuple[str, ...]]) -> None:
        numbers: dict[Hashable, int] = {}
        self._group = np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=int)

    def sum(self, values: Column) -> Column:
        if not len(self._group):
            return values
        found: Column = np.bincount(self._group, values)[self._group].astype(np.float32)
        return found

    def mean(self, values: Column, weights: Column | None = None) -> Column:
        weights = np.ones_like(values) if weights is None else weights
        return self.sum(values * weights) / self.sum(weights)
