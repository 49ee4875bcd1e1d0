"""The tables: records whole as JSON, and beside them columns for what is searched.

SQLAlchemy Core, nothing that only SQLite has, so that PostgreSQL can stand behind it later.
A change here needs a migration in `migrations/versions` and a new HEAD; a test compares the two.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0004"  # the newest migration: a database that says so needs none


class Instant(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """SQLite hands back no zone; it was UTC that went in."""
        kept: datetime | None = value
        return kept.replace(tzinfo=kept.tzinfo or UTC) if kept else None


class Packed(TypeDecorator[bytes]):
    """Bytes, kept compressed: a page or a record is a fifth of its size."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.compress(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.decompress(value)


class Words(TypeDecorator[str]):
    """Text that may hold what is no text: a file's name can be any bytes, `caf\\udce9.html`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and value.encode("utf-8", "backslashreplace").decode()


metadata = MetaData()


def _article() -> Column[Any]:
    """Where a record stands; it goes when its article is read anew."""
    return Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)


pages = Table(
    "pages",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Words, nullable=False, index=True),
    Column("fetched", Instant),
    Column("arrived", Instant, nullable=False),  # first time these bytes came
    Column("media_type", Words),
    Column("latest", Boolean, nullable=False),  # the revision of its address that came last
    Column("body", Packed, nullable=False),
    Column("announced", Packed),  # Announced, as JSON
)

visits = Table(
    "visits",
    metadata,
    Column("address", Words, primary_key=True),  # as it was asked for; redirects may lead on
    Column("page", ForeignKey("pages.id"), nullable=False),  # what came last
    Column("etag", Words),
    Column("modified", Words),  # Last-Modified, as the server wrote it
    Column("visited", Instant, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Words, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Words),
    Column("etag", Words),
    Column("modified", Words),
    Column("visited", Instant, nullable=False),
    Column("media_type", Words),
    Column("body", Packed, nullable=False),  # as it came last
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False, unique=True),
    Column("url", Words, nullable=False, index=True),  # the page's
    Column("outlet", Words),
    Column("site", Words, index=True),  # Article.site: whose pages teach one another's furniture
    Column("furniture", Text),  # the ids of what was set aside, a space between them
    Column("title", Words),
    Column("language", Text),
    Column("published", Date, index=True),
    Column("arrived", Instant, nullable=False, index=True),  # the page's
    Column("latest", Boolean, nullable=False),  # of the readable revisions of its address
    Column("findings", Packed, nullable=False),  # Findings, as JSON
)

actors = Table(
    "actors",
    metadata,
    _article(),
    Column("id", Text, primary_key=True, index=True),
    Column("name", Words, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text),  # the main one
)

roles = Table(
    "roles",
    metadata,
    _article(),
    Column("position", Integer, primary_key=True),
    Column("name", Words, nullable=False, index=True),
    Column("role", Words, nullable=False),
    Column("country", Text),
    Column("day", Date),  # when the article came out
    Column("record", Packed, nullable=False),  # Role, as JSON
)

places = Table(
    "places",
    metadata,
    _article(),
    Column("id", Text, primary_key=True, index=True),
    Column("name", Words, nullable=False),
    Column("country", Text, index=True),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("precision", Text, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    _article(),
    Column("id", Text, primary_key=True, index=True),
    Column("speaker", Text),  # actors.id
    Column("speaker_name", Words, index=True),
    Column("source_kind", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
)

events = Table(
    "events",
    metadata,
    _article(),
    Column("id", Text, primary_key=True, index=True),
    Column("act", Text, nullable=False),
    Column("event", Text, index=True),
    Column("status", Text, nullable=False),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("place", Text),  # places.id
    Column("statement", Text),  # statements.id: then it is a claim
)

parties = Table(
    "parties",
    metadata,
    Column("article", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("role", Text, primary_key=True),  # actor, recipient
    Column("position", Integer, primary_key=True),
    Column("actor", Text, nullable=False),  # actors.id
    Column("country", Text, index=True),
    ForeignKeyConstraint(["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("url", Words, nullable=False, index=True),
    Column("page", ForeignKey("pages.id")),  # none: it never came
    Column("reason", Words, nullable=False),
    Column("advice", Words, nullable=False),
    Column("arrived", Instant, nullable=False),
    Column("stands", Boolean, nullable=False),  # no: the address could be read after all
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # as they were given
    Column("first_day", Date),
    Column("last_day", Date),
    Column("story", Packed, nullable=False),  # Story, as JSON
)

briefs = Table(
    "briefs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subscriber", Words, nullable=False),
    Column("day", Date, nullable=False),
    Column("made", Instant, nullable=False),
    Column("brief", Packed, nullable=False),  # Brief, as JSON
    Index("ix_briefs_subscriber_day", "subscriber", "day"),
)

lines = Table(
    "lines",
    metadata,
    Column("brief", ForeignKey("briefs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("story", Text, nullable=False),
    Column("article", Text, nullable=False),  # of the sentence shown
)
