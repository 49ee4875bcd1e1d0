"""The line model's training: what it asks of a page, and whether its gradients are the loss's own."""

from __future__ import annotations

import numpy as np
import pytest
import train_sequence
from train_sequence import FlatPage

from dateline.article.sequence import Sequence


def page(lines: int, chance: np.random.Generator) -> FlatPage:
    rows = chance.standard_normal((lines, 4)).astype(np.float32)
    body = (chance.random(lines) < 0.4).astype(np.float32)
    return FlatPage(f"p{lines}", rows, body, np.ones(lines, np.float32), 0)


def loss(weights: list[np.ndarray], pages: list[FlatPage]) -> float:
    """By the network as it answers pages, one page at a time."""
    inner, layers, on_page, (outer, bias) = train_sequence._parts(weights)
    total = lines = 0.0
    for one in pages:
        wanted, counts = train_sequence._asked(one)
        for output in range(wanted.shape[1]):
            network = Sequence(
                *inner, tuple(layers), tuple(on_page), outer[:, output], float(bias[output])
            )
            odds = network.odds(one.rows)
            entropy = np.logaddexp(0, odds) - wanted[:, output] * odds
            total += float((entropy * counts[:, output]).sum())
        lines += float(counts[:, 0].sum())
    return total / lines


def test_gradients_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_sequence, "DROPPED", 0.0)
    chance = np.random.default_rng(5)
    pages = [page(40, chance), page(3, chance), page(90, chance)]
    weights = train_sequence._beginning(4, chance)
    strung = train_sequence._strung(pages, [one.rows for one in pages], np.arange(3))
    for number, gradient in enumerate(train_sequence._gradients(weights, strung, chance)):
        moved = gradient / (np.linalg.norm(gradient) + 1e-12)
        up, down = ([*weights] for _ in range(2))
        up[number], down[number] = weights[number] + 0.02 * moved, weights[number] - 0.02 * moved
        slope = (loss(up, pages) - loss(down, pages)) / 0.04
        assert slope == pytest.approx(float(np.linalg.norm(gradient)), rel=0.05, abs=1e-3)


def test_lines_inside_the_body_weigh_more_and_no_label_is_certain() -> None:
    body = np.array([0, 1, 0, 1, 0], np.float32)
    counts = np.array([1, 1, 1, 1, 0], np.float32)
    wanted, weights = train_sequence._asked(
        FlatPage("p", np.zeros((5, 1), np.float32), body, counts, 0)
    )
    assert wanted[:, 0] == pytest.approx([0.025, 0.95, 0.025, 0.95, 0.025])
    assert wanted[:, 1:].tolist() == [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]
    assert weights[:, 0] == pytest.approx([1, 1.5, 1.5, 1.5, 0])
