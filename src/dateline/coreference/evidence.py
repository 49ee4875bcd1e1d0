"""What speaks for and against a pronoun and an earlier phrase being one: named observations.

Each is a short plain name; `weighing.py` has a weight for it, and `dateline why` can show it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.coreference.entities import Entity
from dateline.coreference.nominals import NAME, Nominal
from dateline.syntax import Tree

ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object",
    "dative": "object", "pobj": "after a preposition", "poss": "owner", "appos": "apposition",
    "conj": "listed", "compound": "within a name", "nmod": "within a name", "attr": "attribute",
    "ROOT": "alone", "agent": "after a preposition",
}  # fmt: skip
VERBS = ("VB", "MD")
FAR = 5  # of a count, more is the same
DEEP = 4  # words above a word; more is the same
MANY_CLAUSES = 3  # more is the same
STEPS = (3, 7, 15, 30, 60)  # words
APART = ("up to 3", "up to 7", "up to 15", "up to 30", "up to 60", "over 60")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands in its sentence."""

    role: str
    clause: int  # the verb or noun it is an argument of, prepositions passed over
    above: int | None  # the word it hangs on; None: it is a root
    depth: int  # how many words it hangs on, one on the other
    preposition: str | None


class Places:
    """Where words stand, each worked out once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._known: dict[int, Place] = {}

    def __getitem__(self, word: int) -> Place:
        if word not in self._known:
            self._known[word] = self._place(word)
        return self._known[word]

    def _place(self, word: int) -> Place:
        tree = self.tree
        top = word
        while tree.relation(top) == "conj" and not tree.tag(tree.head(top)).startswith(VERBS):
            top = tree.head(top)
        role = ROLES.get(tree.relation(top), "other")
        clause = tree.head(top)
        preposition = None
        if role == "after a preposition":
            preposition = tree.lower(clause)
            while tree.relation(clause) in ("prep", "pcomp", "agent", "pobj") and tree.head(clause) != clause:  # fmt: skip
                clause = tree.head(clause)
                if tree.relation(clause) not in ("prep", "agent"):
                    break
        above = list(islice(tree.ancestors(word), DEEP))
        return Place(role, clause, above[0] if above else None, len(above), preposition)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun, and what holds for it whatever the candidate."""

    nominal: Nominal
    place: Place
    above: dict[int, int]  # how far up the words are that it hangs on, the nearest first
    owned: Collection[int]  # the words of what it owns
    last_alike: Nominal | None  # the last such pronoun before it
    last_meant: Entity | None  # whom that stands for
    speaks: bool  # it is the subject of a word of saying
    spoke_last: Entity | None  # who could be meant and last was
    first_met: Entity | None  # who could be meant and was named first in the text
    most_met: Entity | None  # who could be meant and was met most often


def observations(
    tree: Tree, places: Places, asked: Asked, candidate: Nominal, entity: Entity, between: int
) -> Iterator[str]:
    """All that is seen of a pronoun and a candidate; `between` others could be meant nearer by."""
    here, there = asked.place, places[candidate.head]
    back = asked.nominal.sentence - candidate.sentence
    where = _where(asked.nominal, candidate, back)
    yield where
    yield f"{min(between, FAR)} others nearer"
    yield f"{there.role}, {where}"
    yield f"{there.role} to {here.role}"
    if back == 0:
        yield f"{there.role} to {here.role}, same sentence"
    if there.preposition:
        yield f"after {there.preposition}" if there.preposition in PREPOSITIONS else "after another preposition"  # fmt: skip
    if there.role == "subject" and tree.relation(there.clause) == "ROOT":
        yield f"main subject, {where}"
        if here.role == "subject" and tree.relation(here.clause) == "ROOT":
            yield "both main subjects"
    if tree.lemma(there.clause) == tree.lemma(here.clause) and there.clause != here.clause:
        yield "same verb"
    yield f"{candidate.kind}, {'same sentence' if back == 0 else 'before'}"
    yield f"depth {there.depth}"
    yield f"{_apart(asked.nominal, candidate)} words apart"
    yield f"in a {_clause(tree, there.clause)}, {'same sentence' if back == 0 else 'before'}"
    if candidate.first == tree.sentence(candidate.head).first:
        yield f"opens its sentence, {where}"
    if asked.nominal.head == tree.sentence(asked.nominal.head).first:
        yield f"{there.role} to the word that opens a sentence, {where}"
    if here.role == "owner":
        yield f"{there.role} to the owner of {_role_of_owned(places, here)}"
    if back == 0:
        yield from _within_sentence(tree, asked, candidate, there)
    yield from _of_entity(asked, candidate, entity)


