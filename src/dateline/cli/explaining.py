"""What decided a record, in words: the rule, the entry it comes from, what it was joined with."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.cli.terminal import printable
from dateline.cli.wording import quoted, short
from dateline.languages import KNOWN, table
from dateline.model import Actor, Event, Findings, Mention, Span, Statement


def why_event(findings: Findings, event: Event) -> Iterator[str]:
    """The frames and what was composed with them, the statement, and who the parties are."""
    for rule in event.found_by.split("; "):
        yield f"by {rule}"
    if event.statement is not None:
        yield f"inside the statement {short(event.statement)}, so it is a claim"
    for party in (*event.actors, *event.recipients):
        yield why_party(findings, party.actor, quoted(findings.article.text, party.span))


def why_party(findings: Findings, actor_id: str, words: str) -> str:
    """ "“the premier” is Ada Quill (c-1f…): title: Premier Ada Quill"."""
    actor = findings.cast.actor(actor_id)
    return f"{words} is {printable(actor.name)} ({short(actor.id)}): {printable(actor.known_by)}"


def why_statement(findings: Findings, statement: Statement) -> Iterator[str]:
    """The frame and the cue's entry, and who the source is."""
    yield f"by {statement.found_by}{_cue_phrase(findings, statement)}"
    if statement.source is None:
        yield "the article names no source"
    elif statement.speaker is None:
        words = quoted(findings.article.text, statement.source)
        yield f"{words} could not be resolved to anybody in the cast"
    else:
        words = quoted(findings.article.text, statement.source)
        yield why_party(findings, statement.speaker, words)
        yield from _why_mention(findings, statement.speaker, statement.source)


def _why_mention(findings: Findings, speaker: str, source: Span) -> Iterator[str]:
    """By which rule the words of the source were joined to the speaker."""
    for mention in findings.cast.mentions:
        if mention.actor == speaker and source.meets(mention.span):
            words = quoted(findings.article.text, mention.span)
            yield f"{words} was joined by: {printable(mention.found_by)}"
            return


def _cue_phrase(findings: Findings, statement: Statement) -> str:
    """The phrase that taught the cue, from the language's table, where the rule names a cue."""
    lemma = statement.found_by.rpartition(": ")[2]
    language = findings.article.language
    if language not in KNOWN:
        return ""
    cues = table(language, "cues")
    entry = cues["verb"].get(lemma) or cues["noun"].get(lemma)
    return f" (as in “{entry['from']}”)" if entry else ""


def why_actor(findings: Findings, actor: Actor) -> Iterator[str]:
    """What decided who it is, and by which rule each of its mentions was joined."""
    yield f"known by {printable(actor.known_by)}"
    if actor.inferred:
        yield f"inferred, not read: {', '.join(actor.inferred)}"
    for words, rule in _mentions(findings, actor):
        yield f"{words}: {rule}"


def _mentions(findings: Findings, actor: Actor) -> Iterator[tuple[str, str]]:
    """Each wording with its rule, once, with how often it stands there."""
    counts: dict[tuple[str, str], int] = {}
    for mention in mentions_of(findings, actor):
        key = (quoted(findings.article.text, mention.span), printable(mention.found_by))
        counts[key] = counts.get(key, 0) + 1
    for (words, rule), count in counts.items():
        yield f"{words}{f' ×{count}' if count > 1 else ''}", rule


def mentions_of(findings: Findings, actor: Actor) -> list[Mention]:
    return [m for m in findings.cast.mentions if m.actor == actor.id]
