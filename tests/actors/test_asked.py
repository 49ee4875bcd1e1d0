"""Any words of a sentence have a country and a sector, mention or not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.actors import code_mention, find_actors
from dateline.article import plain_article
from dateline.model import Span
from dateline.places import find_places
from tests.marked import reader


def coded(text: str, words: str, day: date | None = date(2005, 3, 1)) -> tuple[str | None, str]:
    reading = reader()(plain_article(text, id="asked", published=day))
    places = find_places(reading)
    start = text.index(words)
    span = Span(start, start + len(words))
    found = code_mention(reading, span, find_actors(reading, places), places)
    return found.country, found.sectors[0] if found.sectors else ""


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Senior Danish and Polish officials met on Monday.", "Polish", ("POL", "GOV")),
        ("Kenyan police custody is harsh, a lawyer said.", "Kenyan police", ("KEN", "COP")),
        ("Shells fell on the Iraqi city of Mosul.", "Iraqi city of Mosul", ("IRQ", "CVL")),
        ("Crowds marched through the capital city of Lima.", "capital city of Lima", ("PER", "GOV")),
        ("Kurdish forces took the ridge in Iraq.", "Kurdish forces", ("TUR", "REB")),
        ("The Serbs of northern Croatia voted on Sunday.", "Serbs of northern Croatia", ("HRV", "CVL")),
        ("A human rights group counted forty arrests in Togo.", "human rights group", ("NGO", "")),
        ("Students in Sivas marched against Turkey's draft law.", "Students in Sivas", ("TUR", "EDU")),
        ("The Chilean leader spoke first.", "Chilean leader", ("CHL", "GOV")),
        ("The Chilean security chief spoke first.", "Chilean security chief", ("CHL", "COP")),
    ],
)  # fmt: skip
def test_words_are_coded_by_what_they_say(text: str, words: str, code: tuple[str, str]) -> None:
    assert coded(text, words) == code


def test_words_that_say_nothing_take_the_only_country_of_the_sentence() -> None:
    assert coded("Protesters blocked the road in Ghana.", "Protesters") == ("GHA", "CVL")
    two = "Protesters blocked the road from Ghana to Togo."
    assert coded(two, "Protesters") == (None, "CVL")


# ------------------------------------------------------------------ names that several share


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Georgia recalled its envoy from Moscow.", "Georgia", "GEO"),
        ("In Atlanta, the Georgia governor signed the bill.", "Georgia governor", "USA"),
        ("American troops left the base.", "American troops", "USA"),
        ("Latin American leaders met for a day.", "Latin American leaders", None),
        ("Congolese soldiers fled Kinshasa.", "Congolese soldiers", "COD"),
        ("In Brazzaville, Congolese soldiers paraded.", "Congolese soldiers", "COG"),
        ("The Korean government protested to Tokyo.", "Korean government", "KOR"),
        ("Pyongyang said Korean officials would not come.", "Korean officials", "PRK"),
        ("Nigerian troops crossed into Niger.", "Nigerian troops", "NGA"),
        ("Nigerien troops crossed the border.", "Nigerien troops", "NER"),
        ("Dominican police held two men.", "Dominican police", "DOM"),
        ("Dominica votes today; Dominican police are alert.", "Dominican police", "DMA"),
        ("Guinean soldiers fired in the air.", "Guinean soldiers", "GIN"),
        ("In Malabo, Guinean soldiers fired in the air.", "Guinean soldiers", "GNQ"),
        ("Chad closed its border.", "Chad", "TCD"),
        ("Sudanese troops shelled the town.", "Sudanese troops", "SDN"),
    ],
)
def test_a_shared_name_means_the_country_the_text_speaks_for(
    text: str, words: str, country: str | None
) -> None:
    assert coded(text, words)[0] == country


def test_a_person_called_like_a_country_is_none() -> None:
    text = "Michael Jordan opened the game. Jordan scored twice."
    cast = find_actors(reader()(plain_article(text, id="asked")))
    assert [(a.name, a.country) for a in cast.actors if "Jordan" in a.name] == [
        ("Michael Jordan", None)
    ]


def test_south_sudan_is_a_part_of_sudan_until_the_day_of_its_independence() -> None:
    text = "Police in South Sudan held two men."
    assert coded(text, "Police in South Sudan", date(2010, 5, 1)) == ("SDN", "COP")
    assert coded(text, "Police in South Sudan", date(2012, 5, 1)) == ("SSD", "COP")


def test_a_body_is_what_it_was_on_the_day() -> None:
    text = "The ANC named its delegates."
    assert coded(text, "ANC", date(1988, 5, 1)) == ("ZAF", "OPP")
    assert coded(text, "ANC", date(1998, 5, 1)) == ("ZAF", "GOV")
