"""Reading without a parse: the words, the sentences and who does what, by the order of the words."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.article import plain_article
from dateline.reading import load_surface_reader
from dateline.syntax import Tree


@cache
def reader():
    return load_surface_reader("en")


def read(text):
    return Tree(reader()(plain_article(text, id="surface")))


def forms(text):
    tree = read(text)
    return [tree.form(i) for i in range(len(tree.words))]


def test_words_are_cut_as_the_parser_cuts_them():
    assert forms("Orr's men don't sail (they can’t), Gen. Hale said.") == [
        "Orr", "'s", "men", "do", "n't", "sail", "(", "they", "ca", "n’t", ")", ",", "Gen.",
        "Hale", "said", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The gate is shut. Gen. Orr left at 5 p.m. The crew stayed.", 3),
        ("J. B. Orr met Mr. Hale in St. Ives. He left.", 2),
        ('"It is shut." He left.', 2),
        ('"Is it shut?" he asked.', 1),
        ("The U.S. Senate met in the U.S. The vote failed.", 2),
    ],
)
def test_sentences_end_at_stops_and_not_at_abbreviations(text, count):
    assert len(read(text).reading.sentences) == count


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The mayor of Leeds said it was over.", "said", "mayor"),
        ("Jane Orr, the mayor of Leeds, said it was over.", "said", "Orr"),
        ("Jane Orr, who left early, said it was over.", "said", "Orr"),
        ("The port is shut, said Jane Orr, the mayor.", "said", "Orr"),
        ("The bill, which had failed, was dropped.", "failed", "which"),
        ("The crews were told to wait.", "told", "crews"),
    ],
)
def test_a_verb_has_its_subject(text, verb, subject):
    tree = read(text)
    word = next(i for i in range(len(tree.words)) if tree.form(i) == verb)
    found = tree.child(word, "nsubj", "nsubjpass")
    assert found is not None
    assert tree.form(found) == subject


def test_a_clause_hangs_on_the_verb_that_reports_it():
    tree = read("The council said in a note that the gate would stay shut until May.")
    said = next(i for i in range(len(tree.words)) if tree.form(i) == "said")
    clause = tree.child(said, "ccomp")
    assert clause is not None
    first, last = tree.extent(clause)
    assert tree.span(first, last).of(tree.text) == "that the gate would stay shut until May."


def test_a_reading_says_that_it_was_not_parsed():
    assert not read("The gate is shut.").reading.parsed


WORDS = st.sampled_from(
    ["said", "Orr", "the", "mayor", "of", "that", "who", ",", ".", '"', "to", "and", "Orr's", "it",
     "was", "told", "by", "according", ":", "”", "“", "not", "'", "—", "been", "said.", "\n\n"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_word_hangs_in_the_end_on_a_root_of_its_sentence(text):
    tree = read(text)
    for i in range(len(tree.words)):
        sentence = tree.sentence(i)
        above = list(tree.ancestors(i))
        assert len(above) < sentence.last - sentence.first
        assert all(sentence.first <= word < sentence.last for word in above)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    tree = read(text)
    assert all(form for form in forms(text))
    assert len(tree.words.heads) == len(tree.words.relations) == len(tree.words)
