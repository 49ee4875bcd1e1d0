"""Articles by outlet, so that its pages teach one another, and the ids of what was set aside."""

from __future__ import annotations

import json
import zlib

import sqlalchemy as sa
from alembic import op

from dateline.model import host_of

revision = "0002"
down_revision = "0001"

AT_ONCE = 100  # articles; their findings take some 30 KB each


def upgrade() -> None:
    op.add_column("articles", sa.Column("site", sa.Text))
    op.add_column("articles", sa.Column("furniture", sa.Text))
    op.create_index("ix_articles_site", "articles", ["site"])
    _fill()


def _fill() -> None:
    """From the findings that are here, as they were written before this step."""
    connection = op.get_bind()
    articles = sa.table(
        "articles",
        sa.column("id", sa.Text),
        sa.column("site", sa.Text),
        sa.column("furniture", sa.Text),
        sa.column("findings", sa.LargeBinary),
    )
    ids = list(connection.execute(sa.select(articles.c.id)).scalars())
    for first in range(0, len(ids), AT_ONCE):
        some = articles.c.id.in_(ids[first : first + AT_ONCE])
        rows = connection.execute(sa.select(articles.c.id, articles.c.findings).where(some)).all()
        for row in rows:
            connection.execute(
                sa.update(articles).where(articles.c.id == row.id).values(**_columns(row.findings))
            )


def _columns(findings: bytes) -> dict[str, str | None]:
    article = json.loads(zlib.decompress(findings))["article"]
    return {
        "site": host_of(article["canonical"] or article["url"]) or article["outlet"],
        "furniture": " ".join(piece["id"] for piece in article["furniture"]),
    }
