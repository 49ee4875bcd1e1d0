"""The phrase list: each entry takes the line that taught it, and leaves sentences alone."""

from __future__ import annotations

import pytest

from dateline.article.furniture import Phrase, furniture_phrase, furniture_phrases, phrases
from dateline.article.letters import letters_of
from dateline.article.plain import plain_article
from dateline.languages import table
from dateline.model import FurnitureKind


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.taught_by[:40])
def test_each_entry_takes_the_line_that_taught_it(phrase: Phrase) -> None:
    line = phrase.taught_by
    assert len(line.split()) <= phrase.most
    assert phrase.matches(line, line.lower())


def test_a_page_at_once_and_its_lines_one_by_one_say_the_same() -> None:
    lines = [shown for one in phrases() for shown in (one.taught_by, one.taught_by.upper(), "“…”")]
    found = furniture_phrases(lines, letters_of(lines))
    assert [found.get(number) for number in range(len(lines))] == [
        furniture_phrase(one) for one in lines
    ]


def test_each_kind_in_the_file_is_a_kind_of_the_model() -> None:
    assert {phrase.kind.value for phrase in phrases()} == set(table("en", "furniture")) - {"words"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more slowly, the letter says that the ferry was never safe and that both mayors knew it in March.",
        "Related charges against the captain were dropped in May, the court said.",
        "Search teams went back to the pier at dawn.",
        "Advertisement of the post had begun in May, the council said.",
        "Share prices fell when the ferry did not sail.",
        "Comments by the mayor made it worse.",
        "Video from the pier shows two men with ropes.",
        "Follow the money, she told the court, and you will find the boat.",
        "Subscribers to the fund were paid back in full.",
        "Next year the fare goes up.",
        "Home owners on the quay were told to leave.",
        "Copyright law was not their worry.",
        "Photographs of the crash were shown in court.",
        "Menu prices on board have doubled.",
    ],
)  # fmt: skip
def test_a_sentence_that_opens_like_furniture_is_left_alone(sentence: str) -> None:
    assert furniture_phrase(sentence) is None


def test_a_label_of_another_language_may_name_a_report_whose_title_is_long() -> None:
    title = "Die alte Brücke über den Fluss wird nach dem Winter doch noch einmal für alle gesperrt"
    found = furniture_phrase(f"Lesen Sie auch: {title}")
    assert found is not None and found.kind is FurnitureKind.related
    assert furniture_phrase(f"Zum Inhalt springen: {title}") is None
    assert furniture_phrase(f"Lesen Sie auch: {title} {title}") is None


def test_plain_text_is_left_as_it_is() -> None:
    text = "  Advertisement\r\n\r\nThe ferry  sailed.\n"
    article = plain_article(text, id="x")
    assert article.text == text
    assert [block.span.of(text) for block in article.blocks] == [
        "Advertisement",
        "The ferry  sailed.",
    ]
    assert article.furniture == ()
