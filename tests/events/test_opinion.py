"""The learned second opinion: what it sees, what it says, and where it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events import find_events, relation
from dateline.events.frames import frames
from dateline.events.opinion import NOTHING, Ruled, observations, opinion, weights
from dateline.model import About, Reading, Span
from dateline.reading import load_reader
from dateline.syntax import Tree

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    reader = load_reader("en")
    return lambda text: reader(plain_article(text, id="test"))


def heads(tree: Tree, *names: str) -> list[int]:
    found = []
    for name in names:
        start = tree.text.index(name)
        head = tree.head_of(Span(start, start + len(name)))
        assert head is not None
        found.append(head)
    return found


def test_it_sees_the_way_between_the_two_and_not_their_names(read: Read) -> None:
    tree = Tree(read("Ruritania shelled the port of Bohemia on Friday."))
    seen = observations(tree, frames("en"), *heads(tree, "Ruritania", "port"), Ruled("ASSAULT"))
    assert {"rules say ASSAULT", "top shell", "top act ASSAULT"} <= set(seen)
    assert not any("ruritania" in name.lower() or "bohemia" in name.lower() for name in seen)


def test_it_knows_the_acts_of_plover_and_silence() -> None:
    assert len(weights().classes) == 17 and NOTHING in weights().classes


def test_it_gives_a_chance_a_margin_and_what_spoke_for_it(read: Read) -> None:
    tree = Tree(read("Ruritania shelled the port of Bohemia on Friday."))
    said = opinion(tree, frames("en"), *heads(tree, "Ruritania", "port"), Ruled("ASSAULT"))
    assert said.event == "ASSAULT" and said.next != "ASSAULT"
    assert 0.0 < said.margin <= said.chance <= 1.0
    assert said.reasons


def test_what_the_rules_say_firmly_is_never_overruled(read: Read) -> None:
    reading = read("Ruritania visited Bohemia.")
    between = relation(reading, find_actors(reading), "Ruritania", "Bohemia")
    assert between.event == "CONSULT" and not between.found_by.startswith("learned opinion")


def test_an_event_says_whether_the_opinion_agrees_and_by_what_margin(read: Read) -> None:
    reading = read("Ruritania's army shelled Bohemia on Friday.")
    (event,) = find_events(reading, find_actors(reading))
    (said,) = [reason.why for reason in event.reasons if reason.about is About.opinion]
    assert said.startswith(("agrees: ", "differs: ")) and " before " in said
