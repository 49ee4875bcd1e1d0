"""Every marked sentence of tests/texts/en/events.txt gives the events that it marks, and no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import pytest

from dateline.article import plain_article
from dateline.flow import read_article
from dateline.model import Event, Findings, Party
from tests.marked import marked_lines, reader

MARK = re.compile(r"\{(actor|act|recipient)(\d*):([^{}]*)\}")
PUBLISHED = date(2024, 5, 15)


@dataclass
class Expected:
    """What a line marks for one event, as words, and what else it says of it."""

    traits: tuple[str, ...]
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)


@dataclass
class Case:
    line: str
    text: str
    expected: list[Expected]


def read_case(line: str) -> Case:
    marked, _, said = line.removeprefix("!").partition(" => ")
    traits = [] if said.strip() == "nothing" else [tuple(one.split()) for one in said.split(";")]
    expected = [Expected(one) for one in traits]
    for role, numbers, words in MARK.findall(marked):
        for number in numbers or "1":
            one = expected[int(number) - 1] if expected else Expected(())
            if words and role != "act":
                (one.actors if role == "actor" else one.recipients).add(plain(words))
    return Case(line, MARK.sub(lambda m: m[3], marked).strip(), expected)


def plain(words: str) -> str:
    """Without article and possessive mark."""
    low = re.sub(r"['’]s$", "", words.strip().lower())
    return re.sub(r"^(the|an?|its|their) ", "", low)


def found_in(text: str) -> Findings:
    return read_article(plain_article(text, id="marked", published=PUBLISHED), reader())


def names(parties: tuple[Party, ...], text: str) -> set[str]:
    return {plain(party.span.of(text)) for party in parties}


def said_of(event: Event) -> set[str]:
    return {str(event.event), event.status.value, str(event.cameo), *event.modes}


@pytest.mark.parametrize("case", marked_lines("events", read_case))
def test_a_marked_sentence_gives_the_events_it_marks(case: Case) -> None:
    events = [e for e in found_in(case.text).events if e.event]
    shown = [(e.event, names(e.actors, case.text), names(e.recipients, case.text)) for e in events]
    wanted = [(e.traits[0], e.actors, e.recipients) for e in case.expected]
    assert sorted(shown, key=str) == sorted(wanted, key=str)
    for one in case.expected:
        assert any(set(one.traits) <= said_of(event) for event in events)
