"""Dates as feeds and sitemaps write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dateline.model import Stamp


def stamp_of(text: object) -> Stamp | None:
    """The date in RFC 822's or W3C's form, the day as written; None where it is neither, or no day.

    >>> late = stamp_of("Sun, 16 Aug 1998 00:30:00 +0100")
    >>> late.day.isoformat(), late.at.isoformat(), late.offset
    ('1998-08-16', '1998-08-15T23:30:00+00:00', 60)
    >>> stamp_of("1998-08-16").day.isoformat(), stamp_of("1998-08")
    ('1998-08-16', None)
    """
    if not isinstance(text, str):
        return None
    text = " ".join(text.split())
    for read in (_day, datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return _stamp(read(text))
    return None


def _day(text: str) -> date:
    if len(text) != len("1998-08-16"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _stamp(when: date) -> Stamp:
    zone = when.utcoffset() if isinstance(when, datetime) else None
    if not isinstance(when, datetime) or zone is None:
        return Stamp(when.date() if isinstance(when, datetime) else when)
    return Stamp(when.date(), when.astimezone(UTC), round(zone.total_seconds() / 60))
