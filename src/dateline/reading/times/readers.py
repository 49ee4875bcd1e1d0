"""How the functions are kept that read the phrases, and what several of them need.

Each gets the words of the phrase and what is known around it (the day of publication, what the
text last named, which way the verb points). It gives a meaning, `UNRESOLVED` where it cannot be
known, or None where the words are no time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Days, Grain, Span, TimeKind
from dateline.reading.times.calendar import (
    Meaning,
    Unit,
    one_day,
    so_many_on,
    whole_unit,
)
from dateline.reading.times.direction import AHEAD, BEHIND, direction_of
from dateline.reading.times.phrases import Phrase
from dateline.reading.times.story import Story


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a phrase."""

    text: str
    span: Span
    published: date | None
    story: Story
    beside: date | None = None  # the day named right behind: "3 p.m. on Tuesday"

    @property
    def narrated(self) -> date | None:
        """The day named right behind the phrase, else the one the text last named."""
        return self.beside or self.story.day(self.span.start)

    def named_within(self, unit: Unit) -> date | None:
        """The first day of what the text last named, if that lies in one such unit."""
        return self.story.within(unit, self.span.start)

    def direction(self) -> int:
        """Which way the nearest verb points: AHEAD, BEHIND or 0."""
        return direction_of(self.text, self.span)


Reader = Callable[[Phrase, Context], Meaning | None]
READERS: dict[str, Reader] = {}


def reads(function: Reader) -> Reader:
    """Registers a function under its name, for the phrases of the table."""
    READERS[function.__name__] = function
    return function


def nearest(meanings: list[Meaning], direction: int, published: date) -> Meaning:
    """Of recurring times the nearest to publication, of those begun or not over if a verb says."""
    ranges = [(m, m.days) for m in meanings if m.days is not None]
    if direction == BEHIND:
        ranges = [r for r in ranges if r[1].first <= published] or ranges
    elif direction == AHEAD:
        ranges = [r for r in ranges if r[1].last >= published] or ranges

    def distance(days: Days) -> int:
        return max((days.first - published).days, (published - days.last).days, 0)

    return min(ranges, key=lambda r: distance(r[1]))[0]


def day_part(day: date, part: str | None) -> Meaning:
    return one_day(day, TimeKind.time, f"T{part}") if part else one_day(day)


def nearest_weekday(number: int, published: date, direction: int) -> date:
    """The nearest such day, that of publication included; behind unless the verb points ahead."""
    if direction == AHEAD:
        return published + timedelta((number - published.weekday()) % 7)
    return published - timedelta((published.weekday() - number) % 7)


def away(published: date, unit: Unit, count: float) -> Meaning | None:
    """The whole unit that lies so many units from publication."""
    day = so_many_on(published, unit, count)
    return whole_unit(day, coarse(unit)) if day else None


def coarse(unit: Unit) -> Unit:
    """How exactly "three decades ago" is meant: to the year."""
    return Unit(unit.letter, 1, False) if unit.times > 1 else unit


def duration_of_unit(unit: Unit, count: float, days: Days | None = None) -> Meaning:
    return Meaning(TimeKind.duration, unit.duration(count), days)


# A number of units not said ends where the next larger unit begins: "days" are less than a
# week. This is the widest the words can mean, not a guess at what they mean.
_LARGER = {"D": ("W", 1), "W": ("M", 1), "M": ("Y", 1), "Q": ("Y", 1), "Y": ("Y", 10)}


def reach(unit: Unit, count: float, way: int, published: date) -> Days | None:
    """The days from publication to so many units away, in order."""
    if not count:
        letter, count = _LARGER[unit.letter]
        unit = Unit(letter, unit.times, False)
    far = so_many_on(published, unit, way * count)
    if far is None:
        return None
    return Days(min(far, published), max(far, published), Grain.span)
