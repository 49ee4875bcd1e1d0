"""Times reckoned from the day of publication: yesterday, on Monday, three weeks ago."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import Days, Grain, TimeKind
from dateline.reading.times.calendar import (
    UNRESOLVED,
    UNRESOLVED_TIME,
    Meaning,
    Unit,
    one_day,
    so_many_on,
    whole_unit,
    whole_weekend,
    whole_year,
)
from dateline.reading.times.direction import AHEAD, BEHIND
from dateline.reading.times.phrases import Phrase
from dateline.reading.times.readers import (
    Context,
    away,
    day_part,
    duration_of_unit,
    nearest_weekday,
    reach,
    reads,
)


@reads
def named_day(words: Phrase, at: Context) -> Meaning | None:
    """Yesterday, today, tomorrow."""
    if at.published is None:
        return UNRESOLVED
    day = at.published + timedelta(words.look_up("named_day"))
    return day_part(day, words.part)


@reads
def named_part(words: Phrase, at: Context) -> Meaning | None:
    """Tonight, last night, this morning."""
    if at.published is None:
        return UNRESOLVED_TIME
    shift, part = words.look_up("named_part")
    return day_part(at.published + timedelta(shift), part)


@reads
def overnight(words: Phrase, at: Context) -> Meaning | None:
    """The night before publication, or that of the weekday named."""
    if at.published is None:
        return UNRESOLVED_TIME
    if words.weekday is not None:
        evening = nearest_weekday(words.weekday, at.published, at.direction())
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
        day = nearest_weekday(number, at.published, at.direction())
    elif shift < 0:
        day = nearest_weekday(number, at.published - timedelta(1), BEHIND)
    elif shift > 0:
        day = nearest_weekday(number, at.published + timedelta(1), AHEAD)
    else:
        day = at.published + timedelta(number - at.published.weekday())
    return day_part(day, words.part)


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
    far = away(at.published, unit, -count)
    near = away(at.published, unit, -words.low) if words.low else None
    if far is None:
        return UNRESOLVED
    if near is None or far.days is None or near.days is None:
        return far
    if near.days.first <= far.days.first:
        return None
    days = Days(far.days.first, near.days.last, Grain.span)
    return Meaning(TimeKind.date, f"{far.value}/{near.value}", days)


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
        whole = away(at.published, unit, count)
        days = whole.days if whole else None
    return duration_of_unit(unit, count, days)


@reads
def unit_ago(words: Phrase, at: Context) -> Meaning | None:
    """The year-ago quarter: all that is said is the year."""
    unit = words.unit
    if unit is None or at.published is None:
        return UNRESOLVED
    return away(at.published, unit, -1)


@reads
def weekdays_ago(words: Phrase, at: Context) -> Meaning | None:
    """Two Fridays ago."""
    number, count = words.weekday, words.count
    if number is None or not count:
        return None
    if at.published is None:
        return UNRESOLVED
    last = nearest_weekday(number, at.published - timedelta(1), BEHIND)
    day = so_many_on(last, Unit.of("W"), 1 - count)
    return one_day(day) if day else UNRESOLVED


def _hours_away(published: date, way: int) -> Meaning:
    """Hours from an hour that is not known: the day, or the one beside it."""
    ends = sorted((published, published + timedelta(way)))
    return Meaning(TimeKind.time, None, Days(ends[0], ends[1], Grain.span))


def _vague_past(unit: Unit, way: int, published: date) -> Meaning:
    value = "PAST_REF" if way == BEHIND else "FUTURE_REF"
    return Meaning(TimeKind.date, value, reach(unit, 0, way, published))
