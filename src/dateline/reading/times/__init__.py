"""Words that name a time, and the days they mean.

Pure rules. What English says stands in `languages/en/times.toml`: lists of words, and phrases made
of them, each naming the function of `meanings.py` that reads it.
"""

from __future__ import annotations

from datetime import date

from dateline.model import Grain, TimeExpression
from dateline.reading.times.meanings import READERS, Context
from dateline.reading.times.phrases import candidates

__all__ = ["find_times"]


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
    for phrase in candidates(text):
        if phrase.span.start < end:
            continue
        meaning = READERS[phrase.means](phrase, Context(text, phrase.span, published, narrated))
        if meaning is None:
            continue
        found.append(TimeExpression(phrase.span, meaning.kind, meaning.value, meaning.days))
        end = phrase.span.end
        if meaning.days is not None and meaning.days.grain is Grain.day:
            narrated = meaning.days.first
    return tuple(found)
