"""How things stand on the screen: headings, entries with a number and an id, words with a bar."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.wording import short

MARGIN = 4  # columns that the number of a record takes

NAME = "bold"
ASIDE = "dim"
CLAIM = "bold yellow"
TRIGGER = "bold underline"
REASON = "italic dim"


def heading(name: str, note: str) -> RenderableType:
    """A part begins."""
    words = Text.assemble((name, "bold cyan"), (f"  {note}" if note else "", ASIDE))
    return Rule(words, align="left", style=ASIDE)


def indented(what: RenderableType) -> RenderableType:
    return Padding(what, (0, 0, 0, MARGIN))


def name_and_note(name: str, note: str) -> Text:
    """A name, and something of less weight behind it."""
    return Text.assemble((name, NAME), (f"  {note}", ASIDE))


def entry(
    number: int | None, head: Text, record_id: str, parts: Sequence[RenderableType]
) -> RenderableType:
    """Number, head and id on one line; the rest below, set in; an empty line."""
    line = Table.grid(expand=True, padding=(0, 1, 0, 0))
    line.add_column(width=MARGIN - 1, justify="right", style=ASIDE)
    line.add_column(ratio=1)
    line.add_column(justify="right", style=ASIDE, no_wrap=True)
    line.add_row("" if number is None else str(number), head, short(record_id))
    return Group(line, *(indented(part) for part in parts), Text())


class Barred:
    """Words of the page, with a bar beside them: nothing there is ours."""

    def __init__(self, words: Text) -> None:
        self.words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = ("│ ", ASIDE)
        for line in self.words.wrap(console, options.max_width - len(bar[0])):
            line.rstrip()
            yield Text.assemble(bar, line)
