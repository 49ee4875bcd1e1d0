"""Counts of people over time: how a toll rose or was taken back, and who gave which number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Figure, FigureReport, Findings, Status, TimeKind, Toll
from dateline.stories.copies import first_published
from dateline.stories.matching import EventTold, days_of, place_of, places_agree
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


def find_tolls(findings: Sequence[Findings], clusters: Mapping[str, str]) -> tuple[Toll, ...]:
    """The tolls of a story's happenings, the gravest kind first; one number alone is a toll too.

    `clusters`: the cluster of each article.
    """
    found = []
    for what in PEOPLE:
        happenings: list[list[_Count]] = []
        for count in _counts(findings, clusters, what):
            _put(count, happenings)
        found += [Toll(what, _history(counts)) for counts in happenings]
    return tuple(found)


def _put(count: _Count, happenings: list[list[_Count]]) -> None:
    for counts in happenings:
        if all(_one_happening(count, other) for other in counts):
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
            told = EventTold(f, event)
            if figures and event.status is Status.happened and not _sums_up(told):
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


def _one_happening(later: _Count, earlier: _Count) -> bool:
    """Whether both can count the same people, even where the parties are named differently."""
    a, b = later.told, earlier.told
    if a.event.act != b.event.act or not places_agree(a, b):
        return False
    mine, yours = days_of(a.event), days_of(b.event)
    if mine and yours and (mine.first > yours.last or yours.first > mine.last):
        return False
    nothing_tells = not (mine and yours) and not (place_of(a) and place_of(b))
    if nothing_tells and later.cluster != earlier.cluster:
        return False
    return later.figure.low >= FALLS * earlier.figure.low


def _history(counts: Sequence[_Count]) -> tuple[FigureReport, ...]:
    """What brought a number: not what repeats one already told, unless its source had told another
    and so goes back to it."""
    kept: list[_Count] = []
    last: dict[str | None, tuple[int, int | None]] = {}
    for count in counts:
        is_new = all(count.number != other.number for other in kept)
        if is_new or last.get(count.source, count.number) != count.number:
            kept.append(count)
        last[count.source] = count.number
    return tuple(_report(count) for count in kept)


def _report(count: _Count) -> FigureReport:
    f, event = count.told.findings, count.told.event
    speaker = event_speaker(f, event, count.figure)
    return FigureReport(count.figure, speaker, event.cite, f.article.published)
