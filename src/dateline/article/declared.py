"""What a page declares about itself for machines: JSON-LD and meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import html

from dateline.article.dates import Habit, address_date, machine_stamp
from dateline.article.imprint import Imprint
from dateline.article.json_ld import Node
from dateline.article.names import CONTACT, author_names, is_author_label, looks_like_a_name
from dateline.article.visible import clean
from dateline.model import Stamp, host_of

ARTICLE_TYPE = re.compile(r"(?:article|posting|report|newsstory)$", re.IGNORECASE)
BODY_TYPE = re.compile(r"(?:organi[sz]ation|corporation)$", re.IGNORECASE)
BODY_NAMED = "JSON-LD: a body"
TELLING = ("headline", "author", "datePublished", "articleBody")  # what a full description has
DATED_TYPE = re.compile(r"(?:page|webpage|creativework)$", re.IGNORECASE)  # may date its article
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autore?s?|auteurs?|autoren?|writers?|staff|reporters?|journalists?|contributors?|columnists?|byline|by)/[^/]"
)
NAMES_AUTHOR = re.compile(
    r"(?:author|byline)[-_]*(?:(?:box|bio|info|display|full)[-_]*)?name", re.IGNORECASE
)
OF_OTHERS = re.compile(r"comment|quote|testimonial|review|related|card|teaser|promo", re.IGNORECASE)
NOT_ITS_OWN = frozenset({"nav", "aside", "footer"})  # who is named there wrote something else
LABELS_OF_CARDS = frozenset(
    {"twitterlabel1", "twitterlabel2"}
)  # questions that data1, data2 answer
MOST_INSIDE = 50  # elements of an author's description that are looked at for the name
TIME_BEFORE, TIME_AFTER = 3, 8  # times and headings about the headline, among which its time is
UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
ASIDE = frozenset({"nav", "aside", "footer", "li", "a"})  # a time in these is some other page's

META = {  # the names under which each field is declared, best first
    "title": ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "sailthru.title"),
    "authors": (
        "author", "article:author", "citation_author", "dc.creator", "dc.creator.creator", "parsely-author",
        "sailthru.author", "byl", "og:article:author", "article:author_name", "cxenseparse:author", "rbauthors",
        "article:byline", "authors", "article.author", "og:author", "dcterms.creator", "dc:creator", "article-author",
    ),
    "outlet": ("og:site_name", "citation_journal_title", "application-name", "dc.publisher", "publisher"),
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "citation_publication_date",
        "citation_date", "published-date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
        "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "article.published", "ptime", "cxenseparse:recs:publishtime", "rnews:datepublished", "article:published",
        "bt:pubdate", "date.release", "originalpublicationdate", "article_date_original", "og:pubdate", "published_time",
        "article:publicationdate", "og:publish_date", "displaydate", "date_published",
    ),
    "dated": (  # a day of the page, which may be that of a change: asked after the visible text
        "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "datecreated", "dc:date",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dc.date.modified",
        "dcterms.modified", "lastmod", "last-modified", "modified_time", "utime", "lastmodified", "modified-date", "updated", "date_modified",
    ),
    "section": ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category"),
}  # fmt: skip


def from_json_ld(nodes: list[Node]) -> list[tuple[str, Imprint]]:
    """What the page's JSON-LD says of its article; nothing where it describes none.

    Bodies named as its authors stand apart, for a person may be named elsewhere on the page.
    """
    articles = [node for node in nodes if _is(node, ARTICLE_TYPE)]
    if not articles:
        return [("JSON-LD", _from_page_node(nodes))]
    inner = {id(one) for node in articles for one in _described_in(node)}
    own = [node for node in articles if id(node) not in inner] or articles
    node = max(own, key=lambda one: sum(bool(one.get(key)) for key in TELLING))
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}
    people, bodies = _makers(node.get("author") or node.get("creator"), by_id)
    imprint = Imprint(
        title=_text(node.get("headline")) or _text(node.get("name")),
        authors=author_names(people),
        outlet=next(_names(node.get("publisher"), by_id), None),
        published=_stamp(node.get("datePublished") or node.get("dateCreated")),
        modified=_stamp(node.get("dateModified")),
        language=_language(_text(node.get("inLanguage"))),
        section=_text(node.get("articleSection")),
    )
    return [("JSON-LD", imprint), (BODY_NAMED, Imprint(authors=author_names(bodies)))]


def _described_in(node: Node) -> Iterator[Node]:
    """What a description holds: entries of a live report, comments, reports that belong to it."""
    for value in node.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one


def _makers(value: Any, by_id: dict[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The names of those who wrote it: people, and bodies that are named as such."""
    people: list[str] = []
    bodies: list[str] = []
    for one in value[:20] if isinstance(value, list) else [value]:
        is_body = isinstance(one, dict) and _is(_referred(one, by_id) or one, BODY_TYPE)
        (bodies if is_body else people).extend(_names(one, by_id))
    return people, bodies


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
        named = _named(value) or _named(_referred(value, by_id))
        yield from _names(named, by_id, depth - 1)


