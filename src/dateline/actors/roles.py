"""Cast → roles: what the text itself says that people are, to be remembered for other articles.

Only what was read counts: a title ("Foreign Minister Li Wen") or an apposition ("Li Wen, the
foreign minister"). What a table, the memory or the story's country added is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.actors.knowledge import folded, knowledge
from dateline.model import Actor, ActorKind, Article, Cast, Cite, Role, Span

READ_FROM = ("title: ", "apposition: ")


def roles_read(article: Article, sentences: Sequence[Span], cast: Cast) -> tuple[Role, ...]:
    """The roles that the article gives people, in the order of the text."""
    found = [role for actor in cast.actors for role in _of(article, sentences, cast, actor)]
    return tuple(sorted(found, key=lambda role: (role.cite.span, role.name)))


def _of(article: Article, sentences: Sequence[Span], cast: Cast, actor: Actor) -> Iterator[Role]:
    read = next((k for k in actor.known_by.split("; ") if k.startswith(READ_FROM)), None)
    if actor.kind is not ActorKind.person or not actor.role or read is None:
        return
    titles = knowledge(article.language or "en").titles
    if folded(actor.role.removeprefix("former ")) not in titles:  # "counterpart", "neighbour"
        return
    sentence = _sentence_with(article, sentences, cast, actor, read.partition(": ")[2])
    if sentence is not None:
        day = article.published.day if article.published else None
        country = None if "country" in actor.inferred else actor.country
        cite = Cite(article.id, sentence)
        yield Role(actor.name, actor.role, country, actor.sectors, day, cite, read)


def _sentence_with(
    article: Article, sentences: Sequence[Span], cast: Cast, actor: Actor, words: str
) -> Span | None:
    """The first sentence that has the words and names the person; else the first that names him."""
    spans = [m.span for m in cast.mentions if m.actor == actor.id]
    naming = [s for s in sentences if any(s.covers(span) for span in spans)]
    return next((s for s in naming if words in s.of(article.text)), naming[0] if naming else None)
