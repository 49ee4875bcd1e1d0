"""A worker process and its deadline: from this side, and from its own."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from dateline.engine.edge import attempt
from dateline.model import Failed

LOADING = 120.0  # seconds for `make`; a parser loads in one, on a disk that is busy in ten
PARTING = 2.0  # seconds for an idle process to leave by itself

Make = Callable[[], Callable[[Any], Any]]
Reply = tuple[Any, str | None]  # what came of the item; the traceback of an internal error


class Died(Exception):
    """The process is gone; the text says how it went."""


class Child:
    """A process that has made its worker once, and is given one item at a time."""

    def __init__(self, make: Make, memory: int | None = None) -> None:
        # spawn: a clean interpreter, the same on every system, whatever threads run here
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, make, memory), daemon=True)
        self._process.start()
        theirs.close()  # else the pipe would not end when the process does
        self.deadline: float | None = monotonic() + LOADING
        self.ready = False

    def give(self, item: object, seconds: float | None) -> None:
        """Sends an item; the time it has starts now."""
        self.deadline = None if seconds is None else monotonic() + seconds
        try:
            self.pipe.send(item)
        except OSError:
            raise Died(self._end()) from None

    def take(self) -> Reply:
        """The reply that has come; Died if what came is the end of the process."""
        try:
            outcome, trace = self.pipe.recv()
        except (EOFError, OSError):
            raise Died(self._end()) from None
        self.ready = True
        return (pickle.loads(outcome) if isinstance(outcome, bytes) else outcome), trace

    def kill(self) -> None:
        """Ends the process now, whatever it does."""
        self._process.kill()
        self._leave()

    def part(self) -> None:
        """Lets an idle process end by itself, which it does when the pipe closes."""
        self.pipe.close()
        self._process.join(PARTING)
        self.kill()

    def _leave(self) -> int | None:
        self._process.join()
        code = self._process.exitcode
        self.pipe.close()
        self._process.close()
        return code

    def _end(self) -> str:
        self._process.join(PARTING)  # the pipe closes a moment before the process has ended
        self._process.kill()
        return told(self._leave())


def limit_memory(most: int | None) -> None:
    """Lets this process have no more than so many bytes, where the system knows such a limit."""
    if most is None or sys.platform == "win32":
        return
    import resource  # Windows has none: there the deadline is all that bounds a page

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    within = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (within, hard))


def told(code: int | None) -> str:
    """How a process ended, from its exit code.

    >>> told(-11)
    'the process that read it was killed (SIGSEGV)'
    >>> told(3)
    'the process that read it ended (exit status 3)'
    """
    if code is None or code >= 0:
        return f"the process that read it ended (exit status {code})"
    names = {known.value: known.name for known in signal.Signals}
    name = names.get(-code, f"signal {-code}")
    perhaps = ", perhaps for want of memory" if name == "SIGKILL" else ""
    return f"the process that read it was killed ({name}{perhaps})"


# --------------------------------------------------------------------------- in the process


def serve(pipe: Connection, make: Make, memory: int | None = None) -> None:
    """Makes the worker, says so, and answers items until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    limit_memory(memory)
    os.dup2(2, 1)  # standard output is the program's own: what a worker prints goes to stderr
    work, trace = attempt(lambda _: make(), "the worker")
    if isinstance(work, Failed):
        pipe.send((work, trace))
        return
    pipe.send((None, None))
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        # pickled inside the attempt: what cannot travel is a failure of this item alone
        pipe.send(attempt(lambda it: pickle.dumps(work(it), pickle.HIGHEST_PROTOCOL), item))
