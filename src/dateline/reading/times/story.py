"""What a text has named so far, from which "that year" and "the next day" are reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import Days, Grain, TimeKind
from dateline.reading.times.calendar import Meaning, Unit

# The most days that one of a unit has: a time no longer than that lies in one of them.
_LONGEST = {"D": 1, "W": 7, "M": 31, "Q": 92, "Y": 366}
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_REACH = 1000  # characters; "the next day" is seldom further from the day it follows


@dataclass(slots=True)
class Story:
    """The day that a text last named, and the last time of any length."""

    _day: date | None = None
    _day_at: int = 0
    _last: Days | None = None
    _last_at: int = 0

    def hears(self, meaning: Meaning, at: int) -> None:
        """Takes note of a time named; lengths and references are none, an unknown date hides all."""
        if meaning.kind not in (TimeKind.date, TimeKind.time) or meaning.value in REFERENCES:
            return
        if meaning.days is not None:
            self._last, self._last_at = meaning.days, at
            if meaning.days.grain is Grain.day:
                self._day, self._day_at = meaning.days.first, at
        elif meaning.kind is TimeKind.date:
            self._last, self._last_at = None, at

    def day(self, at: int) -> date | None:
        """The day last named, if it is not too far back from a place in the text."""
        return self._day if at - self._day_at <= _REACH else None

    def within(self, unit: Unit, at: int) -> date | None:
        """The first day of the time last named, if it lies in one such unit; else the last day."""
        if unit.letter != "D" and at - self._last_at <= _REACH:
            if self._last is None:
                return None
            length = (self._last.last - self._last.first).days + 1
            if length <= unit.times * _LONGEST[unit.letter]:
                return self._last.first
        return self.day(at)
