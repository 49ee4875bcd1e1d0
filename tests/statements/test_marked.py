"""Every marked sentence of tests/texts/en/statements.txt gives the statements that it marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from tests.marked import marked_lines, reader

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.model import Scope, Statement
from dateline.statements import find_statements

MARK = re.compile(r"\{(source|cue|content)(\d?):([^{}]*)\}")
WORD = re.compile(r"\w+(?:['’]\w+)*|:")


@dataclass
class Expected:
    """What a line marks for one statement, as words."""

    source: list[str] = field(default_factory=list)
    cue: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)


@dataclass
class Case:
    line: str
    text: str
    expected: list[Expected]
    traits: list[str]


def read_case(line: str) -> Case:
    marked, _, traits = line.removeprefix("!").partition(" -> ")
    found: dict[str, Expected] = {}
    for role, number, words in MARK.findall(marked):
        getattr(found.setdefault(number, Expected()), role).extend(WORD.findall(words))
    text = MARK.sub(lambda m: m[3], marked).replace("¶", "\n\n").strip()
    expected = [e for e in found.values() if e.content]
    shared = next((e.source for e in found.values() if e.source), [])
    for one in expected:
        one.source = one.source or (shared if one.cue else [])
    return Case(line, text, expected, traits.split())


def as_marked(statement: Statement, text: str) -> Expected:
    def words(*spans: object) -> list[str]:
        return [w for s in spans if s is not None for w in WORD.findall(s.of(text))]

    return Expected(words(statement.source), words(statement.cue), words(*statement.contents))


def traits_of(statement: Statement) -> set[str]:
    traits = {statement.voice.value, statement.source_kind.value}
    traits |= {"negated"} if statement.negated else set()
    return traits | ({"stance"} if statement.scope is Scope.stance else {"speech"})


@pytest.mark.parametrize("case", marked_lines("statements", read_case))
def test_a_marked_sentence_gives_the_statements_it_marks(case: Case) -> None:
    reading = reader()(plain_article(case.text, id="marked"))
    found = find_statements(reading, find_actors(reading))
    key = str
    assert sorted((as_marked(s, case.text) for s in found), key=key) == sorted(
        case.expected, key=key
    )
    if case.traits:
        assert any(set(case.traits) <= traits_of(statement) for statement in found)
    negated = [s.negated for s in found if s.negated]
    assert bool(negated) == ("negated" in case.traits)


def test_at_least_four_hundred_forms_are_marked_and_few_are_not_found_yet() -> None:
    lines = [param.id for param in marked_lines("statements")]
    missed = [line for line in lines if line.startswith("!")]
    assert len(lines) == len(set(lines)) >= 400
    assert len(missed) <= 30, missed
