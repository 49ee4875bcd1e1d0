"""Words that name a time, and the days they mean.

Pure rules. What English says stands in `languages/en/times.toml`: lists of words, and phrases made
of them, each naming the function below that reads it. A function gets the words of the phrase and
what is known around it (the day of publication, the day the text last named, which way the verb
points), and gives a meaning, `UNRESOLVED` where it cannot be known, or None where it is no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateline.languages import table
from dateline.model import Days, Grain, Span, TimeExpression, TimeKind

AHEAD, BEHIND = 1, -1  # which way a phrase points; 0: the words do not say


def find_times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in its order and never overlapping.

    `published` is the day of publication, by which "yesterday" is resolved; without it such
    expressions are kept with value and days None.

    >>> found = find_times("The truce of 5 May 2020 ended yesterday.", date(2020, 6, 1))
    >>> [t.value for t in found]
    ['2020-05-05', '2020-05-31']
    >>> find_times("It ended yesterday.", None)[0].value is None
    True
    """
    found: list[TimeExpression] = []
    narrated: date | None = None
    end = 0
    for span, phrase, match in _candidates(text):
        if span.start < end:
            continue
        words = Phrase(match, phrase.to)
        meaning = phrase.read(words, Context(text, span, published, narrated))
        if meaning is None:
            continue
        found.append(TimeExpression(span, meaning.kind, meaning.value, meaning.days))
        end = span.end
        if meaning.days is not None and meaning.days.grain is Grain.day:
            narrated = meaning.days.first
    return tuple(found)


# --------------------------------------------------------------------------- what a phrase means


@dataclass(frozen=True, slots=True)
class Meaning:
    """What `TimeExpression` says, without the place in the text."""

    kind: TimeKind
    value: str | None
    days: Days | None


