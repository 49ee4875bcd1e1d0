"""The frames of a reporting verb: for each, where in the parse its content stands."""

from __future__ import annotations

from collections.abc import Callable

from dateline.statements.clauses import OPENERS, after_times, content_end, snapped
from dateline.statements.drafts import CueAt
from dateline.statements.passage import FINITE, Passage

Range = tuple[int, int]
Frame = Callable[[Passage, CueAt], "Range | None"]
TIMES = frozenset({"as", "when", "while", "after", "before", "once"})
PEOPLE = ("dobj", "dative", "iobj")
# verbs whose clause is taken from the words where the parser finds none
PLAIN = frozenset({"say", "tell", "argue", "claim", "insist"})


def content_in(p: Passage, cue: CueAt) -> tuple[Range, str] | None:
    """The content by the first frame of the verb that fits, and that frame's name."""
    for name in cue.entry.frames:
        found = _by_name(name)(p, cue)
        if found is not None:
            return found, name
    return None


def _by_name(name: str) -> Frame:
    if name in FRAMES:
        return FRAMES[name]
    if name.startswith("object "):
        return _object_and(name.removeprefix("object "))
    if name.startswith("person "):
        return _person_and(name.removeprefix("person "))
    return _after_preposition(name)


def clause(p: Passage, cue: CueAt) -> Range | None:
    """`said (that) the road is closed`."""
    for c in p.right_children(cue.verb, "ccomp"):
        first, last = p.extent(c)
        first = _clause_start(p, max(first, cue.verb + 1), cue)
        if p.relation(cue.verb) not in ("relcl", "acl", "advcl", "csubj"):
            last = _clause_rest(p, last)
        return _closed(p, after_times(p, first, last), last, cue)
    return _plain_clause(p, cue)


def _clause_start(p: Passage, first: int, cue: CueAt) -> int:
    """Where the clause begins: at its "that", or where the parser left a verb of it outside."""
    opens = cue.clause.last + 1
    for i in range(cue.verb + 1, min(first + 6, p.last(cue.verb))):
        if p.quotation(i) is not None or p.tag(i) in FINITE:
            break
        if p.lower(i) == "that" and p.tag(i) == "IN":
            return i
    if opens < first and p.is_word(opens) and p.is_finite(opens, first - 1):
        return opens
    return first


def _clause_rest(p: Passage, last: int) -> int:
    """The end of a clause that the parser cut before its verb: `that those near it | will …`."""
    following = last + 1
    if following < p.last(last) and p.tag(following) in FINITE and p.is_word(last):
        return p.last(last)
    return _with_second_that(p, last)


def _with_second_that(p: Passage, last: int) -> int:
    """The end of `that it was late, and that no one came`, which the parser may cut in two."""
    and_at = last + 1 + (p.form(min(last + 1, p.last(last))) == ",")
    if and_at + 2 > p.last(last) or p.tag(and_at) != "CC" or p.lower(and_at + 1) != "that":
        return last
    return p.last(last) if p.tag(and_at + 1) == "IN" else last


def _plain_clause(p: Passage, cue: CueAt) -> Range | None:
    """`said the road is closed`, from the words alone, where the parse has no clause."""
    first, last = cue.clause.last + 1, p.last(cue.verb)
    if first >= last:
        return None
    opened = p.lower(first) in OPENERS and p.tag(first) in ("IN", "WRB", "WP", "WDT")
    bare = cue.entry.lemma in PLAIN and (p.is_word(first) or p.is_mark(first))
    if not (opened or bare) or not p.is_finite(first, last):
        return None
    if not opened and p.lower(first) in ("to", "and", "but", "by", "of", "for", "as"):
        return None
    return _closed(p, after_times(p, first, last), last, cue)


def _closed(p: Passage, first: int, last: int, cue: CueAt | None = None) -> Range | None:
    verb = cue.verb if cue else None
    first, last = snapped(p, first, content_end(p, first, last, verb))
    return (first, last) if first <= last else None


def person_clause(p: Passage, cue: CueAt) -> Range | None:
    """`told reporters that the road is closed`."""
    return clause(p, cue) or _clause_on_person(p, cue)


