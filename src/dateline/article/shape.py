"""What each line of flattened text looks like, in numbers, taken from the whole page at once.

None of them knows the outlet, and only the phrase list and a few words know the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.article.columns import Column, Flags, Matrix, heaviest_run
from dateline.article.furniture import Phrase, furniture_phrases
from dateline.article.letters import (
    CLOSING,
    ENDING,
    SIGNS,
    Codes,
    Indexes,
    Letters,
    Sign,
    letters_of,
    word_hashes,
)
from dateline.languages import table
from dateline.model import FurnitureKind

Said = tuple[Codes, Indexes, Indexes]  # words of a page once each; of each word which; how often
KINDS = {kind: number for number, kind in enumerate(FurnitureKind)}
KIND_NUMBERS = np.arange(len(KINDS))[:, None]
COUNTED_TO = {  # signs of which a line's number is told, up to the most that makes a difference
    Sign.digit: 6,
    Sign.symbol: 3,
    Sign.quote: 2,
    Sign.bracket: 2,
    Sign.bar: 3,
    Sign.slash: 3,
    Sign.colon: 2,
    Sign.tie: 3,
    Sign.at: 1,
    Sign.copyright: 1,
    Sign.currency: 1,
    Sign.question: 1,
    Sign.exclamation: 1,
    Sign.emoji: 1,
}
COUNTED = [int(sign) for sign in COUNTED_TO]
MOST_COUNTED = np.array(list(COUNTED_TO.values()), dtype=np.float32)
STOPS = [int(sign) for sign in (Sign.stop, Sign.question, Sign.exclamation)]
UPPER, LOWER, DIGITS, IDEOGRAPH = map(int, (Sign.upper, Sign.lower, Sign.digit, Sign.ideograph))
COLON, ELLIPSIS, PAUSE = map(int, (Sign.colon, Sign.ellipsis, Sign.pause))
QUOTE, OTHER = int(Sign.quote), int(Sign.other)  # plain numbers: members of an enum are slow to ask
COMMON, TELLING, ADDRESSED, SPEAKING, REPLYING, MONTH, BY = range(7)  # what a word can be
LISTS = 7
LONG = 5  # characters of a word that tells what a page is about
DIGIT = re.compile(r"\d")
ZEROED = bytes.maketrans(b"123456789", b"000000000")
TITLED = 15  # characters of a line from which its standing in the page's first says something


@cache
def _listed(language: str) -> tuple[Codes, Matrix]:
    """The words that the language knows, as hashes, and which of its lists each is in."""
    words = table(language, "furniture")["words"]
    lists = (
        table(language, "language")["common"],
        words["telling"],
        words["addressing"],
        words["speaking"],
        words["replying"],
        [m for month in table(language, "imprint")["months"] for m in (month, month[:3])],
        ("by",),
    )
    hashes = [word_hashes(words) for words in lists]
    known = np.unique(np.concatenate(hashes))
    flags = np.column_stack([np.isin(known, one) for one in hashes]).astype(np.float32)
    return known, np.vstack([flags, np.zeros((1, LISTS), np.float32)])


@dataclass(frozen=True, slots=True)
class Looks:
    """The lines of a page in numbers."""

    rows: Matrix  # of numbers, one for each line
    sentences: Flags  # whether it is one
    phrases: list[Phrase | None]  # what says that it is furniture


def look_at_lines(texts: list[str], language: str = "en") -> Looks:
    """What the lines of a page look like, none of them empty."""
    letters = letters_of(texts)
    small = [text.lower() for text in texts]
    n = len(texts)
    counts = np.bincount(letters.line * SIGNS + letters.signs, minlength=n * SIGNS)
    signs = counts.reshape(n, SIGNS).astype(np.float32)
    length = np.diff(letters.starts).astype(np.float32) - 1
    said = _each_once(letters.words)
    words, lists, capitals, wide = _words(letters, said, n, language)
    share = 1 / np.maximum(1, words)
    last = _last(letters, n)
    ends = ENDING[last]
    first = letters.signs[letters.starts[:-1]]
    found = furniture_phrases(texts, small, letters, language)
    phrase = np.array([-1 if one is None else KINDS[one.kind] for one in found], dtype=np.int64)
    prose = _prose(words, ends, phrase >= 0)
    is_sentence = ends & (words >= 2)
    stops = signs[:, STOPS].sum(1)
    upper, lower = signs[:, UPPER], signs[:, LOWER]
    alone = [
        np.log1p(words),
        np.log1p(length),
        words >= 4,
        words >= 8,
        words >= 20,
        words >= 40,
        wide * share / 10,
        ends,
        ends & (words >= 8),
        last == COLON,
        last == ELLIPSIS,
        last == PAUSE,
        np.log1p(signs[:, PAUSE]),
        np.log1p(np.maximum(0, stops - ends)),
        capitals * share,
        np.where(words >= 4, capitals * share, 0),
        (upper > 3) & (lower == 0),
        first == UPPER,
        first == LOWER,
        first == DIGITS,
        first == QUOTE,
        (first >= STOPS[0]) | (first == OTHER),
        lists[:, COMMON] * share,
        np.where(words >= 8, lists[:, COMMON] * share, 0),
        lists[:, ADDRESSED] * share,
        lists[:, SPEAKING] * share,
        np.minimum(3, lists[:, REPLYING]),
        lists[:, REPLYING] * share,
        np.minimum(3, lists[:, TELLING]),
        lists[:, TELLING] * share,
        np.minimum(1, lists[:, MONTH]),
        lists[:, MONTH] * share,
        np.minimum(1, lists[:, BY]),
        signs[:, DIGITS] / np.maximum(1, length),
        *np.minimum(MOST_COUNTED, signs[:, COUNTED]).T,
        upper + lower == 0,
        signs[:, IDEOGRAPH] > 0,
        *(phrase == KIND_NUMBERS),
        prose,
    ]
    told = lists[:, REPLYING] + lists[:, TELLING] > 0
    columns = [*alone, *_on_page(texts, small, letters, said, prose), *_so_far(prose, phrase, told)]
    return Looks(np.array(columns, dtype=np.float32).T, is_sentence, found)


def _each_once(words: Codes) -> Said:
    order = words.argsort()
    ordered = words[order]
    opens = np.ones(len(words), np.bool_)
    opens[1:] = ordered[1:] != ordered[:-1]
    of = np.empty(len(words), np.int64)
    of[order] = np.cumsum(opens) - 1
    return ordered[opens], of, np.bincount(of)


def _words(
    letters: Letters, said: Said, n: int, language: str
) -> tuple[Column, Matrix, Column, Column]:
    """Of each line: its words, those in each list, those with a capital, their characters."""
    known, flags = _listed(language)
    signs = letters.signs[letters.word_start]
    weight = np.where(signs == Sign.ideograph, 0.5, 1.0)
    words, of, _ = said
    at = np.minimum(np.searchsorted(known, words), len(known) - 1)
    at[known[at] != words] = len(known)  # where the table says of a word that it is in no list
    found = at[of]
    hit = np.flatnonzero(found < len(known))
    which = flags[found[hit]]
    lines = letters.word_line[hit]
    lists = np.column_stack([np.bincount(lines, which[:, k], n) for k in range(LISTS)])
    return (
        np.bincount(letters.word_line, weight, n).astype(np.float32),
        lists.astype(np.float32),
        np.bincount(letters.word_line, signs == Sign.upper, n).astype(np.float32),
        np.bincount(letters.word_line, letters.word_length, n).astype(np.float32),
    )


def _last(letters: Letters, n: int) -> np.ndarray:
    """The sign of each line's last character, what may close a sentence left out."""
    counts = ~CLOSING[letters.signs]
    counts[letters.starts[1:] - 1] = False  # the newlines
    place = np.where(counts, np.arange(len(counts)), -1)
    last = np.maximum.reduceat(place, letters.starts[:-1])
    return np.where(last >= letters.starts[:-1], letters.signs[last], Sign.other)


