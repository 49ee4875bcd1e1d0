"""Noun phrases that may stand for someone: names with their titles, agent nouns, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.actors.coding import knowing
from dateline.actors.knowledge import Knowledge, folded
from dateline.model import BlockKind, MentionKind, Span
from dateline.syntax import Tree

PREMODIFIERS = ("compound", "nmod", "amod", "nummod", "poss", "det", "predet", "quantmod")
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent"})
TOWARDS_ACTORS = frozenset({"with", "against", "by", "between", "on"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate; `head` and the words of `before` are word indexes."""

    head: int
    span: Span  # the shortest phrase that says who: title and name, noun and its modifiers
    kind: MentionKind
    label: str  # of the name: PERSON, ORG, …; "" for nominals and pronouns
    name: Span | None  # the name without its title
    before: tuple[int, ...]  # what stands before the name or noun, titles included
    beside: int | None  # the head of an apposition
    headline: bool


def find_phrases(tree: Tree, known: Knowledge) -> Iterator[Phrase]:
    """All candidates of a reading in the order of the text; a word heads at most one."""
    by_head: dict[int, Phrase] = {}
    for phrase in _named(tree, known):
        by_head.setdefault(phrase.head, phrase)
    inside = {i for phrase in by_head.values() for i in tree.words_in(phrase.span)}
    for i in range(len(tree.words)):
        if i in by_head:
            yield by_head[i]
        elif i not in inside and (phrase_here := _unnamed(tree, known, i)):
            yield phrase_here


def _named(tree: Tree, known: Knowledge) -> Iterator[Phrase]:
    for name in tree.reading.names:
        if name.label not in NAMES or folded(name.span.of(tree.text)) in known.titles:
            continue
        if _common_noun(tree, known, name.span):
            continue
        span = _trimmed(tree, name.span)
        if span is None:
            continue
        span = _widened(tree, known, span)
        head = tree.head_of(span)
        if head is not None:
            yield _phrase(tree, head, span, name.label)
    yield from _unmarked(tree, known)


def _common_noun(tree: Tree, known: Knowledge, span: Span) -> bool:
    """ "Pirates", which the reader took for a name at the start of a sentence."""
    words = tree.words_in(span)
    only = words.start if len(words) == 1 else None
    if only is None:
        return False
    opens = only == tree.sentence(only).first and tree.tag(only) == "NNPS"
    plain = tree.tag(only) in ("NN", "NNS") or opens
    return plain and (tree.lemma(only).lower() in known.agents or tree.lower(only) in known.agents)


def _trimmed(tree: Tree, span: Span) -> Span | None:
    """The name without article, possessive mark or a quotation mark taken in by mistake."""
    words = [i for i in tree.words_in(span) if tree.relation(i) != "case"]
    while words and (
        tree.lower(words[0]) in ("the", "a", "an") or not tree.form(words[0])[0].isalnum()
    ):
        words.pop(0)
    while words and not tree.form(words[-1])[-1].isalnum() and tree.form(words[-1])[-1] != ".":
        words.pop()
    return tree.span(words[0], words[-1]) if words else None


def _widened(tree: Tree, known: Knowledge, span: Span) -> Span:
    """The whole name of a listed body where a part was marked: "Real IRA", "Congress party"."""
    words = tree.words_in(span)
    best = _longer(tree, known, span)
    if best != span:
        return best
    for first in range(words.start - 1, max(-1, words.start - 4), -1):
        wider = tree.span(first, words.stop - 1)
        if not tree.form(first)[0].isupper():
            break
        if folded(wider.of(tree.text)) in known.bodies:
            best = wider
    return best


def _longer(tree: Tree, known: Knowledge, span: Span) -> Span:
    """The span with the word after it, where the two are a listed body."""
    words = tree.words_in(span)
    after = words.stop
    if after >= tree.sentence(words.start).last or not tree.form(after).isalpha():
        return span
    longer = tree.span(words.start, after)
    return longer if folded(longer.of(tree.text)) in known.bodies else span


