"""Where and when a report says it was written: "GENEVA, Oct. 3 (Agency) - Talks resumed."

A line that only looks so ("UPDATE 2- …", a speaker's name in a transcript, an actor called
Washington between two dashes) has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.article.dates import month_named
from dateline.languages import table
from dateline.model import Block, BlockKind, Dateline, Span

LONGEST = 160  # characters of a dateline
FIRST_BLOCKS = 3  # of the body, in which a place and a dash alone are one
SHORTEST_BARE = 4  # letters of a place that has only the dash to tell it by: "IBM - " is none
FAR = 183  # days from publication, beyond which a day without a year could be last year's
_CAPS = r"[A-ZÀ-ÖØ-ÞŠŽČĆĐŁŞİ]"
_REGION = r"[A-ZÀ-ÖØ-Þ][\w.’'\-]*\.?(?: (?:[A-ZÀ-ÖØ-Þ][\w.’'\-]*|of|and|the)){0,3}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORD = r"(?:[^\W\d_]{3,9})\.?"
_DATE = rf"(?:{_WORD} {_DAY}|{_DAY} (?:of )?{_WORD})(?:,? \d{{4}})?|{_WORD}(?=[ ,]*(?:\(|[-–—]))"
_PLACE = (
    rf"(?P<capitals>{_CAPS}(?:{_CAPS}|[.’' /\-])*{_CAPS}\.?(?:, {_REGION}(?<!\d))?)"
    rf"|(?P<small>{_CAPS}[\w.’'\-]+(?:[ /](?:{_CAPS}[\w.’'\-]+|de|la|al|of|the)){{0,3}}(?:, {_REGION})?)"
)
_AGENCY = r"[(/](?P<agency>[^\W\d_][\w .,&’'/\-]{0,38}?)[)/]"
_SHAPE = re.compile(
    rf"(?:(?:{_PLACE})(?:,? (?P<date>{_DATE}))?,? ?(?:-- ?)?)?(?:{_AGENCY})?"
    r"(?P<end>\s*(?:—|–|--)\s*|(?:(?<=[)/])|\s)-\s+|:\s+)"
)
_OPENS = re.compile(r"[\s\"“”‘’'«»(\[¿¡]*(.)", re.DOTALL)


def find_datelines(
    text: str, blocks: Sequence[Block], published: date | None, language: str = "en"
) -> tuple[Dateline, ...]:
    """The datelines that open blocks of the text, in its order.

    `published` tells the year of a day that is given without; without it such a day stays None.
    """
    body = [b for b in blocks if b.kind not in (BlockKind.headline, BlockKind.heading)]
    found: list[tuple[int, Dateline, bool]] = []
    for number, block in enumerate(body):
        dateline = _dateline_at(text, block.span, published, language)
        if dateline:
            found.append((number, dateline, _is_bare(text, dateline)))
    speakers = sum(_is_colon(text, d) for _, d, bare in found if bare) > 1
    rounds = any(number < FIRST_BLOCKS for number, _, _ in found)  # of reports from many places
    return tuple(
        dateline
        for number, dateline, bare in found
        if not bare
        or (_is_colon(text, dateline) and not speakers and number < FIRST_BLOCKS)
        or (not _is_colon(text, dateline) and (rounds or number < FIRST_BLOCKS))
    )


def _dateline_at(text: str, span: Span, published: date | None, language: str) -> Dateline | None:
    start, end = span.start, min(span.end, span.start + LONGEST)
    match = _SHAPE.match(text, start, end) if _may_open(text, start, end) else None
    if match is None or match.end() >= span.end or match.end() == match.start("end"):
        return None
    place, agency = match["capitals"] or match["small"], match["agency"]
    if place is None and (not _is_service(agency, language) or match["end"].strip() == ":"):
        return None
    opens = _OPENS.match(text, match.end())
    if opens is None or opens[1].islower() or (place and not _is_place(match, language)):
        return None
    day = _day_of(match["date"], published)
    if match["date"] and day is None and not _names_day(match["date"], language):
        return None
    at = match.start("capitals" if match["capitals"] else "small")
    return Dateline(
        span=Span(span.start, match.end()),
        place=Span(at, at + _without_weekday(place, language)) if place else None,
        day=day,
        agency=agency.strip(" .,") if agency else None,
    )


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether there are capitals or a bracket for a dateline at all: said fast of most sentences."""
    return (
        not text[start + 1 : start + 2].islower()
        or text.find("(", start, end) >= 0
        or text.find("/", start, end) >= 0
    )


def _is_service(name: str | None, language: str) -> bool:
    """Whether a name in brackets alone can be an agency's: one that is known, or no mere "(II)"."""
    return bool(name) and (
        len(name or "") > 3 or (name or "").lower() in table(language, "datelines")["agencies"]
    )


def _without_weekday(place: str, language: str) -> int:
    """The length of the place's words, less a day of the week after the comma."""
    name, _, region = place.partition(", ")
    is_day = region.lower().strip(".") in table(language, "datelines")["weekdays"]
    return len(name) if is_day else len(place)


def _is_place(match: re.Match[str], language: str) -> bool:
    """Whether what stands first can be a place: not a label, nor what the brackets spell out."""
    words = table(language, "datelines")
    agency = match["agency"]
    if agency and agency.lower() in words["agencies"]:
        return True
    if match["small"]:
        return match["date"] is not None and match["end"].strip() != ":" and agency is not None
    place = match["capitals"].partition(",")[0]
    label = re.sub(r"[\s\d.\-]+$", "", place).lower()
    if label in words["not_places"] or label.split()[0] in words["not_places"]:
        return False
    initials = "".join(word[0] for word in (agency or "").split() if word[0].isupper())
    if len(label) < SHORTEST_BARE and not (agency or match["date"] or "," in match["capitals"]):
        return False
    return len(label) > 2 and not (len(initials) > 1 and initials == place.replace(".", ""))


def _names_day(words: str, language: str) -> bool:
    """Whether the words that stand for a date are one: with a month, or a day of the week."""
    parts = [part.strip(".,").lower() for part in words.split()]
    known = table(language, "datelines")["weekdays"]
    return any(part in known or month_named(part) for part in parts)


def _day_of(words: str | None, published: date | None) -> date | None:
    numbers = [int(n) for n in re.findall(r"\d+", words or "")]
    months = [
        found for word in re.findall(r"[^\W\d_]+", words or "") if (found := month_named(word))
    ]
    if not numbers or not months:
        return None
    day, *year = sorted(numbers)
    years = year or ([published.year + n for n in (-1, 0, 1)] if published else [])
    days = [made for y in years if (made := _made(y, months[0], day))]
    if year or not published:
        return days[0] if days else None
    near = [one for one in days if abs((one - published).days) < FAR]
    return near[0] if len(near) == 1 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_bare(text: str, dateline: Dateline) -> bool:
    """Whether it has a place and no more: neither region, day nor agency."""
    place = dateline.place
    said = place is not None and "," not in place.of(text) and dateline.agency is None
    return said and not any(c.isdigit() for c in dateline.span.of(text))


def _is_colon(text: str, dateline: Dateline) -> bool:
    return dateline.span.of(text).rstrip().endswith(":")
