"""What leads to other pages: feeds, sitemaps, lists of feeds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Page, Stamp
from dateline.page.sizes import too_large

GZIP = b"\x1f\x8b"


class ListingKind(StrEnum):
    feed = "feed"  # RSS, Atom, JSON Feed: names pages
    sitemap = "sitemap"  # names pages
    sitemaps = "sitemap index"  # names sitemaps
    feeds = "list of feeds"  # OPML: names feeds

    @property
    def of_pages(self) -> bool:
        """Whether it names pages, not what names them."""
        return self in (ListingKind.feed, ListingKind.sitemap)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a listing says of one page, or of one other listing."""

    url: str  # an address, or a file's path where the listing is a file
    title: str | None
    published: Stamp | None
    changed: Stamp | None = None  # of a sitemap in an index


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, sitemap or list as it stands now; the entries in its order, each address once."""

    kind: ListingKind
    url: str
    title: str | None
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]  # entries that cannot be followed, by title


def listing_of(
    kind: ListingKind, page: Page, title: str | None, named: Iterable[tuple[str | None, Entry]]
) -> Listing:
    """The listing with its entries, each beside where it leads (None: nowhere)."""
    entries: dict[str, Entry] = {}
    skipped = []
    for address, entry in named:
        if address is None:
            skipped.append(entry.title or entry.url or "an entry without a title")
        else:
            entries.setdefault(address, entry)
    return Listing(kind, page.url, title, tuple(entries.values()), tuple(skipped))


def unpacked(page: Page, largest: int) -> bytes:
    """The bytes of the page, out of gzip if they are in it, as sitemaps often are.

    Raises UnreadablePage where they are more than `largest`.
    """
    if not page.body.startswith(GZIP):
        return page.body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        body = unpacker.decompress(page.body, largest + 1)
    except zlib.error:
        return page.body
    if len(body) > largest:
        raise too_large(page.url, None, largest)
    return body
