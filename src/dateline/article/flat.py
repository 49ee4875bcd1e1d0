"""Which lines of flattened text are the article: the line model, and the phrases known as furniture."""

from __future__ import annotations

from dateline.article.furniture import furniture_phrase
from dateline.article.judging import Weighed, judge
from dateline.article.sequence import flat_chances
from dateline.article.shape import line_numbers
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine

KEPT = 0.15  # chance from which a line is kept: a lost sentence is worse than a kept caption


def judge_flat(lines: list[VisibleLine], language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order."""
    if not lines:
        return []
    rows, sentences = line_numbers([line.text for line in lines], language)
    chances = flat_chances(rows).tolist()
    return judge(
        [
            Weighed(line, chance, KEPT, furniture_phrase(line.text, language), is_sentence)
            for line, chance, is_sentence in zip(lines, chances, sentences.tolist(), strict=True)
        ]
    )
