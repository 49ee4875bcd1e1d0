"""What an act is called by who does it: soldiers who seize a man arrest him, kidnappers abduct him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.events.classes import looks_human
from dateline.events.composing import Act
from dateline.events.scene import Scene
from dateline.events.triggers import Trigger
from dateline.languages import table
from dateline.model import ActorKind, Party

OUTLAWS = frozenset({"REB", "UAF", "CRM"})  # who have no right to arrest or to search
SOLDIERS = frozenset({"MIL", "REB", "UAF", "PRM"})
ARMED = SOLDIERS | {"COP", "GOV"}
ANY = ("",)


@dataclass(frozen=True, slots=True)
class Recast:
    """One row of doers.toml: what an act of one doer is called instead."""

    doer: str
    was: str
    modes: tuple[str, ...]
    words: frozenset[str]
    someone: bool
    at: str
    becomes: str
    mode: str
    cameo: str

    def fits(self, act: Act, lemma: str) -> bool:
        """Whether an act that happened is of the kind that the row renames."""
        same = act.event == act.act == self.was
        told = not self.words or lemma in self.words
        return same and told and (act.modes or ANY)[0] in (self.modes or act.modes or ANY)


@cache
def _recasts(language: str) -> tuple[Recast, ...]:
    return tuple(
        Recast(
            row["doer"],
            row["was"],
            tuple(row.get("modes", ())),
            frozenset(row.get("words", ())),
            row.get("someone", False),
            row.get("at", ""),
            row["becomes"],
            row.get("mode", ""),
            row["cameo"],
        )
        for row in table(language, "doers")["recast"]
    )


def by_its_doers(
    scene: Scene, trigger: Trigger, act: Act, actors: Sequence[Party], recipients: Sequence[Party]
) -> Act:
    """The act under the name that PLOVER has for it where these do it."""
    if not actors:
        return act
    for row in _recasts(scene.tree.reading.article.language or "en"):
        if not row.fits(act, trigger.lemma) or not DOERS[row.doer](scene, actors):
            continue
        if row.at and not DOERS[row.at](scene, recipients):
            continue
        if row.someone and not _of_people(scene, trigger, recipients):
            continue
        modes = (row.mode,) if row.mode else ()
        return replace(act, act=row.becomes, event=row.becomes, modes=modes, cameo=row.cameo)
    return act


def _a_crowd(scene: Scene, actors: Sequence[Party]) -> bool:
    """ "A mob", "students", "hundreds of villagers": people who act together and bear no arms."""
    return any(_of_a_crowd(scene, party) for party in actors)


def _of_a_crowd(scene: Scene, party: Party) -> bool:
    head = scene.tree.head_of(party.span)
    if head is None:
        return False
    word = scene.counted(head)
    lemma, many = scene.tree.lemma(word).lower(), scene.tree.tag(word) in ("NNS", "NNPS")
    known = scene.known.classes
    unarmed = not set(scene.cast.actor(party.actor).sectors) & ARMED
    return lemma in known["marching"] or (many and unarmed and lemma in known["civilian"])


def _outlaws(scene: Scene, actors: Sequence[Party]) -> bool:
    sectors = [set(scene.cast.actor(p.actor).sectors[:1]) for p in actors]
    return bool(sectors) and all(own & OUTLAWS for own in sectors)


def _soldiers(scene: Scene, actors: Sequence[Party]) -> bool:
    return any(set(scene.cast.actor(p.actor).sectors) & SOLDIERS for p in actors)


DOERS = {"crowd": _a_crowd, "outlaws": _outlaws, "soldiers": _soldiers}


def _of_people(scene: Scene, trigger: Trigger, recipients: Sequence[Party]) -> bool:
    """Whether it is done to people, as "seized the geologists", not "seized the depot"."""
    thing = None if trigger.noun else scene.object(trigger.word)
    people = (ActorKind.person, ActorKind.office, ActorKind.unnamed)
    struck = {p.actor for p in recipients} & {p.actor for p in scene.parties(thing)}
    named = any(scene.cast.actor(a).kind in people for a in struck)
    words = [] if thing is None else [thing, *scene.inside(thing)]  # "dozens of women"
    return named or any(looks_human(scene, word) for word in words)
