"""`dateline brief`: what one reader must not miss, and what is new since the last time."""

from __future__ import annotations

import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Database, load_settings, now, read_day
from dateline.cli.terminal import print_record, print_text, tell
from dateline.cli.wording import short
from dateline.cli.writing import check_writable, write_file
from dateline.errors import UsageError
from dateline.model import Brief, Subscriber

if TYPE_CHECKING:
    from dateline.cli.editions import Edition
    from dateline.settings import Settings

LAST_MINUTE = time(23, 59)  # what comes in it is told the next day


def brief(
    database: Database = None,
    day: Annotated[
        date | None,
        typer.Option(parser=read_day, metavar="DATE", help="The day it is the brief of; today."),
    ] = None,
    subscriber: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="NAME",
            help="Whose brief it is: new is what came since their last one.",
        ),
    ] = None,
    address: Annotated[
        str | None, typer.Option("--to", metavar="ADDRESS", help="Where the mail goes.")
    ] = None,
    follow: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Only stories with this word or country code; may be given several times.",
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the brief as a page.")
    ] = None,
    eml: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the mail, as it would be sent.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send the mail through the server of the settings.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Print the brief of a day, each line a sentence of a source.

    The most important story comes first. It is made of what is in the database, and kept there, so that the next one tells what is new.

    \b
    For example:
      dateline brief --html brief.html
      dateline brief --for Ada --to ada@example.org --follow ceasefire --follow GBR --send
    """
    from dateline.cli.editions import compose_edition, keep_edition
    from dateline.store import open_store

    settings = load_settings(
        database=database,
        subscriber=subscriber,
        address=address,
        follows=tuple(follow) if follow else None,
    )
    _check_outputs(settings, html, eml, send)

    clock = now()
    day = day or clock.date()
    made = closing_time(day, clock)
    with open_store(settings.database, create=False) as store:
        reader = Subscriber(settings.subscriber, settings.address, settings.follows)
        edition = compose_edition(store, reader, day=day, now=made)
        _deliver(edition, settings, html, eml, send)
        keep_edition(store, edition)  # last: what did not get out is told again the next time
    if as_json:
        print_record(edition.brief)
    else:
        print_text(edition.text)
        tell_ids(edition.brief)


def _check_outputs(settings: Settings, html: Path | None, eml: Path | None, send: bool) -> None:
    """UsageError before any work is done for something that cannot be delivered."""
    for path in (html, eml):
        if path is not None:
            check_writable(path)
    if (eml or send) and settings.address is None:
        raise UsageError("the mail has no address to go to", "give it: --to ada@example.org")


def closing_time(day: date, clock: datetime) -> datetime:
    """When the brief of a day is made: now, or at the end of a day that is past, in local time.

    Raises UsageError for a day to come.
    """
    if day > clock.date():
        raise UsageError(f"{day.isoformat()} is still to come", "give --day a day up to today")
    return min(clock, datetime.combine(day, LAST_MINUTE).astimezone())


def _deliver(
    edition: Edition, settings: Settings, html: Path | None, eml: Path | None, send: bool
) -> None:
    from dateline.cli.editions import compose_letter
    from dateline.delivery import send_mail, write_eml

    letter = compose_letter(edition, settings) if eml or send else None
    if html:
        write_file(html, edition.html)
        tell(f"{html}: the brief as a page")
    if eml and letter:
        write_eml(letter, eml)
        tell(f"{eml}: the brief as a mail")
    if send and letter:
        send_mail(
            letter,
            settings.smtp_host,
            settings.smtp_port,
            user=settings.smtp_user,
            password=settings.smtp_password,
            starttls=settings.smtp_starttls,
        )
        tell(f"sent to {settings.address}")


def tell_ids(brief: Brief) -> None:
    """The ids by which `dateline why` tells what decided each story and line."""
    for number, section in enumerate(brief.sections, 1):
        ids = (section.story, *(line.id for line in (section.headline, *section.lines)))
        sys.stderr.write(f"why {number}: {' '.join(short(i) for i in ids)}\n")
