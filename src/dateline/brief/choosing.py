"""Which sentences of a story are shown: those that tell most of what is new, each thing once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.brief.news import News
from dateline.brief.sentences import Told, headline_of, lead_of, told
from dateline.model import Cite, Findings, Point, Story

MOST = 5  # sentences of a story; further ones are counted
SINKS = 0.05  # taken off for each sentence above: news stands on top, background below ...
LOW = 0.4  # ... down to this part
AGES = 0.1  # taken off for each day a report is older than the newest ...
OLD = 0.4  # ... down to this part
COPY = 0.5  # of a copy's sentence: the origin is shown where it says the same
WRONG = 0.3  # of a sentence of a report that its outlet has taken back
LEAD = 2.0  # added for the first sentence of a report: it says what the report is about
REST = 0.3  # what each further point of a sentence adds, so that length alone wins little
ENOUGH = 0.6  # a sentence that brings less is not shown
SAME = 0.8  # part of a sentence's words that stand in one already shown

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences to show, what tells most first, and how many more there were."""

    shown: tuple[Told, ...]
    more: int

    @property
    def points(self) -> tuple[Point, ...]:
        """What the shown sentences tell."""
        return tuple(point for sentence in self.shown for point in sentence.points)


def choose(news: News, sentences: Mapping[Cite, Told], findings: Mapping[str, Findings]) -> Choice:
    """The sentences that bring the story's news; `findings` by article, in order of publication."""
    order = {article: n for n, article in enumerate(findings)}
    fresh = [t for c, t in sentences.items() if c.article in news.articles and not _is_headline(t)]
    fresh.sort(key=lambda sentence: (order[sentence.cite.article], sentence.cite.span))
    chosen: list[Told] = []
    for sentence in (*_telling_most(fresh, news), *_leads(news, findings, sentences)):
        if not any(_repeats(sentence, other) for other in chosen):
            chosen.append(sentence)
    return Choice(tuple(chosen[:MOST]), max(len(chosen) - MOST, 0))


def _is_headline(sentence: Told) -> bool:
    head = headline_of(sentence.findings)
    return head is not None and head.span.meets(sentence.cite.span)


def _telling_most(sentences: Sequence[Told], news: News) -> Iterator[Told]:
    """Again and again the sentence that tells most of what is still untold; of equals the first."""
    untold = {point.id for point in (*news.points, *news.raised)}
    favours = dict(zip((s.cite for s in sentences), _favours(sentences, news), strict=True))
    rest = list(sentences)
    while rest:
        gains = [_gain(sentence, untold, news, favours[sentence.cite]) for sentence in rest]
        if max(gains) < ENOUGH:
            return
        best = rest.pop(gains.index(max(gains)))
        untold -= {point.id for point in best.points}
        yield best


def _gain(sentence: Told, untold: Collection[str], news: News, favour: float) -> float:
    """How much of what is untold the sentence tells: the gravest in full, the rest in part."""
    weights = sorted((news.weight(p) for p in sentence.points if p.id in untold), reverse=True)
    if not weights:
        return 0.0
    lead = lead_of(sentence.findings)
    opens = lead is not None and lead.span == sentence.cite.span
    return favour * (weights[0] + REST * sum(weights[1:]) + (LEAD if opens else 0.0))


def _favours(sentences: Sequence[Told], news: News) -> Iterator[float]:
    """What each sentence's gain is multiplied with: the place it stands in, and its report."""
    followers = followers_of(news.story)
    days = [s.findings.article.published.day for s in sentences if s.findings.article.published]
    for sentence in sentences:
        article = sentence.findings.article
        age = (max(days) - article.published.day).days if article.published else 0
        favour = max(LOW, 1 - SINKS * _above(sentence)) * max(OLD, 1 - AGES * age)
        favour *= COPY if article.id in followers else 1
        yield favour * (WRONG if article.id in news.wrong else 1)


def _above(sentence: Told) -> int:
    """How many sentences of the text stand above it."""
    lead = lead_of(sentence.findings)
    first = lead.span.start if lead else 0
    start = sentence.cite.span.start
    return sum(first <= other.start < start for other in sentence.findings.sentences)


def followers_of(story: Story) -> set[str]:
    """The story's copies, their origins left out."""
    return {a for cluster in story.clusters for group in cluster.copies for a in group[1:]}


def _leads(
    news: News, findings: Mapping[str, Findings], sentences: Mapping[Cite, Told]
) -> Iterator[Told]:
    """The first sentences of new reports in which nothing was found, so that none is passed over."""
    tell = {cite.article for cite in sentences} | {c.article for c in news.corrections}
    mute = news.articles - tell - followers_of(news.story)
    for article in news.story.articles:
        if article in mute and article in findings:
            lead = lead_of(findings[article])
            if lead is not None:
                yield told(lead, findings[article], (), news)


def _repeats(sentence: Told, shown: Told) -> bool:
    mine, yours = _words(sentence.text), _words(shown.text)
    return len(mine & yours) >= SAME * len(mine)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
