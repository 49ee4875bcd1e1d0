"""Place names that the reading took for something else, or did not see.

A name marked as a person or an organisation is a place after all where the text says so: a region
stands after the comma, a preposition before it, or the article names the place elsewhere. A name
of an institution may hold one ("the Ipswich Police Department"). What no name covers is looked up
where it is a country or a region, or opens a report ("GENEVA, Oct. 3 (Agency) -").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.languages import table
from dateline.model import Reading, Span, Words
from dateline.places.gazetteer import Entry, Gazetteer, Kind, key_of
from dateline.places.mentions import (
    PLACE_LABELS,
    Toponym,
    lies_in,
    never_alone,
    trimmed,
    with_holder,
)

NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
KNOWN_KINDS = frozenset({Kind.country, Kind.division, Kind.continent})
AREAS = frozenset({Kind.area, Kind.water, Kind.mount, Kind.site})
KNOWN_TOWN = 500_000  # inhabitants of a town that nobody mistakes
LOCATED_TOWN = 20_000  # inhabitants of a town that a preposition before it suffices for
EMBEDDED_TOWN = 50_000  # inhabitants of a town that institutions are named after


def find_toponyms(reading: Reading, gazetteer: Gazetteer, sure: list[Toponym]) -> list[Toponym]:
    """All place names of a text, given those that the reading is sure of; in order, no overlaps."""
    text = reading.article.text
    persons = surnames(reading)
    sure = [t for t in sure if not _is_surname(t, text, persons)]
    found = sure + list(_openings(reading, gazetteer)) + list(_party_tags(text, gazetteer))
    known = {key_of(t.name) for t in found if gazetteer.named(t.name)}
    for span, label in _others(reading):
        found += _second_look(text, span, label, known, gazetteer)
    known |= {key_of(t.name) for t in found}
    taken = [t.span for t in found]
    found += _unseen(reading, taken, known, gazetteer)
    timed = _covered(text, [time.span for time in reading.times])  # "in March"
    kept = [t for t in _without_overlap(found) if not _never_alone(t) and not timed[t.span.start]]
    return [replace(t, placed=_preposed(text, t.span, "sure")) for t in kept]


@cache
def _words(kind: str, key: str = "words") -> frozenset[str]:
    return frozenset(table("en", "toponyms")[kind][key])


def _never_alone(toponym: Toponym) -> bool:
    return toponym.entry is None and toponym.name.lower() in never_alone()


def _covered(text: str, spans: list[Span]) -> bytearray:
    """For each character whether one of the spans covers it."""
    covered = bytearray(len(text) + 1)
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def _without_overlap(found: list[Toponym]) -> Iterator[Toponym]:
    """In order of the text; of two that overlap, the one that says more."""
    end = 0
    for toponym in sorted(found, key=lambda t: (t.span.start, -_says(t), -t.span.end)):
        if toponym.span.start >= end:
            yield toponym
            end = toponym.span.end


def _says(toponym: Toponym) -> int:
    return (toponym.entry is not None) + (toponym.holder is not None)


# --------------------------------------------------------------------------- persons

_BEFORE = re.compile(r"(\w+)\s+(?:the\s+)?$")


def _preposed(text: str, span: Span, *strengths: str) -> bool:
    """Whether a locative preposition stands before a name."""
    before = _BEFORE.search(text, max(0, span.start - 25), span.start)
    words = frozenset().union(*(_words("locative", strength) for strength in strengths))
    return before is not None and before[1].lower() in words


def _is_surname(toponym: Toponym, text: str, persons: frozenset[str]) -> bool:
    """Whether a "place" of one word is the last name of someone the article names in full."""
    if toponym.holder or toponym.name not in persons:
        return False
    return not _preposed(text, toponym.span, "sure")


def surnames(reading: Reading) -> frozenset[str]:
    """The last words of the full names of persons."""
    text = reading.article.text
    full = (n.span.of(text).split() for n in reading.names if n.label == "PERSON")
    return frozenset(_without_possessive(words[-1]) for words in full if len(words) > 1)


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


@cache
def _first_names() -> frozenset[str]:
    names = table("en", "first_names")
    return frozenset(name for group in names.values() if isinstance(group, list) for name in group)


# --------------------------------------------------------------------------- a second look


def _others(reading: Reading) -> Iterator[tuple[Span, str]]:
    text = reading.article.text
    for name in reading.names:
        if name.label not in NUMBERS:
            span = trimmed(text, name.span.start, name.span.end)
            if span:
                yield span, name.label


def _second_look(
    text: str, span: Span, label: str, known: set[str], gazetteer: Gazetteer
) -> list[Toponym]:
    """The place that a name is after all, or the one within it."""
    candidates = [e for e, usual in gazetteer.named(span.of(text)) if usual]
    if label in PLACE_LABELS:
        return [] if candidates else list(_embedded(text, span, label, known, gazetteer))
    held = with_holder(text, span, gazetteer)
    if held[0].holder and any(lies_in(entry, held[0].holder) for entry in candidates):
        return held
    if candidates and _is_place(text, span, label, known, candidates):
        return held
    return list(_embedded(text, span, label, known, gazetteer))


def _is_place(text: str, span: Span, label: str, known: set[str], candidates: list[Entry]) -> bool:
    name = span.of(text)
    if key_of(name) in known and (label != "PERSON" or name not in _first_names()):
        return True
    strengths = ("sure",) if label == "PERSON" else ("sure", "likely")
    if _preposed(text, span, *strengths):
        return any(e.population >= LOCATED_TOWN or e.kind in KNOWN_KINDS for e in candidates)
    if label == "NORP" or name in _first_names():
        return False
    return any(_well_known(entry) for entry in candidates)


def _well_known(entry: Entry) -> bool:
    return (
        entry.kind in KNOWN_KINDS | {Kind.capital, Kind.area, Kind.continent}
        or entry.population >= KNOWN_TOWN
    )


_OF = re.compile(r"\bof\s+(?:the\s+)?")


def _embedded(
    text: str, span: Span, label: str, known: set[str], gazetteer: Gazetteer
) -> Iterator[Toponym]:
    """The place an institution is named after: at its head, or after "of"."""
    name = span.of(text)
    if label not in ("PERSON", "NORP"):
        for of in _OF.finditer(name):
            inner = trimmed(text, span.start + of.end(), span.end)
            if inner and _named_after(inner.of(text), known, gazetteer):
                yield Toponym(inner, inner.of(text), within=name)
                return
    words = list(re.finditer(r"\S+", name))
    for last in range(len(words) - 1, 0, -1):
        head = trimmed(text, span.start, span.start + words[last - 1].end())
        follows = words[last][0].lower().rstrip(".,")
        institution = follows in _words("institution")
        if head is None or not (institution or label == "ORG"):
            continue
        if _named_after(head.of(text), known, gazetteer, institution=institution):
            yield Toponym(head, head.of(text), within=name)
            return


def _named_after(
    name: str, known: set[str], gazetteer: Gazetteer, institution: bool = True
) -> bool:
    if not name[:1].isupper() or name.lower() in never_alone():
        return False
    candidates = [e for e, usual in gazetteer.named(name) if usual]
    if not candidates:
        return False
    if key_of(name) in known or any(e.kind in KNOWN_KINDS | {Kind.county} for e in candidates):
        return True
    largest = max(e.population for e in candidates)
    return institution and largest >= EMBEDDED_TOWN


# --------------------------------------------------------------------------- what was not seen

_OPENING = re.compile(
    r"(?:^|\n|[.!?][\"”’]?\s+)([A-Z][A-Z.'’ -]*[A-Z])(?=(?:,[^\n—–]{1,30})?\s*(?:\([A-Z][^)\n]{1,30}\)\s*)?(?:—|–|--| - ))"
)
_PART = re.compile(r"[^/,]+")  # of a dateline from two places; a region is read with its place
_TAG = re.compile(r"\b[A-Z]-((?:[A-Z]\.){2}|[A-Z][a-z]{1,5}\.|[A-Z][a-z]+\b)")


def _openings(reading: Reading, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The place at the head of a report, in its dateline or in capitals, which the parser does not see."""
    text = reading.article.text
    for dateline in reading.article.datelines:
        for match in _PART.finditer(text, *_bounds(dateline.place)):
            if gazetteer.named(match[0]):
                yield from with_holder(text, Span(*match.span()), gazetteer)
    for match in _OPENING.finditer(text):
        span = Span(*match.span(1))
        if gazetteer.named(span.of(text)):
            yield from with_holder(text, span, gazetteer)