def _referred(node: Node, by_id: dict[str, Node]) -> Node:
    """What is described elsewhere under the name that a node gives; nothing where it gives none."""
    name = node.get("@id")
    return by_id.get(name, {}) if isinstance(name, str) else {}


def _named(node: Node) -> Any:
    """The name of what a node describes; a person's may stand in parts."""
    parts = [node.get(key) for key in ("givenName", "familyName")]
    whole = " ".join(part for part in parts if isinstance(part, str))
    return node.get("name") or node.get("@value") or whole


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


def from_meta(root: html.HtmlElement, url: str) -> tuple[Imprint, Imprint, Imprint]:
    """What the page's meta and link elements say.

    Apart, the house where it is named as the author, and a day that may be that of a change.
    """
    said = _meta(root)

    def first(field: str) -> str | None:
        return next((text for name in META[field] for text in said.get(_plain(name), ())), None)

    told = [text for name in META["authors"] for text in said.get(_plain(name), ())]
    site = (host_of(url) or "").removeprefix("www.")
    houses = [text for text in told if site and site in text.lower() and "@" not in text]
    authors = [text for text in told if text not in houses]  # not "The Example (example.org)"

    def stamp(field: str) -> Stamp | None:
        stamps = (
            machine_stamp(text) for name in META[field] for text in said.get(_plain(name), ())
        )
        return next((one for one in stamps if one), None)

    imprint = Imprint(
        title=first("title"),
        authors=author_names(authors),
        outlet=CONTACT.sub("", first("outlet") or "") or None,
        published=stamp("published"),
        modified=stamp("modified"),
        language=_language(
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        ),
        section=first("section"),
        canonical=_canonical(root, said, url),
    )
    named = author_names(houses) or tuple(text for text in houses if text.lower() == site)
    return imprint, Imprint(authors=named), Imprint(published=stamp("dated"))


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    """Plain name to contents, of meta elements."""
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = clean(element.get("content") or "")
        names = f"{element.get('property') or ''} {element.get('name') or ''} {element.get('itemprop') or ''}"
        for name in names.split() if content else ():
            said.setdefault(_plain(name), []).append(content)
    for label in LABELS_OF_CARDS & said.keys():  # "Written by", and its answer under data1
        if any(is_author_label(text) for text in said[label]):
            told = said.get(label.replace("label", "data"), ())
            said.setdefault("author", []).extend(told)
    return said


@cache
def _plain(name: str) -> str:
    """The name without what pages write it with in so many ways: "publish-date", "publish_date"."""
    return "".join(c for c in name.lower() if c.isalnum())


