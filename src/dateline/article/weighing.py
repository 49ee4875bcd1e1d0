"""Which lines of flattened text are the article: each is weighed, the heaviest run is the body."""

from __future__ import annotations

import re
from itertools import accumulate

from dateline.article.furniture import furniture_phrase
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD, VisibleLine
from dateline.model import FurnitureKind

ENDS = re.compile(r"""[.!?…:][”"'’)\]]*$""")


def judge_flat(lines: list[VisibleLine], language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order."""
    found = [furniture_phrase(line.text, language) for line in lines]
    weights = [
        -1.5 if phrase else weight(line.text) for line, phrase in zip(lines, found, strict=True)
    ]
    first, last = heaviest_run(weights)
    verdicts = []
    for index, (line, phrase) in enumerate(zip(lines, found, strict=True)):
        if phrase:
            verdicts.append(Verdict(line, phrase.kind, f"phrase like “{phrase.taught_by}”"))
        elif first <= index <= last:
            verdicts.append(Verdict(line, None, "in the heaviest run of lines"))
        else:
            side = "before" if index < first else "after"
            verdicts.append(Verdict(line, FurnitureKind.navigation, f"{side} the body"))
    return verdicts


def weight(text: str) -> float:
    """How much a line speaks for being the article's: a long sentence much, a label against it."""
    words = len(WORD.findall(text))
    ends = bool(ENDS.search(text))
    if words >= 20:
        return 3.0 if ends else 1.5
    if words >= 8:
        return 2.0 if ends else -0.3
    return 0.3 if ends and words >= 3 else -1.0


def heaviest_run(weights: list[float]) -> tuple[int, int]:
    """The stretch of the greatest sum, as first and last index; (0, -1) where all are negative.

    >>> heaviest_run([-1.0, 2.0, -0.5, 2.0, -3.0])
    (1, 3)
    """
    sums = [0.0, *accumulate(weights)]
    best, span, low = 0.0, (0, -1), 0
    for index, total in enumerate(sums):
        if total - sums[low] > best:
            best, span = total - sums[low], (low, index - 1)
        if total < sums[low]:
            low = index
    return span
