"""`dateline read`: what is printed for people, and what for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline import engine
from dateline.article import Errand
from dateline.codec import from_json
from dateline.flow import page_reader
from dateline.model import Failed, Findings
from dateline.page import make_page
from tests.cli.conftest import Run
from tests.cli.reports import FIRST, FLAT, TITLE, save


@pytest.fixture
def page(tmp_path: Path) -> str:
    save(tmp_path, gazette=FLAT)
    return "gazette.txt"


def test_a_page_is_printed_with_the_sentence_of_every_record(run: Run, page: str) -> None:
    read = run("read", page)
    assert read.code == 0
    assert read.err == ""
    for part in (TITLE, "Nora Tiernan", "CAST", "EVENTS", "STATEMENTS"):
        assert part in read.out
    assert "│ Dutch Prime Minister Anna de Vries met leaders of the dock workers" in read.out
    assert "NLD GOV" in read.out
    assert "language   en  (visible text)" in read.out


def test_a_time_is_unresolved_without_a_date_and_resolved_with_one(run: Run, page: str) -> None:
    assert "published  not on the page" in run("read", page).out
    assert "“Monday”: unresolved" in run("read", page).out
    dated = run("read", page, "--published", "2024-03-05").out
    assert "Tue 5 March 2024  (given)" in dated
    assert "“Monday” = Mon 4 March 2024" in dated


def test_a_claim_says_whose_word_it_is_before_anything_else(run: Run, page: str) -> None:
    out = run("read", page).out
    entry = next(line for line in out.splitlines() if "says Piet Bakker:" in line)
    assert entry.split()[1] == "says"  # after its number


def test_a_plan_is_shown_as_a_plan_with_its_code(run: Run, page: str) -> None:
    assert "planned CONSULT, so AGREE" in run("read", page).out


def test_what_was_set_aside_is_counted_and_printed_on_demand(run: Run, page: str) -> None:
    assert "1 advertisement" in run("read", page).out
    assert "SET ASIDE" not in run("read", page).out
    shown = run("read", page, "--furniture").out
    assert "SET ASIDE" in shown and "by phrase like" in shown


def test_explain_names_the_rule_and_the_phrase_that_taught_it(run: Run, page: str) -> None:
    explained = run("read", page, "--explain").out
    assert "by clause: say (as in “The harbour master said the ferry would sail.”)" in explained
    assert "known by title: Dutch Prime Minister Anna de Vries" in explained


def test_json_holds_the_findings_whole(run: Run, page: str) -> None:
    read = run("read", page, "--json", "--published", "2024-03-05")
    (line,) = read.out.splitlines()
    expected = page_reader("en", date(2024, 3, 5))(
        make_page(page, FLAT.encode(), media_type="text/plain")
    )
    assert from_json(Findings, line) == expected


def test_json_has_a_line_for_each_page_also_for_one_that_failed(run: Run, page: str) -> None:
    read = run("read", "nowhere.html", page, "--json")
    assert read.code == 1
    failed, found = map(json.loads, read.out.splitlines())
    assert failed == {
        "url": "nowhere.html",
        "reason": "there is no such file",
        "advice": "Check the path.",
    }
    assert found["article"]["title"] == TITLE
    assert "nowhere.html: there is no such file" in read.err


def test_standard_input_and_an_address_are_pages_too(run: Run, site: str) -> None:
    assert TITLE in run("read", "-", stdin=FLAT.encode()).out
    fetched = run("read", f"{site}/story").out
    assert "Dock workers block Rotterdam harbour" in fetched
    assert "Ellery Gazette" in fetched


def test_html_writes_a_page_with_the_evidence(run: Run, tmp_path: Path) -> None:
    save(tmp_path, first=FIRST)
    read = run("read", "first.html", "--html", "evidence.html")
    assert read.code == 0
    assert "evidence.html" in read.err
    assert "Dock workers block Rotterdam harbour" in Path("evidence.html").read_text("utf-8")


def test_nothing_on_a_page_can_steer_the_terminal(run: Run) -> None:
    hostile = FLAT.replace("Bakker", "Ba\x1b[2Jkker").replace("union", "un\u202eion")
    read = run("read", "-", "--explain", "--furniture", stdin=hostile.encode())
    assert read.code == 0
    assert not {"\x1b", "\u202e"} & set(read.out + read.err)


def test_what_is_not_a_terminal_gets_no_colours_and_no_trailing_blanks(run: Run, page: str) -> None:
    out = run("read", page).out
    assert "\x1b" not in out
    assert not any(line.endswith(" ") for line in out.splitlines())
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_page_has_its_time_and_its_memory(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What happens to one that takes more is told in tests/engine."""
    limits = {}

    def mapped(make: object, items: Iterable[Errand], **given: float) -> Iterator[Failed]:
        limits.update(given)
        return (Failed(item.url, "it was late", "wait") for item in items)

    monkeypatch.setattr(engine, "map_each", mapped)
    monkeypatch.setenv("DATELINE_PAGE_SECONDS", "7")
    monkeypatch.setenv("DATELINE_PAGE_MEMORY", "5000000000")
    save(tmp_path, good=FLAT)
    told = run(command, "good.txt")
    assert (told.code, limits) == (1, {"processes": 1, "seconds": 7, "memory": 5_000_000_000})
    assert "good.txt: it was late" in told.err
