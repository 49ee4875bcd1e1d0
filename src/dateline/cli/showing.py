"""All that was found in one article, for people, with the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.entries import about_actor, actor_entry, event_entry, statement_entry
from dateline.cli.explaining import mentions_of
from dateline.cli.layout import ASIDE, NAME, heading
from dateline.cli.loaded import wording
from dateline.cli.terminal import printable
from dateline.cli.wording import (
    code_of,
    dateline_in_words,
    place_in_words,
    published_in_words,
    short,
    stamp_in_words,
    time_in_words,
)
from dateline.model import Actor, Article, Findings, Furniture


def show_findings(
    findings: Findings, *, explain: bool = False, furniture: bool = False
) -> RenderableType:
    """The head of the article, its cast, its events and statements, each with its sentence,
    and its loaded words.
    """
    return Group(
        *_head(findings),
        *(_furniture(findings.article) if furniture else ()),
        *_cast(findings, explain),
        *_events(findings, explain),
        *_statements(findings, explain),
        *(wording(findings) if findings.sentences else ()),
    )


def _nothing(what: str) -> RenderableType:
    return Padding(Text(what, ASIDE), (0, 0, 1, 4))


# --------------------------------------------------------------------------- head


def _head(findings: Findings) -> Iterator[RenderableType]:
    article = findings.article
    yield Text(printable(article.title or "without a headline"), "bold")
    fields = Table.grid(padding=(0, 2, 0, 0))
    fields.add_column(style=ASIDE, no_wrap=True)
    fields.add_column()
    for name, value, known_by in _fields(article):
        line = Text(printable(value))
        if known_by:
            line.append(f"  ({printable(known_by)})", ASIDE)
        fields.add_row(name, line)
    for name, value in (("set aside", _set_aside(article)), *_times_and_places(findings)):
        fields.add_row(name, Text(value))
    yield Padding(fields, (0, 0, 1, 2))


def _fields(article: Article) -> Iterator[tuple[str, str, str | None]]:
    known = article.known_by
    yield "outlet", article.publisher or "not on the page", known.get("outlet")
    yield "by", ", ".join(article.authors) or "nobody named", known.get("authors")
    yield "published", published_in_words(article), known.get("published")
    if article.modified:
        yield "changed", stamp_in_words(article.modified), known.get("modified")
    if article.agency:
        yield "agency", article.agency, known.get("agency")
    if article.datelines:
        yield "dateline", "; ".join(dateline_in_words(article, d) for d in article.datelines), None
    if article.language:
        yield "language", article.language, known.get("language")
    if article.section:
        yield "section", article.section, known.get("section")
    if article.correction:
        yield "corrects", article.correction, None
    encoding = known.get("encoding", "")
    if encoding and not encoding.startswith("utf-8 (valid"):
        yield "encoding", encoding, None
    yield "from", article.canonical or article.url, short(article.id)


def _set_aside(article: Article) -> str:
    counts = Counter(str(item.kind) for item in article.furniture)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    return f"{kinds} (--furniture shows all)" if kinds else "nothing"


def _times_and_places(findings: Findings) -> Iterator[tuple[str, str]]:
    text = findings.article.text
    if findings.times:
        yield "times", "; ".join(dict.fromkeys(time_in_words(text, t) for t in findings.times))
    if findings.places:
        counts = Counter(place_in_words(place) for place in findings.places)
        yield "places", "; ".join(_counted(what, n) for what, n in counts.items())
    if findings.unplaced:
        counts = Counter(f"“{one.span.of(text)}”" for one in findings.unplaced)
        yield "unplaced", "; ".join(_counted(what, n) for what, n in counts.items())


def _counted(what: str, count: int) -> str:
    return f"{what} ×{count}" if count > 1 else what


def _furniture(article: Article) -> Iterator[RenderableType]:
    yield heading("SET ASIDE", f"{len(article.furniture)}, not part of the article")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(style=ASIDE, no_wrap=True)
    rows.add_column(style="cyan", no_wrap=True)
    rows.add_column()
    for item in article.furniture:
        rows.add_row(printable(item.where)[-24:], str(item.kind), _aside_text(item))
    yield Padding(rows, (0, 0, 1, 4))


def _aside_text(item: Furniture) -> Text:
    return Text(printable(item.text)).append(f"  by {printable(item.found_by)}", ASIDE)


# --------------------------------------------------------------------------- cast


def _cast(findings: Findings, explain: bool) -> Iterator[RenderableType]:
    actors = sorted(findings.cast.actors, key=lambda a: -len(mentions_of(findings, a)))
    yield heading("CAST", f"{len(actors)}, most often named first")
    if not actors:
        yield _nothing("nobody")
        return
    if explain:
        yield from (actor_entry(findings, actor, explain=True) for actor in actors)
    else:
        yield _table_of(findings, actors)


def _table_of(findings: Findings, actors: Sequence[Actor]) -> RenderableType:
    rows = Table.grid(padding=(0, 2, 0, 0), expand=True)
    rows.add_column(width=2)
    rows.add_column(ratio=5)
    rows.add_column(ratio=2)
    rows.add_column(ratio=4)
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(style=ASIDE, no_wrap=True)
    for actor in actors:
        name, code = Text(printable(actor.name), NAME), code_of(actor) or "no code"
        count = f"×{len(mentions_of(findings, actor))}"
        rows.add_row("", name, code, about_actor(actor), count, short(actor.id))
    return Padding(rows, (0, 0, 1, 0))


# --------------------------------------------------------------------------- events and statements


def _events(findings: Findings, explain: bool) -> Iterator[RenderableType]:
    events = findings.events
    claims = sum(event.statement is not None for event in events)
    yield heading("EVENTS", f"{len(events)}, of which {claims} only somebody's word")
    if not events:
        yield _nothing("none found")
    for number, event in enumerate(events, 1):
        yield event_entry(findings, event, number, explain=explain)


def _statements(findings: Findings, explain: bool) -> Iterator[RenderableType]:
    statements = findings.statements
    unresolved = sum(s.source is not None and s.speaker is None for s in statements)
    note = f"{len(statements)}, {unresolved} by somebody unresolved"
    yield heading("STATEMENTS", note if unresolved else str(len(statements)))
    if not statements:
        yield _nothing("none found")
    for number, statement in enumerate(statements, 1):
        yield statement_entry(findings, statement, number, explain=explain)
