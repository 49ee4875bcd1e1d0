"""Pages into the store, one by one: what is new is read, what failed is kept with the reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dateline.model import Failed, Findings, Page

if TYPE_CHECKING:
    from dateline.store import Store

Read = Callable[[Iterable[Page]], Iterator[Findings | Failed]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page: what was found, why it failed, or None: it was here already."""

    url: str
    outcome: Findings | Failed | None


def take_in(
    store: Store,
    pages: Iterable[Page | Failed],
    read: Read,
    arrived: Callable[[Page | Failed], datetime],
    kept: Callable[[Page], None] = lambda _: None,
) -> Iterator[Taken]:
    """Reads the pages that are not in the store and keeps each with what came of it.

    `read` gives one outcome for each page, in order, and may take pages in ahead; `kept` is told
    of each page that is in the store now.
    """
    waiting: deque[Page] = deque()
    settled: deque[Taken] = deque()

    def unread() -> Iterator[Page]:
        for page in pages:
            if isinstance(page, Failed):
                store.add_failed(page, arrived(page))
                settled.append(Taken(page.url, page))
            elif store.has_read(page):
                store.add_page(page, arrived=arrived(page))
                kept(page)
                settled.append(Taken(page.url, None))
            else:
                waiting.append(page)
                yield page

    for outcome in read(unread()):
        page = waiting.popleft()
        store.add(page, outcome, arrived=arrived(page))
        kept(page)
        while settled:
            yield settled.popleft()
        yield Taken(page.url, outcome)
    yield from settled
