"""Dates, months, years and parts of them: what the calendar has names for."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import Days, Grain, TimeKind
from dateline.reading.times.calendar import (
    UNRESOLVED,
    Meaning,
    date_or_none,
    month_end,
    month_start,
    one_day,
    run_of_months,
    run_of_years,
    whole_month,
    whole_quarter,
    whole_season,
    whole_year,
)
from dateline.reading.times.direction import AHEAD, BEHIND
from dateline.reading.times.phrases import Phrase, counts_something
from dateline.reading.times.readers import (
    Context,
    nearest,
    nearest_weekday,
    reads,
)


@reads
def calendar_date(words: Phrase, at: Context) -> Meaning | None:
    """A day of a month, with or without its year."""
    month, day, year = words.month, words.day, words.year
    if month is None or day is None:
        return None
    shift = words.shift
    if year is None and shift is not None:
        if at.published is None:
            return UNRESOLVED
        year = at.published.year + shift
    if year is not None:
        found = date_or_none(year, month, day)
        return one_day(found) if found else UNRESOLVED
    if at.published is None:
        return UNRESOLVED
    found = _nearest_date(month, day, words.weekday, at.published, at.direction())
    return one_day(found) if found else UNRESOLVED


_NEAR = timedelta(31)  # a date so near is meant whatever the verb says: of others the year is told


def _nearest_date(
    month: int, day: int, weekday: int | None, published: date, direction: int
) -> date | None:
    """The date that a month and a day without a year mean, as seen from a day of publication."""
    years = (published.year - 1, published.year, published.year + 1)
    dates = [found for year in years if (found := date_or_none(year, month, day))]
    dates = [d for d in dates if weekday is None or d.weekday() == weekday] or dates
    nearest = min(dates, key=lambda d: abs(d - published), default=None)
    if nearest is None or abs(nearest - published) <= _NEAR:
        return nearest
    if direction == BEHIND:
        dates = [d for d in dates if d <= published] or dates
    elif direction == AHEAD:
        dates = [d for d in dates if d >= published] or dates
    return min(dates, key=lambda d: abs(d - published))


@reads
def numeric_date(words: Phrase, at: Context) -> Meaning | None:
    """25/12/2024: unresolved where day and month could change places."""
    first, second, year = words.integer("first"), words.integer("second"), words.year
    if first is None or second is None or year is None:
        return None
    readings = {
        d for d in (date_or_none(year, second, first), date_or_none(year, first, second)) if d
    }
    if not readings:
        return None
    return one_day(readings.pop()) if len(readings) == 1 else UNRESOLVED


@reads
def calendar_days(words: Phrase, at: Context) -> Meaning | None:
    """From one day to another of the same month."""
    last_day = words.integer("last_day")
    first = calendar_date(words, at)
    if first is None or first.days is None or last_day is None:
        return first
    last = date_or_none(first.days.first.year, first.days.first.month, last_day)
    if last is None or last <= first.days.first:
        return None
    days = Days(first.days.first, last, Grain.span)
    return Meaning(TimeKind.date, f"{days.first}/{days.last}", days)


@reads
def calendar_month(words: Phrase, at: Context) -> Meaning | None:
    """A month, with or without its year."""
    month, year = words.month, words.year
    if month is None:
        return None
    if year is not None:
        return whole_month(year, month)
    if at.published is None:
        return UNRESOLVED
    if words.shift is not None:
        return whole_month(at.published.year + words.shift, month)
    return whole_month(_year_of(month, at.published, at.direction()), month)


def _year_of(month: int, published: date, direction: int) -> int:
    """The year of a month named alone: as the verb says, else that of the nearest such month."""
    away = (month - published.month) % 12
    if direction == AHEAD or direction != BEHIND and away < 6:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


@reads
def shifted_month(words: Phrase, at: Context) -> Meaning | None:
    """Last, this or next May: the last one that is over, this year's, the next to begin."""
    month, shift = words.month, words.shift
    if month is None or shift is None:
        return None
    if at.published is None:
        return UNRESOLVED
    year = at.published.year
    if shift < 0:
        year -= month >= at.published.month
    elif shift > 0:
        year += month <= at.published.month
    return whole_month(year, month)


@reads
def calendar_year(words: Phrase, at: Context) -> Meaning | None:
    """A year; none where it counts something ("2000 troops") or is a sum ("$2000")."""
    short = words.word("short_year")
    if short is not None:
        return _short_year(int(short), at)
    if words.year is None or counts_something(at.text, at.span.end):
        return None
    return whole_year(words.year)


def _short_year(two_digits: int, at: Context) -> Meaning | None:
    """'87: of this century only where that lies behind the day of publication."""
    if at.published is None:
        return UNRESOLVED
    year = 2000 + two_digits
    return whole_year(year if year <= at.published.year else year - 100)


@reads
def calendar_decade(words: Phrase, at: Context) -> Meaning | None:
    """The 1990s, the '90s, the nineties (those of the last century); the 1800s are a century."""
    hundreds = words.word("hundreds")
    if hundreds is not None:
        return run_of_years(hundreds, int(hundreds) * 100, 100)
    decade = words.word("decade")
    if decade is None:
        tens = words.look_up("tens") or words.integer("short_decade")
        decade = f"19{tens}"
    return run_of_years(decade, int(decade) * 10, 10)


@reads
def calendar_century(words: Phrase, at: Context) -> Meaning | None:
    """The 19th century: 1801 to 1900, written 18."""
    number = int(words.look_up("century") or words.integer("century_number") or 0)
    return run_of_years(f"{number - 1}", (number - 1) * 100 + 1, 100)


