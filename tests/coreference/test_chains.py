"""Which phrases stand for one: names, nouns, pronouns, and who says "I"."""

from __future__ import annotations

import pytest

from dateline.article import plain_article
from dateline.coreference import find_chains, stands_for
from dateline.coreference.weighing import weights
from dateline.model import Reading, Span
from tests.actors.test_marked import reader


def read(text: str) -> Reading:
    return reader()(plain_article(text, id="chains", published=None))


def chains_of(text: str) -> list[list[str]]:
    """The chains, each as the words of its phrases in the order of the text."""
    return [[link.span.of(text) for link in chain.links] for chain in find_chains(read(text))]


def chain_with(phrase: str, text: str) -> list[str]:
    return next((chain for chain in chains_of(text) if phrase in chain), [])


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ellen Orr left. Orr was late.", ["Ellen Orr", "Orr"]),
        ("Ellen Orr met Carl Hale. She smiled.", ["Ellen Orr", "She"]),
        ("Ellen Orr met Carl Hale. He smiled.", ["Carl Hale", "He"]),
        ("After her speech, Ellen Orr left.", ["her", "Ellen Orr"]),
        ("A ferry sank off Norway. The ferry was old.", ["A ferry", "The ferry"]),
        ("Jordan said it would send food to Yemen.", ["Jordan", "it"]),
        (
            "Ellen Orr, a pianist, met Carl Hale. The pianist left.",
            ["Ellen Orr, a pianist", "The pianist"],
        ),
        ("Mayor Ellen Orr met Carl Hale. The mayor left.", ["Mayor Ellen Orr", "The mayor"]),
        (
            "Ellen Orr is a nurse. Carl Hale met her. The nurse left.",
            ["Ellen Orr", "her", "The nurse"],
        ),
        ("Ellen Orr and Carl Hale met. They agreed.", ["Ellen Orr and Carl Hale", "They"]),
    ],
)
def test_phrases_that_stand_for_one_make_a_chain(text: str, chain: list[str]) -> None:
    assert chain_with(chain[-1], text) == chain


def test_two_people_of_one_surname_stay_two() -> None:
    assert chain_with("Ellen Orr", "Ellen Orr left. Mark Orr stayed.") == []


def test_of_two_ministers_each_is_the_one_of_that_office() -> None:
    text = (
        "Health Minister Ellen Orr met Finance Minister Carl Hale. "
        "The finance minister left. The health minister stayed."
    )
    assert "The finance minister" in chain_with("Finance Minister Carl Hale", text)
    assert "The health minister" in chain_with("Health Minister Ellen Orr", text)


def test_a_name_that_is_said_to_be_a_firm_s_is_nobody() -> None:
    text = "Carl Hale praised Orr-Ruiz, a bank in Leeds. He left."
    assert "He" in chain_with("Carl Hale", text)


def test_whoever_is_quoted_says_i() -> None:
    text = 'Carl Hale waited. "I saw the fire," said Ellen Orr.'
    assert "I" in chain_with("Ellen Orr", text)


def test_all_of_a_quotation_is_one_we() -> None:
    text = 'Ellen Orr said: "We saw it. We ran, and our dog ran."'
    assert chain_with("We", text) == ["We", "We", "our"]


def test_an_empty_it_stands_for_nothing() -> None:
    text = "The bank closed. It is clear that winter has come."
    assert chain_with("It", text) == []


def test_a_noun_that_needs_no_introduction_is_the_one_talked_of() -> None:
    text = 'Ellen Orr bought the house. "It was cheap," said the tall pianist.'
    assert "the tall pianist" in chain_with("Ellen Orr", text)


def test_a_noun_met_before_is_not_someone_elses_description() -> None:
    text = 'A pianist met Ellen Orr. "It was cheap," said the pianist.'
    assert chain_with("the pianist", text) == ["A pianist", "the pianist"]


@pytest.mark.parametrize("phrase", ["The 42-year-old", "The 42-year-old mother of two"])
def test_who_is_named_by_age_is_the_one_talked_of(phrase: str) -> None:
    assert phrase in chain_with("Ellen Orr", f"Ellen Orr won the race. {phrase} was tired.")


def test_a_surname_of_several_words_has_no_first_name() -> None:
    text = "Hiba Al Amin bought the mill. Al Amin paid in cash. She was glad."
    assert chain_with("She", text) == ["Hiba Al Amin", "Al Amin", "She"]


def test_the_first_name_before_a_surname_says_the_gender() -> None:
    text = "Carl Hale waited. Mamadou Dia came when he was called."
    assert chain_with("he", text) == ["Mamadou Dia", "he"]


def test_the_company_is_not_a_nameless_one_of_long_ago() -> None:
    gap = " ".join(f"It rained on day {n}." for n in range(4))
    text = f"A small company closed. {gap} Siemens raised its price. The company said so."
    assert "The company" in chain_with("Siemens", text)


def test_of_two_names_the_likelier_is_meant_or_neither() -> None:
    text = "Carl Hale said that he knew Mark Orr."
    names = [Span(0, 9), Span(27, 35)]
    assert stands_for(read(text), Span(20, 22), names) == names[0]
    assert stands_for(read(text), Span(20, 22), names[1:]) is None


def test_the_same_text_gives_the_same_chains() -> None:
    text = "Ellen Orr met Mara Hale. She told her that the ferry had sunk. It was old."
    assert find_chains(read(text)) == find_chains(read(text))


def test_weights_are_for_each_kind_of_pronoun_and_readable() -> None:
    assert set(weights()) == {"person", "thing", "many"}
    assert weights()["person"]["within what it owns"] < 0 < weights()["person"]["gender fits"]
