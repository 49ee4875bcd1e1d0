"""`dateline why`: what decided a record, a story or a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Database, load_settings
from dateline.cli.terminal import print_rich
from dateline.errors import UsageError
from dateline.model import (
    Actor,
    Article,
    Event,
    Findings,
    Furniture,
    Line,
    Place,
    Statement,
    Story,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.article import OutletLines
    from dateline.store import Found, Store


def why(
    record: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id, or enough of its beginning to be the only one.",
            show_default=False,
        ),
    ],
    database: Database = None,
) -> None:
    """Say what decided a record, and show the words it rests on.

    Of an event or a statement: the rule, the entry of the language's tables that taught it, the
    people it joins. Of a story or a line of a brief: the reports, whom they go back to, what they
    tell, and why it stands where it does. Of an article, each line that was kept and each that was
    set aside, by what, and on how many pages of its outlet it stood.

    \b
    For example:
      dateline why e-f372bac5
      dateline why l-b8cd28a1 --database demo/dateline.db
    """
    from rich.console import Group

    from dateline.store import open_store

    with open_store(load_settings(database=database).database, create=False) as store:
        found = store.record(record)
        shown = Group(*_decided(store, found))
    print_rich(shown)


def _decided(store: Store, found: Found) -> Iterator[RenderableType]:
    from dateline.cli import decisions

    record, findings = found.record, found.findings
    match record:
        case Article():
            return decisions.article_decided(record, _learnt(store, record))
        case Furniture():
            article = findings[0].article
            return decisions.furniture_decided(article, record, _learnt(store, article))
        case Event():
            return decisions.event_decided(findings[0], record)
        case Statement():
            return decisions.statement_decided(findings[0], record)
        case Actor():
            return decisions.actor_decided(findings[0], record)
        case Place():
            return decisions.place_decided(findings[0], record)
        case Story():
            return decisions.story_decided(record, store.brief_telling(record.id), findings)
        case Line():
            brief = store.brief_telling(record.id)
            story, reports = _story_of(store, record.story, findings)
            return decisions.line_decided(record, story, brief, reports)


def _learnt(store: Store, article: Article) -> OutletLines | None:
    from dateline.cli.learning import learnt_of

    return learnt_of(store, article.site) if article.site else None


def _story_of(
    store: Store, story_id: str, findings: Sequence[Findings]
) -> tuple[Story | None, Sequence[Findings]]:
    """The story and what all its reports say; grouped anew since, it may be gone."""
    try:
        found = store.record(story_id)
    except UsageError:
        return None, findings
    return (found.record, found.findings) if isinstance(found.record, Story) else (None, findings)
