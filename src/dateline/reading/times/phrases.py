"""The phrases of `languages/en/times.toml`, and finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import table
from dateline.model import Span
from dateline.reading.times.calendar import Unit


class Phrase:
    """A phrase as found in a text: its words are looked up in the lists they were found by.

    `means` names the function that reads it, `to` is that function's argument, if it has one.
    """

    def __init__(self, match: re.Match[str], span: Span, means: str, to: Any) -> None:
        self._groups = match.groupdict()
        self.span = span
        self.means = means
        self.to = to

    def word(self, name: str) -> str | None:
        """The text found for <name>, or None."""
        for key in (name, f"{name}__2", f"{name}__3"):
            if self._groups.get(key):
                return self._groups[key]
        return None

    def has(self, name: str) -> bool:
        return self.word(name) is not None

    def integer(self, name: str) -> int | None:
        word = self.word(name)
        return int(word) if word else None

    def look_up(self, *lists: str) -> Any:
        """What the first of these lists that gave a word says of it; None where none did."""
        for name in lists:
            word = self.word(name)
            if word is not None:
                return _lists()[name][_plain(word)]
        return None

    @property
    def year(self) -> int | None:
        return self.integer("year")

    @property
    def month(self) -> int | None:
        spelled = self.look_up("month", "sure_month", "name_month", "modal_month")
        return spelled if spelled is not None else self.integer("month_number")

    @property
    def last_month(self) -> int | None:
        """The second month that a phrase names."""
        word = self.word("month__2")
        return None if word is None else int(_lists()["month"][_plain(word)])

    @property
    def half(self) -> str | None:
        """The half of the day an hour lies in: "a" or "p"."""
        return (self.word("half") or "").lower() or None

    @property
    def day(self) -> int | None:
        return self.integer("day")

    @property
    def weekday(self) -> int | None:
        found: int | None = self.look_up("weekday", "any_weekday")
        return found

    @property
    def shift(self) -> int | None:
        found: int | None = self.look_up("shift")
        return found

    @property
    def part(self) -> str | None:
        found: str | None = self.look_up("part", "parts")
        return found

    @property
    def season(self) -> str | None:
        found: str | None = self.look_up("season")
        return found

    @property
    def unit(self) -> Unit | None:
        code = self.look_up("unit", "units")
        return Unit.of(code) if code else None

    @property
    def count(self) -> float | None:
        """The number said; 0 where it is "several" or none is said."""
        word = self.word("count")
        return None if word is None else _number(word)

    @property
    def low(self) -> float | None:
        """The number from which a range leads up to `count`: the two of "two or three weeks"."""
        word = self.word("low")
        return None if word is None else _number(word)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A phrase of the table, ready to be looked for."""

    pattern: re.Pattern[str]
    said: tuple[str, ...]  # groups that mark the time within the match
    needs: tuple[str, ...]  # in lower case; without any of them there is no match
    means: str
    to: Any


@dataclass(frozen=True)
class _Patterns:
    kinds: tuple[_Kind, ...]
    no_time: re.Pattern[str]  # names with a weekday or month in them
    counted: re.Pattern[str]


def _plain(word: str) -> str:
    """The form under which the lists keep a word."""
    return " ".join(word.lower().rstrip(".").split())


@cache
def _lists() -> dict[str, dict[str, Any]]:
    """The word lists, keys in lower case; <month> and <any_weekday> take short forms too."""
    raw = table("en", "times")
    lists = {
        name: {key.lower(): value for key, value in words.items()}
        for name, words in raw.items()
        if name != "phrase" and isinstance(words, dict)
    }
    lists["month"] |= lists["short_month"]
    lists["any_month"] = lists["month"]
    lists["any_weekday"] = lists["weekday"] | lists["short_weekday"]
    return lists


_SHAPES = {
    "day": r"(?P<{}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])",
    "last_day": r"(?P<{}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])",
    "year": r"(?<![\d.,$£€#])(?P<{}>19\d\d|20\d\d)(?![\d%]|[.,]\d)",
}
_CAPITALISED = {
    "month",
    "any_month",
    "sure_month",
    "name_month",
    "modal_month",
    "weekday",
    "any_weekday",
}
_UNSHOUTED = {"modal_month"}  # "MAY" in a headline is the verb


def _alternatives(words: Any) -> str:
    """Words as one alternation, the longest first."""
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in longest_first)


@cache
def _slot(name: str) -> str:
    """The regular expression for <name>, with {} for the name of its group."""
    if name in _SHAPES:
        return _SHAPES[name]
    if name in ("count", "low"):
        return rf"(?P<{{}}>{_count_pattern()})"
    raw = table("en", "times")
    if name == "about":
        return f"(?P<{{}}>{_alternatives(raw[name]['words'])})"
    if name in _CAPITALISED:
        return f"(?P<{{}}>(?-i:{_names(name)}))"
    return f"(?P<{{}}>{_alternatives(_lists()[name])})"


