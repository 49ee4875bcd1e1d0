"""What a page declares about itself for machines: JSON-LD and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import html

from dateline.article.dates import address_date, machine_stamp
from dateline.article.imprint import Imprint
from dateline.article.names import author_names
from dateline.article.visible import clean
from dateline.model import Stamp

ARTICLE_TYPE = re.compile(r"(?:article|posting|report|newsstory)$", re.IGNORECASE)
MOST_NODES = 2_000  # of JSON-LD that are looked at
DATED_TYPE = re.compile(r"(?:page|webpage|creativework)$", re.IGNORECASE)  # may date its article
ASIDE = frozenset({"nav", "aside", "footer", "li"})  # a time in these is some other page's
CONTROL = re.compile(r"[\x00-\x1f]+")

META = {  # the names under which each field is declared, best first
    "title": ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "sailthru.title"),
    "authors": (
        "author", "article:author", "citation_author", "dc.creator", "dc.creator.creator", "parsely-author",
        "sailthru.author", "byl", "og:article:author", "article:author_name", "cxenseparse:author", "rbauthors",
    ),
    "outlet": ("og:site_name", "citation_journal_title", "application-name", "dc.publisher", "publisher"),
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "citation_publication_date",
        "citation_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
        "dc.date.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "article.published", "ptime", "date", "cxenseparse:recs:publishtime", "rnews:datepublished", "article:published",
        "bt:pubdate", "date.release", "originalpublicationdate", "article_date_original", "og:pubdate", "published_time",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dc.date.modified",
        "dcterms.modified", "lastmod", "last-modified", "modified_time", "utime", "lastmodified",
    ),
    "section": ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category"),
}  # fmt: skip


def from_json_ld(root: html.HtmlElement) -> Imprint:
    """What the page's JSON-LD says of its article; all empty where there is none."""
    nodes = list(_nodes(root))
    articles = [node for node in nodes if _is(node, ARTICLE_TYPE)]
    if not articles:
        return _from_page_node(nodes)
    node = max(
        articles, key=lambda one: sum(key in one for key in ("headline", "author", "datePublished"))
    )
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}
    return Imprint(
        title=_text(node.get("headline")) or _text(node.get("name")),
        authors=author_names(list(_names(node.get("author") or node.get("creator"), by_id))),
        outlet=next(_names(node.get("publisher"), by_id), None),
        published=_stamp(node.get("datePublished") or node.get("dateCreated")),
        modified=_stamp(node.get("dateModified")),
        language=_language(_text(node.get("inLanguage"))),
        section=_text(node.get("articleSection")),
    )


def _from_page_node(nodes: list[dict[str, Any]]) -> Imprint:
    """Where no article is described, the page itself may be."""
    for node in nodes:
        if _is(node, DATED_TYPE) and "datePublished" in node:
            return Imprint(
                published=_stamp(node.get("datePublished")),
                modified=_stamp(node.get("dateModified")),
                language=_language(_text(node.get("inLanguage"))),
            )
    return Imprint()


def _nodes(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outermost first, up to MOST_NODES."""
    queue: list[Any] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                queue.append(json.loads(CONTROL.sub(" ", script.text or ""), strict=False))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while queue and seen < MOST_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(inner for inner in value.values() if isinstance(inner, (dict, list)))


def _is(node: dict[str, Any], wanted: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and wanted.search(kind) for kind in kinds)


def _names(value: Any, by_id: dict[str, dict[str, Any]], depth: int = 3) -> Iterator[str]:
    """The names in a string, an object, a reference to one, or a list of these."""
    if isinstance(value, str):
        if text := _text(value):
            yield text
    elif isinstance(value, list):
        for one in value[:20]:
            yield from _names(one, by_id, depth)
    elif isinstance(value, dict) and depth:
        named = value.get("name")
        if not named and value.get("@id") in by_id:
            named = by_id[value["@id"]].get("name")
        yield from _names(named, by_id, depth - 1)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return (
        clean(
            html.fromstring(f"<p>{value}</p>").text_content()
            if "&" in value or "<" in value
            else value
        )
        or None
    )


def _stamp(value: Any) -> Stamp | None:
    text = _text(value)
    return machine_stamp(text) if text else None


def _language(value: str | None) -> str | None:
    match = re.match(r"([a-z]{2})(?:[-_]|$)", (value or "").lower())
    return match[1] if match else None


def from_meta(root: html.HtmlElement, url: str) -> Imprint:
    """What the page's meta, link, time and title elements say."""
    said = _meta(root)

    def first(field: str) -> str | None:
        return next((text for name in META[field] for text in said.get(name, ())), None)

    authors = [text for name in META["authors"] for text in said.get(name, ())]
    stamps = (machine_stamp(text) for name in META["published"] for text in said.get(name, ()))
    changes = (machine_stamp(text) for name in META["modified"] for text in said.get(name, ()))
    return Imprint(
        title=first("title"),
        authors=author_names(authors),
        outlet=first("outlet"),
        published=next((stamp for stamp in stamps if stamp), None),
        modified=next((stamp for stamp in changes if stamp), None),
        language=_language(
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        ),
        section=first("section"),
        canonical=_canonical(root, said, url),
    )


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    """Name to contents, of meta elements and of elements with an itemprop."""
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = clean(element.get("content") or "")
        names = f"{element.get('property') or ''} {element.get('name') or ''} {element.get('itemprop') or ''}"
        for name in names.lower().split() if content else ():
            said.setdefault(name, []).append(content)
    return said


def _canonical(root: html.HtmlElement, said: dict[str, list[str]], url: str) -> str | None:
    links = [
        link.get("href")
        for link in root.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    for link in [*links, *said.get("og:url", ())]:
        if not link:
            continue
        try:
            address = str(urljoin(url, link))
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            return address
    return None


def from_marked(root: html.HtmlElement) -> Imprint:
    """What elements that are marked as such say: rel and itemprop of authors, times of publication."""
    published = modified = plain = None
    for element in root.iter("time", "span", "abbr", "p", "div", "a"):
        prop = (element.get("itemprop") or "").lower()
        if element.tag != "time" and "date" not in prop:
            continue
        stamp = _marked_stamp(element)
        if "modified" in prop:
            modified = modified or stamp
        elif "published" in prop or "created" in prop or element.get("pubdate") is not None:
            published = published or stamp
        elif element.tag == "time" and not any(up.tag in ASIDE for up in element.iterancestors()):
            plain = plain or stamp
    authors = [
        clean(element.text_content())[:100]
        for element in root.iter("a", "span", "p", "div", "address")
        if "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
    ]
    return Imprint(
        authors=author_names(authors[:5]), published=published or plain, modified=modified
    )


def _marked_stamp(element: html.HtmlElement) -> Stamp | None:
    get = element.get
    value = get("datetime") or get("content") or get("title") or element.text_content()
    return machine_stamp(clean((value or "")[:100]))


def from_address(url: str) -> Imprint:
    """What the address says: at most a day."""
    return Imprint(published=address_date(url))


def page_title(root: html.HtmlElement) -> str | None:
    """The words of the title element."""
    for element in root.iter("title"):
        if all(parent.tag != "svg" for parent in element.iterancestors()):
            return clean(element.text_content()) or None
    return None
