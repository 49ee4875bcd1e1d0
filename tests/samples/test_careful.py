"""What the pipeline finds in five of the samples, held against a careful reader's tables.

The floors are what is reached today: whoever makes a stage better raises them, and nothing that
is found now is lost unseen.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.careful import (
    Tally,
    compare_actors,
    compare_events,
    compare_page,
    compare_statements,
    load_table,
)

from dateline.flow import page_reader
from dateline.model import Findings
from dateline.page import make_page
from dateline.samples import sample_pages

TABLES = {path.stem: path for path in (Path(__file__).parent / "careful").glob("*.toml")}

# table → kind → (found at least, not there at most)
FLOORS = {
    "1998-04-07-island-press-draft-rejected": {
        "statements": (7, 2),
        "events": (4, 2),
        "actors": (8, 0),
    },
    "1998-04-10-harbor-tribune-clinton-phones": {
        "statements": (4, 6),
        "events": (3, 0),
        "actors": (10, 0),
    },
    "1998-08-18-lagan-courier-real-ira-claim": {
        "statements": (12, 1),
        "events": (3, 4),
        "actors": (8, 0),
    },
    "1998-09-07-harbor-tribune-same-table": {
        "statements": (6, 2),
        "events": (4, 3),
        "actors": (11, 0),
    },
    "1998-09-08-daily-lantern-killers-call-it-off": {
        "statements": (5, 1),
        "events": (2, 0),
        "actors": (8, 0),
    },
}
COMPARE = {"statements": compare_statements, "events": compare_events, "actors": compare_actors}


@cache
def reader():
    return page_reader("en")


@cache
def findings(stem: str) -> Findings:
    sample = next(s for s in sample_pages() if Path(s.file).stem == stem)
    html = sample.file.endswith(".html")
    kind = "text/html" if html else "text/plain"
    return reader()(make_page(sample.url, sample.body, media_type=kind))


def test_every_table_has_its_floors() -> None:
    assert set(FLOORS) == set(TABLES)


@pytest.mark.parametrize("kind", COMPARE)
@pytest.mark.parametrize("stem", FLOORS)
def test_what_a_careful_reader_records_is_found(stem: str, kind: str) -> None:
    tally = COMPARE[kind](findings(stem), load_table(TABLES[stem]))
    least, most = FLOORS[stem][kind]
    assert len(tally.found) >= least, str(tally)
    assert len(tally.extra) <= most, str(tally)


@pytest.mark.parametrize("stem", FLOORS)
def test_the_page_is_taken_apart_without_loss(stem: str) -> None:
    tally: Tally = compare_page(findings(stem), load_table(TABLES[stem]))
    assert not tally.missed, str(tally)
    assert not tally.extra, str(tally)


def test_all_tables_together_keep_what_is_reached() -> None:
    found = dict.fromkeys(COMPARE, 0)
    wanted = dict(found)
    for stem, path in TABLES.items():
        for kind, compare in COMPARE.items():
            tally = compare(findings(stem), load_table(path))
            found[kind] += len(tally.found)
            wanted[kind] += len(tally.found) + len(tally.missed)
    assert found["events"] / wanted["events"] >= 0.6
    assert found["statements"] / wanted["statements"] >= 0.88
    assert found["actors"] / wanted["actors"] >= 0.85
