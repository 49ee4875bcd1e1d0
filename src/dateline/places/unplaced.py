"""Names of places whose position is not known: kept with the reason, never guessed.

Besides names that the gazetteer does not hold or cannot tell apart these are streets, buildings and
sites, which it does not hold by design; their names end as such names do ("Orchard Street").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline.languages import table
from dateline.model import Reading, Span, Unplaced
from dateline.places.gazetteer import Gazetteer
from dateline.places.mentions import Toponym

NOT_HELD = "the gazetteer does not hold it"
NOT_TOLD = "several places have this name, and the text does not say which"
SITE = "a street, a building or a site: the gazetteer holds none"


def find_unplaced(
    reading: Reading, placed: Sequence[Span], left: Iterable[Toponym], gazetteer: Gazetteer
) -> tuple[Unplaced, ...]:
    """The names that got no place, in the order of the text; none meets a placed one or another.

    `left` are the names for which no place was chosen.
    """
    found = [Unplaced(t.span, _reason(t, gazetteer)) for t in left]
    taken = [*placed, *(unplaced.span for unplaced in found)]
    for span in _sites(reading):
        if not any(span.meets(other) for other in taken):
            found.append(Unplaced(span, SITE))
    return tuple(sorted(found, key=lambda unplaced: unplaced.span))


def _reason(toponym: Toponym, gazetteer: Gazetteer) -> str:
    if gazetteer.named(toponym.name):
        return NOT_TOLD
    return SITE if _site().fullmatch(toponym.name) else NOT_HELD


def _sites(reading: Reading) -> Iterator[Span]:
    for match in _site().finditer(reading.article.text):
        yield Span(*match.span())


@cache
def _site() -> re.Pattern[str]:
    """Up to four words with capitals, and one that says what it is."""
    raw = table("en", "toponyms")["site"]
    within = "|".join(map(re.escape, raw["within"]))
    ends = "|".join(map(re.escape, sorted(raw["words"], key=len, reverse=True)))
    word = rf"(?:[A-Z0-9][\w’'.-]{{0,30}}|{within})"
    return re.compile(rf"\b[A-Z0-9][\w’'.-]{{0,30}} (?:{word} ){{0,3}}?(?:{ends})(?!\w)")
