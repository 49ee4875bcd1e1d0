"""Looking back: whom "he", "it", "they", "all", "the president" and "the group" stand for.

Pronouns stand for whom the chains of `coreference` say, where that is an actor; what the tables
know of offices and parties says whom nouns stand for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from dateline.actors.knowledge import Coding, Knowledge
from dateline.actors.persona import Persona
from dateline.coreference import chains_in
from dateline.model import ActorKind, Link, MentionKind
from dateline.syntax import Tree

LOOK_BACK = 6  # sentences
SUBJECT = ("nsubj", "nsubjpass")
LINKS_BY = (MentionKind.name, MentionKind.nominal, MentionKind.pronoun)


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
        self._chain_of = {
            link.word: chain.links
            for chain in chains_in(tree)
            for link in chain.links
            if not link.parts
        }

    def _before(self, word: int) -> Iterator[tuple[int, str]]:
        """Mentions before a word, the nearest first, within reach."""
        here = self.tree.sentence_number(word)
        for seen, key in self._before_far(word):
            if here - self.tree.sentence_number(seen) > LOOK_BACK:
                return
            yield seen, key

    # ------------------------------------------------------------------ pronouns

    def person(self, word: int, gender: str) -> list[str]:
        """The person a "he" or "she" stands for; empty where none fits."""

        def fits(persona: Persona) -> bool:
            one = persona.kind in (ActorKind.person, ActorKind.unnamed) or persona.perhaps_person
            return one and not persona.plural and persona.gender in (None, gender)

        found = self._of_chain(word, fits)
        for key in found:
            persona = self.personas[key]
            persona.gender = gender
            if persona.perhaps_person:
                persona.kind = ActorKind.person
        return found

    def thing(self, word: int) -> list[str]:
        """The state or body an "it" stands for; empty where none fits."""

        def fits(persona: Persona) -> bool:
            bodies = (ActorKind.government, ActorKind.organisation, ActorKind.office)
            return persona.kind in bodies or (
                persona.kind is ActorKind.group
                and persona.name.split()[-1] in self.known.body_nouns
            )

        return self._of_chain(word, fits)

    def many(self, word: int) -> list[str]:
        """Those a "they" stands for: a group, or the members of a list."""
        for link in self._links(word):
            listed = [key for part in link.parts for key in self.at.get(part, ())]
            if len(set(listed)) > 1:
                return list(dict.fromkeys(listed))
        return self._of_chain(word, lambda p: p.plural or p.kind is ActorKind.organisation)

    def _of_chain(self, word: int, fits: Callable[[Persona], bool]) -> list[str]:
        """The persona of the word's chain, by its names first; nothing where there is none."""
        for link in self._links(word):
            for key in self.at.get(link.word, ()):
                if fits(self.personas[key]):
                    return [key]
        return []

    def _links(self, word: int) -> list[Link]:
        """The other phrases of the word's chain: names, then nouns, each the nearest first."""
        links = [link for link in self._chain_of.get(word, ()) if link.word != word]
        return sorted(links, key=lambda k: (LINKS_BY.index(k.kind), abs(k.word - word)))

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
        return next(([key] for _, key in self._before(word) if self.personas[key].plural), [])

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

    # ------------------------------------------------------------------ nouns

    def holder(self, word: int, lemma: str, coding: Coding, country: str | None) -> Persona | None:
        """The person already met who holds the office or party that a noun names."""
        party = self._of_party(word, lemma)
        if party:
            return party
        if lemma not in self.known.holders:
            return self._described(word)
        for persona in self._met_before(word):
            if persona.kind is ActorKind.person and self._holds(persona, lemma, coding, country):
                return persona
        return self._described(word)

    def _described(self, word: int) -> Persona | None:
        """The person named in the chain of a noun: "the tall pianist"."""
        for link in self._links(word):
            for key in self.at.get(link.word, ()) if link.kind is MentionKind.name else ():
                if self.personas[key].kind is ActorKind.person:
                    return self.personas[key]
        return None

    def unnamed(self, word: int) -> Persona | None:
        """The one not named whom "the official" takes up: "a Chilean official"."""
        for link in self._links(word):
            for key in self.at.get(link.word, ()) if link.word < word else ():
                if self.personas[key].kind is ActorKind.unnamed:
                    return self.personas[key]
        return None

    def descriptions(self) -> Iterator[tuple[Persona, Link]]:
        """Nouns that no table lists and that a chain joins to a person's name."""
        for word, links in self._chain_of.items():
            link = next(k for k in links if k.word == word and not k.parts)
            unseen = link.kind is MentionKind.nominal and word not in self.at
            persona = self._described(word) if unseen else None
            if persona is not None:
                yield persona, link

    def _before_far(self, word: int) -> Iterator[tuple[int, str]]:
        for n in range(bisect_left(self.history, (word,)) - 1, -1, -1):
            yield self.history[n]

    def _met_before(self, word: int) -> Iterator[Persona]:
        """Each persona met before a word once, the one named last first."""
        seen: set[str] = set()
        for _, key in self._before_far(word):
            if key not in seen:
                seen.add(key)
                yield self.personas[key]

    def _of_party(self, word: int, lemma: str) -> Persona | None:
        if lemma not in self.known.parties:
            return None
        met = self._met_before(word)
        return next((p for p in met if p.party and p.party.lower() == lemma), None)

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
        chained = self._of_chain(word, lambda p: p.kind is ActorKind.organisation)
        if chained:
            return self.personas[chained[0]]
        for _, key in self._before(word):
            persona = self.personas[key]
            if persona.kind is ActorKind.organisation and self._can_be(persona, lemma):
                return persona
        return None

    def _can_be(self, persona: Persona, lemma: str) -> bool:
        sectors = self.known.agents.get(lemma, ())
        return not sectors or not persona.sectors or bool(set(sectors) & set(persona.sectors))
