"""One record each, for people: who did what to whom, who said what, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dateline.cli.explaining import why_actor, why_event, why_statement
from dateline.cli.layout import ASIDE, CLAIM, NAME, REASON, TRIGGER, Barred, entry
from dateline.cli.terminal import printable
from dateline.cli.wording import (
    act_in_words,
    cameo_in_words,
    code_of,
    figure_in_words,
    place_in_words,
    quoted,
    scores_in_words,
    sentence_number,
    source_in_words,
    time_in_words,
)
from dateline.model import Actor, Event, Findings, Party, Span, Statement, Status, Voice

STATUS_STYLE = {
    Status.happened: "green",
    Status.planned: "cyan",
    Status.asked: "cyan",
    Status.threatened: "magenta",
    Status.hypothetical: "magenta",
    Status.denied: "red",
    Status.background: "dim",
}


def event_entry(
    findings: Findings, event: Event, number: int | None = None, *, explain: bool = False
) -> RenderableType:
    """An event: parties, act and status, when and where, figures, and its sentence."""
    parts: list[RenderableType] = [_act_line(findings, event)]
    parts.append(evidence(findings, event.cite.span, (event.trigger,), _spans(event)))
    if explain:
        parts += [Text(reason, REASON) for reason in why_event(findings, event)]
    return entry(number, _who_did_it(findings, event), event.id, parts)


def statement_entry(
    findings: Findings, statement: Statement, number: int | None = None, *, explain: bool = False
) -> RenderableType:
    """A statement: the source and how it is named, the cue, the content in the page's words."""
    text = findings.article.text
    contents = Text(" … ").join(_slice(text, span) for span in statement.contents)
    parts: list[RenderableType] = [_how_it_is_said(findings, statement), Barred(contents)]
    if explain:
        parts += [Text(reason, REASON) for reason in why_statement(findings, statement)]
    return entry(number, _who_said_it(findings, statement), statement.id, parts)


def actor_entry(findings: Findings, actor: Actor, *, explain: bool = True) -> RenderableType:
    """An actor: codes, role, and how often it is named; with `explain` each mention's rule."""
    code = code_of(actor) or "no code"
    head = Text.assemble((printable(actor.name), NAME), (f"  {code}", ASIDE))
    parts = [Text(about_actor(actor))]
    if explain:
        parts += [Text(reason, REASON) for reason in why_actor(findings, actor)]
    return entry(None, head, actor.id, parts)


def about_actor(actor: Actor) -> str:
    """Its role, or what kind it is, or the government that it stands for."""
    if actor.stands_for:
        return f"stands for {actor.stands_for}"
    return printable(actor.role or actor.kind) + ("?" if "role" in actor.inferred else "")


def evidence(
    findings: Findings, cited: Span, marked: Sequence[Span] = (), named: Sequence[Span] = ()
) -> RenderableType:
    """The words of the article, with what matters in them marked."""
    words = _slice(findings.article.text, cited)
    for spans, style in ((named, NAME), (marked, TRIGGER)):
        for span in spans:
            words.stylize(style, max(0, span.start - cited.start), max(0, span.end - cited.start))
    return Barred(words)


# --------------------------------------------------------------------------- events


def _who_did_it(findings: Findings, event: Event) -> Text:
    """ "says Ada Quill: " where it is her word, then the parties."""
    line = Text()
    if event.statement is not None:
        line.append(f"says {_claimant(findings, event.statement)}: ", CLAIM)
    line.append_text(_parties(findings, event.actors) or Text("nobody named", ASIDE))
    if event.recipients:
        line.append(" → ", ASIDE)
        line.append_text(_parties(findings, event.recipients))
    return line


def _claimant(findings: Findings, statement_id: str) -> str:
    statement = next((s for s in findings.statements if s.id == statement_id), None)
    return source_in_words(findings, statement) if statement else "somebody"


def _parties(findings: Findings, parties: Sequence[Party]) -> Text:
    return Text(", ").join(_party(findings, party) for party in parties)


def _party(findings: Findings, party: Party) -> Text:
    actor = findings.cast.actor(party.actor)
    code = code_of(actor)
    return Text.assemble((printable(actor.name), NAME), (f" {code}" if code else "", ASIDE))


def _act_line(findings: Findings, event: Event) -> Text:
    claimed = event.statement is not None
    style = CLAIM if claimed else STATUS_STYLE[event.status]
    act = act_in_words(event)
    if event.status is Status.happened:
        act += ", claimed" if claimed else ", happened"
    line = Text.assemble((act, style))
    for detail in _details(findings, event):
        line.append(" · ", ASIDE).append(detail)
    return line.append(f" · {quoted(findings.article.text, event.trigger)}", ASIDE)


def _details(findings: Findings, event: Event) -> Iterator[str]:
    text = findings.article.text
    if event.when:
        yield time_in_words(text, event.when)
    place = next((p for p in findings.places if p.id == event.where), None)
    if place:
        yield f"in {place_in_words(place)}"
    for figure in event.figures:
        yield figure_in_words(text, figure)
    if event.contexts:
        yield ", ".join(event.contexts)
    yield from filter(None, (cameo_in_words(event), scores_in_words(event)))


def _spans(event: Event) -> tuple[Span, ...]:
    return tuple(party.span for party in (*event.actors, *event.recipients))


# --------------------------------------------------------------------------- statements


def _who_said_it(findings: Findings, statement: Statement) -> Text:
    text = findings.article.text
    line = Text.assemble((source_in_words(findings, statement), NAME))
    if statement.speaker and statement.source:
        named = quoted(text, statement.source)
        if named.strip("“”") != printable(findings.cast.actor(statement.speaker).name):
            line.append(f" {named}", ASIDE)
    if statement.cue:
        line.append("  ").append(printable(statement.cue.of(text)), "cyan")
    return line


def _how_it_is_said(findings: Findings, statement: Statement) -> Text:
    words = [str(statement.voice)]
    if statement.scope != "speech":
        words.append("a stance")
    if statement.source_kind in {"unnamed", "document"}:
        words.append(f"{statement.source_kind} source")
    style = "green" if statement.voice is Voice.direct else ""
    line = Text.assemble((" · ".join(words), style))
    if statement.negated:
        line.append(" · not said", "red")
    number = sentence_number(findings.sentences, statement.cite.span)
    return line.append(f" · sentence {number} of {len(findings.sentences)}", ASIDE)


def _slice(text: str, span: Span) -> Text:
    return Text(printable(span.of(text)))
