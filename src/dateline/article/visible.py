"""The visible lines of a page: what a reader sees, top to bottom, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from itertools import compress, pairwise, repeat
from typing import NamedTuple, TypeVar

import numpy as np

from dateline.model import BlockKind

# zero-width characters, soft hyphens, marks of direction; the joiners stay, they shape Indic and Arabic letters and emoji
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Chinese and Japanese
ODD_SPACE = re.compile(r"[^\S \n]")
BREAK = re.compile(r"\r\n|\n|\r")
PLANE = 0x10000  # no character beyond is a space, or invisible
WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


class VisibleLine(NamedTuple):
    """A line of text as a reader sees it, and where on the page it stands."""

    text: str  # runs of space made one, zero-width characters gone
    node: str  # "line 9", or an element's path
    kind: BlockKind
    around: frozenset[str] = frozenset()  # what the elements around it say: "nav", "aside", …
    linked: float = 0.0  # share of its characters that are links
    hidden: bool = False  # not shown before a script runs
    shape: tuple[str, ...] = ()  # tags and classes of its element and those around, inmost first
    inward: float = 0.0  # share of its characters that link to a place on the page itself
    strong: float = 0.0  # share of them in bold
    slanted: float = 0.0  # and in italics
    pictures: int = 0  # shown between the line before and this one


NODES = [f"line {number}" for number in range(1, 1001)]  # of the lines that most pages have
PLAIN = (BlockKind.paragraph, *VisibleLine._field_defaults.values())
Record = TypeVar("Record", bound=tuple[object, ...])


def records(of: type[Record], *columns: Iterable[object]) -> list[Record]:
    """Named tuples, each from one value of every column: twice as fast as calling their class.

    >>> records(VisibleLine, ["Home"], ["line 1"], *map(repeat, PLAIN))[0].text
    'Home'
    """
    return list(map(partial(tuple.__new__, of), zip(*columns, strict=False)))


def clean(text: str) -> str:
    """The text with runs of space made one and zero-width characters gone.

    >>> clean(" so\\u00a0 it\\u200b goes ")
    'so it goes'
    """
    return " ".join(INVISIBLE.sub("", text).split())


def word_count(text: str) -> int:
    """Words of a line; two characters count as one where words are not parted by spaces.

    >>> word_count("The ferry sailed."), word_count("船は火曜日の朝に出港した。")
    (3, 7)
    """
    spaced = text.count(" ") + 1
    return spaced if text.isascii() else spaced + len(UNSPACED.findall(text)) // 2


def flat_lines(text: str) -> list[VisibleLine]:
    """The lines of flattened text; those of hard-wrapped paragraphs are joined."""
    if _is_tidy(text):
        raw = text.split("\n")
    else:
        raw = [" ".join(row.split()) for row in BREAK.split(INVISIBLE.sub("", text))]
    if is_wrapped(raw):
        return _unwrapped(raw)
    nodes = NODES if len(raw) <= len(NODES) else [f"line {n}" for n in range(1, len(raw) + 1)]
    return records(VisibleLine, filter(None, raw), compress(nodes, raw), *map(repeat, PLAIN))


def _is_tidy(text: str) -> bool:
    """Whether nothing is to be cleaned in any row, told for all characters at once.

    >>> _is_tidy("The ferry\\nsailed."), _is_tidy("The ferry \\nsailed.")
    (True, False)
    """
    codes = np.frombuffer(f"\n{text}\n".encode("utf-32-le", "surrogatepass"), "<u4")
    spaces = codes == ord(" ")
    blank = spaces | (codes == ord("\n"))
    beside_blank = spaces[1:] & blank[:-1] | blank[1:] & spaces[:-1]
    return not (beside_blank.any() or _untidy().take(codes, mode="clip").any())


@cache
def _untidy() -> np.ndarray:
    """For each character that can be, and one more, whether it is in no tidy row."""
    odd = [INVISIBLE.match(chr(n)) or ODD_SPACE.match(chr(n)) for n in range(PLANE)]
    return np.array([*odd, None], dtype=np.bool_)


def is_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs run over several lines of like width, parted by empty ones.

    >>> is_wrapped(["The talks that began", "", "on Monday."])
    False
    """
    if "" not in lines[1:-1]:
        return False
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4:
        return False
    open_ended = sum(1 for line in inner if line[-1] not in ".!?:;”\"'’")
    like_width = sum(1 for line in inner if 50 <= len(line) <= 100)
    longest = max(map(len, lines))
    return longest <= 110 and open_ended >= 0.7 * len(inner) and like_width >= 0.8 * len(inner)


def _unwrapped(raw: list[str]) -> list[VisibleLine]:
    found: list[VisibleLine] = []
    start = 0
    for number in range(len(raw) + 1):
        if number < len(raw) and raw[number]:
            continue
        if number > start:
            text = " ".join(raw[start:number])
            found.append(VisibleLine(text, f"line {start + 1}", BlockKind.paragraph))
        start = number + 1
    return found
