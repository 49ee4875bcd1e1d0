"""What each speaker holds on a story, in his words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import Findings, Point, PointKind, Position, Statement
from dateline.stories.speakers import is_resolved, speaker_name


def find_positions(findings: Sequence[Findings], points: Sequence[Point]) -> tuple[Position, ...]:
    """What resolved speakers said or want, each thing where it was first told; newest last."""
    return tuple(_positions({f.article.id: f for f in findings}, points))


def _positions(by_id: dict[str, Findings], points: Sequence[Point]) -> Iterator[Position]:
    for point in points:
        if point.kind is not PointKind.statement:
            continue
        telling = point.tellings[0]
        findings = by_id[telling.cite.article]
        statement = _statement(findings, telling.record)
        if is_resolved(statement):
            yield Position(speaker_name(findings, statement), telling.cite, statement.id)


def _statement(findings: Findings, statement_id: str) -> Statement:
    return next(s for s in findings.statements if s.id == statement_id)
