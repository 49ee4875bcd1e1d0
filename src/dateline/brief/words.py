"""The words that a brief puts around the sentences of its sources: badges, dates, numbers."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from dateline.model import Article, Figure, Line, Stamp, Standing

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NO_OUTLET = "an outlet not named"


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun.

    >>> counted(1, "report"), counted(3, "report"), counted(2, "story", "stories")
    ('1 report', '3 reports', '2 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def shown_outlet(article: Article) -> str:
    """The outlet as shown to people."""
    return article.publisher or NO_OUTLET


def badge(line: Line) -> str:
    """How far the line can be relied on, in words."""
    if line.standing is Standing.confirmed:
        return f"Confirmed by {line.origins} independent"
    if line.standing is Standing.reported:
        return "Reported by one"
    return line.standing.capitalize()


def number(figure: Figure) -> str:
    """The figure as a number or a range: "28", "at least 28", "20 to 30"."""
    if figure.high is None:
        return f"at least {figure.low:,}"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,} to {figure.high:,}"


def full_day(day: date) -> str:
    """ "Sunday, 16 August 1998"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(stamp: Stamp | None) -> str:
    """ "16 Aug 1998"; "no date" where the page has none."""
    if stamp is None:
        return "no date"
    return f"{stamp.day.day} {MONTHS[stamp.day.month - 1][:3]} {stamp.day.year}"


def moment(at: datetime) -> str:
    """ "16 August 1998, 06:00 UTC"; `at` is in UTC."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def plain(text: str) -> str:
    """The text on one line, without what could steer a terminal or turn the writing direction.

    >>> plain("Bomb in\\n  Omagh\\x1b[31m")
    'Bomb in Omagh[31m'
    """
    kept = (c for c in text if c.isspace() or not _steers(c))
    return " ".join("".join(kept).split())


def _steers(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) in ("Cc", "Cs")
