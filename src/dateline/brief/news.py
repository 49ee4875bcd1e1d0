"""What of a story is new to a reader: decided by point, not by article.

A point is new where no report that was in hand at the last brief tells it. A report that repeats
what is known brings nothing, however late it comes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from dateline.model import Article, Change, Correction, Point, Standing, Story


@dataclass(frozen=True, slots=True)
class News:
    """What came to a story since the last brief."""

    story: Story
    change: Change
    articles: frozenset[str]  # the reports that came since
    points: tuple[Point, ...]  # told by none before
    raised: tuple[Point, ...]  # told before, and by now to be relied on otherwise
    corrections: tuple[Correction, ...]


def arrival(article: Article, arrived: Mapping[str, datetime]) -> datetime | None:
    """When the article was in hand, as the caller knows it; else when it was published.

    Of a bare day its last moment. None: nothing is known, so it counts as new.
    """
    if article.id in arrived:
        return arrived[article.id]
    if article.published is None:
        return None
    day_after = article.published.day + timedelta(days=1)
    return article.published.at or datetime.combine(day_after, time.min, UTC) - timedelta(seconds=1)


def news_of(story: Story, fresh: Collection[str]) -> News | None:
    """What the `fresh` articles, those in hand only since the last brief, bring to the story.

    None where they bring nothing: none is of this story, or they repeat what had been told.
    """
    came = frozenset(article for article in story.articles if article in fresh)
    if not came:
        return None
    points = tuple(p for p in story.points if all(t.cite.article in came for t in p.tellings))
    raised = tuple(p for p in story.points if _is_raised(p, story, came))
    corrections = tuple(c for c in story.corrections if c.article in came)
    was_there = len(came) < len(story.articles)
    mute = came - {t.cite.article for p in story.points for t in p.tellings}
    if was_there and not (points or raised or corrections or mute):
        return None
    change = Change.moved if was_there else Change.new
    return News(story, change, came, points, raised, corrections)


def _is_raised(point: Point, story: Story, came: Collection[str]) -> bool:
    """Whether what had only been claimed, or told by one, is by now told by more, or disputed."""
    before = [t for t in point.tellings if t.cite.article not in came]
    if not before or point.standing is Standing.claimed:
        return False
    if point.standing is Standing.disputed:
        return len({t.denies for t in before}) == 1
    own = {t.cite.article for t in before if t.speaker is None}
    tellers = len(story.origins_of(own)) if own else 0
    return tellers < min(len(point.told_by), 2)