def _unmarked(tree: Tree, known: Knowledge) -> Iterator[Phrase]:
    """Names of the tables, and capitalised subjects, that the reader did not mark."""
    marked = {i for name in tree.reading.names for i in tree.words_in(name.span)}
    last = {
        folded(tree.form(tree.words_in(name.span)[-1]))
        for name in tree.reading.names
        if name.label == "PERSON" and len(tree.words_in(name.span)) > 1
    }
    for i in range(len(tree.words)):
        shouted = tree.form(i).isupper() and folded(tree.form(i)) in known.bodies
        if i in marked or tree.relation(i) == "compound":
            continue
        if tree.tag(i) not in ("NNP", "NNPS") and not (shouted and tree.tag(i)[0] in "NJ"):
            continue  # "ECOWAS", which the reader takes for the plural of a common noun
        first = i
        while (
            first > 0
            and first - 1 not in marked
            and tree.relation(first - 1) == "compound"
            and (tree.tag(first - 1) in ("NNP", "NNPS") and tree.head(first - 1) == i)
        ):
            first -= 1
        span = _widened(tree, known, tree.span(first, i))
        if _common_noun(tree, known, span):
            continue
        low = folded(span.of(tree.text))
        if low in known.titles:
            continue
        listed = low in known.bodies or low in known.states or low in known.seats
        if listed or low in last or tree.relation(i) in ("nsubj", "nsubjpass"):
            yield _phrase(tree, i, span, "")


def _phrase(tree: Tree, head: int, name: Span, label: str) -> Phrase:
    inside = tree.words_in(name)
    before = tuple(i for i in _left(tree, head) if i < inside.start)
    first = before[0] if before else inside.start
    if before and tree.tag(first) in ("DT", "PRP$"):
        first = before[1] if len(before) > 1 else inside.start
    span = tree.span(first, inside.stop - 1)
    return Phrase(
        head,
        span,
        MentionKind.name,
        label,
        name,
        before,
        _beside(tree, head),
        _headline(tree, head),
    )


def _left(tree: Tree, head: int) -> list[int]:
    """The words before a head that belong to its phrase, without a gap."""
    below: set[int] = set()
    for child in tree.children(head):
        if child < head and tree.relation(child) in PREMODIFIERS:
            below.update(tree.subtree(child))
    words = []
    i = head - 1
    while i in below or (i >= 0 and tree.relation(i) == "punct" and i - 1 in below):
        words.append(i)
        i -= 1
    return sorted(words)


def _beside(tree: Tree, head: int) -> int | None:
    """The head of an apposition: "Ana Rojas, the Chilean president,".

    The parser often calls "the president, Ana Rojas, and" a list: no "and" stands between.
    """
    found = tree.child(head, "appos")
    if found is None and tree.tag(head) in ("NN", "NNP"):
        listed = tree.child(head, "conj")
        left = [] if listed is None else [head + 1, *_left(tree, listed)[:1]]
        near = listed is not None and tree.lower(head + 1) == "," and left[-1] == head + 2
        if near and listed is not None and tree.tag(listed) == "NNP":
            return listed if tree.child(head, "cc") is None else None
    return found


def _headline(tree: Tree, i: int) -> bool:
    blocks = tree.reading.article.blocks
    return blocks[tree.sentence(i).block].kind is BlockKind.headline


def _unnamed(tree: Tree, known: Knowledge, i: int) -> Phrase | None:
    tag, low = tree.tag(i), tree.lower(i)
    if low in known.personal or low in known.things or low in known.many:
        return Phrase(i, tree.span(i, i), MentionKind.pronoun, "", None, (), None, False)
    if low in known.gather and tree.relation(i) in ("nsubj", "nsubjpass", "dep", "pobj", "dobj"):
        return Phrase(i, tree.span(i, i), MentionKind.pronoun, "", None, (), None, False)
    if low in known.counts and _stands_alone(tree, i):
        return Phrase(i, _with_article(tree, i), MentionKind.pronoun, "", None, (), None, False)
    if tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD") and _is_agent(tree, known, i):
        return _nominal(tree, known, i)
    return None


