"""Who said what without a parse: the same rules, on a reading of the words alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from answers import Desk, Prediction, _article, _attribution, _parted
from shown import Shown

from dateline.model import Article, Cast, Reading, Scope
from dateline.reading import load_surface_reader
from dateline.statements import find_statements

NOBODY = Cast((), ())


@cache
def _reader() -> Callable[[Article], Reading]:
    return load_surface_reader("en")


def statements(desk: Desk, shown: Shown) -> Prediction:
    """As answers.statements, speakers unresolved."""
    reading = _reader()(_article(shown))
    found = find_statements(reading, NOBODY)
    said = [s for s in found if s.scope is Scope.speech and not s.negated]
    return {"attributions": [_attribution(s, NOBODY) for s in said]}


def stretches(desk: Desk, shown: Shown) -> Prediction:
    """As answers.stretches."""
    joined = statements(desk, shown)["attributions"]
    return {"attributions": [one for whole in joined for one in _parted(shown["text"], whole)]}
