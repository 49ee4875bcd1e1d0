"""From what is known of each line to a verdict on it; the same for HTML and flattened text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from dateline.article.columns import Column, Exact, Flags, heaviest_run
from dateline.article.features import ENDS, prose_weight
from dateline.article.furniture import Phrase, furniture_phrase
from dateline.article.letters import Indexes
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine, records, word_count
from dateline.model import FurnitureKind

AROUND_KINDS = (  # in this order, what stands around a line that was left out tells its kind
    ("advertisement", FurnitureKind.advertisement),
    ("newsletter", FurnitureKind.newsletter),
    ("comments", FurnitureKind.comments),
    ("paywall", FurnitureKind.paywall),
    ("share", FurnitureKind.share),
    ("figcaption", FurnitureKind.caption),
    ("caption", FurnitureKind.caption),
    ("byline", FurnitureKind.byline),
    ("legal", FurnitureKind.legal),
    ("nav", FurnitureKind.navigation),
    ("navigation", FurnitureKind.navigation),
    ("header", FurnitureKind.navigation),
    ("footer", FurnitureKind.navigation),
    ("related", FurnitureKind.related),
    ("side", FurnitureKind.related),
    ("aside", FurnitureKind.related),
    ("form", FurnitureKind.other),
)
HEADED = (FurnitureKind.related, FurnitureKind.comments)  # what stands under their headings
NAVIGATION, OTHER, RELATED = FurnitureKind.navigation, FurnitureKind.other, FurnitureKind.related
BETWEEN = 0.15  # the same for a sentence that stands between lines that are kept
SURE = 0.9  # chance from which a long sentence is kept though it opens like furniture
LABEL = 4  # words of a menu's entry
HEADING = 5  # words that a heading over a list of related reports may have
LISTED = 0.6  # chance below which a line under such a heading is one of the list
SENTENCE = 8  # words that a sentence has which cannot be lost to a phrase, or be one of a list
SHORT = 16  # lines; the models have seen few pages as short, and would rather drop all of one


Objects = np.ndarray[Any, np.dtype[np.object_]]
ALONE = np.array([None, OTHER], np.object_)
SAID = np.array([f"line model: {n / 100:.2f}" for n in range(101)], np.object_)  # of a chance


@dataclass(frozen=True, slots=True)
class Weighed:
    """The lines of a page with all that decides about them, a value a line."""

    lines: list[VisibleLine]
    chances: Exact  # of being the article's, as the model says
    kept_from: Exact  # chance from which a line is kept
    phrases: Mapping[int, Phrase]  # of a line's number what says that it is furniture
    sentences: Flags  # whether it is one
    words: Indexes  # parted by spaces
    framed: bool  # whether it can be said what stands around a line
    between: float = BETWEEN  # as kept_from, of a sentence that stands between lines that are kept

    def is_long(self) -> Flags:
        """Of each line whether it is a sentence that cannot be lost to a phrase."""
        found: Flags = self.sentences & (self.words >= SENTENCE)
        return found


def weighed(
    lines: list[VisibleLine], chances: Column, cut: float, language: str, between: float = BETWEEN
) -> Weighed:
    """The lines with what the models and the phrase list say of them."""
    return Weighed(
        lines,
        chances.astype(np.float64),
        np.full(len(lines), cut),
        {
            number: phrase
            for number, line in enumerate(lines)
            if (phrase := furniture_phrase(line.text, language))
        },
        np.array([is_sentence(line.text) for line in lines]),
        np.array([line.text.count(" ") + 1 for line in lines]),
        True,
        between,
    )


def is_sentence(text: str) -> bool:
    """Whether it ends like one and has words enough."""
    return word_count(text) >= 2 and ENDS.search(text) is not None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of each line so far; the steps below change it."""

    kinds: Objects  # None: kept
    found_by: Objects

    def set(self, index: int, kind: FurnitureKind | None, found_by: str) -> None:
        self.kinds[index] = kind
        self.found_by[index] = found_by

    @property
    def kept(self) -> Flags:
        found: Flags = ~self.kinds.astype(np.bool_)
        return found


def judge(page: Weighed, *, lists: bool = True, short: int = SHORT) -> list[Verdict]:
    """A verdict on each line: phrases first, then the chance, then what stands around it.

    `lists`: whether what the model doubts is set aside under a heading such as “Related stories”;
    `short`: the lines of a page below which no sentence is lost to the model.
    """
    judged = _alone(page)
    kept = judged.kept
    knows = bool(kept.any()) and len(kept) >= short  # of a page of which none is kept it does not
    if not knows:
        _keep_sentences_of_the_run(page, judged)
    if lists:
        _set_lists_aside(page, judged)
    _keep_edges(page, judged, asks_model=knows)
    _place(page, judged)
    _name_by_headings(page, judged)
    return records(
        Verdict, page.lines, judged.kinds.tolist(), judged.found_by.tolist(), repeat(False)
    )


