"""`dateline who`: people and offices with the sentences that say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = """<html><body><article><h1>Minister flies to Lima</h1>
<p>Chilean Foreign Minister Ana Rojas flew to Lima on Monday for talks on the border, her office
said. She will stay in the city for two days and then fly home to Santiago.</p></article></body>
</html>"""


@pytest.fixture(autouse=True)
def _added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    run("add", "page.html", "--published", "2015-04-28")


@pytest.mark.parametrize("asked", ["Rojas", "Ana Rojas", "foreign minister of Chile"])
def test_an_answer_shows_code_day_and_sentence(run: Run, asked: str) -> None:
    out = run("who", asked, "--on", "2015-05-01").out
    assert "Ana Rojas  foreign minister" in out
    assert "CHL GOV  the reports, 2015-04-28" in out
    assert "│ Chilean Foreign Minister Ana Rojas flew to Lima on Monday" in out
    assert "page.html" in out


def test_the_users_own_table_comes_first(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "my_actors.toml"
    own.write_text('[[actor]]\nname = "Ana Rojas"\nrole = "envoy"\ncountry = "UNO"\n', "utf-8")
    monkeypatch.setenv("DATELINE_ACTORS", str(own))
    out = run("who", "Rojas").out
    assert out.index("UNO  your own table") < out.index("CHL GOV  the reports")


def test_who_is_not_known_is_said(run: Run) -> None:
    left = run("who", "Zacharias Quill")
    assert left.code == 2
    assert "nothing is known of 'Zacharias Quill'" in left.err


def test_a_table_that_is_not_there_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ACTORS", "gone.toml")
    assert "gone.toml: there is no such file" in run("who", "Rojas").err
