"""Names of authors, outlets and wire services, in visible lines and as pages declare them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile
from typing import Any

from dateline.article.visible import clean
from dateline.languages import table

LONGEST_NAME = 6  # words
JOINED = re.compile(r"\s*(?:,|;|\band\b|&|\||\bwith\b)\s*", re.IGNORECASE)
LEAD = re.compile(r"^(?:by|von|par|por|di|av|door)[: ]+", re.IGNORECASE)
NOT_A_NAME = re.compile(r"https?://|www\.|\.com\b|[<>{}=@#\d_]|^\W*$", re.IGNORECASE)
CAPITALISED = re.compile(
    r"(?:[A-ZÀ-ÞŠŽČĆĐ][\w’'.\-]*|de|da|di|del|der|den|van|von|bin|al|el|la|le|ter|ten|dos|du)"
)
PARTICLES = frozenset(
    {"de", "da", "di", "del", "der", "den", "van", "von", "bin", "al", "el", "la", "le", "ter", "ten", "dos", "du"}
)  # fmt: skip


def author_names(said: Iterable[str]) -> tuple[str, ...]:
    """The names in what a page declares as its authors, each once.

    >>> author_names(["By Ann Example and Bob Sample, Island Press", "https://example.org/ann"])
    ('Ann Example', 'Bob Sample', 'Island Press')
    """
    found: dict[str, str] = {}
    for text in said:
        for part in JOINED.split(LEAD.sub("", clean(text))):
            name = LEAD.sub("", part).strip(" .-–—|·•:")
            if name and not NOT_A_NAME.search(name) and len(name.split()) <= LONGEST_NAME:
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


@cache
def _patterns(
    kind: str, language: str, ignore_case: bool
) -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    flags = re.IGNORECASE if ignore_case else 0
    return tuple(
        (re.compile(entry["pattern"], flags), entry) for entry in table(language, "imprint")[kind]
    )


def byline(line: str, language: str = "en") -> tuple[str, ...]:
    """The authors that a line names, if it is a byline and nothing else.

    >>> byline("By Ann Example, political correspondent")
    ('Ann Example',)
    >>> byline("By Monday the talks had failed, and nobody knew why they had.")
    ()
    """
    for pattern, _ in _patterns("byline", language, True):
        match = pattern.match(line)
        if match is None or len(line.split()) > 20:
            continue
        names = match["authors"]
        for end, _ in _patterns("byline_end", language, True):
            cut = end.search(names)
            names = names[: cut.start()] if cut else names
        found = tuple(
            takewhile(lambda name: looks_like_a_name(name, language), author_names([names]))
        )  # what follows the names is where they work
        if found:
            return found
    return ()


def looks_like_a_name(text: str, language: str = "en") -> bool:
    """Two to four capitalised words (particles aside), none of which stands in section names.

    >>> looks_like_a_name("Ann van der Sample"), looks_like_a_name("World News")
    (True, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(CAPITALISED.fullmatch(word) for word in words):
        return False
    if words[-1] in PARTICLES or text.isupper() and len(words) > 3:
        return False
    known = table(language, "imprint")["not_names"]
    return not any(word.lower().strip(".’'") in known for word in words)


def outlet_named(line: str, language: str = "en") -> tuple[str, str] | None:
    """The outlet that a line of furniture names, and what kind of line that is.

    >>> outlet_named("Like The Example? Get our morning letter.")
    ('The Example', 'newsletter line')
    """
    for pattern, entry in _patterns("outlet", language, False):
        match = pattern.match(line)
        if match:
            return match["outlet"].strip(" .,"), entry["by"]
    return None


def is_correction(line: str, language: str = "en") -> bool:
    """Whether the line is the page's own note that it corrects an earlier report."""
    return any(pattern.match(line) for pattern, _ in _patterns("correction", language, True))


def agency_credited(opening: list[str], closing: list[str], language: str = "en") -> str | None:
    """The wire service that the first or the last blocks credit.

    >>> agency_credited(["GENEVA, Oct. 3 (Island Press) - Talks resumed."], [])
    'Island Press'
    """
    for pattern, entry in _patterns("agency", language, False):
        lines = opening if entry["where"] == "opening" else closing
        for line in lines:
            match = pattern.match(line)
            if match:
                return match["agency"].strip(" .")
    return None
