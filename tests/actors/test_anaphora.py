"""Looking back: what decides between two who could be meant."""

from __future__ import annotations

import time
from datetime import date
from itertools import product

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.model import Actor, ActorKind, Cast
from dateline.places import find_places
from tests.actors.test_marked import reader


def cast_of(text: str, published: date | None = date(2023, 5, 15)) -> tuple[Cast, str]:
    reading = reader()(plain_article(text, id="looking-back", published=published))
    return find_actors(reading), reading.article.text


def meant_by(pronoun: str, text: str) -> list[str]:
    """The names of those that the last such pronoun of the text stands for."""
    cast, text = cast_of(text)
    at = max(m.span.start for m in cast.mentions if m.span.of(text).lower() == pronoun)
    return [cast.actor(m.actor).name for m in cast.mentions if m.span.start == at]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Maria Delgado met Thomas Lund. She smiled.", "she", "Maria Delgado"),
        ("Maria Delgado met Thomas Lund. He smiled.", "he", "Thomas Lund"),
        ("Thomas Lund said Carl Ruiz was ill. He had seen it.", "he", "Thomas Lund"),
        ("Thomas Lund said that he was ill.", "he", "Thomas Lund"),
        ("After her speech, Maria Delgado flew home.", "her", "Maria Delgado"),
        ("Carl Ruiz was moved by Thomas Lund's love of his garden.", "his", "Thomas Lund"),
    ],
)
def test_a_pronoun_stands_for_the_one_who_fits(text: str, pronoun: str, name: str) -> None:
    assert meant_by(pronoun, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Peru voted on Sunday. He was tired.",
        "The ministry closed. She left early.",
        "Lima is large. He likes it.",
        "NATO met. His car was late.",
    ],
)
def test_he_is_never_a_place_or_a_body(text: str) -> None:
    cast, text = cast_of(text)
    people = (ActorKind.person, ActorKind.unnamed)
    for mention in cast.mentions:
        if mention.span.of(text).lower() in ("he", "she", "his"):
            assert cast.actor(mention.actor).kind in people


def test_it_never_stands_for_a_person() -> None:
    cast, text = cast_of("Thomas Lund left. It was late when it ended.")
    assert not [m for m in cast.mentions if m.span.of(text).lower() == "it"]


def test_a_fellow_argument_is_not_meant() -> None:
    assert meant_by("him", "Carl Ruiz was there. Thomas Lund thanked him.") == ["Carl Ruiz"]


def test_too_far_back_nobody_is_meant() -> None:
    gap = " ".join(f"Rain fell on day {n}." for n in range(9))
    cast, text = cast_of(f"Thomas Lund left. {gap} He came back.")
    assert not [m for m in cast.mentions if m.span.of(text) == "He"]


def test_an_unnamed_source_is_of_the_town_it_is_in() -> None:
    text = "Officials met in Nigeria. Police sources in Kano said so."
    reading = reader()(plain_article(text, id="unnamed", published=None))
    cast = find_actors(reading, find_places(reading))
    sources = the("Police sources in Kano", cast)
    assert (sources.kind, sources.country) == (ActorKind.unnamed, "NGA")
    assert sources.inferred == ()


def the(name: str, cast: Cast) -> Actor:
    return next(a for a in cast.actors if a.name == name)


def test_a_bare_title_takes_the_storys_country_and_says_so() -> None:
    cast, _ = cast_of("Kenya votes in May. Kenya is calm. President Otieno spoke.")
    president = the("Otieno", cast)
    assert president.country == "KEN"
    assert "country" in president.inferred


def test_a_country_that_is_read_is_not_called_inferred() -> None:
    cast, _ = cast_of("Chilean President Ana Rojas spoke.")
    assert the("Ana Rojas", cast).inferred == ()


def test_what_was_led_by_another_state_has_no_country() -> None:
    cast, _ = cast_of("Turkish-led forces left the town.")
    (forces,) = cast.actors
    assert forces.country is None


def test_who_held_the_office_depends_on_the_day() -> None:
    now, _ = cast_of("President Biden spoke.", date(2023, 5, 15))
    before, _ = cast_of("President Biden spoke.", date(2019, 5, 15))
    assert now.actors[0].country == "USA"
    assert "GOV" in now.actors[0].sectors
    assert before.actors[0].country is None or "country" in before.actors[0].inferred


def test_how_an_actor_is_known_can_be_read() -> None:
    cast, _ = cast_of("Chilean President Ana Rojas spoke.")
    assert "Chilean President" in the("Ana Rojas", cast).known_by


def test_mentions_stand_in_the_order_of_the_text() -> None:
    cast, _ = cast_of("Peru and Chile met. Both agreed. Ana Rojas said she was glad.")
    starts = [m.span.start for m in cast.mentions]
    assert starts == sorted(starts)


FIRST = ("Ann", "Bo", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana", "Ines", "Jon")
LAST = [
    f"{a}{b}" for a, b in product(("Or", "Hal", "Rui", "Lun", "Tat"), ("r", "dal", "den", "ke"))
]


@pytest.mark.parametrize(
    ("unit", "times"), [("{}, ", 10), ("{} said that he met her minister and ", 2)]
)
def test_an_endless_sentence_costs_seconds_and_not_minutes(unit: str, times: int) -> None:
    names = [f"{first} {last}" for last, first in product(LAST, FIRST)] * times
    text = "".join(unit.format(name) for name in names) + "left."
    reading = reader()(plain_article(text, id="endless"))
    start = time.process_time()
    find_actors(reading)
    assert time.process_time() - start < 5
