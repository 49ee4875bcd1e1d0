"""Interviews and transcripts: blocks that open with who speaks, `Orr: We will stay.`, `Q: Why?`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from dateline.model import Article, BlockKind, Span

NAME = r"(?:[A-Z][\w.'’-]*)(?: (?:(?:of|the|de|van|von|al)\b ?)?[A-Z][\w.'’-]*){0,4}"
LABEL = re.compile(rf"({NAME})(?: \([^)]{{1,40}}\))?:(?=\s+[\w“\"'‘(\[…])")
OPENING = re.compile(r"([A-Za-z][A-Za-z ]{1,30}?)\s*[:|»>]")
FEWEST = 3  # labelled blocks that make a transcript


def find_furniture(article: Article, labels: Collection[str]) -> frozenset[int]:
    """The blocks that open with such a label: they point at other pages."""
    return frozenset(
        number
        for number, block in enumerate(article.blocks)
        if (found := OPENING.match(article.text, block.span.start, block.span.end))
        and found[1].lower() in labels
    )


def find_turns(article: Article, furniture: Collection[str]) -> dict[int, Span]:
    """The label of each block that is somebody's turn; none where labels do not come again.

    A single `Update: …` or `Poll: …` is no turn: at least three blocks are labelled, and one
    label comes twice or the labels are those of question and answer.
    """
    labels: dict[int, Span] = {}
    for number, block in enumerate(article.blocks):
        if block.kind in (BlockKind.headline, BlockKind.heading, BlockKind.row):
            continue
        found = LABEL.match(article.text, block.span.start, block.span.end)
        if found is not None and found[1].lower() not in furniture:
            labels[number] = Span(found.start(1), found.end(1))
    names = Counter(span.of(article.text) for span in labels.values())
    again = {name for name, count in names.items() if count > 1}
    if len(labels) < FEWEST or not again:
        return {}
    return {n: span for n, span in labels.items() if _is_part(n, span, labels, again, article.text)}


def _is_part(number: int, span: Span, labels: dict[int, Span], again: set[str], text: str) -> bool:
    """A label that comes again, or one between blocks that are turns themselves."""
    beside = number - 1 in labels or number + 1 in labels
    return span.of(text) in again or beside
