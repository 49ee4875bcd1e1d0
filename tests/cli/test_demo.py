"""`dateline demo`: from the samples to a brief, the whole way."""

from __future__ import annotations

import re
import shlex
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from dateline import samples
from dateline.store import open_store
from tests.cli.conftest import Run
from tests.cli.reports import FIRST, save


def test_the_demo_goes_the_whole_way(run: Run, tmp_path: Path) -> None:
    demo = run("demo")
    assert demo.code == 0
    assert "Dateline for Tuesday, 8 September 1998 · for you" in demo.out
    assert "since 7 September 1998, 23:00 UTC" in demo.out
    assert "ceasefire" in demo.out
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {
        "dateline.db",
        "brief.html",
        "brief.eml",
    }
    mail = message_from_bytes((tmp_path / "demo" / "brief.eml").read_bytes(), policy=policy.default)
    assert str(mail["Subject"]).startswith("Dateline for 8 September 1998: ")
    with open_store("demo/dateline.db") as store:
        assert sum(1 for _ in store.findings()) == len(samples.sample_pages())
        assert not store.failed()
        first = store.last_brief("you", before=date(1998, 9, 8))
        assert first is not None and first.day == date(1998, 9, 7)
    _try_what_it_proposes(run, demo.out)


def _try_what_it_proposes(run: Run, out: str) -> None:
    commands = re.findall(r"^  \S*dateline (why .+|brief .+)$", out, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert run(*shlex.split(command)).code == 0


@pytest.fixture
def last_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo that takes less time: the samples of the last two days."""
    few = tuple(s for s in samples.sample_pages() if s.arrived.date() >= date(1998, 9, 7))
    monkeypatch.setattr(samples, "sample_pages", lambda: few)


@pytest.mark.usefixtures("last_week")
def test_every_run_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    def leave() -> list[bytes]:
        assert run("demo").code == 0
        return [(tmp_path / "demo" / name).read_bytes() for name in ("brief.html", "brief.eml")]

    assert leave() == leave()


@pytest.mark.usefixtures("last_week")
def test_settings_of_the_user_do_not_change_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("demo")
    plain = (tmp_path / "demo" / "brief.eml").read_bytes()
    monkeypatch.setenv("DATELINE_SENDER", "Ada <ada@desk.example>")
    monkeypatch.setenv("DATELINE_DATABASE", "mine.db")
    run("demo")
    assert (tmp_path / "demo" / "brief.eml").read_bytes() == plain
    assert not Path("mine.db").exists()


def test_a_database_of_ones_own_is_not_thrown_away(run: Run, tmp_path: Path) -> None:
    save(tmp_path, first=FIRST)
    run("add", "first.html")
    before = (tmp_path / "dateline.db").read_bytes()
    refused = run("demo", "--folder", ".")
    assert refused.code == 2
    assert "pages that are not of the demo" in refused.err
    assert (tmp_path / "dateline.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    refused = run("demo", "--folder", "taken")
    assert (refused.code, refused.out) == (2, "")
    assert "no folder can be made" in refused.err
