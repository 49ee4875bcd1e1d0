"""Which lines of flattened text are the article: the line model, and the phrases known as furniture."""

from __future__ import annotations

from dateline.article.features import features
from dateline.article.judging import judge, weighed
from dateline.article.network import line_chances
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine

KEPT = 0.4  # chance from which a line is kept: a lost sentence is worse than a kept caption


def judge_flat(lines: list[VisibleLine], language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order."""
    if not lines:
        return []
    chances = line_chances(features([line.text for line in lines], language), "flat")
    return judge(
        [
            weighed(line, float(chance), KEPT, language)
            for line, chance in zip(lines, chances, strict=True)
        ]
    )
