"""The same rules without a parse, odd marks, and how long endless sentences take."""

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.article import plain_article
from dateline.model import Cast
from dateline.reading import load_surface_reader
from dateline.statements import find_statements
from dateline.statements.marks import find_quotations

NOBODY = Cast((), ())


@cache
def reader():
    return load_surface_reader("en")


def statements(text):
    return find_statements(reader()(plain_article(text, id="unparsed")), NOBODY)


def quoted(text):
    article = plain_article(text, id="marks")
    return [q.inner.of(article.text) for q in find_quotations(article)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('"The port is shut," said Jane Orr.', "Jane Orr", '"The port is shut,"'),
        ("Jane Orr said that the port was shut.", "Jane Orr", "that the port was shut"),
        ("The port is shut, according to the owner.", "the owner", "The port is shut"),
        ("The port is shut, Jane Orr said on Monday.", "Jane Orr", "The port is shut"),
        ("Jane Orr told reporters the port was shut.", "Jane Orr", "the port was shut"),
    ],
)
def test_what_needs_no_parse_is_found_without_one(text, source, content):
    (found,) = statements(text)
    assert found.source is not None
    assert found.source.of(text) == source
    assert [c.of(text) for c in found.contents] == [content]
    assert found.found_by.endswith("from the words alone")
    assert found.speaker is None


def test_marks_of_other_languages_and_feet_and_inches():
    assert quoted("«It is done,» he said. „It is over,“ she said.")[0] == "It is done,"
    assert quoted("He is 6'2\" tall and the wall 5' high.") == []


def test_an_odd_mark_in_one_paragraph_costs_no_other():
    text = 'He called it "a farce.\n\n"It is over," said Orr.'
    assert "It is over," in quoted(text)


@pytest.mark.parametrize(
    "unit",
    ["said ", "the mayor said that the port was shut and ", '" ', '"It is shut," she said. '],
)
def test_an_endless_sentence_costs_seconds_and_not_minutes(unit):
    text = "He said " + unit * (40_000 // len(unit)) + "left."
    start = time.process_time()
    statements(text)
    assert time.process_time() - start < 5


BITS = st.sampled_from(
    ["said", "Orr", "the", "mayor", "that", "according", "to", ",", ".", '"', "“", "”", "‘", "’", ":",
     "«", "»", "''", "``", "who", "it", "was", "not", "claim", "told", "\n\n", "—", "asked", "?"]
)  # fmt: skip


@given(st.lists(BITS, max_size=60).map(" ".join))
def test_no_words_and_marks_make_it_fail(text):
    for found in statements(text):
        assert found.cite.span.end <= len(text)
