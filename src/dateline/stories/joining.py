"""Groups of things that pairs hold together: if a goes with b and b with c, all three are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups of two and more among 0..count-1, each in order, by their first.

    >>> joined(5, [(3, 1), (4, 3)])
    [[1, 3, 4]]
    """
    leader = list(range(count))

    def lead(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b in pairs:
        low, high = sorted((lead(a), lead(b)))
        leader[high] = low
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(count):
        groups[lead(i)].append(i)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]