def _apart(pronoun: Nominal, candidate: Nominal) -> str:
    """How many words lie between, roughly."""
    return APART[bisect_left(STEPS, abs(pronoun.head - candidate.head))]


def _clause(tree: Tree, head: int) -> str:
    """Of what kind the clause of a verb is."""
    relation = tree.relation(head)
    if not _is_verb(tree, head):
        return "phrase"
    return CLAUSES.get(relation, "lesser clause")


def _role_of_owned(places: Places, here: Place) -> str:
    return f"a {places[here.clause].role}"


CLAUSES = {
    "ROOT": "main clause", "conj": "listed clause", "relcl": "relative clause",
    "ccomp": "told clause", "advcl": "adverbial clause",
}  # fmt: skip
PREPOSITIONS = frozenset({"of", "with", "by", "to", "for", "from", "in", "on", "as", "against"})


def _where(pronoun: Nominal, candidate: Nominal, back: int) -> str:
    if candidate.head > pronoun.head:
        return "after it" if back == 0 else "in a later sentence"
    return ("same sentence", "a sentence back", "two back")[back] if back < 3 else "further back"


def _within_sentence(tree: Tree, asked: Asked, candidate: Nominal, there: Place) -> Iterator[str]:
    here, above, word = asked.place, asked.above, asked.nominal.head
    head = candidate.head
    owning = here.role == "owner"
    if not owning and here.clause == there.clause and there.role != "owner":
        yield "fellow argument" if here.preposition is None else "beside in its clause"
    if owning:
        yield from _of_owned(tree, asked, head)
    if head in above:
        yield f"it stands within the phrase, as {here.role}"
    if there.role == "owner" and there.above in above:
        between = islice(above, above[there.above])
        clause = any(_is_verb(tree, word) for word in between)
        yield f"owner of the {'phrase that tells of it' if clause else 'phrase it stands in'}"
    if there.role in ("subject", "object") and there.clause in above:
        up = above[there.clause]
        verbs = (a for a in islice(above, up) if _is_verb(tree, a))
        hops = sum(1 for _ in islice(verbs, MANY_CLAUSES))
        yield f"{there.role} {hops} clauses above, {'owner' if owning else here.role}"
        below = next(islice(above, up - 1, None)) if up else word
        yield f"{there.role} above its {tree.relation(below)}"
    elif head < word:
        yield f"not above, {here.role}"
    if tree.relation(here.clause) == "conj" and there.clause == tree.head(here.clause):
        yield f"{there.role} of the clause before, {here.role}"
    if head > word and there.role == "subject" and here.clause != there.clause:
        opens = next((a for a in (word, *above) if tree.head(a) == there.clause != a), None)
        if opens is not None:
            yield f"subject to come, after its {tree.relation(opens)}"


def _of_owned(tree: Tree, asked: Asked, head: int) -> Iterator[str]:
    """How a candidate stands to what an owner owns."""
    owned = asked.place.above
    if head in asked.owned:
        yield "within what it owns"
    if owned is not None and tree.head(owned) == head:
        if tree.relation(owned) == "conj":
            yield "listed with what it owns"
        if tree.relation(owned) == "appos":
            yield "beside what it owns"


def _is_verb(tree: Tree, word: int) -> bool:
    return tree.tag(word).startswith(VERBS)


def _of_entity(asked: Asked, candidate: Nominal, entity: Entity) -> Iterator[str]:
    pronoun = asked.nominal
    if pronoun.gender:
        yield "gender fits" if entity.gender == pronoun.gender else "gender unknown" if entity.gender is None else "other gender"  # fmt: skip
    yield f"{entity.sort}"
    if candidate.kind is NAME:
        yield f"name of {min(len(candidate.words), 3)}"
    yield f"met {min(entity.met_before(pronoun.head), FAR)} times"
    last = asked.last_alike
    if last is not None:
        near = pronoun.sentence - last.sentence
        yield f"{'has' if entity is asked.last_meant else 'lacks'} the last such pronoun, {min(near, 2)} back"
    if entity is asked.first_met:
        yield "first named in the text"
    if entity is asked.most_met:
        yield "named most so far"
    if asked.speaks:
        yield (
            "spoke last, it speaks"
            if entity is asked.spoke_last
            else "did not speak last, it speaks"
        )
    if entity.nominals[0].headline:
        yield "in the headline"
