"""Whom a pronoun can look back (or a little ahead) to, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coreference.entities import Entity
from dateline.coreference.evidence import Asked, Places, observations
from dateline.coreference.lexicon import Lexicon
from dateline.coreference.nominals import Nominal
from dateline.coreference.quoting import Quoting
from dateline.model import MentionKind
from dateline.syntax import Tree

REACH = 6  # sentences back
NEAREST = 30  # candidates
OFTEN = 3  # times met
WITHIN = frozenset({"in", "at", "near", "from", "outside", "across", "into", "to"})
SPEAKING = ("speaker", "speakers", "addressee")


@dataclass(frozen=True, slots=True)
class Candidate:
    nominal: Nominal
    entity: Entity
    seen: tuple[str, ...]  # the observations


class Text:
    """The nominals of a text, and the entities they belong to so far."""

    def __init__(
        self,
        tree: Tree,
        lexicon: Lexicon,
        nominals: list[Nominal],
        entity_of: dict[Nominal, Entity],
    ) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.nominals = nominals
        self._heads = [nominal.head for nominal in nominals]
        self.entity_of = entity_of
        self.places = Places(tree)
        self.quoting = Quoting(tree)

    def join(self, nominal: Nominal, entity: Entity) -> None:
        """The nominal stands for the entity."""
        entity.add(nominal)
        self.entity_of[nominal] = entity

    def candidates(self, pronoun: Nominal) -> list[Candidate]:
        """All that the pronoun could stand for, the nearest first, then those to come."""
        asked = self._asked(pronoun)
        found: list[Candidate] = []
        met: list[Entity] = []
        for nominal in self._within_reach(pronoun):
            entity = self.entity_of[nominal]
            nearer = met.index(entity) if entity in met else len(met)
            seen = [*observations(self.tree, self.places, asked, nominal, entity, nearer)]
            seen.append(self._quoted(pronoun, nominal))
            found.append(Candidate(nominal, entity, tuple(seen)))
            if entity not in met and nominal.head < pronoun.head:
                met.append(entity)
        return found

    def _quoted(self, pronoun: Nominal, nominal: Nominal) -> str:
        here, there = (self.quoting.number[n.head] for n in (pronoun, nominal))
        if here == there:
            return "in no quotation or the same one"
        if here is None:
            return (
                "only it is quoted"
                if nominal.kind is not MentionKind.pronoun
                else "only that pronoun is quoted"
            )
        return "only the pronoun is quoted" if there is None else "in another quotation"

    def _place(self, nominal: Nominal) -> int:
        return bisect_left(self._heads, nominal.head)

    def _asked(self, pronoun: Nominal) -> Asked:
        speaks = self.speaks(pronoun)
        last = self._spoke_last(pronoun) if speaks else None
        met = self._met(pronoun)
        return Asked(
            pronoun,
            self.places[pronoun.head],
            self._last_alike(pronoun),
            speaks,
            last,
            next((e for e in met if e.named), None),
            max(met, key=lambda e: met[e], default=None),
        )

    def _met(self, pronoun: Nominal) -> Counter[Entity]:
        """How often each who could be meant was met before, in the order of the text."""
        met: Counter[Entity] = Counter()
        for nominal in self.nominals[: self._place(pronoun)]:
            if self._can_be(pronoun, nominal):
                met[self.entity_of[nominal]] += 1
        return met

    def speaks(self, nominal: Nominal) -> bool:
        """Whether it is the subject of a word of saying."""
        place = self.places[nominal.head]
        return place.role == "subject" and self.tree.lemma(place.clause) in self.lexicon.saying

    def _spoke_last(self, pronoun: Nominal) -> Entity | None:
        at = self._place(pronoun)
        for nominal in reversed(self.nominals[:at]):
            if self._can_be(pronoun, nominal) and self.speaks(nominal):
                return self.entity_of[nominal]
        return None

    def _within_reach(self, pronoun: Nominal) -> Iterator[Nominal]:
        at = self._place(pronoun)
        count = 0
        met: set[Entity] = set()
        for nominal in reversed(self.nominals[:at]):
            if not self._can_be(pronoun, nominal):
                continue
            entity = self.entity_of[nominal]
            near = pronoun.sentence - nominal.sentence <= REACH and count < NEAREST
            if not near and (entity in met or not _stays_in_mind(entity, pronoun)):
                continue
            met.add(entity)
            count += 1
            yield nominal
        for nominal in self.nominals[at + 1 :]:
            if nominal.sentence > pronoun.sentence:
                break
            if self._can_be(pronoun, nominal) and self._is_to_come(pronoun, nominal):
                yield nominal

    def _is_to_come(self, pronoun: Nominal, nominal: Nominal) -> bool:
        """ "After her speech, Orr left": the subject of the clause that the pronoun opens."""
        place = self.places[nominal.head]
        above = place.clause in self.places[pronoun.head].above
        return above and place.role == "subject" and nominal.kind is not MentionKind.pronoun

    def _can_be(self, pronoun: Nominal, nominal: Nominal) -> bool:
        entity = self.entity_of.get(nominal)
        if entity is None or nominal.head == pronoun.head or nominal.sort in SPEAKING:
            return False
        if pronoun.sort == "person":
            return self._can_be_person(pronoun, entity)
        if pronoun.sort == "thing":
            return (
                not entity.several
                and entity.gender is None
                and entity.sort not in ("person", "time")
            )
        return entity.several or entity.sort == "body"

    def _can_be_person(self, pronoun: Nominal, entity: Entity) -> bool:
        if entity.several or _contrary(entity, pronoun):
            return False
        if entity.sort in ("person", "perhaps"):
            return True
        return entity.named and len(entity.words) < 4 and self._acts(entity)

    def _acts(self, entity: Entity) -> bool:
        """Whether what the reader took for a place or a body does something, and nothing is in it."""
        places = [self.places[n.head] for n in entity.nominals if n.kind is MentionKind.name]
        if any(place.preposition in WITHIN for place in places):
            return False
        return any(place.role in ("subject", "owner") for place in places)

    def _last_alike(self, pronoun: Nominal) -> Nominal | None:
        at = self._place(pronoun)
        for nominal in reversed(self.nominals[:at]):
            same = nominal.kind is MentionKind.pronoun and nominal.sort == pronoun.sort
            if same and nominal.gender == pronoun.gender and nominal in self.entity_of:
                return nominal if pronoun.sentence - nominal.sentence <= REACH else None
        return None


def _stays_in_mind(entity: Entity, pronoun: Nominal) -> bool:
    """Whether someone met often can be meant from any distance: known to be a "she" or a "he"."""
    known = pronoun.gender is not None and entity.gender == pronoun.gender
    return known and len(entity.nominals) >= OFTEN


def _contrary(entity: Entity, nominal: Nominal) -> bool:
    return None not in (entity.gender, nominal.gender) and entity.gender != nominal.gender
