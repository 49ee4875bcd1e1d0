"""Why an event is coded so, and what else came near."""

from __future__ import annotations

from dateline.model import About, Event
from tests.events.test_marked import found_in


def told(event: Event, about: About) -> list[str]:
    return [reason.why for reason in event.reasons if reason.about is about]


def test_the_words_above_an_act_say_why_it_stands_as_it_does() -> None:
    (event,) = found_in("Peru agreed to free two Chilean sailors.").events
    assert told(event, About.status) == ["“agreed” above it: promise", "so RETREAT is AGREE"]


def test_an_act_with_nothing_above_it_happened() -> None:
    (event,) = found_in("Peru freed two Chilean sailors.").events
    assert told(event, About.status) == ["happened: no word above it says otherwise"]


def test_a_mode_names_the_weapon_or_the_frame() -> None:
    (bombed,) = found_in("Rebels attacked the base with mortars.").events
    (freed,) = found_in("Peru freed two Chilean sailors.").events
    assert told(bombed, About.mode) == ["heavy-weapons: “mortar” in the sentence"]
    assert told(freed, About.mode) == ["release: the frame"]


def test_what_came_near_says_what_it_lacked() -> None:
    (event,) = found_in("Peru freed two sailors and opened a bridge.").events
    near = told(event, About.near)
    assert any(why.startswith("“open”") and "wants another object" in why for why in near)


def test_a_trigger_without_parties_is_told_as_passed_over() -> None:
    (event,) = found_in("Peru freed two sailors after a collision killed a fish.").events
    assert any("“killed”" in why or "“kill”" in why for why in told(event, About.near))


def test_what_marchers_ask_for_is_no_event_of_its_own() -> None:
    found = found_in("Miners marched through Lima to demand better pay from the government.")
    assert [event.event for event in found.events] == ["PROTEST"]


def test_what_others_ask_for_stays_one() -> None:
    found = found_in("Miners marched through Lima while Chile urged Peru to free two sailors.")
    assert {event.event for event in found.events} == {"PROTEST", "REQUEST"}
