"""`"A," said X` and `"A," X said`, from the words alone: the parser trips over quotations."""

from __future__ import annotations

from dateline.statements.clauses import Clause
from dateline.statements.passage import FINITE, Passage
from dateline.statements.sources import Source

LONGEST_SOURCE = 32  # words between a quotation and its cue
PHRASE = ("DT", "JJ", "NN", "PRP", "CD", "POS", "VBN", "HYPH")  # what a noun phrase is made of


def told_beside(p: Passage, verb: int) -> tuple[Source, Clause] | None:
    """The source and the telling of a cue that stands next to a quotation it must belong to."""
    if _closes_open_speech(p, verb - 1):
        return _source_after(p, verb)
    return _source_between(p, verb)


def _closes_open_speech(p: Passage, i: int) -> bool:
    """Whether word i ends a quotation that waits for its speaker: `…," `, `…?" `."""
    quotation = p.quotation(i)
    return (
        quotation is not None
        and p.words_in(quotation.span)[-1] == i
        and p.text[quotation.inner.end - 1] in ",?!"
    )


def _source_after(p: Passage, verb: int) -> tuple[Source, Clause] | None:
    last = verb
    while last < p.last(verb) and _in_phrase(p, last + 1):
        last += 1
    if last == verb or not p.tag(last).startswith(("NN", "PRP", "CD", "DT")):
        return None
    end = _whole_phrase(p, last)
    return Source(p.span(verb + 1, end), last), Clause(verb, end)


def _whole_phrase(p: Passage, head: int) -> int:
    """The end of `a driver waiting at the gates`, as the parse has it, before any comma."""
    for c in p.right_children(head, "acl", "prep"):
        first, last = p.extent(c)
        inside = range(first, last + 1)
        plain = all(p.quotation(i) is None and not p.is_soft(i) for i in inside)
        if first == head + 1 and plain and last <= p.last(head):
            return last
    return head


def _in_phrase(p: Passage, i: int) -> bool:
    return p.tag(i).startswith(PHRASE) and p.quotation(i) is None


def _source_between(p: Passage, verb: int) -> tuple[Source, Clause] | None:
    last = verb - 1
    while (
        last > 0 and p.tag(last) in ("RB", "MD", "VBZ", "VBD", "VBP") and p.quotation(last) is None
    ):
        last -= 1
    first = last + 1
    while first > 0 and p.quotation(first - 1) is None and p.tag(first - 1) not in FINITE:
        first -= 1
    if not 0 < last + 1 - first <= LONGEST_SOURCE or not _closes_open_speech(p, first - 1):
        return None
    head = _head_between(p, first, last)
    if head is None or p.sentence_number(first) != p.sentence_number(verb):
        return None
    end = last - (p.form(last) == ",")
    return Source(p.span(first, end), head), Clause(first, verb)


def _head_between(p: Passage, first: int, last: int) -> int | None:
    """The last noun before a comma, "of" or the like ends the core of the phrase."""
    head = None
    for i in range(first, last + 1):
        if p.tag(i).startswith(("NN", "PRP", "CD", "DT")) and p.tag(i) != "PRP$":
            head = i
        elif head is not None and (p.form(i) == "," or p.tag(i) == "IN"):
            break
    return head
