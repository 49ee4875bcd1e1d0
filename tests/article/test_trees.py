"""Trees answer a line by the questions they ask of its numbers, and their answers add up."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.article import trees
from dateline.article.trees import Trees

# one tree: is number 0 above 1? yes: is number 1 above 5? the other fork asks nothing
TREE = Trees(
    np.array([[0, 0, 0, 1]]),
    np.array([[np.inf, 1.0, np.inf, 5.0]], np.float32),
    np.array([[-2.0, 9.0, 0.0, 2.0]], np.float32),
    0.0,
)


def _chance(odds: float) -> float:
    return 1 / (1 + float(np.exp(-odds)))


@pytest.mark.parametrize(
    ("row", "odds"), [((1.0, 9.0), -2.0), ((2.0, 5.0), 0.0), ((2.0, 6.0), 2.0)]
)
def test_each_answer_leads_to_the_next_question(row: tuple[float, float], odds: float) -> None:
    (chance,) = TREE.chances(np.array([row], np.float32))
    assert chance == pytest.approx(_chance(odds))


def test_what_the_trees_say_is_summed_upon_what_holds_of_any_line() -> None:
    both = Trees(
        *(np.vstack([part, part]) for part in (TREE.columns, TREE.bounds, TREE.leaves)), 1.0
    )
    (chance,) = both.chances(np.array([(2.0, 6.0)], np.float32))
    assert chance == pytest.approx(_chance(5.0))


def test_a_long_page_is_answered_line_by_line_as_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = np.array([(n % 4, n % 9) for n in range(50)], np.float32)
    whole = TREE.chances(rows)
    monkeypatch.setattr(trees, "AT_ONCE", 7)
    assert np.array_equal(TREE.chances(rows), whole)
    assert len(TREE.chances(rows[:0])) == 0
