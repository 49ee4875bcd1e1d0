"""A small report of our own writing, with one of each record, to keep and to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from dateline.model import (
    Actor,
    ActorKind,
    Article,
    Block,
    BlockKind,
    Brief,
    Cast,
    Change,
    Cite,
    Cluster,
    Days,
    Event,
    Findings,
    Grain,
    Line,
    Mention,
    MentionKind,
    Page,
    Party,
    Place,
    Precision,
    Scope,
    Section,
    SourceKind,
    Span,
    Stamp,
    Standing,
    Statement,
    Status,
    Story,
    Subscriber,
    TimeExpression,
    TimeKind,
    Voice,
    content_id,
)
from dateline.store import Store, open_store

TEXT = "Mayor Ada Quill met harbour crews in Port Ellery on 4 May. Quill said the strike was over."
DAY = date(1998, 5, 4)
Report = tuple[Page, Findings]
T = TypeVar("T")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def make_report(url: str = "https://gazette.example/1", body: bytes = b"<p>one</p>") -> Report:
    """A page and what stands in it; ids depend on address and bytes, as everywhere."""
    page = Page(content_id("p", url, body.hex()), url, None, "text/html", body)
    article_id = content_id("a", page.id)
    quill, crews = (content_id(x, article_id) for x in ("q", "k"))
    port, said, met = (content_id(x, article_id) for x in ("l", "s", "e"))
    first, second = (Span(0, TEXT.index(" Quill said")), Span(TEXT.index("Quill said"), len(TEXT)))
    when = TimeExpression(span("4 May"), TimeKind.date, "1998-05-04", Days(DAY, DAY, Grain.day))
    article = Article(
        id=article_id,
        page=page.id,
        url=url,
        canonical=None,
        outlet="The Gazette",
        title=None,
        authors=("Jo Marsh",),
        published=Stamp(DAY, datetime(1998, 5, 4, 18, 30, tzinfo=UTC)),
        modified=None,
        language="en",
        section=None,
        agency=None,
        text=TEXT,
        blocks=(Block(Span(0, len(TEXT)), BlockKind.paragraph, "p[1]"),),
        furniture=(),
        known_by={"outlet": "meta"},
    )
    cast = Cast(
        (
            Actor(
                quill, "Mayor Ada Quill", ActorKind.person, "GBR", ("GOV",), "Mayor", None, (), "t"
            ),
            Actor(crews, "harbour crews", ActorKind.group, None, (), None, None, (), "t"),
        ),
        (Mention(span("Mayor Ada Quill"), quill, MentionKind.name, "t"),),
    )
    place = Place(
        port,
        span("Port Ellery"),
        "Port Ellery",
        54.1,
        -6.2,
        "GBR",
        None,
        Precision.exact,
        None,
        "t",
    )
    statement = Statement(
        id=said,
        cite=Cite(article_id, second),
        source=Span(second.start, second.start + 5),
        source_kind=SourceKind.named,
        speaker=quill,
        cue=span("said"),
        contents=(span("the strike was over"),),
        voice=Voice.indirect,
        scope=Scope.speech,
        negated=False,
        found_by="t",
    )
    event = Event(
        id=met,
        cite=Cite(article_id, first),
        trigger=span("met"),
        act="CONSULT",
        event="CONSULT",
        modes=(),
        contexts=(),
        cameo=None,
        actors=(Party(quill, span("Mayor Ada Quill")), Party(crews, span("harbour crews"))),
        recipients=(),
        when=when,
        where=port,
        status=Status.happened,
        statement=None,
        figures=(),
        found_by="t",
    )
    return page, Findings(article, (first, second), cast, (when,), (place,), (statement,), (event,))


def make_story(findings: Findings, story_id: str = "y-1") -> Story:
    cluster = Cluster("c-1", (findings.article.id,), ())
    return filled(
        Story,
        id=story_id,
        title=findings.events[0].cite,
        clusters=(cluster,),
        days=Days(DAY, DAY, Grain.day),
    )


def make_brief(findings: Findings, day: date, name: str = "desk") -> Brief:
    """A brief of one story with one line."""
    cite = findings.events[0].cite
    line = filled(
        Line,
        story="y-1",
        text=cite.span.of(TEXT),
        cites=(cite,),
        source="The Gazette",
        standing=Standing.reported,
    )
    section = filled(Section, story="y-1", change=Change.new, headline=line)
    return filled(
        Brief,
        id=content_id("b", name, day.isoformat()),
        made=datetime(day.year, day.month, day.day, 6, tzinfo=UTC),
        day=day,
        subscriber=Subscriber(name, None, ()),
        since=None,
        sections=(section,),
    )


def filled(kind: type[T], **known: Any) -> T:
    """A record whose other fields, which the store does not look at, are empty."""
    empty = {"int": 0, "bool": False}
    rest = {f.name: empty.get(f.type, ()) for f in fields(kind) if f.default is MISSING}
    return kind(**(rest | known))


@pytest.fixture
def report() -> Callable[..., Report]:
    return make_report


@pytest.fixture
def story() -> Callable[..., Story]:
    return make_story


@pytest.fixture
def brief() -> Callable[..., Brief]:
    return make_brief


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "dateline.db") as opened:
        yield opened
