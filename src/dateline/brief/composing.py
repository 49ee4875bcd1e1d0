"""Stories to a brief: what this reader must not miss, and what is new since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.brief.choosing import choose
from dateline.brief.follows import followed
from dateline.brief.lines import headline_line, line_of
from dateline.brief.news import News, arrival, news_of
from dateline.brief.ranking import reasons, score
from dateline.brief.sentences import told_sentences
from dateline.model import (
    Article,
    Brief,
    Failed,
    FigureReport,
    Findings,
    Section,
    Story,
    Subscriber,
    Toll,
    content_id,
)

MOST = 12  # stories in a brief; it must end


def compose_brief(
    findings: Sequence[Findings],
    stories: Sequence[Story],
    subscriber: Subscriber,
    *,
    day: date,
    since: datetime | None,
    now: datetime,
    failed: Sequence[Failed] = (),
    arrived: Mapping[str, datetime] | None = None,
) -> Brief:
    """The brief of `day` for one reader: most important first, each line a sentence of a source.

    `since` is when the last brief was made (None: this is the first), `now` when this one is; both
    aware. `arrived` (article id -> when it was in hand) tells what the last brief could know; where
    it does not say, publication does. `findings` are those of all articles of the stories.
    """
    by_id = {f.article.id: f for f in sorted(findings, key=_published)}
    fresh = _fresh([f.article for f in by_id.values()], since, arrived or {})
    published = {a: f.article.published.day for a, f in by_id.items() if f.article.published}
    found = (news_of(story, fresh, published) for story in stories)
    all_news = [news for news in found if news]
    drafts = list(_drafts(all_news, by_id, _Edition(subscriber, day, since is None)))
    drafts.sort(key=lambda draft: (-draft.score, draft.section.story))
    sections = tuple(draft.section for draft in drafts[:MOST])
    return Brief(
        id=content_id("b", subscriber.name, subscriber.address or "", str(day), str(since)),
        made=now.astimezone(UTC),
        day=day,
        subscriber=subscriber,
        since=since.astimezone(UTC) if since else None,
        sections=sections,
        further=len(drafts) - len(sections),
        unchanged=len(stories) - len(all_news),
        elsewhere=len(all_news) - len(drafts),
        silent=tuple(f"{f.url}: {f.reason}" for f in failed),
    )


def _published(findings: Findings) -> tuple[date, datetime, str]:
    article = findings.article
    day = article.published.day if article.published else date.max
    return day, arrival(article, {}) or datetime.max.replace(tzinfo=UTC), article.id


def _fresh(
    articles: Sequence[Article], since: datetime | None, arrived: Mapping[str, datetime]
) -> set[str]:
    """The articles that the last brief could not know."""
    came = ((article.id, arrival(article, arrived)) for article in articles)
    return {article for article, at in came if since is None or at is None or at > since}


@dataclass(frozen=True, slots=True)
class _Draft:
    section: Section
    score: float


@dataclass(frozen=True, slots=True)
class _Edition:
    """What all sections of a brief go by."""

    subscriber: Subscriber
    day: date
    is_first: bool


def _drafts(
    all_news: Sequence[News], findings: Mapping[str, Findings], edition: _Edition
) -> Iterator[_Draft]:
    follows = edition.subscriber.follows
    for news in all_news:
        followed_words = followed(news.story, findings, follows)
        if followed_words or not follows:
            yield _draft(news, findings, followed_words, edition)


def _draft(
    news: News, findings: Mapping[str, Findings], followed_words: Sequence[str], edition: _Edition
) -> _Draft:
    story = news.story
    sentences = told_sentences(news, findings)
    choice = choose(news, sentences, findings)
    origins = len(story.origins_of(story.articles))
    age = max((edition.day - story.days.last).days, 0) if story.days else 0
    section = Section(
        story=story.id,
        change=news.change,
        headline=headline_line(news, choice, sentences, findings),
        lines=tuple(line_of(sentence, news, sentences) for sentence in choice.shown),
        more=choice.more,
        tolls=tuple(_fresh_tolls(news)),
        corrections=news.corrections,
        why=reasons(news, choice, origins, age, followed_words, edition.is_first),
        origins=origins,
        reports=len(story.articles),
    )
    return _Draft(section, score(news, choice, origins, age))


def _fresh_tolls(news: News) -> Iterator[Toll]:
    """The tolls to which a new report brought a number that had not been told; one number alone is
    no history, the line says it."""
    for toll in news.story.tolls:
        alike = (r for other in news.story.tolls if other.what == toll.what for r in other.reports)
        told = {_number(r) for r in alike if r.cite.article not in news.articles}
        came = {_number(r) for r in toll.reports if r.cite.article in news.articles}
        corrected = news.corrections and any(r.taken_back for r in toll.reports)
        if corrected or (len(toll.reports) > 1 and came - told):
            yield toll


def _number(report: FigureReport) -> tuple[int, int | None]:
    return report.figure.low, report.figure.high
