"""The sentences of a story's reports, each with the points it tells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.brief.news import News
from dateline.model import (
    BlockKind,
    Cite,
    Findings,
    Point,
    PointKind,
    Span,
    Standing,
    Telling,
)

# the weakest first
WEAKEST = (Standing.disputed, Standing.claimed, Standing.reported, Standing.confirmed)


Tells = tuple[tuple[Point, Telling], ...]  # points, each with the telling that stands in a sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it tells."""

    cite: Cite
    findings: Findings
    tells: Tells
    chiefly: Tells  # what decides how far it holds

    @property
    def text(self) -> str:
        return self.cite.span.of(self.findings.article.text)

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for point, _ in self.tells)

    @property
    def standing(self) -> Standing:
        """As firm as the weakest of what it chiefly tells; where nothing was found: reported."""
        held = {standing_at(*pair) for pair in self.chiefly}
        return next((s for s in WEAKEST if s in held), Standing.reported)

    @property
    def weakest(self) -> Tells:
        """What the sentence's standing comes from."""
        return tuple(pair for pair in self.chiefly if standing_at(*pair) is self.standing)


def told_sentences(news: News, findings: Mapping[str, Findings]) -> dict[Cite, Told]:
    """The sentences that tell a point of the story, by place; `findings` by article id."""
    tells: defaultdict[Cite, list[tuple[Point, Telling]]] = defaultdict(list)
    for point in news.story.points:
        for telling in point.tellings:
            if telling.cite.article in findings:
                cite = sentence_of(findings[telling.cite.article], telling)
                tells[cite].append((point, telling))
    return {
        cite: told(cite, findings[cite.article], tuple(pairs), news)
        for cite, pairs in sorted(tells.items())
    }


def standing_at(point: Point, telling: Telling) -> Standing:
    """How far the point holds as told here: what may be another thing than others tell is not
    confirmed by them."""
    is_confirmed = point.standing is Standing.confirmed
    return Standing.reported if is_confirmed and not telling.sure else point.standing


def told(cite: Cite, findings: Findings, tells: Tells, news: News) -> Told:
    """The sentence with what it tells.

    What decides how far it holds is all that is claimed or disputed, all numbers, and the events:
    those that the headline tells too, else all that are new. What it mentions besides ("the group
    that bombed the town last month") does not.
    """
    events = [pair for pair in tells if pair[0].kind is PointKind.event]
    chief = [pair for pair in events if pair[1].headlined]
    chief = chief or [pair for pair in events if news.is_new(pair[0])] or events
    chiefly = (
        pair
        for pair in tells
        if pair in chief
        or pair[0].kind is not PointKind.event
        or pair[0].standing in (Standing.claimed, Standing.disputed)
    )
    return Told(cite, findings, tells, tuple(chiefly))


def sentence_of(findings: Findings, telling: Telling) -> Cite:
    """The sentence to show: that of the cue, so that who says it stays with the line; else the one
    that the telling begins in."""
    statement = next((s for s in findings.statements if s.id == telling.record), None)
    start = statement.cue.start if statement and statement.cue else telling.cite.span.start
    span = _covering(findings.sentences, start)
    return Cite(findings.article.id, span) if span else telling.cite


def _covering(sentences: Sequence[Span], at: int) -> Span | None:
    n = bisect_right(sentences, at, key=lambda span: span.start) - 1
    if n < 0 or sentences[n].end <= at:
        return None
    return sentences[n]


def headline_of(findings: Findings) -> Cite | None:
    """The headline; None where the article has none."""
    heads = [b.span for b in findings.article.blocks if b.kind is BlockKind.headline]
    return Cite(findings.article.id, heads[0]) if heads else None


def lead_of(findings: Findings) -> Cite | None:
    """The first sentence under the headline; None where there is no sentence."""
    head = headline_of(findings)
    under = (s for s in findings.sentences if not (head and s.meets(head.span)))
    first = next(under, None)
    return Cite(findings.article.id, first) if first else None
