"""What each line of flattened text looks like, in numbers, taken from the whole page at once.

None of them knows the outlet, and only the phrase list and a few words know the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.article.columns import Column, Flags, Matrix, Numbers, heaviest_run
from dateline.article.furniture import Phrase, furniture_phrases
from dateline.article.letters import (
    CLOSING,
    ENDING,
    SIGNS,
    Codes,
    Indexes,
    Kinds,
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
    words: Indexes  # two characters are one where words are not parted by spaces
    spaced: Indexes  # words as they are parted by spaces


@dataclass(frozen=True, slots=True)
class Seen:
    """The characters and words of a page, counted; a value a line but for those that say otherwise."""

    letters: Letters
    signs: Matrix  # a row a sign: how often it stands on each line
    length: Column  # in characters
    words: Column
    capitals: Column  # words that open with one
    of_word: Indexes  # the line of each word
    said: Said
    lists: Matrix  # a row a list: how many words of it each line has
    first: Kinds  # its first character
    last: Kinds  # its last, what may close a sentence left out

    @property
    def ends(self) -> Flags:
        """Whether it ends as a sentence does."""
        found: Flags = ENDING[self.last]
        return found

    @property
    def share(self) -> Numbers:
        """What one word is of all."""
        return np.reciprocal(np.maximum(1, self.words))


def look_at_lines(texts: list[str], language: str = "en") -> Looks:
    """What the lines of a page look like, none of them empty."""
    small = [text.lower() for text in texts]
    seen = _see(letters_of(texts), language)
    phrases = furniture_phrases(texts, small, seen.letters, language)
    phrase = np.full(len(texts), -1)
    phrase[list(phrases)] = [KINDS[one.kind] for one in phrases.values()]
    prose = _prose(seen.words, seen.ends, phrase >= 0)
    run = heaviest_run(prose)
    columns = [
        *_size_and_end(seen),
        *_capitals_and_opening(seen),
        *_listed_words(seen),
        *_counted_signs(seen),
        phrase == KIND_NUMBERS,
        prose,
        *_on_page(texts, small, seen, prose, run),
        *_shared(seen, prose, run),
        *_so_far(seen, prose, phrase),
    ]
    rows = np.vstack(columns, dtype=np.float32, casting="unsafe")
    spaced = seen.signs[SPACE].astype(np.int64) + 1
    words = spaced + seen.signs[IDEOGRAPH].astype(np.int64) // 2
    return Looks(rows.T, seen.ends & (seen.words >= 2), phrases, words, spaced)


def _see(letters: Letters, language: str) -> Seen:
    n = len(letters.starts) - 1
    signs = _signs(letters, n)
    of_word = letters.lines_of(letters.word_start)
    said = _each_once(letters.words)
    return Seen(
        letters=letters,
        signs=signs,
        length=np.diff(letters.starts).astype(np.float32) - 1,
        words=_count(of_word, n) - signs[IDEOGRAPH] / 2,
        capitals=_count(of_word[letters.signs[letters.word_start] == UPPER], n),
        of_word=of_word,
        said=said,
        lists=_lists(said, of_word, n, language),
        first=letters.signs[letters.starts[:-1]],
        last=_last(letters),
    )


# --------------------------------------------------------------------------- a line alone


def _size_and_end(seen: Seen) -> list[Numbers]:
    words, ends, signs = seen.words, seen.ends, seen.signs
    stops = np.maximum(0, signs[STOPS].sum(0) - ends)
    logs = np.log1p([words, seen.length, signs[PAUSE], stops])
    return [
        logs[:2],
        words >= ENOUGH,
        signs[WORDED].sum(0) * seen.share / 10,
        ends,
        ends & (words >= 8),
        seen.last == ENDED_BY,
        logs[2:],
    ]


def _capitals_and_opening(seen: Seen) -> list[Numbers]:
    capitals = seen.capitals * seen.share
    return [
        capitals,
        np.where(seen.words >= 4, capitals, 0),
        (seen.signs[UPPER] > 3) & (seen.signs[LOWER] == 0),
        seen.first == OPENED_BY,
        (seen.first >= STOPS[0]) | (seen.first == OTHER),
    ]


def _listed_words(seen: Seen) -> list[Numbers]:
    """How many of the words are in each list, or what share of them."""
    lists = seen.lists
    shares = lists * seen.share
    return [
        shares[COMMON],
        np.where(seen.words >= 8, shares[COMMON], 0),
        shares[ADDRESSED],
        shares[SPEAKING],
        np.minimum(3, lists[REPLYING]),
        shares[REPLYING],
        np.minimum(3, lists[TELLING]),
        shares[TELLING],
        np.minimum(1, lists[MONTH]),
        shares[MONTH],
        np.minimum(1, lists[BY]),
    ]


def _counted_signs(seen: Seen) -> list[Numbers]:
    signs = seen.signs
    return [
        signs[DIGITS] / np.maximum(1, seen.length),
        np.minimum(MOST_COUNTED, signs[COUNTED]),
        signs[UPPER] + signs[LOWER] == 0,
        signs[IDEOGRAPH] > 0,
    ]


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


def _last(letters: Letters) -> Kinds:
    """The sign of each line's last character, what may close a sentence left out."""
    places = np.flatnonzero(~CLOSING.take(letters.signs))  # newlines among them
    before = places.searchsorted(letters.starts[1:] - 1) - 1
    last = places[np.maximum(0, before)]
    stands = (before >= 0) & (last >= letters.starts[:-1])
    return np.where(stands, letters.signs[last], np.uint8(OTHER))


