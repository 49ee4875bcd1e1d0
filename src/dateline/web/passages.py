"""The article as it is shown: its blocks, cut into pieces that know their marks.

The pieces and what stands between the blocks, put together again, are the article's text to the
letter; numbers and labels are added by the style sheet and are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.model import Article, Block, BlockKind, Span
from dateline.web.marks import Anchor, Mark
from dateline.web.register import Handle
from dateline.web.segments import cut


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that all look alike."""

    words: str
    looks: str  # classes of the style sheet, parted by blanks
    title: str
    card: str  # id of the card that the words link to; "": none
    anchors: tuple[Anchor, ...]  # places for links, before the words
    markers: tuple[Handle, ...]  # records whose sentence ends with the words
    label: str  # shown after the words


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article; `before` is what parts it from the one before."""

    before: str
    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring passages of one kind: the items of a list, the rows of a table."""

    kind: BlockKind
    passages: tuple[Passage, ...]


def lay_out(article: Article, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The whole text, block by block."""
    blocks = list(_blocks(article))
    pieces = _pieces(article.text, blocks, marks)
    passages = []
    end = 0
    for block, own in zip(blocks, pieces, strict=True):
        passages.append(Passage(article.text[end : block.span.start], block.kind, own))
        end = block.span.end
    return tuple(Run(kind, tuple(run)) for kind, run in groupby(passages, key=lambda p: p.kind))


def _blocks(article: Article) -> Iterator[Block]:
    """The blocks; words that should stand between them, against the rule, are shown as well."""
    end = 0
    for block in article.blocks:
        yield from _between(article.text, end, block.span.start)
        yield block
        end = block.span.end
    yield from _between(article.text, end, len(article.text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block(Span(start, end), BlockKind.paragraph, "between blocks")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What lies between two cuts, and the indexes of the marks over it."""

    span: Span
    over: tuple[int, ...]


def _pieces(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> list[tuple[Piece, ...]]:
    """The pieces of each block."""
    rows: list[list[_Stretch]] = [[] for _ in blocks]
    spans = [*(block.span for block in blocks), *(mark.span for mark in marks)]
    for span, over in cut(len(text), spans):
        if over and over[0] < len(blocks):
            rows[over[0]].append(_Stretch(span, tuple(n - len(blocks) for n in over[1:])))
    stretches = [stretch for row in rows for stretch in row]
    begins = {n: stretch for stretch in reversed(stretches) for n in stretch.over}
    ends = {n: stretch for stretch in stretches for n in stretch.over}

    def piece(stretch: _Stretch) -> Piece:
        over = [marks[n] for n in stretch.over]
        begun = [marks[n] for n in stretch.over if begins[n] is stretch]
        ended = [marks[n] for n in stretch.over if ends[n] is stretch]
        return _piece(stretch.span.of(text), over, begun, ended)

    return [tuple(piece(stretch) for stretch in row) for row in rows]


def _piece(words: str, over: Sequence[Mark], begun: Sequence[Mark], ended: Sequence[Mark]) -> Piece:
    # the shortest is the nearest; of two as short, the first
    near = sorted(over, key=lambda mark: mark.span.end - mark.span.start)
    hue = next((mark.hue for mark in near if mark.hue), "")
    looks = dict.fromkeys(look for mark in over for look in mark.looks)
    return Piece(
        words=words,
        looks=" ".join([*looks, hue]).strip(),
        title="; ".join(mark.title for mark in over if mark.title),
        card=next((mark.card for mark in near if mark.card), ""),
        anchors=tuple(anchor for mark in begun for anchor in mark.anchors),
        markers=tuple(mark.marker for mark in ended if mark.marker),
        label=next((mark.label for mark in ended if mark.label), ""),
    )
