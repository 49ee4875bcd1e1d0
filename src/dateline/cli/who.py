"""`dateline who`: what is known of a person or an office, and from which sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Database, load_settings, read_day
from dateline.cli.terminal import print_rich
from dateline.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.actors.who import Answer
    from dateline.model import Role
    from dateline.store import Store

MOST_SENTENCES = 5  # shown of one person in one office; the others are counted


def who(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help='A name, or an office: "foreign minister of Chile".',
            show_default=False,
        ),
    ],
    on: Annotated[
        date | None,
        typer.Option(
            "--on", parser=read_day, metavar="DATE", help="Only what counts for that day."
        ),
    ] = None,
    database: Database = None,
) -> None:
    """Say who someone is, or who held an office, and what shows it.

    First what your own table says (the setting actors), which wins; then what the pages in the
    database say, each with its sentence; then the packaged table.

    \b
    For example:
      dateline who Lavrov
      dateline who "foreign minister of Russia" --on 2015-05-01
    """
    from rich.console import Group

    from dateline.actors.knowledge import knowledge
    from dateline.actors.who import read_question, who_is
    from dateline.cli.people import known_people
    from dateline.store import open_store

    settings = load_settings(database=database)
    known = knowledge(settings.language)
    with open_store(settings.database, create=False) as store:
        memory = known_people(settings, store)
        answers = who_is(read_question(name, known), memory, known, on)
        if not answers:
            raise UsageError(
                f"nothing is known of {name!r}" + (f" on {on}" if on else ""),
                "pages that name someone with the office teach it: dateline add",
            )
        shown = Group(*(part for answer in answers for part in _shown(store, answer)))
    print_rich(shown)


def _shown(store: Store, answer: Answer) -> Iterator[RenderableType]:
    from rich.text import Text

    from dateline.cli.layout import ASIDE, NAME, heading, indented
    from dateline.cli.terminal import printable

    code = " ".join(part for part in (answer.country, *answer.sectors) if part)
    yield heading(printable(answer.name), answer.role or "")
    yield indented(Text.assemble((code or "no code", NAME), (f"  {_known_from(answer)}", ASIDE)))
    for role in answer.roles[-MOST_SENTENCES:]:
        yield from _sentence(store, role)
    if len(answer.roles) > MOST_SENTENCES:
        rest = len(answer.roles) - MOST_SENTENCES
        yield indented(Text(f"and {rest} earlier", ASIDE))
    yield Text()


def _known_from(answer: Answer) -> str:
    """ "the packaged table, 2004-03-09 to today"; "the reports, 1998-04-07 to 1998-04-10"."""
    if answer.since is None and answer.until is None:
        return answer.source
    open_end = "" if answer.since is None else "on"
    return f"{answer.source}, {answer.since or 'until'} {_to(answer, open_end)}".rstrip()


def _to(answer: Answer, open_end: str) -> str:
    if answer.since == answer.until:
        return ""
    return open_end if answer.until is None else f"to {answer.until}"


def _sentence(store: Store, role: Role) -> Iterator[RenderableType]:
    from rich.text import Text

    from dateline.cli.entries import evidence
    from dateline.cli.layout import ASIDE, indented
    from dateline.cli.terminal import printable

    findings = store.finding(role.cite.article)
    article = findings.article
    told = f"{role.day or 'no date'}, {article.publisher or 'outlet not known'}, {article.id}"
    yield indented(evidence(findings, role.cite.span))
    yield indented(Text(printable(f"{told}, {article.url}; by {role.known_by}"), ASIDE))
