"""Which words name a place, and what they say about where it is.

Most are names that the reading marks as places. `misread.py` adds those it took for something
else or did not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.languages import table
from dateline.model import Reading, Span
from dateline.places.gazetteer import Entry, Gazetteer, Kind

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place; `holder` is the place it is said to lie in ("Lexington, Ky.")."""

    span: Span
    name: str
    entry: Entry | None = None  # where the words leave no choice: "Ky."
    holder: Entry | None = None
    placed: bool = False  # "in" or the like stands before it
    within: str | None = None  # the longer name it is a part of: "Ipswich Police Department"


@cache
def never_alone() -> frozenset[str]:
    """Words that alone are directions or common nouns: "the West"."""
    return frozenset(table("en", "toponyms")["never_alone"]["words"])


def place_names(reading: Reading, gazetteer: Gazetteer) -> list[Toponym]:
    """What the reading marks as places, with the regions named after a comma."""
    text = reading.article.text
    found = []
    for name in reading.names:
        if name.label in PLACE_LABELS and not name.span.of(text).islower():
            for span in _pieces(text, name.span, gazetteer):
                found += with_holder(text, widened(text, span, gazetteer), gazetteer)
    return found


# --------------------------------------------------------------------------- the bounds of a name

_EDGE = ' \t\n"“”‘()[],;:-–—*|&/'
_POSSESSIVE = re.compile(r"(?:['’]s?|\s['’]s)$")
_LEADING = re.compile(r"(?:the|of|in|at|from|to|near|and)\s+", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A span without quotes, articles and possessive endings; None where nothing is left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive and possessive.start() > 0:
        end = start + possessive.start()
    leading = _LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    return Span(start, end) if start < end and text[start].isalnum() else None


def _pieces(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """A name, or its parts where a comma parts two places ("Lyon, France")."""
    if "," not in span.of(text) or gazetteer.named(span.of(text)):
        whole = trimmed(text, span.start, span.end)
        if whole:
            yield whole
        return
    start = span.start
    for part in span.of(text).split(","):
        piece = trimmed(text, start, start + len(part))
        if piece:
            yield piece
        start += len(part) + 1


_WORD_BEFORE = re.compile(r"\b([A-Z][\w’'-]*\.?)\s+$")
_WORD_AFTER = re.compile(r"\s+([A-Z][\w’'-]*)")


def widened(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """A name with the word before or after it where both together are a place ("West | Virginia")."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
    if before and _is_usual(gazetteer, text[before.start() : span.end]):
        return Span(before.start(), span.end)
    after = _WORD_AFTER.match(text, span.end)
    if after and _is_usual(gazetteer, text[span.start : after.end()]):
        return Span(span.start, after.end())
    return span


def _is_usual(gazetteer: Gazetteer, name: str) -> bool:
    return any(usual for _, usual in gazetteer.named(name))


# --------------------------------------------------------------------------- "Lexington, Ky."

_NEXT_NAME = re.compile(
    r"\s?,\s((?:[A-Z][\w’'-]*\.?)+(?:\s(?:(?:and|of|the)\s)?[A-Z][\w’'-]*){0,3})"
)
SMALLEST_HOLDER = 30_000  # inhabitants: Nunavut has 37,000; smaller divisions share towns' names


def with_holder(text: str, span: Span, gazetteer: Gazetteer) -> list[Toponym]:
    """A name and, where one follows after a comma, the region or country it lies in."""
    name = span.of(text)
    after = _NEXT_NAME.match(text, span.end)
    found = _holder(after[1], gazetteer) if after else None
    if after is None or found is None:
        return [Toponym(span, name)]
    holder, length = found
    at = Span(after.start(1), after.start(1) + length)
    second = Toponym(at, at.of(text), entry=holder)
    if _is_list(name, holder, gazetteer):
        return [Toponym(span, name), Toponym(at, at.of(text))]
    return [Toponym(span, name, holder=holder), second]


def _is_list(name: str, holder: Entry, gazetteer: Gazetteer) -> bool:
    """Whether "X, Y" lists two places of one rank ("Texas, Arizona") rather than X in Y."""
    candidates = gazetteer.named(name)
    if any(lies_in(entry, holder) for entry, _ in candidates):
        return False
    ranks = (Kind.country, Kind.division)
    return any(usual and entry.kind in ranks for entry, usual in candidates)


def _holder(words: str, gazetteer: Gazetteer) -> tuple[Entry, int] | None:
    """The country or division that these words name, or begin with if short ("Ky."): its length."""
    first = re.split(r"\s", words, maxsplit=1)[0]
    for candidate in (words, first):
        short = gazetteer.division_of_short(candidate)
        if short:
            return short, len(candidate)
    plain = words.rstrip(".")
    if plain.lower() in never_alone():
        return None
    holders = [
        entry
        for entry, usual in gazetteer.named(plain)
        if usual and (entry.kind is Kind.country or _holds(entry))
    ]
    best = max(holders, key=lambda e: e.population, default=None)
    return (best, len(plain)) if best and len(plain) > 2 else None


def _holds(entry: Entry) -> bool:
    return entry.kind is Kind.division and entry.population >= SMALLEST_HOLDER


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place lies in a country or division, as far as the gazetteer says."""
    if entry.number == holder.number or entry.kind is Kind.country:
        return False
    if holder.kind is Kind.country:
        return entry.country == holder.country
    return entry.kind is not Kind.division and entry.division == holder.division
