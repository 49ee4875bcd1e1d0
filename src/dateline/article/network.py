"""The line model of HTML: a small network, and trees that see what it said of the neighbours.

Its weights lie beside this module, trained by `bench/train_lines.py` on openly licensed pages; numpy
alone runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from dateline.article.columns import Column, Matrix, heaviest_run, shifted
from dateline.article.trees import Trees


@dataclass(frozen=True, slots=True)
class Layers:
    """One hidden layer of rectified units, one output."""

    inner: Matrix
    inner_bias: Column
    outer: Column
    outer_bias: float

    def chances(self, rows: Matrix) -> Column:
        """For each row the chance that its line is the article's."""
        hidden = np.maximum(0.0, rows @ self.inner + self.inner_bias)
        out: Column = 1.0 / (1.0 + np.exp(-np.clip(hidden @ self.outer + self.outer_bias, -30, 30)))
        return out


@cache
def html_model() -> tuple[Layers, Trees]:
    """The network, and the trees that hear it, as they ship."""
    with resources.as_file(resources.files(__package__) / "html.npz") as path, np.load(path) as it:
        network = Layers(
            it["inner"].astype(np.float32),
            it["inner_bias"].astype(np.float32),
            it["outer"].astype(np.float32),
            float(it["outer_bias"]),
        )
        trees = Trees(
            it["columns"].astype(np.int64),
            it["bounds"].astype(np.float32),
            it["leaves"].astype(np.float32),
            float(it["base"]),
        )
    return network, trees


def neighbour_features(chances: Column) -> Matrix:
    """What the network said of the lines around each line, and of the page."""
    n = len(chances)
    odds = np.log((chances + 1e-3) / (1.001 - chances)).astype(np.float32)
    index = np.arange(n)
    sums = np.concatenate([[0.0], np.cumsum(chances)])
    first, last = heaviest_run([float(value) for value in odds])
    columns = [odds]
    for by in (1, 2, 3, 4):
        columns += [shifted(odds, -by, -6.0), shifted(odds, by, -6.0)]
    for size in (5, 10, 20, 40):
        low, high = np.maximum(0, index - size), np.minimum(n, index + 1 + size)
        columns += [(sums[index] - sums[low]) / size, (sums[high] - sums[index + 1]) / size]
    columns += [
        np.log1p(sums[:-1]),
        np.log1p(np.maximum(0.0, sums[-1] - sums[1:])),
        ((index >= first) & (index <= last)).astype(np.float32),
        np.log1p(np.maximum(0, first - index)),
        np.log1p(np.maximum(0, index - last)),
        np.maximum.accumulate(np.concatenate([[0.0], chances[:-1]])),
        np.maximum.accumulate(np.concatenate([[0.0], chances[::-1][:-1]]))[::-1],
    ]
    return np.column_stack(columns).astype(np.float32)
