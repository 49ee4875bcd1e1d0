"""Learning an outlet, as its user sees it: add, why, reread, and outlets.toml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.store import open_store
from tests.cli.conftest import Run
from tests.gazette import LABEL, MOTTO, SITE, STORIES, gazette_page

LAST = len(STORIES) - 1


@pytest.fixture
def ten_pages(tmp_path: Path, run: Run) -> None:
    """A database with ten pages of one outlet."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.html").write_text(gazette_page(number))
    (tmp_path / "eleventh.html").write_text(gazette_page(LAST))
    assert run("add", "pages").code == 0


def articles() -> list[Article]:
    with open_store("dateline.db", create=False) as store:
        return list(store.articles())


def the_eleventh() -> Article:
    return next(one for one in articles() if one.title == STORIES[LAST][0])


@pytest.mark.usefixtures("ten_pages")
def test_pages_read_before_their_outlet_was_learnt_are_read_anew() -> None:
    assert len(articles()) == 10
    assert not [one.title for one in articles() if MOTTO in one.text or LABEL in one.text]


@pytest.mark.usefixtures("ten_pages")
def test_nothing_is_read_anew_twice(run: Run) -> None:
    assert run("add", "eleventh.html").err.splitlines()[-1] == (
        "dateline: 1 read, 1 read anew; dateline.db"
    )
    assert run("add", "pages").err.splitlines()[-1] == "dateline: 10 there already; dateline.db"


@pytest.mark.usefixtures("ten_pages")
def test_why_says_on_how_many_pages_a_line_stood(run: Run) -> None:
    run("add", "eleventh.html")
    piece = next(one for one in the_eleventh().furniture if one.text == LABEL)
    shown = run("why", piece.id[:12]).out
    assert "stood on 11 of 11 pages of gazette.example" in shown
    assert STORIES[LAST][1][:40] in shown, "between which lines it stood"


@pytest.mark.usefixtures("ten_pages")
def test_a_kept_line_can_be_asked_why(run: Run) -> None:
    shown = " ".join(run("why", articles()[0].id).out.split())
    assert re.search(rf"paragraph, by line model: [\d.]+: {re.escape(STORIES[0][1])}", shown)


@pytest.mark.usefixtures("ten_pages")
def test_a_rule_of_the_users_holds_after_a_rereading(run: Run) -> None:
    Path("outlets.toml").write_text(f'["{SITE}"]\narticle = ["{MOTTO}"]\n')
    reread = run("reread", SITE)
    assert (reread.code, reread.err) == (0, "dateline: 10 read anew; dateline.db\n")
    assert all(MOTTO in one.text and LABEL not in one.text for one in articles())


@pytest.mark.usefixtures("ten_pages")
def test_only_the_outlet_that_is_named_is_read_anew(run: Run) -> None:
    unknown = run("reread", "courier.example")
    assert unknown.code == 2
    assert "no page of courier.example is in the database" in unknown.err


def test_a_day_that_was_given_is_still_known_after_a_rereading(run: Run) -> None:
    Path("one.html").write_text(gazette_page(0))
    run("add", "one.html", "--published", "1998-08-16")
    run("reread")
    (article,) = articles()
    assert article.published is not None
    assert article.known_by["published"] == "given"


def test_a_page_read_alone_heeds_the_users_rules(run: Run) -> None:
    Path("one.html").write_text(gazette_page(0))
    Path("outlets.toml").write_text(f'["{SITE}"]\nfurniture = ["{LABEL}"]\n')
    assert f"by your rule for {SITE}" in run("read", "one.html", "--furniture").out


def test_a_file_of_rules_that_is_named_must_be_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("one.html").write_text(gazette_page(0))
    monkeypatch.setenv("DATELINE_OUTLETS", "mine.toml")
    told = run("read", "one.html")
    assert told.code == 2
    assert "mine.toml: there is no such file" in told.err
