"""Items to processes and back: one that dies or hangs costs its item a second try, then the item.

A process that dies may have been killed for another's memory, and one that is late may have waited
for a busy machine; so an item is given up only after its second try, which has more time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

from dateline.engine.child import Child, Died, Make
from dateline.engine.edge import log_trace, name_of
from dateline.errors import DatelineError
from dateline.model import Failed

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 4  # items taken in per process: enough to keep all busy, few enough to hold in memory
TRIES = 2
PATIENCE = 4  # times the deadline, on the last try
STILLBORN = 3  # processes in a row that end before they are ready: then it is not the items


def map_in_processes(
    make: Callable[[], Callable[[A], B]],
    items: Iterable[A],
    processes: int,
    seconds: float | None,
    memory: int | None = None,
) -> Iterator[B | Failed]:
    """The outcomes in the order of the items, of which no more than a window is held."""
    tasks = (Task(item) for item in items)
    window: deque[Task] = deque()
    with Workers(make, processes, seconds, memory) as workers:
        while True:
            while len(window) < processes * AHEAD and (task := next(tasks, None)):
                window.append(task)
                workers.hand_out(task)
            if not window:
                return
            while not window[0].done:
                workers.step()
            yield window.popleft().outcome


@dataclass(eq=False, slots=True)
class Task:
    """An item on its way."""

    item: Any
    tries: int = 0
    done: bool = False
    outcome: Any = None

    def settle(self, outcome: object) -> None:
        self.outcome, self.done = outcome, True


class Workers:
    """The processes, what each is at, and the tasks that wait for one."""

    def __init__(
        self, make: Make, processes: int, seconds: float | None, memory: int | None = None
    ) -> None:
        self._make, self._memory = make, memory
        self._processes, self._seconds = processes, seconds
        self._at: dict[Child, Task | None] = {}  # None: it loads, or is idle
        self._waiting: deque[Task] = deque()
        self._stillborn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child, task in self._at.items():
            if task is None and child.ready:
                child.part()
            else:
                child.kill()

    def hand_out(self, *tasks: Task) -> None:
        """Gives waiting tasks to idle processes, and starts processes while there is need."""
        self._waiting.extend(tasks)
        for child in [c for c, task in self._at.items() if task is None and c.ready]:
            if self._waiting:
                self._give(child, self._waiting.popleft())
        loading = sum(not child.ready for child in self._at)
        while len(self._at) < self._processes and loading < len(self._waiting):
            self._at[Child(self._make, self._memory)] = None
            loading += 1

    def step(self) -> None:
        """Waits until a process answers, ends or is late, and sees to it."""
        self.hand_out()
        awaited = [c for c, task in self._at.items() if task is not None or not c.ready]
        deadlines = [c.deadline for c in awaited if c.deadline is not None]
        timeout = max(0.0, min(deadlines) - monotonic()) if deadlines else None
        answered = wait([child.pipe for child in awaited], timeout)
        for child in awaited:
            if child.pipe in answered:
                self._hear(child)
            elif child.deadline is not None and child.deadline <= monotonic():
                self._overdue(child)

    def _give(self, child: Child, task: Task) -> None:
        self._at[child] = task
        task.tries += 1
        try:
            child.give(task.item, self._limit(task))
        except Died as end:
            self._lost(child, str(end))

    def _limit(self, task: Task) -> float | None:
        if self._seconds is None:
            return None
        return self._seconds if task.tries < TRIES else self._seconds * PATIENCE

    def _hear(self, child: Child) -> None:
        loading = not child.ready
        try:
            outcome, trace = child.take()
        except Died as end:
            self._lost(child, str(end))
            return
        if loading:
            self._loaded(outcome, trace)
        elif task := self._at[child]:
            self._at[child] = None
            log_trace(name_of(task.item), trace)
            task.settle(outcome)

    def _loaded(self, outcome: Failed | None, trace: str | None) -> None:
        self._stillborn = 0
        if outcome is not None:
            log_trace("the worker", trace)
            raise DatelineError(f"the worker cannot start: {outcome.reason}", outcome.advice)

    def _overdue(self, child: Child) -> None:
        child.kill()
        task = self._at[child]
        limit = self._limit(task) if task else None
        self._lost(child, f"it was not read within {limit:g} seconds" if limit else "it hung")

    def _lost(self, child: Child, how: str) -> None:
        """The process is gone: its task waits for another try, or is given up."""
        task = self._at.pop(child)
        if task is None:
            self._count_stillborn(how)
        elif task.tries < TRIES:
            self._waiting.appendleft(task)
        else:
            task.settle(_given_up(name_of(task.item), how))

    def _count_stillborn(self, how: str) -> None:
        self._stillborn += 1
        if self._stillborn == STILLBORN:
            raise DatelineError(
                f"{STILLBORN} worker processes ended before they were ready; the last: {how}",
                "see whether there is memory enough, or run with one process",
            )


def _given_up(name: str, how: str) -> Failed:
    return Failed(
        name,
        f"{how}, on a second try",
        "the other pages are not affected; leave this one out, or read it alone with more time",
    )
