"""The sentences of a story's reports, each with the points it tells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import BlockKind, Cite, Findings, Point, Span, Standing, Story, Telling

# the weakest first: a sentence is as good as the weakest thing it tells
WEAKEST = (Standing.disputed, Standing.claimed, Standing.reported, Standing.confirmed)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it tells: points, each with the telling that stands in it."""

    cite: Cite
    findings: Findings
    tells: tuple[tuple[Point, Telling], ...]

    @property
    def text(self) -> str:
        return self.cite.span.of(self.findings.article.text)

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for point, _ in self.tells)

    @property
    def standing(self) -> Standing:
        """That of the weakest point; of a sentence in which nothing was found: reported."""
        held = {point.standing for point in self.points}
        return next((s for s in WEAKEST if s in held), Standing.reported)

    @property
    def weakest(self) -> tuple[tuple[Point, Telling], ...]:
        """What the sentence's standing comes from."""
        return tuple(pair for pair in self.tells if pair[0].standing is self.standing)


def told_sentences(story: Story, findings: Mapping[str, Findings]) -> dict[Cite, Told]:
    """The sentences that tell a point of the story, by place; `findings` by article id."""
    tells: defaultdict[Cite, list[tuple[Point, Telling]]] = defaultdict(list)
    for point in story.points:
        for telling in point.tellings:
            if telling.cite.article in findings:
                cite = sentence_of(findings[telling.cite.article], telling)
                tells[cite].append((point, telling))
    return {
        cite: Told(cite, findings[cite.article], tuple(pairs))
        for cite, pairs in sorted(tells.items())
    }


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