def _prose(words: Column, ends: Flags, phrase: Flags) -> Column:
    """How much a line speaks for being the article's, by hand: a sentence much, a label against."""
    long = np.where(ends, 3.0, 1.5)
    middle = np.where(ends, 2.0, -0.3)
    short = np.where(ends & (words >= 2), 0.3, -1.0)
    weight = np.where(words >= 20, long, np.where(words >= 8, middle, short))
    return np.where(phrase, -1.5, weight).astype(np.float32)


def _so_far(prose: Column, phrase: Indexes, told: Flags) -> list[Column]:
    """What the page has said above the line, and will say below it, as far as it goes."""
    kinds = [FurnitureKind.comments, FurnitureKind.related, FurnitureKind.legal]
    long = prose >= 2
    seen = np.cumsum(
        np.column_stack([long, ~long, told, *(phrase == KINDS[kind] for kind in kinds)]), axis=0
    )
    left = seen[-1] - seen
    return [*np.log1p(seen).T, *np.log1p(left).T]


def _on_page(
    texts: list[str], small: list[str], letters: Letters, said: Said, prose: Column
) -> list[Column]:
    """The line on its page: where it stands, how often, and how much it shares with the prose."""
    n = len(texts)
    index = np.arange(n)
    first, last = heaviest_run(prose)
    run = (index >= first) & (index <= last)
    first_at, times = _repeated(small)
    _, alike = _repeated(_without_digits("\n".join(small), letters))
    is_long = prose >= 2
    longest = np.maximum.accumulate(np.where(is_long, index, -60))
    next_long = np.minimum.accumulate(np.where(is_long, index, n + 60)[::-1])[::-1]
    return [
        index / max(1, n - 1),
        np.log1p(index),
        np.log1p(n - 1 - index),
        np.full(n, np.log1p(n)),
        np.full(n, (prose >= 2).mean()),
        np.full(n, np.log1p(max(0, last - first))),
        np.log(times),
        np.log(alike),
        index > first_at,
        np.array([len(text) > TITLED and text in texts[0] for text in texts]),
        run,
        np.log1p(np.maximum(0, first - index)),
        np.log1p(np.maximum(0, index - last)),
        np.log1p(np.maximum(0, index - first)),
        np.log1p(np.maximum(0, last - index)),
        np.log1p(np.minimum(60, index - longest)),
        np.log1p(np.minimum(60, next_long - index)),
        *_shared(letters, said, prose, run, n),
    ]