UNRESOLVED = Meaning(TimeKind.date, None, None)
UNRESOLVED_TIME = Meaning(TimeKind.time, None, None)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a phrase."""

    text: str
    span: Span
    published: date | None
    narrated: date | None  # the day the text last named

    def direction(self) -> int:
        """Which way the nearest verb points: AHEAD, BEHIND or 0."""
        return _direction(self.text, self.span)


class Phrase:
    """The words of a phrase, looked up in the lists they were found by."""

    def __init__(self, match: re.Match[str], to: Any) -> None:
        self._groups = match.groupdict()
        self.to = to

    def word(self, name: str) -> str | None:
        """The text found for <name>, or None."""
        for key in (name, f"{name}__2", f"{name}__3"):
            if self._groups.get(key):
                return self._groups[key]
        return None

    def has(self, name: str) -> bool:
        return self.word(name) is not None

    def integer(self, name: str) -> int | None:
        word = self.word(name)
        return int(word) if word else None

    def _look_up(self, *lists: str) -> Any:
        for name in lists:
            word = self.word(name)
            if word is not None:
                return _lists()[name][_plain(word)]
        return None

    @property
    def year(self) -> int | None:
        return self.integer("year")

    @property
    def month(self) -> int | None:
        spelled = self._look_up("month", "sure_month", "name_month", "modal_month")
        return spelled if spelled is not None else self.integer("month_number")

    @property
    def day(self) -> int | None:
        return self.integer("day")

    @property
    def weekday(self) -> int | None:
        found: int | None = self._look_up("weekday", "any_weekday")
        return found

    @property
    def shift(self) -> int | None:
        found: int | None = self._look_up("shift")
        return found

    @property
    def part(self) -> str | None:
        found: str | None = self._look_up("part")
        return found

    @property
    def season(self) -> str | None:
        found: str | None = self._look_up("season")
        return found

    @property
    def unit(self) -> Unit | None:
        code = self._look_up("unit", "units")
        return Unit.of(code) if code else None

    @property
    def count(self) -> float | None:
        """The number said; 0 where it is "several" or none is said."""
        word = self.word("count")
        return None if word is None else _number(word)

    def look_up(self, name: str) -> Any:
        """What the list says of the word found for <name>; None where none was found."""
        return self._look_up(name)


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
        number = f"{count * self.times:g}" if count else "X"
        return ("PT" if self.below_day else "P") + number + self.letter


Reader = Callable[[Phrase, Context], Meaning | None]
READERS: dict[str, Reader] = {}


def reads(function: Reader) -> Reader:
    """Registers a function under its name, for the phrases of the table."""
    READERS[function.__name__] = function
    return function


# --------------------------------------------------------------------------- the calendar


def _day(day: date, kind: TimeKind = TimeKind.date, suffix: str = "") -> Meaning:
    return Meaning(kind, day.isoformat() + suffix, Days(day, day, Grain.day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_start(year: int, month: int) -> date:
    """The first of a month; months count on past December and back before January."""
    years, months = divmod(month - 1, 12)
    return date(min(max(year + years, 1), 9998), months + 1, 1)


def _month_end(year: int, month: int) -> date:
    return _month_start(year, month + 1) - timedelta(1)


def _months(year: int, month: int, count: int, grain: Grain) -> Days:
    return Days(_month_start(year, month), _month_end(year, month + count - 1), grain)


def _month(year: int, month: int) -> Meaning:
    days = _months(year, month, 1, Grain.month)
    return Meaning(TimeKind.date, f"{days.first:%Y-%m}", days)


def _year(year: int) -> Meaning | None:
    if not 1 <= year <= 9998:
        return None
    return Meaning(TimeKind.date, f"{year:04}", _months(year, 1, 12, Grain.year))


def _years(value: str, first: int, count: int) -> Meaning:
    return Meaning(TimeKind.date, value, _months(first, 1, 12 * count, Grain.span))


def _week(day: date) -> Meaning:
    """The ISO week, Monday to Sunday, of a day."""
    monday = day - timedelta(day.weekday())
    days = Days(monday, monday + timedelta(6), Grain.week)
    return Meaning(TimeKind.date, f"{day:%G-W%V}", days)


def _weekend(day: date) -> Meaning:
    saturday = day - timedelta(day.weekday()) + timedelta(5)
    days = Days(saturday, saturday + timedelta(1), Grain.span)
    return Meaning(TimeKind.date, f"{day:%G-W%V}-WE", days)


def _quarter(year: int, number: int) -> Meaning:
    days = _months(year, 3 * number - 2, 3, Grain.span)
    years, quarter = divmod(number - 1, 4)
    return Meaning(TimeKind.date, f"{year + years}-Q{quarter + 1}", days)


# Where a season begins. The northern hemisphere's: its days may be half a year off elsewhere,
# which is why the grain says season.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(year: int, code: str) -> Meaning:
    """A season by the year in which it begins."""
    days = _months(year, _SEASON_MONTH[code], 3, Grain.season)
    return Meaning(TimeKind.date, f"{year}-{code}", days)


def _add(day: date, unit: Unit, count: float) -> date | None:
    """The day so many units on; None beyond the calendar."""
    n = round(count * unit.times)
    try:
        if unit.letter in "DW":
            return day + timedelta(n * (7 if unit.letter == "W" else 1))
        months = day.year * 12 + day.month - 1 + n * {"M": 1, "Q": 3, "Y": 12}[unit.letter]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))
    except (ValueError, OverflowError):
        return None


def _around(day: date, unit: Unit) -> Meaning | None:
    """The whole unit that a day lies in: its week, its month."""
    if unit.times >= 10:
        digits = {10: 3, 100: 2}[unit.times]
        first = day.year // unit.times * unit.times
        return _years(f"{day.year:04}"[:digits], max(first, 1), unit.times)
    match unit.letter:
        case "D":
            return _day(day)
        case "W":
            return _week(day)
        case "M":
            return _month(day.year, day.month)
        case "Q":
            return _quarter(day.year, (day.month + 2) // 3)
    return _year(day.year)


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
        found = _date(year, month, day)
        return _day(found) if found else UNRESOLVED
    if at.published is None:
        return UNRESOLVED
    found = _nearest_date(month, day, words.weekday, at.published, at.direction())
    return _day(found) if found else UNRESOLVED


def _nearest_date(
    month: int, day: int, weekday: int | None, published: date, direction: int
) -> date | None:
    """The date that a month and a day without a year mean, as seen from a day of publication."""
    years = (published.year - 1, published.year, published.year + 1)
    dates = [found for year in years if (found := _date(year, month, day))]
    dates = [d for d in dates if weekday is None or d.weekday() == weekday] or dates
    if direction == BEHIND:
        dates = [d for d in dates if d <= published] or dates
    elif direction == AHEAD:
        dates = [d for d in dates if d >= published] or dates
    return min(dates, key=lambda d: abs(d - published), default=None)


@reads
def numeric_date(words: Phrase, at: Context) -> Meaning | None:
    """25/12/2024: unresolved where day and month could change places."""
    first, second, year = words.integer("first"), words.integer("second"), words.year
    if first is None or second is None or year is None:
        return None
    readings = {d for d in (_date(year, second, first), _date(year, first, second)) if d}
    if not readings:
        return None
    return _day(readings.pop()) if len(readings) == 1 else UNRESOLVED


@reads
def calendar_days(words: Phrase, at: Context) -> Meaning | None:
    """From one day to another of the same month."""
    last_day = words.integer("last_day")
    first = calendar_date(words, at)
    if first is None or first.days is None or last_day is None:
        return first
    last = _date(first.days.first.year, first.days.first.month, last_day)
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
        return _month(year, month)
    if at.published is None:
        return UNRESOLVED
    if words.shift is not None:
        return _month(at.published.year + words.shift, month)
    return _month(_year_of(month, at.published, at.direction()), month)


def _year_of(month: int, published: date, direction: int) -> int:
    """The year of a month named alone: the last such month, or the next where the verb says so."""
    if direction == AHEAD:
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
    return _month(year, month)


@reads
def calendar_year(words: Phrase, at: Context) -> Meaning | None:
    """A year; none where it counts something ("2000 troops") or is a sum ("$2000")."""
    short = words.word("short_year")
    if short is not None:
        return _short_year(int(short), at)
    if words.year is None or _counts(at):
        return None
    return _year(words.year)


def _short_year(two_digits: int, at: Context) -> Meaning | None:
    """'87: of this century only where that lies behind the day of publication."""
    if at.published is None:
        return UNRESOLVED
    year = 2000 + two_digits
    return _year(year if year <= at.published.year else year - 100)


