"""The line model: two small networks, the second of which sees what the first said of the neighbours.

Its weights lie beside this module, trained by `bench/train_lines.py` on openly licensed pages; numpy
alone runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from dateline.article.columns import Column, Matrix, heaviest_run, shifted


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
def layers(name: str) -> tuple[Layers, Layers]:
    """The first and the second network of the model of that name (`flat`, `html`)."""
    with (
        resources.as_file(resources.files(__package__) / f"{name}.npz") as path,
        np.load(path) as it,
    ):
        first, second = (
            Layers(
                it[f"inner{n}"].astype(np.float32),
                it[f"inner_bias{n}"].astype(np.float32),
                it[f"outer{n}"].astype(np.float32),
                float(it[f"outer_bias{n}"]),
            )
            for n in (1, 2)
        )
    return first, second


def neighbour_features(chances: Column) -> Matrix:
    """What the first network said of the lines around each line, and of the page."""
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
