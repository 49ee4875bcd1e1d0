"""Puts questions to Dateline through its engine, in this process or in several."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from answers import Desk, Prediction
from questions import NAMED, Question
from shown import Shown

from dateline.engine import map_each
from dateline.model import Failed


@dataclass(frozen=True)
class Asked:
    """A question by name, for workers, and what is shown: one document, or all of a set."""

    question: str
    shown: Any  # Shown, or a list of it

    @property
    def url(self) -> str:
        """What a failure calls it."""
        return self.shown["id"] if isinstance(self.shown, dict) else self.question


@dataclass(frozen=True)
class Answered:
    """A line of predictions, or the reason why there is none."""

    id: str
    prediction: Prediction
    seconds: float  # of CPU
    failed: str | None = None


def answerer() -> Callable[[Asked], tuple[Any, float]]:
    """What a worker does with each item; it loads the parser once, when first needed.

    It gives the answer (or the answers) and the seconds of CPU that it took.
    """
    desk = Desk()

    def answer(asked: Asked) -> tuple[Any, float]:
        question = NAMED[asked.question]
        start = time.process_time()
        if question.answer_all:
            found: Any = question.answer_all(desk, asked.shown)
        else:
            assert question.answer is not None
            found = question.answer(desk, asked.shown)
        return found, time.process_time() - start

    return answer


def ask(question: Question, shown: Sequence[Shown], processes: int = 1) -> Iterator[Answered]:
    """An answer to each document, in their order."""
    if question.answer_all:
        yield from _together(question, shown)
        return
    items = (Asked(question.name, one) for one in shown)
    for one, outcome in zip(shown, map_each(answerer, items, processes=processes), strict=True):
        if isinstance(outcome, Failed):
            yield Answered(one["id"], {}, 0.0, outcome.reason)
        else:
            yield Answered(one["id"], *outcome)


def _together(question: Question, shown: Sequence[Shown]) -> Iterator[Answered]:
    """The answers where all documents are seen at once; they fail together too."""
    (outcome,) = map_each(answerer, [Asked(question.name, list(shown))])
    if isinstance(outcome, Failed):
        yield from (Answered(one["id"], {}, 0.0, outcome.reason) for one in shown)
        return
    predictions, seconds = outcome
    for one, prediction in zip(shown, predictions, strict=True):
        yield Answered(one["id"], prediction, seconds / len(shown))
