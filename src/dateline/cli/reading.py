"""Reading pages in processes that are watched: one that hangs or kills costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from dateline.model import Failed, Findings, Page

if TYPE_CHECKING:
    from dateline.actors import Memory
    from dateline.article import Errand
    from dateline.settings import Settings
    from dateline.store import Store


def read_pages(
    settings: Settings, errand: Callable[[Page], Errand], memory: Memory, pages: Iterable[Page]
) -> Iterator[Findings | Failed]:
    """One outcome for each page, in order; each has its time, and a process of its own to die in."""
    return read_errands(settings, memory, map(errand, pages))


def read_errands(
    settings: Settings, memory: Memory, errands: Iterable[Errand]
) -> Iterator[Findings | Failed]:
    """The same for errands."""
    from dateline.engine import map_each

    make = partial(_errand_reader, settings.language, memory)
    return map_each(
        make,
        errands,
        processes=settings.processes,
        seconds=settings.page_seconds,
        memory=settings.page_memory,
    )


def _errand_reader(language: str, memory: Memory) -> Callable[[Errand], Findings]:
    """As in `flow`, which only the processes that read need to load."""
    from dateline.flow import errand_reader

    return errand_reader(language, memory)


def read_anew(
    store: Store, settings: Settings, errands: Iterable[Errand]
) -> tuple[int, list[Failed]]:
    """Reads pages of the store anew; how many, and which could not be: their findings stay."""
    from dateline.cli.people import known_people

    read, failed = 0, []
    for outcome in read_errands(settings, known_people(settings, store), errands):
        if isinstance(outcome, Failed):
            failed.append(outcome)
        else:
            store.add_findings(outcome)
            read += 1
    return read, failed
