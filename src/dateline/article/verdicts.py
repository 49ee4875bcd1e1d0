"""What is said of each visible line: the article's, or furniture and of which kind, and by what."""

from __future__ import annotations

from typing import NamedTuple

from dateline.article.visible import VisibleLine
from dateline.model import FurnitureKind


class Verdict(NamedTuple):
    """On one line; `kind` is None where it is the article's."""

    line: VisibleLine
    kind: FurnitureKind | None
    found_by: str
    given: bool = False  # by the user, who is right

    @property
    def kept(self) -> bool:
        return self.kind is None
