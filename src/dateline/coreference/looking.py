"""Whom a pronoun can look back (or a little ahead) to, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.coreference.entities import Entity
from dateline.coreference.evidence import Asked, Place, Places, observations
from dateline.coreference.lexicon import Lexicon
from dateline.coreference.nominals import NAME, PRONOUN, Nominal
from dateline.coreference.quoting import Quoting
from dateline.syntax import Tree

REACH = 6  # sentences back
NEAREST = 30  # candidates
OFTEN = 3  # times met
MOST_IN_MIND = 50  # of those met often; only a text of endless lists has more
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
        self._by_order = {nominal.order: nominal for nominal in nominals}
        self.entity_of = entity_of
        self.entities = dict.fromkeys(entity_of.values())  # as an ordered set
        self.places = Places(tree)
        self.quoting = Quoting(tree)
        self._acting: dict[Entity, bool] = {}
        self._meant: dict[tuple[str, str | None], dict[Entity, None]] = {}
        self._alike: defaultdict[tuple[str, str | None], list[Nominal]] = defaultdict(list)

    def join(self, nominal: Nominal, entity: Entity) -> None:
        """The nominal stands for the entity."""
        entity.add(nominal)
        self.entity_of[nominal] = entity
        self.entities.setdefault(entity)
        if nominal.kind is PRONOUN:
            self._alike[nominal.sort, nominal.gender].append(nominal)
        if nominal.kind is NAME:
            self._acting.pop(entity, None)
        self.changed(entity)

    def changed(self, entity: Entity) -> None:
        """More is known of the entity than before: other pronouns may mean it."""
        for (sort, gender), meant in self._meant.items():
            if self._can_be(sort, gender, entity):
                meant.setdefault(entity)
            else:
                meant.pop(entity, None)

    def _meant_by(self, pronoun: Nominal) -> dict[Entity, None]:
        """All that such a pronoun can mean, wherever in the text; an ordered set."""
        kind = (pronoun.sort, pronoun.gender)
        if kind not in self._meant:
            fitting = (e for e in self.entities if self._can_be(*kind, e))
            self._meant[kind] = dict.fromkeys(fitting)
        return self._meant[kind]

    def candidates(self, pronoun: Nominal) -> list[Candidate]:
        """All that the pronoun could stand for, the nearest first, then those to come."""
        meant = self._meant_by(pronoun)
        asked = self._asked(pronoun, meant)
        found: list[Candidate] = []
        met: dict[Entity, int] = {}  # how many others are nearer
        for nominal in self._within_reach(pronoun, meant):
            entity = self.entity_of[nominal]
            nearer = met.get(entity, len(met))
            seen = [*observations(self.tree, self.places, asked, nominal, entity, nearer)]
            seen.append(self._quoted(pronoun, nominal))
            found.append(Candidate(nominal, entity, tuple(seen)))
            if nominal.head < pronoun.head:
                met.setdefault(entity, nearer)
        return found

    def _quoted(self, pronoun: Nominal, nominal: Nominal) -> str:
        here, there = (self.quoting.number[n.head] for n in (pronoun, nominal))
        if here == there:
            return "in no quotation or the same one"
        if here is None:
            return (
                "only it is quoted"
                if nominal.kind is not PRONOUN
                else "only that pronoun is quoted"
            )
        return "only the pronoun is quoted" if there is None else "in another quotation"

    def _place(self, nominal: Nominal) -> int:
        return bisect_left(self._heads, nominal.head)

    def _asked(self, pronoun: Nominal, meant: Collection[Entity]) -> Asked:
        place = self.places[pronoun.head]
        speaks = self.speaks(pronoun)
        last = self._last_alike(pronoun)
        first, most = _first_and_most(meant, pronoun.head)
        return Asked(
            pronoun,
            place,
            {word: up for up, word in enumerate(self.tree.ancestors(pronoun.head))},
            self._owned(place, pronoun.head) if place.role == "owner" else (),
            last,
            self.entity_of[last] if last else None,
            speaks,
            self._spoke_last(pronoun, meant) if speaks else None,
            first,
            most,
        )

    def _owned(self, place: Place, owner: int) -> Collection[int]:
        return set(self.tree.subtree(owner if place.above is None else place.above))

    def speaks(self, nominal: Nominal) -> bool:
        """Whether it is the subject of a word of saying."""
        place = self.places[nominal.head]
        return place.role == "subject" and self.tree.lemma(place.clause) in self.lexicon.saying

    @cached_property
    def _speaking(self) -> list[Nominal]:
        """All that are the subject of a word of saying."""
        return [nominal for nominal in self.nominals if self.speaks(nominal)]

    def _spoke_last(self, pronoun: Nominal, meant: Collection[Entity]) -> Entity | None:
        at = bisect_left(self._speaking, pronoun.head, key=lambda n: n.head)
        before = (self._speaking[n] for n in range(at - 1, -1, -1))
        spoke = (self.entity_of.get(nominal) for nominal in before)
        return next((entity for entity in spoke if entity in meant), None)

    def _within_reach(self, pronoun: Nominal, meant: Collection[Entity]) -> list[Nominal]:
        near = list(self._near(pronoun, meant))
        met = {self.entity_of[nominal] for nominal in near}
        far = self._in_mind(pronoun, [entity for entity in meant if entity not in met])
        return [*near, *far, *self._to_come(pronoun, meant)]

    def _near(self, pronoun: Nominal, meant: Collection[Entity]) -> Iterator[Nominal]:
        """Those of the last sentences before it, the nearest first."""
        count = 0
        for n in range(self._place(pronoun) - 1, -1, -1):
            nominal = self.nominals[n]
            if count == NEAREST or pronoun.sentence - nominal.sentence > REACH:
                return
            if self.entity_of.get(nominal) in meant:
                count += 1
                yield nominal

    def _in_mind(self, pronoun: Nominal, meant: Iterable[Entity]) -> list[Nominal]:
        """Of those met often the last nominal before it, however far back."""
        last: list[Nominal] = []
        for entity in meant:
            if _stays_in_mind(entity, pronoun) and entity.met_before(pronoun.head):
                order = entity.order[entity.met_before(pronoun.head) - 1]
                last.append(self._by_order[order])
        return sorted(last, key=lambda n: n.order, reverse=True)[:MOST_IN_MIND]

    def _to_come(self, pronoun: Nominal, meant: Collection[Entity]) -> list[Nominal]:
        """ "After her speech, Orr left": the subject of the clause that the pronoun opens."""
        found = [
            nominal
            for above in self.tree.ancestors(pronoun.head)
            for nominal in self._subjects.get(above, ())
            if nominal.head > pronoun.head
            and nominal.sentence == pronoun.sentence
            and self.entity_of.get(nominal) in meant
        ]
        return sorted(found, key=lambda n: n.order)

    @cached_property
    def _subjects(self) -> dict[int, list[Nominal]]:
        """By clause its subjects that are no pronouns."""
        found: defaultdict[int, list[Nominal]] = defaultdict(list)
        for nominal in self.nominals:
            place = self.places[nominal.head]
            if place.role == "subject" and nominal.kind is not PRONOUN:
                found[place.clause].append(nominal)
        return dict(found)

    def _can_be(self, sort: str, gender: str | None, entity: Entity) -> bool:
        """Whether a pronoun of this sort and gender can mean the entity."""
        if sort == "person":
            return self._can_be_person(gender, entity)
        if sort == "thing":
            return (
                not entity.several
                and entity.gender is None
                and entity.sort not in ("person", "time")
            )
        return entity.several or entity.sort == "body"

    def _can_be_person(self, gender: str | None, entity: Entity) -> bool:
        if entity.several or None not in (gender, entity.gender) and gender != entity.gender:
            return False
        if entity.sort in ("person", "perhaps"):
            return True
        return entity.named and len(entity.words) < 4 and self._acts(entity)

    def _acts(self, entity: Entity) -> bool:
        """Whether what the reader took for a place or a body does something, and nothing is in it."""
        if entity not in self._acting:
            names = (n for n in entity.nominals if n.kind is NAME)
            places = [self.places[n.head] for n in names]
            inside = any(place.preposition in WITHIN for place in places)
            does = any(place.role in ("subject", "owner") for place in places)
            self._acting[entity] = does and not inside
        return self._acting[entity]

    def _last_alike(self, pronoun: Nominal) -> Nominal | None:
        """The last such pronoun before it that stands for someone, where it is near."""
        alike = reversed(self._alike[pronoun.sort, pronoun.gender])
        last = next((nominal for nominal in alike if nominal.head < pronoun.head), None)
        near = last is not None and pronoun.sentence - last.sentence <= REACH
        return last if near else None


def _stays_in_mind(entity: Entity, pronoun: Nominal) -> bool:
    """Whether someone met often can be meant from any distance: known to be a "she" or a "he"."""
    known = pronoun.gender is not None and entity.gender == pronoun.gender
    return known and len(entity.nominals) >= OFTEN


def _first_and_most(meant: Iterable[Entity], word: int) -> tuple[Entity | None, Entity | None]:
    """Who was named first, and who was met most before a word; of equals the one met first."""
    first = most = None
    often = 0
    for entity in meant:
        met = entity.met_before(word)
        if not met:
            continue
        if entity.named and (first is None or entity.order[0] < first.order[0]):
            first = entity
        if most is None or met > often or met == often and entity.order[0] < most.order[0]:
            most, often = entity, met
    return first, most
