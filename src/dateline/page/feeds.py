"""RSS and Atom through feedparser, and JSON Feed: what a feed links to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import feedparser

from dateline.model import Page
from dateline.page.dates import stamp_of
from dateline.page.links import resolve
from dateline.page.listing import Entry, Listing, ListingKind, listing_of

# the root element of RSS, Atom or RSS 1.0, after what may stand before it
FEED = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(rss|feed|RDF)\b", re.DOTALL
)
JSON_FEED = "https://jsonfeed.org/version/1"
MARKUP = re.compile(r"<[^>]+>")


def read_xml_feed(page: Page, body: bytes) -> Listing | None:
    """RSS or Atom; None where it is neither."""
    body = body.removeprefix(b"\xef\xbb\xbf")
    if not FEED.match(body[:4096]):
        return None
    parsed = feedparser.parse(body, response_headers={"content-type": "application/xml"})
    named = ((resolve(row.get("link"), page.url), row) for row in parsed.entries)
    return listing_of(
        ListingKind.feed,
        page,
        _text(parsed.feed.get("title")),
        (
            (where, Entry(where or "", _text(row.get("title")), stamp_of(row.get("published"))))
            for where, row in named
        ),
    )


def read_json_feed(page: Page, body: bytes) -> Listing | None:
    """JSON Feed 1.0 or 1.1; None where it is not one."""
    if not body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not str(feed.get("version")).startswith(JSON_FEED):
        return None
    return listing_of(ListingKind.feed, page, _text(feed.get("title")), _items(feed, page.url))


def _items(feed: dict[str, Any], base: str) -> Iterator[tuple[str | None, Entry]]:
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            link = item.get("url") or item.get("external_url")
            where = resolve(link if isinstance(link, str) else None, base)
            date = stamp_of(item.get("date_published"))
            yield where, Entry(where or "", _text(item.get("title")), date)


def _text(value: object) -> str | None:
    text = MARKUP.sub(" ", value) if isinstance(value, str) else ""
    return " ".join(unescape(text).split()) or None
