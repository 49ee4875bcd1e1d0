"""The whole of `stories`: findings of many articles to what was going on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.model import (
    Article,
    BlockKind,
    Cite,
    Cluster,
    Days,
    Findings,
    Grain,
    Span,
    Story,
    content_id,
)
from dateline.stories.clusters import cluster_articles
from dateline.stories.copies import find_copies, first_published
from dateline.stories.corrections import find_corrections
from dateline.stories.independence import independent_origins
from dateline.stories.links import link_clusters
from dateline.stories.points import find_points
from dateline.stories.positions import find_positions
from dateline.stories.terms import alike, centre, vectors
from dateline.stories.tolls import find_tolls

SILENCE = timedelta(days=7)


def group_stories(
    findings: Sequence[Findings],
    known: Sequence[Story] = (),
    *,
    owners: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """The stories that the findings tell, the one with the newest report first.

    `known` are the stories of an earlier run: a story that goes on keeps its id, by the articles
    it shares with them; a known story none of whose articles is given is handed back as it is.
    Grouping itself starts afresh, so that what later reports make clear is put right. `owners`
    (outlet -> owner) as in `independent_origins`. The order of the findings makes no difference.
    """
    ordered = sorted(findings, key=lambda f: first_published(f.article))
    cluster_of = split_at_silence([f.article for f in ordered])
    parts = [
        [f for f in ordered if cluster_of[f.article.id] in clusters]
        for clusters in link_clusters(ordered, cluster_of)
    ]
    ids = name_stories([[f.article.id for f in part] for part in parts], known)
    stories = [_story(i, p, cluster_of, owners or {}) for i, p in zip(ids, parts, strict=True)]
    given = {f.article.id for f in ordered}
    asleep = [story for story in known if not given & set(story.articles)]
    return tuple(sorted([*stories, *asleep], key=_newest_first))


def split_at_silence(articles: Sequence[Article]) -> dict[str, str]:
    """The cluster of each article, where a week without a report ends a cluster.

    What comes after a silence may be the next happening of the story, or a like one of another
    (a bomb in the next town): linking decides, by likeness and by names. Articles in order of
    publication.
    """
    cluster_of = cluster_articles(articles)
    last: dict[str, date] = {}
    part: dict[str, str] = {}
    found = {}
    for article in articles:
        cluster = cluster_of[article.id]
        day = article.published.day if article.published else None
        silent = day is not None and cluster in last and day - last[cluster] > SILENCE
        if silent or cluster not in part:
            part[cluster] = content_id("c", article.id)
        if day is not None:
            last[cluster] = day
        found[article.id] = part[cluster]
    return found


def name_stories(parts: Sequence[Sequence[str]], known: Sequence[Story]) -> list[str]:
    """An id for each story: that of the known one with which it shares most articles.

    A known id is given once, to the part that shares most; a story that continues none is named
    after its first article.
    """
    shared = [
        (len(set(part) & set(story.articles)), -n, story.id)
        for n, part in enumerate(parts)
        for story in known
    ]
    ids: dict[int, str] = {}
    for count, n, story_id in sorted(shared, reverse=True):
        if count and -n not in ids and story_id not in ids.values():
            ids[-n] = story_id
    return [ids.get(n) or content_id("s", part[0]) for n, part in enumerate(parts)]


def _newest_first(story: Story) -> tuple[int, str]:
    return -(story.days.last.toordinal() if story.days else 0), story.id


def _story(
    story: str,
    findings: Sequence[Findings],
    cluster_of: Mapping[str, str],
    owners: Mapping[str, str],
) -> Story:
    articles = [f.article for f in findings]
    copies = find_copies(articles)
    corrections = find_corrections(articles)
    origins = independent_origins(articles, copies, owners)
    points = find_points(findings, origins)
    clusters = tuple(_clusters(articles, cluster_of, copies))
    return Story(
        id=story,
        title=_title(articles, clusters[-1], {c.corrects for c in corrections}),
        clusters=clusters,
        origins=origins,
        points=points,
        positions=find_positions(findings, points),
        tolls=find_tolls(findings, cluster_of, corrections),
        corrections=corrections,
        days=_days(articles),
    )


def _clusters(
    articles: Sequence[Article], cluster_of: Mapping[str, str], copies: Sequence[Sequence[str]]
) -> Iterator[Cluster]:
    """The clusters of a story, by their first reports; a copy counts where it stands."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        members[cluster_of[article.id]].append(article.id)
    for cluster, ids in members.items():
        within = (tuple(a for a in group if a in ids) for group in copies)
        yield Cluster(cluster, tuple(ids), tuple(group for group in within if len(group) > 1))


def _title(articles: Sequence[Article], newest: Cluster, wrong: Collection[str | None]) -> Cite:
    """The headline of the report most like all of the newest cluster; of no copy, and of none that
    its outlet took back where there is another."""
    followers = {a for group in newest.copies for a in group[1:]}
    heads = [a for a in articles if a.id in newest.articles and a.id not in followers]
    reports = [a for a in heads if a.id not in wrong] or heads
    weighed = vectors(reports)
    middle = centre(weighed)
    likeness = [round(alike(vector, middle), 9) for vector in weighed]
    return _headline(reports[likeness.index(max(likeness))])


def _headline(article: Article) -> Cite:
    """The headline; the first block where there is none, the whole text where there are no blocks."""
    heads = [b.span for b in article.blocks if b.kind is BlockKind.headline]
    firsts = [b.span for b in article.blocks]
    return Cite(article.id, (heads or firsts or [Span(0, len(article.text))])[0])


def _days(articles: Sequence[Article]) -> Days | None:
    days = [a.published.day for a in articles if a.published]
    if not days:
        return None
    grain = Grain.day if min(days) == max(days) else Grain.span
    return Days(min(days), max(days), grain)
