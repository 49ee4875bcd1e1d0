"""Links that open an article at a sentence (text fragments, https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

import re
from urllib.parse import quote

ENDS = 4  # words at each end of a sentence that name it

_LINK = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)


def link_to(url: str, sentence: str | None = None) -> str | None:
    """The address, opening at the sentence; None where it is no http(s) address.

    >>> link_to("https://news.example/a", "Talks resumed today.")
    'https://news.example/a#:~:text=Talks%20resumed%20today.'
    >>> link_to("javascript:alert(1)") is None
    True
    """
    if not _LINK.fullmatch(url):
        return None
    if sentence is None:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={_fragment(sentence)}"


def _fragment(sentence: str) -> str:
    """The whole sentence where it is short, else its first and last words.

    >>> _fragment("one two three four five six seven eight nine")
    'one%20two%20three%20four,six%20seven%20eight%20nine'
    """
    words = sentence.split()
    if len(words) <= 2 * ENDS:
        return _encoded(words)
    return f"{_encoded(words[:ENDS])},{_encoded(words[-ENDS:])}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded; a hyphen too, for it parts prefixes from the text."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
