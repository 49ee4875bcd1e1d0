"""Near-copies, whatever was cut, added or touched up; the origin first."""

from __future__ import annotations

from itertools import permutations

from dateline.model import Article
from dateline.stories import find_copies
from tests.building import an_article

WIRE = (
    "Fishermen blocked the harbour of Port Ellery on Tuesday to protest against a new quota that "
    "would cut their catch by a third. About sixty boats lay across the channel from dawn, and two "
    "ferries had to turn back. The minister for the sea offered to meet the skippers in the town "
    "hall, but would not say whether the quota was open to change. A skipper of forty years told "
    "the crowd on the quay that the young had begun to sell their boats already, and that no ship "
    "would pass before the numbers on the paper were different ones."
)
OWN_WORDS = (
    "It was still dark when the first trawlers swung sideways across the mouth of Port Ellery. By "
    "breakfast nothing could get in or out. The men aboard want the government to take back a cut "
    "of one third in what they may land. They were promised talks, not a promise that anything "
    "will change, and so they stayed where they were until the light went in the evening."
)


def wire(text: str = WIRE, headline: str = "Boats block harbour", **known: str | None) -> Article:
    return an_article(f"{headline}\n\n{text}", **known)


def groups(*articles: Article) -> tuple[tuple[str, ...], ...]:
    return find_copies(articles)


def test_a_report_cut_to_half_is_a_copy_of_the_whole() -> None:
    whole, half = wire(outlet="Agency"), wire(WIRE[: len(WIRE) // 2], outlet="Courier")
    assert len(groups(whole, half)) == 1


def test_a_report_with_some_words_changed_is_a_copy() -> None:
    changed = WIRE.replace("About sixty", "Some 60").replace("the crowd", "those gathered")
    assert len(groups(wire(outlet="Agency"), wire(changed, outlet="Courier"))) == 1


def test_a_report_that_opens_with_text_of_its_own_is_a_copy_all_the_same() -> None:
    spliced = f"{OWN_WORDS}\n\n{WIRE}"
    assert len(groups(wire(outlet="Agency"), wire(spliced, outlet="Courier"))) == 1


def test_two_reports_of_one_happening_in_words_of_their_own_are_not_copies() -> None:
    assert groups(wire(outlet="Agency"), wire(OWN_WORDS, outlet="Courier")) == ()


def test_headlines_are_not_compared() -> None:
    same_headline = (wire(outlet="Agency"), wire(OWN_WORDS, outlet="Courier"))
    other_headline = (wire(outlet="Agency"), wire(outlet="Courier", headline="Port at a stand"))
    assert groups(*same_headline) == ()
    assert len(groups(*other_headline)) == 1


def test_a_flash_of_few_words_is_a_copy_only_word_for_word() -> None:
    flash = wire("The ferry has sunk.", outlet="A", published="1998-08-15")
    same = wire("The ferry has sunk.", outlet="B")
    other = wire("The ferry has docked.", outlet="C")
    assert groups(flash, same, other) == ((flash.id, same.id),)


def test_empty_bodies_are_nobodys_copies() -> None:
    assert groups(an_article("One headline"), an_article("Another headline")) == ()


def test_the_agency_whose_text_it_is_comes_first_even_where_its_page_is_dated_later() -> None:
    early = wire(outlet="Courier", published="1998-08-16", agency="Gull Press")
    agency = wire(outlet="Gull Press", published="1998-08-17")
    assert groups(early, agency)[0][0] == agency.id


def test_on_one_day_who_credits_nobody_comes_before_who_credits_an_agency() -> None:
    credits = wire(outlet="A", published="1998-08-16T08:00:00", agency="Gull Press")
    silent = wire(outlet="B", published="1998-08-16T09:00:00")
    assert groups(credits, silent)[0][0] == silent.id


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = [
        wire(outlet="A", published="1998-08-17"),
        wire(outlet="B", published="1998-08-16"),
        wire(OWN_WORDS, outlet="C"),
        wire(WIRE[:300], outlet="D", published=None),
    ]
    assert len({groups(*order) for order in permutations(articles)}) == 1
