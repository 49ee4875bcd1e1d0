"""What each line of flattened text looks like, in numbers, taken from the whole page at once.

None of them knows the outlet, and only the phrase list and a few words know the language.
"""

from __future__ import annotations

import re
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
TOLD_BY = np.array(
    [[KINDS[kind]] for kind in (FurnitureKind.comments, FurnitureKind.related, FurnitureKind.legal)]
)
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
MOST_COUNTED = np.array(list(COUNTED_TO.values()), dtype=np.float32)[:, None]
STOPS = [int(sign) for sign in (Sign.stop, Sign.question, Sign.exclamation)]
WORDED = slice(int(Sign.upper), int(Sign.ideograph) + 1)
UPPER, LOWER, DIGITS, IDEOGRAPH = map(int, (Sign.upper, Sign.lower, Sign.digit, Sign.ideograph))
COLON, ELLIPSIS, PAUSE = map(int, (Sign.colon, Sign.ellipsis, Sign.pause))
SPACE, QUOTE, OTHER = (
    int(Sign.space),
    int(Sign.quote),
    int(Sign.other),
)  # plain numbers: members of an enum are slow to ask
ENOUGH = np.array([[4], [8], [20], [40]])  # words
ENDED_BY = np.array([[COLON], [ELLIPSIS], [PAUSE]], dtype=np.uint8)
OPENED_BY = np.array([[UPPER], [LOWER], [DIGITS], [QUOTE]], dtype=np.uint8)
COMMON, TELLING, ADDRESSED, SPEAKING, REPLYING, MONTH, BY = range(7)  # what a word can be
LONG = 5  # characters of a word that tells what a page is about
DIGIT = re.compile(r"\d")
TITLED = 15  # characters of a line from which its standing in the page's first says something


@cache
def _listed(language: str) -> tuple[Codes, Indexes, Matrix]:
    """The words that the language knows, as hashes; of each its sort; the lists of each sort.

    Of one sort are words that are in the same lists; the last word and sort are for all others.
    """
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
    flags = np.column_stack([np.isin(known, one) for one in hashes])
    sorts, sort = np.unique(flags, axis=0, return_inverse=True)
    return known, np.append(sort, len(sorts)), sorts.T.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Looks:
    """The lines of a page in numbers."""

    rows: Matrix  # of numbers, one for each line
    sentences: Flags  # whether it is one
    phrases: dict[int, Phrase]  # of a line's number what says that it is furniture
    words: Column  # two characters are one where words are not parted by spaces
    spaced: Indexes  # words as they are parted by spaces


def look_at_lines(texts: list[str], language: str = "en") -> Looks:
    """What the lines of a page look like, none of them empty."""
    letters = letters_of(texts)
    small = [text.lower() for text in texts]
    n = len(texts)
    signs = _signs(letters, n)
    length = np.diff(letters.starts).astype(np.float32) - 1
    line = letters.lines_of(letters.word_start)
    said = _each_once(letters.words)
    words = _count(line, n) - signs[IDEOGRAPH] / 2
    share = 1 / np.maximum(1, words)
    spaced = signs[SPACE].astype(np.int64) + 1
    capitals = _count(line[letters.signs[letters.word_start] == UPPER], n) * share
    lists = _lists(said, line, n, language)
    shares = lists * share
    last = _last(letters)
    ends = ENDING[last]
    first = letters.signs[letters.starts[:-1]]
    found = furniture_phrases(texts, small, letters, language)
    phrase = np.full(n, -1)
    phrase[list(found)] = [KINDS[one.kind] for one in found.values()]
    prose = _prose(words, ends, phrase >= 0)
    is_sentence = ends & (words >= 2)
    upper, lower = signs[UPPER], signs[LOWER]
    long = words >= 8
    logs = np.log1p([words, length, signs[PAUSE], np.maximum(0, signs[STOPS].sum(0) - ends)])
    alone = [
        *logs[:2],
        *(words >= ENOUGH),
        signs[WORDED].sum(0) * share / 10,
        ends,
        ends & long,
        *(last == ENDED_BY),
        *logs[2:],
        capitals,
        np.where(words >= 4, capitals, 0),
        (upper > 3) & (lower == 0),
        *(first == OPENED_BY),
        (first >= STOPS[0]) | (first == OTHER),
        shares[COMMON],
        np.where(long, shares[COMMON], 0),
        shares[ADDRESSED],
        shares[SPEAKING],
        np.minimum(3, lists[REPLYING]),
        shares[REPLYING],
        np.minimum(3, lists[TELLING]),
        shares[TELLING],
        np.minimum(1, lists[MONTH]),
        shares[MONTH],
        np.minimum(1, lists[BY]),
        signs[DIGITS] / np.maximum(1, length),
        *np.minimum(MOST_COUNTED, signs[COUNTED]),
        upper + lower == 0,
        signs[IDEOGRAPH] > 0,
        *(phrase == KIND_NUMBERS),
        prose,
    ]
    told = lists[REPLYING] + lists[TELLING] > 0
    columns = [
        *alone,
        *_on_page(texts, small, signs[DIGITS] > 0, prose),
        *_shared(letters, said, line, prose),
        *_so_far(prose, phrase, told),
    ]
    return Looks(
        np.array(columns, dtype=np.float32).T,
        is_sentence,
        found,
        spaced + signs[IDEOGRAPH] // 2,
        spaced,
    )


def _count(lines: Indexes, n: int) -> Column:
    """How often each line is among these."""
    return np.bincount(lines, minlength=n).astype(np.float32)


