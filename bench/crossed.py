"""Pages answered by line models that were not trained on them.

The models that ship were trained on the open pages (`train_lines.py`), so that their figures there
flatter. Here the pages are parted in five, flattened pages by outlet; each part is answered by models
trained on the others, in memory alone: what comes out is what to expect of pages that nobody has seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from unittest.mock import patch

import train_lines
import train_sequence
from asking import Answered, Asked, answerer
from gold import GoldSet, documents
from questions import Question

from dateline.article import network, sequence
from dateline.engine import map_each
from dateline.model import Failed

PARTS = 5
FEWEST = 30  # pages; fewer teach a model nothing
MODELS = {"pages/articles": "html", "pages/lines": "flat"}  # set -> the model that its pages ask

Patched = AbstractContextManager[
    object
]  # while it is open, other networks than those that ship answer
Folds = tuple[list[int], Callable[[int], Patched]]  # each page's part, and what answers a part


def can_be_crossed(gold: GoldSet) -> bool:
    """Whether there are pages enough to train on a part of them."""
    return gold.key in MODELS and len(list(islice(documents(gold), FEWEST))) == FEWEST


def answer_crossed(question: Question, gold: GoldSet) -> Iterator[Answered]:
    """An answer to each page of a set, by models that have not seen it; minutes of training."""
    parts, trained_without = {"html": _html, "flat": _flat}[MODELS[gold.key]](gold)
    shown = [question.show(row) for row in documents(gold)]
    for part in range(PARTS):
        start = time.process_time()
        other = trained_without(part)
        training = time.process_time() - start
        with other:
            for one in (one for one, where in zip(shown, parts, strict=True) if where == part):
                (outcome,) = map_each(answerer, [Asked(question.name, one)])
                if isinstance(outcome, Failed):
                    yield Answered(one["id"], {}, training, outcome.reason)
                else:
                    yield Answered(one["id"], outcome[0], outcome[1] + training)
                training = 0.0


def _html(gold: GoldSet) -> Folds:
    labelled = train_lines.html_pages(gold.path.parent)

    def without(part: int) -> Patched:
        others = [n for n, page in enumerate(labelled.source) if page % PARTS != part]
        trained = train_lines.fit(labelled, others)
        return patch.object(network, "html_model", lambda: trained)

    sites = train_lines.sites(row["url"] for row in documents(gold))
    return [site % PARTS for site in sites], without


def _flat(gold: GoldSet) -> Folds:
    pages = train_sequence.read_pages(gold.path.parent)

    def without(part: int) -> Patched:
        trained = train_sequence.fit([page for page in pages if page.fold != part])
        return patch.object(sequence, "sequences", lambda: trained)

    parts = {page.id: page.fold for page in pages}
    return [parts.get(row["id"], 0) for row in documents(gold)], without
