"""An actor while he is being put together: names and codes gathered from every mention."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.actors.knowledge import Coding
from dateline.model import Actor, ActorKind, Mention, MentionKind, Span, content_id


@dataclass(slots=True)
class Seen:
    """Where a persona was met."""

    word: int
    span: Span
    kind: MentionKind
    found_by: str


@dataclass(slots=True)
class Persona:
    """Mutable until all mentions are read; then frozen into an Actor."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    stands_for: str | None = None
    gender: str | None = None
    party: str | None = None
    plural: bool = False
    with_article: bool = False  # "the Lower Valley" is no person
    inferred: set[str] = field(default_factory=set)
    known_by: list[str] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    @property
    def perhaps_person(self) -> bool:
        """A name of which nothing is known, short enough for a person's: "Andreev"."""
        words = self.name.split()
        return (
            self.key.startswith("org ")
            and self.kind is ActorKind.organisation
            and not (self.country or self.sectors or self.plural or self.with_article)
            and len(words) < 3
            and all(word[0].isupper() and not word.isupper() for word in words)
        )

    def learn(self, coding: Coding, known_by: str) -> None:
        """Take what is not known yet; what was read replaces what was inferred."""
        learnt = False
        for name in ("country", "sectors", "role"):
            value = getattr(coding, name)
            mine = getattr(self, name)
            if value and (not mine or (name in self.inferred and name not in coding.inferred)):
                setattr(self, name, value)
                self.inferred.discard(name)
                if name in coding.inferred:
                    self.inferred.add(name)
                learnt = True
        if learnt and known_by not in self.known_by:
            self.known_by.append(known_by)

    def actor(self, article: str) -> Actor:
        return Actor(
            self.id(article),
            self.name,
            self.kind,
            self.country,
            self.sectors,
            self.role,
            self.stands_for,
            tuple(sorted(self.inferred)),
            "; ".join(self.known_by) or "the name alone",
        )

    def id(self, article: str) -> str:
        return content_id("c", article, self.key)

    def mentions(self, article: str) -> list[Mention]:
        own = self.id(article)
        return [Mention(seen.span, own, seen.kind, seen.found_by) for seen in self.seen]
