"""The line model of HTML fits the numbers it is given."""

from __future__ import annotations

import numpy as np
from tests.harbour import PARAGRAPHS

from dateline.article.body import heard, html_chances, lay_on
from dateline.article.network import html_model
from dateline.article.promised import Promised
from dateline.article.structure import html_features
from dateline.article.visible import VisibleLine
from dateline.model import BlockKind

LINES = [
    VisibleLine(text, "/html/body[1]/p[1]", BlockKind.paragraph)
    for text in ("Home", *PARAGRAPHS, "Contact")
]


def test_the_model_knows_the_numbers_of_a_line() -> None:
    rows = html_features(LINES, set(), Promised())
    network, trees = html_model()
    told = heard(LINES, network.chances(rows))
    assert network.inner.shape[0] == rows.shape[1]
    assert trees.columns.max() < rows.shape[1] + told.shape[1]


def test_the_same_page_has_the_same_chances_and_all_are_chances() -> None:
    rows = html_features(LINES, set(), Promised())
    chances = html_chances(html_model(), LINES, rows)
    assert np.array_equal(chances, html_chances(html_model(), LINES, rows))
    assert np.all((chances >= 0) & (chances <= 1))


def test_a_line_is_found_in_a_text_that_writes_its_apostrophes_and_dashes_otherwise() -> None:
    line = VisibleLine(
        "The crew\u2019s lawyer said they hadn\u2019t seen the ice\u2011breaker.",
        "/html/body[1]/p[2]",
        BlockKind.paragraph,
    )
    text = ["The crew's lawyer said they hadn't seen the ice-breaker."]
    assert lay_on([LINES[0], line], text) == {1}
