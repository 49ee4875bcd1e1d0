"""Words and sentences by their letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TOKEN = re.compile(
    r"""``|''|‘‘|’’|\.{2,}|--+
    |(?:[^\W\d_]\.){2,}                             # U.S.
    |\w+?(?=n['’]t\b)|n['’]t\b                      # do | n't
    |['’](?:s|re|ve|ll|d|m)\b
    |\d+(?:[.,:]\d+)*
    |\w+(?:-\w+|['’](?!(?:s|re|ve|ll|d|m)\b)\w+|&\w+)*
    |\S""",
    re.VERBOSE | re.IGNORECASE,
)
STOPS = frozenset({".", "!", "?", "…", "...", "..", "...."})
CLOSING = frozenset("”’\"')]»") | {"''", "’’"}
OPENING = frozenset("“‘\"'([«„") | {"``", "‘‘"}

Token = tuple[int, int]


def tokens(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[Token]:
    """Where the words of a stretch of text stand; an abbreviation keeps its full stop."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        before = found[-1] if found else None
        if (
            match[0] == "."
            and before is not None
            and before[1] == first
            and _is_short(text[before[0] : last], abbreviations)
        ):
            found[-1] = (before[0], last)
        else:
            found.append((first, last))
    return found


def _is_short(form: str, abbreviations: frozenset[str]) -> bool:
    """`Gen.` or `J.`."""
    return form in abbreviations or len(form) == 2 and form[0].isupper() and form != "I."


def sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The sentences as half-open ranges of words."""
    first = i = 0
    while i < len(words):
        if not _stops(text, words, i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and _closes(text, words, end):
            end += 1
        if end < len(words) and _begins(text, words, end):
            yield first, end
            first = end
        i = end
    if first < len(words):
        yield first, len(words)


def _stops(text: str, words: Sequence[Token], i: int) -> bool:
    form = text[words[i][0] : words[i][1]]
    return form in STOPS or len(form) > 3 and form[-1] == "." and form[-3] == "."  # `the U.S.`


def _closes(text: str, words: Sequence[Token], i: int) -> bool:
    start, end = words[i]
    return text[start:end] in CLOSING | STOPS and words[i - 1][1] == start


def _begins(text: str, words: Sequence[Token], i: int) -> bool:
    """Whether a sentence can begin with word i."""
    start, end = words[i]
    form = text[start:end]
    after_short = text[words[i - 1][0] : words[i - 1][1]] not in STOPS | CLOSING
    if after_short:  # `the U.S. Senate` goes on, `in the U.S. The` does not
        return form in ("The", "He", "She", "It", "They", "But", "In", "A") or form in OPENING
    return words[i - 1][1] < start and (form[0].isupper() or form[0].isdigit() or form in OPENING)
