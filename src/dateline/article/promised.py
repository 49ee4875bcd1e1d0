"""What a page says of its article outside the visible lines, and how far each line keeps to it.

Titles, summaries and, on some pages, the whole text: they know no language and no outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np
from lxml import etree, html

from dateline.article.columns import Column
from dateline.article.json_ld import Node
from dateline.article.visible import WORD, VisibleLine, clean

TITLES = frozenset({"og:title", "twitter:title", "dc.title"})
SUMMARIES = frozenset({"description", "og:description", "twitter:description", "dc.description"})
FEWEST = 60  # words of a text that is the article's, and no summary put in its place
FEW = 4  # words of a line from which it can be told to be a summary's
NEAR = 2  # lines before and after, over which the share of the promised text is smoothed
GRAM = 3  # words

Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Promised:
    """Each as it is declared, without tags; empty where the page says nothing."""

    titles: tuple[str, ...] = ()
    summaries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def promised(root: html.HtmlElement, nodes: list[Node]) -> Promised:
    """What the head of the page and its JSON-LD, read already, say of its article."""
    meta = [
        ((element.get("property") or element.get("name") or "").lower(), element.get("content", ""))
        for element in root.iter("meta")
    ]
    titles = [element.text_content() for element in root.iter("title")][:1]
    titles += [value for name, value in meta if name in TITLES]
    summaries = [value for name, value in meta if name in SUMMARIES]
    bodies = _tidy(_values(nodes, "articleBody"))
    return Promised(
        _tidy([*titles, *_values(nodes, "headline")]),
        _tidy([*summaries, *_values(nodes, "description", "abstract")]),
        tuple(body for body in bodies if body.count(" ") >= FEWEST),
    )


def _values(nodes: list[Node], *keys: str) -> list[str]:
    return [node[key] for node in nodes for key in keys if isinstance(node.get(key), str)]


def _tidy(texts: list[str]) -> tuple[str, ...]:
    """Cleaned, each once, in a fixed order, so that the numbers made of them are too."""
    return tuple(sorted({found for text in texts if (found := clean(_without_tags(text)))}))


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    try:
        return str(html.fragment_fromstring(text, create_parent="div").text_content())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text


def promise_columns(lines: list[VisibleLine], said: Promised) -> list[Column]:
    """Of each line: how much of it and of a summary they share, how like a title it is, how much
    of it and of the lines around it stands in the text that the page's JSON-LD gives."""
    words = [_words(line.text) for line in lines]
    grams = [_grams(one) for one in words]
    summaries = [_grams(_words(text)) for text in said.summaries]
    told = [grams[n] if len(one) >= FEW else frozenset() for n, one in enumerate(words)]
    of_line = _column([_most_held(one, summaries) for one in told])
    of_summary = _column([max((_held(text, one) for text in summaries), default=0) for one in told])
    body = frozenset[tuple[str, ...]]().union(*(_grams(_words(text)) for text in said.bodies))
    in_body = _column([_held(one, body) - 0.5 if body else 0.0 for one in grams])
    titles = [set(_words(text)) for text in said.titles]
    return [
        of_line,
        of_summary,
        of_line * of_summary,
        title_likeness(lines, said),
        _column([_most_held(set(one), titles) if len(one) >= GRAM else 0.0 for one in words]),
        np.full(len(lines), float(bool(body)), dtype=np.float32),
        in_body,
        _smooth(in_body),
    ]


def title_likeness(lines: list[VisibleLine], said: Promised) -> Column:
    """For each line the share of words in common with the declared title that is most like it."""
    titles = [set(_words(text)) for text in said.titles]
    lines_words = [set(_words(line.text)) for line in lines]
    return _column(
        [
            max((len(one & title) / max(1, len(one | title)) for title in titles), default=0.0)
            for one in lines_words
        ]
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _grams(words: list[str]) -> Grams:
    if 0 < len(words) < GRAM:
        return frozenset({tuple(words)})
    return frozenset(zip(*(words[start:] for start in range(GRAM)), strict=False))


def _held(part: AbstractSet[Any], whole: AbstractSet[Any]) -> float:
    return len(part & whole) / max(1, len(part))


def _most_held(part: AbstractSet[Any], wholes: Sequence[AbstractSet[Any]]) -> float:
    return max((_held(part, whole) for whole in wholes), default=0.0)


def _column(values: list[float]) -> Column:
    return np.array(values, dtype=np.float32)


def _smooth(values: Column) -> Column:
    """The mean over the lines near by; what lies beyond the page counts as nothing."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = np.maximum(0, index - NEAR), np.minimum(len(values), index + NEAR + 1)
    return np.asarray((sums[high] - sums[low]) / (2 * NEAR + 1), dtype=np.float32)
