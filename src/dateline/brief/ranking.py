"""Which story stands first, and why: every reason is printed beside the story."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.brief.news import News
from dateline.brief.words import counted
from dateline.model import Change, Line, Point, PointKind, Standing

ORIGINS = 2.0  # for each doubling of the independent origins
LINES = 0.5  # for each new line shown
BEGINS = 1.0  # for a story that was not there before
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


def score(news: News, lines: Sequence[Line], origins: int) -> float:
    """How high the story stands: origins, the gravest new point, how much is new."""
    gravest = _gravest(news)
    total = ORIGINS * math.log2(1 + origins) + LINES * len(lines)
    total += news.weight(gravest) if gravest else 0.0
    total += BEGINS if news.change is Change.new else 0.0
    return total - (ONE_SIDED if _is_one_sided(lines) else 0.0)


def _gravest(news: News) -> Point | None:
    new = (*news.points, *news.raised)
    return max(new, key=lambda point: (news.weight(point), point.id), default=None)


def _is_one_sided(lines: Sequence[Line]) -> bool:
    return bool(lines) and all(line.standing is Standing.claimed for line in lines)


def reasons(
    news: News, lines: Sequence[Line], more: int, origins: int, followed: Sequence[str]
) -> tuple[str, ...]:
    """Why the story stands where it does, the weightiest first."""
    found = [counted(origins, "independent origin")]
    gravest = _gravest(news)
    if gravest and gravest.kind is not PointKind.statement and gravest.act in PLAIN:
        found.append(f"tells of {PLAIN[gravest.act]} ({gravest.act})")
    found.append(f"{counted(len(lines) + more, 'new sentence')}")
    if news.change is Change.new:
        found.append("a story not there before")
    found += [f"you follow “{word}”" for word in followed]
    if _is_one_sided(lines):
        found.append("held down: nothing new but claims")
    return tuple(found)
