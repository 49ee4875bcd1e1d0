"""Joining the nominals of a text: names, then nouns and pronouns as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.coreference.entities import Entity, join_names
from dateline.coreference.lexicon import Lexicon
from dateline.coreference.looking import SPEAKING, Candidate, Text
from dateline.coreference.nominals import NAME, NOMINAL, PRONOUN, Nominal, by_age
from dateline.coreference.weighing import best
from dateline.model import Span
from dateline.syntax import Tree

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NEAR = 2  # sentences
MODIFIERS = ("amod", "compound", "nmod", "nummod")


Chooser = Callable[[Nominal, Sequence[Candidate]], Candidate | None]


@dataclass(frozen=True, slots=True)
class _Call:
    """A noun by which a text calls someone: "Minister" of "Health Minister Orr"."""

    word: int
    entity: Entity
    says: set[str]  # the words that stand with it


class Linking:
    """One text being joined."""

    def __init__(
        self, tree: Tree, lexicon: Lexicon, nominals: list[Nominal], choose: Chooser = best
    ) -> None:
        self.tree = tree
        self.choose = choose
        self.lexicon = lexicon
        self.names = names = join_names(nominals, lexicon)
        self.entities = list(dict.fromkeys(names.values()))
        named = {n: names[n.head] for n in nominals if n.head in names and not n.parts and n.kind is NAME}  # fmt: skip
        self.text = Text(tree, lexicon, nominals, named)
        self.quoting = self.text.quoting
        self.by_noun: defaultdict[str, list[Nominal]] = defaultdict(list)
        self.first_person: dict[tuple[str, object], Entity] = {}
        self.at = {n.head: n for n in nominals if not n.parts}
        self.things_named = _by_word(n for n in nominals if n.kind is NAME and n.sort != "person")
        self._modifiers_of: dict[int, set[str]] = {}

    def run(self) -> list[Entity]:
        """All entities, in the order in which they were met."""
        for nominal in self.text.nominals:
            if nominal.sort not in SPEAKING:
                self._take(nominal)
        for nominal in self.text.nominals:
            if nominal.sort in SPEAKING:
                self._join(nominal, self._of_speaker(nominal))
        return self.entities

    def stands_for(self, pronoun: Span, names: Sequence[Span]) -> Span | None:
        """The name that the pronoun stands for, of some that are known for people's."""
        meant: dict[Entity, Span] = {}
        for span in names:
            entity = self.named_in(span)
            if entity is not None:
                entity.several = False
                entity.sort = "person" if entity.sort == "person" else "perhaps"
                meant.setdefault(entity, span)
        word = self.tree.word_at(pronoun.start)
        for nominal in self.text.nominals:
            if nominal.head == word and nominal.gender:
                for entity in meant:
                    entity.gender = nominal.gender
                    self.text.changed(entity)
                found = self.choose(nominal, self.text.candidates(nominal))
                return meant.get(found.entity) if found else None
            if nominal.sort not in SPEAKING:
                self._take(nominal)
        return None

    def named_in(self, span: Span) -> Entity | None:
        """Whom a name within these words stands for."""
        words = self.tree.words_in(span)
        return next((self.names[i] for i in reversed(words) if i in self.names), None)

    def _take(self, nominal: Nominal) -> None:
        if nominal.kind is NOMINAL:
            self._join(nominal, self._of_noun(nominal))
        elif nominal.kind is PRONOUN:
            entity = self._of_pronoun(nominal)
            if entity is not None:
                self._join(nominal, entity)
        if nominal.kind is not PRONOUN and not nominal.parts:
            self.by_noun[self._noun(nominal)].append(nominal)

    def _join(self, nominal: Nominal, entity: Entity | None) -> None:
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        self.text.join(nominal, entity)

    # ------------------------------------------------------------------ nouns

    def _noun(self, nominal: Nominal) -> str:
        return self.tree.lemma(nominal.head).lower()

    def _of_noun(self, nominal: Nominal) -> Entity | None:
        """The entity that a noun was met for before; None for a new one."""
        if nominal.parts or nominal.sort == "time":
            return None
        noun = self._noun(nominal)
        if noun in self.lexicon.idle:
            return None
        for earlier in reversed(self.by_noun[noun]):
            if self._is_again(nominal, earlier):
                again = self._called_at.get(earlier.head) or self.text.entity_of.get(earlier)
                other = self._of_description(nominal) if self._is_faded(nominal, again) else None
                return other or again
        called = self._of_calling(nominal, noun)
        return called or self._of_name(nominal, noun) or self._of_another_word(nominal, noun)

    def _of_calling(self, nominal: Nominal, noun: str) -> Entity | None:
        """ "The minister" after "Ellen Orr, the minister", "Minister Orr", "Orr is a minister"."""
        if nominal.several or self.tree.lower(nominal.first) != "the":
            return None
        says = self._modifiers(nominal) | {self._of_what(nominal)} - {None}
        calls = [c for c in self._calls.get(noun, ()) if c.word < nominal.first and says <= c.says]
        called = dict.fromkeys(call.entity for call in calls)
        if len(called) < 2:
            return next(iter(called), None)
        asked = [c for c in self.text.candidates(nominal) if c.entity in called]
        found = self.choose(nominal, [c for c in asked if c.nominal.head < nominal.head])
        return found.entity if found else None

    @cached_property
    def _calls(self) -> dict[str, list[_Call]]:
        """By noun the names that the text calls by it, in the order of the text."""
        found: defaultdict[str, list[_Call]] = defaultdict(list)
        for head, entity in self.names.items():
            if entity.sort not in ("person", "perhaps") or entity.several:
                continue
            for word in self._callings(head):
                beside = [*self.tree.subtree(word), *self.tree.all_children(head, *MODIFIERS)]
                says = {self.tree.lemma(w).lower() for w in beside}
                call = _Call(word, entity, says)
                found[self.tree.lemma(word).lower()].append(call)
        return {noun: sorted(calls, key=lambda c: c.word) for noun, calls in found.items()}

    @cached_property
    def _called_at(self) -> dict[int, Entity]:
        """Whom each noun by which someone is called stands for."""
        return {call.word: call.entity for calls in self._calls.values() for call in calls}

    def _callings(self, name: int) -> list[int]:
        """The nouns that say who a name is: set beside it, before it, or after "is"."""
        tree = self.tree
        beside = tree.all_children(name, "appos", "compound", "nmod")
        if tree.relation(name) == "appos":
            beside.append(tree.head(name))
        verb = tree.head(name)
        if tree.relation(name) == "nsubj" and tree.lemma(verb) == "be":
            beside.extend([] if tree.child(verb, "neg") else tree.all_children(verb, "attr"))
        return [w for w in beside if self._is_calling(w)]

    def _is_calling(self, word: int) -> bool:
        noun = self.tree.lemma(word).lower()
        known = self.lexicon.is_person(noun) or noun in self.lexicon.titles
        return self.tree.tag(word) in ("NN", "NNP") and known

    def _of_another_word(self, nominal: Nominal, noun: str) -> Entity | None:
        met = any(self._may_be_meant(nominal, earlier) for earlier in self.by_noun[noun])
        return None if met else self._of_description(nominal)

    def _may_be_meant(self, nominal: Nominal, earlier: Nominal) -> bool:
        """Whether one called by the same noun is near, or was talked of for long."""
        if earlier.several:
            return False
        entity = self.text.entity_of.get(earlier)
        once = entity is None or not entity.named and len(entity.nominals) < 2
        return not (once and nominal.sentence - earlier.sentence > NEAR)

    def _is_faded(self, nominal: Nominal, met: Entity | None) -> bool:
        """ "The company said": hardly the nameless one of long ago, where another was named since."""
        if met is None or met.named or nominal.sort != "body" or not self.text.speaks(nominal):
            return False
        return nominal.sentence - max(n.sentence for n in met.nominals) > NEAR

    def _is_again(self, nominal: Nominal, earlier: Nominal) -> bool:
        if earlier.several != nominal.several or nominal.first <= earlier.head <= nominal.last:
            return False
        if earlier.first <= nominal.head <= earlier.last:
            return False
        return self._refers_back(nominal, earlier) and self._fits(nominal, earlier)

    def _refers_back(self, nominal: Nominal, earlier: Nominal) -> bool:
        tree = self.tree
        opening = tree.lower(nominal.first)
        if opening in DEFINITE or self._owner(nominal) is not None:
            return True
        if opening in ("a", "an", "some", "another", "any", "no", "every", "many", "several"):
            return False
        same = self._modifiers(nominal) == self._modifiers(earlier)
        return (
            same
            and tree.tag(nominal.head) in ("NN", "NNS")
            and not tree.child(nominal.head, "nummod")
        )

    def _owner(self, nominal: Nominal) -> int | None:
        return self.tree.child(nominal.head, "poss")

    def _modifiers(self, nominal: Nominal) -> set[str]:
        """The words before a noun that say which; the same are asked for with each that follows."""
        head = nominal.head
        if head not in self._modifiers_of:
            kids = self.tree.all_children(head, *MODIFIERS)
            words = (w for kid in kids for w in self.tree.subtree(kid))
            self._modifiers_of[head] = {self.tree.lemma(w).lower() for w in words}
        return self._modifiers_of[head]

    def _fits(self, nominal: Nominal, earlier: Nominal) -> bool:
        own, owner = self._owner(nominal), self._owner(earlier)
        if own is not None and owner is not None and self._entity(own) is not self._entity(owner):
            return False
        if own is not None and owner is None and self.tree.lower(earlier.first) in DEFINITE:
            return False
        what, of_what = self._of_what(nominal), self._of_what(earlier)
        if what and of_what and what != of_what:
            return False
        return self._modifiers(nominal) <= self._modifiers(earlier)

    def _entity(self, word: int) -> Entity | None:
        found = self.at.get(word)
        return self.text.entity_of.get(found) if found else None

    def _of_what(self, nominal: Nominal) -> str | None:
        """ "the coast of Aceh": what follows "of"."""
        for prep in self.tree.all_children(nominal.head, "prep"):
            target = self.tree.child(prep, "pobj")
            if self.tree.lower(prep) == "of" and target is not None:
                return self.tree.lemma(target).lower()
        return None

    def _of_name(self, nominal: Nominal, noun: str) -> Entity | None:
        """ "the church" after "the Church of the Hills": a name that has the noun."""
        if self.tree.lower(nominal.first) not in DEFINITE or nominal.several:
            return None
        before = (n for n in reversed(self.things_named.get(noun, ())) if n.head < nominal.head)
        earlier = next(before, None)
        return self.text.entity_of.get(earlier) if earlier else None

    def _of_description(self, nominal: Nominal) -> Entity | None:
        """ "the tall pianist", "the company": another word for the one talked of.

        Only where it speaks as one who needs no introduction.
        """
        if nominal.several or self.tree.lower(nominal.first) != "the":
            return None
        if not self._describes(nominal):
            return None
        asked = replace(nominal, sort="thing") if nominal.sort == "body" else nominal
        told = [c for c in self.text.candidates(asked) if c.entity.named and c.nominal.head < nominal.head]  # fmt: skip
        found = self.choose(asked, [c for c in told if c.entity.sort == nominal.sort])
        return found.entity if found else None

    def _describes(self, nominal: Nominal) -> bool:
        if by_age(self.tree, self.lexicon, nominal.head):
            return not self.tree.all_children(nominal.head, "appos")
        following = self.tree.all_children(nominal.head, "prep", "acl", "appos")
        named = any(self.tree.tag(i) == "NNP" for i in self._named_by(nominal))
        if following or named or self._is_of_others(nominal):  # "the Harbour Union boss, Ellen Orr"
            return False
        if nominal.sort == "body":
            return nominal.head - nominal.first == 1
        return nominal.sort == "person" and self.text.speaks(nominal)

    def _named_by(self, nominal: Nominal) -> range:
        """Where a name would stand that the phrase is said of.

        "The Cambridge clerk" has it behind the noun, as the names before it are of other things.
        """
        first = nominal.head if nominal.sort == "person" else nominal.first
        last = nominal.head if nominal.sort == "person" else nominal.last
        return range(first, min(last + 2, len(self.tree.words)))

    def _is_of_others(self, nominal: Nominal) -> bool:
        """ "The Sinn Fein boss", "the Blair aide": whose they are tells them from others named."""
        if nominal.sort != "person":
            return False
        names = [self.names[w] for w in range(nominal.first, nominal.head) if w in self.names]
        return any(name.sort != "thing" for name in names)

    # ------------------------------------------------------------------ pronouns

    def _of_pronoun(self, pronoun: Nominal) -> Entity | None:
        if pronoun.sort == "thing" and self._is_empty(pronoun.head):
            return None
        found = self.choose(pronoun, self.text.candidates(pronoun))
        return found.entity if found else None

    def _of_speaker(self, pronoun: Nominal) -> Entity:
        """ "I" is who says it; all of one quotation, or of a text without marks, are one."""
        quotation = self.quoting.number[pronoun.head]
        who = None
        if quotation is not None and pronoun.sort == "speaker":
            head = self.quoting.speaker(pronoun.head)
            who = self._entity(head) if head is not None else None
        key = (pronoun.sort, quotation)
        if who is None:
            who = self.first_person.get(key)
        if who is None:
            who = Entity()
            self.entities.append(who)
        self.first_person[key] = who
        return who

    def _is_empty(self, word: int) -> bool:
        """ "It is clear that", "it rained"."""
        tree = self.tree
        verb = tree.head(word)
        if tree.relation(word) not in ("nsubj", "nsubjpass"):
            return False
        if tree.lemma(verb) in self.lexicon.empty:
            return tree.child(verb, "ccomp", "xcomp", "advcl", "npadvmod") is not None or tree.lemma(verb) in ("rain", "snow")  # fmt: skip
        clause = tree.child(verb, "ccomp", "xcomp", "advcl", "csubj")
        return tree.lemma(verb) == "be" and clause is not None and tree.child(verb, "acomp", "attr") is not None  # fmt: skip


def _by_word(names: Iterable[Nominal]) -> dict[str, list[Nominal]]:
    """Names by each of their words, in the order of the text."""
    found: defaultdict[str, list[Nominal]] = defaultdict(list)
    for name in names:
        for word in name.words:
            found[word].append(name)
    return dict(found)
