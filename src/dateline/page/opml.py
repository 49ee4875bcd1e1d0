"""Lists of feeds, as readers exchange them: OPML in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from dateline.model import Page
from dateline.page.links import resolve
from dateline.page.listing import Entry, Listing, ListingKind, listing_of
from dateline.page.markup import name_of, text_of


def read_opml(page: Page, root: etree._Element) -> Listing | None:
    """The feeds of a list, however deep in folders; None where it is no OPML."""
    if name_of(root).lower() != "opml":
        return None
    return listing_of(ListingKind.feeds, page, text_of(root, "title"), _feeds(root, page.url))


def _feeds(root: etree._Element, base: str) -> Iterator[tuple[str | None, Entry]]:
    for outline in root.iter():
        said = {name.lower(): value for name, value in outline.attrib.items()}
        if name_of(outline) == "outline" and "xmlurl" in said:
            link = said["xmlurl"].strip()
            where = resolve(link.replace("feed://", "http://", 1), base)
            yield where, Entry(where or link, said.get("title") or said.get("text"), None)


def write_opml(title: str, feeds: Iterable[tuple[str, str | None]]) -> str:
    """A list of feeds, each as (address, title), as OPML 2.0.

    >>> print(write_opml("Mine", [("https://example.org/feed", "Ex & Co")]), end="")
    <?xml version='1.0' encoding='UTF-8'?>
    <opml version="2.0">
      <head>
        <title>Mine</title>
      </head>
      <body>
        <outline type="rss" text="Ex &amp; Co" title="Ex &amp; Co" xmlUrl="https://example.org/feed"/>
      </body>
    </opml>
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _clean(title)
    body = etree.SubElement(root, "body")
    for address, name in feeds:
        shown = _clean(name or address)
        etree.SubElement(
            body, "outline", type="rss", text=shown, title=shown, xmlUrl=_clean(address)
        )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written.decode()


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c for c in text if c.isprintable() or c == " ")
