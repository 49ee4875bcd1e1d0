"""From which chance on the lines of a page are kept: where most of the page is expected to be right.

What is kept is good where little of it is furniture and little of the article is missing. Both can be
reckoned beforehand from the chances and the words of the lines, and so the best cut of each page.
"""

from __future__ import annotations

import numpy as np

from dateline.article.columns import Column

LEAST, MOST = 0.02, 0.5  # chances; what the model is surer of is never cut off, or never kept
MISSED = 1.3  # how much more it counts what share of the article is kept than how pure that is
DOUBTED = 0.8  # of the odds: on sites that it has not seen the model is too sure of itself
FARTHEST = 1e-4  # how near to 0 or 1 a chance may be, for its odds


def kept_from(chances: Column, words: Column) -> float:
    """The chance from which a page's lines are kept; `words` is how many each has.

    That of the line where the share of the kept words which are the article's, and the share of
    the article's words which are kept, are expected to make the greatest sum; a missing paragraph
    counts more than furniture, for nobody can see that it is missing.
    """
    if not len(chances):
        return MOST
    order = np.argsort(-chances, kind="stable")
    odds = (chances[order] + FARTHEST) / (1 + FARTHEST - chances[order])
    believed = 1 - 1 / (1 + odds**DOUBTED)
    right, kept = np.cumsum(believed * words[order]), np.cumsum(words[order])
    best = int(np.argmax(right / np.maximum(1, kept) + MISSED * right / max(1, right[-1])))
    return float(np.clip(chances[order[best]], LEAST, MOST))
