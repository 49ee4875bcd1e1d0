"""Patterns found by the first letters of a line: of many, the few that it can match at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import regex

Entry = TypeVar("Entry")
LETTERS = 4  # of a line by which the patterns that it cannot match are left out
FEWER = 3  # the same for a short list of patterns, since every opening not seen before costs time
MOST = 65_536  # openings that are remembered


class ByOpening(dict[str, tuple[Entry, ...]]):
    """Openings of lines to the entries, in their order, whose patterns such lines may match.

    A plain look-up, `openings[line[:LETTERS]]` (or FEWER), for it is asked of every line.
    """

    def __init__(self, entries: Iterable[tuple[re.Pattern[str], Entry]]) -> None:
        super().__init__()
        self._entries = [(_partial(pattern), entry) for pattern, entry in entries]
        self._numbers: dict[str, tuple[int, ...]] = {"": tuple(range(len(self._entries)))}

    def __missing__(self, opening: str) -> tuple[Entry, ...]:
        if len(self) >= MOST:
            self.clear()
            self._numbers = {"": self._numbers[""]}
        found = self[opening] = tuple(self._entries[n][1] for n in self._may_match(opening))
        return found

    def _may_match(self, opening: str) -> tuple[int, ...]:
        """The numbers of the entries; only those are asked that all but the last letter allows."""
        found = self._numbers.get(opening)
        if found is None:
            allowed, entries = self._may_match(opening[:-1]), self._entries
            found = tuple(n for n in allowed if entries[n][0].match(opening, partial=True))
            if len(opening) < LETTERS:
                self._numbers[opening] = found
        return found


@cache
def _partial(pattern: re.Pattern[str]) -> regex.Pattern[str]:
    """The pattern once more, for the library that can say how a match might go on."""
    flags = regex.IGNORECASE if pattern.flags & re.IGNORECASE else 0
    return regex.compile(pattern.pattern, flags)
