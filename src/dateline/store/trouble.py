"""What SQLite says when it fails, told so that a person can do something about it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from dateline.errors import StoreError

_ADVICE = {
    sqlite3.SQLITE_FULL: (
        "the disk is full; nothing was kept of what was being written",
        "make room and run the command again; all that was kept before is whole",
    ),
    sqlite3.SQLITE_READONLY: (
        "it may not be written",
        "give yourself the right to write to the file and its folder, or name another database",
    ),
    sqlite3.SQLITE_PERM: (
        "it may not be opened",
        "give yourself the right to read and write the file, or name another database",
    ),
    sqlite3.SQLITE_NOTADB: (
        "it is not a database of Dateline",
        "name another file; this one was left as it is",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "it is damaged",
        "take back a copy; or copy the file and save what can be read: sqlite3 FILE .recover",
    ),
    sqlite3.SQLITE_BUSY: (
        "another program is writing to it",
        "wait until that one is done, and run the command again",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed, or is full; nothing was kept of what was being written",
        "see whether the disk is well and has room, and run the command again",
    ),
    sqlite3.SQLITE_TOOBIG: (
        "a page is too large for it",
        "leave that page out, or give it in parts",
    ),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Database errors inside come out as StoreError, with what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _explain(path, error) from error
    except (zlib.error, ValidationError) as error:
        raise StoreError(
            f"{path}: a record in it cannot be read back ({type(error).__name__})",
            "the file is damaged, or was written by another version of Dateline",
        ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"a page holds what is no text ({error.reason}), perhaps in its file's name",
            "rename the file and add it again",
        ) from error


def _explain(path: Path, error: BaseException) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code is the low byte
    if code == sqlite3.SQLITE_CANTOPEN:
        return _cannot_open(path)
    reason, advice = _ADVICE.get(code, (str(error), "see whether another run fares better"))
    return StoreError(f"{path}: {reason}", advice)


def _cannot_open(path: Path) -> StoreError:
    if path.is_dir():
        return StoreError(f"{path}: it is a folder, not a database", "name a file in it")
    if not path.parent.is_dir():
        return StoreError(f"{path}: there is no folder {path.parent}", "make the folder first")
    return StoreError(
        f"{path}: it cannot be opened for writing",
        "give yourself the right to write to the file and its folder, or name another database",
    )
