"""How long, how often, and times that are no stretch of the calendar: now, soon."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import Days, Grain, TimeKind
from dateline.reading.times.calendar import (
    Meaning,
    Unit,
    so_many_on,
    whole_year,
)
from dateline.reading.times.dates import calendar_month
from dateline.reading.times.phrases import Phrase
from dateline.reading.times.readers import (
    Context,
    duration_of_unit,
    reach,
    reads,
)


@reads
def duration(words: Phrase, at: Context) -> Meaning | None:
    """Three weeks; "weeks" alone is a number of them not said."""
    unit = words.unit
    if unit is None or unit.letter == "Q" and not words.has("units"):
        return None
    if unit.letter == "S" and words.has("unit"):
        return None  # "a second round"
    return duration_of_unit(unit, words.count or 0)


@reads
def timed(words: Phrase, at: Context) -> Meaning | None:
    """What a run or a race took: 2:31:07."""
    hours, minutes, seconds = (int(part) for part in (words.word("timed") or "").split(":"))
    return Meaning(TimeKind.duration, f"PT{hours}H{minutes}M{seconds}S", None)


@reads
def duration_and_half(words: Phrase, at: Context) -> Meaning | None:
    """Two and a half years."""
    unit, count = words.unit, words.count
    return duration_of_unit(unit, count + 0.5) if unit and count else None


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
    return duration_of_unit(unit, count, _end_of(words, _whole_of(words, at), unit, count))


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
    return duration_of_unit(unit, 1 if words.has("unit") else 0) if unit else None


@reads
def span(words: Phrase, at: Context) -> Meaning | None:
    """The past three days, the coming weeks: a stretch that ends or begins with publication."""
    unit, toward = words.unit, words.look_up("toward") or words.to
    if unit is None:
        return None
    count = words.count if words.has("count") else float(words.has("unit"))
    days = None
    if at.published is not None and toward and not unit.below_day:
        days = reach(unit, count or 0, toward, at.published)
    return duration_of_unit(unit, count or 0, days)


@reads
def vague_duration(words: Phrase, at: Context) -> Meaning | None:
    """Over the years."""
    unit = words.unit
    return duration_of_unit(unit, 0) if unit else None


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
