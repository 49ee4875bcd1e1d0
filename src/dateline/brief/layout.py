"""A brief laid out for people: what stands where, before it becomes text or HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.brief.pointing import link_to
from dateline.brief.words import (
    badge,
    counted,
    full_day,
    moment,
    number,
    plain,
    short_day,
    shown_outlet,
)
from dateline.model import (
    Article,
    Brief,
    Change,
    Cite,
    Correction,
    FigureReport,
    Findings,
    Line,
    Section,
    Span,
    Standing,
    Toll,
)

MOST_CITES = 4  # references of a line; the note counts them all
MOST_FIGURES = 6  # of a toll: its first, and the last ones


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a line stands: a numbered link."""

    number: int  # within the story
    outlet: str
    day: str
    label: str  # the outlet, with the day where it is not that of the brief
    address: str  # as shown where it is no link
    link: str | None  # None: not an address that can be opened


@dataclass(frozen=True, slots=True)
class ShownLine:
    text: str
    badge: str
    standing: Standing
    source: str
    note: str | None
    refs: tuple[Reference, ...]  # the first is of the sentence shown


@dataclass(frozen=True, slots=True)
class ShownToll:
    what: str
    steps: tuple[tuple[str, str, Reference], ...]  # number, who gives it, where
    span: str | None  # the lowest and highest that are held now, by speaker


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    outlet: str
    text: str
    corrects: str | None
    ref: Reference


@dataclass(frozen=True, slots=True)
class ShownStory:
    number: int
    change: str
    headline: ShownLine
    counts: str
    lines: tuple[ShownLine, ...]
    more: str | None
    tolls: tuple[ShownToll, ...]
    corrections: tuple[ShownCorrection, ...]
    why: str
    refs: tuple[Reference, ...]  # all of the story's, by number


@dataclass(frozen=True, slots=True)
class Layout:
    title: str
    reader: str
    summary: str
    stories: tuple[ShownStory, ...]
    quiet: str | None  # said where there is no story
    folded: tuple[str, ...]  # what is not shown, counted
    silent: tuple[str, ...]


def lay_out(brief: Brief, findings: Sequence[Findings], most: int | None = None) -> Layout:
    """The brief laid out, with at most so many stories; those left out are counted."""
    by_id = {f.article.id: f for f in findings}
    shown = brief.sections if most is None else brief.sections[:most]
    left_out = len(brief.sections) - len(shown)
    return Layout(
        title=f"Dateline for {full_day(brief.day)}",
        reader=plain(brief.subscriber.name),
        summary=_summary(brief),
        stories=tuple(_story(n, section, by_id, brief.day) for n, section in enumerate(shown, 1)),
        quiet=None if shown else _quiet(brief),
        folded=tuple(_folded(brief, left_out)),
        silent=tuple(plain(reason) for reason in brief.silent),
    )


def _summary(brief: Brief) -> str:
    """ "3 new, 2 moved, 11 unchanged since 15 August 1998, 06:00 UTC"."""
    begun = sum(section.change is Change.new for section in brief.sections)
    moved = len(brief.sections) - begun
    if brief.since is None:
        return f"The first brief: {counted(begun + moved, 'story', 'stories')}"
    counts = f"{begun} new, {moved} moved, {brief.unchanged} unchanged"
    return f"{counts} since {moment(brief.since)}"


def _quiet(brief: Brief) -> str:
    if brief.silent:
        return "Nothing new in what could be read; not all could be, see below."
    if brief.since is None:
        return "No story was found in what was read."
    return "Nothing new: what came in repeats what was known, or nothing came."


def _folded(brief: Brief, left_out: int) -> Iterator[str]:
    if left_out:
        yield f"{counted(left_out, 'more story', 'more stories')} left out to keep this mail small."
    if brief.further:
        yield f"{counted(brief.further, 'further story', 'further stories')} with news ranked below."
    if brief.elsewhere:
        what = counted(brief.elsewhere, "story", "stories")
        yield f"{what} with news about nothing you follow."
    if brief.unchanged:
        yield f"{counted(brief.unchanged, 'story', 'stories')} with nothing new, folded."


