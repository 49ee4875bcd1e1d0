"""An article in pieces that are read at once: its blocks, cut where too long."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import UnreadablePage
from dateline.model import Article, Span

LONGEST_ARTICLE = 1_000_000  # characters, about 170,000 words: a book, not an article
LONGEST_PIECE = 20_000  # characters read at once; keeps memory bounded on endless paragraphs
Piece = tuple[int, Span]  # the number of its block, and where it stands


def pieces(article: Article) -> Iterator[Piece]:
    """The blocks, cut where too long, without their datelines, which break the parse.

    Raises UnreadablePage where the text is longer than any article.
    """
    _check(article)
    ends = {dateline.span.start: dateline.span.end for dateline in article.datelines}
    for number, block in enumerate(article.blocks):
        start, end = ends.get(block.span.start, block.span.start), block.span.end
        while end - start > LONGEST_PIECE:
            cut = article.text.rfind(" ", start, start + LONGEST_PIECE)
            cut = cut if cut > start else start + LONGEST_PIECE
            yield number, Span(start, cut)
            start = cut
        yield number, Span(start, end)


def _check(article: Article) -> None:
    if len(article.text) > LONGEST_ARTICLE:
        raise UnreadablePage(
            article.url,
            f"holds {len(article.text):,} characters of text, more than any article "
            f"(the limit is {LONGEST_ARTICLE:,})",
            "split it into its articles and read those",
        )
