"""Trees learn what parts lines, also where one number alone tells nothing."""

import numpy as np
import train_trees


def _rows(seed):
    """Lines that are the article's where the signs of two numbers differ; a third is noise."""
    rows = np.random.default_rng(seed).standard_normal((600, 3)).astype(np.float32)
    return rows, ((rows[:, 0] > 0) != (rows[:, 1] > 0)).astype(np.float32)


def test_numbers_that_tell_only_together_are_learnt_and_hold_for_lines_not_seen(monkeypatch):
    monkeypatch.setattr(train_trees, "TREES", 60)
    monkeypatch.setattr(train_trees, "ASKED", 1.0)
    monkeypatch.setattr(train_trees, "RATE", 0.3)
    rows, body = _rows(1)
    trees = train_trees.train(rows, body, np.ones(len(rows), np.float32))
    unseen, right = _rows(2)
    assert ((trees.chances(unseen) > 0.5) == (right > 0.5)).mean() > 0.9


def test_the_same_lines_teach_the_same_trees(monkeypatch):
    monkeypatch.setattr(train_trees, "TREES", 5)
    rows, body = _rows(1)
    weight = np.ones(len(rows), np.float32)
    one, other = (train_trees.train(rows, body, weight).chances(rows) for _ in range(2))
    assert np.array_equal(one, other)
