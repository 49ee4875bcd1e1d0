"""A sentence as a line of the brief: who says it, how far it holds, who else tells the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.brief.choosing import Choice
from dateline.brief.news import News
from dateline.brief.sentences import Told, headline_of, lead_of, standing_at, told
from dateline.brief.words import counted, shown_outlet
from dateline.model import ActorKind, Cite, Findings, Line, MentionKind, Standing

RAISED = {  # what is said of a point that was told before and holds otherwise now
    Standing.reported: "so far only claimed, now told by an outlet in its own voice",
    Standing.confirmed: "known before, now told by more than one origin",
    Standing.disputed: "known before, now disputed",
    Standing.claimed: "known before",
}
WRONG = "its outlet has since corrected this report"


def headline_line(
    news: News, choice: Choice, sentences: Mapping[Cite, Told], findings: Mapping[str, Findings]
) -> Line:
    """The headline over what is told first; that of the story where this has none.

    It stands as firm as what it tells; where nothing was found in it, as the first sentence under it.
    """
    top = choice.shown[0].cite.article if choice.shown else news.story.title.article
    cite = headline_of(findings[top]) or news.story.title
    article = findings[cite.article]
    met = (t for c, t in sentences.items() if c.article == cite.article and c.span.meets(cite.span))
    within = [pair for sentence in met for pair in sentence.tells]
    lead = lead_of(article)
    if not within and lead is not None and lead in sentences:
        within = list(sentences[lead].tells)
    return line_of(told(cite, article, tuple(within), news), news, sentences)


def line_of(sentence: Told, news: News, sentences: Mapping[Cite, Told]) -> Line:
    """The sentence as a line."""
    cites = (sentence.cite, *_elsewhere(sentence, news, sentences))
    return Line(
        story=news.story.id,
        text=sentence.text,
        cites=cites,
        source=_source(sentence),
        standing=sentence.standing,
        origins=_origins(sentence),
        new=sentence.cite.article in news.articles,
        note="; ".join(_notes(sentence, news, cites)) or None,
    )


def _elsewhere(sentence: Told, news: News, sentences: Mapping[Cite, Told]) -> Iterator[Cite]:
    """One sentence of each other report that beyond doubt tells what the standing comes from: in
    its own voice where this one does."""
    sure = [point for point, telling in sentence.weakest if telling.sure]
    chief = max(sure, key=lambda point: (news.weight(point), point.id), default=None)
    if chief is None:
        return
    is_word = sentence.standing in (Standing.claimed, Standing.disputed)
    met = {sentence.cite.article}
    for cite, other in sentences.items():
        tells = any(
            point == chief and telling.sure and (is_word or telling.speaker is None)
            for point, telling in other.tells
        )
        if tells and cite.article not in met:
            met.add(cite.article)
            yield cite


def _source(sentence: Told) -> str:
    """The outlet; before it those whose word it is, where it is no more than their word."""
    outlet = shown_outlet(sentence.findings.article)
    if sentence.standing not in (Standing.claimed, Standing.disputed):
        return outlet
    speakers = dict.fromkeys(t.speaker for _, t in sentence.weakest if t.speaker is not None)
    return f"{' and '.join(speakers)}, in {outlet}" if speakers else outlet


def _origins(sentence: Told) -> int:
    """How many independent origins tell the weakest of it in their own voice."""
    if sentence.standing is Standing.reported:
        return 1
    return min(len(point.told_by) for point, _ in sentence.weakest)


def _notes(sentence: Told, news: News, cites: Sequence[Cite]) -> Iterator[str]:
    """What counting the cited sentences says, and what must be known to read this one."""
    articles = {cite.article for cite in cites}
    if len(articles) > 1:
        origins = counted(len(news.story.origins_of(articles)), "origin")
        yield f"{len(articles)} reports, {origins}"
    yield from _against(sentence)
    yield from _resolved(sentence)
    if sentence.points and all(point in news.raised for point in sentence.points):
        yield RAISED[sentence.standing]
    if sentence.cite.article in news.wrong:
        yield WRONG


def _against(sentence: Told) -> Iterator[str]:
    """Who stands against what the sentence says, where it is disputed."""
    for point, telling in sentence.weakest:
        if standing_at(point, telling) is Standing.disputed:
            against = point.said_by if telling.denies else point.denied_by
            if against:
                yield f"{'claimed' if telling.denies else 'denied'} by {' and '.join(against)}"
                return


def _resolved(sentence: Told) -> Iterator[str]:
    """Who the "he" is that a sentence opens with, as the article resolves it."""
    cast, text = sentence.findings.cast, sentence.findings.article.text
    for mention in cast.mentions:
        if mention.span.start == sentence.cite.span.start and mention.kind is MentionKind.pronoun:
            actor = cast.actor(mention.actor)
            if actor.kind is ActorKind.person and actor.name not in _source(sentence):
                yield f"“{mention.span.of(text)}”: {actor.name}"
