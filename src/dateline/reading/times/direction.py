"""Which way a time points that does not say: by the verb that stands nearest to it."""

from __future__ import annotations

import re
from functools import cache

from dateline.languages import table
from dateline.model import Span

AHEAD, BEHIND = 1, -1  # 0: the words do not say

_CLAUSE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n|;")
_REACH = 140  # characters; a verb further away seldom governs the time


@cache
def _cues(before: bool) -> re.Pattern[str]:
    """Words that say whether a time lies ahead or behind, for those before it or after it."""
    raw = table("en", "times")["direction"]
    carries = rf"(?:\s(?:{'|'.join(raw['carries'])}|\w+ly))*(?:\s\w+)?"
    ahead = f"(?:{'|'.join(raw['ahead'] + (raw['leads'] if before else []))}){carries}"
    ahead += "|" + "|".join(raw["ahead_alone"])
    past = rf"(?!(?:{'|'.join(raw['not_behind'])})\b)\w+ed"
    # Behind first: "was due to" is longer than "due", and begins before it.
    expression = rf"\b(?:(?P<behind>{'|'.join(raw['behind'])})|(?P<ahead>{ahead})|{past})\b"
    return re.compile(expression.replace(" ", r"\s"), re.IGNORECASE)


def direction_of(text: str, span: Span) -> int:
    """Which way the cue nearest to a span points: first those before it, then those after."""
    before = _clause_before(text, span.start)
    cues = [_way(match) for match in _cues(before=True).finditer(before)]
    if cues:
        return cues[-1]
    match = _cues(before=False).search(_clause_after(text, span.end))
    return _way(match) if match else 0


def _way(match: re.Match[str]) -> int:
    return AHEAD if match["ahead"] else BEHIND


@cache
def _short_word() -> re.Pattern[str]:
    """A word whose full stop ends no clause: "Mr.", an initial."""
    return re.compile(rf"\b(?:[A-Z]|{'|'.join(table('en', 'times')['direction']['short'])})$")


def _clause_before(text: str, start: int) -> str:
    low = max(0, start - _REACH)
    window = text[low:start]
    cut = 0
    for match in _CLAUSE_END.finditer(window):
        if not _short_word().search(window, 0, match.start()):
            cut = match.end()
    return window[cut:]


def _clause_after(text: str, end: int) -> str:
    window = text[end : end + _REACH]
    for match in _CLAUSE_END.finditer(window):
        if not _short_word().search(window, 0, match.start()):
            return window[: match.start()]
    return window
