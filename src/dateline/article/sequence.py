"""The line model of flattened text: a network that reads the lines of a page as a sequence.

Each layer looks at a line and at two others, further off from layer to layer, so that the last one
has seen the neighbourhood; some hear the average of the whole page as well, which tells a list or a
directory from a report. Its weights lie beside this module, trained by `bench/train_lines.py` on
openly licensed pages; numpy alone runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from dateline.article.columns import Column, Matrix

STEPS = (1, 2, 4, 8, 16, 32)  # lines up and down that each layer looks
ON_PAGE = (1, 3, 5)  # layers that hear the average of the page's lines


@dataclass(frozen=True, slots=True)
class Sequence:
    """A layer for each line alone, one for each of STEPS, what those ON_PAGE hear, and one output."""

    inner: Matrix
    inner_bias: Column
    layers: tuple[tuple[Matrix, Column], ...]
    on_page: tuple[Matrix, ...]
    outer: Column
    outer_bias: float

    def odds(self, rows: Matrix) -> Column:
        """For each line of one page, in order, the logarithm of the odds that it is the article's."""
        seen = _lit(rows, self.inner, self.inner_bias)
        hearing = dict(zip(ON_PAGE, self.on_page, strict=True))
        for layer, (weights, bias) in enumerate(self.layers):
            if layer in hearing:
                bias = bias + np.add.reduce(seen, 0) / len(seen) @ hearing[layer]
            seen += _lit(around(seen, STEPS[layer]), weights, bias)
        odds: Column = seen @ self.outer + self.outer_bias
        return odds


def _lit(rows: Matrix, weights: Matrix, bias: Column) -> Matrix:
    """A layer's output; what is below 0 says nothing."""
    found: Matrix = rows @ weights
    found += bias
    return np.maximum(0, found, out=found)


def around(seen: Matrix, step: int) -> Matrix:
    """Each row between the one that many lines above and the one below; zeros beyond the page."""
    n, width = seen.shape
    found = np.zeros((n, 3 * width), dtype=np.float32)
    found[:, width : 2 * width] = seen
    if step < n:
        found[step:, :width] = seen[:-step]
        found[:-step, 2 * width :] = seen[step:]
    return found


@cache
def sequences() -> tuple[Sequence, ...]:
    """The networks that ship; what they say is averaged."""
    with resources.as_file(resources.files(__package__) / "flat.npz") as path, np.load(path) as it:
        return tuple(_sequence(it, number) for number in range(int(it["networks"])))


def _sequence(it: np.lib.npyio.NpzFile, number: int) -> Sequence:
    parts = {
        name.rpartition("_")[0]: it[name].astype(np.float32)
        for name in it.files
        if name.endswith(f"_{number}")
    }
    return Sequence(
        parts["inner"],
        parts["inner_bias"],
        tuple((parts[f"layer{n}"], parts[f"layer_bias{n}"]) for n in range(len(STEPS))),
        tuple(parts[f"on_page{n}"] for n in ON_PAGE),
        parts["outer"],
        float(parts["outer_bias"]),
    )


def average_chances(networks: tuple[Sequence, ...], rows: Matrix) -> Column:
    """What several networks say of the lines of one page, averaged: the chance of each."""
    odds = np.mean([one.odds(rows) for one in networks], axis=0)
    chances: Column = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return chances


def flat_chances(rows: Matrix) -> Column:
    """For each line of one page, in order, the chance that it is the article's."""
    return average_chances(sequences(), rows)
