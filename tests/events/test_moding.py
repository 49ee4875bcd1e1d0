"""Modes that the words below an act give, and what an asking asks for."""

from __future__ import annotations

import pytest

from dateline.languages import table
from dateline.model import Status
from tests.events.test_marked import found_in


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Albania begged Greece for lorries of food.", "assist"),
        ("Spain demanded that the rebels let the convoys through.", "yield"),
        ("Greece sent police to the islands.", "police"),
        ("Peru massed troops on the border.", "troops"),
    ],
)
def test_the_words_below_an_act_give_its_mode(text: str, mode: str) -> None:
    assert mode in {m for event in found_in(text).events for m in event.modes}


def test_what_is_asked_for_is_the_act_of_an_asking() -> None:
    (event,) = found_in("Peru asked Chile to free two sailors.").events
    assert (event.event, event.act, event.status) == ("REQUEST", "RETREAT", Status.asked)
    assert event.modes == ("yield",)


def test_every_mode_is_plovers_and_has_a_phrase() -> None:
    rows = table("en", "modes")
    assert {row["mode"] for row in rows["asked"]} == {"assist", "yield", "meet", "change"}
    assert all(row["from"] for kind in rows.values() for row in kind)
