"""A brief from reports, in one call: what most tests of the brief begin with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from dateline.brief import compose_brief
from dateline.model import Brief, Failed, Findings, Line, Section, Subscriber
from dateline.stories import group_stories

DAY = date(1998, 8, 16)
NOW = datetime(1998, 8, 16, 23, 59, tzinfo=UTC)
YESTERDAY = datetime(1998, 8, 15, 23, 59, 59, tzinfo=UTC)


def brief_of(
    *reports: Findings,
    since: datetime | None = YESTERDAY,
    follows: Sequence[str] = (),
    failed: Sequence[Failed] = (),
    arrived: dict[str, datetime] | None = None,
) -> Brief:
    """The brief of 16 August 1998 for Ada."""
    return compose_brief(
        reports,
        group_stories(reports),
        Subscriber("Ada", "ada@example.org", tuple(follows)),
        day=DAY,
        since=since,
        now=NOW,
        failed=failed,
        arrived=arrived,
    )


def section_of(*reports: Findings, since: datetime | None = YESTERDAY) -> Section:
    """The one section of the brief of these reports."""
    (section,) = brief_of(*reports, since=since).sections
    return section


def line_of(words: str, section: Section) -> Line:
    """The line of a section that holds the words."""
    return next(line for line in section.lines if words in line.text)
