"""Lines of an HTML page that are not the article's, whatever they look like: the markup tells.

They read like the article, and so the line model would keep them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.article.columns import Column
from dateline.article.promised import Promised, title_likeness
from dateline.article.siting import OWN_PROSE, of_other_articles
from dateline.article.structure import prose_of
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine
from dateline.model import FurnitureKind

NOT_TAKEN = {  # what stands around lines that trafilatura does not take
    "comments": (FurnitureKind.comments, "among the readers' comments"),
    "legal": (FurnitureKind.legal, "in a notice on cookies or rights"),
    "figcaption": (FurnitureKind.caption, "below a picture"),
}
TAKEN_OR_NOT = {  # what stands around lines that it may take
    "factbox": (FurnitureKind.other, "in a box of facts"),
    "post": (FurnitureKind.other, "in a post from elsewhere"),
    "author_box": (FurnitureKind.byline, "in the box on its author"),
    "call": (FurnitureKind.advertisement, "in a call to buy, join or give"),
    "dialog": (FurnitureKind.other, "in a window over the page"),
    "foot": (FurnitureKind.navigation, "at the foot of the page"),
}
MOST_ASIDE = 0.3  # share of the page's prose that notices, or captions, may be
LINK = 0.7  # share of a line's characters that are links, for it to be nothing else
FEWEST_LINES, FEWEST_WORDS = 3, 100  # of a stretch that the page shows a second time


def set_aside(
    lines: list[VisibleLine], chosen: set[int], said: Promised, chances: Column
) -> dict[int, Verdict]:
    """Lines that are another's words, or another report's; `chosen` are those trafilatura takes."""
    prose = prose_of(lines)
    likely = prose * chances  # an element that holds the whole article leaves comments outside
    others = of_other_articles(lines, title_likeness(lines, said), prose)
    found = _as(FurnitureKind.related, "in another article of the page", lines, others)
    for around, (kind, found_by) in NOT_TAKEN.items():
        within = _within(around, lines) - chosen
        if around == "comments" or float(prose[list(within)].sum()) <= MOST_ASIDE * prose.sum():
            found = _as(kind, found_by, lines, within) | found
    for around, (kind, found_by) in TAKEN_OR_NOT.items():
        if _leaves_an_article(within := _within(around, lines), likely):
            found = _as(kind, found_by, lines, within) | found
    if _leaves_an_article(unshown := _within("unshown", lines), prose):
        found = _as(FurnitureKind.other, "shown on no screen", lines, unshown) | found
    if _leaves_an_article(links := _lists_of_links(lines), likely):
        found = _as(FurnitureKind.related, "in a list of links", lines, links) | found
    return found


def _as(
    kind: FurnitureKind, found_by: str, lines: list[VisibleLine], which: Iterable[int]
) -> dict[int, Verdict]:
    return {index: Verdict(lines[index], kind, found_by) for index in which}


def _within(around: str, lines: list[VisibleLine]) -> set[int]:
    return {index for index, line in enumerate(lines) if around in line.around}


def _leaves_an_article(aside: set[int], prose: Column) -> bool:
    """Whether there is prose enough elsewhere: some elements hold the whole page."""
    return bool(aside) and float(prose.sum() - prose[list(aside)].sum()) >= OWN_PROSE


def _lists_of_links(lines: list[VisibleLine]) -> set[int]:
    """The lines of lists, of two lines at least, that are all links to other pages."""
    lists: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if "li" in line.around:
            lists[line.node.rpartition("/li[")[0]].append(index)
    return {
        index
        for found in lists.values()
        if len(found) > 1 and all(_is_link(lines[index]) for index in found)
        for index in found
    }


def _is_link(line: VisibleLine) -> bool:
    return line.linked >= LINK and line.inward < LINK


def repeated(lines: list[VisibleLine], chances: Column, words: Column) -> dict[int, Verdict]:
    """The lines of stretches that a page shows twice, as for narrow screens: in the likelier place."""
    first: dict[tuple[str, ...], int] = {}  # where so many lines in a row stood first
    found: dict[int, Verdict] = {}
    index = 0
    texts = [line.text for line in lines]
    while index <= len(lines) - FEWEST_LINES:
        before = first.setdefault(tuple(texts[index : index + FEWEST_LINES]), index)
        length = _in_common(texts, before, index)
        here, there = slice(index, index + length), slice(before, before + length)
        if length < FEWEST_LINES or words[here].sum() < FEWEST_WORDS:
            index += 1
            continue
        likelier = (chances[here] * words[here]).sum() > (chances[there] * words[there]).sum()
        less = range(before, before + length) if likelier else range(index, index + length)
        found |= _as(FurnitureKind.other, "stands on the page twice", lines, less)
        index += length
    return found


def _in_common(texts: list[str], before: int, index: int) -> int:
    """How many lines from there on are those from here on; none is counted twice."""
    length = 0
    while before + length < index and index + length < len(texts):
        if texts[before + length] != texts[index + length]:
            break
        length += 1
    return length
