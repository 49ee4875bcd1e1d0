"""Cues that are no verbs: "according to", reporting nouns, a speaker before a colon."""

from __future__ import annotations

from dateline.model import Scope, Span
from dateline.statements.clauses import (
    content_end,
    pieces,
    quotation_after,
    snapped,
)
from dateline.statements.drafts import Draft
from dateline.statements.frames import Range
from dateline.statements.passage import Passage
from dateline.statements.sources import Source, source_at, subject_of
from dateline.statements.verb_cues import negated

LONGEST_LABEL = 5  # words before the colon of `Mayor Jane Orr: "…"`


def speaker_colon(p: Passage, i: int) -> Draft | None:
    """`Orr: "We will stay."` at the start of a paragraph, `Poll: Orr leads` in a first line."""
    number = p.sentence(i).block
    if (label := p.turns.get(number)) is not None and p.words.starts[i] <= label.end:
        return _turn(p, i, label)
    first, last = p.first(i), p.last(i)
    if not 0 < i - first <= LONGEST_LABEL or p.words.starts[first] != p.block(i).span.start:
        return None
    after = quotation_after(p, i)
    named = all(p.tag(k)[:2] in ("NN", "CD") for k in range(first, i)) and i - first < last - i
    if not named or len(p.form(first)) < 2:
        return None
    source = source_at(p, i - 1, i)
    if after is not None and p.words_in(after.span)[0] == i + 1:
        content = (i + 1, p.words_in(after.span)[-1])
    elif number == 0 and p.form(first)[0].isupper():
        content = snapped(p, i + 1, last)
    else:
        return None
    return Draft(
        source, i, p.span(i, i), pieces(p, content), Scope.speech, False, "speaker and colon"
    )


def _turn(p: Passage, i: int, label: Span) -> Draft | None:
    """`Orr: We will stay. We have no choice.` among the turns of a talk: all of the block."""
    words = p.words_in(label)
    last = p.words_in(p.block(i).span)[-1]
    if p.words.starts[i] < label.end or i >= last:
        return None
    source = Source(label, words[-1])
    content = pieces(p, (i + 1, last))
    return Draft(source, i, p.span(i, i), content, Scope.speech, False, "turn")


def according_to(p: Passage, i: int) -> Draft | None:
    """`According to X, the road is closed.`, `The road is closed, according to X.`."""
    head = p.child(i + 1, "pobj") or p.child(i, "pobj")
    source = source_at(p, head, i) if head is not None else _named_after(p, i + 1)
    if source is None:
        return None
    words = p.words_in(source.span)
    start, end = p.first(i), p.last(i)
    left, right = (start, i - 1), (words[-1] + 1, end)
    ranges: list[Range] = []
    if _opens_relative(p, i - 1):
        left = (start, start - 1)  # `boats which, according to X, were full`
    if left[0] <= left[1] and any(p.is_word(k) for k in range(left[0], left[1] + 1)):
        ranges.append(snapped(p, *left))
    if right[0] < right[1] and (not ranges or _medial(p, left, right)):
        ranges.append(snapped(p, right[0], content_end(p, *right)))
    return Draft(
        source, i, p.span(i, i + 1), pieces(p, *ranges), Scope.speech, False, "according to"
    )


def _named_after(p: Passage, i: int) -> Source | None:
    """The capitalised words after word i, where the parser takes a name for a verb."""
    last = i
    while last < p.last(i) and p.form(last + 1)[0].isupper():
        last += 1
    return Source(p.span(i + 1, last), last) if last > i else None


def _opens_relative(p: Passage, i: int) -> bool:
    i -= p.form(i) == ","
    return i > 0 and p.tag(i) in ("WDT", "WP") and p.lower(i) in ("which", "who", "that")


def _medial(p: Passage, left: Range, right: Range) -> bool:
    return not p.is_finite(*left) and p.is_finite(*right)


def noun_cue(p: Passage, i: int) -> Draft | None:
    """`voiced concern over the dam`, `her claim that the well was dry`."""
    entry = p.lexicon.nouns.get(p.lemma(i))
    if entry is None:
        return None
    verb = p.head(i)
    supported = p.relation(i) == "dobj" and p.lemma(verb) in entry.verbs
    content = _noun_content(p, i, entry.frames, verb if supported else None)
    owner = subject_of(p, verb) if supported else p.child(i, "poss")
    if owner is None or content is None:
        return None
    return Draft(
        source_at(p, owner, i),
        i,
        p.span(verb if supported else i, i),
        pieces(p, content),
        entry.scope,
        supported and (negated(p, verb, owner) or _is_denial(p, verb)),
        f"noun: {entry.lemma}",
    )


def _noun_content(p: Passage, noun: int, frames: tuple[str, ...], verb: int | None) -> Range | None:
    """From the first clause or preposition that the noun takes to the last."""
    below = [*p.children(noun), *(p.children(verb) if verb is not None else ())]
    taken = sorted(p.extent(c) for c in below if c > noun and _noun_takes(p, c, frames))
    if not taken:
        return None
    first, last = taken[0][0], max(end for _, end in taken)
    return snapped(p, first, content_end(p, first, last))


def _noun_takes(p: Passage, c: int, frames: tuple[str, ...]) -> bool:
    opens = p.lower(p.extent(c)[0])
    if p.relation(c) in ("acl", "ccomp"):
        return opens in frames and opens in ("that", "to", "whether")
    return p.relation(c) == "prep" and p.lower(c) in frames


def _is_denial(p: Passage, verb: int) -> bool:
    """`rejected the claim that …`."""
    return p.lemma(verb) in p.lexicon.lists["denials"]
