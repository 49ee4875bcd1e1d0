"""Where on its page a line stands: in which article, how far from the headline and from the prose.

A place is an element's path, as lines carry it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from dateline.article.columns import Column
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

TITLE = 0.6  # share of words that a line has in common with a declared title, to be the headline
FARTHEST = 12  # levels
MOST_TOPS = 5  # headings of the first level that are counted
HELD = (0.9, 0.6)  # share of the prose that the elements hold which are called the main ones
OWN_PROSE = 8  # weight of the prose in the headline's article from which it is the whole article
FAR = 5.0  # where there is no heading above a line, in logarithms of lines


def headline_at(likeness: Column, lines: list[VisibleLine]) -> int | None:
    """The index of the line most like a declared title, headings first; None where none is."""
    heading = np.array([line.kind is BlockKind.heading for line in lines], dtype=np.float32)
    best = int(np.argmax(likeness + 0.3 * heading * (likeness >= TITLE))) if lines else 0
    return best if lines and likeness[best] >= TITLE else None


def siting_columns(
    lines: list[VisibleLine], likeness: Column, prose: Column, chosen: Column
) -> list[Column]:
    """How each line stands to the headline, to headings of the first level, to the elements that
    hold the prose, and to the heading above it."""
    parts = [line.node.split("/") for line in lines]
    top = np.array(["h1" in line.around for line in lines])
    columns = _to_headline(parts, headline_at(likeness, lines))
    columns += [_few(np.cumsum(top)), _few(np.cumsum(top[::-1])[::-1])]
    for main in _main_places(parts, prose * (chosen + 0.05)):
        shared = np.array([_shared(main, one) for one in parts], dtype=np.float32)
        depth = np.array([len(one) for one in parts], dtype=np.float32)
        up = np.minimum(FARTHEST, len(main) - shared)
        columns += [up, np.minimum(FARTHEST, depth - shared), (up == 0).astype(np.float32)]
    return columns + _heading_above(lines, likeness, chosen)


def _few(counts: Column) -> Column:
    return np.minimum(MOST_TOPS, counts).astype(np.float32)


def _to_headline(parts: list[list[str]], at: int | None) -> list[Column]:
    n = len(parts)
    if at is None:
        return [np.zeros(n, dtype=np.float32) for _ in range(6)]
    index = np.arange(n, dtype=np.float32)
    shared = np.array([_shared(parts[at], one) for one in parts], dtype=np.float32)
    return [
        np.ones(n, dtype=np.float32),
        (index > at).astype(np.float32),
        np.log1p(np.maximum(0, at - index)),
        np.log1p(np.maximum(0, index - at)),
        np.minimum(FARTHEST, len(parts[at]) - shared),
        (index == at).astype(np.float32),
    ]


def _shared(one: list[str], other: list[str]) -> int:
    """How many levels two places share.

    >>> _shared(["", "html", "p[1]"], ["", "html", "p[2]"])
    2
    """
    for level, (ours, theirs) in enumerate(zip(one, other, strict=False)):
        if ours != theirs:
            return level
    return min(len(one), len(other))


def _main_places(parts: list[list[str]], weights: Iterable[float]) -> list[list[str]]:
    """The inmost elements that hold so much of the prose."""
    held: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for one, weight in zip(parts, weights, strict=True):
        if weight > 0:
            for level in range(1, len(one) + 1):
                held[tuple(one[:level])] += float(weight)
    whole = max(held.values(), default=0.0)
    inmost = sorted(held, key=len)
    return [
        list(next((place for place in inmost[::-1] if held[place] >= share * whole), ()))
        for share in HELD
    ]


def _heading_above(lines: list[VisibleLine], likeness: Column, chosen: Column) -> list[Column]:
    """Of the heading above: is it chosen, how much of it is a link, how far, how like the title."""
    rows, last = [], -1
    for index, line in enumerate(lines):
        last = index if line.kind is BlockKind.heading else last
        distance = np.log1p(index - last)
        rows.append(
            (chosen[last], lines[last].linked, distance, likeness[last])
            if last >= 0
            else (0.0, 0.0, FAR, 0.0)
        )
    return list(np.array(rows, dtype=np.float32).reshape(len(lines), 4).T)


def of_other_articles(lines: list[VisibleLine], likeness: Column, prose: Column) -> set[int]:
    """The lines of articles that stand beside the headline's, on pages that hold several whole."""
    at = headline_at(likeness, lines)
    articles = [_article(line.node) for line in lines]
    if at is None or not articles[at]:
        return set()
    mine = articles[at]
    own = sum(float(prose[n]) for n, article in enumerate(articles) if article == mine)
    return {n for n, one in enumerate(articles) if one and one != mine and own >= OWN_PROSE}


def _article(node: str) -> str:
    """The place of the outmost article element that a place is in.

    >>> _article("/html/body[1]/article[2]/p[1]")
    '/html/body[1]/article[2]'
    """
    head, mark, tail = node.partition("/article[")
    return f"{head}{mark}{tail.split(']')[0]}]" if mark else ""
