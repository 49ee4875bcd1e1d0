"""What the phrases mean: one function for each `means` of the table.

Each gets the words of the phrase and what is known around it (the day of publication, the day the
text last named, which way the verb points). It gives a meaning, `UNRESOLVED` where it cannot be
known, or None where the words are no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Days, Grain, Span, TimeKind
from dateline.reading.times.calendar import (
    UNRESOLVED,
    UNRESOLVED_TIME,
    Meaning,
    Unit,
    date_or_none,
    month_end,
    month_start,
    one_day,
    run_of_months,
    run_of_years,
    so_many_on,
    whole_month,
    whole_quarter,
    whole_season,
    whole_unit,
    whole_weekend,
    whole_year,
)
from dateline.reading.times.direction import AHEAD, BEHIND, direction_of
from dateline.reading.times.phrases import Phrase, counts_something
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


# --------------------------------------------------------------------------- dates


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
    return _nearest(quarters, max(direction, 0), published)


def _nearest(meanings: list[Meaning], direction: int, published: date) -> Meaning:
    """Of recurring times the nearest to publication, of those begun or not over if a verb says."""
    ranges = [(m, m.days) for m in meanings if m.days is not None]
    if direction == BEHIND:
        ranges = [r for r in ranges if r[1].first <= published] or ranges
    elif direction == AHEAD:
        ranges = [r for r in ranges if r[1].last >= published] or ranges

    def distance(days: Days) -> int:
        return max((days.first - published).days, (published - days.last).days, 0)

    return min(ranges, key=lambda r: distance(r[1]))[0]


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
    return _nearest([one_day(day) for day in days], way, published)


def _holiday_in(year: int, rule: list[int]) -> date:
    """The day of a holiday: month and day, or month, weekday and which of them (-1: the last)."""
    if len(rule) == 2:
        return date(year, rule[0], rule[1])
    month, number, which = rule
    if which < 0:
        return _nearest_weekday(number, month_end(year, month), BEHIND)
    first = _nearest_weekday(number, month_start(year, month), AHEAD)
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
        return _nearest(seasons, AHEAD, at.published)
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


# --------------------------------------------------------------------------- from publication


@reads
def named_day(words: Phrase, at: Context) -> Meaning | None:
    """Yesterday, today, tomorrow."""
    if at.published is None:
        return UNRESOLVED
    day = at.published + timedelta(words.look_up("named_day"))
    return _day_part(day, words.part)


def _day_part(day: date, part: str | None) -> Meaning:
    return one_day(day, TimeKind.time, f"T{part}") if part else one_day(day)


@reads
def named_part(words: Phrase, at: Context) -> Meaning | None:
    """Tonight, last night, this morning."""
    if at.published is None:
        return UNRESOLVED_TIME
    shift, part = words.look_up("named_part")
    return _day_part(at.published + timedelta(shift), part)


@reads
def overnight(words: Phrase, at: Context) -> Meaning | None:
    """The night before publication, or that of the weekday named."""
    if at.published is None:
        return UNRESOLVED_TIME
    if words.weekday is not None:
        evening = _nearest_weekday(words.weekday, at.published, at.direction())
    else:
        evening = at.published - timedelta(1)
    days = Days(evening, evening + timedelta(1), Grain.span)
    return Meaning(TimeKind.time, f"{evening}TNI", days)


@reads
def weekday(words: Phrase, at: Context) -> Meaning | None:
    """A weekday: the last one up to publication, or the next where the verb or "next" says so."""
    number = words.weekday
    if number is None:
        return None
    if at.published is None:
        return UNRESOLVED_TIME if words.part else UNRESOLVED
    shift = words.shift
    if shift is None:
        day = _nearest_weekday(number, at.published, at.direction())
    elif shift < 0:
        day = _nearest_weekday(number, at.published - timedelta(1), BEHIND)
    elif shift > 0:
        day = _nearest_weekday(number, at.published + timedelta(1), AHEAD)
    else:
        day = at.published + timedelta(number - at.published.weekday())
    return _day_part(day, words.part)


def _nearest_weekday(number: int, published: date, direction: int) -> date:
    """The nearest such day, that of publication included; behind unless the verb points ahead."""
    if direction == AHEAD:
        return published + timedelta((number - published.weekday()) % 7)
    return published - timedelta((published.weekday() - number) % 7)


@reads
def weekday_of_week(words: Phrase, at: Context) -> Meaning | None:
    """Tuesday of last week."""
    number, shift = words.weekday, words.shift
    if number is None or shift is None:
        return None
    if at.published is None:
        return UNRESOLVED
    return one_day(at.published + timedelta(number - at.published.weekday() + 7 * shift))


@reads
def shifted_unit(words: Phrase, at: Context) -> Meaning | None:
    """Last week, this year; "earlier" and "later this year" end and begin with publication."""
    unit = words.unit
    if unit is None or unit.below_day or unit.letter == "D":
        return None
    if at.published is None:
        return UNRESOLVED
    day = so_many_on(at.published, unit, words.shift or 0)
    whole = whole_unit(day, unit) if day else None
    return _cut(whole, words.look_up("edge") or 0, at.published) if whole else None


def _cut(whole: Meaning, side: int, published: date) -> Meaning:
    """Leaves out what "earlier" or "later" than publication says is not meant."""
    days = whole.days
    if days is None or not days.first <= published <= days.last:
        return whole
    if side == BEHIND:
        return Meaning(whole.kind, whole.value, Days(days.first, published, days.grain))
    if side == AHEAD:
        return Meaning(whole.kind, whole.value, Days(published, days.last, days.grain))
    return whole


@reads
def weekend(words: Phrase, at: Context) -> Meaning | None:
    """The weekend: the last one begun, or the next where the verb or "next" says so."""
    if at.published is None:
        return UNRESOLVED
    shift = words.shift
    if shift is None:
        shift = 0 if at.direction() == AHEAD or at.published.weekday() >= 5 else -1
    return whole_weekend(at.published + timedelta(7 * shift))


@reads
def same_time(words: Phrase, at: Context) -> Meaning | None:
    """The same period last year: that year is all that is said."""
    if at.published is None or words.shift is None:
        return UNRESOLVED
    return whole_year(at.published.year + words.shift)


@reads
def ago(words: Phrase, at: Context) -> Meaning | None:
    """So many units before publication; "two or three weeks ago" from the one to the other."""
    unit, count = words.unit, words.count
    if unit is None or count is None and not words.has("units"):
        return None
    if at.published is None:
        return UNRESOLVED
    if unit.below_day:
        return _hours_away(at.published, BEHIND)
    if not count:
        return _vague_past(unit, BEHIND, at.published)
    far = _away(at.published, unit, -count)
    near = _away(at.published, unit, -words.low) if words.low else None
    if far is None:
        return UNRESOLVED
    if near is None or far.days is None or near.days is None:
        return far
    if near.days.first <= far.days.first:
        return None
    days = Days(far.days.first, near.days.last, Grain.span)
    return Meaning(TimeKind.date, f"{far.value}/{near.value}", days)


def _away(published: date, unit: Unit, count: float) -> Meaning | None:
    """The whole unit that lies so many units from publication."""
    day = so_many_on(published, unit, count)
    return whole_unit(day, _coarse(unit)) if day else None


@reads
def from_now(words: Phrase, at: Context) -> Meaning | None:
    """Two weeks from now: TIMEX3 takes it for a length, which ends in days that are known."""
    unit, count = words.unit, words.count
    if unit is None or not count:
        return None
    days = None
    if at.published is not None and unit.below_day:
        days = _hours_away(at.published, AHEAD).days
    elif at.published is not None:
        whole = _away(at.published, unit, count)
        days = whole.days if whole else None
    return _duration(unit, count, days)


@reads
def unit_ago(words: Phrase, at: Context) -> Meaning | None:
    """The year-ago quarter: all that is said is the year."""
    unit = words.unit
    if unit is None or at.published is None:
        return UNRESOLVED
    return _away(at.published, unit, -1)


@reads
def weekdays_ago(words: Phrase, at: Context) -> Meaning | None:
    """Two Fridays ago."""
    number, count = words.weekday, words.count
    if number is None or not count:
        return None
    if at.published is None:
        return UNRESOLVED
    last = _nearest_weekday(number, at.published - timedelta(1), BEHIND)
    day = so_many_on(last, Unit.of("W"), 1 - count)
    return one_day(day) if day else UNRESOLVED


def _hours_away(published: date, way: int) -> Meaning:
    """Hours from an hour that is not known: the day, or the one beside it."""
    ends = sorted((published, published + timedelta(way)))
    return Meaning(TimeKind.time, None, Days(ends[0], ends[1], Grain.span))


def _coarse(unit: Unit) -> Unit:
    """How exactly "three decades ago" is meant: to the year."""
    return Unit(unit.letter, 1, False) if unit.times > 1 else unit


def _vague_past(unit: Unit, way: int, published: date) -> Meaning:
    value = "PAST_REF" if way == BEHIND else "FUTURE_REF"
    return Meaning(TimeKind.date, value, _reach(unit, 0, way, published))


# --------------------------------------------------------------------------- from the story's day


@reads
def narrated_day(words: Phrase, at: Context) -> Meaning | None:
    """The same day, the next, the one before, as the text last named one."""
    if at.narrated is None:
        return UNRESOLVED
    return one_day(at.narrated + timedelta(words.to))


@reads
def narrated_count(words: Phrase, at: Context) -> Meaning | None:
    """Two weeks later, or earlier, than the time the text last named."""
    unit, count = words.unit, words.count
    if unit is None or not count or unit.below_day:
        return UNRESOLVED
    named = at.named_within(unit)
    day = so_many_on(named, unit, words.to * count) if named else None
    return whole_unit(day, _coarse(unit)) if day else UNRESOLVED


@reads
def narrated_unit(words: Phrase, at: Context) -> Meaning | None:
    """That week, the same month, the following year."""
    unit = words.unit
    named = at.named_within(unit) if unit else None
    if unit is None or named is None:
        return UNRESOLVED
    day = so_many_on(named, unit, words.to)
    return whole_unit(day, unit) if day else UNRESOLVED


@reads
def narrated_weekday(words: Phrase, at: Context) -> Meaning | None:
    """That Friday, the previous Friday, the following one: from the day the text last named."""
    number = words.weekday
    if number is None or at.narrated is None:
        return UNRESOLVED
    if words.to < 0:
        return one_day(_nearest_weekday(number, at.narrated - timedelta(1), BEHIND))
    if words.to > 0:
        return one_day(_nearest_weekday(number, at.narrated + timedelta(1), AHEAD))
    return one_day(at.narrated) if at.narrated.weekday() == number else UNRESOLVED


@reads
def previous_unit(words: Phrase, at: Context) -> Meaning | None:
    """The previous year: the one before that of the story, else before that of publication."""
    unit = words.unit
    named = (at.named_within(unit) if unit else None) or at.published
    if unit is None or named is None:
        return UNRESOLVED
    day = so_many_on(named, unit, -1)
    return whole_unit(day, unit) if day else UNRESOLVED


@reads
def clock(words: Phrase, at: Context) -> Meaning | None:
    """An hour of the day named beside it, or of the one the text last named."""
    if words.has("oclock") and not (words.half or words.part):
        return UNRESOLVED_TIME  # morning or evening, it does not say
    hour = words.look_up("hour") or _clock(words)
    if hour is None:
        return None
    if at.narrated is None:
        return UNRESOLVED_TIME
    return one_day(at.narrated, TimeKind.time, hour)


@reads
def clock_of_day(words: Phrase, at: Context) -> Meaning | None:
    """Noon on Monday, the night of 5 May: a time only with the day behind it."""
    if at.beside is None:
        return None
    return one_day(at.beside, TimeKind.time, words.look_up("hour") or f"T{words.part}")


_HALVES = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}


def _clock(words: Phrase) -> str | None:
    digits = re.sub(r"\D", "", words.word("clock") or "")
    hour, minute = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "")
    hours = int(hour or words.look_up("spelled_hour") or 0)
    half = words.half or _HALVES.get(words.part or "")
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 24 or int(minute or 0) > 59:
        return None
    zulu = "Z" if (words.word("zone") or "").upper() in ("GMT", "UTC", "Z") else ""
    return f"T{hours:02}" + (f":{minute}" if minute else "") + zulu


@reads
def narrated_part(words: Phrase, at: Context) -> Meaning | None:
    """In the morning, at night, that evening, of the day the text last named or one beside it."""
    if at.narrated is None:
        return UNRESOLVED_TIME
    day = so_many_on(at.narrated, Unit.of("D"), 0 if at.beside else words.to or 0)
    return _day_part(day, words.look_up("part", "twilight")) if day else UNRESOLVED_TIME


# --------------------------------------------------------------------------- how long, how often


def _duration(unit: Unit, count: float, days: Days | None = None) -> Meaning:
    return Meaning(TimeKind.duration, unit.duration(count), days)


@reads
def duration(words: Phrase, at: Context) -> Meaning | None:
    """Three weeks; "weeks" alone is a number of them not said."""
    unit = words.unit
    if unit is None or unit.letter == "Q" and not words.has("units"):
        return None
    if unit.letter == "S" and words.has("unit"):
        return None  # "a second round"
    return _duration(unit, words.count or 0)


@reads
def timed(words: Phrase, at: Context) -> Meaning | None:
    """What a run or a race took: 2:31:07."""
    hours, minutes, seconds = (int(part) for part in (words.word("timed") or "").split(":"))
    return Meaning(TimeKind.duration, f"PT{hours}H{minutes}M{seconds}S", None)


@reads
def duration_and_half(words: Phrase, at: Context) -> Meaning | None:
    """Two and a half years."""
    unit, count = words.unit, words.count
    return _duration(unit, count + 0.5) if unit and count else None


_HALF = {"H": "PT30M", "M": "PT30S", "Y": "P6M", "D": "PT12H"}
_FOURTH = {"H": "PT15M", "Y": "P3M"}


@reads
def duration_part(words: Phrase, at: Context) -> Meaning | None:
    """Half an hour, a quarter of a century: in the next smaller unit where that gives a whole."""
    unit = words.unit
    if unit is None:
        return None
    whole = (_FOURTH if words.to == 0.25 else _HALF).get(unit.letter) if unit.times == 1 else None
    if unit.letter == "M" and not unit.below_day:
        whole = None
    return Meaning(TimeKind.duration, whole or unit.duration(words.to), None)


@reads
def duration_of(words: Phrase, at: Context) -> Meaning | None:
    """The first nine months of 2009, the last week of May: its days are known with the whole's."""
    unit, count = words.unit, words.count or 0
    if unit is None or unit.below_day:
        return None
    return _duration(unit, count, _end_of(words, _whole_of(words, at), unit, count))


