"""Dates as pages give them: for machines, in visible lines, in addresses. Nothing is guessed.

A day that could be read two ways (03/04/1998) is read only where the page shows which way it
writes its dates: by another date on it, its host's country or its declared region.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any

from dateline.languages import table
from dateline.model import Stamp

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:[T ]+(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?(?:[.,]\d+)?"
    r" ?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)"
)
COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d{4}(?:\d\d)?Z?)?$")
SLASHED = re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)")
EPOCH = re.compile(r"[1-9]\d{8,9}(?:\d{3})?$")  # seconds or milliseconds since 1970
IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?!\d)"
    r"|[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))(?::\d{2})?(?: ?(?P<half>[ap]\.?m\b\.?))?"
    r"(?: ?\(?(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})\b\)?)?|"
    r"(?<![\d:])(?P<h2>\d{1,2}) ?(?P<half2>[ap]\.?m\b\.?)(?: ?\(?(?P<zone2>[A-Z]{2,4})\b\)?)?",
    re.IGNORECASE,
)
YEAR = re.compile(r"\d(?:\d{3}|\.\d\d?\.\d\d)")  # without one there is no date in a line
TWO_NUMBERS = re.compile(r"\d\D+\d")  # nor without these, and a search for dates is dear
OTHER_DIGIT = re.compile(r"[^\D0-9]")
SHORT_YEARS = 2000  # 16.08.98 is not read: only years of this century are written so on pages
EARLIEST, LATEST = 1600, 2200  # years that a date of publication may have
LONGEST = 14  # words of a line that may be a date line
SPARE = 4  # words of it that may be neither date nor said to stand beside dates: a name


@dataclass(frozen=True, slots=True)
class Habit:
    """How a page writes dates, as far as it shows: its language, and whether 3/4 is a day in April."""

    language: str | None = None
    day_first: bool | None = None


UNKNOWN = Habit()


# --------------------------------------------------------------------------- for machines


def machine_stamp(value: str, habit: Habit = UNKNOWN) -> Stamp | None:
    """A date written for machines: ISO 8601, RFC 2822 or seconds since 1970; else one in words.

    >>> machine_stamp("1998-08-16T01:30:00+01:00")
    Stamp(day=datetime.date(1998, 8, 16), at=datetime.datetime(1998, 8, 16, 0, 30, tzinfo=datetime.timezone.utc), offset=60)
    >>> machine_stamp("03/04/1998") is None
    True
    """
    value = value.strip()
    match = ISO.match(value) or COMPACT.match(value) or SLASHED.match(value)
    if match is None:
        return _epoch(value) or _rfc2822(value) or (_worded(value, habit))
    parts = match.groupdict()
    day = _day(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    if day is None:
        return _epoch(value)
    if not parts.get("h") or not parts.get("zone"):
        return Stamp(day)
    offset = _offset(parts["zone"])
    return _stamp(day, int(parts["h"]), int(parts["min"]), int(parts["s"] or 0), offset)


def _epoch(value: str) -> Stamp | None:
    """An instant counted from 1970; its day is the one in Greenwich: no zone is said."""
    if not EPOCH.match(value):
        return None
    moment = datetime.fromtimestamp(int(value) / (1000 if len(value) > 10 else 1), UTC)
    return Stamp(moment.date(), moment, 0)


def _rfc2822(value: str) -> Stamp | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    zone = moment.tzinfo if isinstance(moment.tzinfo, timezone) else None
    return _stamp(moment.date(), moment.hour, moment.minute, moment.second, zone)


def _worded(value: str, habit: Habit) -> Stamp | None:
    """A date in words where one for machines should be."""
    found = visible_date(value, habit=habit) if len(value) < 80 else None
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
    try:
        at = datetime.combine(day, time(hour, minute, second), zone).astimezone(UTC)
    except OverflowError:
        return Stamp(day)
    return Stamp(day, at, int(zone.utcoffset(None).total_seconds() // 60))


def address_date(url: str) -> Stamp | None:
    """The day that stands in an address.

    >>> address_date("https://example.org/1998/08/16/talks").day
    datetime.date(1998, 8, 16)
    """
    match = IN_ADDRESS.search(url) if url.startswith(("http://", "https://")) else None
    if match is None:  # the name of a file is the reader's, not the page's
        return None
    year, month, day_of = match[1] or match[4], match[2] or match[5], match[3] or match[6]
    number = _months("en").get(month.lower()) or (int(month) if month.isdigit() else 0)
    day = _day(int(year), number, int(day_of))
    return Stamp(day) if day else None


# --------------------------------------------------------------------------- words of many languages


@cache
def imprint_words(kind: str) -> tuple[str, ...]:
    """The words of a kind ("by", "published", …) in every language but English, longest first."""
    words = {word for one in table("all", "imprint")["language"] for word in one[kind]}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _english() -> dict[str, int]:
    names = table("en", "imprint")["months"]
    found = {name: number for number, name in enumerate(names, 1)}
    return found | {name[:3]: number for name, number in found.items()} | {"sept": 9}


@cache
def _months(language: str | None) -> dict[str, int]:
    """Words to the month they mean: in that language first, else where all languages agree."""
    meanings: dict[str, set[int]] = {}
    own: dict[str, int] = {}
    for one in table("all", "imprint")["language"]:
        for number, names in enumerate(one["months"], 1):
            for name in names:
                meanings.setdefault(name, set()).add(number)
                if one["code"] == language:
                    own[name] = number
    agreed = {name: next(iter(months)) for name, months in meanings.items() if len(months) == 1}
    return agreed | _english() | own


def month_named(word: str, language: str | None = None) -> int | None:
    """The month that a word names, 1 to 12.

    >>> month_named("Oct"), month_named("novembre"), month_named("Marchioness")
    (10, 11, None)
    """
    return _months(language).get(word.lower())


@cache
def _beside() -> frozenset[str]:
    """Words that may stand on a date line, of all languages."""
    english = table("en", "imprint")["date_words"]
    others = (imprint_words(kind) for kind in ("beside", "published", "updated", "by"))
    return frozenset(english).union(*(word.split() for words in others for word in words))


def tells_of_change(before_date: str) -> bool:
    """Whether the words before a date say that it is the day of a change."""
    return _updated_words().search(before_date) is not None


@cache
def _updated_words() -> re.Pattern[str]:
    words = (*table("en", "imprint")["updated_words"], *imprint_words("updated"))
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


# --------------------------------------------------------------------------- visible lines

_WORDED = re.compile(
    r"(?<![\d.])(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|ª|-го)?(?:\.?,?[ -](?:of |de |den |d['’])?)"
    r"(?P<m1>[^\W\d_]{3,}|(?:tháng|كانون|thg) \w+)\b\.?,?[ -](?:de |del )?(?P<y1>\d{4})\b"
    r"|\b(?P<m2>[^\W\d_]{3,})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})\b"
    r"|(?P<y7>\d{4}) ?[年년] ?(?P<m7>\d{1,2}) ?[月월] ?(?P<d7>\d{1,2}) ?[日일]"
    r"|\b(?P<y5>\d{4})(?:\.?,? (?:m\. |gada )?)(?P<m5>[^\W\d_]{3,}) (?P<d5>\d{1,2})(?!\d)"
    r"|\b(?P<y6>\d{4})\. gada (?P<d6>\d{1,2})\. (?P<m6>[^\W\d_]{3,})"
    r"|\b(?P<y3>\d{4})(?:-|/|\. ?)(?P<m3>\d{1,2})(?:-|/|\. ?)(?P<d3>\d{1,2})(?=[T ,;|.)]|$)"
    r"|(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/-]|\. ?)(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4})(?!\d)"
    r"|(?<![\d./-])(?P<d8>\d{1,2})\.(?P<m8>\d{1,2})\.(?P<y8>\d{2})(?![\d.])"
)


def visible_date(
    text: str, language: str = "en", habit: Habit = UNKNOWN
) -> tuple[re.Match[str], Stamp] | None:
    """The first date in a visible text, with the time that stands beside it.

    >>> visible_date("Published 10:12 BST, 16 Aug 1998")[1].at.isoformat()
    '1998-08-16T09:12:00+00:00'
    """
    if not may_hold_date(text):
        return None
    text = western(text)
    for match in _WORDED.finditer(text):
        day = _matched_day(match, habit)
        if day:
            return match, _with_clock(day, text, match, language)
    return None


def may_hold_date(text: str) -> bool:
    """Whether there are the numbers of one: said fast of most lines.

    >>> may_hold_date("16 August 1998"), may_hold_date("In 1998 it failed.")
    (True, False)
    """
    return YEAR.search(text) is not None and TWO_NUMBERS.search(text) is not None


def western(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9, and as long as before."""
    if text.isascii() or not OTHER_DIGIT.search(text):
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _matched_day(match: re.Match[str], habit: Habit) -> date | None:
    form = (match.lastgroup or "")[-1]  # the number of the way in which it is written
    if form == "4":
        first, second, year = int(match["a"]), int(match["b"]), int(match["y4"])
        return _numbered_day(first, second, year, match["sep"], habit)
    if form == "8":
        return _short_day(match, habit)
    month = match[f"m{form}"]
    number = int(month) if month.isdigit() else _months(habit.language).get(month.lower())
    return _day(int(match[f"y{form}"]), number, int(match[f"d{form}"])) if number else None


