"""Counts of people over time: how a toll rose or was taken back, and who gave which number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Correction, Figure, FigureReport, Findings, Status, TimeKind, Toll
from dateline.stories.copies import first_published
from dateline.stories.corrections import in_note
from dateline.stories.matching import EventTold, event_told, places_agree
from dateline.stories.speakers import event_speaker

PEOPLE = ("killed", "injured", "missing", "displaced", "arrested")
FALLS = 0.5  # a toll that is taken back stays above this part of it; less counts something else


@dataclass(frozen=True, slots=True)
class _Count:
    """A number that an event comes with, and whose it is."""

    told: EventTold
    figure: Figure
    source: str | None  # the speaker, or the outlet
    cluster: str

    @property
    def number(self) -> tuple[int, int | None]:
        return self.figure.low, self.figure.high


def find_tolls(
    findings: Sequence[Findings], clusters: Mapping[str, str], corrections: Sequence[Correction]
) -> tuple[Toll, ...]:
    """The tolls of a story's happenings, the gravest kind first; one number alone is a toll too.

    `clusters`: the cluster of each article.
    """
    wrong = {correction.corrects for correction in corrections}
    found = []
    for what in PEOPLE:
        happenings: list[list[_Count]] = []
        for count in _counts(findings, clusters, what):
            _put(count, happenings)
        found += [Toll(what, _history(counts, wrong)) for counts in happenings]
    return tuple(found)


def _put(count: _Count, happenings: list[list[_Count]]) -> None:
    for counts in happenings:
        if _one_happening(count, counts):
            counts.append(count)
            return
    happenings.append([count])


def _counts(
    findings: Sequence[Findings], clusters: Mapping[str, str], what: str
) -> Iterator[_Count]:
    """Each event's number of that kind; the largest, for others count parts of it ("nine of them
    children")."""
    for f in sorted(findings, key=lambda f: first_published(f.article)):
        for event in f.events:
            figures = [figure for figure in event.figures if figure.what == what]
            told = event_told(f, event)
            is_news = event.status is Status.happened and not in_note(f.article, event.cite)
            if figures and is_news and not _sums_up(told):
                figure = max(figures, key=lambda figure: figure.low)
                speaker = event_speaker(f, event, figure)
                cluster = clusters[f.article.id]
                yield _Count(told, figure, speaker or f.article.outlet, cluster)


def _sums_up(told: EventTold) -> bool:
    """Whether the sentence counts over a stretch of time ("in thirty years"), not one happening."""
    return any(
        time.kind is TimeKind.duration and told.event.cite.span.covers(time.span)
        for time in told.findings.times
    )


def _one_happening(count: _Count, earlier: Sequence[_Count]) -> bool:
    """Whether all can count the same people, even where the parties are named differently.

    Nothing may stand against it, and something must speak for it: a day, a place or, where the
    sentence gives neither, the cluster.
    """
    if any(_stands_against(count, other) for other in earlier):
        return False
    return any(_speaks_for(count, other) for other in earlier)


def _stands_against(a: _Count, b: _Count) -> bool:
    if a.told.event.act != b.told.event.act or not places_agree(a.told, b.told):
        return True
    mine, yours = a.told.days, b.told.days
    if mine and yours and (mine.first > yours.last or yours.first > mine.last):
        return True
    return a.figure.low < FALLS * b.figure.low


def _speaks_for(a: _Count, b: _Count) -> bool:
    days = a.told.days and b.told.days
    places = a.told.place and b.told.place
    return bool(days or places) or a.cluster == b.cluster


def _history(counts: Sequence[_Count], wrong: Collection[str | None]) -> tuple[FigureReport, ...]:
    """What brought a number: one not told before, or one that its source goes back to from another.

    `wrong`: articles that their outlets have corrected.
    """
    kept: list[_Count] = []
    last: dict[str | None, tuple[int, int | None]] = {}
    for count in counts:
        is_new = all(count.number != other.number for other in kept)
        changed = last.get(count.source, count.number) != count.number
        if is_new or (changed and kept[-1].number != count.number):
            kept.append(count)
        last[count.source] = count.number
    return tuple(_report(count, wrong) for count in kept)


def _report(count: _Count, wrong: Collection[str | None]) -> FigureReport:
    f, event = count.told.findings, count.told.event
    return FigureReport(
        figure=count.figure,
        said_by=event_speaker(f, event, count.figure),
        cite=event.cite,
        published=f.article.published,
        taken_back=f.article.id in wrong,
    )
