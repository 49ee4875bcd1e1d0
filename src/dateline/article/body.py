"""Which visible lines of an HTML page are the article: trafilatura's choice is laid on the lines,
then the line model weighs words, markup and that choice together."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from itertools import groupby, pairwise
from unicodedata import normalize

import numpy as np
import trafilatura

from dateline.article import network
from dateline.article.aside import repeated, set_aside
from dateline.article.columns import Column, Matrix
from dateline.article.cutting import kept_from
from dateline.article.groups import votes
from dateline.article.judging import judge, weighed
from dateline.article.network import Layers, neighbour_features
from dateline.article.promised import Promised
from dateline.article.structure import html_features
from dateline.article.trees import Trees
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine, clean, word_count

Words = tuple[str, ...]  # of a line, small
WORD = re.compile(r"\w+")  # apostrophes and dashes part words: editors write them in many ways

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what we report ourselves

MOST_ASKED_ABOUT = 10_000  # lines; with more trafilatura takes minutes, for it compares all pairs
COVERED = 0.8  # share of a line's word groups that trafilatura's text must hold
LONGEST_GRAM = 4  # words in such a group


def judge_html(
    lines: list[VisibleLine], text: str, said: Promised, language: str = "en"
) -> list[Verdict]:
    """A verdict on each line, in order; `text` is the page's HTML, `said` what it promises."""
    if not lines:
        return []
    chosen = lay_on(lines, main_text(text) if len(lines) <= MOST_ASKED_ABOUT else [])
    chances = html_chances(
        network.html_model(), lines, html_features(lines, chosen, said, language)
    )
    words = np.array([word_count(line.text) for line in lines], np.float32)
    aside = set_aside(lines, chosen, said, chances) | repeated(lines, chances, words)
    chances[list(aside)] = 0.0
    cut = kept_from(chances, words)
    verdicts = judge(weighed(lines, chances, cut, language, cut))
    return [aside.get(index, verdict) for index, verdict in enumerate(verdicts)]


def html_chances(model: tuple[Layers, Trees], lines: list[VisibleLine], rows: Matrix) -> Column:
    """For each line the chance that it is the article's; the trees hear how lines vote."""
    first, trees = model
    return trees.chances(np.hstack([rows, heard(lines, first.chances(rows))]))


def heard(lines: list[VisibleLine], chances: Column) -> Matrix:
    """What the trees are told of the network's chances."""
    return np.hstack([neighbour_features(chances), votes(lines, chances)])


def main_text(text: str) -> list[str]:
    """The article's paragraphs as trafilatura finds them; empty where it finds none, or fails."""
    try:
        found = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_recall=False
        )
    except Exception:  # noqa: BLE001 a second opinion: without it the lines speak for themselves
        found = None
    return [line for raw in (found or "").split("\n") if (line := clean(raw))]


def lay_on(lines: list[VisibleLine], paragraphs: list[str]) -> set[int]:
    """The indexes of the lines that stand in the paragraphs.

    Whole lines are matched in order; then a line is taken if most of its word groups stand in
    what is left, so that a line which was cut or joined is not lost.
    """
    left = [_words(line.text) for line in lines]
    right = [_words(paragraph) for paragraph in paragraphs]
    pairs = in_order(left, right)
    chosen, used = {index for index, _ in pairs}, {index for _, index in pairs}
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


def in_order(left: list[Words], right: list[Words]) -> list[tuple[int, int]]:
    """Pairs of indexes of equal rows, both rising; in linear time, whatever repeats.

    Rows that stand once on both sides are the anchors; between them the first equal row is taken.

    >>> in_order([("a",), ("x",), ("b",), ("x",)], [("a",), ("b",), ("x",)])
    [(0, 0), (2, 1), (3, 2)]
    """
    anchors = [(-1, -1), *_rising(_once_in_both(left, right)), (len(left), len(right))]
    pairs: list[tuple[int, int]] = []
    for (left_low, right_low), (left_high, right_high) in pairwise(anchors):
        if left_low >= 0:
            pairs.append((left_low, right_low))
        places: dict[Words, deque[int]] = defaultdict(deque)
        for index in range(left_low + 1, left_high):
            places[left[index]].append(index)
        last = left_low
        for index in range(right_low + 1, right_high):
            queue = places.get(right[index], deque())
            while queue and queue[0] <= last:
                queue.popleft()
            if queue and right[index]:
                last = queue.popleft()
                pairs.append((last, index))
    return pairs


def _once_in_both(left: list[Words], right: list[Words]) -> list[tuple[int, int]]:
    ours, theirs = Counter(left), Counter(right)
    where = {row: index for index, row in enumerate(right) if theirs[row] == 1}
    return [
        (index, where[row])
        for index, row in enumerate(left)
        if row and ours[row] == 1 and row in where
    ]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of the pairs in which the second numbers rise as the first do."""
    ends: list[int] = []  # the least second number that a rising choice of each length ends with
    at: list[int] = []  # the pair which that is
    before: list[int] = []  # for each pair the one before it
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        at[length : length + 1] = [number]
        before.append(at[length - 1] if length else -1)
    chosen = []
    number = at[-1] if at else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _grams_of_runs(paragraphs: list[Words], used: set[int]) -> Counter[Words]:
    """Word groups of what is left, running on from paragraph to paragraph as lines may."""
    rest: Counter[Words] = Counter()
    for is_used, run in groupby(enumerate(paragraphs), lambda row: row[0] in used):
        if not is_used:
            words = tuple(word for _, paragraph in run for word in paragraph)
            for size in range(2, LONGEST_GRAM + 1):
                rest.update(_grams(words, size))
    return rest


def _words(text: str) -> Words:
    return tuple(WORD.findall(normalize("NFC", text).lower()))


def _grams(words: Words, size: int) -> list[Words]:
    return [words[start : start + size] for start in range(len(words) - size + 1)]
