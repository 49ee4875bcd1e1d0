"""`dateline why`: what decided each kind of record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.model import Findings
from dateline.store import open_store
from tests.cli.conftest import Run
from tests.cli.test_brief import MONDAY, two_days

__all__ = ["two_days"]


@pytest.fixture(autouse=True)
def _here(two_days: Path, tmp_path: Path) -> None:
    shutil.copy(two_days, tmp_path / "dateline.db")


@pytest.fixture
def found(two_days: Path) -> Findings:
    """What was found in the first report."""
    with open_store(two_days) as store:
        return next(store.findings())


def test_an_event_names_its_frame_its_parties_and_its_neighbours(run: Run, found: Findings) -> None:
    event = next(e for e in found.events if e.act == "REQUEST")
    why = run("why", event.id).out
    assert "by verb: demand (as in “" in why
    assert "│ The union of the dock workers demanded higher wages" in why
    assert "│ Police arrested 14 dock workers" in why  # the sentence after it
    assert "the Dutch government" in why


def test_a_statement_names_its_cue_and_who_she_is(run: Run, found: Findings) -> None:
    said = next(s for s in found.statements if "stay open" in s.contents[0].of(found.article.text))
    why = run("why", said.id[:12]).out
    assert "by clause: say (as in “The harbour master said the ferry would sail.”)" in why
    assert "“She” is Anna de Vries" in why


def test_an_actor_names_each_of_its_mentions(run: Run, found: Findings) -> None:
    actor = next(a for a in found.cast.actors if a.name == "Anna de Vries")
    why = run("why", actor.id).out
    assert "known by title: Dutch Prime Minister Anna de Vries" in why
    assert "“She” (pronoun: she)" in why


def test_a_place_says_how_it_was_chosen(run: Run, found: Findings) -> None:
    why = run("why", found.places[0].id).out
    assert "Rotterdam, NLD" in why
    assert found.places[0].known_by in why


def test_an_article_says_how_each_field_is_known(run: Run, found: Findings) -> None:
    why = run("why", found.article.id).out
    assert "published: meta" in why
    assert "SET ASIDE" in why


def test_a_line_names_its_sentences_its_origins_and_the_reasons_for_its_place(run: Run) -> None:
    told = run("brief", "--day", MONDAY).err.splitlines()[0].split()
    why = run("why", told[4]).out
    assert "WHERE IT STANDS" in why
    assert "INDEPENDENT ORIGINS  2" in why
    assert "1 of 1 in the brief of Mon 4 March 2024" in why
    assert "2 independent origins" in why


def test_a_story_names_its_reports_and_what_they_tell(run: Run) -> None:
    told = run("brief").err.splitlines()[0].split()
    why = run("why", told[2]).out
    for title in (
        "Dock workers block Rotterdam harbour, Ellery Gazette, Mon 4 March 2024",
        "Strike closes harbour of Rotterdam, Coast Post, Mon 4 March 2024",
        "Dock workers end Rotterdam strike, Ellery Gazette, Tue 5 March 2024",
    ):
        assert title in why
    assert "own voice by" in why


@pytest.mark.parametrize(
    ("record", "said"), [("e-xyz", "no record"), ("e-", "is the beginning of"), ("", "no record")]
)
def test_an_id_of_none_or_of_several_is_told(run: Run, record: str, said: str) -> None:
    why = run("why", record)
    assert (why.code, why.out) == (2, "")
    assert said in why.err


def test_without_a_database_it_says_what_to_do(run: Run) -> None:
    why = run("why", "e-1", "--database", "none.db")
    assert why.code == 1
    assert "dateline add" in why.err
