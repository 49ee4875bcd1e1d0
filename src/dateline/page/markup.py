"""XML from strangers: no entity is resolved, nothing is fetched, depth and size stay bounded."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def parse_xml(body: bytes) -> etree._Element | None:
    """The root element of what may be broken XML; None where there is none."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace: sites use several for one."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: etree._Element, name: str) -> str | None:
    """The text of the first element of that name inside; None where there is none."""
    for inner in _named(element, name):
        return " ".join("".join(inner.itertext()).split()) or None
    return None


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (inner for inner in element.iter() if name_of(inner) == name)
