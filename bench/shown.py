"""What Dateline is shown of each gold document: never a label.

One function a kind of set. Each builds a new dictionary from named fields, so that a field that
is not named here cannot reach the pipeline; `id` only joins a prediction to its document.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from gold import Row

Shown = dict[str, Any]


def text(row: Row) -> Shown:
    """The bare text."""
    return {"id": row["id"], "text": row["text"]}


def dated_text(row: Row) -> Shown:
    """The text and the day it came out, which times are reckoned from."""
    return {**text(row), "published": _day(row.get("date"))}


def page(row: Row) -> Shown:
    """The page's address and its bytes as they came, gzipped in a file."""
    return {"id": row["id"], "url": row["url"], "file": f"{row['folder']}/{row['html']}"}


def lines(row: Row) -> Shown:
    """The lines of a flattened page, top to bottom."""
    return {"id": row["id"], "lines": [line["text"] for line in row["lines"]]}


def quotations(row: Row) -> Shown:
    """The text, what was said and the words that name the source there; not who that is.

    The task gives the quotations, and the source's words where they stand beside them.
    """
    given = [
        {"id": a["id"], "contents": a["content_spans"], "source": a["source_span"]}
        for a in row["attributions"]
    ]
    return {**text(row), "quotations": given}


def pronoun(row: Row) -> Shown:
    """The text, a pronoun's place and those of two names; not which it stands for."""
    return {
        **text(row),
        "pronoun": row["pronoun"],
        "names": [candidate["span"] for candidate in row["candidates"]],
    }


def pair(row: Row) -> Shown:
    """A sentence and two actors; not what the first does to the second."""
    return {**text(row), "actor": _listed(row["source"]), "recipient": _listed(row["target"])}


def actor(row: Row) -> Shown:
    """A sentence and the words in it that name an actor; not its country or sector."""
    return {"id": row["id"], "text": row["sentence"], "actor": row["text"]}


def report(row: Row) -> Shown:
    """An outlet's report as it came in: headline, text, address, outlet, day; not its story."""
    return {
        **dated_text(row),
        "title": row["title"],
        "url": row["url"],
        "outlet": row["source"],
    }


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _day(value: str | None) -> date | None:
    """The day, where the set writes one in ISO 8601; None for anything else ("7:58 AM ET")."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
