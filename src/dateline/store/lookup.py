"""From an id, or its beginning, to the record and the findings it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, literal, select, union_all

from dateline.codec import from_json
from dateline.errors import UsageError
from dateline.model import (
    Actor,
    Article,
    Brief,
    Event,
    Findings,
    Furniture,
    Line,
    Place,
    Statement,
    Story,
)
from dateline.store import tables
from dateline.store.rows import lines_of

Record = Article | Event | Statement | Actor | Place | Furniture | Story | Line

SHOWN = 10  # candidates named where the beginning of an id fits several
FURNITURE = "f-"  # how the ids of furniture begin
LAST = "\U0010ffff"  # sorts after all that can follow in an id


@dataclass(frozen=True, slots=True)
class Found:
    """A record, what it is, and the findings it belongs to.

    A story has those of all its articles, a line those of the articles it cites; articles that
    were read anew since then, under another id, are not among them.
    """

    kind: str  # article, event, statement, actor, place, furniture, story, line
    record: Record
    findings: tuple[Findings, ...]


def find_record(connection: Connection, beginning: str) -> Found:
    """The one record whose id is, or begins with, that; UsageError if there is none or several."""
    hits = _hits(connection, beginning) if beginning else []
    hits = [hit for hit in hits if hit.id == beginning] or hits
    if not hits:
        raise UsageError(
            f"no record in the database has an id that begins with {beginning!r}",
            "ids stand in the output of read --json, and beside the lines of a brief",
        )
    _refuse_ambiguous(beginning, hits)
    return _load(connection, hits[0])


class Hit(NamedTuple):
    """An id that fits."""

    kind: str
    id: str
    home: str


def _hits(connection: Connection, beginning: str) -> list[Hit]:
    if beginning.startswith(FURNITURE):
        return list(_furniture(connection, beginning))
    return [Hit(*row) for row in connection.execute(_candidates(beginning))]


def _furniture(connection: Connection, beginning: str) -> Iterator[Hit]:
    """Of pieces of furniture only the ids are kept outside the findings; the newest page first."""
    table = tables.articles
    holds = table.c.furniture.contains(beginning, autoescape=True)
    wanted = select(table.c.id, table.c.furniture).where(holds)
    order = (table.c.latest.desc(), table.c.arrived.desc(), table.c.id)
    for row in connection.execute(wanted.order_by(*order).limit(1000)):
        for piece in row.furniture.split():
            if piece.startswith(beginning):
                yield Hit("furniture", piece, row.id)


def _candidates(beginning: str) -> Select[Any]:
    """Kind, id and where it is kept (`home`: an article, or a brief), of all that fit."""

    def fitting(kind: str, table: Table, home: str) -> Select[Any]:
        begins = (table.c.id >= beginning) & (table.c.id < beginning + LAST)
        return select(literal(kind).label("kind"), table.c.id, table.c[home].label("home")).where(
            begins
        )

    found = union_all(
        fitting("article", tables.articles, "id"),
        fitting("event", tables.events, "article"),
        fitting("statement", tables.statements, "article"),
        fitting("actor", tables.actors, "article"),
        fitting("place", tables.places, "article"),
        fitting("story", tables.stories, "id"),
        fitting("line", tables.lines, "brief"),
    ).subquery()
    order = (found.c.id, found.c.home)  # a line of many briefs is the same line
    return select(found).order_by(*order).limit(1000)


def _refuse_ambiguous(beginning: str, hits: list[Hit]) -> None:
    ids = list(dict.fromkeys((hit.kind, hit.id) for hit in hits))
    if len(ids) > 1:
        named = ", ".join(f"{id_} ({kind})" for kind, id_ in ids[:SHOWN])
        more = " and more" if len(ids) > SHOWN else ""
        raise UsageError(
            f"{beginning!r} is the beginning of {len(ids)} ids: {named}{more}",
            "give more of the id",
        )


def _load(connection: Connection, hit: Hit) -> Found:
    if hit.kind == "story":
        story = load_story(connection, hit.home)
        return Found("story", story, _load_all(connection, story.articles))
    if hit.kind == "line":
        line = _line(connection, hit.home, hit.id)
        return Found("line", line, _load_all(connection, (cite.article for cite in line.cites)))
    findings = load_findings(connection, [hit.home])[0]
    return Found(hit.kind, _record_in(findings, hit.kind, hit.id), (findings,))


def _load_all(connection: Connection, articles: Iterable[str]) -> tuple[Findings, ...]:
    return tuple(load_findings(connection, list(dict.fromkeys(articles))))


def load_findings(connection: Connection, articles: list[str]) -> list[Findings]:
    """Those of the articles that are here, in the order asked for."""
    table = tables.articles
    found = connection.execute(
        select(table.c.id, table.c.findings).where(table.c.id.in_(articles))
    ).all()
    kept = {row.id: row.findings for row in found}
    return [from_json(Findings, kept[article]) for article in articles if article in kept]


def load_story(connection: Connection, story: str) -> Story:
    table = tables.stories
    kept = connection.execute(select(table.c.story).where(table.c.id == story)).scalar_one()
    return from_json(Story, kept)


def _line(connection: Connection, brief: str, line_id: str) -> Line:
    table = tables.briefs
    kept = connection.execute(select(table.c.brief).where(table.c.id == brief)).scalar_one()
    return next(line for line in lines_of(from_json(Brief, kept)) if line.id == line_id)


def _record_in(findings: Findings, kind: str, record_id: str) -> Record:
    if kind == "article":
        return findings.article
    records: dict[str, tuple[Event | Statement | Actor | Place | Furniture, ...]] = {
        "event": findings.events,
        "statement": findings.statements,
        "actor": findings.cast.actors,
        "place": findings.places,
        "furniture": findings.article.furniture,
    }
    return next(record for record in records[kind] if record.id == record_id)
