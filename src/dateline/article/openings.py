"""Patterns found by the first letters of a line: of many, the few that it can match at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

import regex

Entry = TypeVar("Entry")
LETTERS = 2  # of a line by which the patterns that it cannot match are left out
MOST = 4096  # openings that are remembered


class ByOpening(Generic[Entry]):
    """Entries that each have a pattern, matched from the start of a line."""

    def __init__(self, entries: Iterable[tuple[re.Pattern[str], Entry]]) -> None:
        self._entries = [(_partial(pattern), entry) for pattern, entry in entries]
        self._known: dict[str, tuple[Entry, ...]] = {}

    def of(self, line: str) -> tuple[Entry, ...]:
        """Those that a line which opens so may match, in their order."""
        letters = line[:LETTERS]
        found = self._known.get(letters)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[letters] = tuple(
                entry for pattern, entry in self._entries if pattern.match(letters, partial=True)
            )
        return found


@cache
def _partial(pattern: re.Pattern[str]) -> regex.Pattern[str]:
    """The pattern once more, for the library that can say how a match might go on."""
    flags = regex.IGNORECASE if pattern.flags & re.IGNORECASE else 0
    return regex.compile(pattern.pattern, flags)
