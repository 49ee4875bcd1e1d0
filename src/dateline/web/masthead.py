"""What is known of an article as a whole, and how it is known; what was set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.model import Article, BlockKind, Furniture, FurnitureKind
from dateline.web.wording import stamp_in_words

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is known of the article; an empty value is not known."""

    about: str
    value: str
    known_by: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """The furniture of one kind."""

    kind: FurnitureKind
    items: tuple[Furniture, ...]


def safe_link(address: str | None) -> str | None:
    """The address, where it is one that a browser may follow without harm.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return address if address and _ADDRESS.fullmatch(address) else None


def details(article: Article) -> list[Detail]:
    """Who published it, who wrote it and when, known or not; then what else the page says."""

    def detail(about: str, field: str, value: str | None) -> Detail:
        return Detail(about, value or "", article.known_by.get(field, "") if value else "")

    published, modified = article.published, article.modified
    needed = [
        detail("Outlet", "outlet", article.outlet),
        detail("By", "authors", ", ".join(article.authors)),
        detail("Published", "published", stamp_in_words(published) if published else None),
    ]
    more = [
        detail("Changed", "modified", stamp_in_words(modified) if modified else None),
        detail("Agency", "agency", article.agency),
        Detail(
            "Dateline",
            "; ".join(d.span.of(article.text).rstrip(" -–—:") for d in article.datelines),
            "",
        ),
        detail("Section", "section", article.section),
    ]
    return [*needed, *(d for d in more if d.value), *_addresses(article)]


def _addresses(article: Article) -> Iterator[Detail]:
    source = "standard input" if article.url == "-" else article.url
    yield Detail("Read from", source, "", safe_link(article.url))
    if article.canonical and article.canonical != article.url:
        known_by = article.known_by.get("canonical", "")
        yield Detail("Address", article.canonical, known_by, safe_link(article.canonical))


def headline(article: Article) -> str:
    """The title, for the browser's tab and where the text itself has no headline."""
    first = article.blocks[0] if article.blocks else None
    if first and first.kind is BlockKind.headline:
        return first.span.of(article.text)
    return article.title or "No headline was found"


def set_aside(article: Article) -> list[Aside]:
    """The furniture, kind by kind."""
    kinds = list(FurnitureKind)
    ordered = sorted(article.furniture, key=lambda f: kinds.index(f.kind))
    return [Aside(kind, tuple(items)) for kind, items in groupby(ordered, key=lambda f: f.kind)]
