"""Pages answered by line models that were not trained on them.

The models that ship were trained on the open pages (`train_lines.py`), so that their figures there
flatter. Here the pages are parted in three; each part is answered by models trained on the two
others, in memory alone: what comes out is what to expect of pages that nobody has seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice
from unittest.mock import patch

import train_lines
from asking import Answered, Asked, answerer
from gold import GoldSet, documents
from questions import Question

from dateline.article import network
from dateline.engine import map_each
from dateline.model import Failed

PARTS = 3
FEWEST = 30  # pages; fewer teach a model nothing
MODELS = {"pages/articles": "html", "pages/lines": "flat"}  # set -> the model that its pages ask

Networks = tuple[network.Layers, network.Layers]


def can_be_crossed(gold: GoldSet) -> bool:
    """Whether there are pages enough to train on a part of them."""
    return gold.key in MODELS and len(list(islice(documents(gold), FEWEST))) == FEWEST


def answer_crossed(question: Question, gold: GoldSet) -> Iterator[Answered]:
    """An answer to each page of a set, by models that have not seen it; minutes of training."""
    name = MODELS[gold.key]
    read = {"html": train_lines.html_pages, "flat": train_lines.flat_pages}[name]
    labelled = read(gold.path.parent)
    shown = [question.show(row) for row in documents(gold)]
    for part in range(PARTS):
        start = time.process_time()
        others = [n for n, page in enumerate(labelled.source) if page % PARTS != part]
        trained = train_lines.fit(labelled, others)
        training = time.process_time() - start
        with patch.object(network, "layers", _instead(name, trained)):
            for one in shown[part::PARTS]:
                (outcome,) = map_each(answerer, [Asked(question.name, one)])
                if isinstance(outcome, Failed):
                    yield Answered(one["id"], {}, training, outcome.reason)
                else:
                    yield Answered(one["id"], outcome[0], outcome[1] + training)
                training = 0.0


def _instead(name: str, trained: Networks) -> Callable[[str], Networks]:
    """What gives the article stage these networks instead of those that ship."""
    shipped = network.layers
    return lambda asked: trained if asked == name else shipped(asked)
