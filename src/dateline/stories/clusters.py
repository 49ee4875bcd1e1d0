"""Reports of one happening: which articles tell of the same thing.

A first look takes the reports in order of publication and puts each to the cluster it resembles
most, or opens one. A second look asks each again, now that all clusters are full: what came too
early to find its cluster finds it then (1 to 2 points of B-cubed F1 on open gold).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Article, content_id
from dateline.stories.copies import first_published
from dateline.stories.joining import joined
from dateline.stories.terms import Vector, body, centre, pairs_alike, vectors

JOINS = 0.2  # likeness from which a report joins; .17 to .2 did equally well on open gold
JOINS_BARE = 0.10  # the same for bare headlines, which share fewer words
JOINS_AS_WHOLE = 0.3  # likeness of two clusters of bare headlines; .25 to .35 did equally well
BARE = 25  # words of body; a shorter one is a bare headline
FADES = 5.0  # days: a cluster's pull fades with the days since it last grew ...
STAYS = 0.6  # ... down to this part, for a story can sleep and wake

Days = tuple[int, int] | None  # ordinals of a first and a last day; None: not known


def cluster_articles(articles: Sequence[Article]) -> dict[str, str]:
    """The cluster of each article, by article id; a cluster is named after its first article.

    The order of the articles makes no difference.
    """
    reports = list(_reports(articles))
    clusters = _Clusters()
    for report in reports:
        clusters.add(report, clusters.nearest(report))
    for report in reports:
        clusters.reconsider(report)
    found = {report.id: clusters.of[report.id] for report in reports}
    renamed = _join_bare(reports, found)
    named: dict[str, str] = {}
    for article, cluster in found.items():  # in order: the first names its cluster
        named.setdefault(renamed.get(cluster, cluster), content_id("c", article))
    return {a: named[renamed.get(cluster, cluster)] for a, cluster in found.items()}


@dataclass(frozen=True, slots=True)
class _Report:
    """What clustering knows of an article."""

    id: str
    vector: Vector
    days: Days
    bare: bool  # a headline with next to no body


def _reports(articles: Sequence[Article]) -> Iterator[_Report]:
    ordered = sorted(articles, key=first_published)
    for article, vector in zip(ordered, vectors(ordered), strict=True):
        day = article.published.day.toordinal() if article.published else None
        bare = len(body(article).split()) < BARE
        yield _Report(article.id, vector, None if day is None else (day, day), bare)


class _Clusters:
    """Sums of the vectors of each cluster, by word: a report is compared with all at once."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}  # article -> cluster
        self._sums: defaultdict[str, dict[str, float]] = defaultdict(dict)  # word -> cluster -> sum
        self._squares: defaultdict[str, float] = defaultdict(float)  # cluster -> length squared
        self._sizes: defaultdict[str, int] = defaultdict(int)
        self._days: dict[str, Days] = {}

    def nearest(self, report: _Report) -> str:
        """The cluster the report joins; a new one, named after it, where none is near enough."""
        return self._best(report, by_mean=not report.bare) or content_id("c", report.id)

    def add(self, report: _Report, cluster: str) -> None:
        self.of[report.id] = cluster
        self._weigh(report.vector, cluster, 1)
        self._days[cluster] = _stretched(self._days.get(cluster), report.days)

    def reconsider(self, report: _Report) -> None:
        """Takes the report out and puts it where it now belongs."""
        own = self.of[report.id]
        self._weigh(report.vector, own, -1)
        self.add(report, self._best(report, by_mean=False) or own)

    def _best(self, report: _Report, *, by_mean: bool) -> str | None:
        near = self._likeness(report, by_mean)
        best = max(near, key=lambda cluster: (near[cluster], cluster), default=None)
        enough = JOINS_BARE if report.bare else JOINS
        return best if best is not None and near[best] >= enough else None

    def _weigh(self, vector: Vector, cluster: str, sign: int) -> None:
        square = self._squares[cluster]
        for word, x in vector.items():
            before = self._sums[word].get(cluster, 0.0)
            after = before + sign * x
            square += after * after - before * before
            self._sums[word][cluster] = after
        self._squares[cluster] = square
        self._sizes[cluster] += sign

    def _likeness(self, report: _Report, by_mean: bool) -> dict[str, float]:
        """How like each cluster is: the cosine to its sum; `by_mean` halfway to the mean cosine to
        its members, which keeps a cluster of many things from drawing all."""
        dots: defaultdict[str, float] = defaultdict(float)
        for word, x in report.vector.items():
            for cluster, total in self._sums.get(word, {}).items():
                dots[cluster] += x * total
        found = {}
        for cluster, dot in dots.items():
            if self._sizes[cluster] > 0:
                likeness = dot / math.sqrt(self._squares[cluster])
                if by_mean:
                    likeness = (likeness + dot / self._sizes[cluster]) / 2
                found[cluster] = likeness * fading(report.days, self._days[cluster])
        return found


def _stretched(a: Days, b: Days) -> Days:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def fading(a: Days, b: Days, fades: float = FADES, stays: float = STAYS) -> float:
    """1 while two stretches of days meet, less the further they lie apart; 1 where one is unknown."""
    if a is None or b is None:
        return 1.0
    apart = max(a[0] - b[1], b[0] - a[1], 0)
    return stays + (1 - stays) * math.exp(-apart / fades)


def _join_bare(reports: Sequence[_Report], cluster_of: Mapping[str, str]) -> dict[str, str]:
    """New names for clusters of bare headlines that are alike as wholes: two headlines of one story
    often share no word, two handfuls of them do. On articles this only glues stories together."""
    members: defaultdict[str, list[Vector]] = defaultdict(list)
    for report in reports:
        members[cluster_of[report.id]].append(report.vector)
    full = {cluster_of[report.id] for report in reports if not report.bare}
    names = [cluster for cluster in members if cluster not in full]
    centres = [centre(members[cluster]) for cluster in names]
    groups = joined(len(names), pairs_alike(centres, JOINS_AS_WHOLE))
    return {names[i]: names[group[0]] for group in groups for i in group}
