"""What texts say that people are, to be remembered for other articles.

Articles that were read before have none until they are read anew (`dateline reread`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    article = sa.ForeignKey("articles.id", ondelete="CASCADE")
    op.create_table(
        "roles",
        sa.Column("article", sa.Text, article, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("day", sa.Date),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
