"""What belongs together: quotations that go on, and cues that stand inside other content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from dateline.model import Scope, Span
from dateline.statements.clauses import ends_sentence, starts_sentence
from dateline.statements.drafts import Draft
from dateline.statements.marks import Quotation
from dateline.statements.passage import Passage
from dateline.statements.sources import Source, source_at, subject_of

IMPERSONAL = frozenset({"it", "this", "that", "there", "here", "what", "which"})
INTRODUCING = (":", ";")
LONGEST_TITLE = 8  # words after the name of `— Ana Rojas, miner`
PLACE = 500  # characters; only what lies in one stretch of this length is compared
SHORTEST_UTTERANCE = 4  # words; fewer between marks are a title or a slogan as often as speech


def joined(p: Passage, found: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, nested ones left out, each with the quotations that continue it."""
    kept = outermost(p, found)
    free = _Free(_unclaimed(p.quotations, kept))
    kept = [_with_neighbours(p, d, free) for d in kept]
    return sorted([*kept, *_floating(p, kept, free.left())], key=lambda d: d.hull)


class _Free:
    """The quotations that no cue claims yet, in the order of the text."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._all = quotations
        self._starts = [q.span.start for q in quotations]
        self._taken: set[int] = set()

    def after(self, offset: int) -> Iterator[Quotation]:
        """Those that begin at or after an offset."""
        for n in range(bisect_left(self._starts, offset), len(self._all)):
            if n not in self._taken:
                yield self._all[n]

    def before(self, offset: int) -> Iterator[Quotation]:
        """Those that begin before an offset, the last first."""
        for n in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if n not in self._taken:
                yield self._all[n]

    def take(self, quotation: Quotation) -> None:
        self._taken.add(bisect_left(self._starts, quotation.span.start))

    def left(self) -> list[Quotation]:
        return [q for n, q in enumerate(self._all) if n not in self._taken]


def _unclaimed(quotations: Sequence[Quotation], kept: Sequence[Draft]) -> list[Quotation]:
    """The quotations that no content meets."""
    held = sorted(c for d in kept for c in d.contents)
    ends = list(accumulate((c.end for c in held), max))  # how far the contents reach so far
    starts = [c.start for c in held]

    def is_held(quotation: Quotation) -> bool:
        before = bisect_left(starts, quotation.inner.end)
        return before > 0 and ends[before - 1] > quotation.inner.start

    return [q for q in quotations if not is_held(q)]


def _floating(p: Passage, kept: list[Draft], free: list[Quotation]) -> list[Draft]:
    """Whole sentences between marks that no cue claims: the current speaker goes on."""
    found: list[Draft] = []
    waiting = sorted(kept, key=lambda d: d.hull.start, reverse=True)  # not yet passed
    last: Draft | None = None  # the one that ends last of those passed
    for quotation in free:
        if not _is_utterance(p, quotation) or p.in_furniture(p.words_in(quotation.span)[0]):
            continue
        while waiting and waiting[-1].hull.start < quotation.span.start:
            last = _later(last, waiting.pop())
        introduced = lead_in(p, quotation) or signed(p, quotation)
        found.append(introduced or _continuing(p, last, quotation))
        last = _later(last, found[-1])
    return found


def _continuing(p: Passage, last: Draft | None, quotation: Quotation) -> Draft:
    """A quotation without a cue: whoever spoke last goes on, if that was near."""
    near = last is not None and _block_at(p, last.hull.end - 1) + 1 >= quotation.block
    who = (last.source or last.speaker_from) if last is not None and near else None
    return Draft(None, None, None, (quotation.span,), Scope.speech, False, "floating", who)


def _later(one: Draft | None, other: Draft) -> Draft:
    """The one that ends later."""
    return other if one is None or other.hull.end > one.hull.end else one


def lead_in(p: Passage, quotation: Quotation) -> Draft | None:
    """`The bishop took her to task: "A."`, `Her message is simple: "A."`."""
    before = p.words_in(quotation.span)[0] - 1
    if (
        before < 0
        or p.form(before) not in INTRODUCING
        or quotation.block - p.sentence(before).block > 1
    ):
        return None
    first = p.first(before)
    verbs = (i for i in range(first, before) if p.tag(i) in ("VBD", "VBZ", "VBP"))
    mains = (p.head(i) if p.relation(i) == "auxpass" else i for i in verbs)
    verb = next((i for i in mains if not first <= p.head(i) < before or p.head(i) == i), None)
    if verb is None:
        return None
    quoted = p.child(verb, "nsubjpass") if p.lemma(verb) == "quote" else None
    subject = (
        subject_of(p, verb) if quoted is None else quoted
    )  # `She was quoted by the Courier: "A."`
    if subject is None or p.lower(subject) in IMPERSONAL:
        return None
    owner = p.child(subject, "poss")
    source = source_at(p, owner if owner is not None else subject, verb)
    cue = p.span(verb, verb)
    return Draft(source, verb, cue, (quotation.span,), Scope.speech, False, "lead-in")


def signed(p: Passage, quotation: Quotation) -> Draft | None:
    """`"A."` and right after it, or in the next block, a dash and a name: `— Ana Rojas`."""
    dash = p.words_in(quotation.span)[-1] + 1
    if dash + 1 >= len(p.words) or p.form(dash) not in ("—", "–", "--", "-"):
        return None
    if p.sentence(dash).block - quotation.block > 1 or not p.form(dash + 1)[0].isupper():
        return None
    last = dash
    while last + 1 < len(p.words) and p.form(last + 1)[0].isupper():
        last += 1
    ends = p.words_in(p.block(dash).span)[-1] - last <= LONGEST_TITLE
    if not ends:
        return None
    source = Source(p.span(dash + 1, last), last)
    cue = p.span(dash, dash)
    return Draft(source, dash, cue, (quotation.span,), Scope.speech, False, "signed")


def _block_at(p: Passage, offset: int) -> int:
    i = p.word_at(offset)
    return p.sentence(i).block if i is not None else -1


def _is_utterance(p: Passage, quotation: Quotation) -> bool:
    """A sentence of its own between double marks, not a title or a slogan."""
    inside = p.words_in(quotation.inner)
    return (
        len(inside) > 0
        and not quotation.single
        and (starts_sentence(p, quotation) or p.form(inside[0] - 2) in INTRODUCING)
        and ends_sentence(p, quotation)
        and sum(p.is_word(i) for i in inside) >= SHORTEST_UTTERANCE
        and p.is_finite(inside[0], inside[-1])
    )


def outermost(p: Passage, found: Sequence[Draft]) -> list[Draft]:
    """Without those whose cue stands inside what another draft reports."""
    by_place: dict[int, list[Draft]] = {}
    for other in found:
        if other.scope is Scope.speech:
            for place in {k for c in other.contents for k in _places(c)}:
                by_place.setdefault(place, []).append(other)

    def is_inside(draft: Draft) -> bool:
        at = draft.cue_span
        return at is not None and any(
            other is not draft
            and any(c.covers(at) for c in other.contents)
            and not _tells_of(draft, other)
            and not _is_relayed(p, draft, other)
            for other in by_place.get(at.start // PLACE, ())
        )

    return [draft for draft in found if not is_inside(draft)]


def _places(content: Span) -> range:
    """The stretches of the text, PLACE characters each, that a content lies in."""
    return range(content.start // PLACE, content.end // PLACE + 1)


def _is_relayed(p: Passage, draft: Draft, other: Draft) -> bool:
    """`According to the Courier, X said …`: what X said is X's, whichever outlet carried it."""
    carried = other.found_by.startswith(("according to", "as told")) and other.source is not None
    if not carried or draft.scope is not Scope.speech or draft.source is None:
        return False
    return p.lower(other.source.head if other.source else 0) in p.lexicon.lists["carriers"]