def _bounds(place: Span | None) -> tuple[int, int]:
    return (place.start, place.end) if place else (0, 0)


def _party_tags(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The state after a party's letter: "D-Calif."."""
    for match in _TAG.finditer(text):
        span = Span(*match.span(1))
        found = gazetteer.division_of_short(match[1]) if match[1].endswith(".") else None
        if found:
            yield Toponym(span, span.of(text), entry=found)


def _unseen(
    reading: Reading, taken: list[Span], known: set[str], gazetteer: Gazetteer
) -> Iterator[Toponym]:
    """Places among the proper nouns that no name covers: known ones, and those after "in"."""
    text, words = reading.article.text, reading.words
    names = [name.span for name in reading.names if name.label not in NUMBERS]
    covered = _covered(text, taken + names)
    i = 0
    while i < len(words):
        length = _unseen_at(reading, i, covered, known, gazetteer)
        found = trimmed(text, words.starts[i], words.ends[i + length - 1]) if length else None
        if found:
            yield from with_holder(text, found, gazetteer)
        i += max(length, 1)


def _unseen_at(
    reading: Reading, i: int, covered: bytearray, known: set[str], gazetteer: Gazetteer
) -> int:
    """How many words from the i-th on name a place: 0 to 3."""
    text, words = reading.article.text, reading.words
    longest = 0
    while longest < 3 and _is_unseen(words, i + longest, covered):
        longest += 1
    for length in range(longest, 0, -1):
        last = i + length - 1
        span = trimmed(text, words.starts[i], words.ends[last])
        if span and _is_unseen_place(text, span, known, gazetteer):
            return length
    return 0


def _is_unseen(words: Words, i: int, covered: bytearray) -> bool:
    """Whether a word is a proper noun that no name covers."""
    proper = i < len(words) and words.tags[i] in ("NNP", "NNPS")
    return proper and not covered[words.starts[i]]


def _is_unseen_place(text: str, span: Span, known: set[str], gazetteer: Gazetteer) -> bool:
    name = span.of(text)
    candidates = [entry for entry, usual in gazetteer.named(name) if usual]
    if not candidates or name.islower():
        return False
    if key_of(name) in known:
        return True
    if any(e.kind in KNOWN_KINDS or (" " in name and e.kind in AREAS) for e in candidates):
        return name not in _first_names()
    largest = max(math.log10(e.population + 1) for e in candidates)
    return _preposed(text, span, "sure") and largest >= math.log10(LOCATED_TOWN)