def _stands_alone(tree: Tree, i: int) -> bool:
    """ "The three" as a subject, with no noun to count."""
    article = tree.child(i, "det")
    alone = article is not None and tree.lower(article) in ("the", "these", "those")
    return alone and tree.relation(i) in ("nsubj", "nsubjpass")


def _with_article(tree: Tree, i: int) -> Span:
    article = tree.child(i, "det")
    return tree.span(i if article is None else article, i)


def _is_agent(tree: Tree, known: Knowledge, i: int) -> bool:
    if tree.relation(i) in ("compound", "amod", "nmod", "quantmod", "nummod"):
        return False
    if tree.tag(i) in ("JJ", "CD"):
        return False
    low = tree.lower(i)
    if _only_a_thing(tree, known, i):
        return False
    return (
        tree.lemma(i).lower() in known.agents
        or low in known.agents
        or low in known.peoples
        or folded(tree.form(i)) in known.titles
        or knowing(tree, known, i) is not None
    )


def _only_a_thing(tree: Tree, known: Knowledge, i: int) -> bool:
    """ "a state of emergency", "freedom of movement": the noun names no one there."""
    lemma = tree.lemma(i).lower()
    if lemma not in known.body_nouns or tree.tag(i) != "NN":
        return False
    of = next((p for p in tree.all_children(i, "prep") if tree.lower(p) == "of"), None)
    what = None if of is None else tree.child(of, "pobj")
    if lemma in known.things_of and what is not None:
        return tree.tag(what) in ("NN", "NNS")
    return lemma in known.things_bare and not tree.children(i)


def _nominal(tree: Tree, known: Knowledge, i: int) -> Phrase:
    before = tuple(_left(tree, i))
    first = before[0] if before else i
    last = i
    for prep in tree.all_children(i, "prep"):
        if tree.lower(prep) in ("of", "from", "in") and prep == last + 1:
            last = _complement_end(tree, known, prep, last)
    last = knowing(tree, known, i) or last
    return Phrase(
        i,
        tree.span(first, last),
        MentionKind.nominal,
        "",
        None,
        before,
        _name_after_comma(tree, i, last) or _beside(tree, i),
        _headline(tree, i),
    )


def _name_after_comma(tree: Tree, head: int, last: int) -> int | None:
    """ "his Irish counterpart, Bo Ahern, said": whatever the parse makes of it."""
    comma = last + 1
    if tree.tag(head) not in ("NN", "NNP") or comma + 1 >= len(tree.words):
        return None
    if tree.lower(comma) != ",":
        return None
    for name in tree.reading.names:
        if name.label == "PERSON" and name.span.start == tree.words.starts[comma + 1]:
            after = tree.words_in(name.span).stop
            closed = after < len(tree.words) and tree.lower(after) in (",", ".", ";")
            return tree.head_of(name.span) if closed else None
    return None


def _complement_end(tree: Tree, known: Knowledge, prep: int, last: int) -> int:
    """The end of "of northern Gaza", where the complement says whose or where from."""
    target = tree.child(prep, "pobj")
    if target is None:
        return last
    named = any(known.country_of(tree.form(w)) for w in tree.subtree(target)) or tree.tag(
        target
    ) in ("NNP", "NNPS")
    ends = [c for c in tree.subtree(target) if c >= target]
    plain = [
        c
        for c in ends
        if not any(
            tree.relation(a) in ("relcl", "acl", "appos", "punct") for a in _up(tree, c, target)
        )
    ]
    return max(plain, default=target) if named else last


def _up(tree: Tree, word: int, top: int) -> Iterator[int]:
    while word != top:
        yield word
        word = tree.head(word)
