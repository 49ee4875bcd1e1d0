"""Which sentences of a story are shown: those that tell most of what is new, each thing once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from dateline.brief.news import News
from dateline.brief.sentences import Told, headline_of, lead_of, told, told_sentences
from dateline.brief.words import counted, shown_outlet
from dateline.model import ActorKind, Cite, Findings, Line, MentionKind, Standing, Story

MOST = 5  # lines of a story; further ones are counted
SINKS = 0.05  # taken off for each sentence above: news stands on top, background below ...
LOW = 0.4  # ... down to this part
LEAD = 1.0  # added for the first sentence of a report: it says what the report is about
COPY = 0.5  # of a copy's sentence: the origin is shown where it says the same
REST = 0.3  # what each further point of a sentence adds, so that length alone wins little
ENOUGH = 0.7  # a sentence that brings less is not shown
SAME = 0.8  # part of a sentence's words that stand in one already shown

RAISED = {  # what is said of a point that was told before and holds otherwise now
    Standing.reported: "so far only claimed, now told by an outlet in its own voice",
    Standing.confirmed: "known before, now told by more than one origin",
    Standing.disputed: "known before, now disputed",
    Standing.claimed: "known before",
}

_WORD = re.compile(r"\w+")


def choose_lines(news: News, findings: Mapping[str, Findings]) -> tuple[tuple[Line, ...], int]:
    """The lines of a story's news, what tells most first, and how many more there were."""
    sentences = told_sentences(news, findings)
    order = {article: n for n, article in enumerate(findings)}
    fresh = [
        t for t in sentences.values() if t.cite.article in news.articles and not _in_headline(t)
    ]
    fresh.sort(key=lambda t: (order[t.cite.article], t.cite.span))
    chosen: list[Told] = []
    for sentence in (*_telling_most(fresh, news), *_leads(news, findings, sentences)):
        if not any(_repeats(sentence, other) for other in chosen):
            chosen.append(sentence)
    lines = tuple(line_of(sentence, news, sentences) for sentence in chosen[:MOST])
    return lines, len(chosen) - len(lines)


def _in_headline(sentence: Told) -> bool:
    head = headline_of(sentence.findings)
    return head is not None and head.span.meets(sentence.cite.span)


def _telling_most(sentences: Sequence[Told], news: News) -> Iterator[Told]:
    """Again and again the sentence that tells most of what is still untold; of equals the first."""
    untold = {point.id for point in (*news.points, *news.raised)}
    rest = list(sentences)
    followers = _followers(news.story)
    while rest:
        gains = [
            _gain(sentence, untold, news) * (COPY if sentence.cite.article in followers else 1)
            for sentence in rest
        ]
        if max(gains) < ENOUGH:
            return
        best = rest.pop(gains.index(max(gains)))
        untold -= {point.id for point in best.points}
        yield best


def _followers(story: Story) -> set[str]:
    """Copies, their origins left out."""
    return {a for cluster in story.clusters for group in cluster.copies for a in group[1:]}


def _gain(sentence: Told, untold: Collection[str], news: News) -> float:
    """How much of what is untold the sentence tells: the gravest in full, the rest in part, the
    less the further down it stands; more where it opens the report."""
    weights = sorted((news.weight(p) for p in sentence.points if p.id in untold), reverse=True)
    if not weights:
        return 0.0
    above = sum(s.end <= sentence.cite.span.start for s in sentence.findings.sentences)
    lead = lead_of(sentence.findings)
    opens = lead is not None and lead.span == sentence.cite.span
    gain = (weights[0] + REST * sum(weights[1:])) * max(LOW, 1 - SINKS * above)
    return gain + (LEAD if opens else 0.0)


def _leads(
    news: News, findings: Mapping[str, Findings], sentences: Mapping[Cite, Told]
) -> Iterator[Told]:
    """The first sentences of new reports in which nothing was found, so that none is passed over."""
    tell = {cite.article for cite in sentences} | {c.article for c in news.corrections}
    for article in news.story.articles:
        if article in news.articles - tell - _followers(news.story) and article in findings:
            lead = lead_of(findings[article])
            if lead is not None:
                yield told(lead, findings[article], (), news)