def _names(name: str) -> str:
    """The names of a list as they are written: Capitalised or SHOUTED, short ones with a dot."""
    short = table("en", "times")["short_month"] | table("en", "times")["short_weekday"]
    names = [key.capitalize() for key in _lists()[name]]
    names += [] if name in _UNSHOUTED else [key.upper() for key in names]
    dotted = [rf"{key}\b\.?" for key in names if key.capitalize() in short]
    return "|".join([*sorted(set(names) - set(short), key=len, reverse=True), *dotted])


def _count_pattern() -> str:
    words = _lists()["number"]
    tens = _alternatives(w for w, n in words.items() if n in range(20, 100, 10))
    ones = _alternatives(w for w, n in words.items() if 0 < n < 10 and len(w) > 2)
    large = _alternatives(_lists()["large"])
    digits = rf"(?<![\d.,$£€])(?:\d{{1,3}}(?:,\d{{3}})*|\d+)(?:\.\d+)?(?: (?:{large}))?"
    return rf"{digits}|(?:{tens})-(?:{ones})|{_alternatives(words)}"


_MOST = 10.0**12  # of anything: more is written by mistake, and no number for a calendar


def _number(word: str) -> float:
    """The number a <count> says.

    >>> _number("twenty-five"), _number("2.5"), _number("several")
    (25.0, 2.5, 0)
    """
    if word[0].isdigit():
        digits, _, large = _plain(word).partition(" ")
        number = float(digits.replace(",", "")) * (_lists()["large"][large] if large else 1)
        return min(number, _MOST)
    words = _lists()["number"]
    plain = _plain(word)
    if plain in words:
        return float(words[plain]) if words[plain] else 0
    return float(sum(words[part] for part in plain.split("-")))


def _expand(pattern: str) -> str:
    """A phrase of the table as a regular expression: slots filled, groups numbered from the 2nd."""
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}__{seen[name]}"
        return _slot(name).replace("{}", group, 1)

    filled = re.sub(r"(?<!\?P)<([a-z_]+)>", fill, pattern)
    return filled.replace(" ", r"\s")


@cache
def _patterns() -> _Patterns:
    raw = table("en", "times")
    kinds = tuple(_kind(entry) for entry in raw["phrase"])
    after = rf"[A-Z]\w+\s(?:{_alternatives(raw['names']['after'])})"
    no_time = rf"\b(?:{_alternatives(raw['names']['before'])}|{after})\b"
    counted = rf"[\s-](?:{_alternatives(raw['counted']['words'])})\b"
    return _Patterns(kinds, re.compile(no_time), re.compile(counted))


def _kind(entry: dict[str, Any]) -> _Kind:
    pattern = re.compile(rf"(?<![\w:])(?:{_expand(entry['is'])})(?!\w)", re.IGNORECASE)
    said = tuple(name for name in pattern.groupindex if name.startswith("said"))
    needs = entry.get("needs", "")
    pieces = (needs,) if isinstance(needs, str) else tuple(needs)
    return _Kind(pattern, said, pieces, entry["means"], entry.get("to"))


def candidates(text: str) -> Iterator[Phrase]:
    """All that looks like a time: by start, then the longer, then the order of the table."""
    patterns = _patterns()
    names = [m.span() for m in patterns.no_time.finditer(text)]
    found = []
    lower = text.lower()
    for order, kind in enumerate(patterns.kinds):
        if not any(piece in lower for piece in kind.needs):
            continue
        for match in kind.pattern.finditer(text):
            start, end = _said(kind, match)
            if not any(a < end and start < b for a, b in names):
                found.append((start, -end, order, match))
    found.sort(key=lambda f: f[:3])
    for start, minus_end, order, match in found:
        kind = patterns.kinds[order]
        yield Phrase(match, Span(start, -minus_end), kind.means, kind.to)


_JOINT = re.compile(r",?[ \t](?:(?:on|of)[ \t])?(?:the[ \t])?")


def joint(text: str, end: int) -> int:
    """Where a day would begin that belongs to the hour which ends there: behind " on "."""
    match = _JOINT.match(text, end)
    return match.end() if match else end


def counts_something(text: str, end: int) -> bool:
    """Whether the number that ends there counts the noun behind it: "2000 troops"."""
    return _patterns().counted.match(text, end) is not None


def _said(kind: _Kind, match: re.Match[str]) -> tuple[int, int]:
    for name in kind.said:
        if match[name]:
            return match.span(name)
    return match.span()
