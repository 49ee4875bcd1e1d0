"""Outlets' own notes that they had been wrong, and which of their reports they mean."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Article, Cite, Correction
from dateline.stories.copies import first_published


def find_corrections(articles: Sequence[Article]) -> tuple[Correction, ...]:
    """The corrections that a story's articles carry, oldest first."""
    ordered = sorted(articles, key=first_published)
    return tuple(
        Correction(article.id, article.correction, _corrected(article, ordered[:n]))
        for n, article in enumerate(ordered)
        if article.correction
    )


def in_note(article: Article, cite: Cite) -> bool:
    """Whether the sentence belongs to a correction: what that repeats is what had been wrong."""
    sentence = " ".join(cite.span.of(article.text).split())
    return article.correction is not None and sentence in " ".join(article.correction.split())


def _corrected(article: Article, earlier: Sequence[Article]) -> str | None:
    """The one earlier report by that outlet; None where there are several, or none."""
    outlet = article.publisher
    own = [a.id for a in earlier if outlet is not None and a.publisher == outlet]
    return own[0] if len(own) == 1 else None
