"""Marks on a text that overlap as they like, cut into a flat row of segments that do not.

HTML elements must nest; marks need not: a statement may end inside a name. So nothing is nested:
the text is cut wherever a mark begins or ends, and each segment knows the marks that cover it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.model import Span


def cut(length: int, spans: Sequence[Span]) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """The stretches between two neighbouring cuts, each with the indexes of the spans over it.

    The stretches follow one another without a gap from 0 to `length`; indexes are in order.

    >>> [(s.start, s.end, over) for s, over in cut(5, [Span(0, 3), Span(2, 5)])]
    [(0, 2, (0,)), (2, 3, (0, 1)), (3, 5, (1,))]
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for index, span in enumerate(spans):
        opening[span.start].append(index)
        closing[span.end].append(index)
    over: set[int] = set()
    for start, end in pairwise(sorted({0, length, *opening, *closing})):
        over.difference_update(closing.get(start, ()))
        over.update(opening.get(start, ()))
        yield Span(start, end), tuple(sorted(over))