def _clause_on_person(p: Passage, cue: CueAt) -> Range | None:
    """The same where the parser hangs the clause on the person: `told them that pay had fallen`."""
    for person in p.right_children(cue.verb, "dobj", "dative"):
        for c in p.right_children(person, "relcl", "acl"):
            first, last = p.extent(c)
            subject = p.child(c, "nsubj", "nsubjpass")
            if p.lower(first) == "that" and subject is not None and subject > first:
                return _closed(p, first, last, cue)
    return None


def _not_yet(p: Passage, first: int, last: int) -> int:
    """The end of an infinitive: before `as shells fell`, which has happened and it has not."""
    for i in range(first + 2, last + 1):
        verb = p.head(i)
        opens = p.lower(i) in TIMES and p.relation(i) in ("mark", "advmod")
        if opens and _has_happened(p, verb) and p.quotation(i) is None:
            return i - 1
    return last


def _has_happened(p: Passage, verb: int) -> bool:
    past = p.tag(verb) in ("VBD", "VBN") and p.child(verb, "aux", "auxpass") is None
    return past and p.child(verb, "nsubj") is not None


def to_do(p: Passage, cue: CueAt) -> Range | None:
    """`vowed to return`."""
    for c in p.right_children(cue.verb, "xcomp"):
        first, last = p.extent(c)
        if cue.entry.lemma == "ask" and p.lower(first) == "not":
            return None  # `who asked not to be named`
        if p.child(c, "aux") is not None and p.lower(first) in ("to", "not"):
            return _closed(p, first, _not_yet(p, first, last))
    return None


def person_to_do(p: Passage, cue: CueAt) -> Range | None:
    """`told him to leave`: only what he is to do."""
    for c in p.right_children(cue.verb, "xcomp", "ccomp"):
        for i in p.children(c):
            if p.tag(i) == "TO" and p.child(cue.verb, *PEOPLE) is not None:
                return _closed(p, i, _not_yet(p, i, p.extent(c)[1]))
            if p.tag(i) == "TO" and p.child(c, "nsubj") is not None:
                return _closed(p, i, _not_yet(p, i, p.extent(c)[1]))
    return None


def object_to_do(p: Passage, cue: CueAt) -> Range | None:
    """`urged them to leave`: they are part of what is asked."""
    for c in p.right_children(cue.verb, "xcomp", "ccomp", "advcl"):
        if not any(p.tag(i) == "TO" for i in p.children(c)):
            continue
        first, last = p.extent(c)
        people = [p.extent(o) for o in p.right_children(cue.verb, *PEOPLE) if o < first]
        near = bool(people) and first - people[0][1] <= 2  # a comma may stand between
        if people and (near or p.relation(c) != "advcl"):
            return _closed(p, people[0][0], _not_yet(p, people[0][0], last))
        if not people and p.child(c, "nsubj") is not None:
            return _closed(p, first, _not_yet(p, first, last))
    return None


def thing(p: Passage, cue: CueAt) -> Range | None:
    """`criticised the plan`; not the concern of `voiced concern over`, which is a cue itself."""
    for c in p.right_children(cue.verb, "dobj"):
        noun = p.lexicon.nouns.get(p.lemma(c))
        if noun is not None and cue.entry.lemma in noun.verbs and _says_more(p, c, cue.verb):
            return None
        if p.lemma(c) in cue.entry.never:
            return None  # `claimed nine lives`
        first, last = p.extent(c)
        last = _before_second_name(p, c, _before_occasion(p, c, last))
        return _closed(p, first, _with_quotation(p, last))
    return None


def _before_second_name(p: Passage, noun: int, last: int) -> int:
    """The end of an object: before `, a limit that nobody kept`, which the outlet adds."""
    for i in range(noun + 1, last - 2):
        opens = p.form(i) == "," and p.tag(i + 1) == "DT" and p.tag(i + 2).startswith("NN")
        if opens and p.quotation(i) is None and p.lower(i + 3) in ("that", "which", "who"):
            return i - 1
    return last


def _with_quotation(p: Passage, last: int) -> int:
    """The end of `condemned the raid "without reserve"`."""
    after = p.quotation(last + 1) if last < p.last(last) else None
    return p.words_in(after.span)[-1] if after is not None and p.quotation(last) is None else last


