"""Workers to be found by name from another process: some work, some fail in every way there is."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from dateline.errors import DatelineError, UnreadablePage


def make_doubler() -> Callable[[int], int]:
    return lambda number: 2 * number


def make_fragile() -> Callable[[str], str]:
    return work_or_fail


def work_or_fail(item: str) -> str:
    """Does what the item says, and spells it backwards if it survives."""
    ways: dict[str, Callable[[], object]] = {
        "exit": lambda: os._exit(3),
        "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "hang": lambda: time.sleep(600),
        "bug": lambda: int(item),
        "binary": lambda: refuse(item),
        "greedy": lambda: bytearray(2_000_000_000),
        "print": lambda: print("to the terminal", flush=True),
    }
    ways.get(item, str)()
    return item[::-1]


def refuse(item: str) -> None:
    raise UnreadablePage(item, "it is binary", "give a page of text")


def make_untransportable() -> Callable[[int], object]:
    return lambda number: (lambda: None) if number == 1 else number


def make_unready() -> Callable[[int], int]:
    raise DatelineError("the model is missing", "install it")


def make_stillborn() -> Callable[[int], int]:
    os._exit(7)


def make_counted(log: Path) -> Callable[[int], int]:
    """Leaves a line in the log each time a worker is made; its work tells the process."""
    with log.open("a") as lines:
        lines.write(f"{os.getpid()}\n")
    return lambda _: os.getpid()


def make_late_once(folder: Path) -> Callable[[str], str]:
    """The first time an item comes it hangs or dies, as its name says; the second it is done."""

    def work(item: str) -> str:
        marker = folder / item
        if not marker.exists():
            marker.touch()
            work_or_fail(item)
        return f"{item} done"

    return work
