"""Numbers along a page: one a line."""

from __future__ import annotations

from typing import Any

import numpy as np

Column = np.ndarray[tuple[int], np.dtype[np.float32]]  # a number a line
Exact = np.ndarray[tuple[int], np.dtype[np.float64]]  # likewise, as Python's own numbers are
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]  # likewise, yes or no
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]  # a row a line
Values = np.ndarray[Any, Any]  # numbers or flags of any sort and any axes


def shifted(values: Column, by: int, beyond: float) -> Column:
    """The value that many lines on; `beyond` where the page has ended."""
    moved = np.full(len(values), beyond, dtype=np.float32)
    if abs(by) < len(values):
        if by < 0:
            moved[-by:] = values[:by]
        else:
            moved[:-by] = values[by:]
    return moved


def heaviest_run(weights: list[float] | Column) -> tuple[int, int]:
    """The stretch of the greatest sum, as first and last index; (0, -1) where none is above 0.

    >>> heaviest_run([-1.0, 2.0, -0.5, 2.0, -3.0])
    (1, 3)
    """
    sums = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    gains = sums - np.minimum.accumulate(sums)
    end = int(gains.argmax())
    return (int(sums[:end].argmin()), end - 1) if gains[end] > 0 else (0, -1)
