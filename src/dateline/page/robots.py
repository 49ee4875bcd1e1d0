"""robots.txt as RFC 9309 has it, read by Protego."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

AGENT = "Dateline"
LARGEST = 512_000  # bytes; the standard lets a reader stop after 500 KiB


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site lets programs read; `closed` is why none of it, where its rules are not known."""

    rules: Protego | None  # None: it has no rules
    closed: str | None = None

    def allows(self, address: str) -> bool:
        if self.closed is not None:
            return False
        return self.rules is None or bool(self.rules.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """The Crawl-delay for us, in seconds; 0 where there is none."""
        said = self.rules.crawl_delay(AGENT) if self.rules else None
        return max(0.0, float(said or 0))


def robots_address(address: str) -> str:
    """Where the rules for an address stand.

    >>> robots_address("https://news.example:8080/a?b")
    'https://news.example:8080/robots.txt'
    """
    parts = urlsplit(address)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}/robots.txt"


def read_robots(status: int, said: str, body: bytes) -> Robots:
    """The rules in an answer: none where the site has none, closed where it is out of order.

    The standard lets all by after any 4xx; 429 says that the server has too much to do, so it is
    taken as the 5xx are: nothing is fetched until the rules can be read.
    """
    if status == 200:
        return Robots(Protego.parse(body[:LARGEST].decode("utf-8-sig", "replace")))
    if status == 429 or status >= 500:
        return Robots(None, f"the server answers {said}")
    return Robots(None)
