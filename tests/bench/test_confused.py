"""Event classes one by one, with intervals, on a scorer and answers made up here."""

import json

import pytest
from confused import Share, incidents, relations, table, wilson

SCORER = """
ACLED = {"MARCH": ("PROTEST", set()), "RAID": ("ASSAULT", {"aerial"}), "CAMP": (None, set())}
merged = lambda event: "YIELD" if event in ("CONCEDE", "RETREAT") else event
penta = lambda answer: int(answer["cameo"][:1]) if answer.get("cameo") else None
"""


@pytest.fixture
def files(tmp_path):
    """Writes gold and answers; gives what a count takes."""

    def write(gold, answers):
        (tmp_path / "events.py").write_text(SCORER)
        for name, rows in (("gold", gold), ("ours", answers)):
            lines = [json.dumps({"id": str(n), **row}) for n, row in enumerate(rows)]
            (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
        return tmp_path / "gold.jsonl", tmp_path / "ours.jsonl", tmp_path

    return write


def test_wilson_stays_between_nought_and_a_hundred():
    assert wilson(0, 0) is None
    assert wilson(3, 3) == Share(100.0, 43.8, 100.0, 3)
    assert wilson(0, 3).low == 0


def test_a_class_says_how_often_it_is_found_and_for_what_it_is_taken(files):
    gold = [{"code": "YIELD", "quad": 2}, {"code": "YIELD", "quad": 2}, {"code": "AID", "quad": 2}]
    told = [{"event": "RETREAT"}, {"event": None}, {"event": "CONCEDE"}]
    aid, given = relations(*files(gold, told)).rows
    assert (aid.name, aid.found.value, aid.right, aid.taken) == ("AID", 0, None, (("YIELD", 1),))
    assert (given.found.value, given.right.value, given.taken) == (50, 50, (("nothing", 1),))


def test_an_incident_needs_the_mode_where_its_kind_has_one(files):
    gold = [{"code": "RAID"}, {"code": "RAID"}, {"code": "MARCH"}, {"code": "CAMP"}]
    told = [
        {"event": "ASSAULT", "mode": "aerial"},
        {"event": "ASSAULT", "mode": "drone"},
        {"event": "PROTEST", "mode": None},
        {"event": None, "mode": None},
    ]
    march, raid = incidents(*files(gold, told)).rows
    assert (march.found.value, raid.found.value) == (100, 50)
    assert raid.taken == (("ASSAULT drone", 1),)


def test_the_table_has_the_class_that_fails_most_first(files):
    gold = [{"code": "RAID"}, {"code": "MARCH"}]
    told = [{"event": None, "mode": None}, {"event": "PROTEST", "mode": "demo"}]
    lines = table(incidents(*files(gold, told))).splitlines()
    assert lines[4].startswith("| RAID | 1 | 0.0 |")
    assert lines[4].endswith("| nothing 1 |")
