"""Which clusters are one course of events: a story is clusters over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import ActorKind, Findings, Precision
from dateline.stories.clusters import fading
from dateline.stories.matching import last_name
from dateline.stories.terms import Vector, alike, centre, vectors

LINKED = 0.35  # likeness of two clusters that are one story whoever acts in them
LINKED_BY_NAMES = 0.2  # likeness that is enough with main names in common
SHARED = 2  # main names in common, at the least ...
SHARE = 1 / 3  # ... and of those of the cluster that has fewer
FADES = 60.0  # days: a story sleeps longer than a happening lasts
MAIN = 8  # names of a cluster that are its main ones


@dataclass(frozen=True, slots=True)
class Outline:
    """What a cluster is about, in short."""

    cluster: str
    centre: Vector
    names: frozenset[str]  # of its main actors and places
    days: tuple[int, int] | None  # ordinals of its first and last day; None: no report is dated


def link_clusters(
    findings: Sequence[Findings], cluster_of: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """The stories: clusters that continue one another, each by its first report.

    `findings` in order of publication.
    """
    stories: list[list[Outline]] = []
    for outline in _outlines(findings, cluster_of):
        before = [(o, story) for story in stories for o in story]
        nearest = max(before, key=lambda pair: _likeness(outline, pair[0]), default=None)
        if nearest is not None and _continues(outline, nearest[0]):
            nearest[1].append(outline)
        else:
            stories.append([outline])
    return [tuple(outline.cluster for outline in story) for story in stories]


def _likeness(a: Outline, b: Outline) -> float:
    return alike(a.centre, b.centre) * fading(a.days, b.days, FADES)


def _continues(a: Outline, b: Outline) -> bool:
    likeness = _likeness(a, b)
    if likeness >= LINKED:
        return True
    enough = max(SHARED, SHARE * min(len(a.names), len(b.names)))
    return likeness >= LINKED_BY_NAMES and len(a.names & b.names) >= enough


def _outlines(findings: Sequence[Findings], cluster_of: Mapping[str, str]) -> list[Outline]:
    """Of each cluster, in the order of their first reports."""
    parts: defaultdict[str, list[int]] = defaultdict(list)
    for n, f in enumerate(findings):
        parts[cluster_of[f.article.id]].append(n)
    weighed = vectors([f.article for f in findings])
    return [
        Outline(
            cluster,
            centre([weighed[n] for n in part]),
            _main_names([findings[n] for n in part]),
            _days([findings[n] for n in part]),
        )
        for cluster, part in parts.items()
    ]


def _main_names(findings: Sequence[Findings]) -> frozenset[str]:
    spread = Counter(name for f in findings for name in set(_names(f)))
    ranked = sorted(spread, key=lambda name: (-spread[name], name))
    return frozenset(ranked[:MAIN])


def _names(findings: Findings) -> Iterator[str]:
    """The names of those who act or are acted on, and of places narrower than a country."""
    acting = {p.actor for e in findings.events for p in (*e.actors, *e.recipients)}
    for actor in findings.cast.actors:
        if actor.id in acting and actor.kind not in (ActorKind.unnamed, ActorKind.group):
            is_person = actor.kind is ActorKind.person
            yield last_name(actor) if is_person else actor.name.casefold()
    for place in findings.places:
        if place.precision is not Precision.country:
            yield place.name.casefold()


def _days(findings: Sequence[Findings]) -> tuple[int, int] | None:
    days = [f.article.published.day.toordinal() for f in findings if f.article.published]
    return (min(days), max(days)) if days else None
