"""What the first of two given actors does to the second."""

from __future__ import annotations

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events import Relation, relation
from tests.events.test_marked import reader


def between(text: str, actor: str, recipient: str) -> Relation:
    reading = reader()(plain_article(text, id="pair"))
    return relation(reading, find_actors(reading), actor, recipient)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event"),
    [
        ("Peru accused Chile of theft and recalled its envoy.", "Peru", "Chile", "ACCUSE"),
        ("Kenya sent food to Somalia and attacked Eritrea.", "Kenya", "Eritrea", "ASSAULT"),
        ("Kenya sent food to Somalia and attacked Eritrea.", "Kenya", "Somalia", "AID"),
        (
            "Oslo refused to print what it had told Bergen's mayor.",
            "Oslo",
            "Bergen's mayor",
            "REJECT",
        ),
        ("The rebels turned down Togo's offer of land.", "Togo", "The rebels", "AGREE"),
        ("The rebels turned down Togo's offer of land.", "The rebels", "Togo", "REJECT"),
    ],
)
def test_the_event_between_the_two_is_chosen(
    text: str, actor: str, recipient: str, event: str
) -> None:
    assert between(text, actor, recipient).event == event


def test_an_act_whose_parties_were_not_read_is_better_than_silence() -> None:
    found = between("The firm attacked its rival's prices.", "The firm", "its rival")
    assert found.event is not None
    assert "loosely" in found.found_by


def test_a_bare_comment_has_a_code_and_no_event() -> None:
    found = between("The minister spoke warmly of the old king.", "The minister", "the old king")
    assert found.event is None or found.event == "CONSULT"
    comment = between("The minister saw hope in the old king.", "The minister", "the old king")
    assert (comment.event, comment.cameo) == (None, "010")


def test_an_appeal_has_a_code_and_no_event() -> None:
    found = between("Nepal asked India for electricity.", "Nepal", "India")
    assert found.event is None
    assert (found.cameo or "").startswith("02")
