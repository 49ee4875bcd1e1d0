"""Lines that are furniture wherever they stand, by the phrases in `languages/<language>/furniture.toml`.

The labels that pages of many languages set above and around an article stand in `languages/all`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from dateline.article.letters import SIGNS, Letters, rare_three, sign_of
from dateline.article.openings import ByOpening
from dateline.languages import table
from dateline.model import FurnitureKind

MAY_GO_ON = frozenset(
    {FurnitureKind.related, FurnitureKind.caption}
)  # "Lesen Sie auch: Die Brücke"
LABEL_END = " .:!…»›>→"
DOT = "\u0307"  # what the small letter of the Turkish İ has above it
COLON = re.compile(r" ?[:：]")
MOST_WORDS = 12  # of a line that a pattern may take, where the entry does not say


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the list."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    most: int
    needs: tuple[str, ...]  # one of these stands in every line that matches; empty: not said
    taught_by: str

    def matches(self, line: str, small: str) -> bool:
        """Whether a line that is not too long is one; `small` is the line in small letters."""
        for need in self.needs:
            if need in small:
                return self.pattern.match(line) is not None
        return not self.needs and self.pattern.match(line) is not None


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
def _openings(language: str, needed: bool) -> tuple[ByOpening[Phrase], ...]:
    """For a line of so many words the entries that it may match, with or without what some need."""
    every = [one for one in phrases(language) if needed or not one.needs]
    by_most = {
        most: ByOpening((one.pattern, one) for one in every if one.most >= most)
        for most in {one.most for one in every}
    }
    return tuple(
        by_most[min(most for most in by_most if most >= words)] for words in range(max(by_most) + 1)
    )


@cache
def _needs(language: str) -> tuple[str, ...]:
    """The words that some entries need; none that another of them stands in."""
    every = {need for phrase in phrases(language) for need in phrase.needs}
    return tuple(sorted(one for one in every if not any(o in one for o in every - {one})))


def furniture_phrases(
    lines: list[str], letters: Letters, language: str = "en"
) -> list[Phrase | None]:
    """For each line of a page the entry that says it is furniture; None where none does.

    Few lines may hold what some entries need: they are found in the whole page at once.
    """
    threes, signs = _rare_needs(language)
    needed = np.zeros(len(lines), np.bool_)
    needed[letters.line[np.flatnonzero(threes[letters.threes] | signs[letters.signs])]] = True
    return [
        _phrase_of(line, may_need, language)
        for line, may_need in zip(lines, needed.tolist(), strict=True)
    ]


@cache
def _rare_needs(language: str) -> tuple[np.ndarray, np.ndarray]:
    """Which three characters, and which signs, a line has that holds what some entries need."""
    threes, signs = np.zeros(1 << 16, np.bool_), np.zeros(SIGNS, np.bool_)
    threes[[rare_three(need) for need in _needs(language) if len(need) > 2]] = True
    signs[[sign_of(need[0]) for need in _needs(language) if len(need) <= 2]] = True
    return threes, signs


def furniture_phrase(line: str, language: str = "en") -> Phrase | None:
    """The entry that says the line is furniture; None where none does.

    >>> furniture_phrase("Advertisement").kind.value
    'advertisement'
    >>> furniture_phrase("Advertisement of the plan had begun in May, the ministry said.") is None
    True
    """
    small = line.lower()
    return _phrase_of(line, any(need in small for need in _needs(language)), language)


@lru_cache(maxsize=10_000)  # the pages of an outlet repeat their lines
def _phrase_of(line: str, needed: bool, language: str) -> Phrase | None:
    words = line.count(" ") + 1
    openings = _openings(language, needed)
    if words >= len(openings):
        return None
    small = line.lower()
    for phrase in openings[words].of(small):
        if phrase.matches(line, small) if phrase.needs else phrase.pattern.match(line):
            return phrase
    return None if words > MOST_WORDS else _label(small)


def _label(small: str) -> Phrase | None:
    """What calls the line in small letters furniture in another language.

    >>> _label("lesen sie auch: die brücke").kind.value, _label("foto der brücke") is None
    ('related', True)
    """
    labels = _labels()
    small = small.replace(DOT, "")
    whole = labels.get(small.rstrip(LABEL_END))
    if whole is not None:
        return whole
    colon = COLON.search(small) if ":" in small or "：" in small else None
    before = labels.get(small[: colon.start()]) if colon else None
    return before if before is not None and before.kind in MAY_GO_ON else None


@cache
def _labels() -> dict[str, Phrase]:
    """Each label of each language, in small letters; English has its own entries."""
    found: dict[str, Phrase] = {}
    for language in table("all", "furniture")["language"]:
        for kind in FurnitureKind:
            for label in language.get(kind.value, ()):
                pattern = re.compile(re.escape(label), re.IGNORECASE)
                found.setdefault(
                    label.rstrip(LABEL_END), Phrase(kind, pattern, MOST_WORDS, (), label)
                )
    return found
