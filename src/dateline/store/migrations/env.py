"""What Alembic runs: the migrations, on the connection and in the transaction it is given."""

from __future__ import annotations

from alembic import context

from dateline.store.tables import metadata


def migrate() -> None:
    """All or nothing: the caller holds the transaction, and SQLite can take back DDL."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,  # SQLite cannot alter a column; Alembic copies the table
    )
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic loads this file
    migrate()
