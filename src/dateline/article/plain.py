"""Text that is an article already: nothing is set aside, nothing changed."""

from __future__ import annotations

import re
from datetime import date

from dateline.article.datelines import find_datelines
from dateline.article.visible import BREAK, clean, is_wrapped
from dateline.model import Article, Block, BlockKind, Span, Stamp

LINE = re.compile(r"[^\r\n]+")
PARAGRAPH = re.compile(r"[^\r\n]+(?:(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n|$))[^\r\n]+)*")


def plain_article(
    text: str, *, id: str, published: date | None = None, language: str = "en"
) -> Article:
    """The text as it stands, a block a line (a paragraph where lines are hard-wrapped).

    >>> [block.span.of("One.\\n\\nTwo.") for block in plain_article("One.\\n\\nTwo.", id="a").blocks]
    ['One.', 'Two.']
    """
    wrapped = is_wrapped([clean(line) for line in BREAK.split(text)])
    blocks = []
    for number, match in enumerate((PARAGRAPH if wrapped else LINE).finditer(text), 1):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            span = Span(start, start + len(words))
            blocks.append(Block(span, BlockKind.paragraph, f"paragraph {number}"))
    known_by = {"language": "given"}
    if published is not None:
        known_by["published"] = "given"
    return Article(
        id=id,
        page=id,
        url=id,
        canonical=None,
        outlet=None,
        title=None,
        authors=(),
        published=Stamp(published) if published is not None else None,
        modified=None,
        language=language,
        section=None,
        agency=None,
        text=text,
        blocks=tuple(blocks),
        furniture=(),
        known_by=known_by,
        datelines=find_datelines(text, blocks, published),
    )
