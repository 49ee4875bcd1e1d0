"""Brings pages in: from a file, a folder, standard input, an address or a feed; bytes untouched.

What comes out is a `Page`; nothing here knows what an article is.
"""

from dateline.page.feeds import Entry, Feed, load_feed, read_feed
from dateline.page.folders import find_pages, skipped_files
from dateline.page.loading import load_page
from dateline.page.making import make_page

__all__ = [
    "Entry",
    "Feed",
    "find_pages",
    "load_feed",
    "load_page",
    "make_page",
    "read_feed",
    "skipped_files",
]
