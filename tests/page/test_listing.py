"""What leads to other pages: JSON Feed, sitemaps, lists of feeds, and links to files."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UnreadablePage
from dateline.model import Stamp
from dateline.page import Listing, ListingKind, make_page, read_listing, write_opml
from dateline.page.links import resolve

HERE = "https://news.example/list"


def listing(body: str | bytes, where: str = HERE) -> Listing | None:
    body = body.encode() if isinstance(body, str) else body
    return read_listing(make_page(where, body), largest=1_000_000)


def read(body: str | bytes, where: str = HERE) -> Listing:
    found = listing(body, where)
    assert found is not None
    return found


# --------------------------------------------------------------------------- JSON Feed

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Example",
    "items": [
        {"id": "1", "url": "https://news.example/1", "date_published": "2024-03-05T23:30:00-05:00"},
        {"id": "2", "external_url": "https://other.example/2", "title": "A <b>link</b>"},
        {"id": "3", "title": "A note without an address"},
        "not an item",
    ],
}


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_feed_gives_addresses_and_the_day_in_its_own_zone(version: str) -> None:
    feed = read(json.dumps({**JSON_FEED, "version": f"https://jsonfeed.org/version/{version}"}))
    assert (feed.kind, feed.title) == (ListingKind.feed, "The Example")
    assert [e.url for e in feed.entries] == ["https://news.example/1", "https://other.example/2"]
    late = datetime(2024, 3, 6, 4, 30, tzinfo=UTC)
    assert feed.entries[0].published == Stamp(date(2024, 3, 5), late, -300)
    assert feed.entries[1].title == "A link"
    assert feed.skipped == ("A note without an address",)


@pytest.mark.parametrize("body", ['{"version": "2"}', "{", "[]", '{"a": ' * 5_000, '"feed"'])
def test_other_json_is_no_feed(body: str) -> None:
    assert listing(body) is None


# --------------------------------------------------------------------------- sitemaps

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>
 <loc> https://news.example/1 </loc><lastmod>2024-03-09</lastmod>
 <news:news><news:publication><news:name>The Example</news:name></news:publication>
 <news:publication_date>2024-03-05T08:00:00+02:00</news:publication_date>
 <news:title>Talks resume</news:title></news:news></url>
<url><loc>https://news.example/about</loc><lastmod>2024-03-01</lastmod></url>
<url><lastmod>2024-03-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>https://news.example/new.xml.gz</loc><lastmod>2024-03-05T10:00:00Z</lastmod></sitemap>
</sitemapindex>"""


def test_a_news_sitemap_gives_pages_with_title_and_day_of_publication() -> None:
    found = read(SITEMAP)
    assert found.kind is ListingKind.sitemap
    first, second = found.entries
    assert (first.url, first.title) == ("https://news.example/1", "Talks resume")
    assert first.published == Stamp(date(2024, 3, 5), datetime(2024, 3, 5, 6, tzinfo=UTC), 120)
    assert second.published is None, "when something changed is not when it came out"
    assert len(found.skipped) == 1


def test_an_index_gives_sitemaps_and_when_they_changed() -> None:
    found = read(INDEX)
    assert found.kind is ListingKind.sitemaps
    assert [e.url for e in found.entries] == [
        "https://news.example/old.xml",
        "https://news.example/new.xml.gz",
    ]
    assert found.entries[1].changed is not None
    assert found.entries[1].changed.day == date(2024, 3, 5)


def test_a_sitemap_in_gzip_is_unpacked_within_bounds() -> None:
    assert read(gzip.compress(SITEMAP.encode())) == read(SITEMAP)
    bomb = make_page(HERE, gzip.compress(bytes(3_000_000)))
    with pytest.raises(UnreadablePage, match=r"over 1\.0 MB"):
        read_listing(bomb, largest=1_000_000)


# --------------------------------------------------------------------------- lists of feeds

OPML = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="World"><outline type="rss" text="One" xmlUrl="https://one.example/rss"/>
<outline text="Two" title="Second" xmlURL="feed://two.example/rss"/></outline>
<outline text="A folder"/><outline text="Elsewhere" xmlUrl="ftp://three.example/"/>
</body></opml>"""


def test_opml_gives_feeds_from_all_folders() -> None:
    found = read(OPML)
    assert (found.kind, found.title) == (ListingKind.feeds, "Mine")
    assert [(e.url, e.title) for e in found.entries] == [
        ("https://one.example/rss", "One"),
        ("http://two.example/rss", "Second"),
    ]
    assert found.skipped == ("Elsewhere",)


def test_what_is_written_as_opml_is_read_again() -> None:
    feeds = [("https://one.example/rss?a=1&b=2", "One & <Co>\x00"), ("https://two.example/", None)]
    found = read(write_opml("Mine", feeds))
    assert [(e.url, e.title) for e in found.entries] == [
        ("https://one.example/rss?a=1&b=2", "One & <Co>"),
        ("https://two.example/", "https://two.example/"),
    ]


def test_entities_that_swell_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE opml [<!ENTITY l0 "lol">{levels}'
        f'<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
        '<opml><head><title>&l9;&f;</title></head><body><outline text="&l9;" xmlUrl="&l9;"/>'
        '<outline text="a" xmlUrl="https://one.example/rss"/></body></opml>'
    )
    found = listing(bomb)
    assert "secret" not in str(found)
    assert len(str(found)) < 10_000


@given(st.binary(max_size=200), st.sampled_from([b"<opml>", b"<urlset><url>", b"{", b"<rss>"]))
def test_broken_listings_do_not_crash(tail: bytes, start: bytes) -> None:
    listing(start + tail)


# --------------------------------------------------------------------------- links to files


@pytest.mark.parametrize(
    "link",
    [
        "pages/a b.html",
        "pages/a%20b.html",
        "file:pages/a%20b.html",
        "file://pages/a%20b.html",
        "file://{folder}/pages/a%20b.html",
        "file://localhost{folder}/pages/a%20b.html",
        "{folder}/pages/a b.html",
    ],
)
def test_a_link_in_a_file_leads_to_the_file_that_is_meant(link: str, tmp_path: Path) -> None:
    page = tmp_path / "pages" / "a b.html"
    page.parent.mkdir()
    page.touch()
    where = str(tmp_path / "feed.xml")
    assert resolve(link.format(folder=tmp_path), where) == str(page.resolve())
    entry = f"<item><link>{link.format(folder=tmp_path)}</link></item>"
    feed = read(f"<rss><channel>{entry}</channel></rss>", where)
    assert [e.url for e in feed.entries] == [str(page.resolve())]


@pytest.mark.parametrize(
    "link",
    [
        "../a.html",
        "file:///etc/passwd",
        "file:../a.html",
        "/etc/passwd",
        "pages/../../a",
        "mailto:a",
    ],
)
def test_a_link_in_a_file_never_leads_out_of_its_folder(link: str, tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "a.html").touch()
    assert resolve(link, str(tmp_path / "feeds" / "feed.xml")) is None
