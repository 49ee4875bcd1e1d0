"""How grave a point is: what stands first when not all can be shown."""

from __future__ import annotations

from datetime import date

from dateline.model import Point, PointKind, Standing, Status

# Acts of PLOVER, by what they change in the world rather than by their sign: material acts before
# words, ends and beginnings of violence first, a bare meeting last. From 1 to 5, our own scale.
ACTS = {
    "ASSAULT": 5.0,
    "RETREAT": 4.0,
    "CONCEDE": 4.0,
    "MOBILIZE": 4.0,
    "COERCE": 4.0,
    "AGREE": 3.5,
    "SANCTION": 3.5,
    "AID": 3.0,
    "COOPERATE": 3.0,
    "PROTEST": 3.0,
    "THREATEN": 3.0,
    "REJECT": 2.5,
    "SUPPORT": 2.0,
    "REQUEST": 2.0,
    "ACCUSE": 2.0,
    "CONSULT": 1.5,
}
OTHER_ACT = 1.0  # what PLOVER does not code: a bare comment
STATEMENT = 1.0
FIGURE = 2.0

# What is done counts in full, what is only spoken of less.
STATUSES = {
    Status.happened: 1.0,
    Status.threatened: 0.8,
    Status.planned: 0.7,
    Status.denied: 0.7,
    Status.asked: 0.6,
}

# A dispute is what a reader must know of; what many tell is news sooner than what one tells.
STANDINGS = {
    Standing.disputed: 1.3,
    Standing.confirmed: 1.3,
    Standing.reported: 1.0,
    Standing.claimed: 0.8,
}


OLD = 0.3  # of what happened before the time the brief is about: told for background


def weight(point: Point, horizon: date | None = None) -> float:
    """How grave the point is, from about 0.2 to 6; what ended before `horizon` weighs little."""
    if point.kind is PointKind.statement:
        return STATEMENT * STANDINGS[point.standing]
    of_kind = FIGURE if point.kind is PointKind.figure else ACTS.get(point.act or "", OTHER_ACT)
    in_time = STATUSES.get(point.status, 0.3) if point.status else 1.0
    is_old = horizon is not None and point.days is not None and point.days.last < horizon
    return of_kind * in_time * STANDINGS[point.standing] * (OLD if is_old else 1.0)
