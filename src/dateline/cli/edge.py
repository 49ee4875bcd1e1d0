"""Where the command line meets the system: what went wrong becomes a sentence and an exit code."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path

from dateline.cli.terminal import drop_output, tell
from dateline.errors import DatelineError, UsageError

FAILED = 1
USAGE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it

_FULL = {errno.ENOSPC, errno.EDQUOT}


def run(app: Callable[..., object], arguments: list[str]) -> int:
    """Runs the Typer application; gives the exit code and never lets an error through."""
    logging.getLogger("dateline").addHandler(logging.NullHandler())  # else Python prints them
    _mend_streams()
    try:
        code = _code_of(lambda: app(arguments, prog_name="dateline"))
        sys.stdout.flush()  # now, while a full disk can still be told
        if code == INTERRUPTED:
            tell("interrupted; what was finished is kept")
    except DatelineError as error:
        tell(str(error), error.advice)
        code = USAGE if isinstance(error, UsageError) else FAILED
    except KeyboardInterrupt:  # between the commands; within them it is Typer's
        code = INTERRUPTED
    except OSError as error:
        code = _system_error(error)
    except Exception as error:  # noqa: BLE001 the edge: a fault of ours is no traceback for the user
        code = _internal_error(error)
    return code


def _code_of(command: Callable[[], object]) -> int:
    """Typer ends by SystemExit, whatever came of it."""
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _mend_streams() -> None:
    """A stream that is closed swallows all; a terminal that cannot show a letter shows "?"."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 to the end
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def keep_log(path: Path) -> None:
    """Writes tracebacks of faults to the file; UsageError where it cannot be written."""
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{path}: no log can be kept there ({error.strerror})") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    logging.getLogger("dateline").addHandler(handler)


def _system_error(error: OSError) -> int:
    drop_output()
    name = f"{error.filename}: " if error.filename else "output: "
    if error.errno in _FULL:
        tell(f"{name}the disk is full", "make room and run the command again")
    else:
        tell(f"{name}{error.strerror or error}", "see whether it is there and may be written")
    return FAILED


def _internal_error(error: Exception) -> int:
    logging.getLogger("dateline").error("internal error", exc_info=error)
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    tell(
        f"internal error ({told})",
        "this is a fault of Dateline: please report it as CONTRIBUTING.md says; "
        "`dateline --log FILE ...` keeps the details",
    )
    return FAILED