def _repeats(sentence: Told, shown: Told) -> bool:
    mine, yours = _words(sentence.text), _words(shown.text)
    return len(mine & yours) >= SAME * len(mine)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def headline_line(news: News, findings: Mapping[str, Findings], lines: Sequence[Line]) -> Line:
    """The headline over what is told first; that of the story where this has none.

    It stands as firm as what it tells; where nothing was found in it, as the first sentence under it.
    """
    top = lines[0].cites[0].article if lines else news.story.title.article
    cite = headline_of(findings[top]) or news.story.title
    sentences = told_sentences(news, findings)
    within = [pair for t in sentences.values() if _overlap(t.cite, cite) for pair in t.tells]
    lead = lead_of(findings[cite.article])
    if not within and lead in sentences:
        within = list(sentences[lead].tells)
    headline = told(cite, findings[cite.article], tuple(within), news)
    return line_of(headline, news, sentences)


def _overlap(a: Cite, b: Cite) -> bool:
    return a.article == b.article and a.span.meets(b.span)


def line_of(sentence: Told, news: News, sentences: Mapping[Cite, Told]) -> Line:
    """The sentence as a line: who says it, how far it holds, who else tells the same."""
    cites = (sentence.cite, *_elsewhere(sentence, news, sentences))
    return Line(
        story=news.story.id,
        text=sentence.text,
        cites=cites,
        source=_source(sentence),
        standing=sentence.standing,
        origins=_origins(sentence),
        new=sentence.cite.article in news.articles,
        note=_note(sentence, news, cites),
    )


def _elsewhere(sentence: Told, news: News, sentences: Mapping[Cite, Told]) -> Iterator[Cite]:
    """One sentence of each other report that tells the gravest thing of this one."""
    if not sentence.points:
        return
    gravest = max(sentence.points, key=lambda p: (news.weight(p), p.id))
    met = {sentence.cite.article}
    for telling in gravest.tellings:
        article = telling.cite.article
        same = (c for c, t in sentences.items() if c.article == article and gravest in t.points)
        if article not in met:
            met.add(article)
            yield from list(same)[:1]


def _source(sentence: Told) -> str:
    """The outlet; before it those whose word it is, where it is no more than their word."""
    outlet = shown_outlet(sentence.findings.article)
    if sentence.standing not in (Standing.claimed, Standing.disputed):
        return outlet
    speakers = dict.fromkeys(t.speaker for _, t in sentence.weakest if t.speaker is not None)
    return f"{' and '.join(speakers)}, in {outlet}" if speakers else outlet


def _origins(sentence: Told) -> int:
    """How many independent origins tell the weakest of it in their own voice."""
    if not sentence.points:
        return 1
    return min(len(point.told_by) for point, _ in sentence.weakest)


def _note(sentence: Told, news: News, cites: Sequence[Cite]) -> str | None:
    """What counting the cited sentences says; None: nothing that the badge does not say."""
    articles = {cite.article for cite in cites}
    parts = []
    if len(articles) > 1:
        origins = counted(len(news.story.origins_of(articles)), "origin")
        parts.append(f"{len(articles)} reports, {origins}")
    parts += _against(sentence)
    parts += _resolved(sentence)
    if sentence.points and all(point in news.raised for point in sentence.points):
        parts.append(RAISED[sentence.standing])
    return "; ".join(parts) or None


def _resolved(sentence: Told) -> Iterator[str]:
    """Who the "he" is that a sentence opens with, as the article resolves it."""
    cast, text = sentence.findings.cast, sentence.findings.article.text
    for mention in cast.mentions:
        if mention.span.start == sentence.cite.span.start and mention.kind is MentionKind.pronoun:
            actor = cast.actor(mention.actor)
            if actor.kind is ActorKind.person and actor.name not in _source(sentence):
                yield f"“{mention.span.of(text)}”: {actor.name}"


def _against(sentence: Told) -> Iterator[str]:
    """Who stands against what the sentence says, where it is disputed."""
    for point, telling in sentence.weakest:
        if point.standing is Standing.disputed:
            against = point.said_by if telling.denies else point.denied_by
            if against:
                yield f"{'claimed' if telling.denies else 'denied'} by {' and '.join(against)}"
                return
