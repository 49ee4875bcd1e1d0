"""Lines that are furniture wherever they stand, by the phrases in `languages/<language>/furniture.toml`.

The labels that pages of many languages set above and around an article stand in `languages/all`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np

from dateline.article.letters import SIGNS, Letters, rare_three, sign_of
from dateline.article.openings import LETTERS, ByOpening
from dateline.languages import table
from dateline.model import FurnitureKind

MAY_GO_ON = frozenset(
    {FurnitureKind.related, FurnitureKind.caption}
)  # "Lesen Sie auch: Die Brücke"
LABEL_END = " .:!…»›>→"
DOT = "\u0307"  # what the small letter of the Turkish İ has above it
COLON = re.compile(r" ?[:：]")
EVERY = (1 << 16) - 1  # the bits of all entries that need a word
MOST_WORDS = 12  # of a line that a pattern may take, where the entry does not say
MOST_NAMED = 24  # of a line that names another report, or whose a picture is, after a label's colon


@dataclass(frozen=True, eq=False)
class Phrase:
    """One entry of the list."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    most: int
    needs: tuple[str, ...]  # one of these stands in every line that matches; empty: not said
    taught_by: str
    place: int  # in the list
    bit: int = 0  # set in what is known of a line that may hold what the entry needs

    @cached_property
    def found_by(self) -> str:
        """How it is said of a line that this decided."""
        return f"phrase like “{self.taught_by}”"

    def matches(self, line: str, small: str) -> bool:
        """Whether a line that is not too long is one; `small` is the line in small letters."""
        for need in self.needs:
            if need in small:
                return self.pattern.match(line) is not None
        return not self.needs and self.pattern.match(line) is not None


@cache
def phrases(language: str = "en") -> tuple[Phrase, ...]:
    """The list, in the order of the file."""
    found: list[Phrase] = []
    bit = 1
    for kind, entries in table(language, "furniture").items():
        for entry in entries if kind in FurnitureKind.__members__ else ():
            needs = tuple(entry.get("needs", ()))
            found.append(
                Phrase(
                    FurnitureKind(kind),
                    re.compile(entry["pattern"], re.IGNORECASE),
                    entry.get("most", MOST_WORDS),
                    needs,
                    entry["from"],
                    len(found),
                    bit if needs else 0,
                )
            )
            bit <<= bool(needs)
    return tuple(found)


class _Openings(ByOpening[Phrase | None]):
    """The entries that a line may match; last None, if it may be a label."""

    def __missing__(self, opening: str) -> tuple[Phrase | None, ...]:
        small = opening.lower()  # what the entries say of case is “whatever”
        found = self.get(small) if small != opening else None
        if found is None:
            found = super().__missing__(small)
            found = self[small] = (*found, None) if _may_be_label(small) else found
        self[opening] = found
        return found


@cache
def _openings(language: str) -> _Openings:
    """Of the entries that need no word, for most of the others may match however a line opens."""
    return _Openings((one.pattern, one) for one in phrases(language) if not one.needs)


@cache
def _needing(bits: int, language: str) -> tuple[Phrase, ...]:
    """The entries of these bits."""
    return tuple(one for one in phrases(language) if one.bit & bits)


def furniture_phrases(
    lines: list[str], letters: Letters, language: str = "en"
) -> dict[int, Phrase]:
    """Of a page's lines, by their number, the entries that say which of them are furniture.

    Few may hold what some entries need: they are found in the whole page at once.
    """
    if not lines:
        return {}
    threes, signs = _rare_needs(language)
    needs = np.bitwise_or.reduceat(
        threes.take(letters.threes) | signs.take(letters.signs), letters.starts[:-1]
    )
    openings = _openings(language)
    return {
        number: phrase
        for number, (line, bits) in enumerate(zip(lines, needs.tolist(), strict=True))
        if bits or openings[line[:LETTERS]]
        if (phrase := _phrase_of(line, bits, language))
    }


@cache
def _rare_needs(language: str) -> tuple[np.ndarray, np.ndarray]:
    """For three characters, and for a sign, the bits of the entries that need what they stand in."""
    threes, signs = np.zeros(1 << 16, np.uint16), np.zeros(SIGNS, np.uint16)
    for phrase in phrases(language):
        for need in phrase.needs:
            if len(need) > 2:
                threes[rare_three(need)] |= phrase.bit
            else:
                signs[sign_of(need[0])] |= phrase.bit
    return threes, signs


def furniture_phrase(line: str, language: str = "en") -> Phrase | None:
    """The entry that says the line is furniture; None where none does.

    >>> furniture_phrase("Advertisement").kind.value
    'advertisement'
    >>> furniture_phrase("Advertisement of the plan had begun in May, the ministry said.") is None
    True
    """
    return _phrase_of(line, EVERY, language)


@lru_cache(maxsize=10_000)  # the pages of an outlet repeat their lines
def _phrase_of(line: str, bits: int, language: str) -> Phrase | None:
    """The first entry that matches, of those that need no word and those of these bits."""
    small = line.lower()
    words = line.count(" ") + 1
    found, may_be_label = None, False
    for phrase in _openings(language)[line[:LETTERS]]:
        if phrase is None:
            may_be_label = words <= MOST_NAMED
        elif words <= phrase.most and phrase.pattern.match(line):
            found = phrase
            break
    for phrase in _needing(bits, language) if bits else ():
        if found is not None and found.place < phrase.place:
            break
        if words <= phrase.most and phrase.matches(line, small):
            return phrase
    return _label(small) if found is None and may_be_label else found


def _may_be_label(opening: str) -> bool:
    """Whether a label of another language opens so, in small letters.

    >>> _may_be_label("les"), _may_be_label("xyz")
    (True, False)
    """
    opening = opening.replace(DOT, "")
    longer, shorter = _label_openings()
    return opening in longer or any(opening[:length] in those for length, those in shorter)


@cache
def _label_openings() -> tuple[frozenset[str], tuple[tuple[int, frozenset[str]], ...]]:
    """What the longer labels open with; of each lesser length the labels, whatever follows them."""
    labels = _labels()
    longer = frozenset(label[:n] for label in labels for n in range(1, LETTERS + 1))
    lengths = sorted({len(one) for one in labels if len(one) < LETTERS})
    return longer, tuple(
        (length, frozenset(one for one in labels if len(one) == length)) for length in lengths
    )


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
                    label.rstrip(LABEL_END), Phrase(kind, pattern, MOST_WORDS, (), label, 0)
                )
    return found
