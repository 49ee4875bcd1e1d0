"""What a feed links to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Page, Stamp
from dateline.page import Listing, make_page, read_listing

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0"><channel><title>The Example</title><link>https://example.org/</link>
<item><title>Talks &amp; doubts</title><link>https://example.org/1</link>
<pubDate>Sun, 16 Aug 1998 09:00:00 +0100</pubDate></item>
<item><title>Again</title><link>https://example.org/1</link></item>
<item><title>Without a link</title></item>
<item><title>Below</title><link>pages/2.html</link></item>
<item><title>Outside</title><link>../secret.txt</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
<entry><title>One</title><link href="https://example.org/1"/>
<published>1998-08-16T08:00:00Z</published></entry></feed>"""


def read_feed(page: Page) -> Listing | None:
    return read_listing(page, largest=1_000_000)


def test_rss_gives_addresses_titles_and_instants() -> None:
    feed = read_feed(make_page("https://example.org/feed", RSS.encode()))
    assert feed is not None
    first = feed.entries[0]
    assert (feed.title, first.url, first.title) == (
        "The Example",
        "https://example.org/1",
        "Talks & doubts",
    )
    assert first.published == Stamp(date(1998, 8, 16), datetime(1998, 8, 16, 8, tzinfo=UTC), 60)
    assert [entry.url for entry in feed.entries].count("https://example.org/1") == 1
    assert feed.skipped == ("Without a link",)


def test_atom_is_read_too() -> None:
    feed = read_feed(make_page("https://example.org/feed", ATOM.encode()))
    assert feed is not None
    published = Stamp(date(1998, 8, 16), datetime(1998, 8, 16, 8, tzinfo=UTC), 0)
    assert feed.entries[0].published == published


def test_a_feed_in_a_file_leads_to_files_below_it_and_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    feed = read_feed(make_page(str(path), RSS.encode()))
    assert feed is not None
    assert str(tmp_path.resolve() / "pages/2.html") in [entry.url for entry in feed.entries]
    assert "Outside" in feed.skipped


def test_a_feed_from_the_network_never_leads_to_a_file() -> None:
    body = RSS.replace("pages/2.html", "file:///etc/passwd").encode()
    feed = read_feed(make_page("https://example.org/feed", body))
    assert feed is not None
    assert all(entry.url.startswith("https://") for entry in feed.entries)


@pytest.mark.parametrize("body", ["<!DOCTYPE html><p>Talks.", "Talks resumed.", "<svg></svg>"])
def test_what_is_not_a_feed_is_none(body: str) -> None:
    assert read_feed(make_page("a", body.encode())) is None


@given(st.binary(max_size=300))
def test_broken_feeds_do_not_crash(tail: bytes) -> None:
    read_feed(make_page("a", b"<rss><channel><item>" + tail))
