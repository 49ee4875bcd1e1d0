"""Quotation marks, block by block: which stretches of an article stand between them.

A state machine over the marks of a block. A mark that has no partner costs the sentence it
stands in and nothing more; a quotation whose every paragraph opens with a mark and only the last
closes is one quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Article, Block, Span

DOUBLE = re.compile(r"``|''|[“”\"„«»]|‘‘|’’")
BEFORE_OPENING = " \t\n\xa0([{—–-/‘'…"
AFTER_CLOSING = " \t\n\xa0.,;:!?)]}—–-/’'…"
SENTENCE_END = re.compile(r"[.!?…][’'”\"]?(?=\s|$)")
# 'It is done,' he said: single marks count where they stand at word edges and close after a word
SINGLE = re.compile(r"(?<![\w’'.])[‘'](?=[\w“\"])(.{2,600}?[\w.,!?…”\"])[’'](?![\w’'])", re.DOTALL)


class Side(StrEnum):
    opening = "opening"
    closing = "closing"
    either = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    side: Side
    curly: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `span` with the marks, `inner` without, `block` where it stands."""

    span: Span
    inner: Span
    block: int
    runs_on: bool  # the next block opens with a mark and goes on with it
    single: bool = False


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article in the order of the text; none lies inside another."""
    found: list[Quotation] = []
    for number, block in enumerate(article.blocks):
        following = article.blocks[number + 1] if number + 1 < len(article.blocks) else None
        double = list(_double(article.text, block, number, _opens_with_mark(article, following)))
        both = double + list(_single(article.text, block, number, double))
        found += sorted((q for q in both if _has_words(article.text, q)), key=lambda q: q.span)
    return tuple(found)


def _has_words(text: str, quotation: Quotation) -> bool:
    return any(character.isalnum() for character in quotation.inner.of(text))


def _opens_with_mark(article: Article, block: Block | None) -> bool:
    return block is not None and article.text[block.span.start] in '“"„«'


def _double(text: str, block: Block, number: int, goes_on: bool) -> Iterator[Quotation]:
    opened: Mark | None = None
    marks = list(_marks(text, block.span))
    for mark, curly_closes in zip(marks, _curly_close_follows(marks), strict=True):
        if opened is None:
            opened = mark if mark.side is not Side.closing else None
        elif opened.curly and not mark.curly and curly_closes:
            continue  # straight marks inside curly ones belong to what is quoted
        elif mark.side is Side.opening:
            yield from _unclosed(text, opened, mark.start, number)
            opened = mark
        else:
            yield from _between(opened, mark.start, mark.end, number)
            opened = None
    if opened is not None and goes_on:
        yield from _between(opened, block.span.end, block.span.end, number, runs_on=True)
    elif opened is not None:
        yield from _unclosed(text, opened, block.span.end, number)


def _curly_close_follows(marks: Sequence[Mark]) -> list[bool]:
    """For each mark whether the next curly one closes: else a straight one closed a curly one."""
    found, closes = [], False
    for mark in reversed(marks):
        closes = mark.side is Side.closing if mark.curly else closes
        found.append(closes)
    return found[::-1]


def _marks(text: str, within: Span) -> Iterator[Mark]:
    for found in DOUBLE.finditer(text, within.start, within.end):
        before = text[found.start() - 1] if found.start() > within.start else " "
        after = text[found.end()] if found.end() < within.end else " "
        yield Mark(
            found.start(), found.end(), _side(found.group(), before, after), found.group() in "“”"
        )


def _side(mark: str, before: str, after: str) -> Side:
    if mark in ("“", "„", "«", "``", "‘‘"):
        return Side.opening
    opens = before in BEFORE_OPENING and not after.isspace()
    closes = after in AFTER_CLOSING and not before.isspace()
    if mark in ("”", "»", "’’"):
        return Side.opening if opens and not closes else Side.closing
    if opens == closes:
        return Side.either
    return Side.opening if opens else Side.closing


def _between(
    opened: Mark, close: int, end: int, block: int, *, runs_on: bool = False
) -> Iterator[Quotation]:
    if close > opened.end:
        yield Quotation(Span(opened.start, end), Span(opened.end, close), block, runs_on)


def _unclosed(text: str, opened: Mark, limit: int, block: int) -> Iterator[Quotation]:
    """A mark without its partner holds to the end of its sentence."""
    stop = SENTENCE_END.search(text, opened.end, limit)
    end = stop.end() if stop else limit
    yield from _between(opened, end, end, block)


def _single(text: str, block: Block, number: int, double: list[Quotation]) -> Iterator[Quotation]:
    starts = [q.span.start for q in double]
    for found in SINGLE.finditer(text, block.span.start, block.span.end):
        span = Span(found.start(), found.end())
        before = bisect_left(starts, span.end) - 1  # the last that could meet it: none overlap
        if before >= 0 and double[before].span.meets(span):
            continue
        yield Quotation(span, Span(found.start(1), found.end(1)), number, False, single=True)
