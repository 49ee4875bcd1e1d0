"""Who speaks, as shown to people: a name, the words of the source, or that it is not resolved."""

from __future__ import annotations

from dateline.languages import table
from dateline.model import Event, Figure, Findings, SourceKind, Statement

NOT_NAMED = "a source not named"


def speaker_name(findings: Findings, statement: Statement) -> str:
    """The speaker's fullest name in the article; else the words that name the source.

    Words that only point at somebody ("he") are shown as such: “he” (not resolved).
    """
    if statement.speaker is not None:
        return findings.cast.actor(statement.speaker).name
    if statement.source is None:
        return NOT_NAMED
    words = " ".join(statement.source.of(findings.article.text).split())
    if words.casefold() in _pointing():
        return f"“{words}” (not resolved)"
    return words


def event_speaker(findings: Findings, event: Event, figure: Figure | None = None) -> str | None:
    """Whose word the event, or a number it comes with, is; None: the outlet's own voice."""
    statement = (figure.said_by if figure else None) or event.statement
    said = next((s for s in findings.statements if s.id == statement), None)
    return speaker_name(findings, said) if said else None


def is_resolved(statement: Statement) -> bool:
    """Whether it is known who speaks, so that one speaker's words can be set side by side."""
    return statement.speaker is not None and statement.source_kind is not SourceKind.unnamed


def _pointing() -> frozenset[str]:
    return frozenset(table("en", "stories")["pointing"].split())