def _alone(page: Weighed) -> Judged:
    """Each line by its phrase, else by its chance."""
    judged = Judged(
        ALONE.take(page.chances < page.kept_from),
        SAID.take(np.rint(page.chances * 100).astype(np.int64)),
    )
    believed = page.is_long() & (page.chances >= SURE)
    for index, phrase in page.phrases.items():
        if not believed[index]:
            judged.set(index, phrase.kind, f"phrase like “{phrase.taught_by}”")
    return judged


def _keep_sentences_of_the_run(page: Weighed, judged: Judged) -> None:
    """On a short page, and where the model keeps nothing, the heaviest run's sentences are kept."""
    weights = [prose_weight(line.text, n in page.phrases) for n, line in enumerate(page.lines)]
    first, last = heaviest_run(weights)
    for index in range(first, last + 1):
        if page.sentences[index] and index not in page.phrases and judged.kinds[index] is not None:
            judged.set(index, None, "a sentence in the heaviest run of lines")


def _set_lists_aside(page: Weighed, judged: Judged) -> None:
    """What follows “Related stories” without being a sentence is a list of them."""
    heading, is_long = "", page.is_long()
    for index, line in enumerate(page.lines):
        phrase = page.phrases.get(index)
        if phrase and phrase.kind is RELATED and page.words[index] <= HEADING:
            heading = line.text
        elif not heading:
            continue
        elif is_long[index]:
            heading = ""
        elif judged.kinds[index] is None and page.chances[index] < LISTED:
            judged.set(index, RELATED, f"stands under “{heading}”")


def _keep_edges(page: Weighed, judged: Judged, *, asks_model: bool) -> None:
    """Sentences next to the body belong to it, phrases between them aside."""
    kept = np.flatnonzero(judged.kept)
    if not len(kept):
        return
    may_be_kept = page.is_long() & ((page.chances >= page.between) | (not asks_model))
    for indexes in (range(kept[0] - 1, -1, -1), range(kept[-1] + 1, len(page.lines))):
        for index in indexes:
            if index in page.phrases:
                continue
            if not may_be_kept[index]:
                break
            found_by = f"a sentence at the edge of the body; {judged.found_by[index]}"
            judged.set(index, None, found_by)


def _place(page: Weighed, judged: Judged) -> None:
    """A sentence between kept lines is kept; what was dropped is named by what stands around it."""
    kept = judged.kept
    places = np.flatnonzero(kept)
    first, last = (places[0], places[-1]) if len(places) else (len(kept), -1)
    index = np.arange(len(kept))
    inside = (index >= first) & (index <= last)
    dropped = ~kept
    dropped[list(page.phrases)] = False
    saved = dropped & inside & page.is_long() & (page.chances >= page.between)
    judged.kinds[saved] = None
    judged.found_by[saved] = "a sentence inside the body; " + judged.found_by[saved]
    dropped &= ~saved
    if page.framed:
        dropped[_name_by_element(page, judged, dropped)] = False
    above = dropped & (index < first)
    below = dropped & (index > last) & ~above
    judged.found_by[above] += ", above the body"
    judged.found_by[below] += ", below the body"
    outside = above | below
    judged.kinds[outside] = OTHER
    judged.kinds[outside & ~page.sentences & (page.words <= LABEL)] = NAVIGATION


def _name_by_element(page: Weighed, judged: Judged, dropped: Flags) -> list[int]:
    """Names the lines that stand in an element which tells; gives their indexes."""
    found = []
    for index in np.flatnonzero(dropped).tolist():
        around = page.lines[index].around
        told = next((one for one in AROUND_KINDS if one[0] in around), None) if around else None
        if told:
            judged.set(index, told[1], f"{judged.found_by[index]}, in {told[0]}")
            found.append(index)
    return found


def _name_by_headings(page: Weighed, judged: Judged) -> None:
    """What the model left out below a heading such as “Most read” is of the heading's kind."""
    for heading, phrase in page.phrases.items():
        if phrase.kind in HEADED and page.words[heading] <= HEADING:
            for index in _below_heading(page, judged, heading):
                found_by = f"{judged.found_by[index]}, under one like “{phrase.taught_by}”"
                judged.set(index, phrase.kind, found_by)


def _below_heading(page: Weighed, judged: Judged, heading: int) -> Iterator[int]:
    """The unnamed lines below a heading that was set aside, up to the next that is kept or named."""
    if judged.kinds[heading] is None:
        return
    for index in range(heading + 1, len(page.lines)):
        kind = judged.kinds[index]
        if kind is None or index in page.phrases:
            return
        if kind in (NAVIGATION, OTHER) and not page.lines[index].around:
            yield index
