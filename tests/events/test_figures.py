"""Numbers of dead, hurt, held and driven out."""

from __future__ import annotations

import pytest

from dateline.events.figures import read_number
from dateline.languages import table
from tests.events.test_marked import found_in

ROWS = table("en", "figures")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("2,300", 2300),
        ("twenty-nine", 29),
        ("one hundred and four", 104),
        ("three thousand", 3000),
        ("2.5 million", 2_500_000),
        ("two dozen", 24),
        ("a dozen", None),
        ("many", None),
        ("", None),
    ],
)
def test_words_are_read_as_a_number(words: str, number: int | None) -> None:
    multiply = frozenset(ROWS["multiply"]["words"])
    assert read_number(words, ROWS["numbers"], multiply) == number


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Rebels killed 14 soldiers near Gao.", {("killed", 14, 14)}),
        ("Police arrested 10 to 15 students in Lima.", {("arrested", 10, 15)}),
        ("The blast killed 10-15 people in Gao.", {("killed", 10, 15)}),
        ("Rebels killed twenty-nine soldiers near Gao.", {("killed", 29, 29)}),
        ("Hundreds of teachers marched on parliament.", {("crowd", 200, None)}),
        ("More than 20,000 farmers marched through Lima.", {("crowd", 20_000, None)}),
        ("Norway gave $20 million to Mali.", {("money", 20_000_000, 20_000_000)}),
        ("Japan sent 2 to 3 million dollars to Chile.", {("money", 2_000_000, 3_000_000)}),
        (
            "A bomb attack in Lima left at least 12 people dead and more than 30 injured.",
            {("killed", 12, None), ("injured", 30, None)},
        ),
        ("Rebels killed at least 14 soldiers near Gao.", {("killed", 14, None)}),
        ("Rebels killed up to 30 soldiers near Gao.", {("killed", 0, 30)}),
        ("Rebels killed hundreds of soldiers near Gao.", {("killed", 200, None)}),
        ("The toll of the bombing rose to 31.", {("killed", 31, 31)}),
        ("The bombing was on Monday. A 31st victim died.", {("killed", 31, 31)}),
        ("The attack now brings the number of people killed to 31.", {("killed", 31, 31)}),
        ("The flood was on Monday. The death toll rose to 31.", set()),
        (
            "A car bomb killed nine soldiers and injured forty others in Mosul.",
            {("killed", 9, 9), ("injured", 40, 40)},
        ),
        ("Police arrested 60 protesters in Minsk.", {("arrested", 60, 60)}),
        ("Rebels attacked a village in 1998.", set()),
    ],
)
def test_an_event_carries_the_figures_of_its_clause(
    text: str, figures: set[tuple[str, int, int | None]]
) -> None:
    found = {(f.what, f.low, f.high) for e in found_in(text).events for f in e.figures}
    assert found == figures


def test_the_number_that_ends_a_headline_is_not_added_to_the_one_below() -> None:
    text = "Toll of Gao market blast climbs to 14\n\nFourteen people were killed by a bomb in Gao."
    assert {f.high for e in found_in(text).events for f in e.figures} == {14}


def test_a_figure_in_a_statement_says_whose_it_is() -> None:
    found = found_in("The army said rebels killed 14 soldiers near Gao.")
    (figure,) = {f for e in found.events for f in e.figures}
    assert figure.said_by == found.statements[0].id
