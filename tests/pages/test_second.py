"""A page like the one that the project began with, of our own writing, read as well as that one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.careful import (
    compare_actors,
    compare_events,
    compare_page,
    compare_statements,
    load_table,
)

from dateline.flow import page_reader
from dateline.model import Findings
from dateline.page import make_page

HERE = Path(__file__).parent / "second"
TABLE = load_table(HERE / "careful.toml")


@cache
def findings() -> Findings:
    page = make_page("page.txt", (HERE / "page.txt").read_bytes(), media_type="text/plain")
    return page_reader("en", TABLE["page"]["given"])(page)


def test_furniture_is_set_aside_and_no_sentence_is_lost() -> None:
    tally = compare_page(findings(), TABLE)
    assert not tally.missed, str(tally)
    assert not tally.extra, str(tally)


def test_eleven_of_thirteen_statements_have_their_source_and_content() -> None:
    tally = compare_statements(findings(), TABLE)
    assert tally.share >= 11 / 13, str(tally)
    assert len(tally.extra) <= 3, str(tally)


def test_ten_of_thirteen_events_have_code_parties_and_status() -> None:
    tally = compare_events(findings(), TABLE)
    assert tally.share >= 10 / 13, str(tally)
    assert len(tally.extra) <= 4, str(tally)  # a complaint that "it was Caracas" is one


def test_sixteen_actors_have_country_and_sector() -> None:
    tally = compare_actors(findings(), TABLE)
    assert len(tally.found) >= 16, str(tally)
