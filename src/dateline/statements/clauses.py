"""Where the clause of a cue begins and ends, and where what is said begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Span
from dateline.statements.marks import Quotation
from dateline.statements.passage import Passage

BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "expl"})
AFTER_CUE = frozenset(
    {"advmod", "npadvmod", "prep", "nsubj", "nsubjpass", "prt", "neg", "agent", "dative", "aux"}
)
SHORTEST = 3  # words of content before a phrase can be taken for the outlet's
ASIDES = frozenset({"WP", "WDT", "WP$", "VBG", "VBN"})  # ", who …", ", speaking …", ", based …"
OPENERS = frozenset(
    {"that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its source and what belongs to the telling: "Ms Orr told us on Monday"."""

    first: int
    last: int


def clause_of(p: Passage, verb: int, subject: int | None, *, person: bool) -> Clause:
    """The words of the telling itself around a cue verb, without what is told."""
    return Clause(_left(p, verb, subject), _right(p, verb, subject, person=person))


def _left(p: Passage, verb: int, subject: int | None) -> int:
    first = verb
    reach = [c for c in p.children(verb) if c < verb and p.relation(c) in BEFORE_CUE]
    if subject is not None and subject < verb and subject not in reach:
        return first
    for c in reversed(reach):
        edge, end = p.extent(c)
        if end > verb or p.quotation(c) is not None or not _near(p, end, first):
            break
        first = max(edge, p.first(verb))
    return _without_speech(p, first, verb)


def _near(p: Passage, end: int, first: int) -> bool:
    """Whether only words of the verb itself or commas lie between."""
    return all(
        p.is_soft(i) or p.relation(i) in BEFORE_CUE or p.relation(i) == "punct"
        for i in range(end + 1, first)
    )


def _without_speech(p: Passage, first: int, verb: int) -> int:
    for i in range(verb, first - 1, -1):
        quotation = p.quotation(i)
        if quotation is not None and len(p.words_in(quotation.span)) > 6:
            return i + 1
    return first


def _right(p: Passage, verb: int, subject: int | None, *, person: bool) -> int:
    last = verb
    for c in p.children(verb):
        edge, end = p.extent(c)
        if c <= verb or edge != last + 1:
            continue
        relation = p.relation(c)
        told = c == subject or person and relation in ("dobj", "dative")
        if (relation not in AFTER_CUE and not told) or p.quotation(c) is not None:
            break
        last = _until_speech(p, edge, end)
        if last < end:
            break
    return last


def _until_speech(p: Passage, first: int, last: int) -> int:
    """A phrase after the cue stops at a mark, a colon, or where a clause opens."""
    for i in range(first, last + 1):
        if p.quotation(i) is not None or p.form(i) == ":":
            return i - 1
        if i > first and p.lower(i) == "that" and p.tag(i) == "IN":
            return i - 1
        if p.form(i) in (",", "—", "–", "--") and p.tag(min(i + 1, last)) in ASIDES:
            return i - 1
    return last


def quotation_before(p: Passage, first: int) -> Quotation | None:
    """The quotation that ends right before word `first`: `"A," said X`, `"A" — X said`."""
    i = first - 1
    while i >= 0 and p.quotation(i) is None and (p.is_soft(i) or p.is_mark(i)):
        i -= 1
    found = p.quotation(i)
    if found is None or found.block != p.sentence(first).block:
        return None
    return found


def quotation_after(p: Passage, last: int) -> Quotation | None:
    """The quotation that begins right after word `last`: `X said: "A"`."""
    i = last + 1
    while i < len(p.words) and p.quotation(i) is None and (p.is_soft(i) or p.form(i) == "that"):
        i += 1
    found = p.quotation(i)
    if found is None or found.span.start < p.words.ends[last]:
        return None
    same = p.sentence(last).block
    return (
        found if found.block == same or found.block == same + 1 and p.form(i - 1) == ":" else None
    )


def starts_sentence(p: Passage, quotation: Quotation) -> bool:
    """Whether nothing stands before the quotation in its sentence."""
    opening = p.words_in(quotation.span)[0]
    return not any(p.is_word(i) for i in range(p.first(opening), opening))