def _tells_of(draft: Draft, other: Draft) -> bool:
    """Whether the other's cue stands in what this one reports, too: the earlier cue is kept."""
    at = other.cue_span
    if at is None or draft.cue is None or other.cue is None:
        return False
    return any(c.covers(at) for c in draft.contents) and draft.cue < other.cue


def _with_neighbours(p: Passage, draft: Draft, free: _Free) -> Draft:
    """`"A." "B," X said. "C."`: B's statement takes A and C, which no cue of their own claims."""
    if not _is_quoted(p, draft):
        return draft
    contents = list(draft.contents)
    for quotation in free.after(_end(draft, contents)):
        if _follows(p, draft, contents, quotation):
            contents.append(quotation.span)
            free.take(quotation)
        elif _is_beyond(p, _end(draft, contents), quotation):
            break
    for quotation in free.before(contents[0].start):
        if _precedes(p, contents, quotation):
            contents.insert(0, quotation.span)
            free.take(quotation)
        elif p.text[quotation.span.end : contents[0].start].strip():
            break
    return replace(draft, contents=tuple(_merged(p, contents)))


def _is_quoted(p: Passage, draft: Draft) -> bool:
    """Whether the speaker's sentences are quoted, not only a name he gives to something."""
    telling = draft.found_by.startswith(("quotation", "clause", "person clause", "according"))
    return telling and any(p.quotation(i) is not None for i in p.words_in(draft.contents[-1]))


