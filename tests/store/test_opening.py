"""What stands at a path: nothing, ours, older, newer, another program's, or damage."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime

import pytest

from dateline.errors import StoreError
from dateline.model import Failed
from dateline.store import open_store

MONDAY = datetime(1998, 5, 4, 20, tzinfo=UTC)


def raw(path, statement):
    connection = sqlite3.connect(path)
    with connection:
        rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def refusal(path, **how):
    with pytest.raises(StoreError) as raised:
        open_store(path, **how)
    assert str(path) in raised.value.reason
    assert raised.value.advice
    return raised.value.reason


def test_a_new_file_is_made_to_be_read_while_it_is_written(store):
    assert raw(store.path, "PRAGMA journal_mode") == [("wal",)]


def test_foreign_keys_are_on_and_writers_wait_for_each_other(store):
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000


def test_a_missing_file_is_no_database_where_none_is_to_be_made(tmp_path):
    assert "no database yet" in refusal(tmp_path / "none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    raw(path, "CREATE TABLE cats (name)")
    before = path.read_bytes()
    assert "not one of Dateline" in refusal(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes(b"Dear diary, " * 500)
    assert "not a database of Dateline" in refusal(path)
    assert path.read_bytes() == b"Dear diary, " * 500


def test_a_database_of_a_newer_dateline_is_refused_and_left_as_it_is(store):
    store.close()
    raw(store.path, "UPDATE alembic_version SET version_num = '9999'")
    assert "a newer Dateline wrote it" in refusal(store.path)
    assert raw(store.path, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_damaged_database_is_said_to_be_damaged(store, report):
    store.add(*report(), arrived=MONDAY)
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="it is damaged"), open_store(store.path) as damaged:
        list(damaged.findings())


def test_a_folder_is_no_database(tmp_path):
    assert "it is a folder" in refusal(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    assert f"there is no folder {tmp_path / 'none'}" in refusal(tmp_path / "none" / "dateline.db")


def test_a_path_through_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()
    assert "there is no folder" in refusal(tmp_path / "file" / "dateline.db")


def test_an_empty_file_becomes_a_database(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with open_store(path) as store:
        assert store.stories() == ()


def test_two_who_open_a_new_file_at_once_both_can(tmp_path):
    path, opened = tmp_path / "dateline.db", []

    def open_and_write(name):
        with open_store(path) as store:
            store.add_failed(Failed(name, "refused", ""), MONDAY)
            opened.append(name)

    threads = [threading.Thread(target=open_and_write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(path) as store:
        assert sorted(one.url for one in store.failed()) == sorted(opened) == list("abcd")