def _says_more(p: Passage, noun: int, verb: int) -> bool:
    """Whether a clause or a preposition follows that says what the claim is."""
    below = [*p.children(noun), *p.children(verb)]
    return any(c > noun and p.relation(c) in ("acl", "ccomp", "prep", "relcl") for c in below)


def doing(p: Passage, cue: CueAt) -> Range | None:
    """`proposed closing the port`."""
    for c in p.right_children(cue.verb, "xcomp", "ccomp"):
        if p.tag(c) == "VBG" and p.extent(c)[0] == cue.verb + 1:
            return _closed(p, *p.extent(c))
    return None


def _before_occasion(p: Passage, noun: int, last: int) -> int:
    """The end of an object: before `in a statement on Saturday`, which belongs to the telling."""
    for i in range(noun + 1, last):
        if p.tag(i) == "IN" and p.relation(i) == "prep":
            occasion = p.child(i, "pobj")
            if occasion is not None and p.lemma(occasion) in p.lexicon.lists["occasions"]:
                return i - 1
    return last


def thing_as(p: Passage, cue: CueAt) -> Range | None:
    """`called the plan a mistake`."""
    if (quoted := _quoted_predicate(p, cue)) is not None:
        return quoted
    for c in p.right_children(cue.verb, "oprd", "ccomp", "xcomp"):
        first, last = p.extent(c)
        objects = [o for o in p.right_children(cue.verb, *PEOPLE) if o < first]
        if objects:
            return _closed(p, p.extent(objects[0])[0], last)
        if p.relation(c) == "ccomp" and p.tag(c) not in FINITE and p.child(c, "nsubj"):
            return _closed(p, first, last)
    return None


def _quoted_predicate(p: Passage, cue: CueAt) -> Range | None:
    """`called the plan "a mistake"`, from the words alone: the parser trips over the marks."""
    first, end = cue.verb + 1, min(cue.verb + 12, p.last(cue.verb))
    for i in range(first, end + 1):
        found = p.quotation(i)
        if found is not None:
            return (first, p.words_in(found.span)[-1]) if i > first else None
        if p.tag(i) in FINITE or p.form(i) in (",", ";", ":", "—"):
            return None
    return None


def _object_and(preposition: str) -> Frame:
    def frame(p: Passage, cue: CueAt) -> Range | None:
        """`accused them of fraud`."""
        for o in p.right_children(cue.verb, "dobj"):
            for c in p.right_children(cue.verb, "prep", "dative"):
                if c > o and p.lower(c) == preposition:
                    return _closed(p, p.extent(o)[0], p.extent(c)[1])
        return None

    return frame


def _person_and(preposition: str) -> Frame:
    def frame(p: Passage, cue: CueAt) -> Range | None:
        """`asked the mayor about the bridge`: only what was asked."""
        for c in p.right_children(cue.verb, "prep"):
            if p.lower(c) == preposition and p.child(cue.verb, *PEOPLE) is not None:
                return _closed(p, *p.extent(c))
        return None

    return frame


def _after_preposition(preposition: str) -> Frame:
    def frame(p: Passage, cue: CueAt) -> Range | None:
        """`called for a ceasefire`, `called on both sides to stop`."""
        for c in p.right_children(cue.verb, "prep", "dative"):
            if p.lower(c) == preposition and c - cue.verb <= 3:
                first, last = p.extent(c)
                last = _to_do_after(p, cue.verb, last)
                return _closed(p, c + 1, last) if first == c and last > c else None
        return None

    return frame


def _to_do_after(p: Passage, verb: int, last: int) -> int:
    """The end of an infinitive that follows right after word `last`, else `last`."""
    for c in p.right_children(verb, "xcomp", "advcl"):
        first, end = p.extent(c)
        if first == last + 1 and p.tag(first) == "TO":
            return end
    return last


def quote(p: Passage, cue: CueAt) -> Range | None:
    """Quotations are taken by the rules, before any frame."""
    return None


FRAMES: dict[str, Frame] = {
    "clause": clause,
    "person clause": person_clause,
    "to do": to_do,
    "person to do": person_to_do,
    "object to do": object_to_do,
    "object": thing,
    "doing": doing,
    "object predicate": thing_as,
    "quote": quote,
}
