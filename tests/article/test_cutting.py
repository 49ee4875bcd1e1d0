"""Each page is cut at the chance from which most of it is expected to be right."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.article.cutting import LEAST, MOST, kept_from

Lines = list[tuple[float, int]]  # the chance of each line, and its words


def _kept(lines: Lines) -> Lines:
    chances, words = (np.array(column, np.float32) for column in zip(*lines, strict=True))
    cut = kept_from(chances, words)
    return [line for line, chance in zip(lines, chances, strict=True) if chance >= cut]


def test_on_a_page_of_which_the_model_is_sure_a_doubtful_line_goes() -> None:
    sure: Lines = [(0.99, 60)] * 10
    assert _kept([*sure, (0.3, 40), (0.01, 3)]) == sure


def test_on_a_page_of_which_the_model_doubts_all_more_is_kept() -> None:
    doubted: Lines = [(0.35, 60)] * 10
    assert _kept([*doubted, (0.3, 40), (0.01, 3)]) == [*doubted, (0.3, 40)]


def test_a_line_that_is_nearly_as_likely_the_articles_as_not_is_kept() -> None:
    lines: Lines = [*[(0.99, 60)] * 10, (0.45, 60)]
    assert _kept(lines) == lines


def test_what_the_model_thinks_the_articles_is_never_cut_off() -> None:
    likely: Lines = [(0.99, 500), (0.51, 4)]
    assert _kept(likely) == likely


@pytest.mark.parametrize("lines", [[(0.0, 4)], [(0.0, 4), (0.001, 900)], [(0.01, 0)]])
def test_what_it_thinks_furniture_is_never_kept(lines: Lines) -> None:
    assert _kept(lines) == []


def test_the_cut_is_a_chance_whatever_the_page() -> None:
    assert kept_from(np.array([], np.float32), np.array([], np.float32)) == MOST
    certain = kept_from(np.ones(3, np.float32), np.zeros(3, np.float32))
    assert LEAST <= certain <= MOST


def test_the_order_of_the_lines_does_not_matter() -> None:
    chances = np.array([0.9, 0.2, 0.4, 0.6, 0.1], np.float32)
    words = np.array([30, 10, 40, 5, 50], np.float32)
    assert kept_from(chances, words) == kept_from(chances[::-1], words[::-1])
