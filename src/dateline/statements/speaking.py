"""Who spoke, where the quotation is given and its speaker is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coreference import find_chains
from dateline.model import Cast, MentionKind, Scope, Span, Statement
from dateline.statements.passage import Passage
from dateline.statements.sources import maker_of


def speaker_near(
    p: Passage,
    cast: Cast,
    statements: Sequence[Statement],
    contents: Sequence[Span],
    source: Span | None,
) -> str | None:
    """The name of who speaks the contents; None where nothing says who.

    `source` is the words that name the source, where they are known. Without them, or where they
    are a pronoun that nobody is known for, the statement that holds the contents decides, and
    failing that the last one who spoke before.
    """
    if source is not None:
        name = _name(p, cast, _actor_at(p, cast, source), source)
        if name is not None:
            return name
    told = _of_contents(statements, contents)
    if told is not None and (name := _name(p, cast, told.speaker, told.source)) is not None:
        return name
    before = _before(statements, contents)
    return _name(p, cast, before.speaker, before.source) if before is not None else None


def _name(p: Passage, cast: Cast, actor: str | None, source: Span | None) -> str | None:
    """The actor's name, or the words of the source where they name someone by themselves."""
    if actor is not None:
        return cast.actor(actor).name
    if source is None or source.of(p.text).lower() in p.lexicon.lists["pronouns"]:
        return None
    return _first_told(p, source).of(p.text)


def _first_told(p: Passage, source: Span) -> Span:
    """The words by which a source was told of first: "the person" was "a person at the bank"."""
    head = p.head_of(source)
    chains = (chain.links for chain in find_chains(p.reading))
    links = next((links for links in chains if any(k.word == head for k in links)), None)
    return links[0].span if links and links[0].kind is MentionKind.nominal else source


def _actor_at(p: Passage, cast: Cast, source: Span) -> str | None:
    """The actor of the source's head word, else of the name beside it: "her son, Carl Hale".

    "A spokesman for Hale" is not Hale, "her statement" is hers.
    """
    head = p.head_of(source)
    if head is None:
        return None
    beside = [*p.all_children(head, "appos"), *p.all_children(head, "compound")]
    for word in (head, *beside):
        if (actor := _fullest(cast, p.span(word, word))) is not None:
            return actor
    maker = maker_of(p, cast, head)
    return maker.id if maker else None


def _fullest(cast: Cast, at: Span) -> str | None:
    """The actor of the fullest mention there: a name before a noun before a pronoun."""
    rank = {MentionKind.name: 2, MentionKind.nominal: 1, MentionKind.pronoun: 0}
    over = [m for m in cast.mentions if m.span.meets(at)]
    best = max(over, key=lambda m: (rank[m.kind], m.span.end - m.span.start), default=None)
    return best.actor if best else None


def _of_contents(statements: Sequence[Statement], contents: Sequence[Span]) -> Statement | None:
    for statement in statements:
        if any(piece.meets(c) for piece in statement.contents for c in contents):
            return statement
    return None


def _before(statements: Sequence[Statement], contents: Sequence[Span]) -> Statement | None:
    start = min(c.start for c in contents)
    spoken = [s for s in statements if s.scope is Scope.speech and not s.negated]
    earlier = [s for s in spoken if s.contents[0].start < start and (s.speaker or s.source)]
    return max(earlier, key=lambda s: s.contents[-1].end, default=None)