def _canonical(root: html.HtmlElement, said: dict[str, list[str]], url: str) -> str | None:
    links = [
        link.get("href")
        for link in root.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    for link in [*links, *said.get("ogurl", ())]:
        if not link:
            continue
        try:
            address = str(urljoin(url, link))
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            return address
    return None


def from_marked(root: html.HtmlElement, habit: Habit) -> Imprint:
    """What elements that are marked as such say: rel and itemprop of authors, times of publication."""
    published = modified = None
    for element in root.iter("time", "span", "abbr", "p", "div", "a", "li", "ins"):
        prop = (element.get("itemprop") or "").lower()
        if "date" not in prop and element.get("pubdate") is None:
            continue
        stamp = _marked_stamp(element, habit)
        if "modified" in prop:
            modified = modified or stamp
        else:
            published = published or stamp
    signed = [
        element
        for element in root.iter("a", "span", "p", "div", "address", "li")
        if "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
    ]
    own = [one for one in signed if not any(up.tag in NOT_ITS_OWN for up in one.iterancestors())]
    authors = author_names([_name_in(one) for one in (own or signed[:1])[:5]])
    return Imprint(authors=authors, published=published, modified=modified)


def _name_in(element: html.HtmlElement) -> str:
    """The name in an element that describes an author, without the office beside it."""
    for one in islice(element.iter(), MOST_INSIDE):
        is_name = one is not element and (one.get("itemprop") or "").lower() == "name"
        if is_name and (name := clean(one.get("content") or one.text_content())):
            return name[:100]
    return clean(element.text_content())[:100]


def from_author_links(root: html.HtmlElement) -> Imprint:
    """The one name that links to an author's page, where there is no more than one."""
    found = {
        name
        for link in root.iter("a")
        if AUTHOR_PAGE.search(link.get("href") or "")
        and looks_like_a_name(name := clean(link.text_content()[:80]))
        and not any(up.tag in ASIDE - {"a"} for up in link.iterancestors())
    }
    return Imprint(authors=tuple(found)) if len(found) == 1 else Imprint()


def from_author_boxes(root: html.HtmlElement) -> Imprint:
    """The one name in elements whose class says that they hold the author's name."""
    found: set[tuple[str, ...]] = set()
    for element in root.iter("a", "span", "p", "div", "h2", "h3", "h4", "h5", "strong"):
        if not NAMES_AUTHOR.search(element.get("class") or ""):
            continue
        around = (element, *element.iterancestors())
        if any(_holds_others(up) for up in around):
            continue
        if names := author_names([clean(element.text_content()[:200])]):
            found.add(names)
    return Imprint(authors=found.pop()) if len(found) == 1 else Imprint()


def _holds_others(element: html.HtmlElement) -> bool:
    """Whether those named in it wrote something else: a comment, another article."""
    if element.tag in ("nav", "footer", "li", "blockquote"):
        return True
    return element.tag not in ("body", "html") and bool(
        OF_OTHERS.search(element.get("class") or "")
    )


def from_times(root: html.HtmlElement, headline: str | None, habit: Habit) -> Imprint:
    """The time element nearest to the headline, of those that stand in no list and no frame of the page."""
    order = list(root.iter("time", "h1", "h2", "h3", "p"))
    at = next((i for i, one in enumerate(order) if _is_headline(one, headline)), None)
    if at is None:
        return Imprint()
    near = range(max(0, at - TIME_BEFORE), min(len(order), at + TIME_AFTER))
    nearest = sorted(near, key=lambda i: (abs(i - at), i < at))
    below = range(at + TIME_AFTER, len(order))
    for element in (order[i] for i in (*nearest, *below)):
        if element.tag == "time" and not any(up.tag in ASIDE for up in element.iterancestors()):
            stamp = _marked_stamp(element, habit)
            said = f"{element.get('class') or ''} {element.text_content()[:60]}"
            if stamp and UPDATED.search(said):
                return Imprint(modified=stamp)
            if stamp:
                return Imprint(published=stamp)
    return Imprint()


def _is_headline(element: html.HtmlElement, headline: str | None) -> bool:
    if element.tag not in ("h1", "h2", "h3"):
        return False
    return clean(element.text_content()) == headline if headline else element.tag == "h1"


def _marked_stamp(element: html.HtmlElement, habit: Habit) -> Stamp | None:
    get = element.get
    for value in (get("datetime"), get("content"), get("title"), element.text_content()):
        if value and (stamp := machine_stamp(clean(value[:100]), habit)):
            return stamp
    return None


def language_tag(root: html.HtmlElement) -> str | None:
    """The page's language with its region, as it declares them: "en-GB"."""
    locale = next(iter(_meta(root).get("oglocale", ())), None)
    declared: str | None = root.get("lang") or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    if locale and (not declared or len(declared) <= 3):
        return locale
    return declared


def from_address(url: str) -> Imprint:
    """What the address says: at most a day."""
    return Imprint(published=address_date(url))


def page_title(root: html.HtmlElement) -> str | None:
    """The words of the title element."""
    for element in root.iter("title"):
        if all(parent.tag != "svg" for parent in element.iterancestors()):
            return clean(element.text_content()) or None
    return None
