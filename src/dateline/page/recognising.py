"""Whether a page is a listing, and of which kind."""

from __future__ import annotations

from dateline.model import Page
from dateline.page.feeds import read_json_feed, read_xml_feed
from dateline.page.listing import Listing, unpacked
from dateline.page.markup import parse_xml
from dateline.page.opml import read_opml
from dateline.page.sitemaps import read_sitemap

HEAD = 4096  # bytes in which the root element must begin
ROOTS = (b"<opml", b"<OPML", b"urlset", b"sitemapindex")


def read_listing(page: Page, *, largest: int) -> Listing | None:
    """The feed, sitemap or list of feeds that the page is; None where it is none.

    Raises UnreadablePage where it is in gzip and more than `largest` bytes come out.
    """
    body = unpacked(page, largest)
    return read_xml_feed(page, body) or read_json_feed(page, body) or _read_xml(page, body)


def _read_xml(page: Page, body: bytes) -> Listing | None:
    if not any(root in body[:HEAD] for root in ROOTS) or b"<html" in body[:HEAD].lower():
        return None
    root = parse_xml(body)
    return None if root is None else read_opml(page, root) or read_sitemap(page, root)
