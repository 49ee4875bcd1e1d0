"""`dateline events`: the events of the database as data."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = "Peru and Chile met on Monday.\n\nAna Rojas said that rebels had freed two priests.\n"


@pytest.fixture(autouse=True)
def _added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    run("add", "page.txt", "--published", "2015-04-28")


def table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(out)))


def test_cameo_rows_are_csv_with_a_row_for_each_pair(run: Run) -> None:
    rows = table(run("events", "--format", "cameo").out)
    assert [(r["source"], r["cameo"], r["target"]) for r in rows] == [
        ("PERGOV", "040", "CHLGOV"),
        ("CHLGOV", "040", "PERGOV"),
        (rows[2]["source"], "0841", rows[2]["target"]),
    ]
    assert rows[2]["claimed_by"] == "Ana Rojas"
    assert rows[0]["sentence"] == "Peru and Chile met on Monday."


def test_json_has_a_record_a_line_with_names_and_sentence(run: Run) -> None:
    first, second = map(json.loads, run("events").out.splitlines())
    assert [actor["name"] for actor in first["actors"]] == ["Peru", "Chile"]
    assert (first["quad"], first["score"], first["goldstein"]) == (1, 2.5, 1)
    assert second["statement"]["id"].startswith("s-")
    assert second["sentence"] == "Ana Rojas said that rebels had freed two priests."


def test_days_bound_the_pages(run: Run) -> None:
    assert run("events", "--since", "2015-05-01").out == ""
    assert table(run("events", "--format", "cameo", "--until", "2015-04-01").out) == []


def test_why_says_what_decided_an_event_and_what_came_near(run: Run) -> None:
    record = json.loads(run("events").out.splitlines()[1])
    out = run("why", record["id"]).out
    assert "by verb: free (as in “The rebels freed two priests.”)" in out
    assert "status: happened: no word above it says otherwise" in out
    assert "mode: release: the frame" in out
    assert "WHAT ELSE CAME NEAR" in out
