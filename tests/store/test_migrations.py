"""The migrations make what `tables.py` describes, also from an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dateline.store import open_store
from dateline.store.tables import HEAD, metadata
from tests.store.conftest import make_report

NOW = datetime(1998, 5, 4, 19, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def test_the_migrations_make_the_tables_that_are_described(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_articles_of_the_first_version_are_told_by_outlet_afterwards(tmp_path):
    page, findings = make_report()
    path = tmp_path / "old.db"
    with open_store(path) as store:
        store.add(page, findings, arrived=NOW)
        with store.engine.connect() as connection:  # as the first version left it
            connection.exec_driver_sql("DROP INDEX ix_articles_site")
            connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN site")
            connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN furniture")
            connection.exec_driver_sql("ALTER TABLE pages DROP COLUMN announced")
            connection.exec_driver_sql("DROP TABLE roles")
            connection.exec_driver_sql("DROP TABLE visits")
            connection.exec_driver_sql("DROP TABLE feeds")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
            connection.commit()
    with open_store(path) as store:
        assert list(store.findings_of_site("gazette.example", newest=9)) == [findings]
        with store.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_migrations_work_from_the_built_wheel(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    program = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import dateline; "
        f"assert dateline.__file__.startswith({str(installed)!r}); "
        "from dateline.store import open_store; "
        "print(open_store('new.db').stories())"
    )
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("()\n", "")