def _counts(at: Context) -> bool:
    return _patterns().counted.match(at.text, at.span.end) is not None


@reads
def calendar_decade(words: Phrase, at: Context) -> Meaning | None:
    """The 1990s, the '90s, the nineties (those of the last century)."""
    decade = words.word("decade")
    if decade is None:
        tens = words.look_up("tens") or words.integer("short_decade")
        decade = f"19{tens}"
    return _years(decade, int(decade) * 10, 10)


@reads
def calendar_century(words: Phrase, at: Context) -> Meaning | None:
    """The 19th century: 1801 to 1900, written 18."""
    number = int(words.look_up("century") or words.integer("century_number") or 0)
    return _years(f"{number - 1}", (number - 1) * 100 + 1, 100)


@reads
def quarter(words: Phrase, at: Context) -> Meaning | None:
    """A quarter of a year that is named, shifted or, unsaid, that of publication."""
    number = int(words.look_up("ordinal") or words.integer("quarter_number") or 0)
    if words.year is not None:
        return _quarter(words.year, number)
    if at.published is None:
        return UNRESOLVED
    return _quarter(at.published.year + (words.shift or 0), number)


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
    days = _months(year, 6 * number - 5, 6, Grain.span)
    return Meaning(TimeKind.date, f"{year}-H{number}", days)


@reads
def season(words: Phrase, at: Context) -> Meaning | None:
    """A season of a named year, a shifted one, or the nearest the way the verb points."""
    code = words.season
    if code is None:
        return None
    if words.year is not None:
        return _season(words.year, code)
    if at.published is None:
        return UNRESOLVED
    seasons = [_season(at.published.year + n, code) for n in (-2, -1, 0, 1)]
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
    return _day(day, TimeKind.time, f"T{part}") if part else _day(day)


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
    return _day(at.published + timedelta(number - at.published.weekday() + 7 * shift))


@reads
def shifted_unit(words: Phrase, at: Context) -> Meaning | None:
    """Last week, this year; "earlier" and "later this year" end and begin with publication."""
    unit = words.unit
    if unit is None or unit.below_day or unit.letter == "D":
        return None
    if at.published is None:
        return UNRESOLVED
    day = _add(at.published, unit, words.shift or 0)
    whole = _around(day, unit) if day else None
    return _cut(whole, words.word("edge") or "", at.published) if whole else None


def _cut(whole: Meaning, edge: str, published: date) -> Meaning:
    """Leaves out what "earlier" or "later" than publication says is not meant."""
    days = whole.days
    if days is None or not days.first <= published <= days.last:
        return whole
    if edge.lower().startswith("earlier"):
        return Meaning(whole.kind, whole.value, Days(days.first, published, days.grain))
    if edge.lower().startswith(("later", "the rest", "the remainder")):
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
    return _weekend(at.published + timedelta(7 * shift))


@reads
def same_time(words: Phrase, at: Context) -> Meaning | None:
    """The same period last year: that year is all that is said."""
    if at.published is None or words.shift is None:
        return UNRESOLVED
    return _year(at.published.year + words.shift)


