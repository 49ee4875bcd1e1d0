"""The line model of HTML fits the numbers it is given."""

from __future__ import annotations

import numpy as np
from tests.harbour import PARAGRAPHS

from dateline.article.body import heard, html_chances
from dateline.article.network import layers
from dateline.article.promised import Promised
from dateline.article.structure import html_features
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

LINES = [
    VisibleLine(text, "/html/body[1]/p[1]", BlockKind.paragraph)
    for text in ("Home", *PARAGRAPHS, "Contact")
]


def test_the_model_has_a_weight_for_each_number_of_a_line() -> None:
    rows = html_features(LINES, set(), Promised())
    first, second = layers("html")
    told = heard(LINES, first.chances(rows))
    assert first.inner.shape[0] == rows.shape[1]
    assert second.inner.shape[0] == rows.shape[1] + told.shape[1]


def test_the_same_page_has_the_same_chances_and_all_are_chances() -> None:
    rows = html_features(LINES, set(), Promised())
    chances = html_chances(layers("html"), LINES, rows)
    assert np.array_equal(chances, html_chances(layers("html"), LINES, rows))
    assert np.all((chances >= 0) & (chances <= 1))
