"""How far a long run is: a bar on a terminal, a line for each page elsewhere; on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dateline.cli.intake import Taken
from dateline.cli.terminal import printable
from dateline.model import Failed

T = TypeVar("T")


def shown_progress(taken: Iterable[Taken], total: int | None) -> Iterator[Taken]:
    """The same, while progress is shown."""
    return _bar(taken, total) if sys.stderr.isatty() else _lines(taken, total)


def _lines(taken: Iterable[Taken], total: int | None) -> Iterator[Taken]:
    """A line for each page that was read or failed; what was here already is passed over."""
    for number, one in enumerate(taken, 1):
        if one.outcome is not None:
            what = "failed" if isinstance(one.outcome, Failed) else "read"
            of = "" if total is None else f"/{total}"
            sys.stderr.write(f"{number}{of} {what} {printable(one.url)}\n")
        yield one


def _bar(taken: Iterable[Taken], total: int | None) -> Iterator[Taken]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    name = TextColumn(
        "{task.description}", table_column=Column(ratio=1, no_wrap=True), markup=False
    )
    console = Console(stderr=True)
    with Progress(
        BarColumn(30), MofNCompleteColumn(), name, console=console, transient=True, expand=True
    ) as bar:
        task = bar.add_task("loading the parser", total=total)
        for one in taken:
            bar.update(task, advance=1, description=printable(one.url))
            yield one
