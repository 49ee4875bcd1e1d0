"""What changed from one revision of a page to the next, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from dateline.model import BlockKind, Cite, Findings, Span

ALIKE = 0.5  # share of words in common from which two sentences are one that was changed
MOST_PAIRS = 40_000  # weighed at most: a page written anew has no pairs


class ChangeKind(StrEnum):
    added = "added"
    removed = "removed"
    changed = "changed"


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that is not as it was; each side is a slice of its own revision."""

    kind: ChangeKind
    headline: bool
    before: Cite | None  # None: added
    after: Cite | None  # None: removed
    old: str | None  # the words of `before`
    new: str | None  # the words of `after`


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one revision that could be read to the next."""

    address: str
    before: str  # Article.id
    after: str
    came_before: datetime
    came_after: datetime
    changes: tuple[SentenceChange, ...]


def compare(before: Findings, after: Findings) -> tuple[SentenceChange, ...]:
    """What changed, the headline first, then in the order of the text; white space is no change."""
    headlines = (_sentences(before, headline=True), _sentences(after, headline=True))
    bodies = (_sentences(before, headline=False), _sentences(after, headline=False))
    return tuple(
        _change(before, after, old, new)
        for old, new in [*_of_headlines(*headlines), *_of_bodies(*bodies)]
    )


Sentence = tuple[Span, tuple[str, ...]]
Pairs = Iterator[tuple[Span | None, Span | None]]


def _sentences(findings: Findings, *, headline: bool) -> list[Sentence]:
    text = findings.article.text
    chosen = [span for span in findings.sentences if _is_headline(findings, span) is headline]
    return [(span, tuple(span.of(text).split())) for span in chosen]


def _of_headlines(old: Sequence[Sentence], new: Sequence[Sentence]) -> Pairs:
    """A page has one headline, so another one is what it was changed to, however unlike it."""
    for one, other in zip_longest(old, new):
        if one is None or other is None or one[1] != other[1]:
            yield one and one[0], other and other[0]


def _of_bodies(old: Sequence[Sentence], new: Sequence[Sentence]) -> Pairs:
    matcher = SequenceMatcher(None, [words for _, words in old], [w for _, w in new], False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield from _pairs(old[i:j], new[k:m])


def _pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> Pairs:
    """Each old sentence beside the new one that it became; those without a like stand alone."""
    first = last = 0
    for i, j in [*_aligned(old, new), (len(old), len(new))]:
        yield from ((span, None) for span, _ in old[last:i])
        yield from ((None, span) for span, _ in new[first:j])
        if i < len(old):
            yield old[i][0], new[j][0]
        last, first = i + 1, j + 1


def _aligned(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The pairs, in order and never crossing, whose likenesses add up to the most."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    rows: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(new) + 1)]
    for i, (_, words) in enumerate(old):
        row = [rows[-1][0]]
        for j, (_, other) in enumerate(new):
            ways = [rows[-1][j + 1], row[j]]
            if (likeness := _likeness(words, other)) >= ALIKE:
                total, pairs = rows[-1][j]
                ways.append((total + likeness, (*pairs, (i, j))))
            row.append(max(ways, key=lambda way: way[0]))
        rows.append(row)
    return list(rows[-1][-1][1])


def _likeness(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    matcher = SequenceMatcher(None, old, new, False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _change(
    before: Findings, after: Findings, old: Span | None, new: Span | None
) -> SentenceChange:
    kind = ChangeKind.changed
    if old is None or new is None:
        kind = ChangeKind.added if old is None else ChangeKind.removed
    return SentenceChange(
        kind,
        _is_headline(before, old) or _is_headline(after, new),
        Cite(before.article.id, old) if old else None,
        Cite(after.article.id, new) if new else None,
        old.of(before.article.text) if old else None,
        new.of(after.article.text) if new else None,
    )


def _is_headline(findings: Findings, span: Span | None) -> bool:
    blocks = findings.article.blocks
    first = blocks[0] if blocks else None
    return bool(span and first and first.kind is BlockKind.headline and first.span.covers(span))
