"""The whole of `stories`: findings of many articles to what was going on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Article, BlockKind, Cite, Cluster, Days, Findings, Grain, Span, Story
from dateline.stories.clusters import cluster_articles
from dateline.stories.copies import find_copies, first_published
from dateline.stories.corrections import find_corrections
from dateline.stories.independence import independent_origins
from dateline.stories.links import link_clusters
from dateline.stories.points import find_points
from dateline.stories.positions import find_positions
from dateline.stories.terms import alike, centre, vectors
from dateline.stories.tolls import find_tolls


def group_stories(
    findings: Sequence[Findings],
    known: Sequence[Story] = (),
    *,
    owners: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """The stories that the findings tell, the one with the newest report first.

    `known` are the stories of an earlier run: their articles stay together and they keep their
    ids. A known story none of whose articles is given is handed back as it is; of others only the
    articles given are considered. `owners` (outlet -> owner) as in `independent_origins`. The order
    of the findings makes no difference.
    """
    ordered = sorted(findings, key=lambda f: first_published(f.article))
    given = {f.article.id for f in ordered}
    cluster_of = cluster_articles([f.article for f in ordered], _clusters_of(known))
    story_of = link_clusters(ordered, cluster_of, _stories_of(known))
    parts: defaultdict[str, list[Findings]] = defaultdict(list)
    for f in ordered:
        parts[story_of[cluster_of[f.article.id]]].append(f)
    stories = [_story(story, part, cluster_of, owners or {}) for story, part in parts.items()]
    asleep = [story for story in known if not given & set(story.articles)]
    return tuple(sorted([*stories, *asleep], key=_newest_first))


def _clusters_of(known: Sequence[Story]) -> dict[str, str]:
    return {a: cluster.id for s in known for cluster in s.clusters for a in cluster.articles}


def _stories_of(known: Sequence[Story]) -> dict[str, str]:
    return {cluster.id: story.id for story in known for cluster in story.clusters}


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
    origins = independent_origins(articles, copies, owners)
    points = find_points(findings, origins)
    clusters = tuple(_clusters(articles, cluster_of, copies))
    return Story(
        id=story,
        title=_title(articles, clusters[-1]),
        clusters=clusters,
        origins=origins,
        points=points,
        positions=find_positions(findings, points),
        tolls=find_tolls(findings, cluster_of),
        corrections=find_corrections(articles),
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


def _title(articles: Sequence[Article], newest: Cluster) -> Cite:
    """The headline of the report most like all of the newest cluster, copies left out."""
    followers = {a for group in newest.copies for a in group[1:]}
    reports = [a for a in articles if a.id in newest.articles and a.id not in followers]
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
