"""Train trees that add up on rows of numbers, for `train_lines.py`. Plain numpy, deterministic.

Each tree is grown on a part of the columns and on the rows that those before it answer worst, beside
a draw of the others, which count for all that were not drawn. Numbers are first put in bins.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.article.columns import Column, Matrix
from dateline.article.trees import Numbers, Trees

TREES, DEPTH, RATE = 250, 5, 0.05
CALM = 5.0  # added to the weight of a leaf, so that few lines say little
LEAST = 3.0  # weight that is left on either side of a question, where it parts lines at all
ASKED, WORST, DRAWN = 0.4, 0.2, 0.2  # share of the columns, of the rows, and of all rows again
BINS = 32


@dataclass(frozen=True, slots=True)
class _Binned:
    """The rows' numbers as bins, a row a column; a number above the bound of a bin is beyond it."""

    bins: Numbers
    bounds: list[Column]


def train(rows: Matrix, body: Column, weight: Column) -> Trees:
    """Trees for these rows; `body` is 1.0 for the article's lines, `weight` how much each counts."""
    chance = np.random.default_rng(1)
    weight = np.asarray(weight / weight.mean(), np.float32)
    binned = _binned(rows)
    share = float((body * weight).sum() / weight.sum())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), base, np.float32)
    columns = np.zeros((TREES, 1 << DEPTH), np.int64)
    bounds = np.full((TREES, 1 << DEPTH), np.inf, np.float32)
    leaves = np.zeros((TREES, 1 << DEPTH), np.float32)
    for tree in range(TREES):
        said = 1 / (1 + np.exp(-odds))
        slope, bend = (said - body) * weight, said * (1 - said) * weight
        seen, times = _drawn(np.abs(slope), chance)
        asked = np.sort(chance.choice(len(binned.bins), int(ASKED * len(binned.bins)), False))
        bins = binned.bins[asked][:, seen]
        ways = np.zeros(len(rows), np.int64)  # which fork of its depth each row is at
        for depth in range(DEPTH):
            forks = 1 << depth
            gains = _gains(bins, ways[seen], [slope[seen] * times, bend[seen] * times], forks)
            best, cut = np.divmod(gains.reshape(forks, -1).argmax(1), BINS)
            parts = gains[np.arange(forks), best, cut] > 0
            cut = np.where(parts, cut, BINS)
            columns[tree, forks : 2 * forks] = asked[best]
            for fork in np.flatnonzero(parts):
                bounds[tree, forks + fork] = binned.bounds[asked[best[fork]]][cut[fork]]
            here = binned.bins[asked[best][ways], np.arange(len(rows))]
            ways = 2 * ways + (here > cut[ways])
        sums = [np.bincount(ways, of, 1 << DEPTH) for of in (slope, bend)]
        leaves[tree] = (-RATE * sums[0] / (sums[1] + CALM)).astype(np.float16)  # as it is saved
        odds += leaves[tree][ways]
    return Trees(columns, bounds, leaves, base)


def _binned(rows: Matrix) -> _Binned:
    bounds = [_bounds(column) for column in rows.T]
    bins = [np.searchsorted(some, column) for some, column in zip(bounds, rows.T, strict=True)]
    return _Binned(np.stack(bins), bounds)


def _bounds(column: Column) -> Column:
    """Between all values where they are few, else such that the bins hold as many rows each."""
    values = np.unique(column)
    if len(values) <= BINS:
        return np.asarray((values[1:] + values[:-1]) / 2, np.float32)
    return np.unique(np.quantile(column, np.arange(1, BINS) / BINS).astype(np.float32))


def _drawn(slope: Column, chance: np.random.Generator) -> tuple[np.ndarray, Column]:
    """The rows to grow a tree on, and how many rows each stands for."""
    worst, drawn = int(WORST * len(slope)), int(DRAWN * len(slope))
    order = np.argpartition(-slope, worst)
    rest = chance.choice(order[worst:], drawn, replace=False)
    times = np.ones(worst + drawn, np.float32)
    times[worst:] = (len(slope) - worst) / max(1, drawn)
    return np.concatenate([order[:worst], rest]), times


def _gains(bins: Numbers, ways: np.ndarray, table: list[Column], forks: int) -> np.ndarray:
    """What each question would gain: by fork, column and bin. What parts no rows gains nothing."""
    asked = len(bins)
    cell = (bins + BINS * np.arange(asked)[:, None] + ways * (asked * BINS)).ravel()
    slope, bend = (
        np.bincount(cell, np.broadcast_to(of, bins.shape).ravel(), forks * asked * BINS)
        .reshape(forks, asked, BINS)
        .cumsum(2)
        for of in table
    )
    beyond, far = slope[..., -1:] - slope, bend[..., -1:] - bend
    gain = slope**2 / (bend + CALM) + beyond**2 / (far + CALM)
    gain -= slope[..., -1:] ** 2 / (bend[..., -1:] + CALM)
    return np.where((bend >= LEAST) & (far >= LEAST), gain, 0.0)