def _end(draft: Draft, contents: list[Span]) -> int:
    at = draft.cue_span
    return max(contents[-1].end, at.end if at else 0)


def _follows(p: Passage, draft: Draft, contents: list[Span], quotation: Quotation) -> bool:
    """Whether only the end of a sentence parts the quotation from what was said before."""
    end = _end(draft, contents)
    if quotation.span.start < end or not starts_sentence(p, quotation):
        return False
    if not ends_sentence(p, quotation):
        return False
    last = p.word_at(end - 1)
    if last is None:
        return False
    if p.sentence(last).block != quotation.block:
        return _opens_block(p, quotation) and (
            _runs_over(p, contents, quotation) or _is_next(p, last, quotation)
        )
    return not any(p.is_word(i) for i in range(p.last(last) + 1, p.words_in(quotation.span)[0]))


def _is_beyond(p: Passage, end: int, quotation: Quotation) -> bool:
    """Whether neither this quotation nor any after it can follow what ended there."""
    last = p.word_at(end - 1)
    if last is None:
        return True
    block = p.sentence(last).block
    if quotation.block != block:
        return quotation.block > block + 1 or not _opens_block(p, quotation)
    return any(p.is_word(i) for i in range(p.last(last) + 1, p.words_in(quotation.span)[0]))


def _opens_block(p: Passage, quotation: Quotation) -> bool:
    return p.reading.article.blocks[quotation.block].span.start == quotation.span.start


def _is_next(p: Passage, last: int, quotation: Quotation) -> bool:
    """Whether the quotation opens the sentence after the one of word `last`."""
    inside = p.words_in(quotation.span)
    return p.sentence_number(inside[0]) <= p.sentence_number(last) + 1


def _runs_over(p: Passage, contents: list[Span], quotation: Quotation) -> bool:
    """Whether the paragraph before ended inside this quotation, its marks still open."""
    return any(
        q.runs_on and q.block + 1 == quotation.block
        for i in p.words_in(contents[-1])
        if (q := p.quotation(i)) is not None
    )


def _precedes(p: Passage, contents: list[Span], quotation: Quotation) -> bool:
    if quotation.span.end > contents[0].start or not starts_sentence(p, quotation):
        return False
    if p.text[quotation.span.end : contents[0].start].strip():
        return False
    first = p.word_at(contents[0].start)
    here = first is not None and p.sentence(first).block == quotation.block
    return here or quotation.runs_on


def _merged(p: Passage, contents: list[Span]) -> list[Span]:
    """Pieces with nothing but white space between them are one."""
    out = [contents[0]]
    for span in contents[1:]:
        if not p.text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out