class _References:
    """The references of one story, numbered as they come; a sentence keeps its number."""

    def __init__(self, findings: Mapping[str, Findings], day: date) -> None:
        self._findings = findings
        self._day = day
        self._known: dict[Cite, Reference] = {}

    def __call__(self, cite: Cite) -> Reference:
        if cite not in self._known:
            article = self._findings[cite.article].article
            address = article.canonical or article.url
            outlet, day = plain(shown_outlet(article)), short_day(article.published)
            is_today = article.published is not None and article.published.day == self._day
            self._known[cite] = Reference(
                number=len(self._known) + 1,
                outlet=outlet,
                day=day,
                label=outlet if is_today else f"{outlet}, {day}",
                address=plain(address),
                link=link_to(address, plain(cite.span.of(article.text))),
            )
        return self._known[cite]

    def all(self) -> tuple[Reference, ...]:
        return tuple(self._known.values())


def _story(place: int, section: Section, findings: Mapping[str, Findings], day: date) -> ShownStory:
    refs = _References(findings, day)
    headline = replace(_line(section.headline, refs, most=1), note=None)
    lines = tuple(_line(line, refs) for line in section.lines)
    tolls = tuple(_toll(toll, refs) for toll in section.tolls)
    corrections = tuple(_correction(c, findings, refs) for c in section.corrections)
    return ShownStory(
        number=place,
        change="New" if section.change is Change.new else "Moved",
        headline=headline,
        counts=_counts(section),
        lines=lines,
        more=counted(section.more, "more new sentence") if section.more else None,
        tolls=tolls,
        corrections=corrections,
        why="; ".join(section.why),
        refs=refs.all(),
    )


def _counts(section: Section) -> str:
    reports = counted(section.reports, "report")
    return f"{reports}, {counted(section.origins, 'independent origin')}"


def _line(line: Line, refs: _References, most: int = MOST_CITES) -> ShownLine:
    return ShownLine(
        text=plain(line.text),
        badge=badge(line),
        standing=line.standing,
        source=plain(line.source),
        note=plain(line.note) if line.note else None,
        refs=tuple(refs(cite) for cite in line.cites[:most]),
    )


def _toll(toll: Toll, refs: _References) -> ShownToll:
    reports = toll.reports
    if len(reports) > MOST_FIGURES:
        reports = (reports[0], *reports[1 - MOST_FIGURES :])
    steps = ((number(r.figure), _giver(r, refs), refs(r.cite)) for r in reports)
    return ShownToll(toll.what.capitalize(), tuple(steps), _held_now(toll, refs))


def _giver(report: FigureReport, refs: _References) -> str:
    ref = refs(report.cite)
    who = plain(report.said_by) if report.said_by else ref.outlet
    return f"{who}, {ref.day}{', since corrected' if report.taken_back else ''}"


def _held_now(toll: Toll, refs: _References) -> str | None:
    """The lowest and the highest that were given on the last day, where they cannot both be true."""
    days = [r.published.day for r in toll.reports if r.published]
    given = [r for r in toll.reports if not r.taken_back and r.published]
    last = [r for r in given if r.published and r.published.day == max(days)]
    if not last:
        return None
    low = min(last, key=lambda r: r.figure.low)
    high = max(last, key=lambda r: r.figure.low)
    if low.figure.high is None or low.figure.high >= high.figure.low:
        return None
    ends = (("low", low), ("high", high))
    return ", ".join(f"{end} {number(r.figure)} ({_giver(r, refs)})" for end, r in ends)


def _correction(
    correction: Correction, findings: Mapping[str, Findings], refs: _References
) -> ShownCorrection:
    article = findings[correction.article].article
    earlier = findings.get(correction.corrects or "")
    return ShownCorrection(
        outlet=plain(shown_outlet(article)),
        text=plain(correction.text),
        corrects=short_day(earlier.article.published) if earlier else None,
        ref=refs(_place(article, correction.text)),
    )


def _place(article: Article, note: str) -> Cite:
    """Where the note stands; where it was set apart from the text, the head of the article."""
    at = article.text.find(note)
    if at >= 0:
        return Cite(article.id, Span(at, at + len(note)))
    spans = [block.span for block in article.blocks]
    return Cite(article.id, spans[0] if spans else Span(0, len(article.text)))
