"""`dateline read`: what one page says, with the evidence."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.edge import FAILED
from dateline.cli.options import Published, load_settings, now
from dateline.cli.terminal import print_record, print_rich, tell, tell_failed
from dateline.cli.writing import check_writable, write_file
from dateline.errors import DatelineError, UsageError
from dateline.model import Failed, Findings, Page

if TYPE_CHECKING:
    from dateline.settings import Settings


def read(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE",
            help="An HTML file, a flattened text file, - for standard input, or an address.",
            show_default=False,
        ),
    ],
    published: Published = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object for each page, a line each.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a page on which every record points at its sentence (of one PAGE).",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every record what decided it.")
    ] = False,
    furniture: Annotated[
        bool, typer.Option("--furniture", help="Print all that was set aside as not the article.")
    ] = False,
) -> None:
    """Read pages and print who did what to whom, and who says so.

    Each record stands with the sentence it rests on. What cannot be resolved is said to be
    unresolved. Pages that cannot be read are named on standard error; the others are read.

    \b
    For example:
      dateline read page.txt --published 2023-10-17
      curl -s https://news.example/story | dateline read - --json
    """
    if html and len(pages) > 1:
        raise UsageError("--html takes one page", "run it once for each page")
    if html:
        check_writable(html)
    show = print_record if as_json else partial(_print_for_people, explain, furniture)
    failures = 0
    for outcome in _read_each(pages, load_settings(), published):
        show(outcome)
        if isinstance(outcome, Failed):
            failures += 1
            tell_failed(outcome)
        elif html:
            _write_evidence(html, outcome)
    if failures:
        raise typer.Exit(FAILED)


def _read_each(
    where: list[str], settings: Settings, published: date | None
) -> Iterator[Findings | Failed]:
    """One outcome for each page, in order; what cannot be had waits its turn beside the others."""
    from dateline.article import Errand
    from dateline.cli.learning import own_rules
    from dateline.cli.people import known_people
    from dateline.cli.reading import read_pages

    rules = own_rules(settings)
    missing: deque[Failed | None] = deque()  # for each page asked for: why it could not be had

    def pages() -> Iterator[Page]:
        for one in where:
            page = _load(one, settings)
            missing.append(page if isinstance(page, Failed) else None)
            if isinstance(page, Page):
                yield page

    memory = known_people(settings)
    outcomes = read_pages(settings, lambda page: Errand(page, published, rules), memory, pages())
    for outcome in outcomes:
        yield from _missing(missing)
        missing.popleft()
        yield outcome
    yield from _missing(missing)


def _missing(missing: deque[Failed | None]) -> Iterator[Failed]:
    """Those at the head of the line."""
    while missing and (failed := missing[0]) is not None:
        missing.popleft()
        yield failed


def _load(where: str, settings: Settings) -> Page | Failed:
    from dateline.page import load_page

    try:
        return load_page(
            where,
            stdin=sys.stdin.buffer if sys.stdin else None,
            largest=settings.largest_page,
            seconds=settings.fetch_seconds,
            fetched=now(),
        )
    except DatelineError as error:
        return Failed(where, error.reason, error.advice)


def _print_for_people(explain: bool, furniture: bool, outcome: Findings | Failed) -> None:
    from dateline.cli.showing import show_findings

    if isinstance(outcome, Findings):
        print_rich(show_findings(outcome, explain=explain, furniture=furniture))


def _write_evidence(path: Path, findings: Findings) -> None:
    from dateline.web.evidence import render_evidence

    write_file(path, render_evidence(findings))
    tell(f"{path}: the page with the evidence")
