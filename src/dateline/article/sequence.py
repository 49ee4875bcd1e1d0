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

from dateline.article.columns import Column, Matrix, Numbers

STEPS = (1, 2, 4, 8, 16, 32)  # lines up and down that each layer looks
ON_PAGE = (1, 3, 5)  # layers that hear the average of the page's lines


@dataclass(frozen=True, slots=True)
class Sequence:
    """A layer for each line alone, one for each of STEPS, what those ON_PAGE hear, and one output.

    Of one network, or of several at once: then all have one axis more, the first.
    """

    inner: Numbers
    inner_bias: Numbers
    layers: tuple[tuple[Numbers, Numbers], ...]
    on_page: tuple[Numbers, ...]
    outer: Numbers
    outer_bias: Numbers

    def odds(self, rows: Matrix) -> Numbers:
        """For each line of one page, in order, the logarithm of the odds that it is the article's."""
        *networks, width = self.outer.shape
        n = len(rows)
        near = np.zeros((*networks, 3 * width, n), np.float32)  # a column a line: quicker to shift
        seen = near[..., width:-width, :]
        seen[...] = _lit(rows.T, self.inner, self.inner_bias[..., None])
        hearing = dict(zip(ON_PAGE, self.on_page, strict=True))
        for layer, (weights, bias) in enumerate(self.layers):
            said: Numbers = bias[..., None]
            if layer in hearing:
                total: Numbers = np.add.reduce(seen, -1, keepdims=True)
                said = said + hearing[layer].swapaxes(-1, -2) @ total / np.float32(n)
            look_around(near, STEPS[layer])
            seen += _lit(near, weights, said)
        odds: Numbers = (self.outer[..., None, :] @ seen)[..., 0, :] + self.outer_bias[..., None]
        return odds


def _lit(columns: Numbers, weights: Numbers, bias: Numbers) -> Numbers:
    """A layer's output; what is below 0 says nothing."""
    found: Numbers = weights.swapaxes(-1, -2) @ columns
    found += bias
    return np.maximum(0, found, out=found)


def look_around(near: Numbers, step: int) -> None:
    """Sets above the middle third of each column what stands there that many columns before.

    And below it what stands there as many after; zeros beyond the page.
    """
    width, n = near.shape[-2] // 3, near.shape[-1]
    above, seen, below = near[..., :width, :], near[..., width:-width, :], near[..., -width:, :]
    above[..., :step] = 0
    below[..., -step:] = 0
    if step < n:
        above[..., step:] = seen[..., :-step]
        below[..., :-step] = seen[..., step:]


@cache
def sequences() -> Sequence:
    """The networks that ship, asked at once; what they say is averaged."""
    with resources.as_file(resources.files(__package__) / "flat.npz") as path, np.load(path) as it:
        numbers = range(int(it["networks"]))

        def part(name: str) -> Numbers:
            return np.stack([it[f"{name}_{number}"] for number in numbers]).astype(np.float32)

        return Sequence(
            part("inner"),
            part("inner_bias"),
            tuple((part(f"layer{n}"), part(f"layer_bias{n}")) for n in range(len(STEPS))),
            tuple(part(f"on_page{n}") for n in ON_PAGE),
            part("outer"),
            part("outer_bias"),
        )


def average_chances(odds: Numbers) -> Column:
    """The chance of each line, of what several networks say of it."""
    chances: Column = 1 / (1 + np.exp(-np.clip(odds.mean(0), -30, 30)))
    return chances


def flat_chances(rows: Matrix) -> Column:
    """For each line of one page, in order, the chance that it is the article's."""
    return average_chances(sequences().odds(rows))
