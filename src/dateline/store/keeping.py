"""Writing, on a connection that is in a transaction: pages, findings, failures, stories, briefs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from dateline.errors import StoreError
from dateline.model import Brief, Event, Failed, Findings, Page, Place, Statement, Story
from dateline.store import rows, tables

R = TypeVar("R", Event, Place, Statement)

PIPE = "-"  # standard input: what comes through it has no address, so no revisions


def keep_page(connection: Connection, page: Page, arrived: datetime) -> bool:
    """Keeps the bytes and marks them as the latest of their address; False if they are here."""
    pages = tables.pages
    known = connection.execute(select(pages.c.latest).where(pages.c.id == page.id)).scalar()
    if known is None:
        connection.execute(insert(pages), rows.page_row(page, arrived, latest=page.url == PIPE))
    if page.url != PIPE:
        mend(connection, page.url, still=page.id)
        if not known and arrived >= _last_arrival(connection, page, arrived):
            _mark_latest(connection, page)
    return known is None


def _last_arrival(connection: Connection, page: Page, arrived: datetime) -> datetime:
    """When the newest of the other revisions came: an archive may bring old ones afterwards."""
    pages = tables.pages
    others = (pages.c.url == page.url) & (pages.c.id != page.id) & pages.c.latest
    found: datetime | None = connection.execute(select(pages.c.arrived).where(others)).scalar()
    return found or arrived


def _mark_latest(connection: Connection, page: Page) -> None:
    """Of the page's revisions this one came last; so did its article, once it has been read."""
    pages, articles = tables.pages, tables.articles
    connection.execute(
        update(pages).where(pages.c.url == page.url).values(latest=pages.c.id == page.id)
    )
    if connection.execute(select(articles.c.id).where(articles.c.page == page.id)).first():
        connection.execute(
            update(articles)
            .where(articles.c.url == page.url)
            .values(latest=articles.c.page == page.id)
        )


def keep_findings(connection: Connection, findings: Findings) -> None:
    """Keeps what was found in a page that is here; what an earlier reading found in it goes."""
    articles, pages, article = tables.articles, tables.pages, findings.article
    wanted = select(pages.c.id, pages.c.url, pages.c.arrived, pages.c.latest)
    page = connection.execute(wanted.where(pages.c.id == article.page)).first()
    if page is None:
        raise StoreError(f"{article.url}: its page is not in the store", "add the page first")
    # a revision that differs in its markup only gives the same article: it moves to this page
    same = or_(articles.c.page == page.id, articles.c.id == article.id)
    connection.execute(delete(articles).where(same))
    latest = page.url == PIPE or _becomes_latest(connection, page.url, page.latest)
    connection.execute(insert(articles), rows.article_row(findings, page, latest))
    _keep_records(connection, findings)
    mend(connection, page.url)


def _becomes_latest(connection: Connection, url: str, page_is_latest: bool) -> bool:
    """Whether an article is the newest readable one of its address; if so, the others are not."""
    articles = tables.articles
    others = articles.c.url == url
    if page_is_latest:
        connection.execute(update(articles).where(others).values(latest=False))
        return True
    marked = select(articles.c.id).where(others, articles.c.latest)
    return connection.execute(marked).first() is None


def _keep_records(connection: Connection, findings: Findings) -> None:
    article = findings.article.id
    actors = {actor.id: actor for actor in findings.cast.actors}
    events = _by_id(findings.events)
    new = {
        tables.actors: [rows.actor_row(article, a) for a in actors.values()],
        tables.roles: [rows.role_row(article, n, r) for n, r in enumerate(findings.roles)],
        tables.places: [rows.place_row(article, p) for p in _by_id(findings.places)],
        tables.statements: [
            rows.statement_row(article, s, actors) for s in _by_id(findings.statements)
        ],
        tables.events: [rows.event_row(article, e) for e in events],
        tables.parties: [row for e in events for row in rows.party_rows(article, e, actors)],
    }
    for table, found in new.items():
        _insert(connection, table, found)


def _by_id(records: Iterable[R]) -> list[R]:
    """One of each id: a slip of a stage that gives two records one id must not cost the page."""
    return list({record.id: record for record in records}.values())


def _insert(connection: Connection, table: Table, new: list[rows.Row]) -> None:
    if new:
        connection.execute(insert(table), new)


def keep_failed(connection: Connection, failed: Failed, when: datetime, page: str | None) -> None:
    """Keeps the failure as the one that stands for its address."""
    if failed.url != PIPE:
        mend(connection, failed.url)
    connection.execute(
        insert(tables.failures),
        {
            "url": failed.url,
            "page": page,
            "reason": failed.reason,
            "advice": failed.advice,
            "arrived": when,
            "stands": True,
        },
    )


def mend(connection: Connection, url: str, *, still: str | None = None) -> None:
    """The failures of that address stand no longer, but for those of the page `still`."""
    failures = tables.failures
    mended = failures.c.url == url
    if still is not None:
        mended &= or_(failures.c.page.is_(None), failures.c.page != still)
    connection.execute(update(failures).where(mended).values(stands=False))


def keep_stories(connection: Connection, stories: Iterable[Story]) -> None:
    connection.execute(delete(tables.stories))
    _insert(connection, tables.stories, [rows.story_row(n, s) for n, s in enumerate(stories)])


def keep_brief(connection: Connection, brief: Brief) -> None:
    connection.execute(delete(tables.briefs).where(tables.briefs.c.id == brief.id))
    connection.execute(insert(tables.briefs), rows.brief_row(brief))
    _insert(connection, tables.lines, rows.line_rows(brief))
