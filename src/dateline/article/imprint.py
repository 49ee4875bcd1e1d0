"""What is known about an article, gathered from several places; the first that knows a field wins."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from dateline.model import Stamp


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


def merge(said: list[tuple[str, Imprint]]) -> tuple[Imprint, dict[str, str]]:
    """One imprint of several, best first, and for each field which of them said it.

    >>> merge([("JSON-LD", Imprint(title="A")), ("meta", Imprint(title="B", section="World"))])[1]
    {'title': 'JSON-LD', 'section': 'meta'}
    """
    merged, known_by = Imprint(), {}
    for name in (field.name for field in fields(Imprint)):
        for where, imprint in said:
            value = getattr(imprint, name)
            if value:
                merged = replace(merged, **{name: value})
                known_by[name] = where
                break
    return replace(merged, authors=_people(merged)), known_by


def _people(imprint: Imprint) -> tuple[str, ...]:
    """The authors without their outlet, unless it is the only one."""
    outlet = (imprint.outlet or "").casefold()
    return tuple(one for one in imprint.authors if one.casefold() != outlet) or imprint.authors