@reads
def quarter(words: Phrase, at: Context) -> Meaning | None:
    """A quarter of a year that is named, shifted or, unsaid, that of publication."""
    number = int(words.look_up("ordinal") or words.integer("quarter_number") or 4)
    if words.year is not None:
        return whole_quarter(words.year, number)
    if at.published is None:
        return UNRESOLVED
    if words.shift is not None or words.has("of_the_year"):
        return whole_quarter(at.published.year + (words.shift or 0), number)
    return _nearest_quarter(number, at.published, at.direction())


def _nearest_quarter(number: int, published: date, direction: int) -> Meaning:
    """The quarter nearest to publication, or the next.

    A past verb says nothing: results are told soon after, and plans in the past tense before.
    """
    quarters = [whole_quarter(published.year + n, number) for n in (-1, 0, 1)]
    return nearest(quarters, max(direction, 0), published)


@reads
def quarter_by_months(words: Phrase, at: Context) -> Meaning | None:
    """The April-June quarter."""
    first, last = words.month, words.last_month
    if first is None or last is None or first % 3 != 1 or last != first + 2:
        return None
    number = (first + 2) // 3
    if words.year is not None:
        return whole_quarter(words.year, number)
    if at.published is None:
        return UNRESOLVED
    return _nearest_quarter(number, at.published, at.direction())


@reads
def fiscal_year(words: Phrase, at: Context) -> Meaning | None:
    """Fiscal 2009: TIMEX3 has a name for it, but whose year it is, and so its days, is not said."""
    if words.year is None or words.has("ordinal"):
        return UNRESOLVED
    return Meaning(TimeKind.date, f"FY{words.year}", None)


@reads
def some_years(words: Phrase, at: Context) -> Meaning | None:
    """2009-2012, 2012-13: from the first year to the last."""
    first, end = words.year, words.word("last_year") or ""
    if first is None:
        return None
    last = int(str(first)[: 4 - len(end)] + end)
    if not first < last <= 9998:
        return None
    return run_of_years(f"{first}/{last}", first, last - first + 1)


@reads
def holiday(words: Phrase, at: Context) -> Meaning | None:
    """Christmas Eve, Labor Day: of a named year, a shifted one, or the nearest."""
    if words.year is not None:
        return one_day(_holiday_in(words.year, words.look_up("holiday")))
    if at.published is None:
        return UNRESOLVED
    published, shift = at.published, words.shift
    days = [
        _holiday_in(published.year + n, words.look_up("holiday"))
        for n in (-1, 0, 1)
        if 1 < published.year + n < 9998
    ]
    if not days:
        return UNRESOLVED
    way = {-1: BEHIND, 1: AHEAD}.get(shift or 0, at.direction())
    return nearest([one_day(day) for day in days], way, published)


def _holiday_in(year: int, rule: list[int]) -> date:
    """The day of a holiday: month and day, or month, weekday and which of them (-1: the last)."""
    if len(rule) == 2:
        return date(year, rule[0], rule[1])
    month, number, which = rule
    if which < 0:
        return nearest_weekday(number, month_end(year, month), BEHIND)
    first = nearest_weekday(number, month_start(year, month), AHEAD)
    return first + timedelta(7 * (which - 1))


@reads
def known_day(words: Phrase, at: Context) -> Meaning | None:
    """A day that goes by its date: 9/11."""
    return one_day(words.to)


@reads
def half_year(words: Phrase, at: Context) -> Meaning | None:
    """The first or second half of a year."""
    number = words.look_up("ordinal")
    if number > 2:
        return None
    year = words.year
    if year is None:
        if at.published is None:
            return UNRESOLVED
        year = at.published.year + (words.shift or 0)
    days = run_of_months(year, 6 * number - 5, 6, Grain.span)
    return Meaning(TimeKind.date, f"{year}-H{number}", days)


@reads
def season(words: Phrase, at: Context) -> Meaning | None:
    """A season of a named year, a shifted one, or the nearest the way the verb points."""
    code = words.season
    if code is None:
        return None
    if words.year is not None:
        return whole_season(words.year, code)
    if at.published is None:
        return UNRESOLVED
    seasons = [whole_season(at.published.year + n, code) for n in (-2, -1, 0, 1)]
    if words.shift is None and at.direction() == AHEAD:
        return nearest(seasons, AHEAD, at.published)
    shift = words.shift if words.shift is not None else at.direction()
    return _pick(seasons, shift, at.published)


def _pick(meanings: list[Meaning], shift: int, published: date) -> Meaning:
    """Of recurring times, oldest first: the last one over, the one begun last, or the next."""
    ranges = [(m, m.days) for m in meanings if m.days is not None]
    if shift > 0:
        return next((m for m, days in ranges if days.first > published), meanings[-1])
    if shift < 0:
        return [m for m, days in ranges if days.last < published][-1]
    this_year = [m for m, days in ranges if days.first.year == published.year]
    begun = [m for m, days in ranges if days.first <= published]
    running = begun[-1].days is not None and begun[-1].days.last >= published
    return begun[-1] if running or not this_year else this_year[-1]


@reads
def week_of_month(words: Phrase, at: Context) -> Meaning | None:
    """The first or last week of a month: its first or last seven days."""
    of_month = calendar_month(words, at)
    if of_month is None or of_month.days is None:
        return of_month
    if words.has("final"):
        last = of_month.days.last
    else:
        last = of_month.days.first + timedelta(7 * words.look_up("ordinal") - 1)
    days = Days(last - timedelta(6), last, Grain.week)
    return Meaning(TimeKind.date, f"{days.first + timedelta(3):%G-W%V}", days)
