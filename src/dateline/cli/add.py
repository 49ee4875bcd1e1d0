"""`dateline add`: pages, folders and feeds into the database."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.edge import FAILED
from dateline.cli.options import Database, Published, load_settings, now
from dateline.cli.terminal import tell, tell_failed
from dateline.model import Failed, Page

if TYPE_CHECKING:
    from dateline.cli.intake import Taken


def add(
    where: Annotated[
        list[str],
        typer.Argument(
            metavar="WHERE",
            help="A page (file, address, - for standard input), a folder of pages, or a feed.",
            show_default=False,
        ),
    ],
    database: Database = None,
    published: Published = None,
    processes: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read in so many processes; 1 if nothing is set."),
    ] = None,
) -> None:
    """Read pages and keep them, with all that was found in them, in the database.

    Pages that are there already are passed over. A page that cannot be read is kept with the
    reason, named at the end, and tried again the next time. An address that a feed names is
    fetched once. What returns on an outlet's pages is learnt to be furniture; its pages that were
    read before that was known are read anew.

    \b
    For example:
      dateline add saved-pages/ https://news.example/feed.xml
      dateline add page.html --published 2023-10-17 --database october.db
    """
    from dateline.cli.intake import Sources, take_in
    from dateline.cli.learning import Teacher, own_rules
    from dateline.cli.progress import shown_progress
    from dateline.cli.reading import read_anew, read_pages
    from dateline.store import open_store

    settings = load_settings(database=database, processes=processes)
    with open_store(settings.database) as store:
        sources = Sources(where, settings, store, now)
        teacher = Teacher(store, own_rules(settings))
        read = partial(read_pages, settings, partial(teacher.errand, published=published))
        taken = take_in(store, sources.pages(), read, _arrival)
        tally = Counter({"there already": sources.known, "passed over": sources.passed_over})
        failed, sites = [], set()
        for one in shown_progress(taken, len(sources.listed)):
            tally[_what(one)] += 1
            if isinstance(one.outcome, Failed):
                failed.append(one.outcome)
            elif one.outcome is not None:
                sites.add(one.outcome.article.site)
        tally["read anew"], _ = read_anew(store, settings, teacher.outdated(sites))
    for failure in failed:
        tell_failed(failure)
    tell(f"{_in_words(tally)}; {settings.database}")
    if failed:
        raise typer.Exit(FAILED)


def _arrival(page: Page | Failed) -> datetime:
    """When it came over the network, or now."""
    return (page.fetched if isinstance(page, Page) else None) or now()


def _what(taken: Taken) -> str:
    if taken.outcome is None:
        return "there already"
    return "failed" if isinstance(taken.outcome, Failed) else "read"


def _in_words(tally: Counter[str]) -> str:
    """ "35 read, 2 there already, 1 failed"."""
    order = ("read", "there already", "passed over", "read anew", "failed")
    return ", ".join(f"{tally[what]} {what}" for what in order if tally[what]) or "nothing to read"
