"""The line models fit the numbers they are given."""

from __future__ import annotations

import numpy as np
import pytest
from tests.harbour import PARAGRAPHS

from dateline.article.features import features
from dateline.article.network import layers, line_chances, neighbour_features
from dateline.article.structure import html_features
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

LINE = VisibleLine("The ferry sailed.", "/html/body[1]/p[1]", BlockKind.paragraph)


@pytest.mark.parametrize("name", ["flat", "html"])
def test_a_model_has_a_weight_for_each_number_of_a_line(name: str) -> None:
    rows = features([LINE.text]) if name == "flat" else html_features([LINE], set())
    first, second = layers(name)
    around = neighbour_features(first.chances(rows))
    assert first.inner.shape[0] == rows.shape[1]
    assert second.inner.shape[0] == rows.shape[1] + around.shape[1]


def test_sentences_have_better_chances_than_labels_and_all_are_chances() -> None:
    lines = ["Home", "News", *PARAGRAPHS * 3, "Contact", "Privacy policy"]
    chances = line_chances(features(lines), "flat")
    assert np.all((chances >= 0) & (chances <= 1))
    assert chances[2:-2].min() > chances[[0, 1, -2, -1]].max()


def test_the_same_page_has_the_same_chances() -> None:
    rows = features(list(PARAGRAPHS))
    assert np.array_equal(line_chances(rows, "flat"), line_chances(rows, "flat"))


def test_a_page_without_lines_has_none() -> None:
    assert len(line_chances(np.zeros((0, 3), np.float32), "flat")) == 0
