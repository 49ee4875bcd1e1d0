"""What is known about an article, gathered from several places; the first that knows a field wins."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from dateline.model import Stamp, host_of

BYLINE = "visible text"  # said of what stands about the headline for people to read


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who, where and when, as one place on the page says it; None or () where it does not."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    language: str | None = None
    section: str | None = None
    canonical: str | None = None
    agency: str | None = None
    correction: str | None = None


NAMES = tuple(field.name for field in fields(Imprint))


def merge(said: list[tuple[str, Imprint]]) -> tuple[Imprint, dict[str, str]]:
    """One imprint of several, best first, and for each field which of them said it.

    >>> merge([("JSON-LD", Imprint(title="A")), ("meta", Imprint(title="B", section="World"))])[1]
    {'title': 'JSON-LD', 'section': 'meta'}
    """
    values: dict[str, Any] = {}
    known_by = {}
    for name in NAMES:
        for where, imprint in said:
            if value := getattr(imprint, name):
                values[name], known_by[name] = value, where
                break
    merged = Imprint(**values)
    signed = [(where, one.authors) for where, one in said if one.authors]
    named = [(where, people) for where, all in signed if (people := _people(all, merged))]
    for where, people in named[:1]:
        where, people = next(
            (one for one in named[1:] if one[0] == BYLINE and _names_more(one[1], people)),
            (where, people),
        )
        return replace(merged, authors=people), known_by | {"authors": where}
    return merged, known_by


def _names_more(those: tuple[str, ...], these: tuple[str, ...]) -> bool:
    """Whether those are these and others: a system names one author where the byline has three."""
    ours, theirs = ({name.split()[-1].casefold() for name in names} for names in (these, those))
    return ours < theirs


def _people(authors: tuple[str, ...], of: Imprint) -> tuple[str, ...]:
    """The authors without the house itself: its name, or that of its site."""
    host = (host_of(of.canonical or "") or "").replace("-", "").split(".")
    house = {_letters(of.outlet or ""), *host}
    return tuple(one for one in authors if _letters(one) not in house)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
