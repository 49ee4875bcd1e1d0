"""What is known so far of someone or something: the nominals that stand for it, put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coreference.lexicon import Lexicon
from dateline.coreference.nominals import Nominal
from dateline.model import MentionKind

TITLED = 1  # words of a name that is a surname or a first name alone


@dataclass(slots=True, eq=False)
class Entity:
    """Mutable until all nominals are joined."""

    nominals: list[Nominal] = field(default_factory=list)
    gender: str | None = None
    sort: str = "perhaps"
    several: bool = False
    words: tuple[str, ...] = ()  # the fullest name

    def add(self, nominal: Nominal) -> None:
        """Take in one more, and what it says."""
        self.nominals.append(nominal)
        if nominal.kind is MentionKind.pronoun:
            self._learn_from_pronoun(nominal)
            return
        if not _is_end(nominal.words, self.words):
            self.gender = self.gender or nominal.gender
        if len(nominal.words) > len(self.words) and nominal.kind is MentionKind.name:
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


def join_names(nominals: list[Nominal], lexicon: Lexicon) -> dict[int, Entity]:
    """Names that are one: the entity of each name's head word.

    The fullest forms come first, so that "Orr" finds "Ellen Orr" wherever that stands.
    """
    names = [n for n in nominals if n.kind is MentionKind.name and n.words]
    entities: list[Entity] = []
    of: dict[int, Entity] = {}
    for name in sorted(names, key=lambda n: (-len(n.words), n.head)):
        entity = _home(name, entities)
        if entity is None:
            entity = Entity()
            entities.append(entity)
        entity.add(name)
        of[name.head] = entity
    for entity in entities:
        entity.nominals.sort(key=lambda n: n.head)
        _settle_gender(entity, lexicon)
    return of


def _home(name: Nominal, entities: list[Entity]) -> Entity | None:
    """The entity that the name belongs to; None for a new one."""
    same = [e for e in entities if e.words == name.words]
    fitting = same or [e for e in entities if _same(name, e)]
    return max(fitting, key=lambda e: _claim(e, name), default=None)


def _claim(entity: Entity, name: Nominal) -> tuple[int, int]:
    """Of two Orrs a bare "Orr" is the one told of most, then the one last named before it."""
    before = (n.head for n in entity.nominals if n.head < name.head)
    return len(entity.nominals), max(before, default=-1)


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
    initials = "".join(w[0] for w in long if w not in ("of", "the", "and", "for", "in"))
    if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == initials:
        return True
    return len(short) > 1 and (long[-len(short) :] == short or long[: len(short)] == short)


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
