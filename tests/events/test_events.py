"""Silence, means, claims and days: what the marked sentences cannot show."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events import find_events
from dateline.model import Days, Grain, Status
from tests.events.test_marked import found_in, reader

SCRAPS = st.lists(
    st.sampled_from(
        [
            "Peru", "Chile", "the rebels", "Ana Rojas", "said", "that", "attacked", "met with",
            "will", "not", "to", "visit", "agreed", "and", "by", "of", "“", "”", ",", ".", "—",
            "killed", "12", "hundreds", "who", "it", "they", "refused", "threatened", "the",
            "talks", "unless", "in", "Lima", "on Monday", "’s", "(", ")", "\n\n", "both", "\u202e",
        ]
    ),
    max_size=30,
)  # fmt: skip


@given(SCRAPS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_words_break_the_stages_and_every_span_slices(scraps: list[str]) -> None:
    text = " ".join(scraps)
    if not text.strip():
        return
    reading = reader()(plain_article(text, id="scraps"))
    cast = find_actors(reading)
    events = find_events(reading, cast)
    text = reading.article.text
    ids = {actor.id for actor in cast.actors}
    for mention in cast.mentions:
        assert mention.actor in ids
        assert mention.span.of(text).strip()
        assert mention.span.end <= len(text)
    for event in events:
        assert event.cite.span.covers(event.trigger)
        assert {party.actor for party in (*event.actors, *event.recipients)} <= ids
        for party in (*event.actors, *event.recipients):
            assert party.span.of(text).strip()


def test_the_same_text_gives_the_same_records() -> None:
    text = "Peru and Chile met. Both agreed to a truce. Rebels attacked a base in Lima on Monday."
    assert found_in(text) == found_in(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rebels attacked the base with mortars.", "heavy-weapons"),
        ("Drones struck Ukrainian soldiers near Kyiv.", "drone"),
        ("The army attacked the rebels with chlorine gas.", "unconventional"),
        ("Rebels attacked a patrol with grenades.", "explosives"),
        ("Police fired tear gas at the strikers.", "crowd-control"),
    ],
)
def test_the_weapon_named_is_the_mode(text: str, mode: str) -> None:
    modes = {m for e in found_in(text).events if e.event == "ASSAULT" for m in e.modes}
    assert mode in modes


def test_an_event_in_a_statement_is_a_claim() -> None:
    found = found_in("Peru said rebels attacked an army base near Lima.")
    (event,) = [e for e in found.events if e.event == "ASSAULT"]
    assert event.statement == found.statements[0].id


def test_what_is_told_in_the_outlets_own_voice_is_no_claim() -> None:
    (event,) = found_in("Rebels attacked an army base near Lima.").events
    assert event.statement is None


def test_the_day_of_an_event_is_that_of_its_own_clause() -> None:
    found = found_in("The envoy said on Tuesday that Peru will recall its ambassador on Friday.")
    (event,) = [e for e in found.events if e.event]
    assert event.when is not None
    assert event.when.days is not None
    assert event.when.days.first == date(2024, 5, 17)


def test_a_length_whose_days_are_known_says_when_too() -> None:
    found = found_in("Rebels attacked the base in the first nine months of 2009.")
    (event,) = [e for e in found.events if e.event == "ASSAULT"]
    assert event.when is not None
    assert event.when.days == Days(date(2009, 1, 1), date(2009, 9, 30), Grain.span)


def test_what_is_long_past_is_background() -> None:
    (event,) = found_in("Rebels attacked an army base in March 2009.").events
    assert event.status is Status.background


def test_why_an_event_is_coded_can_be_read() -> None:
    (event,) = found_in("Rebels attacked an army base near Lima.").events
    assert event.found_by.startswith("verb: attack")
    assert "as in" in event.found_by


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru condemned Chile for hanging nine priests.",
            {("Chile", "ASSAULT"), ("Peru", "ACCUSE")},
        ),
        ("Peru accused Chile of hanging nine priests.", {("Peru", "ACCUSE")}),
        ("Peru had the editor arrested.", {("Peru", "COERCE")}),
    ],
)
def test_what_one_is_judged_for_was_done_and_what_one_is_accused_of_is_not(
    text: str, told: set[tuple[str, str]]
) -> None:
    events = [e for e in found_in(text).events if e.event]
    assert {(e.actors[0].span.of(text), e.event) for e in events} == told
