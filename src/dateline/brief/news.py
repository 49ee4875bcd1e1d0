"""What of a story is new to a reader: decided by point, not by article.

A point is new where no report that was in hand at the last brief tells it. A report that repeats
what is known brings nothing, however late it comes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateline.brief.weights import weight
from dateline.model import Article, Change, Correction, Point, Standing, Story

RECENT = timedelta(days=3)  # before the first new report: a happening is still news
SURER = 0.5


@dataclass(frozen=True, slots=True)
class News:
    """What came to a story since the last brief."""

    story: Story
    change: Change
    articles: frozenset[str]  # the reports that came since
    points: tuple[Point, ...]  # told by none before
    raised: tuple[Point, ...]  # told before, and by now to be relied on otherwise
    corrections: tuple[Correction, ...]
    horizon: date | None  # what ended before is background; None: no report is dated

    def weight(self, point: Point) -> float:
        """How grave the point is to this reader: what was known, and is only surer now, half."""
        return weight(point, self.horizon) * (1.0 if self.is_new(point) else SURER)

    def is_new(self, point: Point) -> bool:
        """Whether no report in hand at the last brief told it."""
        return all(telling.cite.article in self.articles for telling in point.tellings)

    @property
    def wrong(self) -> frozenset[str | None]:
        """The reports that their outlets have taken back."""
        return frozenset(correction.corrects for correction in self.story.corrections)


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


def news_of(
    story: Story, fresh: Collection[str], published: Mapping[str, date] | None = None
) -> News | None:
    """What the `fresh` articles, those in hand only since the last brief, bring to the story.

    None where they bring nothing: none is of this story, or they repeat what had been told.
    `published`: the days of those articles, where known.
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
    return News(story, change, came, points, raised, corrections, _horizon(came, published))


def _horizon(came: Collection[str], published: Mapping[str, date] | None) -> date | None:
    days = [published[article] for article in came if published and article in published]
    return min(days) - RECENT if days else None


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
