"""Printing for people: how wide, in which colours, and what of a page is safe to print."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer

from dateline.model import Failed

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_TRAILING = re.compile(r" +\n")
WIDEST = 110  # columns; longer lines are hard to read


def open_console() -> Console:
    """Standard output, in colours if it is a terminal and NO_COLOR is not set."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    return console


def printable(text: str) -> str:
    """The text without what would steer the terminal; as long as before, so that offsets hold.

    >>> printable("talks\\x1b[2J\\nresume")
    'talks\ufffd[2J resume'
    """
    return "".join(_printable(letter) for letter in text)


def _printable(letter: str) -> str:
    if letter.isspace():
        return " "
    # Cf holds what turns the direction of a line; the joiners that scripts need stay
    steers = unicodedata.category(letter) in {"Cc", "Cs", "Cf"} and letter not in "\u200c\u200d"
    return "\ufffd" if steers else letter


def tell(what: str, advice: str = "") -> None:
    """Says on standard error what happened, and what to do next."""
    sys.stderr.write(f"dateline: {printable(what)}\n")
    if advice:
        sys.stderr.write(f"          {printable(advice)}\n")
    sys.stderr.flush()


def tell_failed(failed: Failed) -> None:
    """Names a page that could not be read, the reason, and what to do next."""
    tell(f"{failed.url}: {failed.reason}", failed.advice)


def print_record(record: object) -> None:
    """The record as one JSON object on a line of standard output, in UTF-8 whatever the locale."""
    from dateline.codec import to_plain

    # what is no text, from a file's name, becomes \udc80, which JSON knows
    line = json.dumps(to_plain(record), ensure_ascii=False).encode("utf-8", "backslashreplace")
    with _to_reader():
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """The text on standard output, at once."""
    with _to_reader():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def _to_reader() -> Iterator[None]:
    """Ends the command, as done, where the reader of the pipe has had enough (`| head`)."""
    try:
        yield
    except BrokenPipeError:
        drop_output()
        raise typer.Exit(0) from None


def drop_output() -> None:
    """What is still in the buffer has nowhere to go; Python would complain about it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def print_rich(renderable: RenderableType) -> None:
    """Prints for people: in colours on a terminal; without trailing blanks, which would be copied."""
    console = open_console()
    with console.capture() as captured:
        console.print(renderable)
    print_text(_TRAILING.sub("\n", captured.get()))
