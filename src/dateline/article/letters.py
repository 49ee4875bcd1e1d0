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
Threes = np.ndarray[tuple[int], np.dtype[np.uint16]]

PLANE = 0x10000  # characters beyond the first plane are kinds of symbol, but for rare ideographs
FEW = 31  # the bits of a letter that do not tell capitals from small ones
LONGEST = 4096  # characters of a word that its hash tells apart


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
WORDED = np.zeros(SIGNS, dtype=np.bool_)
WORDED[[Sign.upper, Sign.lower, Sign.letter, Sign.ideograph]] = True
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
def _tables() -> tuple[Kinds, Codes, Codes]:
    """The sign of each character, its small letter, and a weight for each place in a hash."""
    signs = np.array([_sign(code) for code in range(PLANE)] + [Sign.emoji], dtype=np.uint8)
    for sign, characters in _LISTED.items():
        signs[[ord(character) for character in characters]] = sign
    small = np.array(
        [ord(chr(code).lower()[0]) for code in range(PLANE)] + [PLANE], dtype=np.uint64
    )
    weights = np.random.default_rng(7).integers(1, 1 << 62, LONGEST, dtype=np.uint64) * 2 + 1
    return signs, small, weights


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's characters, its lines closed by one newline each, and its words."""

    signs: Kinds  # of each character
    line: Indexes  # of each character
    starts: Indexes  # first character of each line; an end more than there are lines
    threes: Threes  # of each character and the two after it: a number, whatever their case
    words: Codes  # a hash of each word, in small letters
    word_line: Indexes  # of each word
    word_start: Indexes  # its first character
    word_length: Indexes  # in characters


def letters_of(texts: list[str]) -> Letters:
    """The lines of a page (none empty, none with a newline), looked at all at once."""
    signs_of, small_of, weights = _tables()
    raw = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.minimum(np.frombuffer(raw, dtype="<u4"), PLANE)
    signs = signs_of[codes]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    starts = np.concatenate([[0], np.cumsum(lengths)])
    line = np.repeat(np.arange(len(texts)), lengths)
    worded = np.flatnonzero(WORDED[signs])
    opens = np.ones(len(worded), dtype=np.bool_)
    opens[1:] = (np.diff(worded) > 1) | (signs[worded[1:]] == Sign.ideograph)
    first = np.flatnonzero(opens)
    word_length = np.diff(np.append(first, len(worded)))
    within = np.minimum(np.arange(len(worded)) - np.repeat(first, word_length), LONGEST - 1)
    weighed = small_of[codes[worded]] * weights[within]
    word_start = worded[first]
    return Letters(
        signs=signs,
        threes=_threes(codes),
        line=line,
        starts=starts,
        words=np.add.reduceat(weighed, first) if len(first) else weighed,
        word_line=line[word_start],
        word_start=word_start,
        word_length=word_length,
    )


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
    rank = {letter: rank for rank, letter in enumerate(" etaoinshrdlcumwfgypbvkjxqz")}
    at = max(range(len(word) - 2), key=lambda n: sum(rank.get(c, 99) for c in word[n : n + 3]))
    one, two, three = (ord(character) & FEW for character in word[at : at + 3])
    return one << 10 | two << 5 | three


def word_hashes(words: Iterable[str]) -> Codes:
    """What stands in `Letters.words` for each of these words, sorted."""
    return np.unique(letters_of(sorted(words)).words)
