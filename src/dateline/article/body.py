"""Which visible lines of an HTML page are the article: trafilatura's choice is laid on the lines,
then the line model weighs words, markup and that choice together."""

from __future__ import annotations

import logging
from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby
from unicodedata import normalize

import trafilatura

from dateline.article.judging import is_sentence, judge, weighed
from dateline.article.network import line_chances
from dateline.article.structure import html_features
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD, VisibleLine, clean

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what we report ourselves

# chance from which a line is kept, found by folds: F1 0.955, recall 0.973; trafilatura 0.943, 0.958
KEPT, KEPT_IF_CHOSEN, SENTENCE_KEPT_IF_CHOSEN = 0.4, 0.3, 0.1
COVERED = 0.8  # share of a line's word groups that trafilatura's text must hold
LONGEST_GRAM = 4  # words in such a group


def judge_html(lines: list[VisibleLine], text: str, language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order; `text` is the page's HTML."""
    chosen = lay_on(lines, main_text(text))
    chances = line_chances(html_features(lines, chosen, language), "html")
    return judge(
        [
            weighed(line, float(chance), _kept_from(line, index in chosen), language)
            for index, (line, chance) in enumerate(zip(lines, chances, strict=True))
        ]
    )


def _kept_from(line: VisibleLine, is_chosen: bool) -> float:
    if not is_chosen:
        return KEPT
    return SENTENCE_KEPT_IF_CHOSEN if is_sentence(line.text) else KEPT_IF_CHOSEN


def main_text(text: str) -> list[str]:
    """The article's paragraphs as trafilatura finds them; empty where it finds none."""
    found = trafilatura.extract(
        text, include_comments=False, include_tables=True, favor_recall=False
    )
    return [line for raw in (found or "").split("\n") if (line := clean(raw))]


def lay_on(lines: list[VisibleLine], paragraphs: list[str]) -> set[int]:
    """The indexes of the lines that stand in the paragraphs.

    Whole lines are matched in order; then a line is taken if most of its word groups stand in
    what is left, so that a line which was cut or joined is not lost.
    """
    left = [_words(line.text) for line in lines]
    right = [_words(paragraph) for paragraph in paragraphs]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    chosen: set[int] = set()
    used: set[int] = set()
    for block in matcher.get_matching_blocks():
        chosen.update(range(block.a, block.a + block.size))
        used.update(range(block.b, block.b + block.size))
    rest = _grams_of_runs(right, used)
    for index, words in enumerate(left):
        if index in chosen or len(words) < 2:
            continue
        grams = _grams(words, min(LONGEST_GRAM, len(words)))
        held = [gram for gram in grams if rest[gram] > 0]
        if len(held) >= COVERED * len(grams):
            chosen.add(index)
            rest.subtract(held)
    return chosen


def _grams_of_runs(paragraphs: list[tuple[str, ...]], used: set[int]) -> Counter[tuple[str, ...]]:
    """Word groups of what is left, running on from paragraph to paragraph as lines may."""
    rest: Counter[tuple[str, ...]] = Counter()
    for is_used, run in groupby(enumerate(paragraphs), lambda row: row[0] in used):
        if not is_used:
            words = tuple(word for _, paragraph in run for word in paragraph)
            for size in range(2, LONGEST_GRAM + 1):
                rest.update(_grams(words, size))
    return rest


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(normalize("NFC", text).lower()))


def _grams(words: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    return [words[start : start + size] for start in range(len(words) - size + 1)]
