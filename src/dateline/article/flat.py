"""Which lines of flattened text are the article: the line model, and the phrases known as furniture."""

from __future__ import annotations

import re

import numpy as np

from dateline.article.furniture import Phrase
from dateline.article.judging import Weighed, judge
from dateline.article.sequence import flat_chances
from dateline.article.shape import look_at_lines
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine
from dateline.model import FurnitureKind

# Chances from which a line is kept. A lost sentence is worse than a kept caption: it is kept unless the
# model is all but certain.
KEPT = 0.18
KEPT_SENTENCE = 0.09
SENTENCE = 8  # words of one that is kept so
SHORT = 32  # lines of a page below which no sentence is lost to the model, which knows long pages
AGAINST_PHRASE = 0.45  # chance from which a line is kept though a phrase says it is furniture
AGAINST_LABEL = 0.6  # the same of “Read more: …”, which no report says
RELATED = FurnitureKind.related
LABEL = re.compile(r"[^:：]{2,30}[:：]")

SELLING = frozenset(  # written in sentences like the article's: here the phrase knows better
    {FurnitureKind.newsletter, FurnitureKind.advertisement, FurnitureKind.paywall}
)


def judge_flat(lines: list[VisibleLine], language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order."""
    if not lines:
        return []
    looks = look_at_lines([line.text for line in lines], language)
    chances = flat_chances(looks.rows).astype(np.float64)
    is_long = looks.sentences & (looks.words >= SENTENCE)
    page = Weighed(
        lines,
        chances,
        np.where(is_long, KEPT_SENTENCE, KEPT),
        {  # a phrase decides unless the model, which has seen what it says, speaks against it
            index: phrase
            for index, phrase in looks.phrases.items()
            if chances[index] < _believed_to(phrase, lines[index].text)
        },
        looks.sentences,
        looks.spaced,
        framed=False,
    )
    return judge(page, lists=False, short=SHORT)  # the model has seen what stands above a line


def _believed_to(phrase: Phrase, text: str) -> float:
    """The chance from which the model is believed against the phrase; beyond 1: never."""
    if phrase.kind in SELLING:
        return 2.0
    return AGAINST_LABEL if phrase.kind is RELATED and LABEL.match(text) else AGAINST_PHRASE
