"""`dateline feeds`: the feeds and sitemaps that are followed."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Database, load_settings
from dateline.cli.terminal import print_text, printable, tell
from dateline.errors import UsageError


def feeds(
    opml: Annotated[
        bool, typer.Option("--opml", help="Print them as OPML, for another reader.")
    ] = False,
    forget: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Follow that one no longer; its pages stay."),
    ] = None,
    database: Database = None,
) -> None:
    """List the feeds and sitemaps followed, and when asked last.

    `dateline add ADDRESS` follows a feed, `dateline add --feeds` reads what is new in all.

    \b
    For example:
      dateline feeds
      dateline feeds --opml > subscriptions.opml
      dateline feeds --forget https://news.example/feed.xml
    """
    from dateline.page import write_opml
    from dateline.store import open_store

    with open_store(load_settings(database=database).database, create=False) as store:
        if forget is not None:
            if not store.forget_feed(forget):
                raise UsageError(f"{forget} is not followed", "`dateline feeds` lists what is")
            tell(f"{forget} is followed no longer")
            return
        followed = store.feeds()
    if opml:
        kept = [(f.address, f.title) for f in followed if f.kind == "feed"]
        print_text(write_opml("Dateline", kept))
        return
    for feed in followed:
        title = f"  {printable(feed.title)}" if feed.title else ""
        print_text(
            f"{feed.visited:%Y-%m-%d %H:%M}  {feed.kind}  {printable(feed.address)}{title}\n"
        )
    if not followed:
        tell("no feed is followed yet", "dateline add ADDRESS follows one")
