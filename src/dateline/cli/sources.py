"""What WHERE stands for: pages, folders and archives of them, feeds and sitemaps that name them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import DatelineError, UnreadablePage
from dateline.model import Announced, Failed, Page
from dateline.page import (
    Clock,
    Entry,
    Fetcher,
    Listing,
    ListingKind,
    Manners,
    Validators,
    find_pages,
    is_address,
    is_archive,
    load_page,
    make_page,
    page_of,
    read_listing,
    skipped_files,
    validators_of,
)
from dateline.store import Feed, Visit

if TYPE_CHECKING:
    from dateline.page.fetching import Answer
    from dateline.settings import Settings
    from dateline.store import Store

DEEPEST = 3  # lists of feeds in lists of feeds, indexes of sitemaps in one another
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named:
    """A page that is still to be loaded; `found` if Dateline found it, else the user named it."""

    where: str
    announced: Announced | None = None
    found: bool = False


Listed = Named | Page | Failed


class Sources:
    """The pages that WHERE stands for.

    `listed` is known at once, so that progress can be told; pages are loaded as they are asked for.
    """

    def __init__(
        self,
        where: Iterable[str],
        settings: Settings,
        store: Store,
        clock: Clock,
        *,
        again: bool = False,
    ) -> None:
        self._settings, self._store, self._clock, self._again = settings, store, clock, again
        manners = Manners(
            settings.largest_page,
            settings.fetch_seconds,
            settings.host_seconds,
            settings.host_patience,
            settings.obey_robots,
        )
        self._fetcher = Fetcher(manners, clock)
        self._visits: dict[str, list[Visit]] = {}  # by page, until the page is in the store
        self.passed_over: Counter[str] = Counter()  # by what they are
        self.known = 0  # pages that a feed names and that are here already
        self.unchanged = 0  # feeds
        self.listed: list[Listed] = []
        for source in where:
            self.listed += self._list(source)

    @property
    def total(self) -> int | None:
        """How many pages there are; None: nobody knows before an archive has been read."""
        archives = any(isinstance(one, Named) and _in_archive(one.where) for one in self.listed)
        return None if archives else len(self.listed)

    def pages(self) -> Iterator[Page | Failed]:
        """Each page, or why it could not be had."""
        for listed in self.listed:
            if not isinstance(listed, Named):
                yield listed
            elif _in_archive(listed.where):
                yield from self._from_archive(listed.where)
            else:
                yield self._load(listed)

    def kept(self, page: Page) -> None:
        """That the page is in the store, so that what the server said of it can be kept, too."""
        for visit in self._visits.pop(page.id, ()):
            self._store.add_visit(visit)

    # ----------------------------------------------------------------------- listing

    def _list(self, where: str, depth: int = 0, *, found: bool = False) -> list[Listed]:
        if Path(where).is_dir():
            self.passed_over["of other kinds"] += sum(1 for _ in skipped_files(where))
            return [Named(page) for page in find_pages(where)]
        if _in_archive(where):
            return [Named(where)]
        try:
            return self._look_into(where, depth, found)
        except DatelineError as error:
            return [Failed(where, error.reason, error.advice)]

    def _look_into(self, where: str, depth: int, found: bool) -> list[Listed]:
        feed = self._feed(where)
        if not is_address(where):
            page = self._from_here(where)
        else:
            answer = self._ask(where, feed, found)
            if answer.status == 304 and feed is not None:
                self.unchanged += 1
                page = make_page(where, feed.body, media_type=feed.media_type)
            else:
                page = self._page(where, answer)
        listing = read_listing(page, largest=self._settings.largest_page)
        if listing is None:
            return [page]
        self._visits.pop(page.id, None)
        if is_address(where) and not found:
            self._follow(where, listing, page, None if answer.status == 304 else answer)
        return self._expand(listing, depth)

    def _feed(self, where: str) -> Feed | None:
        return next((feed for feed in self._store.feeds() if feed.address == where), None)

    def _follow(self, where: str, listing: Listing, page: Page, answer: Answer | None) -> None:
        """Keeps what came as followed; where nothing came, it is here."""
        if answer is None or listing.kind is ListingKind.feeds:
            return
        said = validators_of(answer)
        self._store.add_feed(
            Feed(
                where,
                listing.kind.value,
                listing.title,
                said.etag,
                said.modified,
                self._clock.now(),
                page.media_type,
                page.body,
            )
        )

    def _expand(self, listing: Listing, depth: int) -> list[Listed]:
        if listing.skipped:
            self.passed_over["lead nowhere"] += len(listing.skipped)
        if listing.kind.of_pages:
            return self._entries(listing)
        if depth >= DEEPEST:
            self.passed_over["nested too deep"] += len(listing.entries)
            return []
        entries = listing.entries
        if listing.kind is ListingKind.sitemaps:
            entries = self._newest(entries)
        found = listing.kind is ListingKind.sitemaps
        return _in_turns([self._list(one.url, depth + 1, found=found) for one in entries])

    def _newest(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        most = self._settings.most_sitemaps
        if len(entries) > most:
            self.passed_over["older sitemaps"] += len(entries) - most
        order = sorted(entries, key=_changed, reverse=True)
        return tuple(order[:most])

    def _entries(self, listing: Listing) -> list[Listed]:
        fresh = [e for e in listing.entries if self._again or not self._is_known(e.url)]
        self.known += len(listing.entries) - len(fresh)
        by = "feed" if listing.kind is ListingKind.feed else "sitemap"
        return [
            Named(e.url, Announced(e.published, by) if e.published else None, found=True)
            for e in fresh
        ]

    def _is_known(self, address: str) -> bool:
        return bool(self._store.visit(address) or self._store.revisions(address))

    # ----------------------------------------------------------------------- loading

    def _load(self, named: Named) -> Page | Failed:
        try:
            if not is_address(named.where):
                page = self._from_here(named.where)
            else:
                page = self._page(named.where, self._ask(named.where, None, named.found))
        except DatelineError as error:
            return Failed(named.where, error.reason, error.advice)
        return page if page.announced else replace(page, announced=named.announced)

    def _from_here(self, where: str) -> Page:
        return load_page(
            where,
            stdin=sys.stdin.buffer if sys.stdin else None,
            largest=self._settings.largest_page,
            seconds=self._settings.fetch_seconds,
            fetched=self._clock.now(),
        )

    def _from_archive(self, where: str) -> Iterator[Page | Failed]:
        from dateline.page.archives import Passed, read_archive

        try:
            for taken in read_archive(where, largest=self._settings.largest_page):
                if isinstance(taken, Passed):
                    self.passed_over[taken.what] += 1
                else:
                    yield taken
        except DatelineError as error:
            yield Failed(where, error.reason, error.advice)

    def _ask(self, address: str, feed: Feed | None, found: bool) -> Answer:
        known = feed or self._store.visit(address)
        validators = Validators(known.etag, known.modified) if known else None
        return self._fetcher.get(address, robot=found, known=validators)

    def _page(self, address: str, answer: Answer) -> Page:
        """What came, or, where nothing new did, the page that is here."""
        now, said = self._clock.now(), validators_of(answer)
        before = self._store.visit(address)
        if answer.status == 304 and before is not None:
            page = self._store.page(before.page)
            visit = replace(before, visited=now)
        else:
            page = _refuse_empty(page_of(answer, now))
            visit = Visit(address, page.id, said.etag, said.modified, now)
        self._visits.setdefault(page.id, []).append(visit)
        return page


def _refuse_empty(page: Page) -> Page:
    if not page.body:
        raise UnreadablePage(page.url, "it is empty (0 bytes)", "Check where it was saved from.")
    return page


def _in_archive(where: str) -> bool:
    return is_archive(where) and not is_address(where)


def _changed(entry: Entry) -> date:
    return entry.changed.day if entry.changed else date.min


def _in_turns(lists: list[list[T]]) -> list[T]:
    """One of each list, then the next of each: while one host rests, another is asked.

    >>> _in_turns([["a1", "a2", "a3"], ["b1"]])
    ['a1', 'b1', 'a2', 'a3']
    """
    nothing = object()
    rows = zip_longest(*lists, fillvalue=nothing)
    return [one for one in chain.from_iterable(rows) if one is not nothing]  # type: ignore[misc]
