"""A disk that is full, a file that may not be written, another writer: said, and nothing half."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import open_store
from dateline.store.trouble import explained

MONDAY = datetime(1998, 5, 4, 20, tzinfo=UTC)


def tell(store, pragma):
    """Sets a pragma on the connection that the store will use next."""
    with store.engine.connect() as connection:
        asked = connection.exec_driver_sql(f"PRAGMA {pragma}")
        return asked.scalar() if asked.returns_rows else None


def test_a_full_disk_is_said_and_leaves_nothing_of_the_page(store, report):
    kept, lost = report("https://a.example"), report("https://b.example", os.urandom(200_000))
    store.add(*kept, arrived=MONDAY)
    tell(store, f"max_page_count = {tell(store, 'page_count') + 2}")
    with pytest.raises(StoreError, match="the disk is full") as raised:
        store.add(*lost, arrived=MONDAY)
    assert "make room" in raised.value.advice
    assert list(store.findings()) == [kept[1]]
    store.close()

    with open_store(store.path) as again:  # and there is room again
        assert tell(again, "integrity_check") == "ok"
        assert again.revisions("https://b.example") == ()
        again.add(*lost, arrived=MONDAY)
        assert len(list(again.findings())) == 2


def test_a_disk_that_fills_between_page_and_findings_keeps_neither(store, report, monkeypatch):
    from dateline.store import keeping

    def full(*_):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(keeping, "keep_findings", full)
    page, findings = report()
    with pytest.raises(StoreError, match="the disk is full"):
        store.add(page, findings, arrived=MONDAY)
    assert store.revisions(page.url) == ()


def test_a_file_that_may_not_be_written_is_said_to_be_so(store, report):
    tell(store, "query_only = 1")
    with pytest.raises(StoreError, match="it may not be written") as raised:
        store.add(*report(), arrived=MONDAY)
    assert "the right to write" in raised.value.advice


def test_a_path_that_cannot_be_opened_is_said_to_be_so(tmp_path):
    path = tmp_path / "dateline.db"
    path.symlink_to(path)  # also root cannot open this; a right can be taken from no root
    with pytest.raises(StoreError, match="cannot be opened for writing") as raised:
        open_store(path)
    assert "the right to write" in raised.value.advice


def test_another_program_that_is_writing_is_said_to_be_so(store, report):
    tell(store, "busy_timeout = 1")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing to it"):
        store.add(*report(), arrived=MONDAY)
    other.execute("ROLLBACK")
    other.close()
    assert store.add(*report(), arrived=MONDAY)


def test_a_reader_does_not_wait_for_a_writer(store, report):
    store.add(*report(), arrived=MONDAY)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert len(list(store.findings())) == 1
    other.close()


def test_a_record_that_cannot_be_read_back_is_said_to_be_so(store, report):
    _, findings = report()
    store.add(*report(), arrived=MONDAY)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE articles SET findings = x'00'")
        connection.commit()
    with pytest.raises(StoreError, match="cannot be read back"):
        store.finding(findings.article.id)


def test_an_error_that_is_not_known_is_told_in_its_own_words():
    with pytest.raises(StoreError, match="x.db: the moon is full"), explained(Path("x.db")):
        raise sqlite3.OperationalError("the moon is full")
