"""Which places a report names, and where they lie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.article import plain_article
from dateline.model import Article, Place, Precision, Reading
from dateline.places import find_places
from dateline.reading import load_reader


@pytest.fixture(scope="module")
def reader() -> Callable[[Article], Reading]:
    return load_reader("en")


@pytest.fixture
def places(reader: Callable[[Article], Reading]) -> Callable[[str], dict[str, Place]]:
    """The places of a text by the words that name them."""

    def find(text: str) -> dict[str, Place]:
        found = find_places(reader(plain_article(text, id="a")))
        return {place.span.of(text): place for place in found}

    return find


Find = Callable[[str], dict[str, Place]]


def at(place: Place) -> tuple[int, int]:
    return round(place.latitude), round(place.longitude)


def test_a_country_is_known_by_its_middle(places: Find) -> None:
    place = places("The prime minister flew to Kenya on Monday.")["Kenya"]
    assert (place.country, place.precision) == ("KEN", Precision.country)
    assert at(place) == (1, 38)


def test_a_town_stands_for_its_houses(places: Find) -> None:
    place = places("A bomb went off in Baghdad on Monday.")["Baghdad"]
    assert (place.country, place.precision, at(place)) == ("IRQ", Precision.near, (33, 44))
    assert place.population is not None
    assert place.population > 1_000_000


def test_a_region_is_one(places: Find) -> None:
    place = places("Voters in Kentucky go to the polls.")["Kentucky"]
    assert (place.country, place.precision) == ("USA", Precision.region)


def test_a_building_has_an_exact_point(places: Find) -> None:
    place = places("Two ministers met at the White House on Friday.")["White House"]
    assert place.precision is Precision.exact


DISPUTED = [
    ("Aid reached the Gaza Strip.", "Gaza Strip", (31, 34)),
    ("Soldiers raided a camp in the West Bank.", "West Bank", (32, 35)),
    ("Rockets fell in the Golan Heights.", "Golan Heights", (33, 36)),
    ("Shells were fired across Kashmir.", "Kashmir", (34, 76)),
    ("The fleet left Crimea on Sunday.", "Crimea", (45, 34)),
    ("Fighting in the Donbas went on.", "Donbas", (48, 38)),
    ("Refugees from Darfur crossed the border.", "Darfur", (13, 24)),
    ("Talks on Northern Ireland resumed.", "Northern Ireland", (54, -6)),
    ("A tanker was seized in the Red Sea.", "Red Sea", (20, 38)),
]


@pytest.mark.parametrize(("text", "name", "point"), DISPUTED, ids=[case[1] for case in DISPUTED])
def test_regions_seas_and_disputed_areas_are_known(
    text: str, name: str, point: tuple[int, int], places: Find
) -> None:
    assert at(places(text)[name]) == point


def test_the_region_after_a_comma_decides(places: Find) -> None:
    found = places("A fire broke out in Lexington, Ky., on Monday. Lexington has 50 firemen.")
    assert found["Lexington"].region == "Kentucky"
    assert found["Ky."].precision is Precision.region


def test_the_country_of_the_story_decides(places: Find) -> None:
    in_england = places(
        "England lost again. The match in Birmingham was watched by fans from Manchester."
    )
    in_alabama = places(
        "Alabama lost again. The match in Birmingham was watched by fans from Montgomery."
    )
    assert in_england["Birmingham"].country == "GBR"
    assert in_alabama["Birmingham"].region == "Alabama"


def test_two_places_listed_are_not_one_in_the_other(places: Find) -> None:
    found = places("Storms hit Texas, Arizona and New Mexico on Tuesday.")
    assert {name: place.region for name, place in found.items()} == {
        "Texas": "Texas",
        "Arizona": "Arizona",
        "New Mexico": "New Mexico",
    }


def test_a_direction_before_a_name_leaves_the_place(places: Find) -> None:
    found = places("Residents fled northern Gaza, and troops entered southern Lebanon.")
    assert {place.name for place in found.values()} == {"Gaza Strip", "Lebanon"}


def test_the_place_in_an_institutions_name_is_found_and_says_so(places: Find) -> None:
    text = "The Nevada Fire Department put out four fires on Monday."
    (place,) = places(text).values()
    assert place.region == "Nevada"
    assert "in the name" in place.known_by


def test_the_place_at_the_head_of_a_report_is_found(places: Find) -> None:
    assert places("NAIROBI (Agency) - Two men were held on Monday.")["NAIROBI"].country == "KEN"


def test_mentions_of_one_place_share_its_id(
    reader: Callable[[Article], Reading],
) -> None:
    text = "Rain fell on Baghdad on Monday. On Tuesday Baghdad was dry."
    first, second = find_places(reader(plain_article(text, id="a")))
    assert first.id == second.id
    assert first.span < second.span


NO_PLACES = [
    "The ambassador, Mr Sterling, seconded the motion.",
    "The Iraqi minister met a French delegation and American generals.",
    "A storm is coming from the west, and the gulf between them widened.",
    "The envoy spoke in March and again in May.",
    "He lives in Quxbarrow, near Zzyrtham.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_place_where_none_is_named_or_known(text: str, places: Find) -> None:
    assert places(text) == {}


def test_a_name_within_a_word_never_matches(places: Find) -> None:
    text = "The ambassador and the embassy romanticised the chadors; the turkeys were Indianised."
    assert places(text) == {}


def test_a_person_is_not_the_town_that_has_his_name(places: Find) -> None:
    found = places("Senator Robert Lincoln spoke first. Lincoln then left for Ohio.")
    assert "Lincoln" not in found


def test_towns_that_nothing_tells_apart_stay_unresolved(places: Find) -> None:
    assert "Decatur" not in places("A bridge in Decatur was closed.")
    assert "Decatur" in places("A bridge in Decatur was closed, said Illinois officials.")


def test_every_span_names_its_place(reader: Callable[[Article], Reading]) -> None:
    text = "From Oslo, Norway, she went to Paris’s Left Bank, to “Rome” and the U.S. in 1998."
    for place in find_places(reader(plain_article(text, id="a"))):
        said = place.span.of(text)
        assert said[0].isalnum()
        assert said.strip() == said
