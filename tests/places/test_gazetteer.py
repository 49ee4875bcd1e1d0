"""The gazetteer finds what it holds."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from dateline.languages import table
from dateline.places.gazetteer import Kind, key_of, load_gazetteer

ADDITIONS = tomllib.loads(
    (resources.files("dateline.places") / "additions.toml").read_text(encoding="utf-8")
)
GAZETTEER = load_gazetteer()


@pytest.mark.parametrize("code", [code for code in table("en", "countries") if len(code) == 3])
def test_every_country_that_the_language_names_has_a_point(code: str) -> None:
    if code == "CSK":
        pytest.skip("Czechoslovakia is no more")
    country = GAZETTEER.country(code)
    assert country is not None
    for name in table("en", "countries")[code]["names"]:
        assert any(e.kind is Kind.country and e.country == code for e, _ in GAZETTEER.named(name))


@pytest.mark.parametrize("name", [name for p in ADDITIONS["place"] for name in p["names"]])
def test_every_addition_is_found_by_its_name(name: str) -> None:
    assert any(usual for _, usual in GAZETTEER.named(name))


@pytest.mark.parametrize("short", sorted(ADDITIONS["short"]))
def test_every_short_name_stands_for_a_division(short: str) -> None:
    division = GAZETTEER.division_of_short(short)
    assert division is not None
    assert division.kind is Kind.division


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("St. Louis", "Saint Louis"),
        ("Sao Paulo", "São Paulo"),
        ("GENEVA", "Geneva"),
        ("Aix en Provence", "Aix-en-Provence"),
    ],
)
def test_case_accents_and_points_do_not_matter(written: str, name: str) -> None:
    assert GAZETTEER.named(written) == GAZETTEER.named(name) != ()


@pytest.mark.parametrize("name", ["", " ", "aghdad", "Baghda", "Baghdadd", "\n", "zzzzzz", "東"])
def test_only_whole_names_are_found(name: str) -> None:
    assert GAZETTEER.named(name) == ()


def test_a_town_may_have_two_usual_names() -> None:
    for name in ("Kyiv", "Kiev", "Hodeidah", "Mecca", "Bombay"):
        assert any(e.kind in (Kind.city, Kind.capital) for e, _ in GAZETTEER.named(name))


def test_distance_is_kilometres_along_the_great_circle() -> None:
    paris = next(e for e, _ in GAZETTEER.named("Paris") if e.country == "FRA")
    london = next(e for e, _ in GAZETTEER.named("London") if e.country == "GBR")
    assert 330 < paris.distance(london) < 350
    assert paris.distance(paris) == 0


def test_keys_have_no_second_form() -> None:
    for name in ("Saint-Étienne", "U.S.", "Côte d'Ivoire", "The Hague", "İstanbul"):
        assert key_of(key_of(name)) == key_of(name)
