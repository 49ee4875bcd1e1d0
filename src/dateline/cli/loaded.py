"""Loaded words for people: which words judge, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.brief.words import counted
from dateline.cli.layout import ASIDE, NAME, heading
from dateline.cli.terminal import printable
from dateline.model import Findings, LoadedWord


def wording(findings: Findings) -> Iterator[RenderableType]:
    """The part on wording: how much the outlet tells by itself, and the words that judge."""
    own = sum(word.is_outlets for word in findings.loaded)
    yield heading(
        "WORDING",
        f"{len(findings.own_voice)} of {len(findings.sentences)} sentences on the outlet’s own word; "
        f"{counted(len(findings.loaded), 'loaded word')}, {own} its own",
    )
    if not findings.loaded:
        return
    rows = Table.grid(padding=(0, 2, 0, 0))
    for style in (NAME, ASIDE, ""):
        rows.add_column(style=style)
    for word in findings.loaded:
        said = f"“{printable(word.span.of(findings.article.text))}”"
        rows.add_row(said, str(word.kind), Text(printable(whose(findings, word))))
    yield Padding(rows, (0, 0, 1, 4))


def whose(findings: Findings, word: LoadedWord) -> str:
    """Whose word it is: the outlet's, a source's by name, or somebody's between marks."""
    if word.is_outlets:
        return "the outlet’s own word"
    statement = next((s for s in findings.statements if s.id == word.statement), None)
    if statement is None:
        return "between quotation marks, whose is not told"
    if statement.speaker is not None:
        return f"a word of {findings.cast.actor(statement.speaker).name}"
    source = statement.source.of(findings.article.text) if statement.source else "a source unnamed"
    return f"a word of {source}"
