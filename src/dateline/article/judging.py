"""From what is known of each line to a verdict on it; the same for HTML and flattened text."""

from __future__ import annotations

from typing import NamedTuple

from dateline.article.columns import heaviest_run
from dateline.article.features import ENDS, prose_weight
from dateline.article.furniture import Phrase, furniture_phrase
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine, word_count
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
NAVIGATION, OTHER = FurnitureKind.navigation, FurnitureKind.other  # asked of every line
BETWEEN = 0.15  # the same for a sentence that stands between lines that are kept
SURE = 0.9  # chance from which a long sentence is kept though it opens like furniture
LABEL = 4  # words of a menu's entry
HEADING = 5  # words that a heading over a list of related reports may have
LISTED = 0.6  # chance below which a line under such a heading is one of the list
SENTENCE = 8  # words that a sentence has which cannot be lost to a phrase, or be one of a list
SHORT = 16  # lines; the models have seen few pages as short, and would rather drop all of one


class Weighed(NamedTuple):
    """A line with all that decides about it."""

    line: VisibleLine
    chance: float  # of being the article's, as the model says
    kept_from: float  # chance from which it is kept
    phrase: Phrase | None
    is_sentence: bool
    between: float = BETWEEN  # the same of a sentence that stands between lines that are kept


def weighed(
    line: VisibleLine, chance: float, kept_from: float, language: str, between: float = BETWEEN
) -> Weighed:
    """The line with what the models and the phrase list say of it."""
    phrase = furniture_phrase(line.text, language)
    return Weighed(line, float(chance), kept_from, phrase, is_sentence(line.text), between)


def is_sentence(text: str) -> bool:
    """Whether it ends like one and has words enough."""
    return word_count(text) >= 2 and ENDS.search(text) is not None


def judge(lines: list[Weighed], *, lists: bool = True, short: int = SHORT) -> list[Verdict]:
    """A verdict on each line: phrases first, then the chance, then what stands around it.

    `lists`: whether what the model doubts is set aside under a heading such as “Related stories”;
    `short`: the lines of a page below which no sentence is lost to the model.
    """
    verdicts = [_alone(one) for one in lines]
    is_lost = not any(
        verdict.kept for verdict in verdicts
    )  # on such a page the model knows nothing
    knows = not is_lost and len(lines) >= short
    if not knows:
        verdicts = _sentences_of_the_run(lines, verdicts)
    if lists:
        verdicts = _lists_under_related(lines, verdicts)
    verdicts = _with_edges(lines, verdicts, asks_model=knows)
    kept = [index for index, verdict in enumerate(verdicts) if verdict.kind is None]
    first, last = (kept[0], kept[-1]) if kept else (len(lines), -1)
    placed = [
        verdict
        if verdict.kind is None or one.phrase
        else _placed(one, verdict, index < first, index > last)
        for index, (one, verdict) in enumerate(zip(lines, verdicts, strict=True))
    ]
    return _under_headings(lines, placed)


def _alone(one: Weighed) -> Verdict:
    if one.phrase and not (one.chance >= SURE and _long_sentence(one)):
        return Verdict(one.line, one.phrase.kind, f"phrase like “{one.phrase.taught_by}”")
    kind = None if one.chance >= one.kept_from else OTHER
    return Verdict(one.line, kind, "line model: %.2f" % one.chance)  # noqa: UP031 twice as fast


def _sentences_of_the_run(lines: list[Weighed], verdicts: list[Verdict]) -> list[Verdict]:
    """On a short page, and where the model keeps nothing, the heaviest run's sentences are kept."""
    weights = [prose_weight(one.line.text, one.phrase is not None) for one in lines]
    first, last = heaviest_run(weights)
    return [
        Verdict(one.line, None, "a sentence in the heaviest run of lines")
        if first <= index <= last and one.is_sentence and not one.phrase and not verdict.kept
        else verdict
        for index, (one, verdict) in enumerate(zip(lines, verdicts, strict=True))
    ]


def _with_edges(
    lines: list[Weighed], verdicts: list[Verdict], *, asks_model: bool
) -> list[Verdict]:
    """Sentences next to the body belong to it, phrases between them aside."""
    found = list(verdicts)
    kept = [index for index, verdict in enumerate(verdicts) if verdict.kind is None]
    if not kept:
        return found
    for indexes in (range(kept[0] - 1, -1, -1), range(kept[-1] + 1, len(lines))):
        for index in indexes:
            one = lines[index]
            if one.phrase:
                continue
            if not _long_sentence(one) or asks_model and one.chance < one.between:
                break
            found[index] = Verdict(
                one.line, None, f"a sentence at the edge of the body; {verdicts[index].found_by}"
            )
    return found


def _long_sentence(one: Weighed) -> bool:
    return one.is_sentence and one.line.text.count(" ") + 1 >= SENTENCE


def _lists_under_related(lines: list[Weighed], verdicts: list[Verdict]) -> list[Verdict]:
    """What follows “Related stories” without being a sentence is a list of them."""
    heading = ""
    found = []
    for one, verdict in zip(lines, verdicts, strict=True):
        words = one.line.text.count(" ") + 1
        if one.phrase and one.phrase.kind is FurnitureKind.related and words <= HEADING:
            heading = one.line.text
        elif _long_sentence(one):
            heading = ""
        elif heading and verdict.kept and one.chance < LISTED:
            verdict = Verdict(one.line, FurnitureKind.related, f"stands under “{heading}”")
        found.append(verdict)
    return found


def _placed(one: Weighed, verdict: Verdict, above: bool, below: bool) -> Verdict:
    """A sentence between kept lines is kept; what was dropped is named by what stands around it."""
    inside = not above and not below
    if (
        inside
        and one.line.text.count(" ") + 1 >= SENTENCE
        and one.is_sentence
        and one.chance >= one.between
    ):
        return Verdict(one.line, None, f"a sentence inside the body; {verdict.found_by}")
    if one.line.around:
        for around, kind in AROUND_KINDS:
            if around in one.line.around:
                return Verdict(one.line, kind, f"{verdict.found_by}, in {around}")
    if inside:
        return verdict
    where = "above" if above else "below"
    is_entry = not one.is_sentence and one.line.text.count(" ") < LABEL
    kind = NAVIGATION if is_entry else OTHER
    return Verdict(one.line, kind, f"{verdict.found_by}, {where} the body")


def _under_headings(lines: list[Weighed], verdicts: list[Verdict]) -> list[Verdict]:
    """What the model left out below a heading such as “Most read” is of the heading's kind."""
    heading: Phrase | None = None
    found = list(verdicts)
    for index, (one, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict.kind is None:
            heading = None
        elif one.phrase:
            is_heading = one.phrase.kind in HEADED and one.line.text.count(" ") < HEADING
            heading = one.phrase if is_heading else None
        elif heading and verdict.kind in (NAVIGATION, OTHER) and not one.line.around:
            found[index] = Verdict(
                one.line, heading.kind, f"{verdict.found_by}, under one like “{heading.taught_by}”"
            )
    return found
