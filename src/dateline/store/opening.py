"""Opening the file: is it ours, is it of this version, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from dateline.errors import StoreError
from dateline.store.store import Store
from dateline.store.tables import HEAD
from dateline.store.trouble import explained

OURS = 0x44544C4E  # "DTLN": SQLite's application_id, which marks a file as a program's own
WAIT = 30_000  # milliseconds to wait for another writer before giving up


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """The store in that file; made, or brought up to this version, where need be.

    With `create=False` a missing file is an error. Raises StoreError: the file is another
    program's, a newer Dateline's or damaged, or it cannot be written.
    """
    path = Path(path)
    if not create and not path.exists():
        raise StoreError(f"{path}: there is no database yet", "add pages first: dateline add PAGE")
    engine = _engine(path)
    try:
        with explained(path):
            _prepare(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, path)


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin` does
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {WAIT}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that took it midway could not wait for another."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        empty = _is_empty(connection)
        if not empty:
            _refuse_foreign(connection, path)
            if _revision(connection) == HEAD:
                return
    if empty:
        _write_ahead(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _migrate(connection, path)
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")


def _is_empty(connection: Connection) -> bool:
    return not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()


def _refuse_foreign(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != OURS:
        raise StoreError(
            f"{path}: it is a database, but not one of Dateline",
            "name another file; this one was left as it is",
        )


def _revision(connection: Connection) -> str | None:
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _write_ahead(engine: Engine) -> None:
    """Readers and the writer do not wait for each other; it stays with the file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _migrate(connection: Connection, path: Path) -> None:
    # Alembic takes a third of a second to import; most runs find the database up to date
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # it knows no migration of that name
        raise StoreError(
            f"{path}: a newer Dateline wrote it (its revision is {_revision(connection)})",
            "use that version, or name another file; this one was left as it is",
        ) from error
