"""What a line of flattened text looks like, alone and among its neighbours, in numbers.

None of them knows the outlet, and only the phrase list and the common words know the language.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from dateline.article.columns import Column, Flags, Matrix, heaviest_run, shifted
from dateline.article.dates import date_line
from dateline.article.furniture import furniture_phrase
from dateline.article.names import byline
from dateline.languages import table
from dateline.model import FurnitureKind

WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
ENDS = re.compile(r"""[.!?…؟。！？।][”"'’)\]»]*\s*(?:\[\d+\])*$""")
INNER = re.compile(r"""[.!?;:,—–](?=[”"'’)]*\s)""")
STOP = re.compile(r"""[.!?…。][”"'’)\]»]*(?=\s)""")
SYMBOL = re.compile(r"[|•·»›→▶►©®™#+*/\\<>=_~^{}\[\]]")
QUOTE = re.compile(r"[“”\"«»„]")
NUMBER = re.compile(r"\d+")
ADDRESS = re.compile(r"https?://|www\.|\w@\w|\w\.(?:com|org|net|co|uk|de)\b|(?<!\w)@\w")
KINDS = tuple(FurnitureKind)


@dataclass(frozen=True, slots=True)
class Look:
    """One line, as far as it can be seen alone."""

    numbers: tuple[float, ...]
    prose: float  # how much it speaks for being the article's
    words: tuple[str, ...]
    phrase: bool


def look_at(text: str, language: str = "en") -> Look:
    """The line alone."""
    words = WORD.findall(text)
    small = tuple(word.lower() for word in words)
    n = len(words)
    share = 1 / max(1, n)
    phrase = furniture_phrase(text, language)
    common, telling = _lists(language)
    ends = bool(ENDS.search(text))
    inner = len(INNER.findall(text))
    capitals = sum(1 for word in words if word[0].isupper()) * share
    commons = sum(1 for word in small if word in common) * share
    addressed = sum(1 for word in small if word in ("you", "your", "we", "our", "us")) * share
    prose = _prose(n, ends, phrase is not None)
    dated = len(text) < 120 and bool(NUMBER.search(text)) and date_line(text) != (None, None)
    numbers = (
        math.log1p(n),
        math.log1p(len(text)),
        float(n >= 8),
        float(n >= 20),
        sum(map(len, words)) * share / 10,
        float(ends),
        float(ends and n >= 8),
        float(text.endswith(":")),
        float(text.endswith(("...", "…"))),
        math.log1p(inner),
        math.log1p(len(STOP.findall(text))),
        capitals,
        capitals if n >= 4 else 0.0,
        float(text.isupper()),
        float(text[:1].islower()),
        float(text[:1].isdigit()),
        float(not text[:1].isalnum()),
        commons,
        commons if n >= 8 else 0.0,
        addressed,
        sum(map(len, NUMBER.findall(text))) / max(1, len(text)),
        min(3.0, len(SYMBOL.findall(text))),
        min(2.0, len(QUOTE.findall(text))),
        float(bool(ADDRESS.search(text))),
        min(3.0, sum(1 for word in small if word in telling)),
        sum(1 for word in small if word in telling) * share,
        float(dated),
        float(n <= 20 and bool(byline(text, language))),
        float("?" in text),
        *(float(phrase is not None and phrase.kind is kind) for kind in KINDS),
        prose,
    )
    return Look(numbers, prose, small, phrase is not None)


def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    found = _LISTS.get(language)
    if found is None:
        common = frozenset(table(language, "language")["common"])
        telling = frozenset(table(language, "furniture")["words"]["telling"])
        found = _LISTS[language] = (common, telling)
    return found


_LISTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {}


def prose_weight(text: str, phrase: bool) -> float:
    """How much a line speaks for being the article's, by hand: a sentence much, a label against.

    >>> prose_weight("The talks went on until late, and nobody left the room.", False)
    2.0
    """
    return _prose(len(WORD.findall(text)), bool(ENDS.search(text)), phrase)


def _prose(n: int, ends: bool, phrase: bool) -> float:
    if phrase:
        return -1.5
    if n >= 20:
        return 3.0 if ends else 1.5
    if n >= 8:
        return 2.0 if ends else -0.3
    return 0.3 if ends and n >= 2 else -1.0


def features(texts: list[str], language: str = "en") -> Matrix:
    """A row of numbers for each line."""
    seen: dict[str, Look] = {}
    looks = []
    for text in texts:
        look = seen.get(text)
        if look is None:
            look = seen[text] = look_at(text, language)
        looks.append(look)
    alone = np.array([look.numbers for look in looks], dtype=np.float32)
    return np.hstack([alone, _among(texts, looks, alone)]).astype(np.float32)


