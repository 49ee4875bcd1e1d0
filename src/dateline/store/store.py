"""The store: what can be kept and what can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, Select, select

from dateline.codec import from_json
from dateline.errors import UsageError
from dateline.model import Announced, Article, Brief, Failed, Findings, Page, Role, Story
from dateline.store import keeping, tables, visits
from dateline.store.lookup import Found, find_record, load_findings
from dateline.store.trouble import explained
from dateline.store.visits import Feed, Visit

AT_ONCE = 100  # findings read from the file together; an article's take some 30 KB


@dataclass(frozen=True, slots=True)
class Revision:
    """A page as it came at one time under its address."""

    page: str  # Page.id
    arrived: datetime
    latest: bool


class Store:
    """One file; `open_store` makes it. Close it, or use it in a `with`.

    Every method that writes is one transaction; `with store.transaction():` makes one of several.
    All raise StoreError where the file cannot be read or written. One thread at a time: a thread
    of its own opens a store of its own.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self.engine = engine
        self._open: Connection | None = None  # while a transaction is under way

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.engine.dispose()

    # ----------------------------------------------------------------------- keeping

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or, after an error, nothing of it."""
        with self._writing():
            yield

    def add(self, page: Page, outcome: Findings | Failed, *, arrived: datetime) -> bool:
        """Keeps a page with what came of it, whole or not at all; False if the page was here.

        `arrived` is when the page came; of a page that is here already the first time stands.
        What was found replaces what an earlier reading of the page found.
        """
        with self.transaction():
            new = self.add_page(page, arrived=arrived)
            if isinstance(outcome, Failed):
                self.add_failed(outcome, arrived, page=page.id)
            else:
                self.add_findings(outcome)
        return new

    def add_page(self, page: Page, *, arrived: datetime) -> bool:
        """Keeps the bytes; False if the same page is here. Changed bytes are a new revision."""
        with self._writing() as connection:
            return keeping.keep_page(connection, page, arrived)

    def add_findings(self, findings: Findings) -> None:
        """Keeps what was found in a page that is here, in place of what an earlier reading found.

        Raises StoreError if the page is not here.
        """
        with self._writing() as connection:
            keeping.keep_findings(connection, findings)

    def add_failed(self, failed: Failed, when: datetime, *, page: str | None = None) -> None:
        """Keeps a failure with its reason; `page` is the id of the page, if it came at all."""
        with self._writing() as connection:
            keeping.keep_failed(connection, failed, when, page)

    def add_visit(self, visit: Visit) -> None:
        """Keeps what came of an address; that it could not be had before stands no longer."""
        with self._writing() as connection:
            visits.keep(connection, visit)
            keeping.mend(connection, visit.address, still=visit.page)

    def add_feed(self, feed: Feed) -> None:
        """Keeps a feed as it came, to be followed."""
        with self._writing() as connection:
            visits.keep(connection, feed)
            keeping.mend(connection, feed.address)

    def forget_feed(self, address: str) -> bool:
        """Follows a feed no longer; its pages stay. False if it was not followed."""
        with self._writing() as connection:
            return visits.forget(connection, tables.feeds, address)

    def save_stories(self, stories: Iterable[Story]) -> None:
        """Keeps these stories, in this order, in place of all that were kept before."""
        with self._writing() as connection:
            keeping.keep_stories(connection, stories)

    def save_brief(self, brief: Brief) -> None:
        """Keeps a brief and its lines; the same brief again changes nothing."""
        with self._writing() as connection:
            keeping.keep_brief(connection, brief)

    # ----------------------------------------------------------------------- asking

    def has_read(self, page: Page) -> bool:
        """Whether the findings of exactly this page are here."""
        articles = tables.articles
        return bool(self._rows(select(articles.c.id).where(articles.c.page == page.id)))

    def page(self, page_id: str) -> Page:
        """The page of that id, bytes untouched; UsageError if there is none."""
        pages = tables.pages
        found = self._rows(select(pages).where(pages.c.id == page_id))
        if not found:
            raise UsageError(f"no page in the database has the id {page_id!r}")
        row = found[0]
        announced = from_json(Announced, row.announced) if row.announced else None
        return Page(row.id, row.url, row.fetched, row.media_type, row.body, announced)

    def visit(self, address: str) -> Visit | None:
        """What came of an address when it was last asked for; None: it never was."""
        with self._reading() as connection:
            return visits.find_visit(connection, address)

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are followed, by address."""
        with self._reading() as connection:
            return tuple(visits.all_feeds(connection))

    def finding_in(self, page: str) -> Findings | None:
        """What was found in the page of that id; None where it could not be read."""
        articles = tables.articles
        rows = self._rows(select(articles.c.id).where(articles.c.page == page))
        return next(self._load([row.id for row in rows]), None)

    def revisions(self, url: str) -> tuple[Revision, ...]:
        """The pages that came under an address, by arrival."""
        pages = tables.pages
        found = select(pages.c.id, pages.c.arrived, pages.c.latest).where(pages.c.url == url)
        rows = self._rows(found.order_by(pages.c.arrived, pages.c.id))
        return tuple(Revision(row.id, row.arrived, row.latest) for row in rows)

    def arrived(self, article: str) -> datetime:
        """When the page of that article came; UsageError if the article is not here."""
        articles = tables.articles
        found = self._rows(select(articles.c.arrived).where(articles.c.id == article))
        if not found:
            raise UsageError(f"no article in the database has the id {article!r}")
        when: datetime = found[0].arrived
        return when

    def findings(
        self,
        *,
        arrived_from: datetime | None = None,
        arrived_before: datetime | None = None,
        published_from: date | None = None,
        published_to: date | None = None,
        every_revision: bool = False,
    ) -> Iterator[Findings]:
        """What was found, by arrival; of a page with revisions only the latest that can be read.

        `arrived_before` is left out, `published_to` taken in. An article without a date has no
        published day, so a bound on it leaves the article out.
        """
        articles = tables.articles
        bounds = [
            None if every_revision else articles.c.latest,
            None if arrived_from is None else articles.c.arrived >= arrived_from,
            None if arrived_before is None else articles.c.arrived < arrived_before,
            None if published_from is None else articles.c.published >= published_from,
            None if published_to is None else articles.c.published <= published_to,
        ]
        wanted = select(articles.c.id).where(*(bound for bound in bounds if bound is not None))
        rows = self._rows(wanted.order_by(articles.c.arrived, articles.c.id))
        return self._load([row.id for row in rows])

    def roles(self) -> tuple[Role, ...]:
        """What the articles say that people are; of a page with revisions only the latest."""
        table, articles = tables.roles, tables.articles
        wanted = select(table.c.record).join(articles).where(articles.c.latest)
        rows = self._rows(wanted.order_by(table.c.day, table.c.article, table.c.position))
        with explained(self.path):
            return tuple(from_json(Role, row.record) for row in rows)

    def articles(
        self,
        *,
        arrived_from: datetime | None = None,
        arrived_before: datetime | None = None,
        published_from: date | None = None,
        published_to: date | None = None,
    ) -> Iterator[Article]:
        """The articles alone; bounds and order as in `findings`."""
        found = self.findings(
            arrived_from=arrived_from,
            arrived_before=arrived_before,
            published_from=published_from,
            published_to=published_to,
        )
        return (one.article for one in found)

    def findings_of_site(self, site: str, *, newest: int) -> Iterator[Findings]:
        """What was found in the newest pages of an outlet, newest first; `site` as `Article.site`.

        Of a page with revisions only the latest that can be read.
        """
        articles = tables.articles
        wanted = select(articles.c.id).where(articles.c.site == site, articles.c.latest)
        order = (articles.c.arrived.desc(), articles.c.id)
        return self._load([row.id for row in self._rows(wanted.order_by(*order).limit(newest))])

    def finding(self, article: str) -> Findings:
        """What was found in the article of that id; UsageError if it is not here."""
        for found in self._load([article]):
            return found
        raise UsageError(f"no article in the database has the id {article!r}")

    def record(self, beginning: str) -> Found:
        """The record whose id is, or begins with, that: an article, event, statement, … or line.

        Raises UsageError if there is none, or several, which it names.
        """
        with self._reading() as connection:
            return find_record(connection, beginning.strip())

    def failed(
        self, *, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Failed, ...]:
        """The failures that still stand, oldest first; `until` is left out.

        One stands until its address gives other bytes, or these can be read after all.
        """
        failures = tables.failures
        wanted = select(failures).where(failures.c.stands)
        if since is not None:
            wanted = wanted.where(failures.c.arrived >= since)
        if until is not None:
            wanted = wanted.where(failures.c.arrived < until)
        rows = self._rows(wanted.order_by(failures.c.arrived, failures.c.number))
        return tuple(Failed(row.url, row.reason, row.advice) for row in rows)

    def stories(self) -> tuple[Story, ...]:
        """The stories as they were last saved."""
        table = tables.stories
        rows = self._rows(select(table.c.story).order_by(table.c.position))
        with explained(self.path):
            return tuple(from_json(Story, row.story) for row in rows)

    def last_brief(self, subscriber: str, *, before: date | None = None) -> Brief | None:
        """The newest brief of the subscriber of that name, of a day before that one if given."""
        briefs = tables.briefs
        wanted = select(briefs.c.brief).where(briefs.c.subscriber == subscriber)
        if before is not None:
            wanted = wanted.where(briefs.c.day < before)
        rows = self._rows(wanted.order_by(briefs.c.day.desc(), briefs.c.made.desc()).limit(1))
        with explained(self.path):
            return from_json(Brief, rows[0].brief) if rows else None

    def brief_telling(self, record: str) -> Brief | None:
        """The newest brief in which that line stands, or any line of that story."""
        briefs, lines = tables.briefs, tables.lines
        telling = select(lines.c.brief).where((lines.c.id == record) | (lines.c.story == record))
        wanted = select(briefs.c.brief).where(briefs.c.id.in_(telling))
        rows = self._rows(wanted.order_by(briefs.c.day.desc(), briefs.c.made.desc()).limit(1))
        with explained(self.path):
            return from_json(Brief, rows[0].brief) if rows else None

    # ----------------------------------------------------------------------- connections

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """The connection of the transaction under way, or a transaction of its own."""
        if self._open is not None:
            yield self._open
            return
        with explained(self.path), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The connection of the transaction under way, so that it sees itself, or any other."""
        with explained(self.path):
            if self._open is not None:
                yield self._open
                return
            with self.engine.connect() as connection:
                yield connection

    def _rows(self, wanted: Select[Any]) -> list[Row[Any]]:
        with self._reading() as connection:
            return list(connection.execute(wanted).all())

    def _load(self, articles: list[str]) -> Iterator[Findings]:
        """Findings a few at a time; no cursor stays open, so the caller may write meanwhile."""
        for first in range(0, len(articles), AT_ONCE):
            with self._reading() as connection:
                some = load_findings(connection, articles[first : first + AT_ONCE])
            yield from some
