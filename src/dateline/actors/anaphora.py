"""Looking back: whom "he", "it", "they", "all", "the president" and "the group" stand for.

Candidates are weighed by what is known of discourse: near before far, subjects before objects,
the same role before another; never two arguments of one verb, never against gender or number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.actors.knowledge import Coding, Knowledge
from dateline.actors.persona import Persona
from dateline.model import ActorKind
from dateline.syntax import Tree

LOOK_BACK = 6  # sentences
SUBJECT = ("nsubj", "nsubjpass")

# Weights set by hand on our own sentences; each is worth about a sentence of distance.
PER_SENTENCE = -1.0
AS_SUBJECT = 1.0
AS_MAIN_SUBJECT = 0.5
AS_POSSESSOR = -0.3
SAME_ROLE = 0.3
SPEAKER_ABOVE = 1.0  # "Hale said he": the subject of the verb the clause hangs on
WHO_IS_TOLD = 2.0  # "Hale informed Ruiz that his car was found": Ruiz
WHOSE_IT_IS = 2.6  # "Hale's love of her work": who owns what the pronoun stands in
ONLY_A_NOUN = -0.7  # "the victim" beside a name
PERHAPS_A_PERSON = -0.5  # a name of which nothing is known
TO_COME = 1.2  # "Before his marriage, Hale": the subject that follows


@dataclass(frozen=True, slots=True)
class Candidate:
    word: int
    key: str
    score: float


class Antecedents:
    """The mentions so far, and the questions asked of them."""

    def __init__(
        self,
        tree: Tree,
        known: Knowledge,
        personas: dict[str, Persona],
        history: list[tuple[int, str]],
        at: dict[int, list[str]],
    ) -> None:
        self.tree = tree
        self.known = known
        self.personas = personas
        self.history = history
        self.at = at

    def _before(self, word: int) -> Iterator[tuple[int, str]]:
        """Mentions before a word, the nearest first, within reach."""
        here = self.tree.sentence_number(word)
        for seen, key in reversed(self.history):
            if seen < word:
                if here - self.tree.sentence_number(seen) > LOOK_BACK:
                    return
                yield seen, key

    # ------------------------------------------------------------------ pronouns

    def person(self, word: int, gender: str) -> list[str]:
        """The person a "he" or "she" stands for; empty where none fits."""

        def fits(persona: Persona) -> bool:
            one = persona.kind in (ActorKind.person, ActorKind.unnamed) or persona.perhaps_person
            return one and not persona.plural and persona.gender in (None, gender)

        best = self._best(word, fits)
        after = self._to_come(word, fits)
        if after and (best is None or after.score > best.score):
            best = after
        if best is None:
            return []
        persona = self.personas[best.key]
        if persona.gender is None:
            persona.gender = gender
        if persona.perhaps_person:
            persona.kind = ActorKind.person
        return [best.key]

    def _to_come(self, word: int, fits: object) -> Candidate | None:
        """ "Before his marriage, Hale studied": the subject of the clause that the phrase opens."""
        assert callable(fits)
        tree = self.tree
        below = word
        for above in tree.ancestors(word):
            opens = tree.relation(below) in ("prep", "advcl") and below < above
            subject = tree.child(above, *SUBJECT) if opens else None
            if subject is not None and subject > word:
                keys = [k for k in self.at.get(subject, ()) if fits(self.personas[k])]
                return Candidate(subject, keys[0], TO_COME) if keys else None
            below = above
        return None

    def thing(self, word: int) -> list[str]:
        """The state or body an "it" stands for; empty where none fits."""

        def fits(persona: Persona) -> bool:
            bodies = (ActorKind.government, ActorKind.organisation, ActorKind.office)
            return persona.kind in bodies or (
                persona.kind is ActorKind.group
                and persona.name.split()[-1] in self.known.body_nouns
            )

        if self._expletive(word):
            return []
        best = self._best(word, fits)
        return [best.key] if best else []

    def _expletive(self, word: int) -> bool:
        """ "It is clear that", "it rained"."""
        tree = self.tree
        if tree.relation(word) == "expl":
            return True
        verb = tree.head(word)
        said = tree.child(verb, "acomp")
        if said is not None and tree.lemma(said).lower() in self.known.willing:
            return False
        return (
            tree.relation(word) in SUBJECT
            and tree.lemma(verb) in ("be", "seem", "appear", "remain")
            and tree.child(verb, "ccomp", "xcomp", "acomp", "advcl") is not None
            and tree.child(verb, "auxpass") is None
            and not any(tree.tag(c) == "VBN" for c in tree.children(verb))
        )

    def many(self, word: int) -> list[str]:
        """Those a "they" stands for: a group, or the members of a list."""
        best = self._best(word, lambda p: p.plural or p.kind is ActorKind.organisation)
        listed = self._list_before(word)
        if listed and (best is None or listed[0] >= best.word):
            return listed[1]
        return [best.key] if best else []

    def gathered(self, word: int, number: int | None) -> list[str]:
        """Those an "all", "both" or "the three" gathers; empty where nothing was listed.

        Where the list is one short of the number, who dealt with those listed belongs to them:
        "Hale met the envoys of Peru and Chile. The three agreed".
        """
        listed = self._list_before(word)
        if listed and (number is None or len(listed[1]) == number):
            return listed[1]
        if listed and number == len(listed[1]) + 1:
            return [*self._who_dealt_with(listed[0], listed[1]), *listed[1]]
        if number is not None:
            return []
        best = self._best(word, lambda p: p.plural)
        return [best.key] if best else []

    def _who_dealt_with(self, word: int, listed: list[str]) -> list[str]:
        for above in self.tree.ancestors(word):
            subject = self.tree.child(above, *SUBJECT)
            if subject is not None:
                return [k for k in self.at.get(subject, ()) if k not in listed]
        return []

    def _list_before(self, word: int) -> tuple[int, list[str]] | None:
        """The nearest coordinated mentions, or one mention of several, before a word."""
        here = self.tree.sentence_number(word)
        for seen, _ in self._before(word):
            if here - self.tree.sentence_number(seen) > 2:
                return None
            keys = list(self.at.get(seen, ()))
            for other in self.tree.conjuncts(seen)[1:] if not self._is_conjunct(seen) else ():
                keys.extend(k for k in self.at.get(other, ()) if k not in keys)
            if len(keys) > 1:
                return seen, keys
        return None

    def _is_conjunct(self, word: int) -> bool:
        return self.tree.relation(word) == "conj"

    def _best(self, word: int, fits: object) -> Candidate | None:
        assert callable(fits)
        best: Candidate | None = None
        ruled_out = self._ruled_out(word)
        for seen, key in self._before(word):
            if not fits(self.personas[key]) or key in ruled_out:
                continue
            score = self._score(word, seen) + self._by_nature(self.personas[key])
            if best is None or score > best.score:
                best = Candidate(seen, key, score)
        return best

    def _ruled_out(self, word: int) -> set[str]:
        """Those the grammar forbids: fellow arguments, and names below the pronoun's own clause."""
        tree = self.tree
        low = tree.lower(word)
        turned = low in self.known.turning_back
        if turned or tree.relation(word) == "poss" or low in self.known.owning:
            return set()
        verb = tree.head(word)
        out: set[str] = set()
        for child in tree.children(verb):
            if child == word:
                continue
            if tree.relation(child) in (*SUBJECT, "dobj", "dative", "attr"):
                out.update(self.at.get(child, ()))
            if tree.relation(word) in SUBJECT and child > word:
                for below in tree.subtree(child):
                    out.update(k for k in self.at.get(below, ()) if self._named(below, k))
        return out

    def _named(self, word: int, key: str) -> bool:
        return any(s.word == word and s.kind == "name" for s in self.personas[key].seen)

    def _by_nature(self, persona: Persona) -> float:
        if persona.kind is ActorKind.unnamed:
            return ONLY_A_NOUN
        return PERHAPS_A_PERSON if persona.perhaps_person else 0.0

    def _score(self, word: int, seen: int) -> float:
        tree = self.tree
        score = PER_SENTENCE * (tree.sentence_number(word) - tree.sentence_number(seen))
        relation = tree.relation(seen)
        if relation in SUBJECT:
            score += AS_SUBJECT
            if tree.relation(tree.head(seen)) == "ROOT":
                score += AS_MAIN_SUBJECT
        elif relation == "poss":
            score += AS_POSSESSOR
            if tree.head(seen) in tree.ancestors(word):
                score += WHOSE_IT_IS
        if relation == tree.relation(word):
            score += SAME_ROLE
        above = tree.head(seen)
        told = tree.lemma(above) in self.known.telling
        if relation in (SUBJECT if not told else ("dobj", "dative")) and above in tree.ancestors(
            tree.head(word)
        ):
            score += WHO_IS_TOLD if told else SPEAKER_ABOVE
        return score

    # ------------------------------------------------------------------ nouns

    def holder(self, word: int, lemma: str, coding: Coding, country: str | None) -> Persona | None:
        """The person already met who holds the office or party that a noun names."""
        party = self._of_party(word, lemma)
        if party:
            return party
        if lemma not in self.known.holders:
            return None
        for _, key in self._before_far(word):
            persona = self.personas[key]
            if persona.kind is ActorKind.person and self._holds(persona, lemma, coding, country):
                return persona
        return None

    def _before_far(self, word: int) -> Iterator[tuple[int, str]]:
        for seen, key in reversed(self.history):
            if seen < word:
                yield seen, key

    def _of_party(self, word: int, lemma: str) -> Persona | None:
        for _, key in self._before_far(word):
            party = self.personas[key].party
            if party and party.lower() == lemma:
                return self.personas[key]
        return None

    def _holds(self, persona: Persona, lemma: str, coding: Coding, country: str | None) -> bool:
        if country and persona.country != country:
            return False
        role = (persona.role or "").lower()
        if not role:
            return False
        wanted = (coding.role or lemma).lower()
        if lemma in self.known.any_head:
            heads = bool(set(persona.sectors[:1]) & {"GOV", "REB", "PTY", "OPP"})
            return heads and (country is not None or lemma in role)
        return (
            role == wanted or role.split()[-1:] == wanted.split()[-1:] and len(wanted.split()) == 1
        )

    def body(self, word: int, lemma: str, coding: Coding) -> Persona | None:
        """The body "the group" or "the party" stands for: the nearest that can be one."""
        if lemma not in self.known.body_nouns:
            return None
        for _, key in self._before(word):
            persona = self.personas[key]
            if persona.kind is ActorKind.organisation and self._can_be(persona, lemma):
                return persona
        return None

    def _can_be(self, persona: Persona, lemma: str) -> bool:
        sectors = self.known.agents.get(lemma, ())
        return not sectors or not persona.sectors or bool(set(sectors) & set(persona.sectors))
