"""Files that the commands leave behind: written whole, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from dateline.errors import DatelineError, UsageError


def check_writable(path: Path) -> None:
    """UsageError where no file can be left at that path: found before the work is done."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: it is not a file", "name a file; > sends the output elsewhere")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}", "make the folder first")


def write_file(path: Path, text: str) -> None:
    """Writes the text, in UTF-8; a file that is there is replaced once all is written.

    Raises DatelineError where it cannot be written.
    """
    target = path.resolve()
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            with aside.open("wb") as file:
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise DatelineError(
            f"{path}: it cannot be written ({error.strerror or error})",
            "make room and run the command again" if full else "see who may write there",
        ) from error
