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
    entry = p.lexicon.nouns.get(p.lemma(i).lower())
    if entry is None:
        return None
    verb = p.head(i)
    supported = p.relation(i) == "dobj" and p.lemma(verb) in entry.verbs
    content = _said_to_be(p, i) or _noun_content(p, i, entry.frames, verb if supported else None)
    owner = subject_of(p, verb) if supported else _owner(p, i)
    if owner is not None and entry.ownerless:
        return None
    if content is None or owner is None and not _needs_no_owner(p, i, content):
        return None
    return Draft(
        source_at(p, owner, i) if owner is not None else None,
        i,
        p.span(verb if supported else i, i),
        pieces(p, content),
        entry.scope,
        supported and (negated(p, verb, owner) or _is_denial(p, verb) or _is_none(p, i)),
        f"noun: {entry.lemma}",
    )


def _is_none(p: Passage, noun: int) -> bool:
    """`had no comment on the sale`."""
    determiner = p.child(noun, "det")
    return determiner is not None and p.lower(determiner) in p.lexicon.lists["nobodies"]


def _owner(p: Passage, noun: int) -> int | None:
    """Whose claim it is: `X's claim`, `a claim by X`, `the view of the court`."""
    owner = p.child(noun, "poss")
    if owner is not None:
        return owner
    for c in p.right_children(noun, "prep", "agent"):
        if p.lower(c) in ("by", "from") or p.lower(c) == "of" and _said_to_be(p, noun):
            return p.child(c, "pobj")
    return None


def _needs_no_owner(p: Passage, noun: int, content: Range) -> bool:
    """`Reports that the bridge fell were false.`: a clause that someone told of."""
    return (
        p.lower(content[0]) == "that" and p.lemma(noun).lower() in p.lexicon.lists["hearsay nouns"]
    )


def _said_to_be(p: Passage, noun: int) -> Range | None:
    """`X's view is that …`, `word came that …`: the clause stands after the verb."""
    verb = p.head(noun)
    if p.relation(noun) != "nsubj" or noun > verb:
        return None
    if p.lemma(verb) != "be" and p.lemma(verb) not in p.lexicon.lists["arriving"]:
        return None
    for c in p.right_children(verb, "ccomp", "acl", "advcl"):
        first, last = p.extent(c)
        if p.lower(first) == "that" and first - verb <= 3:
            return snapped(p, first, content_end(p, first, last))
    return None


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
    relative = p.tag(p.extent(c)[0]) != "IN" or p.lemma(c) in p.lexicon.verbs
    if p.relation(c) == "relcl" and relative:
        return False  # `a charge that they deny`; the parser takes some that-clauses for relatives
    if p.relation(c) in ("acl", "ccomp", "relcl"):
        return opens in frames and opens in ("that", "to", "whether")
    return p.relation(c) == "prep" and p.lower(c) in frames


def has_it(p: Passage, i: int) -> Draft | None:
    """`Rumour has it that the king is ill.`"""
    clause = p.child(i, "ccomp", "advcl", "acl")
    subject = p.child(i, "nsubj")
    if i + 2 >= len(p.words) or p.lower(i + 2) != "that" or subject is None:
        return None
    last = p.extent(clause)[1] if clause is not None else p.last(i)
    last = last if last > i + 3 else p.last(i)
    content = pieces(p, snapped(p, i + 2, content_end(p, i + 2, last)))
    source = source_at(p, subject, i)
    return Draft(source, i, p.span(i, i + 1), content, Scope.speech, False, "has it that")


def in_words_of(p: Passage, i: int) -> Draft | None:
    """`It had, in her words, become a ruin.`, `in the words of the mayor, "a ruin"`."""
    owner = p.child(i, "poss")
    of = p.child(i, "prep") if owner is None else None
    head = owner if of is None or p.lower(of) != "of" else p.child(of, "pobj")
    opens = (owner if owner is not None else i - 1) - 1
    if head is None or opens < 0 or p.lower(p.extent(i)[0] - 1) not in ("in", "by"):
        return None
    source = source_at(p, head, i)
    if source is None:
        return None
    first, last = p.extent(i)[0] - 1, max(p.words_in(source.span)[-1], i)
    start, end = p.first(i), p.last(i)
    after = quotation_after(p, last)
    if after is None and not p.is_soft(last + 1):
        return None
    if after is not None:
        ranges = [(p.words_in(after.span)[0], p.words_in(after.span)[-1])]
    else:
        ranges = [(start, first - 1), snapped(p, last + 1, content_end(p, last + 1, end))]
    content = pieces(p, *(r for r in ranges if r[0] <= r[1]))
    cue = p.span(i if owner is not None else first, i)
    return Draft(source, i, cue, content, Scope.speech, False, "in the words of")


def _is_denial(p: Passage, verb: int) -> bool:
    """`rejected the claim that …`."""
    return p.lemma(verb) in p.lexicon.lists["denials"]
