"""What is known so far of someone or something: the nominals that stand for it, put together."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.coreference.lexicon import Lexicon
from dateline.coreference.nominals import NAME, PRONOUN, Nominal

SMALL = ("of", "the", "and", "for", "in")
TITLED = 1  # words of a name that is a surname or a first name alone


@dataclass(slots=True, eq=False)
class Entity:
    """Mutable until all nominals are joined."""

    nominals: list[Nominal] = field(default_factory=list)
    gender: str | None = None
    sort: str = "perhaps"
    several: bool = False
    words: tuple[str, ...] = ()  # the fullest name
    order: list[tuple[int, int]] = field(default_factory=list)  # of all, in the order of the text

    def add(self, nominal: Nominal) -> None:
        """Take in one more, and what it says."""
        self.nominals.append(nominal)
        insort(self.order, nominal.order)
        if nominal.kind is PRONOUN:
            self._learn_from_pronoun(nominal)
            return
        if not _is_end(nominal.words, self.words):
            self.gender = self.gender or nominal.gender
        if len(nominal.words) > len(self.words) and nominal.kind is NAME:
            self.words = nominal.words
        if self.sort == "perhaps" or nominal.sort == "person":
            self.sort = nominal.sort
        self.several = self.several or nominal.several

    def _learn_from_pronoun(self, nominal: Nominal) -> None:
        if nominal.gender:
            self.gender = self.gender or nominal.gender
            if self.sort == "perhaps":
                self.sort = "person"

    @property
    def named(self) -> bool:
        return bool(self.words)

    def met_before(self, word: int) -> int:
        """How many of its nominals stand before a word."""
        return bisect_left(self.order, (word,))


def join_names(nominals: list[Nominal], lexicon: Lexicon) -> dict[int, Entity]:
    """Names that are one: the entity of each name's head word.

    The fullest forms come first, so that "Orr" finds "Ellen Orr" wherever that stands.
    """
    names = [n for n in nominals if n.kind is NAME and n.words]
    homes = _Homes()
    of: dict[int, Entity] = {}
    for name in sorted(names, key=lambda n: (-len(n.words), n.head)):
        entity = homes.of(name) or homes.new(name)
        entity.add(name)
        of[name.head] = entity
    for entity in homes.entities:
        entity.nominals.sort(key=lambda n: n.head)
        _settle_gender(entity, lexicon)
    return of


class _Homes:
    """The entities of names so far, by the words by which a shorter name finds them."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_end: defaultdict[str, list[int]] = defaultdict(list)

    def new(self, name: Nominal) -> Entity:
        """An entity to be known by that name: no longer one comes after it."""
        number, words = len(self.entities), name.words
        self.entities.append(Entity())
        self._by_words[words].append(number)
        for end in {words[0], words[-1], initials(words)}:
            self._by_end[end].append(number)
        return self.entities[number]

    def of(self, name: Nominal) -> Entity | None:
        """The entity that the name belongs to; None for a new one."""
        fitting = self._of_words(name) or list(self._that_fit(name))
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return max(fitting, key=lambda e: _claim(e, name))

    def _of_words(self, name: Nominal) -> list[Entity]:
        return [self.entities[number] for number in self._by_words.get(name.words, ())]

    def _that_fit(self, name: Nominal) -> Iterator[Entity]:
        """Those under a longer name, in the order in which they were met."""
        short = name.words
        ends = {short[0], short[-1], short[0].replace(".", "")}
        for number in sorted({n for end in ends for n in self._by_end.get(end, ())}):
            if _same(name, self.entities[number]):
                yield self.entities[number]


def _claim(entity: Entity, name: Nominal) -> tuple[int, int]:
    """Of two Orrs a bare "Orr" is the one told of most, then the one last named before it."""
    before = entity.met_before(name.head)
    return len(entity.nominals), entity.order[before - 1][0] if before else -1


def _same(name: Nominal, entity: Entity) -> bool:
    short, long = name.words, entity.words
    if len(short) > 1 and not _is_end(short, long) and _contrary(name.gender, entity.gender):
        return False
    person = entity.sort in ("person", "perhaps") and name.sort in ("person", "perhaps")
    if person or (entity.sort == "person" and len(short) == 1):
        return same_person(short, long)
    return same_body(short, long)


def _is_end(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "Al Amin" of "Hiba Al Amin": a surname of several words, whose first says no gender."""
    return 1 < len(short) < len(long) and long[-len(short) :] == short


def _contrary(one: str | None, other: str | None) -> bool:
    return None not in (one, other) and one != other


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name can be the longer one's: its last word, or its first alone.

    >>> same_person(("orr",), ("ellen", "orr")), same_person(("mark", "orr"), ("ellen", "orr"))
    (True, False)
    """
    if len(short) > len(long) or len(long) > 5:
        return False
    if len(short) == 1:
        return short[0] in (long[-1], long[0])
    return short[-1] == long[-1] and all(_within(word, long) for word in short)


def _within(word: str, long: tuple[str, ...]) -> bool:
    return any(word == w or word.rstrip(".") == w[:1] or w.rstrip(".") == word[:1] for w in long)


def same_body(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name is the longer one's initials, or its end or beginning.

    >>> same_body(("un",), ("united", "nations")), same_body(("gulf", "bank"), ("bank",))
    (True, False)
    """
    if len(short) > len(long):
        return False
    if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == initials(long):
        return True
    return len(short) > 1 and (long[-len(short) :] == short or long[: len(short)] == short)


def initials(words: Iterable[str]) -> str:
    """ "un" of the United Nations; small words do not count.

    >>> initials(("bank", "of", "the", "north"))
    'bn'
    """
    return "".join(w[:1] for w in words if w not in SMALL)


def _settle_gender(entity: Entity, lexicon: Lexicon) -> None:
    """What a title or the fullest form says goes before a surname that is also a first name."""
    if len(entity.words) > TITLED and entity.sort in ("person", "perhaps"):
        longer = (n.words for n in entity.nominals if len(n.words) > TITLED)
        forms = (words for words in longer if not _is_end(words, entity.words))
        known = (lexicon.first_names.get(words[0]) for words in forms)
        first = next((sex for sex in known if sex), None)
        entity.gender = _titled(entity) or first
        if first:
            entity.sort = "person"


def _titled(entity: Entity) -> str | None:
    """The gender that a title before one of the forms gives: "Ms Orr"."""
    for nominal in entity.nominals:
        if nominal.gender and len(nominal.words) == TITLED and nominal.first < nominal.head:
            return nominal.gender
    return None
