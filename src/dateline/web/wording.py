"""Dates, numbers and coordinates, as people write them."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from dateline.model import Days, Figure, Grain, Place, Precision, Stamp, TimeExpression


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(1998, 4, 7))
    '7 April 1998'
    """
    return f"{day.day} {day:%B} {day.year}"


def days_in_words(days: Days) -> str:
    """The days, no more exact than they are known.

    >>> days_in_words(Days(date(1998, 4, 6), date(1998, 4, 12), Grain.week))
    '6 – 12 April 1998'
    >>> days_in_words(Days(date(1998, 4, 1), date(1998, 4, 30), Grain.month))
    'April 1998'
    """
    first, last = days.first, days.last
    if days.grain is Grain.year and first.year == last.year:
        return str(first.year)
    if days.grain is Grain.month and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if first == last:
        return day_in_words(first)
    start = day_in_words(first)
    for part in (f" {last.year}", f" {last:%B}"):  # what both have in common is said once
        start = start.removesuffix(part)
    return f"{start} – {day_in_words(last)}"


def stamp_in_words(stamp: Stamp) -> str:
    """The day in the page's own zone, and the instant where the page says one.

    >>> from datetime import UTC, datetime
    >>> stamp_in_words(Stamp(date(1998, 4, 7), datetime(1998, 4, 7, 18, 5, tzinfo=UTC)))
    '7 April 1998 (18:05 UTC)'
    """
    day = day_in_words(stamp.day)
    if stamp.at is None:
        return day
    if stamp.offset:
        local = stamp.at.astimezone(timezone(timedelta(minutes=stamp.offset)))
        return f"{day} ({local:%H:%M} {local.tzname()})"
    other = "" if stamp.at.date() == stamp.day else f"{day_in_words(stamp.at.date())}, "
    return f"{day} ({other}{stamp.at:%H:%M} UTC)"


def range_in_words(figure: Figure) -> str:
    """
    >>> from dateline.model import Span
    >>> range_in_words(Figure(Span(0, 1), "killed", 1200, None, None, None))
    'at least 1,200'
    """
    if figure.high is None:
        return f"at least {figure.low:,}"
    if figure.high == figure.low:
        return f"{figure.low:,}"
    return f"{figure.low:,} to {figure.high:,}"


def spot_in_words(place: Place) -> str:
    """Coordinates in degrees, to about a kilometre.

    >>> from dateline.model import Precision, Span
    >>> rest = ("GBR", "Northern Ireland", Precision.near, None, "")
    >>> spot_in_words(Place("g-1", Span(0, 5), "Omagh", 54.6, -7.3, *rest))
    '54.60° N, 7.30° W'
    """
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


PRECISIONS = {
    Precision.exact: "exact",
    Precision.near: "precise to the town",
    Precision.region: "precise to the region",
    Precision.country: "precise to the country",
}


def precision_in_words(precision: Precision) -> str:
    return PRECISIONS[precision]


def time_in_words(time: TimeExpression) -> str:
    """What the words mean; a length of time has no days.

    >>> from dateline.model import Span, TimeKind
    >>> time_in_words(TimeExpression(Span(0, 10), TimeKind.duration, "P3D", None))
    'duration P3D'
    """
    if time.days:
        return days_in_words(time.days)
    return f"{time.kind.name} {time.value}" if time.value else "unresolved"
