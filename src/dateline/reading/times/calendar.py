"""Days, weeks, months and years as TIMEX3 writes them, and as first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.model import Days, Grain, TimeKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """What `TimeExpression` says, without the place in the text."""

    kind: TimeKind
    value: str | None
    days: Days | None


_VAGUE = {10: "DE", 100: "CE"}  # "for decades" is so many decades, not so many years

UNRESOLVED = Meaning(TimeKind.date, None, None)
UNRESOLVED_TIME = Meaning(TimeKind.time, None, None)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: ISO 8601's letter, and how many of it ("decade" is 10 Y)."""

    letter: str
    times: int
    below_day: bool

    @classmethod
    @cache
    def of(cls, code: str) -> Unit:
        """The unit a list's code stands for: "D", "TH" (hours), "10Y"."""
        digits, letter = re.fullmatch(r"(\d*)T?([A-Z])", code).groups()  # type: ignore[union-attr]
        return cls(letter, int(digits or 1), "T" in code)

    def duration(self, count: float) -> str:
        """TIMEX3's value of so many; 0 stands for a number not said."""
        if not count and self.times in _VAGUE:
            return "PX" + _VAGUE[self.times]
        number = f"{count * self.times:.15g}" if count else "X"
        return ("PT" if self.below_day else "P") + number + self.letter


def one_day(day: date, kind: TimeKind = TimeKind.date, suffix: str = "") -> Meaning:
    return Meaning(kind, day.isoformat() + suffix, Days(day, day, Grain.day))


def date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_start(year: int, month: int) -> date:
    """The first of a month; months count on past December and back before January."""
    years, months = divmod(month - 1, 12)
    return date(min(max(year + years, 1), 9998), months + 1, 1)


def month_end(year: int, month: int) -> date:
    return month_start(year, month + 1) - timedelta(1)


def run_of_months(year: int, month: int, count: int, grain: Grain) -> Days:
    return Days(month_start(year, month), month_end(year, month + count - 1), grain)


def whole_month(year: int, month: int) -> Meaning:
    days = run_of_months(year, month, 1, Grain.month)
    return Meaning(TimeKind.date, f"{days.first:%Y-%m}", days)


def whole_year(year: int) -> Meaning | None:
    if not 1 <= year <= 9998:
        return None
    return Meaning(TimeKind.date, f"{year:04}", run_of_months(year, 1, 12, Grain.year))


def run_of_years(value: str, first: int, count: int) -> Meaning:
    return Meaning(TimeKind.date, value, run_of_months(first, 1, 12 * count, Grain.span))


def whole_week(day: date) -> Meaning:
    """The ISO week, Monday to Sunday, of a day."""
    monday = day - timedelta(day.weekday())
    days = Days(monday, monday + timedelta(6), Grain.week)
    return Meaning(TimeKind.date, f"{day:%G-W%V}", days)


def whole_weekend(day: date) -> Meaning:
    saturday = day - timedelta(day.weekday()) + timedelta(5)
    days = Days(saturday, saturday + timedelta(1), Grain.span)
    return Meaning(TimeKind.date, f"{day:%G-W%V}-WE", days)


def whole_quarter(year: int, number: int) -> Meaning:
    days = run_of_months(year, 3 * number - 2, 3, Grain.span)
    years, quarter = divmod(number - 1, 4)
    return Meaning(TimeKind.date, f"{year + years}-Q{quarter + 1}", days)


# Where a season begins. The northern hemisphere's: its days may be half a year off elsewhere,
# which is why the grain says season.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def whole_season(year: int, code: str) -> Meaning:
    """A season by the year in which it begins."""
    days = run_of_months(year, _SEASON_MONTH[code], 3, Grain.season)
    return Meaning(TimeKind.date, f"{year}-{code}", days)


def so_many_on(day: date, unit: Unit, count: float) -> date | None:
    """The day so many units on; None beyond the calendar."""
    found = _so_many_on(day, unit, round(count * unit.times))
    return found if found and is_countable(found) else None


def is_countable(day: date) -> bool:
    """Whether weeks, quarters and years beside a day are in Python's calendar too."""
    return 3 <= day.year <= 9990


def _so_many_on(day: date, unit: Unit, n: int) -> date | None:
    try:
        if unit.letter in "DW":
            return day + timedelta(n * (7 if unit.letter == "W" else 1))
        months = day.year * 12 + day.month - 1 + n * {"M": 1, "Q": 3, "Y": 12}[unit.letter]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, month_end(year, month + 1).day))
    except (ValueError, OverflowError):
        return None


def whole_unit(day: date, unit: Unit) -> Meaning | None:
    """The whole unit that a day lies in: its week, its month."""
    if unit.times >= 10:
        digits = {10: 3, 100: 2}[unit.times]
        first = day.year // unit.times * unit.times
        return run_of_years(f"{day.year:04}"[:digits], max(first, 1), unit.times)
    match unit.letter:
        case "D":
            return one_day(day)
        case "W":
            return whole_week(day)
        case "M":
            return whole_month(day.year, day.month)
        case "Q":
            return whole_quarter(day.year, (day.month + 2) // 3)
    return whole_year(day.year)
