"""What holds for the statements of any article, and who is behind them."""

from functools import cache

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.model import Cast, SourceKind, Span, Voice
from dateline.reading import load_reader
from dateline.statements import find_statements, who_spoke

REPORT = """Harbour stays shut

Jane Orr, the mayor of Leeds, said the harbour would stay shut until May. "The piles are rotten," \
she said. "We have no choice."

The fishermen were not asked, according to Tom Hale, who speaks for them. Hale called the order \
"a gift to the developers" and urged the council to think again.

"We found out from the newspaper."

The council declined to say when it had decided.
"""


@cache
def read(text):
    reading = load_reader("en")(plain_article(text, id="report"))
    return reading, find_actors(reading)


def statements(text=REPORT):
    reading, cast = read(text)
    return find_statements(reading, cast)


def test_statements_come_in_the_order_of_the_text():
    places = [s.contents[0].start for s in statements()]
    assert places == sorted(places)


def test_the_same_article_gives_the_same_statements():
    assert statements() == statements()


def test_ids_are_unique():
    ids = [s.id for s in statements()]
    assert len(set(ids)) == len(ids)


def test_every_statement_cites_sentences_that_hold_it():
    for statement in statements():
        parts = [statement.source, statement.cue, *statement.contents]
        assert all(statement.cite.span.covers(part) for part in parts if part is not None)


def test_every_statement_says_what_found_it():
    assert all(s.found_by for s in statements())


def test_a_pronoun_has_its_speaker():
    reading, cast = read(REPORT)
    said = [s for s in statements() if s.source and s.source.of(reading.article.text) == "she"]
    assert [cast.actor(s.speaker).name for s in said] == ["Jane Orr"]


def test_a_quotation_that_goes_on_is_one_statement_in_pieces():
    text = read(REPORT)[0].article.text
    pieces = [tuple(c.of(text) for c in s.contents) for s in statements()]
    assert ('"The piles are rotten,"', '"We have no choice."') in pieces


def test_a_quotation_of_its_own_continues_the_last_speaker():
    cast = read(REPORT)[1]
    floating = [s for s in statements() if s.cue is None]
    assert [cast.actor(s.speaker).name for s in floating] == ["Tom Hale"]
    assert [s.voice for s in floating] == [Voice.direct]


def test_what_an_outlet_carries_is_also_the_statement_of_who_said_it():
    text = "According to the Courier, the mayor said the bridge would reopen in May."
    told = [(s.source.of(text), s.contents[0].of(text)) for s in statements(text)]
    assert told == [
        ("the Courier", "the mayor said the bridge would reopen in May"),
        ("the mayor", "the bridge would reopen in May"),
    ]


def test_what_an_official_tells_of_others_is_his_statement_alone():
    text = "According to the police, the driver said he had slept."
    assert [s.source.of(text) for s in statements(text)] == ["the police"]


def test_a_turn_of_a_talk_is_one_statement_whatever_is_told_in_it():
    text = "Orr: He said no. I left.\n\nHale: Why?\n\nOrr: “No” is no answer, he told me."
    found = statements(text)
    assert [s.found_by for s in found] == ["turn"] * 3
    assert found[0].contents[0].of(text) == "He said no. I left"


def test_one_label_before_a_colon_makes_no_talk():
    assert statements("Update: The road is closed.\n\nIt will open in May.") == ()


def test_without_a_cast_speakers_are_unresolved_and_nothing_is_lost():
    reading, _ = read(REPORT)
    found = find_statements(reading, Cast((), ()))
    assert len(found) == len(statements())
    assert all(s.speaker is None for s in found)


def test_who_spoke_follows_the_source_given():
    reading, cast = read(REPORT)
    text = reading.article.text
    at = text.index("she said")
    content = Span(text.index('"The piles'), at)
    assert who_spoke(reading, cast, [content], Span(at, at + 3)) == "Jane Orr"


def test_who_spoke_is_the_current_speaker_where_the_source_given_names_nobody():
    reading, cast = read(REPORT)
    start = reading.article.text.index('"We found out')
    content, nowhere = Span(start, start + 20), Span(start + 1, start + 3)
    assert who_spoke(reading, cast, [content], nowhere) == "Tom Hale"


def test_who_spoke_without_a_source_is_the_current_speaker():
    reading, cast = read(REPORT)
    text = reading.article.text
    start = text.index('"We found out')
    assert who_spoke(reading, cast, [Span(start, start + 20)], None) == "Tom Hale"


@pytest.mark.parametrize(
    "told",
    [
        "A study by the Harbour Institute names three ports.",
        "The Harbour Institute's study names three ports.",
        "The Harbour Institute study names three ports.",
    ],
)
def test_a_document_speaks_for_those_who_made_it(told):
    reading, cast = read(f"{told} The study says prices will fall.")
    (statement,) = [s for s in find_statements(reading, cast) if s.source]
    assert statement.source_kind is SourceKind.document
    assert cast.actor(statement.speaker).name == "Harbour Institute"


def test_a_document_that_nobody_is_said_to_have_made_has_no_speaker():
    reading, cast = read("The Harbour Institute closed. A report says prices will fall.")
    (statement,) = find_statements(reading, cast)
    assert statement.speaker is None


def test_who_spoke_without_a_name_is_as_he_was_told_of_first():
    text = 'A person at the bank left early. "It was late," the person said.'
    reading, cast = read(text)
    at = text.find("the person")
    content = Span(text.find('"'), text.find('"') + 14)
    assert who_spoke(reading, cast, [content], Span(at, at + 10)) == "A person at the bank"


def test_who_spoke_before_anyone_did_is_not_known():
    reading, cast = read("“It was cold.” The town was quiet.")
    assert who_spoke(reading, cast, [Span(0, 14)], None) is None


@pytest.mark.parametrize(
    "text", ["", "“", "said", "said said said.", "According to", "X: ”“", "“”"]
)
def test_scraps_of_text_do_no_harm(text):
    statements(text)
