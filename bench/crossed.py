"""Documents answered by models that were not trained on them.

The line models that ship were trained on the open pages (`train_lines.py`), the weights of pronouns on
open texts (`train_pronouns.py`), so that their figures there flatter. Here the documents are parted in
five, flattened pages by outlet; each part is answered by models trained on the others, in memory alone:
what comes out is what to expect of documents that nobody has seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from unittest.mock import patch

import train_lines
import train_pronouns
import train_sequence
from asking import Answered, Asked, answerer
from gold import GoldSet, documents
from questions import Question

from dateline.article import network, sequence
from dateline.coreference import weighing
from dateline.engine import map_each
from dateline.model import Failed

PARTS = 5
FEWEST = 30  # documents; fewer teach a model nothing
MODELS = {  # set -> the model that its documents ask
    "pages/articles": "html",
    "pages/lines": "flat",
    "statements/gap": "pronouns",
    "statements/gum_coref": "pronouns",
}

Patched = AbstractContextManager[object]  # while it is open, others than those that ship answer
Folds = tuple[list[int], Callable[[int], Patched]]  # each document's part, and what answers a part


def can_be_crossed(gold: GoldSet) -> bool:
    """Whether there are documents enough to train on a part of them."""
    return gold.key in MODELS and len(list(islice(documents(gold), FEWEST))) == FEWEST


def answer_crossed(question: Question, gold: GoldSet) -> Iterator[Answered]:
    """An answer to each document of a set, by models that have not seen it; minutes of training."""
    folds = {"html": _html, "flat": _flat, "pronouns": _pronouns}
    parts, trained_without = folds[MODELS[gold.key]](gold)
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


def _pronouns(gold: GoldSet) -> Folds:
    texts = list(train_pronouns.read_texts(gold.path.parents[1]))
    numbers = [n for n, text in enumerate(texts) if text.gold == gold.key.rpartition("/")[2]]

    def without(part: int) -> Patched:
        tables = train_pronouns.fit([t for n, t in enumerate(texts) if n % PARTS != part])
        return patch.object(weighing, "weights", lambda: tables)

    return [n % PARTS for n in numbers], without
