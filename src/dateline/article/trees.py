"""Trees that add up: each asks a few questions of a line's numbers, and what they answer is summed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.article.columns import Column, Matrix

Numbers = np.ndarray[tuple[int, int], np.dtype[np.int64]]
AT_ONCE = 1_000  # lines, so that a long page needs no more memory than a short one


@dataclass(frozen=True, slots=True)
class Trees:
    """A row a tree: what it asks at each fork, and what each of its leaves adds to the odds.

    The first question is at fork 1; those after fork n are at 2n (no) and 2n + 1 (yes). All trees
    are of one depth.
    """

    columns: Numbers  # which number is asked about
    bounds: Matrix  # whether it is above this; infinite: all go the way of no
    leaves: Matrix
    base: float  # logarithm of the odds of any line

    def chances(self, rows: Matrix) -> Column:
        """For each row the chance that its line is the article's."""
        parts = range(0, max(1, len(rows)), AT_ONCE)
        odds = np.concatenate([self._odds(rows[start : start + AT_ONCE]) for start in parts])
        out: Column = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
        return out

    def _odds(self, rows: Matrix) -> Column:
        trees, leaves = self.leaves.shape
        tree, row = np.arange(trees), np.arange(len(rows))[:, None]
        at = np.ones((len(rows), trees), np.int64)
        for _ in range(leaves.bit_length() - 1):
            at = 2 * at + (rows[row, self.columns[tree, at]] > self.bounds[tree, at])
        odds: Column = self.leaves[tree, at - leaves].sum(1, dtype=np.float32)
        return odds + np.float32(self.base)
