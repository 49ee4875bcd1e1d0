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
    """What a character is."""

    other = 0
    upper = 1
    lower = 2
    letter = 3  # of a script without capitals
    ideograph = 4  # of a script without spaces
    digit = 5
    space = 6
    stop = 7  # ends a sentence
    pause = 8  # inside one
    colon = 9
    quote = 10
    bracket = 11
    symbol = 12
    question = 13
    ellipsis = 14
    tie = 15  # hyphens and apostrophes
    at = 16
    slash = 17
    bar = 18  # parts the entries of a menu
    copyright = 19
    currency = 20
    exclamation = 21
    emoji = 22


SIGNS = len(Sign)
UPPER, IDEOGRAPH = int(Sign.upper), int(Sign.ideograph)  # plain: an enum's members are slow to ask
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
    starts: Indexes  # first character of each line; an end more than there are lines
    threes: Threes  # of each character and the two after it: a number, whatever their case
    words: Codes  # a hash of each word, in small letters
    word_start: Indexes  # its first character
    word_length: Indexes  # in characters

    def lines_of(self, places: Indexes) -> Indexes:
        """The lines in which these characters stand, which are in their order."""
        ends = np.searchsorted(places, self.starts)
        return np.repeat(np.arange(len(ends) - 1), np.diff(ends))


def letters_of(texts: list[str]) -> Letters:
    """The lines of a page (none empty, none with a newline), looked at all at once."""
    signs_of, numbers_of = _tables()
    raw = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, dtype="<u4")
    signs = signs_of.take(codes, mode="clip")
    word_start, word_end = _words(signs)
    return Letters(
        signs=signs,
        starts=np.concatenate([[0], np.flatnonzero(codes == NEWLINE) + 1]),
        threes=_threes(codes),
        words=_hashes(numbers_of.take(codes, mode="clip"), word_start, word_end),
        word_start=word_start,
        word_length=word_end - word_start,
    )


def _words(signs: Kinds) -> tuple[Indexes, Indexes]:
    """Where words start, and where they end: an ideograph begins one."""
    worded = (signs >= UPPER) & (signs <= IDEOGRAPH)
    begins = worded & (signs == IDEOGRAPH)
    edges = np.flatnonzero(worded[1:] != worded[:-1]) + 1
    if worded[:1].any():
        edges = np.concatenate([[0], edges])
    if not begins.any():
        return edges[::2], edges[1::2]  # a page ends in a newline, which closes the last
    begins[0] = False
    begins[1:] &= worded[:-1]
    inner = np.flatnonzero(begins)
    return np.union1d(edges[::2], inner), np.union1d(edges[1::2], inner)


def _hashes(numbers: Halves, start: Indexes, end: Indexes) -> Codes:
    """Of each word: its characters' numbers weighed by their place in it; length and first beside."""
    powers, undone = _powers()
    if len(numbers) > LONGEST:
        powers, undone = np.resize(powers, len(numbers)), np.resize(undone, len(numbers))
    weighed = numbers * powers[: len(numbers)]
    sums = np.cumsum(weighed, dtype=np.uint32)
    hashes = (sums[end - 1] - sums[start] + weighed[start]) * undone[start]
    beside = numbers[start] + (end - start).astype(np.uint32)
    return hashes.astype(np.uint64) | beside.astype(np.uint64) << np.uint64(32)


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
