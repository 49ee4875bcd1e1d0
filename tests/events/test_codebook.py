"""Every example of the codebook's tables of events, modes, contexts and statuses is coded so."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.article import plain_article
from dateline.flow import read_article
from dateline.model import Event
from tests.events.test_marked import reader

BOOK = Path(__file__).resolve().parents[2] / "docs/codebook.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its own head."""
    section = BOOK.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


@cache
def told(text: str) -> tuple[Event, ...]:
    article = plain_article(text, id="codebook", published=date(2015, 4, 28))
    return read_article(article, reader()).events


@pytest.mark.parametrize("row", rows("The sixteen events"), ids=" ".join)
def test_events(row: list[str]) -> None:
    assert row[0] in {event.event for event in told(row[-1])}


@pytest.mark.parametrize("row", rows("Modes"), ids=" ".join)
def test_modes(row: list[str]) -> None:
    assert (row[0], row[1]) in {(e.event, mode) for e in told(row[-1]) for mode in e.modes}


@pytest.mark.parametrize("row", rows("Contexts"), ids=" ".join)
def test_contexts(row: list[str]) -> None:
    assert row[0] in {context for event in told(row[-1]) for context in event.contexts}


@pytest.mark.parametrize("row", rows("Status"), ids=" ".join)
def test_statuses(row: list[str]) -> None:
    assert row[0] in {event.status.value for event in told(row[-1])}