def _whole_of(words: Phrase, at: Context) -> Days | None:
    """The month or year that the end of such a phrase names."""
    if words.month is not None:
        whole = calendar_month(words, at)
    elif words.year is not None:
        whole = whole_year(words.year)
    else:
        year = at.published.year + (words.shift or 0) if at.published else None
        whole = whole_year(year) if year else None
    return whole.days if whole else None


def _end_of(words: Phrase, whole: Days | None, unit: Unit, count: float) -> Days | None:
    """The first or the last so many units of a whole; none if it is shorter than they are."""
    if whole is None or not count:
        return None
    first: date | None = whole.first
    last: date | None = whole.last
    if words.has("final"):
        first = so_many_on(whole.last + timedelta(1), unit, -count)
    else:
        end = so_many_on(whole.first, unit, count)
        last = end - timedelta(1) if end else None
    if first is None or last is None or not whole.first <= first <= last <= whole.last:
        return None
    return Days(first, last, Grain.span)


@reads
def duration_long(words: Phrase, at: Context) -> Meaning | None:
    """Year-long is one year, years-long an unsaid number."""
    unit = words.unit
    return _duration(unit, 1 if words.has("unit") else 0) if unit else None


@reads
def span(words: Phrase, at: Context) -> Meaning | None:
    """The past three days, the coming weeks: a stretch that ends or begins with publication."""
    unit, toward = words.unit, words.look_up("toward") or words.to
    if unit is None:
        return None
    count = words.count if words.has("count") else float(words.has("unit"))
    days = None
    if at.published is not None and toward and not unit.below_day:
        days = _reach(unit, count or 0, toward, at.published)
    return _duration(unit, count or 0, days)


