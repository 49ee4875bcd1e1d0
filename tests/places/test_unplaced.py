"""Names of places that could not be resolved are kept, with the reason, and get no pin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.article import plain_article
from dateline.model import Unplaced
from dateline.places import survey
from dateline.places.unplaced import NOT_HELD, SITE
from dateline.reading import load_reader

Find = Callable[[str], tuple[Unplaced, ...]]


@pytest.fixture(scope="module")
def find() -> Find:
    reader = load_reader("en")
    return lambda text: survey(reader(plain_article(text, id="test")))[1]


def test_streets_and_buildings_are_named_and_not_placed(find: Find) -> None:
    text = "A shop in Orchard Street burned, and smoke reached the Hall of Mercy Hospital."
    found = find(text)
    assert [one.span.of(text) for one in found] == ["Orchard Street", "Hall of Mercy Hospital"]
    assert {one.reason for one in found} == {SITE}


def test_a_town_that_the_gazetteer_does_not_hold_is_said_to_be_unresolved(find: Find) -> None:
    text = "Rebels took the village of Qarzabula, in Mali, on Friday. Residents of Qarzabula fled."
    assert {(one.span.of(text), one.reason) for one in find(text)} == {("Qarzabula", NOT_HELD)}


def test_a_place_with_a_pin_is_not_among_them(find: Find) -> None:
    assert find("The ministers met in Lyon, France.") == ()


def test_the_spans_do_not_overlap(find: Find) -> None:
    found = find(
        "Lake Street School and Old Mill Road Bridge lie off Third Avenue, near Mill Creek Park."
    )
    assert all(not a.span.meets(b.span) for a in found for b in found if a is not b)
