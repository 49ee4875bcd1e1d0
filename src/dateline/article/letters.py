"""The characters and words of a whole page at once, as numbers: what kind each is, and its line.

Where letters are joined without spaces (Chinese, Japanese), two characters count as one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np

Codes = np.ndarray[tuple[int], np.dtype[np.uint64]]
Indexes = np.ndarray[tuple[int], np.dtype[np.int64]]
Kinds = np.ndarray[tuple[int], np.dtype[np.uint8]]
Halves = np.ndarray[tuple[int], np.dtype[np.uint32]]
Threes = np.ndarray[tuple[int], np.dtype[np.uint16]]

NEWLINE = ord("\n")
PLANE = 0x10000  # characters beyond the first plane are kinds of symbol, but for rare ideographs
FEW = 31  # the bits of a letter that do not tell capitals from small ones
LONGEST = (
    1 << 20
)  # characters of a page of which no word stands across one that many from the start


class Sign(IntEnum):
    """What a character is; in an order in which those that are asked of together stand together."""

    other = 0
    upper = 1  # words are of this and the next three
    lower = 2
    letter = 3  # of a script without capitals
    ideograph = 4  # of a script without spaces
    digit = 5
    symbol = 6
    quote = 7
    bracket = 8
    bar = 9  # parts the entries of a menu
    slash = 10
    colon = 11
    tie = 12  # hyphens and apostrophes
    at = 13
    copyright = 14
    currency = 15
    emoji = 16
    question = 17  # ends a sentence, as the next two do
    exclamation = 18
    stop = 19
    ellipsis = 20
    pause = 21  # inside a sentence
    space = 22


SIGNS = len(Sign)
UPPER, IDEOGRAPH, DIGIT = map(  # plain: members of an enum are slow to ask
    int, (Sign.upper, Sign.ideograph, Sign.digit)
)
_LISTED = {
    Sign.stop: ".。।．｡؟۔",
    Sign.pause: ",;—–、，；،؛",
    Sign.colon: ":：",
    Sign.quote: '"“”«»„‟「」『』',
    Sign.bracket: "()[]{}（）【】〔〕",
    Sign.question: "?？",
    Sign.exclamation: "!！",
    Sign.ellipsis: "…",
    Sign.tie: "-'’‘‐‑",
    Sign.at: "@",
    Sign.slash: "/\\",
    Sign.bar: "|•·›→▶►>»",
    Sign.copyright: "©®™",
}
ENDING = np.zeros(SIGNS, dtype=np.bool_)
ENDING[[Sign.stop, Sign.question, Sign.exclamation, Sign.ellipsis]] = True
CLOSING = np.zeros(SIGNS, dtype=np.bool_)  # may follow the stop that ends a sentence
CLOSING[[Sign.quote, Sign.bracket, Sign.tie, Sign.space]] = True


def _sign(code: int) -> Sign:
    character = chr(code)
    category = unicodedata.category(character)
    if category in ("Lu", "Lt"):
        return Sign.upper
    if category == "Ll":
        return Sign.lower
    if 0x3040 <= code < 0x3100 or 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00:
        return Sign.ideograph
    if category[0] in "LM":
        return Sign.letter
    return {"Nd": Sign.digit, "Zs": Sign.space, "Sc": Sign.currency, "Cs": Sign.emoji}.get(
        category, Sign.symbol if category[0] in "SP" else Sign.other
    )


@cache
def _tables() -> tuple[Kinds, Halves]:
    """Of each character its sign, and a number by chance that its capital shares."""
    signs = np.array([_sign(code) for code in range(PLANE)] + [Sign.emoji], dtype=np.uint8)
    for sign, characters in _LISTED.items():
        signs[[ord(character) for character in characters]] = sign
    small = np.array([ord(chr(code).lower()[0]) for code in range(PLANE)] + [PLANE])
    return signs, np.random.default_rng(7).integers(0, 1 << 32, PLANE + 1, dtype=np.uint32)[small]


@cache
def _powers() -> tuple[Halves, Halves]:
    """Of an odd number that of each place in a text, and what undoes it."""
    base = 0x9E3779B1
    powers, undone = (
        np.cumprod(np.full(LONGEST, one, np.uint32), dtype=np.uint32)
        for one in (base, pow(base, -1, 1 << 32))
    )
    return powers, undone


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's characters, its lines closed by one newline each, and its words."""

    signs: Kinds  # of each character
    line: Indexes  # in which each character stands
    starts: Indexes  # first character of each line; an end more than there are lines
    threes: Threes  # of each character and the two after it: a number, whatever their case
    lines: Codes  # a hash of each line, in small letters
    unnumbered: Codes  # a hash of each line, in small letters and with every digit a 0
    words: Codes  # a hash of each word, in small letters
    word_start: Indexes  # its first character
    word_length: Indexes  # in characters


