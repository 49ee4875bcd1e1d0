"""The command line: a file for each command, and `main`, which runs them.

Results go to standard output, all else to standard error. Exit codes: 0; 1 where something could
not be read, kept or sent; 2 for a command that makes no sense; 130 when interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.add import add
from dateline.cli.brief import brief
from dateline.cli.changes import changes
from dateline.cli.demo import demo
from dateline.cli.edge import keep_log, run
from dateline.cli.events import events
from dateline.cli.feeds import feeds
from dateline.cli.read import read
from dateline.cli.reread import reread
from dateline.cli.who import who
from dateline.cli.why import why

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: quick, and the same in a pipe and in docs/cli.md
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback(epilog="dateline COMMAND --help tells more; docs/cli.md lists the settings.")
def dateline(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Keep what a fault of Dateline leaves behind, to report."
        ),
    ] = None,
) -> None:
    """Reads the news so that people can rely on what they were told.

    A page goes in; who did what to whom, and who says so, comes out, each with its sentence.
    """
    if log is not None:
        keep_log(log)


for command in (read, add, feeds, changes, reread, brief, events, why, who, demo):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments (without one: those of the process) name.

    Gives the exit code; whatever goes wrong is told on standard error, without a traceback.
    """
    # numpy's own threads wait for one another: with two cores busy, reading took six times as long
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return run(app, sys.argv[1:] if arguments is None else list(arguments))
