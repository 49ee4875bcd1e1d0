"""The line model of flattened text: a network that reads the lines of a page as a sequence.

Each layer looks at a line and at two others, further off from layer to layer, so that the last one
has seen the neighbourhood; some hear the average of the whole page as well, which tells a list or a
directory from a report. Its weights lie beside this module, trained by `bench/train_lines.py` on
openly licensed pages; numpy alone runs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from dateline.article.columns import Column, Matrix

STEPS = (1, 2, 4, 8, 16, 32)  # lines up and down that each layer looks
BEYOND = max(STEPS)
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
        width, n = len(self.outer), len(rows)
        page = np.zeros((n + 2 * BEYOND, width), np.float32)  # and what lies above and below it
        seen = page[BEYOND : BEYOND + n]
        said, part = np.empty_like(seen), np.empty_like(seen)
        np.matmul(rows, self.inner, out=said)
        seen += _lit(said, self.inner_bias)
        hearing = dict(zip(ON_PAGE, self.on_page, strict=True))
        for layer, (weights, bias) in enumerate(self.layers):
            if layer in hearing:
                bias = bias + (seen.sum(0) / np.float32(n)) @ hearing[layer]
            np.matmul(seen, weights[width : 2 * width], out=said)
            step = STEPS[layer]
            for start, those in ((-step, weights[:width]), (step, weights[2 * width :])):
                np.matmul(page[BEYOND + start : BEYOND + start + n], those, out=part)
                said += part
            seen += _lit(said, bias)
        odds: Column = seen @ self.outer + self.outer_bias
        return odds


def _lit(said: Matrix, bias: Column) -> Matrix:
    """A layer's output; what is below 0 says nothing."""
    said += bias
    return np.maximum(said, 0, out=said)


@cache
def sequences() -> tuple[Sequence, ...]:
    """The networks that ship; what they say is averaged."""
    with resources.as_file(resources.files(__package__) / "flat.npz") as path, np.load(path) as it:
        return tuple(_network(it, number) for number in range(int(it["networks"])))


def _network(it: Any, number: int) -> Sequence:
    def part(name: str) -> Any:
        return np.ascontiguousarray(it[f"{name}_{number}"].astype(np.float32))

    return Sequence(
        part("inner"),
        part("inner_bias"),
        tuple((part(f"layer{n}"), part(f"layer_bias{n}")) for n in range(len(STEPS))),
        tuple(part(f"on_page{n}") for n in ON_PAGE),
        part("outer"),
        float(it[f"outer_bias_{number}"]),
    )


def chances(networks: Iterable[Sequence], rows: Matrix) -> Column:
    """For each line of one page, in order, the chance that it is the article's, as they all say."""
    odds: Column = np.mean([network.odds(rows) for network in networks], 0)
    found: Column = 1 / (1 + np.exp(-odds.clip(-30, 30)))
    return found


def flat_chances(rows: Matrix) -> Column:
    """The same, as the networks that ship say."""
    return chances(sequences(), rows)
