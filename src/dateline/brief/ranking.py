"""Which story stands first, and why: every reason is printed beside the story."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.brief.choosing import Choice
from dateline.brief.news import News
from dateline.brief.words import counted
from dateline.model import Change, Point, PointKind, Standing

ORIGINS = 2.0  # for each doubling of the independent origins
LINES = 0.5  # for each new line shown
BEGINS = 1.0  # for a story that was not there before
AGES = 0.3  # taken off for each day since the last report ...
OLDEST = 6.0  # ... up to this
ONE_SIDED = 2.0  # held down: nothing new but somebody's word

# Acts of PLOVER in plain words, for people.
PLAIN = {
    "ASSAULT": "an attack",
    "RETREAT": "a withdrawal, release or ceasefire kept",
    "CONCEDE": "a concession",
    "MOBILIZE": "a show of force",
    "COERCE": "coercion",
    "AGREE": "an agreement",
    "SANCTION": "a sanction",
    "AID": "aid",
    "COOPERATE": "cooperation",
    "PROTEST": "a protest",
    "THREATEN": "a threat",
    "REJECT": "a refusal",
    "SUPPORT": "support",
    "REQUEST": "a demand or appeal",
    "ACCUSE": "an accusation",
    "CONSULT": "talks",
}


def score(news: News, choice: Choice, origins: int, age: int) -> float:
    """How high the story stands: origins, the gravest new point, how much is new, how fresh.

    `age`: days between its last report and the day of the brief.
    """
    gravest = _gravest(news, choice)
    total = ORIGINS * math.log2(1 + origins) + LINES * len(choice.shown)
    total += news.weight(gravest) if gravest else 0.0
    total += BEGINS if news.change is Change.new else 0.0
    total -= min(OLDEST, AGES * age)
    return total - (ONE_SIDED if _is_one_sided(choice) else 0.0)


def _gravest(news: News, choice: Choice) -> Point | None:
    """The gravest thing that is told, and new or surer than it was."""
    wanted = {point.id for point in (*news.points, *news.raised)}
    told = (point for point in choice.points if point.id in wanted)
    return max(told, key=lambda point: (news.weight(point), point.id), default=None)


def _is_one_sided(choice: Choice) -> bool:
    return bool(choice.shown) and all(s.standing is Standing.claimed for s in choice.shown)


def reasons(
    news: News, choice: Choice, origins: int, age: int, followed: Sequence[str], is_first: bool
) -> tuple[str, ...]:
    """Why the story stands where it does, the weightiest first; `is_first`: of the first brief."""
    found = [counted(origins, "independent origin")]
    gravest = _gravest(news, choice)
    if gravest and gravest.kind is not PointKind.statement and gravest.act in PLAIN:
        found.append(f"tells of {PLAIN[gravest.act]} ({gravest.act})")
    found.append(counted(len(choice.shown) + choice.more, "new sentence"))
    if news.change is Change.new and not is_first:
        found.append("a story not there before")
    found += [f"you follow “{word}”" for word in followed]
    if _is_one_sided(choice):
        found.append("held down: nothing new but claims")
    if age > 1:
        found.append(f"held down: last report {age} days ago")
    return tuple(found)
