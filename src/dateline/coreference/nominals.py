"""All that can stand for someone or something: names, noun phrases, pronouns, lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.coreference.lexicon import Lexicon, folded
from dateline.model import BlockKind, MentionKind, Span
from dateline.syntax import Tree

# looked up once: Python is slow to give a member that is called "name"
NAME, NOMINAL, PRONOUN = MentionKind.name, MentionKind.nominal, MentionKind.pronoun
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
BESIDE = frozenset({"compound", "nmod", "amod", "quantmod", "nummod", "npadvmod"})
UNCOUNTED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
JOINING = frozenset({"of", "and", "for"})  # within a name, mostly of a work or a body
APART = frozenset({"cc", "conj", "preconj", "punct", "advcl", "parataxis"})


@dataclass(frozen=True, slots=True, eq=False)
class Nominal:
    """A phrase by its head word; words are indexes, `last` included."""

    head: int
    first: int
    last: int
    span: Span
    kind: MentionKind
    label: str  # of the name it is, as the reader marked it; "": none
    words: tuple[str, ...]  # of the name, folded; of a noun its lemma alone
    sort: str  # "person", "perhaps", "body", "thing", "time"; of a pronoun what it asks for
    gender: str | None  # "male", "female"; None: not said
    several: bool
    headline: bool
    sentence: int
    parts: tuple[int, ...] = ()  # heads of a list's members

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the text: a list comes after its first member."""
        return self.head, len(self.parts)


def find_nominals(tree: Tree, lexicon: Lexicon) -> list[Nominal]:
    """All nominals of a reading, by their heads in the order of the text; lists after members."""
    names = _names_by_head(tree)
    found: list[Nominal] = []
    for i in range(len(tree.words)):
        nominal = _nominal_at(tree, lexicon, i, names)
        if nominal is not None:
            found.append(nominal)
    found = _of_one_sort(found)
    return sorted([*found, *_lists(tree, found)], key=lambda n: n.order)


def _of_one_sort(found: list[Nominal]) -> list[Nominal]:
    """What the reader took for a person here and for a body there is what it mostly took it for."""
    taken: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for n in found:
        if n.kind is NAME and n.label and n.sort != "perhaps":
            taken[n.words][n.sort] += 1
    mostly = {words: max(c, key=lambda s: (c[s], s == "person")) for words, c in taken.items()}
    return [
        replace(n, sort=mostly[n.words])
        if n.kind is NAME and mostly.get(n.words, n.sort) != n.sort
        else n
        for n in found
    ]


def _names_by_head(tree: Tree) -> dict[int, tuple[int, int, str]]:
    found: dict[int, tuple[int, int, str]] = {}
    for name in tree.reading.names:
        words = [i for i in tree.words_in(name.span) if tree.relation(i) != "case"]
        while words and tree.tag(words[0]) in ("DT", "IN", "``", "''", ","):
            words.pop(0)
        if not words:
            continue
        inside = set(words)
        head = next(i for i in reversed(words) if tree.head(i) not in inside or tree.head(i) == i)
        found[head] = (words[0], words[-1], name.label)
    return found


def _nominal_at(
    tree: Tree, lexicon: Lexicon, i: int, names: dict[int, tuple[int, int, str]]
) -> Nominal | None:
    tag = tree.tag(i)
    if tag in ("PRP", "PRP$") and tree.lower(i) in lexicon.pronouns:
        return None if tree.relation(i) == "expl" else _pronoun(tree, lexicon, i)
    if tag == "JJ" and by_age(tree, lexicon, i):
        return _phrase(tree, lexicon, i, None, inner=False)
    name = names.get(i)
    if tag not in NOUNS and (name is None or name[2] in UNCOUNTED):
        return None
    inner = tree.relation(i) in BESIDE
    if inner and (name is None or name[2] == "NORP" or tag == "JJ"):
        return None
    return _phrase(tree, lexicon, i, name, inner)


