"""Pages into the store, one by one: what is new is read, what failed is kept with the reason."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.model import Failed, Findings, Page

if TYPE_CHECKING:
    from dateline.settings import Settings
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
) -> Iterator[Taken]:
    """Reads the pages that are not in the store and keeps each with what came of it.

    `read` gives one outcome for each page, in order, and may take pages in ahead.
    """
    waiting: deque[Page] = deque()
    settled: deque[Taken] = deque()

    def unread() -> Iterator[Page]:
        for page in pages:
            if isinstance(page, Failed):
                store.add_failed(page, arrived(page))
                settled.append(Taken(page.url, page))
            elif store.has_read(page):
                settled.append(Taken(page.url, None))
            else:
                waiting.append(page)
                yield page

    for outcome in read(unread()):
        page = waiting.popleft()
        store.add(page, outcome, arrived=arrived(page))
        while settled:
            yield settled.popleft()
        yield Taken(page.url, outcome)
    yield from settled


class Sources:
    """What WHERE stands for: pages, folders of them, feeds that name them.

    `listed` is known at once, so that progress can be told; pages are loaded as they are asked for.
    """

    def __init__(
        self, where: Iterable[str], settings: Settings, store: Store, clock: Callable[[], datetime]
    ) -> None:
        self._settings, self._store, self._clock = settings, store, clock
        self.passed_over = 0  # files of other kinds in folders, entries of feeds that lead nowhere
        self.known = 0  # entries of feeds whose page is here already
        self.listed: list[str | Page | Failed] = []
        for source in where:
            self.listed += self._list(source)

    def pages(self) -> Iterator[Page | Failed]:
        """Each page, or why it could not be had."""
        for listed in self.listed:
            yield self._load(listed) if isinstance(listed, str) else listed

    def _list(self, where: str) -> list[str | Page | Failed]:
        from pathlib import Path

        from dateline.page import find_pages, read_feed, skipped_files

        if Path(where).is_dir():
            self.passed_over += sum(1 for _ in skipped_files(where))
            return list(find_pages(where))
        page = self._load(where)
        feed = None if isinstance(page, Failed) else read_feed(page)
        if feed is None:
            return [page]
        self.passed_over += len(feed.skipped)
        fresh = [e.url for e in feed.entries if not self._store.revisions(e.url)]
        self.known += len(feed.entries) - len(fresh)
        return list(fresh)

    def _load(self, where: str) -> Page | Failed:
        from dateline.page import load_page

        try:
            return load_page(
                where,
                stdin=sys.stdin.buffer if sys.stdin else None,
                largest=self._settings.largest_page,
                seconds=self._settings.fetch_seconds,
                fetched=self._clock(),
            )
        except DatelineError as error:
            return Failed(where, error.reason, error.advice)
