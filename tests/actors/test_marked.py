"""Every marked sentence of tests/texts/en/actors.txt has the actors that it marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.model import Actor, Cast, Mention, Span
from tests.marked import marked_lines, reader

MARK = re.compile(r"\[(\d+):([^\]|]*)(?:\|([^\]]*))?\]")
PUBLISHED = date(2023, 5, 15)


@dataclass
class Mark:
    numbers: str  # one digit for each actor it stands for; "0": nobody
    span: Span
    traits: tuple[str, ...]


def read_case(line: str) -> tuple[str, list[Mark]]:
    text, marks, rest = "", [], line.removeprefix("!").replace("¶", "\n\n")
    while found := MARK.search(rest):
        text += rest[: found.start()]
        words = found[2].rstrip(",")
        marks.append(
            Mark(found[1], Span(len(text), len(text) + len(words)), tuple((found[3] or "").split()))
        )
        text += found[2]
        rest = rest[found.end() :]
    return text + rest, marks


def mentions_at(cast: Cast, span: Span) -> list[Mention]:
    """The mentions that lie best over these words; several where they stand for several."""

    def likeness(mention: Mention) -> float:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        both = max(mention.span.end, span.end) - min(mention.span.start, span.start)
        return shared / both

    over = [m for m in cast.mentions if m.span.meets(span)]
    best = max(map(likeness, over), default=0.0)
    return [m for m in over if likeness(m) == best]


def said_of(actor: Actor) -> set[str]:
    return {actor.country or "open", *actor.sectors, actor.kind.value}


@pytest.mark.parametrize("line", marked_lines("actors"))
def test_a_marked_sentence_has_the_actors_it_marks(line: str) -> None:
    text, marks = read_case(line)
    cast = find_actors(reader()(plain_article(text, id="marked", published=PUBLISHED)))
    who: dict[str, str] = {}
    for mark in sorted(marks, key=lambda m: len(m.numbers)):
        found = {m.actor for m in mentions_at(cast, mark.span)}
        if mark.numbers == "0":
            assert not found, "stands for nobody"
            continue
        if len(mark.numbers) > 1:
            assert found == {who[n] for n in mark.numbers}
            continue
        assert len(found) == 1, f"{mark.span.of(text)!r} stands for one"
        actor = found.pop()
        assert who.setdefault(mark.numbers, actor) == actor
        assert set(mark.traits) <= said_of(cast.actor(actor))
    assert len(set(who.values())) == len(who), "different numbers are different actors"
