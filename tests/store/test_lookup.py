"""From an id to what it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dateline.errors import UsageError
from dateline.model import Furniture, FurnitureKind
from dateline.store import Found

MONDAY = datetime(1998, 5, 4, 20, tzinfo=UTC)


@pytest.fixture
def findings(store, report):
    page, findings = report()
    store.add(page, findings, arrived=MONDAY)
    return findings


@pytest.mark.parametrize(
    ("kind", "pick"),
    [
        ("article", lambda f: f.article),
        ("event", lambda f: f.events[0]),
        ("statement", lambda f: f.statements[0]),
        ("actor", lambda f: f.cast.actors[0]),
        ("place", lambda f: f.places[0]),
    ],
)
def test_a_record_is_found_by_its_id_with_the_findings_it_stands_in(store, findings, kind, pick):
    record = pick(findings)
    assert store.record(record.id) == Found(kind, record, (findings,))


def test_the_beginning_of_an_id_is_enough(store, findings):
    event = findings.events[0]
    assert store.record(event.id[:6]).record == event


def test_a_story_is_found_with_the_findings_of_its_articles(store, findings, story):
    told = story(findings)
    store.save_stories([told])
    assert store.record("y-1") == Found("story", told, (findings,))


def test_a_line_of_a_brief_is_found_with_the_article_it_cites(store, findings, brief):
    made = brief(findings, date(1998, 5, 4))
    line = made.sections[0].headline
    store.save_brief(made)
    store.save_brief(brief(findings, date(1998, 5, 5)))
    assert store.record(line.id) == Found("line", line, (findings,))


def test_a_beginning_that_fits_several_ids_names_them(store, report):
    pages = [report(f"https://a.example/{n}") for n in range(12)]
    for page, found in pages:
        store.add(page, found, arrived=MONDAY)
    with pytest.raises(UsageError) as raised:
        store.record("e-")
    first = min(found.events[0].id for _, found in pages)
    assert raised.value.reason.startswith(f"'e-' is the beginning of 12 ids: {first} (event), ")
    assert raised.value.reason.endswith("and more")
    assert raised.value.advice == "give more of the id"


def test_a_whole_id_is_no_beginning_of_a_longer_one(store, findings, story):
    store.save_stories([story(findings, "y-1"), story(findings, "y-12")])
    assert store.record("y-1").record == story(findings, "y-1")


@pytest.mark.parametrize("beginning", ["x-0", "", " ", "%", "_", "'; drop table events", "e-\0"])
def test_what_begins_no_id_is_refused_with_advice(store, findings, beginning):
    with pytest.raises(UsageError, match="no record") as raised:
        store.record(beginning)
    assert raised.value.advice


def test_what_was_set_aside_is_found_by_its_id(store, report):
    page, findings = report()
    piece = Furniture("f-12ab", "Advertisement", FurnitureKind.advertisement, "line 3", "phrase")
    found = replace(findings, article=replace(findings.article, furniture=(piece,)))
    store.add(page, found, arrived=MONDAY)
    assert store.record("f-12") == Found("furniture", piece, (found,))
    with pytest.raises(UsageError):
        store.record("f-%")
