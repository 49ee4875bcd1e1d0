"""Words that name a time, and the days they mean.

Pure rules. What English says stands in `languages/en/times.toml`: lists of words, and phrases made
of them, each naming the function of `meanings.py` that reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model import Grain, Span, TimeExpression
from dateline.reading.times.calendar import Meaning, is_countable
from dateline.reading.times.meanings import READERS, Context
from dateline.reading.times.phrases import Phrase, candidates, joint
from dateline.reading.times.story import Story

__all__ = ["find_times"]

# Readings that want a day, and phrases that may name it behind them: "3 p.m. on Tuesday".
_OF_A_DAY = frozenset({"clock", "clock_of_day", "narrated_part"})
_DAYS = frozenset({"calendar_date", "weekday", "named_day", "named_part", "narrated_day"})


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
    if published is not None and not is_countable(published):
        published = None  # such a day is a slip of the page's
    found: list[TimeExpression] = []
    story = Story()
    end = 0
    phrases = list(candidates(text))
    for n, phrase in enumerate(phrases):
        if phrase.span.start < end:
            continue
        span, day = phrase.span, None
        if phrase.means in _OF_A_DAY:
            span, day = _with_its_day(text, phrases[n:], published, story)
        meaning = _read(text, phrase, published, story, day)
        if meaning is None:
            continue
        found.append(TimeExpression(span, meaning.kind, meaning.value, meaning.days))
        end = span.end
        story.hears(meaning, end)
    return tuple(found)


def _read(
    text: str, phrase: Phrase, published: date | None, story: Story, day: date | None = None
) -> Meaning | None:
    """What a phrase means at this point of the story; `day`: the one named right behind it."""
    context = Context(text, phrase.span, published, story, day)
    return READERS[phrase.means](phrase, context)


def _with_its_day(
    text: str, phrases: Sequence[Phrase], published: date | None, story: Story
) -> tuple[Span, date | None]:
    """The first phrase's span as far as the day that follows it, and that day, if one does."""
    hour = phrases[0].span
    begins = joint(text, hour.end)
    for phrase in phrases[1:]:
        if phrase.span.start > begins:
            break
        if phrase.span.start != begins or phrase.means not in _DAYS:
            continue
        meaning = _read(text, phrase, published, story)
        days = meaning.days if meaning else None
        if days is not None and days.grain is Grain.day:
            return Span(hour.start, phrase.span.end), days.first
    return hour, None
