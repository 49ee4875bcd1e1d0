"""Alembic's folder: how a database of an older Dateline becomes one of this."""
