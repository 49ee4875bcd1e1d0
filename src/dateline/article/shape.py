"""What each line of flattened text looks like, in numbers, taken from the whole page at once.

None of them knows the outlet, and only the phrase list and a few words know the language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.article.columns import Column, Flags, Matrix, Values, heaviest_run
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
UPPER, LOWER, IDEOGRAPH, DIGIT, PAUSE, SPACE = map(  # plain: members of an enum are slow to ask
    int, (Sign.upper, Sign.lower, Sign.ideograph, Sign.digit, Sign.pause, Sign.space)
)
WORDED = slice(int(Sign.upper), int(Sign.ideograph) + 1)
STOPS = slice(int(Sign.question), int(Sign.stop) + 1)
COUNTED = slice(int(Sign.digit), int(Sign.exclamation) + 1)
MOST = {  # signs of which a line's number is told, up to the most that makes a difference
    Sign.digit: 6, Sign.symbol: 3, Sign.quote: 2, Sign.bracket: 2, Sign.bar: 3, Sign.slash: 3,
    Sign.colon: 2, Sign.tie: 3, Sign.at: 1, Sign.copyright: 1, Sign.currency: 1, Sign.emoji: 1,
    Sign.question: 1, Sign.exclamation: 1,
}  # fmt: skip
MOST_COUNTED = np.array([[MOST[sign]] for sign in tuple(Sign)[COUNTED]], np.float32)
ODD = {Sign.other, *tuple(Sign)[int(Sign.symbol) :]} - {Sign.space}  # what hardly opens a sentence
OPENED_BY = ({Sign.upper}, {Sign.lower}, {Sign.digit}, {Sign.quote}, ODD)
ENDED_BY = ({Sign.colon}, {Sign.ellipsis}, {Sign.pause})
OPENINGS = np.array([[sign in those for sign in Sign] for those in OPENED_BY], np.float32)
ENDS = np.array([ENDING, *([sign in those for sign in Sign] for those in ENDED_BY)], np.float32)
CLOSERS = 8  # quotes and brackets that may follow the stop which ends a sentence
ENOUGH = np.array([[4], [8], [20], [40]])  # words
SIZES = np.array([[2], [8], [20]])  # words from which a line is of the next size
PROSE = np.array([-1, -1, -1, 0.3, -0.3, 2, 1.5, 3], np.float32)  # of each size; if it ends so
COMMON, ADDRESSED, SPEAKING, REPLYING, TELLING, MONTH, BY = range(7)  # what a word can be
AS_SHARE, AS_NUMBER = slice(COMMON, MONTH + 1), slice(REPLYING, BY + 1)  # how they are told
MOST_LISTED = np.array([[3], [3], [1], [1]], np.float32)  # as MOST_COUNTED, of words in lists
LONG = 5  # characters of a word that tells what a page is about
TITLED = 15  # characters of a line from which its standing in the page's first says something
AWAY = np.array([[1], [-1], [-1], [1], [1], [-1], [0], [0]], np.float32)  # as _away says


@cache
def _listed(language: str) -> tuple[Codes, Indexes, Matrix]:
    """The words that the language knows, as hashes; of each its sort; the lists of each sort.

    Of one sort are words that are in the same lists; the last word and sort are for all others.
    """
    words = table(language, "furniture")["words"]
    lists = (
        table(language, "language")["common"],
        words["addressing"],
        words["speaking"],
        words["replying"],
        words["telling"],
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

    signs: Matrix  # a row a sign: how often it stands on each line
    length: Column  # in characters
    words: Column
    share: Column  # what one word is of all
    capitals: Column  # words that open with one
    of_word: Indexes  # the line of each word
    said: Said
    lists: Matrix  # a row a list: how many words of it each line has
    opened: Matrix  # a row for each of OPENED_BY: whether it does
    ended: Matrix  # whether it ends as a sentence does, and a row for each of ENDED_BY


@dataclass(frozen=True, slots=True)
class Body:
    """Where a page's prose is, by hand."""

    prose: Column  # how much each line speaks for being the article's
    is_long: Flags  # whether it does so much
    first: int  # line of the heaviest run of prose
    last: int


