"""What decided a record, in words: the rule, the entry it comes from, what it was joined with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.cli.terminal import printable
from dateline.cli.wording import quoted, short
from dateline.languages import KNOWN, table
from dateline.model import About, Actor, Event, Findings, Mention, Span, Statement


def why_event(findings: Findings, event: Event) -> Iterator[str]:
    """The frames and what was composed with them, the statement, and who the parties are."""
    for rule in event.found_by.split("; "):
        yield f"by {rule}"
    for about in (About.status, About.mode, About.context, About.opinion):
        told = [reason.why for reason in event.reasons if reason.about is about]
        if told:
            name = "learned second opinion" if about is About.opinion else str(about)
            yield printable(f"{name}: {'; '.join(told)}")
    if event.statement is not None:
        yield f"inside the statement {short(event.statement)}, so it is a claim"
    for party in (*event.actors, *event.recipients):
        yield _why_party(findings, party.actor, party.span)


def what_came_near(event: Event) -> Iterator[str]:
    """Acts that the words of its sentence could have told, each with what kept it from being told."""
    for reason in event.reasons:
        if reason.about is About.near:
            yield printable(reason.why)


def why_statement(findings: Findings, statement: Statement) -> Iterator[str]:
    """The frame and the cue's entry, and who the source is."""
    yield f"by {statement.found_by}{_cue_phrase(findings, statement)}"
    if statement.source is None:
        yield "the article names no source"
    elif statement.speaker is None:
        words = quoted(findings.article.text, statement.source)
        yield f"{words} could not be resolved to anybody in the cast"
    else:
        yield _why_party(findings, statement.speaker, statement.source)


def _why_party(findings: Findings, actor_id: str, span: Span) -> str:
    """ "“she” is Ada Quill (c-1f…), by pronoun: she; known by title: Premier Ada Quill"."""
    actor = findings.cast.actor(actor_id)
    joined = next((m.found_by for m in mentions_of(findings, actor) if m.span.meets(span)), None)
    who = f"{quoted(findings.article.text, span)} is {actor.name} ({short(actor.id)})"
    by = f", by {joined}" if joined else ""
    return printable(f"{who}{by}; known by {actor.known_by}")


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
    counts = Counter(
        (quoted(findings.article.text, mention.span), printable(mention.found_by))
        for mention in mentions_of(findings, actor)
    )
    times = {n: f" ×{n}" if n > 1 else "" for n in counts.values()}
    yield "; ".join(f"{words}{times[n]} ({rule})" for (words, rule), n in counts.items())


def mentions_of(findings: Findings, actor: Actor) -> list[Mention]:
    """Where the article names it, in the order of the text."""
    return [m for m in findings.cast.mentions if m.actor == actor.id]
