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
        ("Peru sees no point in further talks with Chile.", "Peru", "Chile", "REJECT"),
        ("Peru said Chile had burned three villages.", "Peru", "Chile", "ACCUSE"),
        ("Peru said Chile had sunk its ship.", "Chile", "Peru", "ASSAULT"),
        ("The rebels turned down Togo's offer of land.", "Togo", "The rebels", "AGREE"),
        ("The rebels turned down Togo's offer of land.", "The rebels", "Togo", "REJECT"),
        ("Togo agreed to a request by the rebels for wheat.", "the rebels", "Togo", "REQUEST"),
        ("Togo agreed to a request by the rebels for wheat.", "Togo", "the rebels", "AGREE"),
        ("Togo said it would not attack Benin.", "Togo", "Benin", "AGREE"),
        ("Togo may have attacked Benin.", "Togo", "Benin", "ASSAULT"),
        ("Togo extradited the banker to Benin.", "Togo", "Benin", "COOPERATE"),
        ("Togo extradited the banker to Benin.", "Togo", "the banker", "ACCUSE"),
        ("Togo and Benin will share the lagoon.", "Togo", "Benin", "AGREE"),
    ],
)
def test_the_event_between_the_two_is_chosen(
    text: str, actor: str, recipient: str, event: str
) -> None:
    assert between(text, actor, recipient).event == event


def test_what_the_first_only_comments_on_is_not_its_act() -> None:
    said = between("Togo sent its condolences to Peru over the raid.", "Togo", "Peru")
    assert (said.event, said.cameo) == (None, "010")
    denied = between("The premier denied charges that he had armed rebels.", "The premier", "")
    assert denied.event is None


def test_the_act_whose_doer_is_the_first_comes_before_others() -> None:
    text = "The premier telephoned the king to congratulate him on the vote."
    assert between(text, "The premier", "the king").event == "SUPPORT"
    told = "Canada's premier told the senators that Ottawa would send food to Haiti."
    assert between(told, "Canada's premier", "the senators").event != "REQUEST"


def test_an_act_whose_parties_were_not_read_is_better_than_silence() -> None:
    found = between("The firm attacked its rival's prices.", "The firm", "its rival")
    assert found.event is not None
    assert "loosely" in found.found_by


def test_a_bare_comment_has_a_code_and_no_event() -> None:
    found = between("The minister spoke warmly of the old king.", "The minister", "the old king")
    assert found.event is None or found.event == "CONSULT"
    comment = between("The minister saw hope in the old king.", "The minister", "the old king")
    assert (comment.event, comment.cameo) == (None, "010")


def test_an_appeal_to_the_other_is_a_request_with_the_code_of_an_appeal() -> None:
    found = between("Nepal asked India for electricity.", "Nepal", "India")
    assert found.event == "REQUEST"
    assert (found.cameo or "").startswith("02")