def look_at_lines(texts: list[str], language: str = "en") -> Looks:
    """What the lines of a page look like, none of them empty."""
    letters = letters_of(texts)
    seen = _see(letters, language)
    phrases = furniture_phrases(texts, letters, language)
    phrase = np.full(len(texts), -1)
    phrase[list(phrases)] = [KINDS[one.kind] for one in phrases.values()]
    prose = _prose(seen, list(phrases))
    body = Body(prose, prose >= 2, *heaviest_run(prose))
    sizes = _rows(_sizes(letters, seen, body, phrase))
    columns = [
        np.log(np.add(sizes, 1, out=sizes), out=sizes),
        *_alone(seen),
        phrase == KIND_NUMBERS,
        prose,
        *_on_page(texts, letters, seen, body),
        *_shared(letters, seen, body),
    ]
    spaced = seen.signs[SPACE].astype(np.int64) + 1
    words = spaced + seen.signs[IDEOGRAPH].astype(np.int64) // 2
    sentences = (seen.ended[0] > 0) & (seen.words >= 2)
    return Looks(_rows(columns).T, sentences, phrases, words, spaced)


def _rows(columns: list[Values]) -> Matrix:
    """Values of whatever sort, a row each or several, one below the other."""
    parts = [one if one.ndim > 1 else one[None] for one in columns]
    return np.concatenate(parts, dtype=np.float32, casting="unsafe")


def _see(letters: Letters, language: str) -> Seen:
    n = len(letters.lines)
    cells = letters.line * SIGNS + letters.signs
    signs = np.bincount(cells, minlength=n * SIGNS).reshape(n, SIGNS).T.astype(np.float32)
    of_word = letters.line[letters.word_start]
    said = _each_once(letters.words)
    words = _count(of_word, n) - signs[IDEOGRAPH] / 2
    return Seen(
        signs=signs,
        length=np.diff(letters.starts).astype(np.float32) - 1,
        words=words,
        share=np.reciprocal(np.maximum(1, words)),
        capitals=_count(of_word[letters.signs[letters.word_start] == UPPER], n),
        of_word=of_word,
        said=said,
        lists=_lists(said, of_word, n, language),
        opened=OPENINGS.take(letters.signs[letters.starts[:-1]], 1),
        ended=ENDS.take(_last(letters), 1),
    )


def _count(lines: Indexes, n: int) -> Column:
    """How often each line is among these."""
    return np.bincount(lines, minlength=n).astype(np.float32)


def _each_once(words: Codes) -> Said:
    order = words.argsort()
    ordered = words[order]
    opens = np.ones(len(words), np.bool_)
    opens[1:] = ordered[1:] != ordered[:-1]
    of = np.empty(len(words), np.int64)
    of[order] = opens.cumsum() - 1
    return ordered[opens], of, np.bincount(of)


def _lists(said: Said, line: Indexes, n: int, language: str) -> Matrix:
    """How many words of each list each line has; `line` is that of each word."""
    known, sort, sorts = _listed(language)
    words, of, _ = said
    at = known.searchsorted(words)
    at[known.take(at, mode="clip") != words] = len(known)
    cells = sort[at][of] * n + line
    counts = np.bincount(cells, minlength=(sorts.shape[1] + 1) * n).reshape(-1, n)
    found: Matrix = sorts @ counts[:-1].astype(np.float32)
    return found


def _last(letters: Letters) -> Kinds:
    """The sign of each line's last character, what may close a sentence left out."""
    signs, at = letters.signs, letters.starts[1:] - 2
    for _ in range(CLOSERS):
        closing = CLOSING[signs[at]]  # a newline closes nothing: no line is left
        if not closing.any():
            break
        at = at - closing
    return signs[at]


def _prose(seen: Seen, phrases: list[int]) -> Column:
    """How much a line speaks for being the article's, by hand: a sentence much, a label against."""
    size = np.add.reduce(seen.words >= SIZES, 0)
    found: Column = PROSE.take(size * 2 + seen.ended[0].astype(np.int64))
    found[phrases] = -1.5
    return found


# --------------------------------------------------------------------------- a line alone


def _alone(seen: Seen) -> list[Values]:
    """Its signs, words and lists of words, many as a share of the line, and how it opens and ends."""
    signs, share = seen.signs, seen.share
    enough = seen.words >= ENOUGH
    capitals, shares = seen.capitals * share, seen.lists[AS_SHARE] * share
    return [
        enough,
        np.add.reduce(signs[WORDED]) * share / 10,
        seen.ended,
        seen.ended[0] * enough[1],
        capitals,
        capitals * enough[0],
        (signs[UPPER] > 3) > signs[LOWER],  # in capitals: 1 is more than no small letter
        seen.opened,
        shares,
        shares[COMMON] * enough[1],
        np.minimum(MOST_LISTED, seen.lists[AS_NUMBER]),
        signs[DIGIT] / seen.length,
        np.minimum(MOST_COUNTED, signs[COUNTED]),
        signs[UPPER] + signs[LOWER] == 0,
        signs[IDEOGRAPH] > 0,
    ]


