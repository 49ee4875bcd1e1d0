"""The first tables: pages, articles with their records, failures, stories, briefs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _pages_and_articles()
    _records()
    _failures()
    _stories_and_briefs()


def _pages_and_articles() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("fetched", sa.DateTime(timezone=True)),
        sa.Column("arrived", sa.DateTime(timezone=True), nullable=False),
        sa.Column("media_type", sa.Text),
        sa.Column("latest", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, sa.ForeignKey("pages.id"), nullable=False, unique=True),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.Date, index=True),
        sa.Column("arrived", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("latest", sa.Boolean, nullable=False),
        sa.Column("findings", sa.LargeBinary, nullable=False),
    )


def _article() -> sa.Column[str]:
    return sa.Column(
        "article", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )


def _records() -> None:
    op.create_table(
        "actors",
        _article(),
        sa.Column("id", sa.Text, primary_key=True, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("country", sa.Text, index=True),
        sa.Column("sector", sa.Text),
    )
    op.create_table(
        "places",
        _article(),
        sa.Column("id", sa.Text, primary_key=True, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.Text, index=True),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
        sa.Column("precision", sa.Text, nullable=False),
    )
    op.create_table(
        "statements",
        _article(),
        sa.Column("id", sa.Text, primary_key=True, index=True),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_name", sa.Text, index=True),
        sa.Column("source_kind", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
    )
    _events()


def _events() -> None:
    op.create_table(
        "events",
        _article(),
        sa.Column("id", sa.Text, primary_key=True, index=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("event", sa.Text, index=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("first_day", sa.Date, index=True),
        sa.Column("last_day", sa.Date),
        sa.Column("place", sa.Text),
        sa.Column("statement", sa.Text),
    )
    op.create_table(
        "parties",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("country", sa.Text, index=True),
        sa.ForeignKeyConstraint(
            ["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"
        ),
    )


def _failures() -> None:
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("page", sa.Text, sa.ForeignKey("pages.id")),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("advice", sa.Text, nullable=False),
        sa.Column("arrived", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stands", sa.Boolean, nullable=False),
    )


def _stories_and_briefs() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("story", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "briefs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("subscriber", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("brief", sa.LargeBinary, nullable=False),
        sa.Index("ix_briefs_subscriber_day", "subscriber", "day"),
    )
    op.create_table(
        "lines",
        sa.Column(
            "brief", sa.Text, sa.ForeignKey("briefs.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
    )
