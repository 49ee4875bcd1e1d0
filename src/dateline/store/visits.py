"""Addresses that were asked over the network, and the feeds that are followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select

from dateline.store import tables


@dataclass(frozen=True, slots=True)
class Visit:
    """What came when an address was last asked for, and what the server said of that version."""

    address: str
    page: str  # Page.id
    etag: str | None
    modified: str | None  # Last-Modified, as the server wrote it
    visited: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap that is followed, as it came last."""

    address: str
    kind: str  # "feed", "sitemap", "sitemap index"
    title: str | None
    etag: str | None
    modified: str | None
    visited: datetime
    media_type: str | None
    body: bytes


def keep(connection: Connection, kept: Visit | Feed) -> None:
    """In place of what was kept of that address before."""
    table = tables.visits if isinstance(kept, Visit) else tables.feeds
    forget(connection, table, kept.address)
    connection.execute(insert(table), asdict(kept))


def forget(connection: Connection, table: Table, address: str) -> bool:
    """False where the address was not kept."""
    gone = connection.execute(delete(table).where(table.c.address == address))
    return gone.rowcount > 0


def find_visit(connection: Connection, address: str) -> Visit | None:
    table = tables.visits
    row = connection.execute(select(table).where(table.c.address == address)).first()
    return Visit(*(getattr(row, field.name) for field in fields(Visit))) if row else None


def all_feeds(connection: Connection) -> Sequence[Feed]:
    table = tables.feeds
    rows = connection.execute(select(table).order_by(table.c.address))
    return [Feed(*(getattr(row, field.name) for field in fields(Feed))) for row in rows]