def _repeated(lines: Sequence[str | bytes]) -> tuple[Indexes, Indexes]:
    """Of each line the first that says the same, and how many do."""
    known: dict[str | bytes, int] = {}
    first = np.fromiter(
        (known.setdefault(line, number) for number, line in enumerate(lines)), np.int64, len(lines)
    )
    return first, np.bincount(first)[first]


def _without_digits(text: str, letters: Letters) -> list[bytes]:
    """The lines of a text with every digit a 0."""
    plain = text.encode("utf-8", "surrogatepass").translate(ZEROED)
    if np.count_nonzero(letters.signs == Sign.digit) != plain.count(b"0"):
        plain = DIGIT.sub("0", text).encode("utf-8", "surrogatepass")
    return plain.split(b"\n")


def _shared(letters: Letters, said: Said, prose: Column, run: Flags, n: int) -> list[Column]:
    """How much of a line the page's prose says too: its longer words, its first word, all words."""
    _, of, times = said
    if not len(times):
        return [np.zeros(n, np.float32)] * 4
    lines = letters.word_line
    in_prose = (run & (prose > 0))[lines]
    by_prose = np.bincount(of, in_prose, len(times))
    long = letters.word_length >= LONG
    elsewhere = long & (by_prose[of] > in_prose)
    count = np.maximum(1, np.bincount(lines, minlength=n))
    first_of_line = np.ones(len(lines), np.bool_)
    first_of_line[1:] = lines[1:] != lines[:-1]
    firsts = np.bincount(of[first_of_line], minlength=len(times))
    opens = np.zeros(n)
    opens[lines[first_of_line]] = np.log1p(firsts[of[first_of_line]] - 1)
    return [
        np.bincount(lines, elsewhere, n) / np.maximum(1, np.bincount(lines, long, n)),
        np.minimum(6, np.bincount(lines, elsewhere, n)),
        np.bincount(lines, np.log(times[of]), n) / count,
        opens,
    ]