# --------------------------------------------------------------------------- a line on its page


def _sizes(letters: Letters, seen: Seen, body: Body, phrase: Indexes) -> list[Values]:
    """What is counted, of a line and about it, and tells the more the less of it there is."""
    told = seen.lists[REPLYING] + seen.lists[TELLING] > 0
    above = _rows([body.is_long, ~body.is_long, told, phrase == TOLD_BY]).cumsum(1)
    _, alike = _repeated(letters.unnumbered)
    return [
        seen.words,
        seen.length,
        seen.signs[PAUSE],
        np.maximum(0, np.add.reduce(seen.signs[STOPS]) - seen.ended[0]),
        _away(body),
        *_near(body),
        above,
        above[:, -1:] - above,
        alike - 1,
        _openings(seen),
    ]


def _away(body: Body) -> Matrix:
    """How far it is from the page's ends and from those of the heaviest run, from either side.

    And how long both are.
    """
    n, first, last = len(body.prose), body.first, body.last
    beyond = (0, n - 1, first, -first, -last, last, n, last - first)
    index = np.arange(n, dtype=np.float32)
    found: Matrix = np.maximum(0, AWAY * index + np.array(beyond, np.float32)[:, None])
    return found


def _near(body: Body) -> tuple[Indexes, Indexes]:
    """How far the longer sentences before and after it are, if they are near."""
    n = len(body.prose)
    index = np.arange(n)
    before = np.maximum.accumulate(np.where(body.is_long, index, -60))
    after = np.minimum.accumulate(np.where(body.is_long, index, n + 60)[::-1])[::-1]
    return np.minimum(60, index - before), np.minimum(60, after - index)


def _on_page(texts: list[str], letters: Letters, seen: Seen, body: Body) -> list[Values]:
    """Where it stands, how much of the page is prose, how often it is said, and where else."""
    n = len(texts)
    first_at, times = _repeated(letters.lines)
    inside = np.zeros(n, np.float32)
    inside[body.first : body.last + 1] = 1
    return [
        np.linspace(0, 1, n),
        np.full(n, body.is_long.mean()),
        np.log(times.astype(np.float32)),
        np.arange(n) > first_at,
        _in_the_first(texts, seen.length),
        inside,
    ]


def _in_the_first(texts: list[str], length: Column) -> Flags:
    """Whether the page's first line holds it: that may be the page's title."""
    found: Flags = (length > TITLED) & (length <= length[0])
    first, indexes = texts[0], np.flatnonzero(found).tolist()
    found[indexes] = [texts[index] in first for index in indexes]
    return found


def _repeated(lines: Codes) -> tuple[Indexes, Indexes]:
    """Of each line the first that says the same, and how many do."""
    _, of, times = _each_once(lines)
    first = np.empty(len(times), np.int64)
    first[of[::-1]] = np.arange(len(lines))[::-1]  # of several the last that is written stays
    return first[of], times[of]


def _shared(letters: Letters, seen: Seen, body: Body) -> list[Values]:
    """How much of a line the page's prose says too, of its longer words; how common all are there."""
    n, lines = len(body.prose), seen.of_word
    _, of, times = seen.said
    if not len(times):
        return [np.zeros((3, n))]
    run = slice(body.first, body.last + 1)
    speaks = np.zeros(n, np.bool_)
    speaks[run] = body.prose[run] > 0
    in_prose = speaks[lines]
    by_prose = np.bincount(of[in_prose], minlength=len(times))
    long = letters.word_length >= LONG
    elsewhere = np.bincount(lines[long & (by_prose[of] > in_prose)], minlength=n)
    pieces = np.bincount(lines, minlength=n)
    return [
        elsewhere / np.maximum(1, np.bincount(lines[long], minlength=n)),
        np.minimum(6, elsewhere),
        np.bincount(lines, np.log(times.astype(np.float32))[of], n) / np.maximum(1, pieces),
    ]


def _openings(seen: Seen) -> Values:
    """How many other lines open with the same word."""
    lines, (_, of, _) = seen.of_word, seen.said
    opens = np.ones(len(lines), np.bool_)
    opens[1:] = lines[1:] != lines[:-1]
    firsts = of[opens]
    found = np.zeros(len(seen.words), np.int64)
    found[lines[opens]] = np.bincount(firsts)[firsts] - 1
    return found