# A number of units not said ends where the next larger unit begins: "days" are less than a
# week. This is the widest the words can mean, not a guess at what they mean.
_LARGER = {"D": ("W", 1), "W": ("M", 1), "M": ("Y", 1), "Q": ("Y", 1), "Y": ("Y", 10)}


def _reach(unit: Unit, count: float, way: int, published: date) -> Days | None:
    """The days from publication to so many units away, in order."""
    if not count:
        letter, count = _LARGER[unit.letter]
        unit = Unit(letter, unit.times, False)
    far = so_many_on(published, unit, way * count)
    if far is None:
        return None
    return Days(min(far, published), max(far, published), Grain.span)


@reads
def vague_duration(words: Phrase, at: Context) -> Meaning | None:
    """Over the years."""
    unit = words.unit
    return _duration(unit, 0) if unit else None


@reads
def repeated(words: Phrase, at: Context) -> Meaning | None:
    """Every week, on Mondays, three times a year."""
    if words.weekday is not None:
        part = f"T{words.part}" if words.part else ""
        value = f"XXXX-WXX-{words.weekday + 1}{part}"
    elif words.has("weekends"):
        value = "XXXX-WXX-WE"
    elif words.season is not None:
        value = f"XXXX-{words.season}"
    elif words.part is not None:
        value = f"XXXX-XX-XXT{words.part}"
    elif words.unit is not None:
        once = 2 if words.has("every_other") else 1
        value = words.unit.duration(once if words.count is None else words.count)
    else:
        return None
    return Meaning(TimeKind.set, value, None)


@reads
def repeated_word(words: Phrase, at: Context) -> Meaning | None:
    """Daily, annually."""
    return Meaning(TimeKind.set, Unit.of(words.look_up("often")).duration(1), None)


@reads
def reference(words: Phrase, at: Context) -> Meaning | None:
    """Now, recently, soon: TIMEX3's references, which are no stretch of the calendar."""
    return Meaning(TimeKind.date, words.to, None)
