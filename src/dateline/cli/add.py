"""`dateline add`: pages, folders and feeds into the database."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.brief.words import counted
from dateline.cli.edge import FAILED
from dateline.cli.options import Database, Published, load_settings, now
from dateline.cli.terminal import tell, tell_failed
from dateline.errors import UsageError
from dateline.model import Failed, Page

if TYPE_CHECKING:
    from dateline.cli.intake import Taken
    from dateline.cli.sources import Sources


def add(
    where: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHERE",
            help="A page (file, address, - for standard input), a folder of pages, a web archive "
            "(.warc, .warc.gz), a feed, a sitemap, or a list of feeds (OPML).",
            show_default=False,
        ),
    ] = None,
    feeds: Annotated[
        bool, typer.Option("--feeds", help="Every feed and sitemap that is followed, too.")
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Ask for pages that feeds name and that are here already."),
    ] = False,
    database: Database = None,
    published: Published = None,
    processes: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read in so many processes; 1 if nothing is set."),
    ] = None,
) -> None:
    """Read pages and keep them, with what they tell, in the database.

    Pages that are there already are passed over; one that has changed is kept as a new revision
    (`dateline changes` shows what changed). A page that cannot be read is kept with the reason,
    named at the end, and tried again the next time. An address that a feed names is fetched once.
    Feeds and sitemaps that were named by their address are followed (`dateline feeds`). What
    returns on an outlet's pages is learnt to be furniture; its pages that were read before that
    was known are read anew.

    \b
    For example:
      dateline add saved-pages/ https://news.example/feed.xml
      dateline add --feeds
      dateline add CC-NEWS-20240305000000-00001.warc.gz subscriptions.opml
      dateline add page.html --published 2023-10-17 --database october.db
    """
    from dateline.cli.intake import take_in
    from dateline.cli.learning import Teacher, own_rules
    from dateline.cli.people import known_people
    from dateline.cli.progress import shown_progress
    from dateline.cli.reading import read_anew, read_pages
    from dateline.cli.sources import Sources
    from dateline.page import Clock
    from dateline.store import open_store

    if not where and not feeds:
        raise UsageError("there is nothing to add", "name a page, a feed, ..., or say --feeds")
    settings = load_settings(database=database, processes=processes)
    with open_store(settings.database) as store:
        followed = [feed.address for feed in store.feeds()] if feeds else []
        if feeds and not followed:
            tell("no feed is followed yet", "dateline add ADDRESS follows one")
        wanted = list(dict.fromkeys([*(where or ()), *followed]))
        sources = Sources(wanted, settings, store, Clock(now), again=again)
        teacher = Teacher(store, own_rules(settings))
        errand = partial(teacher.errand, published=published)
        read = partial(read_pages, settings, errand, known_people(settings, store))
        taken = take_in(store, sources.pages(), read, _arrival, sources.kept)
        tally: Counter[str] = Counter()
        failed, sites = [], set()
        for one in shown_progress(taken, sources.total):
            tally[_what(one)] += 1
            if isinstance(one.outcome, Failed):
                failed.append(one.outcome)
            elif one.outcome is not None:
                sites.add(one.outcome.article.site)
        tally["read anew"], _ = read_anew(store, settings, teacher.outdated(sites))
    for failure in failed:
        tell_failed(failure)
    tally["there already"] += sources.known
    tell(f"{_in_words(tally, sources)}; {settings.database}")
    if failed:
        raise typer.Exit(FAILED)


def _arrival(page: Page | Failed) -> datetime:
    """When it came over the network, or now."""
    return (page.fetched if isinstance(page, Page) else None) or now()


def _what(taken: Taken) -> str:
    if taken.outcome is None:
        return "there already"
    return "failed" if isinstance(taken.outcome, Failed) else "read"


def _in_words(tally: Counter[str], sources: Sources) -> str:
    """ "35 read, 2 there already, 9 passed over (8 request, 1 not HTML), 1 failed"."""
    passed = sources.passed_over
    tally["passed over"] = passed.total()
    order = ("read", "there already", "passed over", "read anew", "failed")
    words = {what: f"{tally[what]} {what}" for what in order if tally[what]}
    if set(passed) - {"of other kinds"}:
        kinds = ", ".join(f"{count} {what}" for what, count in passed.most_common())
        words["passed over"] += f" ({kinds})"
    if sources.unchanged:
        words["feeds"] = counted(sources.unchanged, "feed") + " not changed"
    return ", ".join(words.values()) or "nothing to read"