def _among(texts: list[str], looks: list[Look], alone: Matrix) -> Matrix:
    """The line among its neighbours and on its page."""
    n = len(looks)
    prose = np.array([look.prose for look in looks], dtype=np.float32)
    phrase = np.array([look.phrase for look in looks], dtype=np.float32)
    long = prose >= 2.0
    index = np.arange(n, dtype=np.float32)
    first, last = heaviest_run([float(value) for value in prose])
    columns = [
        index / max(1, n - 1),
        np.log1p(index),
        np.log1p(n - 1 - index),
        np.full(n, math.log1p(n)),
        *_repeats(texts),
        *_topic(looks, first, last),
        ((index >= first) & (index <= last)).astype(np.float32),
        np.log1p(np.maximum(0, first - index)),
        np.log1p(np.maximum(0, index - last)),
        np.log1p(np.maximum(0, index - first)),
        np.log1p(np.maximum(0, last - index)),
        np.log1p(_distance_back(long)),
        np.log1p(_distance_back(long[::-1])[::-1]),
        np.log1p(_distance_back(phrase > 0)),
        np.log1p(_distance_back(phrase[::-1] > 0)[::-1]),
        *_stretch(prose),
        *(window for size in (1, 2, 4, 8, 16) for window in _windows(prose, size)),
        *(window for size in (4, 16) for window in _windows(phrase, size)),
        *(window for size in (3, 10) for window in _windows(long.astype(np.float32), size)),
        np.minimum(8, np.cumsum(long)),
        np.minimum(8, np.cumsum(long[::-1])[::-1]),
        *_since(phrase, long),
    ]
    near = [
        shifted(alone[:, column], by, -1.0)
        for column in (0, 5, 11, 17, alone.shape[1] - 1)
        for by in (-3, -2, -1, 1, 2, 3)
    ]
    return np.column_stack([*columns, *near])


def _repeats(texts: list[str]) -> list[Column]:
    """How often the line stands on the page, and whether it was there before."""
    counts = Counter(texts)
    seen: set[str] = set()
    before = []
    for text in texts:
        before.append(float(text in seen))
        seen.add(text)
    opening = texts[0] if texts else ""
    titled = [float(len(text) > 15 and text in opening) for text in texts]
    return [
        np.log(np.array([counts[text] for text in texts], dtype=np.float32)),
        np.array(before, dtype=np.float32),
        np.array(titled, dtype=np.float32),
    ]


def _topic(looks: list[Look], first: int, last: int) -> list[Column]:
    """The share of a line's longer words that stand elsewhere in the page's prose."""
    counts: Counter[str] = Counter()
    for look in looks[first : last + 1]:
        if look.prose > 0:
            counts.update({word for word in look.words if len(word) > 3})
    shares = []
    for index, look in enumerate(looks):
        mine = {word for word in look.words if len(word) > 3}
        own = 1 if first <= index <= last and look.prose > 0 else 0
        shares.append(sum(1 for word in mine if counts[word] > own) / max(1, len(mine)))
    return [np.array(shares, dtype=np.float32)]


def _distance_back(marked: Flags) -> Column:
    """Lines since the last marked one, itself included; 60 at most."""
    index = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, index, -60))
    return np.minimum(60, index - last).astype(np.float32)


def _stretch(prose: Column) -> list[Column]:
    """How long the stretch of lines is, all prose or all not, that the line stands in."""
    sign = prose > 0
    change = np.flatnonzero(np.diff(sign.astype(np.int8))) + 1
    bounds = np.concatenate([[0], change, [len(prose)]])
    lengths = np.diff(bounds)
    each = np.log1p(np.repeat(lengths, lengths)).astype(np.float32)
    return [each * sign, each * ~sign]


def _windows(values: Column, size: int) -> list[Column]:
    """The mean over that many lines before and after, the line left out."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = np.maximum(0, index - size), np.minimum(len(values), index + 1 + size)
    return [(sums[index] - sums[low]) / size, (sums[high] - sums[index + 1]) / size]


def _since(phrase: Column, long: Flags) -> list[Column]:
    """Furniture phrases between the line and the prose before it, and the prose after it."""

    def count(phrases: Column, prose: Flags) -> Column:
        sums = np.cumsum(phrases)
        at_prose = np.maximum.accumulate(np.where(prose, sums, 0))
        return np.minimum(5, sums - at_prose).astype(np.float32)

    return [count(phrase, long), count(phrase[::-1], long[::-1])[::-1]]
