"""Sitemaps, with the words that news sites put into them, and indexes of sitemaps."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dateline.model import Page
from dateline.page.dates import stamp_of
from dateline.page.links import resolve
from dateline.page.listing import Entry, Listing, ListingKind, listing_of
from dateline.page.markup import name_of, text_of

KINDS = {"urlset": ListingKind.sitemap, "sitemapindex": ListingKind.sitemaps}


def read_sitemap(page: Page, root: etree._Element) -> Listing | None:
    """A sitemap or an index of sitemaps; None where it is neither.

    A page's date is news:publication_date; lastmod says only when something on it changed.
    """
    kind = KINDS.get(name_of(root))
    return listing_of(kind, page, None, _entries(root, page.url)) if kind else None


def _entries(root: etree._Element, base: str) -> Iterator[tuple[str | None, Entry]]:
    for row in root:
        if name_of(row) in ("url", "sitemap"):
            link = _own(row, "loc")
            where = resolve(link, base)
            published = stamp_of(text_of(row, "publication_date"))
            changed = stamp_of(_own(row, "lastmod"))
            yield where, Entry(where or link or "", text_of(row, "title"), published, changed)


def _own(row: etree._Element, name: str) -> str | None:
    """The text of a child, not of one further in: images have a loc as well."""
    for child in row:
        if name_of(child) == name:
            return " ".join("".join(child.itertext()).split()) or None
    return None
