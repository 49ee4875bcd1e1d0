"""Times reckoned from what the text last named: that year, the next day, at 6 p.m."""

from __future__ import annotations

import re
from datetime import timedelta

from dateline.model import TimeKind
from dateline.reading.times.calendar import (
    UNRESOLVED,
    UNRESOLVED_TIME,
    Meaning,
    Unit,
    one_day,
    so_many_on,
    whole_unit,
)
from dateline.reading.times.direction import AHEAD, BEHIND
from dateline.reading.times.phrases import Phrase
from dateline.reading.times.readers import (
    Context,
    coarse,
    day_part,
    nearest_weekday,
    reads,
)


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
    return whole_unit(day, coarse(unit)) if day else UNRESOLVED


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
        return one_day(nearest_weekday(number, at.narrated - timedelta(1), BEHIND))
    if words.to > 0:
        return one_day(nearest_weekday(number, at.narrated + timedelta(1), AHEAD))
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
    return day_part(day, words.look_up("part", "twilight")) if day else UNRESOLVED_TIME
