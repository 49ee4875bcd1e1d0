"""Reading: sentences, words and names, with offsets that slice the article."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article import plain_article
from dateline.errors import UnknownLanguage, UnreadablePage
from dateline.model import Article, Reading
from dateline.reading import load_reader
from dateline.reading.parser import BATCH, load_parser
from dateline.reading.pieces import LONGEST_ARTICLE, LONGEST_PIECE
from dateline.syntax import Tree

Read = Callable[[Article], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    return load_reader("en")


def article(text: str) -> Article:
    return plain_article(text, id="test")


def sentences(reading: Reading) -> list[str]:
    return [s.span.of(reading.article.text) for s in reading.sentences]


def test_a_sentence_never_runs_over_the_end_of_a_block(read: Read) -> None:
    reading = read(article("The ferry sank\nDivers searched the bay. Nobody was found."))
    assert sentences(reading) == [
        "The ferry sank",
        "Divers searched the bay.",
        "Nobody was found.",
    ]


def test_a_dateline_stays_in_the_text_and_out_of_the_parse(read: Read) -> None:
    reading = read(article("LIMA, Peru, Oct. 3 (Coast Press) - The minister resigned on Tuesday."))
    assert sentences(reading) == ["The minister resigned on Tuesday."]
    assert reading.article.text.startswith("LIMA")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("were", "be"), ("children", "child"), ("attacked", "attack")],
)
def test_lemmas_come_from_the_tables_of_the_model(read: Read, form: str, lemma: str) -> None:
    reading = read(article("They said that the children were attacked."))
    tree = Tree(reading)
    found = {tree.form(i): tree.lemma(i) for i in range(len(reading.words))}
    assert found[form] == lemma


def test_an_endless_paragraph_is_read_in_pieces(read: Read) -> None:
    text = "The committee met again in the old town hall. " * (LONGEST_PIECE // 40)
    reading = read(article(text.strip()))
    assert reading.words.ends[-1] == len(text.strip())


def test_a_text_longer_than_any_article_is_refused_with_its_size() -> None:
    with pytest.raises(UnreadablePage, match="1,000,001 characters"):
        load_reader("en")(article("a" * (LONGEST_ARTICLE + 1)))


def test_a_language_that_is_not_read_is_named() -> None:
    with pytest.raises(UnknownLanguage, match="'xx'"):
        load_reader("xx")


def test_reading_again_gives_the_same(read: Read) -> None:
    text = article("Ana Rojas met the envoys of Peru and Chile in Lima on Monday.")
    assert read(text) == read(text)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_every_word_name_and_sentence_slices_the_article(read: Read, text: str) -> None:
    if not text.strip():
        return
    reading = read(article(text))
    words = reading.words
    for i in range(len(words)):
        assert 0 <= words.starts[i] < words.ends[i] <= len(text)
        assert 0 <= words.heads[i] < len(words)
    for sentence in reading.sentences:
        assert sentence.span.start == words.starts[sentence.first]
        assert sentence.span.end == words.ends[sentence.last - 1]
    for name in reading.names:
        assert name.span.of(text).strip()


def test_a_block_is_parsed_alike_whatever_stands_beside_it() -> None:
    """All but the last bits, which on some processors hang on where a row stands in its matrix."""
    pipeline = load_parser("en").pipeline
    network = pipeline.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    blocks = ["Lima fell silent.", "No.", "Ana Rojas met the envoys of Peru and Chile."] * 40
    docs = [pipeline.make_doc(block) for block in blocks]
    together = network.predict(docs)
    for doc, numbers in zip(docs[:3], together, strict=False):
        (alone,) = network.predict([doc])
        assert np.allclose(alone, numbers, rtol=0, atol=1e-5)


def test_an_article_in_several_batches_reads_like_its_blocks_alone(read: Read) -> None:
    paragraphs = [
        f"On day {day} the envoys of Peru and Chile met in Lima, where Ana Rojas spoke of peace."
        for day in range(2 * BATCH // 80)
    ]
    whole = read(article("\n".join(paragraphs)))
    alone = [read(article(paragraph)) for paragraph in paragraphs[:50]]
    relations = [relation for reading in alone for relation in reading.words.relations]
    assert list(whole.words.relations[: len(relations)]) == relations
