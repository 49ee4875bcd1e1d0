"""The JSON-LD of a page, read once for all who ask."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import html

Node = dict[str, Any]

MOST_NODES = 2_000  # that are looked at
CONTROL = re.compile(r"[\x00-\x1f]+")
WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
OPENING = re.compile(r"[{\[]")


def json_ld(root: html.HtmlElement) -> list[Node]:
    """Every object in the page's JSON-LD, outermost first, up to MOST_NODES; what cannot be read is left out."""
    return list(_nodes(root))


def _nodes(root: html.HtmlElement) -> Iterator[Node]:
    queue: list[Any] = []
    for text in _sources(root):
        try:
            queue.append(_value(text))
        except (ValueError, RecursionError):
            continue
    for value in islice(queue, MOST_NODES):  # which grows meanwhile
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(inner for inner in value.values() if isinstance(inner, (dict, list)))


def _value(text: str) -> Any:
    """What a script holds; of one that is no JSON its first value, as a browser would let it by."""
    try:
        return json.loads(CONTROL.sub(" ", text), strict=False)
    except ValueError:
        plain = " ".join(map(_without_remark, WRAPPING.sub(" ", text).splitlines()))
        plain = LOOSE_COMMA.sub("", CONTROL.sub(" ", plain))
        opening = OPENING.search(plain)
        if opening is None:
            raise
        return json.JSONDecoder(strict=False).raw_decode(plain, opening.start())[0]


def _without_remark(line: str) -> str:
    """The line up to two slashes that stand in no string.

    >>> _without_remark('"url": "https://example.org", // the front page')
    '"url": "https://example.org", '
    """
    pieces = line.split('"') if "//" in line else []
    for number, piece in enumerate(pieces[::2]):
        before, slashes, _ = piece.partition("//")
        if slashes:
            return '"'.join([*pieces[: 2 * number], before])
    return line


def _sources(root: html.HtmlElement) -> Iterator[str]:
    """What stands in script elements, and in meta elements of frameworks that make those of them."""
    for element in root.iter("script", "meta"):
        is_script = element.tag == "script"
        if "ld+json" in (element.get("type" if is_script else "name") or "").lower():
            yield (element.text if is_script else element.get("content")) or ""
