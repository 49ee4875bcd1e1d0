"""The reports that Dateline ships: invented outlets on a real course of events, all our own words.

`sample_pages()` gives them in the order in which they arrive; README.md says what each is for.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from importlib import resources

__all__ = ["Sample", "sample_pages"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One report as it came in, bytes untouched."""

    file: str  # its name in `pages/`; the ending says HTML or flattened text
    outlet: str
    url: str
    arrived: datetime  # aware
    body: bytes = field(repr=False)


def sample_pages() -> tuple[Sample, ...]:
    """All samples, in the order in which they arrive.

    >>> first = sample_pages()[0]
    >>> first.outlet, first.arrived.date().isoformat()
    ('Island Press', '1998-04-07')
    """
    here = resources.files(__name__)
    index = tomllib.loads((here / "index.toml").read_text(encoding="utf-8"))
    return tuple(
        Sample(
            file=row["file"],
            outlet=row["outlet"],
            url=row["url"],
            arrived=row["arrived"],
            body=(here / "pages" / row["file"]).read_bytes(),
        )
        for row in index["page"]
    )
