"""Who is independent of whom: the one place that decides it.

Every badge, rank, count and export goes by what is found here, kept in `Story.origins`; nothing
else counts outlets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Article, Origin


def independent_origins(
    articles: Sequence[Article],
    copies: Sequence[Sequence[str]],
    owners: Mapping[str, str] | None = None,
) -> tuple[Origin, ...]:
    """The origins that the articles go back to; each article belongs to one.

    Near-copies go back to where the text came from; a text credited to an agency goes back to the
    agency, whoever carries it; all else to its outlet, or to the owner of it where `owners` (outlet
    -> owner) knows one. Articles whose outlet is not known stand together in an origin without a
    name: they cannot be shown to be independent of one another, nor of anybody else.

    `copies` are groups of article ids, the origin first. Order: as first met in `articles`.
    """
    by_id = {article.id: article for article in articles}
    outlets = _outlets(articles)
    credit = dict(_credits(by_id, copies, outlets))
    owned = {outlet.casefold(): owner for outlet, owner in (owners or {}).items()}
    groups: dict[str | None, list[str]] = {}
    names: dict[str | None, str | None] = {}
    for article in articles:
        name = credit.get(article.id) or article.agency or outlets[article.id]
        name = owned.get(name.casefold(), name) if name else None
        key = name.casefold() if name else None
        names.setdefault(key, name)
        groups.setdefault(key, []).append(article.id)
    return tuple(Origin(names[key], tuple(ids)) for key, ids in groups.items())


def _outlets(articles: Sequence[Article]) -> dict[str, str | None]:
    """The outlet of each article: one name for one host, though its pages may vary it, or not give
    it at all: the one they give most often."""
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if article.host and article.outlet:
            given[article.host][article.outlet] += 1
    name_of = {host: max(n, key=lambda o: (n[o], o)) for host, n in given.items()}
    return {a.id: name_of.get(a.host or "") or a.publisher for a in articles}


def _credits(
    by_id: Mapping[str, Article],
    copies: Sequence[Sequence[str]],
    outlets: Mapping[str, str | None],
) -> Iterator[tuple[str, str | None]]:
    """For each copied article the name its text goes back to: an agency that any of them credits,
    else the first of them whose outlet is known."""
    for group in copies:
        members = [by_id[a] for a in group if a in by_id]
        agencies = (article.agency for article in members if article.agency)
        publishers = (outlets[article.id] for article in members if outlets[article.id])
        origin = next(agencies, None) or next(publishers, None)
        for article in members:
            yield article.id, origin
