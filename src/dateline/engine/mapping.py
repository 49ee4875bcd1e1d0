"""The map: one outcome for each item, in order."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dateline.engine.edge import attempt, log_trace, name_of
from dateline.engine.supervising import map_in_processes
from dateline.errors import UsageError
from dateline.model import Failed

A = TypeVar("A")
B = TypeVar("B")


def map_each(
    make: Callable[[], Callable[[A], B]],
    items: Iterable[A],
    *,
    processes: int = 1,
    seconds: float | None = None,
    memory: int | None = None,
) -> Iterator[B | Failed]:
    """What the work gives for each item, in order; a `Failed` that names the item where it fails.

    `make` is called once in each worker and gives the work. One process and no deadline: the work
    is done here. Else it is done in worker processes, to which `make` must travel by name (a
    function of a module, or a `functools.partial` of one), and `seconds` is the time an item has;
    a process that dies or is late costs its item a second try with four times the deadline, then
    that item, never the run. `memory` is how many bytes such a process may take; an item that
    needs more fails. Items are taken in as they are needed, a few ahead.

    Raises UsageError for a number of processes or seconds that makes no sense; DatelineError where
    no worker can start.
    """
    if processes < 1 or (seconds is not None and seconds <= 0):
        raise UsageError(
            f"work cannot be done by {processes} processes within {seconds} seconds an item",
            "give 1 process or more, and a time above 0",
        )
    if processes == 1 and seconds is None:
        return _map_here(make, items)
    _refuse_unnamed(make)
    return map_in_processes(make, items, processes, seconds, memory)


def _map_here(make: Callable[[], Callable[[A], B]], items: Iterable[A]) -> Iterator[B | Failed]:
    work = None
    for item in items:
        work = work or make()
        outcome, trace = attempt(work, item)
        log_trace(name_of(item), trace)
        yield outcome


def _refuse_unnamed(make: object) -> None:
    try:
        pickle.dumps(make)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"{make!r} does not travel to a process; give it a name") from error
