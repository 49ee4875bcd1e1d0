"""From what is known of each line to a verdict on it; the same for HTML and flattened text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np

from dateline.article.columns import Column, Exact, Flags, heaviest_run
from dateline.article.features import ENDS, prose_weight
from dateline.article.furniture import Phrase, furniture_phrase
from dateline.article.letters import Indexes, Kinds
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

PLACES = (  # how it is said where a line stands that a chance, or what is said instead, decided
    "{}",
    "{}, above the body",
    "{}, below the body",
    "a sentence inside the body; {}",
    "a sentence at the edge of the body; {}",
)
ALONE, ABOVE, BELOW, INSIDE, EDGE = range(len(PLACES))
CHANCES = [f"line model: {n / 100:.2f}" for n in range(101)]
SAID = np.array([place.format(chance) for place in PLACES for chance in CHANCES], np.object_)
KEPT, ASIDE, LABELLED = range(3)
KINDS = np.array([None, OTHER, NAVIGATION], np.object_)  # of what nothing else names


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

    kinds: Kinds  # of KINDS, which to the rest is any but KEPT
    places: Kinds  # of PLACES
    named: Mapping[int, Phrase]  # by a phrase, which is all that is said of the line
    told: dict[int, str]  # instead of the chance, of some

    def keep(self, index: int, found_by: str) -> None:
        self.kinds[index] = KEPT
        self.told[index] = found_by

    @property
    def kept(self) -> Flags:
        found: Flags = self.kinds == KEPT
        return found


class Written(NamedTuple):
    """The same in words, a value a line."""

    kinds: list[FurnitureKind | None]
    found_by: list[str]


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
    listed = _set_lists_aside(page, judged) if lists else []
    _keep_edges(page, judged, asks_model=knows)
    framed = _place(page, judged)
    written = _write(page, judged, listed)
    for index, (name, kind) in framed.items():
        written.kinds[index] = kind
        written.found_by[index] += f", in {name}"
    _name_by_headings(page, written)
    return records(Verdict, page.lines, *written, repeat(False))


def _alone(page: Weighed) -> Judged:
    """Each line by its phrase, else by its chance."""
    believed = page.is_long() & (page.chances >= SURE)
    named = page.phrases
    if believed.any():
        named = {index: phrase for index, phrase in named.items() if not believed[index]}
    kinds = (page.chances < page.kept_from).astype(np.uint8)
    kinds[list(named)] = ASIDE
    return Judged(kinds, np.zeros(len(kinds), np.uint8), named, {})


def _keep_sentences_of_the_run(page: Weighed, judged: Judged) -> None:
    """On a short page, and where the model keeps nothing, the heaviest run's sentences are kept."""
    weights = [prose_weight(line.text, n in page.phrases) for n, line in enumerate(page.lines)]
    first, last = heaviest_run(weights)
    for index in range(first, last + 1):
        if page.sentences[index] and index not in page.phrases and judged.kinds[index] != KEPT:
            judged.keep(index, "a sentence in the heaviest run of lines")


def _set_lists_aside(page: Weighed, judged: Judged) -> list[int]:
    """What follows “Related stories” without being a sentence is a list of them; gives its lines."""
    heading, is_long, found = "", page.is_long(), []
    for index, line in enumerate(page.lines):
        phrase = page.phrases.get(index)
        if phrase and phrase.kind is RELATED and page.words[index] <= HEADING:
            heading = line.text
        elif not heading:
            continue
        elif is_long[index]:
            heading = ""
        elif judged.kinds[index] == KEPT and page.chances[index] < LISTED:
            judged.kinds[index] = ASIDE
            judged.told[index] = f"stands under “{heading}”"
            found.append(index)
    return found


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
            judged.kinds[index] = KEPT
            judged.places[index] = EDGE


def _place(page: Weighed, judged: Judged) -> dict[int, tuple[str, FurnitureKind]]:
    """A sentence between kept lines is kept; of what was dropped it is said where it stands.

    Given back is what an element around a line tells of it, if one does.
    """
    kept = judged.kept
    places = np.flatnonzero(kept)
    first, last = (places[0], places[-1]) if len(places) else (len(kept), -1)
    index = np.arange(len(kept))
    dropped = ~kept
    dropped[list(page.phrases)] = False
    inside = (index >= first) & (index <= last)
    saved = dropped & inside & page.is_long() & (page.chances >= page.between)
    judged.kinds[saved] = KEPT
    judged.places[saved] = INSIDE
    dropped &= ~saved
    framed = _named_by_element(page, dropped) if page.framed else {}
    dropped[list(framed)] = False
    outside = dropped & ~inside
    judged.places[outside] = np.where(index < first, ABOVE, BELOW)[outside]
    judged.kinds[outside] = ASIDE
    judged.kinds[outside & ~page.sentences & (page.words <= LABEL)] = LABELLED
    return framed


def _named_by_element(page: Weighed, dropped: Flags) -> dict[int, tuple[str, FurnitureKind]]:
    """The lines that stand in an element which tells: how it is called, and of which kind they are."""
    found = {}
    for index in np.flatnonzero(dropped).tolist():
        around = page.lines[index].around
        told = next((one for one in AROUND_KINDS if one[0] in around), None) if around else None
        if told:
            found[index] = told
    return found


def _write(page: Weighed, judged: Judged, listed: list[int]) -> Written:
    """The kinds and what decided, in words: of the chance, of what is told instead, of the phrase."""
    percent = np.rint(page.chances * 100).astype(np.int64)
    kinds = KINDS.take(judged.kinds).tolist()
    found_by = SAID.take(judged.places * np.int64(len(CHANCES)) + percent).tolist()
    for index, said in judged.told.items():
        found_by[index] = PLACES[judged.places[index]].format(said)
    for index in listed:
        if judged.places[index] == ALONE and judged.kinds[index] == ASIDE:
            kinds[index] = RELATED
    for index, phrase in judged.named.items():
        kinds[index] = phrase.kind
        found_by[index] = phrase.found_by
    return Written(kinds, found_by)


def _name_by_headings(page: Weighed, written: Written) -> None:
    """What the model left out below a heading such as “Most read” is of the heading's kind."""
    for heading, phrase in page.phrases.items():
        if phrase.kind in HEADED and page.words[heading] <= HEADING:
            for index in _below_heading(page, written, heading):
                written.kinds[index] = phrase.kind
                written.found_by[index] += f", under one like “{phrase.taught_by}”"


def _below_heading(page: Weighed, written: Written, heading: int) -> Iterator[int]:
    """The unnamed lines below a heading that was set aside, up to the next that is kept or named."""
    if written.kinds[heading] is None:
        return
    for index in range(heading + 1, len(page.lines)):
        kind = written.kinds[index]
        if kind is None or index in page.phrases:
            return
        if (kind is NAVIGATION or kind is OTHER) and not page.lines[index].around:
            yield index