def _signs(letters: Letters, n: int) -> Matrix:
    """How many of each sign each line has; most are small letters, which are not counted."""
    rare = np.flatnonzero(letters.signs != LOWER)
    cells = letters.lines_of(rare) * SIGNS + letters.signs[rare]
    counts = np.bincount(cells, minlength=n * SIGNS).reshape(n, SIGNS)
    counts[:, LOWER] = np.diff(letters.starts) - counts.sum(1)
    return counts.T.astype(np.float32)


def _each_once(words: Codes) -> Said:
    order = words.argsort()
    ordered = words[order]
    opens = np.ones(len(words), np.bool_)
    opens[1:] = ordered[1:] != ordered[:-1]
    of = np.empty(len(words), np.int64)
    of[order] = np.cumsum(opens) - 1
    return ordered[opens], of, np.bincount(of)


def _lists(said: Said, line: Indexes, n: int, language: str) -> Matrix:
    """How many words of each list each line has; `line` is that of each word."""
    known, sort, sorts = _listed(language)
    words, of, _ = said
    at = np.minimum(np.searchsorted(known, words), len(known) - 1)
    at[known[at] != words] = len(known)
    cells = sort[at][of] * n + line
    counts = np.bincount(cells, minlength=(sorts.shape[1] + 1) * n).reshape(-1, n)
    found: Matrix = sorts @ counts[:-1].astype(np.float32)
    return found


def _last(letters: Letters) -> np.ndarray:
    """The sign of each line's last character, what may close a sentence left out."""
    counts = ~CLOSING.take(letters.signs)
    counts[letters.starts[1:] - 1] = False  # the newlines
    place = np.where(counts, np.arange(len(counts), dtype=np.int32), np.int32(-1))
    last = np.maximum.reduceat(place, letters.starts[:-1])
    return np.where(last >= letters.starts[:-1], letters.signs[last], OTHER)


def _prose(words: Column, ends: Flags, phrase: Flags) -> Column:
    """How much a line speaks for being the article's, by hand: a sentence much, a label against."""
    long = np.where(ends, 3.0, 1.5)
    middle = np.where(ends, 2.0, -0.3)
    short = np.where(ends & (words >= 2), 0.3, -1.0)
    weight = np.where(words >= 20, long, np.where(words >= 8, middle, short))
    return np.where(phrase, -1.5, weight).astype(np.float32)


def _so_far(prose: Column, phrase: Indexes, told: Flags) -> list[Column]:
    """What the page has said above the line, and will say below it, as far as it goes."""
    long = prose >= 2
    seen = np.array([long, ~long, told, *(phrase == TOLD_BY)]).cumsum(1)
    return [*np.log1p(seen), *np.log1p(seen[:, -1:] - seen)]


def _on_page(
    texts: list[str], small: list[str], numbered: Flags, prose: Column
) -> list[Column | Flags]:
    """The line on its page: where it stands, and how often."""
    n = len(texts)
    index = np.arange(n)
    first, last = heaviest_run(prose)
    first_at, times = _repeated(small)
    _, alike = _repeated(_without_digits(small, numbered))
    is_long = prose >= 2
    longest = np.maximum.accumulate(np.where(is_long, index, -60))
    next_long = np.minimum.accumulate(np.where(is_long, index, n + 60)[::-1])[::-1]
    away = [
        index,
        n - 1 - index,
        *np.maximum(0, [first - index, index - last, index - first, last - index]),
        *np.minimum(60, [index - longest, next_long - index]),
    ]
    logs = np.log1p(away)
    return [
        index / max(1, n - 1),
        *logs[:2],
        np.full(n, np.log1p(n)),
        np.full(n, is_long.mean()),
        np.full(n, np.log1p(max(0, last - first))),
        *np.log([times, alike]),
        index > first_at,
        np.array([len(text) > TITLED and text in texts[0] for text in texts]),
        (index >= first) & (index <= last),
        *logs[2:],
    ]


def _repeated(lines: list[str]) -> tuple[Indexes, Indexes]:
    """Of each line the first that says the same, and how many do."""
    known: dict[str, int] = {}
    first = np.fromiter(
        (known.setdefault(line, number) for number, line in enumerate(lines)), np.int64, len(lines)
    )
    return first, np.bincount(first)[first]


def _without_digits(lines: list[str], numbered: Flags) -> list[str]:
    """The lines with every digit a 0."""
    found = list(lines)
    for index in np.flatnonzero(numbered):
        found[index] = DIGIT.sub("0", lines[index])
    return found


def _shared(letters: Letters, said: Said, lines: Indexes, prose: Column) -> list[Column]:
    """How much of a line the page's prose says too: its longer words, its first word, all words."""
    n = len(prose)
    _, of, times = said
    if not len(times):
        return [np.zeros(n, np.float32)] * 4
    first, last = heaviest_run(prose)
    run = np.zeros(n, np.bool_)
    run[first : last + 1] = prose[first : last + 1] > 0
    in_prose = run[lines]
    by_prose = np.bincount(of[in_prose], minlength=len(times))
    long = letters.word_length >= LONG
    elsewhere = np.bincount(lines[long & (by_prose[of] > in_prose)], minlength=n)
    count = np.maximum(1, np.bincount(lines, minlength=n))
    first_of_line = np.ones(len(lines), np.bool_)
    first_of_line[1:] = lines[1:] != lines[:-1]
    firsts = np.bincount(of[first_of_line], minlength=len(times))
    opens = np.zeros(n)
    opens[lines[first_of_line]] = np.log1p(firsts[of[first_of_line]] - 1)
    return [
        elsewhere / np.maximum(1, np.bincount(lines[long], minlength=n)),
        np.minimum(6, elsewhere),
        np.bincount(lines, np.log(times)[of], n) / count,
        opens,
    ]