def _numbered_day(first: int, second: int, year: int, sep: str, habit: Habit) -> date | None:
    if first > 12 or first == second or sep[0] == ".":
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    if habit.day_first is None:
        return None
    return _day(year, second, first) if habit.day_first else _day(year, first, second)


def _short_day(match: re.Match[str], habit: Habit) -> date | None:
    """25.04.24 on a page that writes the day first."""
    if not habit.day_first:
        return None
    return _day(SHORT_YEARS + int(match["y8"]), int(match["m8"]), int(match["d8"]))


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


def date_line(
    text: str, language: str = "en", habit: Habit = UNKNOWN
) -> tuple[Stamp | None, Stamp | None]:
    """The day of publication and that of the last change, of a line that says little else.

    >>> date_line("Sunday, 16 August 1998")[0].day
    datetime.date(1998, 8, 16)
    >>> date_line("The treaty was signed on 10 April 1998 in Belfast after a night of talks.")
    (None, None)
    """
    if text.count(" ") >= LONGEST or not may_hold_date(text):
        return None, None
    return _dates_on(western(text), language, habit)


@lru_cache(maxsize=1024)  # asked of the lines about the headline several times
def _dates_on(text: str, language: str, habit: Habit) -> tuple[Stamp | None, Stamp | None]:
    published = modified = None
    spare, rest = 0, text
    for match, stamp in _all_dates(text, language, habit):
        before = rest[: match.start() - len(text) + len(rest)]
        if tells_of_change(before):
            modified = modified or stamp
        else:
            published = published or stamp
        spare += _spare_words(before, language)
        rest = text[match.end() :]
    if published is None and modified is None:
        return None, None
    spare += _spare_words(rest, language)
    is_sentence = text.rstrip().endswith((".", "?", "!")) and spare > 1
    return (None, None) if spare > SPARE or is_sentence else (published, modified)


