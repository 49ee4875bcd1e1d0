"""`dateline demo`: the samples that Dateline ships, as if they arrived day by day."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.edge import FAILED
from dateline.cli.terminal import print_text, tell_failed
from dateline.cli.wording import short
from dateline.cli.writing import write_file
from dateline.errors import UsageError
from dateline.model import Failed, Findings, Page, Subscriber

if TYPE_CHECKING:
    from dateline.cli.editions import Edition
    from dateline.samples import Sample
    from dateline.store import Store

CLOSING = time(23, 0, tzinfo=UTC)  # midnight in Belfast: when the brief of a day is made
READER = Subscriber("you", "you@reader.example", ())
DATABASE, PAGE, MAIL = "dateline.db", "brief.html", "brief.eml"


def demo(
    folder: Annotated[
        Path,
        typer.Option(metavar="FOLDER", help="Where the database, the page and the mail are left."),
    ] = Path("demo"),
) -> None:
    """Read the samples day by day, and print the last day's brief.

    35 reports by five invented outlets, Northern Ireland from April to September 1998. The brief
    tells what is new since the day before. Every run gives the same.

    \b
    For example:
      dateline demo
      dateline demo --folder /tmp/demo
    """
    from dateline.samples import sample_pages

    samples = sample_pages()
    with _fresh_store(folder, {sample.url for sample in samples}) as store:
        edition, failed = _live_through(store, samples)
    _leave_page_and_mail(folder, edition)
    print_text(edition.text + _what_next(folder, edition))
    if failed:
        raise typer.Exit(FAILED)


def _live_through(store: Store, samples: Sequence[Sample]) -> tuple[Edition, bool]:
    """Takes in what arrived up to the last day but one, briefs, then the last day; its edition."""
    from dateline.cli.editions import compose_edition, keep_edition
    from dateline.flow import page_reader

    reader = page_reader()
    *_, before, last = sorted({sample.arrived.date() for sample in samples})
    waiting = list(samples)
    failed = False
    for day in (before, last):
        closing = datetime.combine(day, CLOSING)
        due = [sample for sample in waiting if sample.arrived < closing]
        waiting = [sample for sample in waiting if sample.arrived >= closing]
        failed |= _take_in(store, due, reader)
        edition = compose_edition(store, READER, day=day, now=closing)
        keep_edition(store, edition)
    return edition, failed


def _take_in(store: Store, samples: Sequence[Sample], reader: Callable[[Page], Findings]) -> bool:
    """Reads the samples into the store; gives whether any failed."""
    from dateline.cli.intake import take_in
    from dateline.cli.progress import shown_progress
    from dateline.engine import map_each

    arrived = {sample.url: sample.arrived for sample in samples}
    taken = take_in(
        store,
        map(_page_of, samples),
        partial(map_each, lambda: reader),
        lambda page: arrived[page.url],
    )
    failed = [
        one.outcome
        for one in shown_progress(taken, len(samples))
        if isinstance(one.outcome, Failed)
    ]
    for failure in failed:
        tell_failed(failure)
    return bool(failed)


def _page_of(sample: Sample) -> Page:
    from dateline.page import make_page

    media_type = "text/html" if sample.file.endswith(".html") else "text/plain"
    return make_page(sample.url, sample.body, media_type=media_type)


# --------------------------------------------------------------------------- what is left behind


@contextmanager
def _fresh_store(folder: Path, urls: set[str]) -> Iterator[Store]:
    """A new database, put in the place of the last demo's once it is whole.

    Raises UsageError where one that is there holds anything but a demo.
    """
    from dateline.store import open_store

    target = folder / DATABASE
    _refuse_other(target, urls)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder}: no folder can be made there ({error.strerror})", "name another: --folder"
        ) from error
    aside = folder / f".{DATABASE}"
    _remove(aside)
    try:
        with open_store(aside) as store:
            yield store
        _remove(target)
        aside.replace(target)
    finally:
        _remove(aside)


def _refuse_other(database: Path, urls: set[str]) -> None:
    """A database of somebody's own is not thrown away for a demo."""
    from dateline.store import open_store

    if not database.exists():
        return
    with open_store(database, create=False) as store:
        if all(article.url in urls for article in store.articles()):
            return
    raise UsageError(
        f"{database}: it holds pages that are not of the demo, and is left as it is",
        "name another folder: --folder",
    )


def _remove(database: Path) -> None:
    """The file, and what SQLite keeps beside it while it is open."""
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _leave_page_and_mail(folder: Path, edition: Edition) -> None:
    from dateline.cli.editions import compose_letter
    from dateline.delivery import write_eml
    from dateline.settings import Settings

    # the same wherever it runs: nobody's settings are read
    letter = compose_letter(edition, Settings.model_construct(address=READER.address))
    write_file(folder / PAGE, edition.html)
    write_eml(letter, folder / MAIL)


def _what_next(folder: Path, edition: Edition) -> str:
    database = quote(str(folder / DATABASE))
    section = edition.brief.sections[0]
    line = section.lines[0] if section.lines else section.headline
    rows = (
        (f"why {short(line.id)} --database {database}", "what decided a line of it"),
        (f"why {short(section.story)} --database {database}", "why that story stands first"),
        (f"brief --database {database} --day 1998-09-07", "the brief of the day before"),
        ("read PAGE --html evidence.html", "a page of your own"),
    )
    program = _program()
    return f"""
The same brief as a page    {folder / PAGE}
            as a mail       {folder / MAIL}
All that was read           {folder / DATABASE}

Try next:
""" + "".join(f"  {program} {command}\n      {what}\n" for command, what in rows)


def _program() -> str:
    """How this command was called, so that what is printed can be typed."""
    found = shutil.which("dateline")
    called = sys.argv[0]
    is_installed = Path(called).name == "dateline" and Path(called).exists()
    return quote(called) if is_installed and found is None else "dateline"
