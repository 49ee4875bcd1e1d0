"""Who speaks, as shown to people: a name, the words of the source, or that it is not resolved."""

from __future__ import annotations

from dateline.languages import table
from dateline.model import Actor, ActorKind, Event, Figure, Findings, Scope, SourceKind, Statement

NOT_NAMED = "a source not named"


def speaker_name(findings: Findings, statement: Statement) -> str:
    """The speaker as shown: by name, else by the words that name the source.

    A name in the sentence itself is what the outlet wrote: the cast may make it fuller ("Blair",
    "Tony Blair"), never another. Words that only point at somebody are resolved by the cast, or
    shown as such: “he” (not resolved).
    """
    source = _source_words(findings, statement)
    if statement.speaker is not None:
        return _fuller(findings.cast.actor(statement.speaker), source)
    if source is None:
        return NOT_NAMED
    return f"“{source}” (not resolved)" if source.casefold() in _pointing() else source


def _source_words(findings: Findings, statement: Statement) -> str | None:
    """The words of the source up to the first comma; an apposition would only repeat it."""
    if statement.source is None:
        return None
    whole = " ".join(statement.source.of(findings.article.text).split())
    return whole.split(",")[0] or whole


def _fuller(actor: Actor, source: str | None) -> str:
    """The fuller of two forms of one name; the one in the sentence where they are not one.

    Of an organisation the capitalised words in the sentence must stand in the cast's name: "Real
    IRA" is not "IRA". Without a capital inside, the words are no name ("police"), and the cast
    decides; so it does for persons, whom roles stand for ("the Prime Minister").
    """
    if source is None or not _holds_name(source) or actor.kind is ActorKind.person:
        return actor.name
    names = {word for word in source.split() if word[:1].isupper() or word[:1].isdigit()}
    return actor.name if names - {"The"} <= set(actor.name.split()) else source


def _holds_name(words: str) -> bool:
    return any(word[:1].isupper() or word[:1].isdigit() for word in words.split()[1:])


def event_speaker(findings: Findings, event: Event, figure: Figure | None = None) -> str | None:
    """Whose word the event, or a number it comes with, is; None: the outlet's own voice."""
    said = statement_of(findings, event, figure)
    if said is None or said.scope is Scope.stance:  # what somebody wants is the outlet's to tell
        return None
    return speaker_name(findings, said)


def statement_of(
    findings: Findings, event: Event, figure: Figure | None = None
) -> Statement | None:
    """The statement that the event, or a number it comes with, hangs on."""
    statement = (figure.said_by if figure else None) or event.statement
    return next((s for s in findings.statements if s.id == statement), None)


def denies(findings: Findings, statement: Statement) -> bool:
    """Whether the cue says that it is not so ("denied", "dismissed")."""
    if statement.cue is None:
        return False
    cue = statement.cue.of(findings.article.text).casefold().split()
    return not _denying().isdisjoint(cue)


def says_nothing(findings: Findings, statement: Statement) -> bool:
    """Whether nothing is said: "did not say whether", "declined to comment"."""
    return statement.negated and not denies(findings, statement)


def _denying() -> frozenset[str]:
    return frozenset(table("en", "stories")["denying"].split())


def is_resolved(statement: Statement) -> bool:
    """Whether it is known who speaks, so that one speaker's words can be set side by side."""
    return statement.speaker is not None and statement.source_kind is not SourceKind.unnamed


def _pointing() -> frozenset[str]:
    return frozenset(table("en", "stories")["pointing"].split())
