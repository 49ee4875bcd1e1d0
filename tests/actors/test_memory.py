"""What earlier articles said of people helps later ones; the user's own table wins."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from dateline.actors import Memory, find_actors, roles_read
from dateline.actors.knowledge import knowledge
from dateline.actors.memory import own_table
from dateline.actors.who import Question, read_question, who_is
from dateline.article import plain_article
from dateline.errors import UsageError
from dateline.model import Actor, Role
from tests.marked import reader

MONDAY, FRIDAY = date(2015, 4, 27), date(2015, 5, 1)
FIRST = "Chilean Foreign Minister Ana Rojas flew to Lima on Monday. Her neighbour Bo Lund sang."
LATER = "Rojas said the talks had gone well."
OWN = '[[actor]]\nname = "Ana Rojas"\nrole = "special envoy"\ncountry = "UNO"\n'


def roles(text: str, day: date, name: str = "first") -> tuple[Role, ...]:
    reading = reader()(plain_article(text, id=name, published=day))
    spans = [sentence.span for sentence in reading.sentences]
    return roles_read(reading.article, spans, find_actors(reading))


def read(text: str, day: date, memory: Memory) -> list[Actor]:
    reading = reader()(plain_article(text, id="later", published=day))
    return list(find_actors(reading, (), memory).actors)


def test_a_title_is_remembered_with_its_day_and_its_sentence() -> None:
    (role,) = roles(FIRST, MONDAY)
    assert (role.name, role.role, role.country) == ("Ana Rojas", "foreign minister", "CHL")
    assert role.day == MONDAY
    assert role.cite.span.of(FIRST) == FIRST.partition(".")[0] + "."


def test_a_bare_name_is_known_from_an_earlier_article_and_marked_so() -> None:
    (rojas,) = read(LATER, FRIDAY, Memory(roles(FIRST, MONDAY)))
    assert (rojas.country, rojas.sectors, rojas.role) == ("CHL", ("GOV",), "foreign minister")
    assert rojas.inferred == ("country", "role", "sectors")
    assert "memory: Ana Rojas, foreign minister, CHL, in first of 2015-04-27" in rojas.known_by


def test_a_bare_office_is_told_who_held_it() -> None:
    text = "The Chilean government hopes for a treaty. The foreign minister will return."
    minister = next(a for a in read(text, FRIDAY, Memory(roles(FIRST, MONDAY))) if a.role)
    assert "memory: Ana Rojas" in minister.known_by
    assert minister.name == "foreign minister"  # who he is in this article is not said


@pytest.mark.parametrize("text", ["Tom Rojas said the talks had gone well."])
def test_another_of_the_same_last_name_is_not_taken_for_her(text: str) -> None:
    (other,) = read(text, FRIDAY, Memory(roles(FIRST, MONDAY)))
    assert other.country is None


def test_two_of_one_last_name_leave_it_open() -> None:
    both = (*roles(FIRST, MONDAY), *roles("Spanish Judge Luis Rojas spoke.", MONDAY, "second"))
    (rojas,) = read(LATER, FRIDAY, Memory(both))
    assert rojas.country is None


def test_what_was_read_years_ago_says_nothing() -> None:
    (rojas,) = read(LATER, date(2019, 5, 1), Memory(roles(FIRST, MONDAY)))
    assert rojas.country is None


def test_memory_is_the_same_in_whatever_order_it_was_read() -> None:
    second = roles("Peruvian President Ana Rojas resigned.", FRIDAY, "second")
    ways = (Memory((*roles(FIRST, MONDAY), *second)), Memory((*second, *roles(FIRST, MONDAY))))
    assert ways[0].roles == ways[1].roles


def test_the_users_own_table_wins_over_the_text() -> None:
    memory = Memory(roles(FIRST, MONDAY), own_table(tomllib.loads(OWN), "own.toml"))
    rojas = next(a for a in read(FIRST, MONDAY, memory) if a.name == "Ana Rojas")
    assert (rojas.country, rojas.role, rojas.sectors) == ("UNO", "special envoy", ("GOV",))
    assert rojas.known_by == "your own table: Ana Rojas"


@pytest.mark.parametrize(
    "text", ['[[actor]]\nname = "A"\nland = "CHL"\n', '[[actor]]\nrole = "king"\n', "other = 1\n"]
)
def test_a_table_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"own\.toml"):
        own_table(tomllib.loads(text), "own.toml")


# ------------------------------------------------------------------ who


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("foreign minister of Chile", Question(None, "foreign minister", "CHL")),
        ("Chilean foreign minister", Question(None, "foreign minister", "CHL")),
        ("foreign minister", Question(None, "foreign minister")),
        ("Ana Rojas", Question("Ana Rojas")),
    ],
)
def test_a_question_names_a_person_or_an_office(text: str, question: Question) -> None:
    assert read_question(text, knowledge("en")) == question


def test_who_held_an_office_on_a_day_by_the_reports_before_the_table() -> None:
    memory = Memory(roles(FIRST, MONDAY))
    question = Question(None, "foreign minister", "CHL")
    answers = who_is(question, memory, knowledge("en"), FRIDAY)
    assert [(a.name, a.source) for a in answers] == [("Ana Rojas", "the reports")]
    assert who_is(question, memory, knowledge("en"), date(2001, 1, 1)) == ()
