"""Loaded words: which words judge, and whose they are; and what the outlet tells by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.languages import table
from dateline.model import LoadedKind, LoadedWord, Reading, Span
from dateline.reading import load_reader
from dateline.statements import find_loaded, find_statements, own_voice

Find = Callable[[str], tuple[Reading, tuple[LoadedWord, ...], tuple[Span, ...]]]


@pytest.fixture(scope="module")
def find() -> Find:
    reader = load_reader("en")

    def found(text: str) -> tuple[Reading, tuple[LoadedWord, ...], tuple[Span, ...]]:
        reading = reader(plain_article(text, id="test"))
        statements = find_statements(reading, find_actors(reading))
        return reading, find_loaded(reading, statements), own_voice(reading, statements)

    return found


def words(text: str, loaded: tuple[LoadedWord, ...]) -> list[tuple[str, str]]:
    return [(word.span.of(text), str(word.kind)) for word in loaded]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's cronies rammed the plan through.", [("cronies", "insult"), ("rammed", "doing")]),
        ("It was a blatantly unfair and hare-brained rule.", [("blatantly", "degree"), ("hare-brained", "condemn")]),
        ("The ferry company said that the crossing was closed.", []),
        ("A storm closed the port and two ferries collided.", []),
    ],
)  # fmt: skip
def test_words_that_judge_are_marked_and_plain_ones_are_not(
    find: Find, text: str, expected: list[tuple[str, str]]
) -> None:
    assert words(text, find(text)[1]) == expected


def test_a_name_is_no_loaded_word(find: Find) -> None:
    assert find("Sir Thomas Savage met Ruth Bully in Leeds.")[1] == ()


def test_a_loaded_word_is_the_sources_where_a_source_says_it(find: Find) -> None:
    text = 'Ana Rojas called the vote "a shameful farce". The council held a shameful vote.'
    _, loaded, _ = find(text)
    quoted = [word for word in loaded if word.span.start < text.index("The council")]
    assert {word.span.of(text) for word in quoted} == {"shameful", "farce"}
    assert all(not word.is_outlets for word in quoted)
    assert [word.is_outlets for word in loaded if word not in quoted] == [True]


def test_the_cue_that_judges_is_the_outlets_own_word(find: Find) -> None:
    text = 'The owner bragged that the tower was "safe".'
    _, (bragged,), _ = find(text)
    assert (bragged.span.of(text), bragged.is_outlets) == ("bragged", True)


def test_sentences_that_no_source_carries_are_the_outlets_own(find: Find) -> None:
    text = 'The bridge fell at noon. "Nobody was hurt," Ana Rojas said. Divers searched the bay.'
    _, _, own = find(text)
    assert [span.of(text) for span in own] == [
        "The bridge fell at noon.",
        "Divers searched the bay.",
    ]


def test_every_entry_is_taught_by_a_sentence_that_holds_its_first_word(find: Find) -> None:
    for row in table("en", "loaded")["loaded"]:
        lists = [row[key] for key in ("nouns", "verbs", "adjectives", "adverbs") if key in row]
        found = {word.found_by for word in find(row["from"])[1]}
        assert found & {word for words in lists for word in words}, row["from"]
        assert row["kind"] in set(LoadedKind)
