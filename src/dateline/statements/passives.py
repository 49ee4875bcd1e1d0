"""Passives and hedges: what is told without the teller for a subject, or without any teller."""

from __future__ import annotations

from dateline.model import Scope
from dateline.statements.clauses import content_end, pieces, snapped
from dateline.statements.drafts import CueAt, Draft
from dateline.statements.frames import Range
from dateline.statements.passage import Passage
from dateline.statements.sources import Source, source_at


def passive(p: Passage, cue: CueAt) -> Draft | None:
    """`was accused by X of fraud`, `were told that …`, `is said to be ill`, `was reported by X`."""
    subject = p.child(cue.verb, "nsubjpass")
    if p.tag(cue.verb) != "VBN" or subject is None or p.child(cue.verb, "auxpass") is None:
        return None
    first, last = p.extent(subject)
    last = min(last, cue.verb - 1)
    told, by = _told(p, cue), teller(p, cue.verb)
    if told is None or by is None and not _needs_no_teller(p, cue):
        return None
    rest, with_subject = told
    if p.tag(subject) in ("WDT", "WP") or p.lower(subject) == "it":
        with_subject = False
    if rest is None and (by is None or not with_subject):
        return None
    ranges = [(first, last)] if with_subject else []
    ranges += [rest] if rest is not None else []
    return Draft(
        by,
        cue.verb,
        p.span(cue.verb, cue.verb),
        pieces(p, *ranges),
        cue.entry.scope,
        cue.negated or cue.denied,
        f"passive: {cue.entry.lemma}",
    )


def teller(p: Passage, verb: int) -> Source | None:
    """Who does what a passive says: `by X`."""
    by = p.child(verb, "agent")
    head = p.child(by, "pobj") if by is not None else None
    whole = source_at(p, head, verb) if head is not None else None
    entry = p.lexicon.verbs.get(p.lemma(verb))
    if whole is None or head is None or entry is None:
        return whole
    for c in p.right_children(head, "prep"):
        if f"object {p.lower(c)}" in entry.frames:  # `blamed by the inquiry | for the delay`
            return Source(p.span(p.words_in(whole.span)[0], c - 1), head)
    return whole


def _needs_no_teller(p: Passage, cue: CueAt) -> bool:
    """`is accused of fraud`, `were told that …`: words of someone's, whoever that is."""
    lists = p.lexicon.lists
    if cue.entry.lemma in lists["hearsay"] or cue.entry.lemma in lists["charging"]:
        return True
    return "person clause" in cue.entry.frames and p.child(cue.verb, "ccomp") is not None


def _told(p: Passage, cue: CueAt) -> tuple[Range | None, bool] | None:
    """What is told after the verb, and whether the subject is part of it."""
    frames = cue.entry.frames
    for c in p.right_children(cue.verb, "xcomp", "ccomp", "advcl"):
        to_do = any(p.tag(i) == "TO" for i in p.children(c)) and p.relation(c) == "xcomp"
        if to_do and cue.entry.lemma in p.lexicon.lists["hearsay"]:
            return _closed(p, *p.extent(c)), True
        if to_do and "person to do" in frames:
            return _closed(p, *p.extent(c)), False
        if to_do and "object to do" in frames:
            return _closed(p, *p.extent(c)), True
        if p.relation(c) == "ccomp" and "person clause" in frames:
            return _closed(p, *p.extent(c)), False
    by = p.child(cue.verb, "agent")
    below = p.right_children(p.child(by, "pobj") or by, "prep") if by is not None else []
    for c in [*p.right_children(cue.verb, "prep", "dative"), *below]:
        if f"object {p.lower(c)}" in frames:
            return _closed(p, *p.extent(c)), True
    for c in p.right_children(cue.verb, "oprd"):
        if "object predicate" in frames:
            return _closed(p, *p.extent(c)), True
    return (None, True) if "object" in frames and len(frames) > 1 else None


def _closed(p: Passage, first: int, last: int) -> Range:
    return snapped(p, first, content_end(p, first, last))


def hedge(p: Passage, i: int) -> Draft | None:
    """`The firm reportedly paid the fine.`: someone says so, and nothing says who."""
    verb = p.head(i)
    if p.relation(verb) in ("aux", "auxpass"):
        verb = p.head(verb)
    if not p.tag(verb).startswith(("V", "MD")) or p.relation(verb) == "amod":
        return None
    first, last = _clause(p, verb)
    if not first <= i <= last:
        return None
    ranges = [(first, i - 1), snapped(p, i + 1, content_end(p, i + 1, last))]
    found = pieces(p, *(r for r in ranges if r[0] <= r[1]))
    return Draft(None, i, p.span(i, i), found, Scope.speech, False, "hedge")


def _clause(p: Passage, verb: int) -> Range:
    """The words of the clause of a verb, without what is coordinated with it."""
    own = set(p.subtree(verb))
    for c in p.all_children(verb, "conj", "ccomp", "parataxis"):
        apart = p.relation(c) == "conj" and p.child(c, "nsubj", "nsubjpass") is not None
        before = p.relation(c) != "conj" and c < verb
        if apart or before:
            own -= set(p.subtree(c))
    words = sorted(w for w in own if p.is_word(w))
    while len(words) > 1 and p.tag(words[-1]) == "CC":
        words.pop()
    if p.relation(verb) in ("relcl", "acl", "advcl", "ccomp"):
        words = [w for w in words if not _opens(p, verb, w)]
    return words[0], words[-1]


def _opens(p: Passage, verb: int, word: int) -> bool:
    """Whether a word only joins the clause to what stands before: "that", "because"."""
    return word < verb and p.relation(word) == "mark" and p.head(word) == verb