def _prose(words: Column, ends: Flags, phrase: Flags) -> Column:
    """How much a line speaks for being the article's, by hand: a sentence much, a label against."""
    long = np.where(ends, 3.0, 1.5)
    middle = np.where(ends, 2.0, -0.3)
    short = np.where(ends & (words >= 2), 0.3, -1.0)
    weight = np.where(words >= 20, long, np.where(words >= 8, middle, short))
    return np.where(phrase, -1.5, weight).astype(np.float32)


# --------------------------------------------------------------------------- a line on its page


def _on_page(
    texts: list[str], small: list[str], seen: Seen, prose: Column, run: tuple[int, int]
) -> list[Numbers]:
    """The line on its page: where it stands, how often, and how far from the longer sentences."""
    n = len(texts)
    index = np.arange(n)
    first, last = run
    first_at, times = _repeated(small)
    _, alike = _repeated(_without_digits(small, seen.signs[DIGITS] > 0))
    is_long = prose >= 2
    before = np.maximum.accumulate(np.where(is_long, index, -60))
    after = np.minimum.accumulate(np.where(is_long, index, n + 60)[::-1])[::-1]
    away = [index, n - 1 - index, first - index, index - last, index - first, last - index]
    near = [index - before, after - index]
    logs = np.log1p(np.concatenate([np.maximum(0, away), np.minimum(60, near)]))
    of_page = [np.log1p(n), is_long.mean(), np.log1p(max(0, last - first))]
    return [
        index / max(1, n - 1),
        logs[:2],
        np.repeat(np.array(of_page)[:, None], n, axis=1),
        np.log([times, alike]),
        index > first_at,
        _in_the_first(texts, seen.length),
        (index >= first) & (index <= last),
        logs[2:],
    ]


def _repeated(lines: list[str]) -> tuple[Indexes, Indexes]:
    """Of each line the first that says the same, and how many do."""
    n = len(lines)
    known = dict(zip(reversed(lines), range(n - 1, -1, -1), strict=True))
    first = np.array([known[line] for line in lines])
    return first, np.bincount(first)[first]


def _without_digits(lines: list[str], numbered: Flags) -> list[str]:
    """The lines with every digit a 0."""
    found = list(lines)
    for index in np.flatnonzero(numbered).tolist():
        found[index] = DIGIT.sub("0", lines[index])
    return found


def _in_the_first(texts: list[str], length: Column) -> Flags:
    """Whether the page's first line holds it: that may be the page's title."""
    found: Flags = (length > TITLED) & (length <= length[0])
    for index in np.flatnonzero(found).tolist():
        found[index] = texts[index] in texts[0]
    return found


def _shared(seen: Seen, prose: Column, run: tuple[int, int]) -> list[Numbers]:
    """How much of a line the page's prose says too: its longer words, its first word, all words."""
    n, lines = len(prose), seen.of_word
    _, of, times = seen.said
    if not len(times):
        return [np.zeros((4, n), np.float32)]
    first, last = run
    speaks = np.zeros(n, np.bool_)
    speaks[first : last + 1] = prose[first : last + 1] > 0
    in_prose = speaks[lines]
    by_prose = np.bincount(of[in_prose], minlength=len(times))
    long = seen.letters.word_length >= LONG
    elsewhere = np.bincount(lines[long & (by_prose[of] > in_prose)], minlength=n)
    count = np.maximum(1, np.bincount(lines, minlength=n))
    return [
        elsewhere / np.maximum(1, np.bincount(lines[long], minlength=n)),
        np.minimum(6, elsewhere),
        np.bincount(lines, np.log(times)[of], n) / count,
        _openings(n, lines, of),
    ]


def _openings(n: int, lines: Indexes, of: Indexes) -> Numbers:
    """How many other lines open with the same word."""
    opens = np.ones(len(lines), np.bool_)
    opens[1:] = lines[1:] != lines[:-1]
    firsts = of[opens]
    found = np.zeros(n, np.float32)
    found[lines[opens]] = np.log1p(np.bincount(firsts)[firsts] - 1)
    return found


def _so_far(seen: Seen, prose: Column, phrase: Indexes) -> list[Numbers]:
    """What the page has said above the line, and will say below it, as far as it goes."""
    long = prose >= 2
    told = seen.lists[REPLYING] + seen.lists[TELLING] > 0
    above = np.array([long, ~long, told, *(phrase == TOLD_BY)]).cumsum(1)
    return [np.log1p(above), np.log1p(above[:, -1:] - above)]