def ends_sentence(p: Passage, quotation: Quotation) -> bool:
    """Whether nothing but punctuation follows the quotation in its sentence."""
    closing = p.words_in(quotation.span)[-1]
    return not any(p.is_word(i) for i in range(closing + 1, p.last(closing) + 1))


def snapped(p: Passage, first: int, last: int) -> tuple[int, int]:
    """The words first..last, widened so that no quotation is cut in two."""
    opening, closing = p.quotation(first), p.quotation(last)
    if opening is not None:
        first = min(first, p.words_in(opening.span)[0])
    if closing is not None:
        last = max(last, p.words_in(closing.span)[-1])
    return first, last


def content_end(p: Passage, first: int, last: int, cue: int | None = None) -> int:
    """The last word of what is said in first..last: before what the outlet adds to it."""
    for i in range(first + SHORTEST, last + 1):
        if (quotation := p.quotation(i)) is not None:
            closed = p.words_in(quotation.span)[-1] == i and p.text[quotation.inner.end - 1] == ","
            if closed and i < last and _outlet_goes_on(p, i + 1, last):
                return i  # `… it is “done,” adding that …`
            continue
        if p.form(i) == "," and _outlet_goes_on(p, i + 1, last):
            return i - 1
        if cue is not None and _tells_on(p, cue, i, last):
            return i - 1
    return last


def _outlet_goes_on(p: Passage, i: int, last: int) -> bool:
    """After a comma: "adding that", "according to", "though"."""
    if i > last:
        return False
    if _is_next_cue(p, i):
        return True
    if p.lower(i) in p.lexicon.lists["concessions"]:
        return True
    if _is_aside_on_it(p, i, last):
        return True
    if p.lower(i) == "while" and i < last and p.tag(i + 1) == "VBG":
        return True
    return p.lower(i) == "according" and i < last and p.lower(i + 1) == "to"


def _is_next_cue(p: Passage, i: int) -> bool:
    """`adding`, `warning that …`: the speaker goes on in other words."""
    return p.tag(i) == "VBG" and p.lemma(i) in p.lexicon.verbs


def _is_aside_on_it(p: Passage, i: int, last: int) -> bool:
    """`…, a charge that the owners deny`, `…, words that …`: a name for it, and more about it."""
    noun = i + (p.tag(i) == "DT")
    return (
        noun < last
        and p.lemma(noun) in p.lexicon.nouns
        and p.tag(noun) in ("NN", "NNS")
        and p.lower(noun + 1) in ("that", "which")
    )


def _tells_on(p: Passage, cue: int, i: int, last: int) -> bool:
    """`said it was over and urged them to …`: a second reporting verb of the same speaker."""
    if p.tag(i) != "CC":
        return False
    verb = i + 1
    while verb < last and p.tag(verb) == "RB":
        verb += 1
    return verb < last and is_second_cue(p, cue, verb)


def is_second_cue(p: Passage, cue: int, verb: int) -> bool:
    """Whether a verb inside what is said is the speaker's own next act of saying.

    It is where it reports speech, has no subject of its own, and stands in the cue's tense while
    what is said does not, or is parted from it by a comma or followed by "that".
    """
    entry = p.lexicon.verbs.get(p.lemma(verb))
    if (
        entry is None
        or entry.of is not None
        or "clause" not in entry.frames
        and "object to do" not in entry.frames
    ):
        return False
    if p.tag(verb) != p.tag(cue) or p.relation(verb) != "conj":
        return False
    if p.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    parted = p.form(verb - 2) == "," or p.lower(verb + 1) in ("that", "whether")
    return parted or p.tag(p.head(verb)) != p.tag(cue)


def after_times(p: Passage, first: int, last: int) -> int:
    """The word where what is said begins, past "Monday" or "late on Friday" after the cue."""
    i = first
    while i < last and (
        p.lower(i) in p.lexicon.lists["times"]
        or p.lower(i) == "on"
        and p.lower(i + 1) in p.lexicon.lists["times"]
    ):
        i += 1
    if i > first and (p.tag(i) in ("VBZ", "VBD", "MD", "POS") or p.form(i) == ","):
        return first
    return i


def pieces(p: Passage, *ranges: tuple[int, int]) -> tuple[Span, ...]:
    """The spans of the ranges that hold words."""
    found = (p.trimmed(first, last) for first, last in ranges if first <= last)
    return tuple(span for span in found if span is not None)
