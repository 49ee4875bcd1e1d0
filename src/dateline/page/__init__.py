"""Brings pages in: from files, folders, archives, addresses, feeds and sitemaps; bytes untouched.

What comes out is a `Page`; nothing here knows what an article is. `Fetcher` asks servers politely;
`read_listing` sees what a feed, a sitemap or a list of feeds leads to.
"""

from dateline.page.asking import Fetcher, Validators, validators_of
from dateline.page.fetching import is_address, server_of
from dateline.page.folders import find_pages, skipped_files
from dateline.page.listing import Entry, Listing, ListingKind
from dateline.page.loading import load_page, page_of
from dateline.page.making import make_page
from dateline.page.manners import Clock, Manners
from dateline.page.names import is_archive
from dateline.page.opml import write_opml
from dateline.page.recognising import read_listing

__all__ = [
    "Clock",
    "Entry",
    "Fetcher",
    "Listing",
    "ListingKind",
    "Manners",
    "Validators",
    "find_pages",
    "is_address",
    "is_archive",
    "load_page",
    "make_page",
    "page_of",
    "read_listing",
    "server_of",
    "skipped_files",
    "validators_of",
    "write_opml",
]
