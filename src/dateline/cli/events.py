"""`dateline events`: the events of the database, as data for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Database, load_settings, read_day
from dateline.cli.terminal import print_record, print_text

if TYPE_CHECKING:
    from dateline.events.dyads import Dyad
    from dateline.model import Findings


class Form(StrEnum):
    """How events are written."""

    json = "json"
    cameo = "cameo"


def events(
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="json: a PLOVER record a line; cameo: CSV with a row for each pair of parties.",
        ),
    ] = Form.json,
    since: Annotated[
        date | None,
        typer.Option(parser=read_day, metavar="DATE", help="Only pages published then or later."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(parser=read_day, metavar="DATE", help="Only pages published then or before."),
    ] = None,
    database: Database = None,
) -> None:
    """Print the events of the database, each with its sentence.

    With --format json, an object a line: the record Event of docs/data.md, its parties, place and
    claimant by name and code, and the sentence. Lists stay lists, as in PLOVER.

    With --format cameo, CSV for users of CAMEO data: each actor with each recipient, and who meet
    as equals both ways; country and role in CAMEO's letters, CAMEO code, quad class,
    Goldstein's score. A claim names who makes it; planned, asked and threatened acts
    carry their status. What PLOVER does not code (denied, supposed) is left out.

    \b
    For example:
      dateline events --format cameo --since 2023-10-01 > october.csv
      dateline events | jq 'select(.event == "ASSAULT")'
    """
    from dateline.store import open_store

    settings = load_settings(database=database)
    with open_store(settings.database, create=False) as store:
        found = store.findings(published_from=since, published_to=until)
        if form is Form.cameo:
            for text in _table(found):
                print_text(text)
        else:
            for record in _records(found):
                print_record(record)


def _table(found: Iterable[Findings]) -> Iterator[str]:
    """The head and, article by article, the rows."""
    from dateline.events.dyads import Dyad, dyads

    yield _csv([[field.name for field in fields(Dyad)]])
    for findings in found:
        rows = [_cells(dyad) for dyad in dyads(findings)]
        if rows:
            yield _csv(rows)


def _cells(dyad: Dyad) -> list[object]:
    return ["" if value is None else value for value in asdict(dyad).values()]


def _csv(rows: Iterable[list[object] | list[str]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _records(found: Iterable[Findings]) -> Iterator[dict[str, object]]:
    """The record of each event, with what its ids stand for."""
    from dateline.codec import to_plain

    for findings in found:
        text = findings.article.text
        cast = {actor.id: to_plain(actor) for actor in findings.cast.actors}
        places = {place.id: to_plain(place) for place in findings.places}
        said = {statement.id: to_plain(statement) for statement in findings.statements}
        for event in findings.events:
            if event.event is None:
                continue
            yield {
                **to_plain(event),
                "actors": [cast[party.actor] for party in event.actors],
                "recipients": [cast[party.actor] for party in event.recipients],
                "where": places.get(event.where or ""),
                "statement": said.get(event.statement or ""),
                "sentence": event.cite.span.of(text),
                "article": {"url": findings.article.url, "outlet": findings.article.publisher},
            }