def by_age(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """ "The 42-year-old", "the 42-year-old pianist": whom the text has told of, by his age."""
    return _is_aged(tree, lexicon, i) or any(
        _is_aged(tree, lexicon, w) for w in tree.all_children(i, "amod")
    )


def _is_aged(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    return tree.lower(i) in lexicon.aged and bool(tree.child(i, "npadvmod"))


def _pronoun(tree: Tree, lexicon: Lexicon, i: int) -> Nominal:
    sort = lexicon.pronouns[tree.lower(i)]
    gender = sort if sort in ("male", "female") else None
    several = sort in ("many", "speakers")
    sort = "person" if gender else sort
    return Nominal(
        i, i, i, tree.span(i, i), PRONOUN, "", (tree.lower(i),), sort, gender, several,
        _headline(tree, i), tree.sentence_number(i),
    )  # fmt: skip


def _phrase(
    tree: Tree, lexicon: Lexicon, i: int, name: tuple[int, int, str] | None, inner: bool
) -> Nominal:
    first, last = (name[0], name[1]) if name and inner else extent(tree, i)
    if inner and last + 1 < len(tree.words) and tree.relation(last + 1) == "case":
        last += 1
    label = name[2] if name else ""
    proper = tree.tag(i) in ("NNP", "NNPS") or bool(name and label not in UNCOUNTED)
    kind = NAME if proper else NOMINAL
    words = _words(tree, lexicon, i, name) if proper else (tree.lemma(i).lower(),)
    several = tree.tag(i) in PLURALS or (not proper and tree.lemma(i).lower() in lexicon.several)
    sort = _sort(tree, lexicon, i, label, words, proper)
    is_state = " ".join(words) in lexicon.states  # "Jordan": a first name, too
    gender = None if is_state else _gender(tree, lexicon, i, words, proper)
    if gender and sort == "perhaps":
        sort = "person"
    return Nominal(
        i, first, last, tree.span(first, last), kind, label, words, sort, gender, several,
        _headline(tree, i), tree.sentence_number(i),
    )  # fmt: skip


def extent(tree: Tree, i: int) -> tuple[int, int]:
    """First and last word of a noun's whole phrase, without what is coordinated with it."""
    first = last = i
    for child in reversed([c for c in tree.children(i) if c < i]):
        if tree.relation(child) in APART and tree.relation(child) != "punct":
            break
        low = tree.extent(child)[0]
        if tree.relation(child) != "punct":
            first = min(first, low)
    for child in (c for c in tree.children(i) if c > i):
        if tree.relation(child) in ("cc", "conj", "advcl", "parataxis", "preconj"):
            break
        if tree.relation(child) != "punct":
            last = max(last, tree.extent(child)[1])
    return first, last


def _words(
    tree: Tree, lexicon: Lexicon, i: int, name: tuple[int, int, str] | None
) -> tuple[str, ...]:
    """The words of a name that identify it, without title and possessive mark."""
    inside = range(name[0], name[1] + 1) if name else _run(tree, i)
    forms = [folded(tree.form(w)) for w in inside if tree.form(w)[0].isalnum()]
    while len(forms) > 1 and forms[0] in lexicon.titles:
        forms.pop(0)
    return tuple(f for f in forms if f != "'s")


def _run(tree: Tree, i: int) -> range:
    """The capitalised words before and at a head that the reader did not mark."""
    first = i
    while first and tree.tag(first - 1) in ("NNP", "NNPS") and tree.head(first - 1) == i:
        first -= 1
    return range(first, i + 1)


def _sort(
    tree: Tree, lexicon: Lexicon, i: int, label: str, words: tuple[str, ...], proper: bool
) -> str:
    if label in UNCOUNTED:
        return "time"
    if not proper:
        return "person" if tree.tag(i) == "JJ" else _sort_of_noun(lexicon, tree.lemma(i).lower())
    if " ".join(words) in lexicon.states:
        return "thing"
    told = _told_beside(tree, lexicon, i)
    if told is not None:
        return told
    if label == "PERSON":
        return "perhaps" if JOINING & set(words) else "person"  # "the Birth of Modern Poland"
    if label in ("ORG", "NORP"):
        return "body"
    return "thing" if label or _capital_only(tree, i, words) else "perhaps"


def _told_beside(tree: Tree, lexicon: Lexicon, i: int) -> str | None:
    """ "Orr, a nurse", "Gulf, a bank that", "Orr, who left": what a name is, where it is said."""
    for beside in tree.all_children(i, "appos"):
        if tree.tag(beside) == "NN":
            sort = _sort_of_noun(lexicon, tree.lemma(beside).lower())
            return sort if sort != "thing" else None
    for clause in tree.all_children(i, "relcl"):
        if any(tree.lower(w) == "who" and tree.tag(w) == "WP" for w in tree.children(clause)):
            return "person"
    return None


def _capital_only(tree: Tree, i: int, words: tuple[str, ...]) -> bool:
    """ "Chicken was sold": a capital that opens a sentence, or an office "of" something."""
    opens = i == tree.sentence(i).first and len(words) == 1
    of = any(tree.lower(c) == "of" for c in tree.all_children(i, "prep"))
    return opens or of or not tree.form(i)[0].isupper()


def _sort_of_noun(lexicon: Lexicon, noun: str) -> str:
    if noun in lexicon.bodies:
        return "body"
    return "person" if lexicon.is_person(noun) else "thing"


def _gender(
    tree: Tree, lexicon: Lexicon, i: int, words: tuple[str, ...], proper: bool
) -> str | None:
    if not proper:
        return lexicon.gender.get(tree.lemma(i).lower())
    for child in tree.children(i):
        said = lexicon.gender.get(tree.lower(child))
        if tree.tag(child) == "NNP" and len(words) == 1 and not said:
            said = lexicon.first_names.get(tree.lower(child))  # "Mamadou Dia", only Dia marked
        if said and child < i and tree.relation(child) in ("compound", "nmod", "amod"):
            return said
    return lexicon.first_names.get(words[0]) if words else None


def _headline(tree: Tree, i: int) -> bool:
    return tree.reading.article.blocks[tree.sentence(i).block].kind is BlockKind.headline


def _lists(tree: Tree, found: list[Nominal]) -> Iterator[Nominal]:
    """ "Hale and Ruiz": several, whom "they" can stand for."""
    by_head = {n.head: n for n in found}
    for top in found:
        if tree.relation(top.head) == "conj" or tree.child(top.head, "conj") is None:
            continue
        heads = tree.conjuncts(top.head)
        members = [by_head[h] for h in heads if h in by_head]
        if len(members) < 2 or any(m.kind is PRONOUN for m in members[:1]):
            continue
        first, last = members[0].first, members[-1].last
        if first > last:
            continue
        sorts = {m.sort for m in members}
        yield Nominal(
            top.head, first, last, tree.span(first, last), NOMINAL, "", (),
            sorts.pop() if len(sorts) == 1 else "thing", None, True, top.headline, top.sentence,
            tuple(m.head for m in members),
        )  # fmt: skip
