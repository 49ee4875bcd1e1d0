"""Which visible lines of an HTML page are the article: trafilatura's choice, laid on the lines."""

from __future__ import annotations

import logging
from collections import Counter
from difflib import SequenceMatcher

import trafilatura

from dateline.article.furniture import furniture_phrase
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD, VisibleLine, clean
from dateline.model import FurnitureKind

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what we report ourselves

COVERED = 0.8  # share of a line's word quadruples that trafilatura's text must hold

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


def judge_html(lines: list[VisibleLine], text: str, language: str = "en") -> list[Verdict]:
    """A verdict on each line, in order; `text` is the page's HTML."""
    chosen = lay_on(lines, main_text(text))
    return [_verdict(line, index in chosen, language) for index, line in enumerate(lines)]


def main_text(text: str) -> list[str]:
    """The article's paragraphs as trafilatura finds them; empty where it finds none."""
    found = trafilatura.extract(
        text, include_comments=False, include_tables=True, favor_recall=False
    )
    return [line for raw in (found or "").split("\n") if (line := clean(raw))]


def lay_on(lines: list[VisibleLine], paragraphs: list[str]) -> set[int]:
    """The indexes of the lines that stand in the paragraphs.

    Whole lines are matched in order; then a line is taken if most of its word quadruples stand in
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
    rest = Counter(
        four for index, words in enumerate(right) if index not in used for four in _fours(words)
    )
    for index, words in enumerate(left):
        if index in chosen or not words:
            continue
        fours = _fours(words)
        held = sum(1 for four in fours if rest[four] > 0)
        if held >= COVERED * len(fours) and len(words) >= 2:
            chosen.add(index)
            rest.subtract(fours)
    return chosen


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _fours(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[start : start + 4] for start in range(max(1, len(words) - 3))]


def _verdict(line: VisibleLine, chosen: bool, language: str) -> Verdict:
    phrase = furniture_phrase(line.text, language)
    if phrase:
        return Verdict(line, phrase.kind, f"phrase like “{phrase.taught_by}”")
    if chosen:
        return Verdict(line, None, "trafilatura")
    for around, kind in AROUND_KINDS:
        if around in line.around:
            return Verdict(line, kind, f"stands in {around}; left out by trafilatura")
    kind = FurnitureKind.navigation if line.linked > 0.8 else FurnitureKind.other
    return Verdict(line, kind, "left out by trafilatura")
