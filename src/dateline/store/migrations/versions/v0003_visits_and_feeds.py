"""What was asked for over the network and what the server said of its version; feeds that are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("pages", sa.Column("announced", sa.LargeBinary))
    op.create_table(
        "visits",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("visited", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("visited", sa.DateTime(timezone=True), nullable=False),
        sa.Column("media_type", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