@reads
def ago(words: Phrase, at: Context) -> Meaning | None:
    """So many units before publication, or after it."""
    unit, count = words.unit, words.count
    if unit is None or count is None:
        return None
    way = AHEAD if words.to == "ahead" else BEHIND
    if at.published is None:
        return UNRESOLVED
    if unit.below_day:
        return _hours_away(at.published, way)
    if not count:
        return _vague_past(unit, way, at.published)
    day = _add(at.published, unit, way * count)
    return _around(day, _coarse(unit)) if day else None


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
    return _day(at.narrated + timedelta(words.to))


@reads
def narrated_count(words: Phrase, at: Context) -> Meaning | None:
    """Two weeks later, or earlier, than the day the text last named."""
    unit, count = words.unit, words.count
    if unit is None or at.narrated is None or not count or unit.below_day:
        return UNRESOLVED
    day = _add(at.narrated, unit, words.to * count)
    return _around(day, _coarse(unit)) if day else UNRESOLVED


@reads
def narrated_unit(words: Phrase, at: Context) -> Meaning | None:
    """That week, the same month, the following year."""
    if at.narrated is None:
        return UNRESOLVED
    said = at.span.of(at.text).lower()
    code = said.rsplit(maxsplit=1)[-1]
    unit = Unit.of(_lists()["unit"][code])
    day = _add(at.narrated, unit, 1 if "following" in said else 0)
    return _around(day, unit) if day else UNRESOLVED


@reads
def clock(words: Phrase, at: Context) -> Meaning | None:
    """An hour of the day the text last named."""
    hour = words.look_up("hour") or _clock(words)
    if hour is None:
        return None
    if at.narrated is None:
        return UNRESOLVED_TIME
    return _day(at.narrated, TimeKind.time, hour)


def _clock(words: Phrase) -> str | None:
    digits = re.sub(r"\D", "", words.word("clock") or "")
    hour, minute = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "")
    hours = int(hour)
    half = (words.word("half") or "").lower()
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
    """In the morning, at night, of the day the text last named."""
    if at.narrated is None:
        return UNRESOLVED_TIME
    part = words.part or ("MO" if "dawn" in at.span.of(at.text).lower() else "EV")
    return _day_part(at.narrated, part)


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
def duration_and_half(words: Phrase, at: Context) -> Meaning | None:
    """Two and a half years."""
    unit, count = words.unit, words.count
    return _duration(unit, count + 0.5) if unit and count else None


@reads
def duration_half(words: Phrase, at: Context) -> Meaning | None:
    """Half an hour."""
    unit = words.unit
    return _duration(unit, 0.5) if unit else None


@reads
def duration_long(words: Phrase, at: Context) -> Meaning | None:
    """Year-long is one year, years-long an unsaid number."""
    unit = words.unit
    return _duration(unit, 1 if words.has("unit") else 0) if unit else None


@reads
def span(words: Phrase, at: Context) -> Meaning | None:
    """The past three days, the coming weeks: a stretch that ends or begins with publication."""
    unit, toward = words.unit, (words.word("toward") or "").lower()
    if unit is None:
        return None
    count = words.count if words.has("count") else float(words.has("unit"))
    way = AHEAD if toward in ("next", "coming", "following") else BEHIND
    days = None
    if at.published is not None and toward != "following" and not unit.below_day:
        days = _reach(unit, count or 0, way, at.published)
    return _duration(unit, count or 0, days)


# A number of units not said ends where the next larger unit begins: "days" are less than a
# week. This is the widest the words can mean, not a guess at what they mean.
_LARGER = {"D": ("W", 1), "W": ("M", 1), "M": ("Y", 1), "Q": ("Y", 1), "Y": ("Y", 10)}


def _reach(unit: Unit, count: float, way: int, published: date) -> Days | None:
    """The days from publication to so many units away, in order."""
    if not count:
        letter, count = _LARGER[unit.letter]
        unit = Unit(letter, unit.times, False)
    far = _add(published, unit, way * count)
    if far is None:
        return None
    return Days(min(far, published), max(far, published), Grain.span)


@reads
def vague_duration(words: Phrase, at: Context) -> Meaning | None:
    """Over the years."""
    said = at.span.of(at.text).lower().rsplit(maxsplit=1)[-1]
    code = _lists()["units"].get(said)
    return _duration(Unit.of(code), 0) if code else Meaning(TimeKind.date, "PAST_REF", None)


