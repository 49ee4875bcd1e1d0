"""What the reports of a story tell, each thing once, with all the places that tell it.

An event of one report and an event of another are one point where they surely are the same
(`gathering`, `matching`); so are two statements of one speaker that share most words. A number that an event
comes with is a point of its own: two outlets may agree that there was a bomb and not on the dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    BlockKind,
    Cite,
    Figure,
    Findings,
    Origin,
    Point,
    PointKind,
    Scope,
    Standing,
    Status,
    Telling,
    content_id,
    origins_among,
)
from dateline.stories.gathering import (
    gather_events,
    gather_figures,
    gather_statements,
    told_events,
)
from dateline.stories.matching import (
    EventTold,
    FigureTold,
    StatementTold,
    surely_same,
    surely_same_figure,
)
from dateline.stories.speakers import denies, event_speaker, speaker_name, statement_of
from dateline.stories.terms import headline, words


def find_points(findings: Sequence[Findings], origins: Sequence[Origin]) -> tuple[Point, ...]:
    """The points of a story's reports, first told first; `findings` in order of publication."""
    events = told_events(findings)
    points = [_event_point(group, origins) for group in gather_events(events)]
    points += [_figure_point(group, origins) for group in gather_figures(events)]
    points += [_statement_point(group, origins) for group in gather_statements(findings)]
    order = {f.article.id: n for n, f in enumerate(findings)}

    def first_told(point: Point) -> tuple[int, int, str]:
        cite = point.tellings[0].cite
        return order[cite.article], cite.span.start, point.id

    return tuple(sorted(points, key=first_told))


def _event_point(group: Sequence[EventTold], origins: Sequence[Origin]) -> Point:
    places = [_Place(t.findings, _event_telling(t)) for t in group]
    sure = [[a is b or surely_same(a, b) for b in group] for a in group]
    return _point(PointKind.event, places, sure, origins, group)


def _figure_point(group: Sequence[FigureTold], origins: Sequence[Origin]) -> Point:
    places = [_Place(f.told.findings, _event_telling(f.told, f.figure)) for f in group]
    sure = [[a is b or surely_same_figure(a, b) for b in group] for a in group]
    figure = group[0].figure
    number = (figure.what, str(figure.low), str(figure.high))
    return _point(PointKind.figure, places, sure, origins, [f.told for f in group], *number)


def _statement_point(group: Sequence[StatementTold], origins: Sequence[Origin]) -> Point:
    places = [_Place(t.findings, _statement_telling(t)) for t in group]
    sure = [[True] * len(group)] * len(group)
    return _point(PointKind.statement, places, sure, origins, ())


@dataclass(frozen=True, slots=True)
class _Place:
    """A telling, and the article it stands in."""

    findings: Findings
    telling: Telling


def _point(
    kind: PointKind,
    places: Sequence[_Place],
    sure: Sequence[Sequence[bool]],
    origins: Sequence[Origin],
    events: Sequence[EventTold],
    *number: str,
) -> Point:
    """The point of these tellings; `sure[i][j]`: telling i is beyond doubt of the same as j."""
    told_by, agree = _told_by(places, sure, origins)
    tellings = tuple(
        replace(place.telling, sure=agrees) for place, agrees in zip(places, agree, strict=True)
    )
    return Point(
        id=content_id("p", kind, tellings[0].record, *number),
        kind=kind,
        tellings=tellings,
        standing=_standing(tellings, sure, len(told_by)),
        told_by=tuple(origin.name for origin in told_by),
        act=events[0].event.act if events else None,
        status=events[0].event.status if events else None,
        days=next((told.days for told in events if told.days), None),
    )


def _told_by(
    places: Sequence[_Place], sure: Sequence[Sequence[bool]], origins: Sequence[Origin]
) -> tuple[tuple[Origin, ...], Sequence[bool]]:
    """The origins that tell it in their own voice and agree beyond doubt, the most that do; and
    which of all tellings agree with them."""
    own = _own_voice(places)
    articles = [place.telling.cite.article for place in places]
    found: list[tuple[tuple[Origin, ...], Sequence[bool]]] = []
    for article, row in zip(articles, sure, strict=True):
        agree = {a for a, agrees in zip(articles, row, strict=True) if agrees} | {article}
        found.append((origins_among(origins, agree & own) if article in own else (), row))
    return max(found, key=lambda pair: len(pair[0]))


def _standing(
    tellings: Sequence[Telling], sure: Sequence[Sequence[bool]], origins: int
) -> Standing:
    """How far a point told by so many independent origins in their own voice can be relied on."""
    if any(
        sure[i][j] and telling.denies and not other.denies
        for i, telling in enumerate(tellings)
        for j, other in enumerate(tellings)
    ):
        return Standing.disputed
    if origins == 0:
        return Standing.claimed
    return Standing.confirmed if origins > 1 else Standing.reported


def _event_telling(told: EventTold, figure: Figure | None = None) -> Telling:
    speaker = event_speaker(told.findings, told.event, figure)
    said = statement_of(told.findings, told.event)
    is_denied = said is not None and denies(told.findings, said)
    article = told.findings.article
    heads = set(words(headline(article)))
    headlined = not heads.isdisjoint(told.trigger)
    against = is_denied or told.event.status is Status.denied
    return Telling(told.event.cite, told.event.id, speaker, against, True, headlined)


def _statement_telling(told: StatementTold) -> Telling:
    """What somebody wants or plans is the outlet's to report; what he says is his word."""
    statement = told.statement
    is_word = statement.scope is Scope.speech
    speaker = speaker_name(told.findings, statement) if is_word else None
    return Telling(statement.cite, statement.id, speaker, denies=False, sure=True, headlined=False)


def _own_voice(places: Sequence[_Place]) -> set[str]:
    """The articles that tell the point in their own voice.

    A headline often leaves out who says so: where the text gives it as somebody's word, its
    headline does not make it a fact.
    """
    in_text = [p.telling for p in places if not in_headline(p.findings, p.telling.cite)]
    told_in_text = {telling.cite.article for telling in in_text}
    own = {telling.cite.article for telling in in_text if telling.speaker is None}
    unsaid = {p.telling.cite.article for p in places if p.telling.speaker is None}
    return own | (unsaid - told_in_text)


def in_headline(findings: Findings, cite: Cite) -> bool:
    """Whether the cite stands in the headline."""
    heads = (b.span for b in findings.article.blocks if b.kind is BlockKind.headline)
    return any(head.covers(cite.span) for head in heads)
