"""A statement in the making: words and spans, before its speaker and its kind are known."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Scope, Span
from dateline.statements.clauses import Clause
from dateline.statements.lexicon import Verb
from dateline.statements.sources import Source


@dataclass(frozen=True, slots=True)
class CueAt:
    """A reporting verb where it stands, with its subject and the words of the telling."""

    verb: int
    entry: Verb
    source: Source | None
    clause: Clause
    negated: bool  # "did not say"
    denied: bool  # "denied"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found; `cue` is a word's index, `cue_span` the words to show."""

    source: Source | None
    cue: int | None
    cue_span: Span | None
    contents: tuple[Span, ...]
    scope: Scope
    negated: bool
    found_by: str
    speaker_from: Source | None = None  # of a floating quotation: whose words it continues

    @property
    def hull(self) -> Span:
        return Span(min(c.start for c in self.contents), max(c.end for c in self.contents))