@reads
def repeated(words: Phrase, at: Context) -> Meaning | None:
    """Every week, on Mondays, three times a year."""
    if words.weekday is not None:
        value = f"XXXX-WXX-{words.weekday + 1}"
    elif words.season is not None:
        value = f"XXXX-{words.season}"
    elif words.part is not None:
        value = f"XXXX-XX-XXT{words.part}"
    elif words.unit is not None:
        value = words.unit.duration(1)
    else:
        return None
    return Meaning(TimeKind.set, value, None)


_REPEATED = {"day": "D", "dai": "D", "night": "D", "hour": "TH", "week": "W", "month": "M"}


@reads
def repeated_word(words: Phrase, at: Context) -> Meaning | None:
    """Daily, annually."""
    said = at.span.of(at.text)
    code = next((c for stem, c in _REPEATED.items() if said.startswith(stem)), None)
    if code is None:
        code = "Q" if said.startswith("quarter") else "Y"
    return Meaning(TimeKind.set, Unit.of(code).duration(1), None)


@reads
def reference(words: Phrase, at: Context) -> Meaning | None:
    """Now, recently, soon: TIMEX3's references, which are no stretch of the calendar."""
    return Meaning(TimeKind.date, words.to, None)


# --------------------------------------------------------------------------- the table


@dataclass(frozen=True, slots=True)
class _Kind:
    """A phrase of the table, ready to be looked for."""

    pattern: re.Pattern[str]
    said: tuple[str, ...]  # groups that mark the time within the match
    read: Reader
    to: Any


@dataclass(frozen=True)
class _Patterns:
    kinds: tuple[_Kind, ...]
    no_time: re.Pattern[str]  # names with a weekday or month in them
    counted: re.Pattern[str]


def _plain(word: str) -> str:
    """The form under which the lists keep a word."""
    return " ".join(word.lower().rstrip(".").split())


@cache
def _lists() -> dict[str, dict[str, Any]]:
    """The word lists, keys in lower case; <month> and <any_weekday> take short forms too."""
    raw = table("en", "times")
    lists = {
        name: {key.lower(): value for key, value in words.items()}
        for name, words in raw.items()
        if name != "phrase" and isinstance(words, dict)
    }
    lists["month"] |= lists["short_month"]
    lists["any_weekday"] = lists["weekday"] | lists["short_weekday"]
    return lists


_SHAPES = {
    "day": r"(?P<{}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])",
    "last_day": r"(?P<{}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])",
    "year": r"(?<![\d.,$£€#])(?P<{}>19\d\d|20\d\d)(?![\d%]|[.,]\d)",
}
_CAPITALISED = {"month", "sure_month", "name_month", "modal_month", "weekday", "any_weekday"}
_UNSHOUTED = {"modal_month"}  # "MAY" in a headline is the verb


def _alternatives(words: Any) -> str:
    """Words as one alternation, the longest first."""
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in longest_first)


@cache
def _slot(name: str) -> str:
    """The regular expression for <name>, with {} for the name of its group."""
    if name in _SHAPES:
        return _SHAPES[name]
    if name == "count":
        return rf"(?P<{{}}>{_count_pattern()})"
    raw = table("en", "times")
    if name in ("about", "edge"):
        return f"(?P<{{}}>{_alternatives(raw[name]['words'])})"
    if name in _CAPITALISED:
        return f"(?P<{{}}>(?-i:{_names(name)}))"
    return f"(?P<{{}}>{_alternatives(_lists()[name])})"


def _names(name: str) -> str:
    """The names of a list as they are written: Capitalised or SHOUTED, short ones with a dot."""
    short = table("en", "times")["short_month"] | table("en", "times")["short_weekday"]
    names = [key.capitalize() for key in _lists()[name]]
    names += [] if name in _UNSHOUTED else [key.upper() for key in names]
    dotted = [rf"{key}\b\.?" for key in names if key.capitalize() in short]
    return "|".join([*sorted(set(names) - set(short), key=len, reverse=True), *dotted])


def _count_pattern() -> str:
    words = _lists()["number"]
    tens = _alternatives(w for w, n in words.items() if n in range(20, 100, 10))
    ones = _alternatives(w for w, n in words.items() if 0 < n < 10 and len(w) > 2)
    digits = r"(?<![\d.,$£€])\d{1,3}(?:,\d{3})*(?:\.\d+)?"
    return rf"{digits}|(?:{tens})-(?:{ones})|{_alternatives(words)}"


