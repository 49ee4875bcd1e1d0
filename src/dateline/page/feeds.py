"""RSS and Atom through feedparser: what a feed links to."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser

from dateline.errors import UnreadablePage
from dateline.model import Page
from dateline.page.fetching import is_address
from dateline.page.loading import load_page

# the root element of RSS, Atom or RSS 1.0, after what may stand before it
FEED = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(rss|feed|RDF)\b"
)
MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one page."""

    url: str  # an address, or a file's path where the feed is a file
    title: str | None
    published: datetime | None  # aware, UTC


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it stands now; the entries in its order, each address once."""

    url: str
    title: str | None
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]  # entries that cannot be followed, by title


def load_feed(
    where: str, *, stdin: BinaryIO | None, largest: int, seconds: float, fetched: datetime
) -> Feed:
    """The feed at an address, in a file or on standard input; arguments as for `load_page`.

    Raises FetchError where it cannot be had, UnreadablePage where it is not a feed.
    """
    page = load_page(where, stdin=stdin, largest=largest, seconds=seconds, fetched=fetched)
    feed = read_feed(page)
    if feed is None:
        raise UnreadablePage(where, "it is not a feed", "`dateline add` takes RSS and Atom.")
    return feed


def read_feed(page: Page) -> Feed | None:
    """The feed that the page is; None where it is not one."""
    body = page.body.removeprefix(b"\xef\xbb\xbf")
    if not FEED.match(body[:4096]):
        return None
    parsed = feedparser.parse(body, response_headers={"content-type": "application/xml"})
    entries: dict[str, Entry] = {}
    skipped = []
    for row in parsed.entries:
        address = _address(row.get("link"), page.url)
        if address is None:
            skipped.append(_text(row.get("title")) or "an entry without a title")
        else:
            entries.setdefault(address, Entry(address, _text(row.get("title")), _published(row)))
    title = _text(parsed.feed.get("title"))
    return Feed(page.url, title, tuple(entries.values()), tuple(skipped))


def _address(link: str | None, feed: str) -> str | None:
    """Where an entry leads: an address, or, only if the feed is a file, a file beside or below."""
    if not link:
        return None
    if is_address(link):
        return link
    if is_address(feed):
        joined = urljoin(feed, link)
        return joined if is_address(joined) else None
    folder = Path(feed).parent.resolve()
    path = (folder / link.removeprefix("file://")).resolve()
    return str(path) if folder in path.parents else None


def _text(value: str | None) -> str | None:
    text = " ".join(unescape(MARKUP.sub(" ", value or "")).split())
    return text or None


def _published(row: Any) -> datetime | None:
    moment = row.get("published_parsed")
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (OverflowError, ValueError):
        return None
