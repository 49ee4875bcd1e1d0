"""Dates as pages give them: for machines, in visible lines, in addresses. Nothing is guessed.

A day that could be read two ways (03/04/1998) is not read at all.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from dateline.languages import table
from dateline.model import Stamp

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:[T ]+(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?(?:[.,]\d+)?"
    r" ?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)"
)
COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T\d+Z?)?$")
SLASHED = re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)")
IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?!\d)", re.IGNORECASE
)
CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))(?::\d{2})?(?: ?(?P<half>[ap]\.?m\b\.?))?"
    r"(?: ?\(?(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})\b\)?)?|"
    r"(?<![\d:])(?P<h2>\d{1,2}) ?(?P<half2>[ap]\.?m\b\.?)(?: ?\(?(?P<zone2>[A-Z]{2,4})\b\)?)?",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1600, 2200  # years that a date of publication may have
LONGEST = 14  # words of a line that may be a date line
SPARE = 4  # words of it that may be neither date nor said to stand beside dates: a name


def machine_stamp(value: str) -> Stamp | None:
    """A date written for machines: ISO 8601 or RFC 2822.

    >>> machine_stamp("1998-08-16T01:30:00+01:00")
    Stamp(day=datetime.date(1998, 8, 16), at=datetime.datetime(1998, 8, 16, 0, 30, tzinfo=datetime.timezone.utc))
    >>> machine_stamp("03/04/1998") is None
    True
    """
    value = value.strip()
    match = ISO.match(value) or COMPACT.match(value) or SLASHED.match(value)
    if match is None:
        return _rfc2822(value) or (_worded(value) if len(value) < 80 else None)
    parts = match.groupdict()
    day = _day(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    if day is None or not parts.get("h") or not parts.get("zone"):
        return Stamp(day) if day else None
    offset = _offset(parts["zone"])
    return _stamp(day, int(parts["h"]), int(parts["min"]), int(parts["s"] or 0), offset)


def _rfc2822(value: str) -> Stamp | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    try:
        return Stamp(moment.date(), moment.astimezone(UTC) if moment.tzinfo else None)
    except OverflowError:
        return Stamp(moment.date())


def _worded(value: str) -> Stamp | None:
    """A date in words where one for machines should be."""
    found = visible_date(value)
    return found[1] if found else None


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _offset(zone: str, language: str = "en") -> timezone | None:
    """The zone of that name or of "+01:00"; None where the name could mean several."""
    sign = re.fullmatch(r"([+-])(\d{2}):?(\d{2})?", zone)
    if sign:
        minutes = int(sign[2]) * 60 + int(sign[3] or 0)
        minutes = -minutes if sign[1] == "-" else minutes
        return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
    known = table(language, "imprint")["zones"].get(zone.lower())
    return None if known is None else timezone(timedelta(minutes=known))


def _stamp(day: date, hour: int, minute: int, second: int, zone: timezone | None) -> Stamp:
    if zone is None or hour > 23 or minute > 59 or second > 59:
        return Stamp(day)
    return Stamp(day, datetime.combine(day, time(hour, minute, second), zone).astimezone(UTC))


def address_date(url: str) -> Stamp | None:
    """The day that stands in an address.

    >>> address_date("https://example.org/1998/08/16/talks").day
    datetime.date(1998, 8, 16)
    """
    match = IN_ADDRESS.search(url) if url.startswith(("http://", "https://")) else None
    if match is None:  # the name of a file is the reader's, not the page's
        return None
    month = _months().get(match[2].lower()) or (int(match[2]) if match[2].isdigit() else 0)
    day = _day(int(match[1]), month, int(match[3]))
    return Stamp(day) if day else None


# --------------------------------------------------------------------------- visible lines


@cache
def _months(language: str = "en") -> dict[str, int]:
    names = table(language, "imprint")["months"]
    found = {name: number for number, name in enumerate(names, 1)}
    return found | {name[:3]: number for name, number in found.items()} | {"sept": 9}


@cache
def _day_in_words(language: str = "en") -> re.Pattern[str]:
    month = "|".join(sorted(_months(language), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?P<d1>\d{{1,2}}){ordinal}(?: of)?[ -](?P<m1>{month})\b\.?,?[ -](?P<y1>\d{{4}})\b"
        rf"|\b(?P<m2>{month})\b\.? (?P<d2>\d{{1,2}}){ordinal},? (?P<y2>\d{{4}})\b"
        r"|\b(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?=[T ,;|]|$)"
        r"|\b(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y4>\d{4})\b",
        re.IGNORECASE,
    )


def visible_date(text: str, language: str = "en") -> tuple[re.Match[str], Stamp] | None:
    """The first date in a visible text, with the time that stands beside it.

    >>> visible_date("Published 10:12 BST, 16 Aug 1998")[1].at.isoformat()
    '1998-08-16T09:12:00+00:00'
    """
    for match in _day_in_words(language).finditer(text):
        day = _matched_day(match, language)
        if day:
            return match, _with_clock(day, text, match, language)
    return None


def _matched_day(match: re.Match[str], language: str) -> date | None:
    part = match.groupdict()
    if part["y1"] or part["y2"]:
        which = "1" if part["y1"] else "2"
        month = _months(language)[part["m" + which].lower()]
        return _day(int(part["y" + which]), month, int(part["d" + which]))
    if part["y3"]:
        return _day(int(part["y3"]), int(part["m3"]), int(part["d3"]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["y4"])
    if first > 12 or first == second or "." in match[0]:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _with_clock(day: date, text: str, match: re.Match[str], language: str) -> Stamp:
    """The time stands before the date or after it, never further than the next date."""
    for clock in (CLOCK.search(text, match.end()), CLOCK.search(text[: match.start()])):
        if clock is None:
            continue
        hour = int(clock["h"] or clock["h2"])
        half = (clock["half"] or clock["half2"] or "").lower()
        zone = clock["zone"] or clock["zone2"]
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if zone:
            return _stamp(day, hour, int(clock["min"] or 0), 0, _offset(zone, language))
    return Stamp(day)


def date_line(text: str, language: str = "en") -> tuple[Stamp | None, Stamp | None]:
    """The day of publication and that of the last change, of a line that says little else.

    >>> date_line("Sunday, 16 August 1998")[0].day
    datetime.date(1998, 8, 16)
    >>> date_line("The treaty was signed on 10 April 1998 in Belfast after a night of talks.")
    (None, None)
    """
    words = text.split()
    if len(words) > LONGEST:
        return None, None
    published = modified = None
    spare, rest = 0, text
    updated = table(language, "imprint")["updated_words"]
    while found := visible_date(rest, language):
        match, stamp = found
        before = rest[: match.start()]
        if any(word in before.lower() for word in updated):
            modified = modified or stamp
        else:
            published = published or stamp
        spare += _spare_words(before, language)
        rest = rest[match.end() :]
    if published is None and modified is None:
        return None, None
    spare += _spare_words(rest, language)
    is_sentence = text.rstrip().endswith((".", "?", "!")) and spare > 1
    return (None, None) if spare > SPARE or is_sentence else (published, modified)


def is_labelled_date(text: str, language: str = "en") -> bool:
    """Whether the line opens by saying that a publication date follows.

    >>> is_labelled_date("Published 16 Aug 1998"), is_labelled_date("16 Aug 1998")
    (True, False)
    """
    opening = text.split(" ", 1)[0].lower().rstrip(":")
    labels = table(language, "imprint")["published_words"]
    return opening in labels and date_line(text, language)[0] is not None


def _spare_words(text: str, language: str) -> int:
    beside = table(language, "imprint")["date_words"]
    zones = table(language, "imprint")["zones"]
    words = re.findall(r"[^\W\d_][\w.]*", text.lower())
    return sum(1 for word in words if word.rstrip(".") not in beside and word not in zones)
