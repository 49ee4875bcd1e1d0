"""`dateline changes`: what changed between the revisions of a page."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Database, load_settings
from dateline.cli.terminal import print_record, print_rich, printable
from dateline.errors import UsageError
from dateline.model import Article, Findings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from dateline.article.changes import Changes, SentenceChange
    from dateline.store import Revision, Store


def changes(
    where: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help="The address or path of a page, or the id of an article of it.",
            show_default=False,
        ),
    ],
    json: Annotated[
        bool, typer.Option("--json", help="A JSON object for each two revisions.")
    ] = False,
    database: Database = None,
) -> None:
    """Show what changed on a page, sentence by sentence.

    Each time that `dateline add` finds a page changed, it keeps the new revision beside the old.

    \b
    For example:
      dateline changes https://news.example/talks
      dateline changes a-1f0c22 --json
    """
    from dateline.store import open_store

    with open_store(load_settings(database=database).database, create=False) as store:
        address, revisions = _revisions(store, where)
        found = [(r, store.finding_in(r.page)) for r in revisions]
    readable = [(r, f) for r, f in found if f is not None]
    steps = [_step(address, one, other) for one, other in pairwise(readable)]
    if json:
        for step in steps:
            print_record(step)
    else:
        print_rich(_shown(address, steps, len(readable), len(found)))


def _revisions(store: Store, where: str) -> tuple[str, tuple[Revision, ...]]:
    visit = store.visit(where)
    addresses = [where, store.page(visit.page).url] if visit else [where]
    for address in addresses:
        if revisions := store.revisions(address):
            return address, revisions
    if not where.startswith("a-"):
        raise UsageError(f"no page {where} is in the database", "give its address as it was added")
    found = store.record(where).record
    if not isinstance(found, Article):
        raise UsageError(f"{where} is not an article", "give the address of a page")
    return found.url, store.revisions(found.url)


def _step(
    address: str, one: tuple[Revision, Findings], other: tuple[Revision, Findings]
) -> Changes:
    from dateline.article.changes import Changes, compare

    (old, before), (new, after) = one, other
    return Changes(
        address,
        before.article.id,
        after.article.id,
        old.arrived,
        new.arrived,
        compare(before, after),
    )


def _shown(address: str, steps: list[Changes], readable: int, kept: int) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    unread = f", {kept - readable} of them not readable" if kept > readable else ""
    said = "1 revision; it has not changed" if kept == 1 else f"{kept} revisions{unread}"
    return Group(Text(f"{printable(address)}: {said}"), *(p for s in steps for p in _parts(s)))


def _parts(step: Changes) -> Iterator[RenderableType]:
    from rich.text import Text

    from dateline.cli.layout import heading

    between = f"{step.came_before:%Y-%m-%d %H:%M} to {step.came_after:%Y-%m-%d %H:%M} UTC"
    yield Text()
    yield heading("CHANGED", between)
    if not step.changes:
        yield Text("  nothing in the article, only around it")
    for change in step.changes:
        what = f"headline {change.kind}" if change.headline else str(change.kind)
        yield Text(f"  {what}", "bold")
        yield from _sides(change)


def _sides(change: SentenceChange) -> Iterator[RenderableType]:
    """The sentence as it was and as it is; what went and what came stands out, also uncoloured."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    old, new = (change.old or "").split(), (change.new or "").split()
    steps = SequenceMatcher(None, old, new, False).get_opcodes()
    before = [(old[i:j], tag != "equal") for tag, i, j, _, _ in steps]
    after = [(new[k:m], tag != "equal") for tag, _, _, k, m in steps]
    for sign, runs, style in (("-", before, "red"), ("+", after, "green")):
        if any(words for words, _ in runs):
            row = Table.grid(padding=(0, 1))
            row.add_row(Text(sign, style), _marked(runs, style, brackets=bool(old and new)))
            yield Padding(row, (0, 0, 0, 2))


def _marked(runs: list[tuple[list[str], bool]], style: str, *, brackets: bool) -> Text:
    from rich.text import Text

    parts = []
    for words, differs in runs:
        shown = printable(" ".join(words))
        if shown:
            marked = f"[{shown}]" if differs and brackets else shown
            parts.append(Text(marked, style if differs else ""))
    return Text(" ").join(parts)