def letters_of(texts: list[str]) -> Letters:
    """The lines of a page (none empty, none with a newline), looked at all at once."""
    signs_of, numbers_of = _tables()
    raw = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, dtype="<u4")
    signs = signs_of.take(codes, mode="clip")
    ends = np.flatnonzero(codes == NEWLINE)
    starts = np.concatenate([[0], ends + 1])
    word_start, word_end = _words(signs)
    hashed = _Hashed(numbers_of.take(codes, mode="clip"))
    return Letters(
        signs=signs,
        line=np.repeat(np.arange(len(ends)), np.diff(starts)),
        starts=starts,
        threes=_threes(codes),
        lines=hashed.stretches(starts[:-1], ends),
        unnumbered=hashed.stretches(starts[:-1], ends, np.flatnonzero(signs == DIGIT)),
        words=hashed.stretches(word_start, word_end),
        word_start=word_start,
        word_length=word_end - word_start,
    )


def _words(signs: Kinds) -> tuple[Indexes, Indexes]:
    """Where words start, and where they end: an ideograph begins one."""
    worded = (signs - np.uint8(UPPER)) <= IDEOGRAPH - UPPER  # what is below wraps around
    edges = np.flatnonzero(worded[1:] != worded[:-1]) + 1
    if worded[:1].any():
        edges = np.concatenate([[0], edges])
    begins = signs == IDEOGRAPH
    if not begins.any():
        return edges[::2], edges[1::2]  # a page ends in a newline, which closes the last
    begins[0] = False
    begins[1:] &= worded[:-1]
    inner = np.flatnonzero(begins)
    return np.union1d(edges[::2], inner), np.union1d(edges[1::2], inner)


class _Hashed:
    """A text's characters as numbers weighed by their place, whose sums tell equal stretches."""

    def __init__(self, numbers: Halves) -> None:
        powers, undone = _powers()
        if len(numbers) > LONGEST:
            powers, undone = np.resize(powers, len(numbers)), np.resize(undone, len(numbers))
        self._powers, self._undone = powers, undone
        self._numbers = numbers
        self._weighed = numbers * powers[: len(numbers)]
        self._sums = np.cumsum(self._weighed, dtype=np.uint32)

    def stretches(self, start: Indexes, end: Indexes, zeros: Indexes | None = None) -> Codes:
        """Of each stretch a hash, its length in the upper half; characters at `zeros` count as 0."""
        sums = self._sums[end - 1] - self._sums[start] + self._weighed[start]
        if zeros is not None and len(zeros):
            sums -= self._beyond_zero(start, end, zeros)
        lengths = (end - start).astype(np.uint64)
        return (sums * self._undone[start]).astype(np.uint64) | lengths << np.uint64(32)

    def _beyond_zero(self, start: Indexes, end: Indexes, digits: Indexes) -> Halves:
        """How much of each stretch's sum is due to digits that are not 0."""
        zero = _tables()[1][ord("0")]
        beyond = np.zeros(len(digits) + 1, np.uint32)
        np.cumsum((self._numbers[digits] - zero) * self._powers[digits], out=beyond[1:])
        found: Halves = beyond[digits.searchsorted(end)] - beyond[digits.searchsorted(start)]
        return found


def _threes(codes: np.ndarray) -> Threes:
    low = codes.astype(np.uint16) & FEW
    threes = np.zeros(len(codes), np.uint16)
    threes[:-2] = (low[:-2] << 10) | (low[1:-1] << 5) | low[2:]
    return threes


def sign_of(character: str) -> int:
    """What stands in `Letters.signs` for the character."""
    return int(_tables()[0][min(ord(character), PLANE)])


def rare_three(word: str) -> int:
    """What stands in `Letters.threes` where the word does, at the three letters that are rarest."""
    rank = {ord(letter) & FEW: rank for rank, letter in enumerate(" etaoinshrdlcumwfgypbvkjxqz")}
    codes = [ord(character) & FEW for character in word]
    threes = zip(codes, codes[1:], codes[2:], strict=False)
    one, two, three = max(threes, key=lambda three: sum(rank.get(code, 99) for code in three))
    return one << 10 | two << 5 | three


def word_hashes(words: Iterable[str]) -> Codes:
    """What stands in `Letters.words` for each of these words, sorted."""
    return np.unique(letters_of(sorted(words)).words)
