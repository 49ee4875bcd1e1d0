"""Quad classes and scores: PLOVER's and Goldstein's."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.events.scores import EVENTS, goldstein, quad, score
from tests.events.test_marked import found_in

ROOT = Path(__file__).resolve().parents[2]
PLOVER = tomllib.loads((ROOT / "corpus/codes.toml").read_text(encoding="utf-8"))


def test_all_sixteen_events_and_only_their_own_modes_are_scored() -> None:
    assert set(EVENTS) == set(PLOVER["events"])
    for event, (_, _, modes) in EVENTS.items():
        assert set(modes) <= set(PLOVER["events"][event]["modes"])


def test_cooperation_is_never_scored_below_conflict() -> None:
    for own, plain, modes in EVENTS.values():
        for value in (plain, *modes.values()):
            assert value > 0 if own in (1, 2) else value <= 0.5


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Jets bombed a base in Gao.", (4, -9.5, -10)),
        ("The rebels freed two priests.", (2, 6.5, 5)),
        ("Peru denied that it had shelled Chile.", (None, None, None)),
    ],
)
def test_every_event_carries_its_class_and_scores(
    text: str, figures: tuple[float | None, ...]
) -> None:
    (event,) = found_in(text).events
    assert (event.quad, event.score, event.goldstein) == figures


def test_no_event_has_no_score() -> None:
    assert (quad(None), score(None, ()), goldstein(None)) == (None, None, None)
