"""`dateline add`: pages, folders and feeds into the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import open_store
from tests.cli.conftest import Run
from tests.cli.reports import FIRST, FLAT, SECOND, save


def titles(database: str = "dateline.db") -> list[str | None]:
    with open_store(database, create=False) as store:
        return [article.title for article in store.articles()]


def test_a_folder_is_read_into_the_database(run: Run, tmp_path: Path) -> None:
    save(tmp_path / "pages", first=FIRST, second=SECOND)
    (tmp_path / "pages" / "picture.png").write_bytes(b"png")
    added = run("add", "pages")
    assert added.code == 0
    assert added.out == ""
    assert added.err.splitlines() == [
        "1/2 read pages/first.html",
        "2/2 read pages/second.html",
        "dateline: 2 read, 1 passed over; dateline.db",
    ]
    assert titles() == [
        "Dock workers block Rotterdam harbour",
        "Strike closes harbour of Rotterdam",
    ]


def test_pages_that_are_there_are_passed_over_and_counted(run: Run, tmp_path: Path) -> None:
    save(tmp_path / "pages", first=FIRST)
    run("add", "pages")
    save(tmp_path / "pages", second=SECOND)
    again = run("add", "pages")
    assert again.err.splitlines() == [
        "2/2 read pages/second.html",
        "dateline: 1 read, 1 there already; dateline.db",
    ]


def test_a_page_that_failed_is_kept_with_the_reason_and_tried_again(
    run: Run, tmp_path: Path
) -> None:
    save(tmp_path / "pages", empty=b"", first=FIRST)
    added = run("add", "pages", "nowhere.html")
    assert added.code == 1
    assert "dateline: pages/empty.txt: it is empty (0 bytes)" in added.err
    assert "dateline: nowhere.html: there is no such file" in added.err
    assert added.err.endswith("dateline: 1 read, 2 failed; dateline.db\n")
    with open_store("dateline.db") as store:
        assert {f.url for f in store.failed()} == {"pages/empty.txt", "nowhere.html"}
    save(tmp_path / "pages", empty=FLAT)
    assert run("add", "pages").code == 0
    with open_store("dateline.db") as store:
        assert [f.url for f in store.failed()] == ["nowhere.html"]


def test_a_feed_is_followed_and_its_pages_are_fetched_once(run: Run, site: str) -> None:
    added = run("add", f"{site}/feed")
    assert added.code == 1
    assert f"{site}/gone: the server answers 404" in added.err
    assert added.err.endswith("dateline: 1 read, 1 failed; dateline.db\n")
    assert titles() == ["Dock workers block Rotterdam harbour"]
    assert run("add", f"{site}/feed").err.endswith("1 there already, 1 failed; dateline.db\n")


def test_the_day_and_the_database_can_be_given(run: Run) -> None:
    added = run("add", "-", "--published", "2024-03-05", "--database", "d.db", stdin=FLAT.encode())
    assert added.code == 0
    with open_store("d.db") as store:
        (article,) = store.articles()
    assert article.published is not None
    assert (str(article.published.day), article.known_by["published"]) == ("2024-03-05", "given")


def test_pages_are_read_in_processes(run: Run, tmp_path: Path) -> None:
    save(tmp_path / "pages", first=FIRST, second=SECOND, empty=b"")
    added = run("add", "pages", "--processes", "2")
    assert added.code == 1
    assert added.err.endswith("dateline: 2 read, 1 failed; dateline.db\n")


def test_a_file_that_is_no_database_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    save(tmp_path, first=FIRST)
    (tmp_path / "notes.db").write_text("my notes, " * 500)
    added = run("add", "first.html", "--database", "notes.db")
    assert added.code == 1
    assert "notes.db: it is not a database of Dateline" in added.err
    assert (tmp_path / "notes.db").read_text() == "my notes, " * 500


def test_a_full_disk_loses_nothing_that_was_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.errors import StoreError
    from dateline.store import Store

    save(tmp_path / "pages", first=FIRST, second=SECOND)
    add = Store.add

    def full(store: Store, page: object, *rest: object, **more: object) -> bool:
        if "second" in page.url:
            raise StoreError("dateline.db: the disk is full", "make room")
        return add(store, page, *rest, **more)

    monkeypatch.setattr(Store, "add", full)
    added = run("add", "pages")
    assert added.code == 1
    assert "dateline.db: the disk is full" in added.err
    assert titles() == ["Dock workers block Rotterdam harbour"]
