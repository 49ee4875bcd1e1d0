"""What an event is about: PLOVER's contexts, by words, parties and modes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.events.contexts import lexicon
from dateline.languages import table
from dateline.model import About
from tests.events.test_marked import found_in

ROOT = Path(__file__).resolve().parents[2]
PLOVER = tomllib.loads((ROOT / "corpus/codes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Chile recalled its ambassador from Peru.", {"diplomatic"}),
        ("Soldiers shelled the town of Gao.", {"military"}),
        ("Police fired tear gas at students in Lima.", {"repression"}),
        ("Peru banned two newspapers.", {"rights_freedoms"}),
        ("Hackers attacked the ministry in Lima.", {"crime", "cyber"}),
        ("Rebels seized the village.", set()),
    ],
)
def test_the_words_of_the_clause_and_the_parties_bring_the_context(
    text: str, contexts: set[str]
) -> None:
    assert {name for event in found_in(text).events for name in event.contexts} == contexts


def test_each_event_has_the_contexts_of_its_own_clause() -> None:
    text = "Peru banned two newspapers and Chile lifted its tariffs on steel."
    assert [event.contexts for event in found_in(text).events] == [
        ("rights_freedoms",),
        ("economic",),
    ]


def test_where_the_clause_is_silent_the_rest_of_the_sentence_speaks() -> None:
    (event, *_) = found_in("Gunmen killed a mayor, which frightened the fishing ports.").events
    assert event.contexts == ("natural_resource",)
    assert any("elsewhere" in r.why for r in event.reasons if r.about is About.context)


def test_a_reason_names_the_word() -> None:
    (event,) = found_in("Peru lifted its tariffs on Chile.").events
    assert "economic: “tariff”" in [r.why for r in event.reasons if r.about is About.context]


def test_the_longest_entry_decides() -> None:
    (event,) = found_in("Police fired tear gas at students in Lima.").events
    assert "natural_resource" not in event.contexts  # "gas"


def test_all_contexts_are_plovers_and_each_has_a_phrase() -> None:
    rows = table("en", "contexts")["context"]
    assert sorted(row["name"] for row in rows) == sorted(PLOVER["lists"]["contexts"])
    assert all(row["from"] for row in rows)
    modes = {mode for event in PLOVER["events"].values() for mode in event["modes"]}
    assert set(lexicon("en").modes) <= modes
