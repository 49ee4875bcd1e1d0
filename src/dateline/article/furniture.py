"""Lines that are furniture wherever they stand, by the phrases in `languages/<language>/furniture.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.languages import table
from dateline.model import FurnitureKind

MOST_WORDS = 12  # of a line that a pattern may take, where the entry does not say


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the list."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    most: int
    taught_by: str

    def matches(self, line: str, words: int) -> bool:
        return words <= self.most and self.pattern.match(line) is not None


@cache
def phrases(language: str = "en") -> tuple[Phrase, ...]:
    """The list, in the order of the file."""
    return tuple(
        Phrase(
            FurnitureKind(kind),
            re.compile(entry["pattern"], re.IGNORECASE),
            entry.get("most", MOST_WORDS),
            entry["from"],
        )
        for kind, entries in table(language, "furniture").items()
        if kind in FurnitureKind.__members__
        for entry in entries
    )


@lru_cache(maxsize=10_000)  # asked of each line twice, and of the lines that an outlet repeats
def furniture_phrase(line: str, language: str = "en") -> Phrase | None:
    """The entry that says the line is furniture; None where none does.

    >>> furniture_phrase("Advertisement").kind.value
    'advertisement'
    >>> furniture_phrase("Advertisement of the plan had begun in May, the ministry said.") is None
    True
    """
    words = line.count(" ") + 1
    return next((phrase for phrase in phrases(language) if phrase.matches(line, words)), None)
