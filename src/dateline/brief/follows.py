"""Whether a story touches what a subscriber follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Findings, Story

_CODE = re.compile(r"[A-Z]{3}")


def followed(
    story: Story, findings: Mapping[str, Findings], follows: Sequence[str]
) -> tuple[str, ...]:
    """Those of the followed words and country codes that the story is about.

    A word must stand whole in a headline or in a sentence that tells a point ("Assad" is not in
    "ambassador"); a code ("IRL") must be that of an actor or a place of an event.
    """
    texts = list(_texts(story, findings))
    codes = set(_codes(story, findings))
    return tuple(f for f in follows if f in codes or any(_names(f, text) for text in texts))


def _names(word: str, text: str) -> bool:
    """Whether the word stands whole in the text; three capitals ("IRA") only as they are."""
    flags = re.NOFLAG if _CODE.fullmatch(word) else re.IGNORECASE
    whole = rf"(?<!\w){re.escape(word.strip())}(?!\w)"
    return bool(word.strip()) and re.search(whole, text, flags) is not None


def _texts(story: Story, findings: Mapping[str, Findings]) -> Iterator[str]:
    for article in story.articles:
        if article in findings:
            yield findings[article].article.title or ""
    for point in story.points:
        for telling in point.tellings:
            if telling.cite.article in findings:
                yield telling.cite.span.of(findings[telling.cite.article].article.text)


def _codes(story: Story, findings: Mapping[str, Findings]) -> Iterator[str]:
    for f in (findings[a] for a in story.articles if a in findings):
        parties = {p.actor for e in f.events for p in (*e.actors, *e.recipients)}
        places = {e.where for e in f.events}
        yield from (a.country for a in f.cast.actors if a.id in parties and a.country)
        yield from (p.country for p in f.places if p.id in places and p.country)
