"""Lines that are furniture wherever they stand, by the phrases in `languages/<language>/furniture.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from dateline.languages import table
from dateline.model import FurnitureKind

MOST_WORDS = 12  # of a line that a pattern may take, where the entry does not say
OPENING = 2  # letters of a line by which the entries that it cannot match are left out


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the list."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    most: int
    needs: tuple[str, ...]  # one of these stands in every line that matches; empty: not said
    taught_by: str

    def matches(self, line: str, small: str, words: int) -> bool:
        """`small` is the line in small letters, `words` how many it has."""
        if words > self.most:
            return False
        for need in self.needs:
            if need in small:
                break
        else:
            if self.needs:
                return False
        return self.pattern.match(line) is not None


@cache
def phrases(language: str = "en") -> tuple[Phrase, ...]:
    """The list, in the order of the file."""
    return tuple(
        Phrase(
            FurnitureKind(kind),
            re.compile(entry["pattern"], re.IGNORECASE),
            entry.get("most", MOST_WORDS),
            tuple(entry.get("needs", ())),
            entry["from"],
        )
        for kind, entries in table(language, "furniture").items()
        if kind in FurnitureKind.__members__
        for entry in entries
    )


@cache
def _opening(language: str, letters: str) -> tuple[Phrase, ...]:
    """The entries that a line which opens with these letters may match: a few of the many."""
    return tuple(
        phrase
        for phrase, partial in zip(phrases(language), _partial(language), strict=True)
        if partial.match(letters, partial=True)
    )


@cache
def _partial(language: str) -> list[regex.Pattern[str]]:
    """The patterns once more, for the library that can say how a match might go on."""
    return [regex.compile(one.pattern.pattern, regex.IGNORECASE) for one in phrases(language)]


@lru_cache(maxsize=10_000)  # asked of each line twice, and of the lines that an outlet repeats
def furniture_phrase(line: str, language: str = "en") -> Phrase | None:
    """The entry that says the line is furniture; None where none does.

    >>> furniture_phrase("Advertisement").kind.value
    'advertisement'
    >>> furniture_phrase("Advertisement of the plan had begun in May, the ministry said.") is None
    True
    """
    words = line.count(" ") + 1
    small = line.lower()
    for phrase in _opening(language, small[:OPENING]):
        if phrase.matches(line, small, words):
            return phrase
    return None
