"""What a stance and an act make together: the table of docs/codebook.md, cell by cell."""

from __future__ import annotations

import pytest

from dateline.events.composing import COOPERATION, MATERIAL_CONFLICT, Act, compose, planned
from dateline.model import Status


def happened(event: str, *modes: str) -> Act:
    return Act(event, event, modes, None, Status.happened)


@pytest.mark.parametrize(
    ("stance", "act", "event", "cameo", "status"),
    [
        ("plan", "CONSULT", "AGREE", "036", "planned"),
        ("plan", "AID", "AGREE", "033", "planned"),
        ("plan", "RETREAT", "AGREE", "035", "planned"),
        ("plan", "ASSAULT", "THREATEN", "138", "planned"),
        ("plan", "ACCUSE", "ACCUSE", None, "planned"),
        ("promise", "AID", "AGREE", "033", "planned"),
        ("promise", "RETREAT", "AGREE", "035", "planned"),
        ("promise", "SANCTION", "THREATEN", "131", "planned"),
        ("threaten", "ASSAULT", "THREATEN", "138", "threatened"),
        ("threaten", "PROTEST", "THREATEN", "133", "threatened"),
        ("threaten", "RETREAT", "THREATEN", "130", "threatened"),
        ("refuse", "CONSULT", "REJECT", "125", "happened"),
        ("refuse", "AID", "REJECT", "121", "happened"),
        ("refuse", "RETREAT", "REJECT", "124", "happened"),
        ("request", "CONSULT", "REQUEST", "026", "asked"),
        ("fail", "AGREE", "REJECT", "120", "happened"),
        ("request", "AID", "REQUEST", "023", "asked"),
        ("request", "RETREAT", "REQUEST", "025", "asked"),
        ("end", "CONSULT", "REJECT", "125", "happened"),
        ("end", "AID", "SANCTION", "162", "happened"),
        ("end", "COERCE", "CONCEDE", "080", "happened"),
        ("end", "ASSAULT", "RETREAT", "0871", "happened"),
        ("end", "MOBILIZE", "RETREAT", "0874", "happened"),
        ("deny", "ASSAULT", None, None, "denied"),
        ("consider", "SANCTION", None, None, "hypothetical"),
        ("want", "CONSULT", None, None, "hypothetical"),
        ("begin", "ASSAULT", "ASSAULT", None, "happened"),
        ("try", "ASSAULT", "ASSAULT", None, "happened"),
    ],
)
def test_a_stance_makes_of_an_act(
    stance: str, act: str, event: str | None, cameo: str | None, status: str
) -> None:
    made = compose(stance, happened(act))
    assert made is not None
    assert (made.event, made.cameo, made.status.value) == (event, cameo, status)
    assert made.act == act, "what is planned, asked or refused stays known"


@pytest.mark.parametrize(
    ("stance", "act"),
    [
        ("fail", "AID"),
        ("accuse", "ASSAULT"),
        ("refuse", "ASSAULT"),
        ("refuse", "REJECT"),
        ("end", "RETREAT"),
        ("end", "ACCUSE"),
    ],
)
def test_some_stances_leave_nothing(stance: str, act: str) -> None:
    assert compose(stance, happened(act)) is None


def test_an_arrest_that_is_threatened_keeps_its_mode() -> None:
    made = compose("threaten", happened("COERCE", "arrest"))
    assert made is not None
    assert made.modes == ("arrest",)


@pytest.mark.parametrize(("act", "event"), [("AID", "REJECT"), ("ASSAULT", "CONCEDE")])
def test_a_plan_dropped_refuses_kindness_and_concedes_harm(act: str, event: str) -> None:
    plan = planned(happened(act))
    assert plan is not None
    dropped = compose("end", plan)
    assert dropped is not None
    assert dropped.event == event


def test_a_stance_that_nobody_knows_changes_nothing() -> None:
    act = happened("AID")
    assert compose("no such stance", act) is act


@pytest.mark.parametrize("act", sorted(COOPERATION))
def test_all_cooperation_refused_is_a_refusal(act: str) -> None:
    made = compose("refuse", happened(act))
    assert made is not None
    assert made.event == "REJECT"


@pytest.mark.parametrize("act", sorted(MATERIAL_CONFLICT))
def test_all_conflict_to_come_is_a_threat(act: str) -> None:
    made = planned(happened(act))
    assert made is not None
    assert made.event == "THREATEN"