def _number(word: str) -> float:
    """The number a <count> says.

    >>> _number("twenty-five"), _number("2.5"), _number("several")
    (25.0, 2.5, 0)
    """
    if word[0].isdigit():
        return float(word.replace(",", ""))
    words = _lists()["number"]
    plain = _plain(word)
    if plain in words:
        return float(words[plain]) if words[plain] else 0
    return float(sum(words[part] for part in plain.split("-")))


def _expand(pattern: str) -> str:
    """A phrase of the table as a regular expression: slots filled, groups numbered from the 2nd."""
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}__{seen[name]}"
        return _slot(name).replace("{}", group, 1)

    filled = re.sub(r"(?<!\?P)<([a-z_]+)>", fill, pattern)
    return filled.replace(" ", r"\s")


@cache
def _patterns() -> _Patterns:
    raw = table("en", "times")
    kinds = tuple(_kind(entry) for entry in raw["phrase"])
    after = rf"[A-Z]\w+\s(?:{_alternatives(raw['names']['after'])})"
    no_time = rf"\b(?:{_alternatives(raw['names']['before'])}|{after})\b"
    counted = rf"[\s-](?:{_alternatives(raw['counted']['words'])})\b"
    return _Patterns(kinds, re.compile(no_time), re.compile(counted))


def _kind(entry: dict[str, Any]) -> _Kind:
    pattern = re.compile(rf"(?<![\w:])(?:{_expand(entry['is'])})(?!\w)", re.IGNORECASE)
    said = tuple(name for name in pattern.groupindex if name.startswith("said"))
    return _Kind(pattern, said, READERS[entry["means"]], entry.get("to"))


def _candidates(text: str) -> Iterator[tuple[Span, _Kind, re.Match[str]]]:
    """All that looks like a time: by start, then the longer, then the order of the table."""
    patterns = _patterns()
    names = [m.span() for m in patterns.no_time.finditer(text)]
    found = []
    for order, kind in enumerate(patterns.kinds):
        for match in kind.pattern.finditer(text):
            start, end = _said(kind, match)
            if not any(a < end and start < b for a, b in names):
                found.append((start, -end, order, match))
    found.sort(key=lambda f: f[:3])
    for start, minus_end, order, match in found:
        yield Span(start, -minus_end), patterns.kinds[order], match


def _said(kind: _Kind, match: re.Match[str]) -> tuple[int, int]:
    for name in kind.said:
        if match[name]:
            return match.span(name)
    return match.span()


# --------------------------------------------------------------------------- which way it points

_CLAUSE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n|;")
_SHORT_WORD = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs))$")
_REACH = 140  # characters; a verb further away seldom governs the time


@cache
def _cues(before: bool) -> re.Pattern[str]:
    """Words that say whether a time lies ahead or behind, for those before it or after it."""
    raw = table("en", "times")["direction"]
    carries = rf"(?:\s(?:{'|'.join(raw['carries'])}|\w+ly))*(?:\s\w+)?"
    ahead = f"(?:{'|'.join(raw['ahead'] + (raw['leads'] if before else []))}){carries}"
    ahead += "|" + "|".join(raw["ahead_alone"])
    past = rf"(?!(?:{'|'.join(raw['not_behind'])})\b)\w+ed"
    # Behind first: "was due to" is longer than "due", and begins before it.
    expression = rf"\b(?:(?P<behind>{'|'.join(raw['behind'])})|(?P<ahead>{ahead})|{past})\b"
    return re.compile(expression.replace(" ", r"\s"), re.IGNORECASE)


def _direction(text: str, span: Span) -> int:
    """Which way the cue nearest to a span points: first those before it, then those after."""
    before = _clause_before(text, span.start)
    cues = [_way(match) for match in _cues(before=True).finditer(before)]
    if cues:
        return cues[-1]
    match = _cues(before=False).search(_clause_after(text, span.end))
    return _way(match) if match else 0


def _way(match: re.Match[str]) -> int:
    return AHEAD if match["ahead"] else BEHIND


def _clause_before(text: str, start: int) -> str:
    low = max(0, start - _REACH)
    window = text[low:start]
    cut = 0
    for match in _CLAUSE_END.finditer(window):
        if not _SHORT_WORD.search(window, 0, match.start()):
            cut = match.end()
    return window[cut:]


def _clause_after(text: str, end: int) -> str:
    window = text[end : end + _REACH]
    for match in _CLAUSE_END.finditer(window):
        if not _SHORT_WORD.search(window, 0, match.start()):
            return window[: match.start()]
    return window
