"""What is asked about which sets: what is shown, who answers, who scores.

To add a set, add a question; a set that no stage can answer yet says so in `unanswered`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import answers
import confused
import scorers
import shown
import unparsed
from answers import Desk, Prediction
from classes import Count, by_class
from confused import Confusion
from gold import Row
from scorers import Scorer
from shown import Shown

Answer = Callable[[Desk, Shown], Prediction]
AnswerAll = Callable[[Desk, Sequence[Shown]], list[Prediction]]


@dataclass(frozen=True)
class Question:
    """One question, put to every document of the sets that it fits."""

    name: str
    sets: tuple[str, ...]  # "area/set", with * for any run of characters
    show: Callable[[Row], Shown]
    scorers: tuple[Scorer, ...]
    answer: Answer | None = None  # a document at a time ...
    answer_all: AnswerAll | None = None  # ... or all documents of a set together
    suffix: str = ""  # of the predictions' name, where a set is asked more than once
    unanswered: str | None = None  # why no stage answers it; then nothing is predicted
    crossed: bool = False  # answered once more, by models not trained on these documents
    classes: Count | Callable[[Path, Path, Path], Confusion] | None = (
        None  # what counts the misses by class
    )

    def fits(self, key: str) -> bool:
        return any(fnmatchcase(key, pattern) for pattern in self.sets)


def _events(task: str, reads: scorers.Reads) -> tuple[Scorer, ...]:
    return (Scorer("events.py", reads, before=(task,)),)


SPEECH = (
    "content partial F1",
    "content exact F1",
    "content tokens F1",
    "content+source F1",
    "triple F1",
)
QUOTED = ("content partial F1", "content exact F1", "content+source any F1")
JOINED = ", pieces joined as in the record"
UNPARSED = ", without a parse"

QUESTIONS = (
    Question(
        "page",
        ("pages/articles",),
        shown.page,
        (
            Scorer("pages.py", scorers.page_bodies, before=("html",)),
            Scorer("pages.py", scorers.page_metadata, before=("metadata",)),
        ),
        answers.web_page,
        crossed=True,
    ),
    Question(
        "lines",
        ("pages/lines",),
        shown.lines,
        (Scorer("pages.py", scorers.page_lines, before=("lines",)),),
        answers.flat_page,
        crossed=True,
    ),
    Question(
        "speech",
        ("statements/polnear",),
        shown.text,
        (Scorer("statements.py", scorers.attributions(*SPEECH), after=("--speech", "--ci")),),
        answers.statements,
        classes=by_class(speech=True),
    ),
    Question(
        "speech, without a parse",
        ("statements/polnear",),
        shown.text,
        (
            Scorer(
                "statements.py",
                scorers.attributions(*SPEECH, named=UNPARSED),
                after=("--speech", "--ci"),
            ),
        ),
        unparsed.statements,
        suffix="_unparsed",
    ),
    Question(
        "quotations",
        ("statements/ggt",),
        shown.text,
        (Scorer("statements.py", scorers.attributions(*QUOTED), after=("--ci",)),),
        answers.stretches,
        classes=by_class(),
    ),
    Question(
        "quotations, joined",
        ("statements/ggt",),
        shown.text,
        (Scorer("statements.py", scorers.attributions(*QUOTED, named=JOINED), after=("--ci",)),),
        answers.statements,
        suffix="_joined",
    ),
    Question(
        "quotations, without a parse",
        ("statements/ggt",),
        shown.text,
        (Scorer("statements.py", scorers.attributions(*QUOTED, named=UNPARSED), after=("--ci",)),),
        unparsed.stretches,
        suffix="_unparsed",
    ),
    Question(
        "speakers",
        ("statements/ggt",),
        shown.quotations,
        (Scorer("who.py", scorers.who_spoke),),
        answers.speakers,
        suffix="_who",
    ),
    Question(
        "attribution",
        ("statements/gum_attr",),
        shown.text,
        (
            Scorer(
                "statements.py",
                scorers.attributions("content partial recall", "content+source recall"),
                after=("--speech",),
            ),
        ),
        answers.statements,
    ),
    Question(
        "pronoun",
        ("statements/gap",),
        shown.pronoun,
        (Scorer("pronouns.py", scorers.pronouns),),
        answers.pronoun,
        crossed=True,
    ),
    Question(
        "coreference",
        ("statements/gum_coref",),
        shown.text,
        (
            Scorer("coreference.py", scorers.coreference("news"), after=("news",)),
            Scorer("coreference.py", scorers.coreference("all genres")),
        ),
        answers.mentions,
        crossed=True,
    ),
    Question(
        "loaded words",
        ("statements/babe",),
        shown.text,
        (Scorer("loaded.py", scorers.loaded),),
        answers.loaded,
    ),
    Question(
        "loaded words, lexical",
        ("statements/basil",),
        shown.text,
        (Scorer("loaded.py", scorers.loaded, after=("--lex",)),),
        answers.loaded,
    ),
    Question(
        "relation",
        ("events/plv_*", "events/cameo_penta_*"),
        shown.pair,
        _events("pair", scorers.relations),
        answers.relations,
        classes=confused.relations,
    ),
    Question(
        "triples",
        ("events/plover_gsr",),
        shown.text,
        _events("triples", scorers.triples),
        answers.events,
    ),
    Question(
        "triples in CAMEO",
        ("events/cameo_manual",),
        shown.text,
        _events("triples", scorers.triples),
        answers.cameo_events,
    ),
    Question(
        "leads",
        ("events/cameo_raw_multi",),
        shown.text,
        _events("ledes", scorers.leads),
        answers.cameo_events,
    ),
    Question(
        "actor codes",
        ("events/actor_codes_gsr",),
        shown.actor,
        _events("actors", scorers.actor_codes),
        answers.actor_codes,
    ),
    Question(
        "incident",
        ("events/case2021_task2",),
        shown.text,
        _events("modes", scorers.modes),
        answers.incidents,
        classes=confused.incidents,
    ),
    Question(
        "places",
        ("places/geo_geovirus",),
        shown.dated_text,
        (Scorer("places.py", scorers.places),),
        answers.toponyms,
    ),
    Question(
        "places and peoples",
        ("places/geo_trnews", "places/geo_lgl"),
        shown.dated_text,
        (Scorer("places.py", scorers.places),),
        answers.toponyms_and_people,
    ),
    Question(
        "places and adjectives",
        ("places/geo_gwn",),
        shown.dated_text,
        (Scorer("places.py", scorers.places),),
        answers.toponyms_and_adjectives,
    ),
    Question(
        "times",
        ("times/time_*",),
        shown.dated_text,
        (Scorer("times.py", scorers.times),),
        answers.times,
    ),
    Question(
        "clusters",
        ("stories/clusters_*",),
        shown.report,
        (Scorer("stories.py", scorers.clusters, before=("clusters",)),),
        answer_all=answers.clusters,
    ),
    Question(
        "copies",
        ("stories/copies",),
        shown.text,
        (Scorer("stories.py", scorers.copies, before=("copies",)),),
        answer_all=answers.copies,
    ),
)
NAMED = {question.name: question for question in QUESTIONS}