def without_dates(text: str, mark: str) -> str:
    """The text with every date in it, doubtful ones too, replaced by the mark."""
    return _WORDED.sub(mark, western(text)) if may_hold_date(text) else text


def _all_dates(text: str, language: str, habit: Habit) -> Iterator[tuple[re.Match[str], Stamp]]:
    for match in _WORDED.finditer(text):
        day = _matched_day(match, habit)
        if day:
            yield match, _with_clock(day, text, match, language)


def is_labelled_date(text: str, language: str = "en", habit: Habit = UNKNOWN) -> bool:
    """Whether the line opens by saying that a publication date follows.

    >>> is_labelled_date("Published 16 Aug 1998"), is_labelled_date("16 Aug 1998")
    (True, False)
    """
    opening = text.partition(" ")[0].lower().rstrip(":")
    return opening in _labels(language) and date_line(text, language, habit)[0] is not None


@cache
def opens_with_label(language: str = "en") -> frozenset[str]:
    """What the first two letters of a line are, in small letters, that is a labelled date.

    >>> "pu" in opens_with_label(), "xy" in opens_with_label()
    (True, False)
    """
    return frozenset(word[:2] for word in _labels(language))


@cache
def _labels(language: str) -> frozenset[str]:
    """The words that may stand before a day of publication."""
    return frozenset({*table(language, "imprint")["published_words"], *imprint_words("published")})


def _spare_words(text: str, language: str) -> int:
    zones = table(language, "imprint")["zones"]
    words = re.findall(r"[^\W\d_][\w.]*", text.lower())
    return sum(1 for word in words if word.rstrip(".") not in _beside() and word not in zones)


# --------------------------------------------------------------------------- the page's habit

_DOUBTFUL = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)")
_DOUBTFUL_ENDS = (re.compile(r"/\d{4}(?!\d)"), re.compile(r"-\d{4}(?!\d)"))  # found much faster
_BEFORE_END = 5  # characters of a doubtful date that stand before such an end
_TAG = re.compile(r"([a-z]{2})(?:[-_]([a-z]{2}))?(?![a-z])")


def habit_of(text: str, declared: str | None, url: str) -> Habit:
    """How a page writes dates: by its own that can be read one way only, its host, its language.

    `declared` is the tag of its language as it says itself ("en-GB").

    >>> habit_of("16/08/1998 … 03/04/1998", None, "page.txt").day_first
    True
    """
    tag = _TAG.match((declared or "").lower())
    language = tag[1] if tag else None
    shown = _shown_order(text)
    if shown is None:
        shown = _expected_order(language, tag[2] if tag else None, url)
    return Habit(language, shown)


def _shown_order(text: str) -> bool | None:
    found = [
        (int(match[1]), int(match[2]))
        for pattern in _DOUBTFUL_ENDS
        for end in pattern.finditer(text)
        if (match := _DOUBTFUL.search(text, max(0, end.start() - _BEFORE_END), end.end()))
    ]
    day_first = any(12 < a <= 31 and b <= 12 for a, b in found)
    month_first = any(a <= 12 and 12 < b <= 31 for a, b in found)
    return day_first if day_first is not month_first else None


def _expected_order(language: str | None, region: str | None, url: str) -> bool | None:
    order: dict[str, Any] = table("all", "imprint")["order"]
    end = _host_end(url)
    if end in order["day_first_hosts"] or end in order["month_first_hosts"]:
        return end in order["day_first_hosts"]
    if language == "en":
        known = {**dict.fromkeys(order["day_first_regions"], True)}
        return (known | dict.fromkeys(order["month_first_regions"], False)).get(region or "")
    if language is None or language in order["either"] or region in order["either"]:
        return None
    return True


@lru_cache(maxsize=64)
def _host_end(url: str) -> str:
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", url, re.IGNORECASE)
    return host[1].lower().rpartition(".")[2] if host else ""
