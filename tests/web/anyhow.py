"""Findings of any shape: marks that overlap as they like, in text that looks like HTML."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from dateline.model import (
    BlockKind,
    Cast,
    Cite,
    Figure,
    Findings,
    Mention,
    MentionKind,
    Party,
    Place,
    Precision,
    Span,
    TimeExpression,
    TimeKind,
    Voice,
)
from tests.web.made import ARTICLE, make_actor, make_article, make_event, make_statement

WORDS = st.text(alphabet="ab <>&;\"'/=é–“”𝄞\u202e", min_size=1, max_size=24).filter(str.strip)
BLOCKS = st.lists(st.tuples(st.sampled_from(BlockKind), WORDS), min_size=1, max_size=5)


@st.composite
def any_findings(draw: st.DrawFn) -> Findings:
    article = make_article(tuple(draw(BLOCKS)))
    article = replace(article, outlet=draw(WORDS), url=draw(WORDS), canonical=draw(WORDS))

    def span() -> Span:
        """Some words of the article, perhaps of more than one block."""
        block = draw(st.sampled_from(article.blocks)).span
        inside = draw(st.integers(block.start, block.end - 1))
        start = draw(st.integers(0, inside))
        return Span(start, draw(st.integers(inside + 1, len(article.text))))

    def some(most: int) -> range:
        return range(draw(st.integers(0, most)))

    actors = tuple(make_actor(str(n), draw(WORDS)) for n in range(draw(st.integers(1, 3))))
    known = st.sampled_from([actor.id for actor in actors])
    mentions = [Mention(span(), actor.id, MentionKind.name, draw(WORDS)) for actor in actors]
    mentions += [Mention(span(), draw(known), MentionKind.pronoun, draw(WORDS)) for _ in some(3)]
    times = {span() for _ in some(2)}
    places = tuple(
        Place(f"g-{n % 2}", span(), draw(WORDS), 1.0, 2.0, None, None, Precision.near, None, "")
        for n in some(3)
    )
    statements = tuple(
        make_statement(
            str(n),
            Cite(ARTICLE.id, span()),
            span(),
            source=span(),
            cue=span(),
            speaker=draw(st.none() | known),
            voice=draw(st.sampled_from(Voice)),
            negated=draw(st.booleans()),
        )
        for n in some(3)
    )
    told_in = st.sampled_from([None, *(statement.id for statement in statements)])
    events = tuple(
        make_event(
            str(n),
            Cite(ARTICLE.id, span()),
            span(),
            draw(WORDS),
            actors=(Party(draw(known), span()),),
            statement=draw(told_in),
            figures=(Figure(span(), "killed", 1, None, span(), draw(told_in)),),
        )
        for n in some(3)
    )
    return Findings(
        article,
        (),
        Cast(actors, tuple(mentions)),
        tuple(TimeExpression(each, TimeKind.date, None, None) for each in sorted(times)),
        places,
        statements,
        events,
    )
