"""Silence where nothing political happened: crime, weather, accidents, sport and trade.

An event needs a party that has to do with power (a state, a force, a party, rebels, a body of
states), or people who act together. A man who kills a neighbour, a storm that kills six and a
company that signs with another are news, but none of PLOVER's events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateline.events.frames import Frame
from dateline.events.scene import Scene
from dateline.model import Actor, ActorKind, Party

# sectors of those who hold power, fight for it, or speak for many
POLITICAL = frozenset(
    ["GOV", "MIL", "COP", "REB", "UAF", "PRM", "LEG", "JUD", "SPY", "PTY", "OPP", "PRE", "ELI"]
    + ["REF", "REL", "SOC", "LAB", "JRN"]
)
KEEPS_ORDER = frozenset({"COP", "JUD"})  # what they do to ordinary people is crime news
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})
EVERYDAY = (("firearms",), ("primitive",), ("beat",), ("sexual",), ("destroy",))  # of crime too
EVERYDAY_ORDER = frozenset({"arrest", "convict", "allege", "investigate"})

SETTLED = frozenset({"REQUEST", "REJECT", "CONCEDE"})  # what courts do every day


def relevant(
    scene: Scene, frame: Frame, word: int, event: str, actors: list[Party], recipients: list[Party]
) -> bool:
    """Whether an act of these parties is one that PLOVER records."""
    doers, others = _who(scene, actors), _who(scene, recipients)
    if _of_sport(scene, word) or _by_nature(scene, word):
        return False
    if event == "REQUEST" and not others and frame.act == "REQUEST" and frame.cameo == "020":
        return False  # "called for calm": nobody in particular is asked
    if event in SETTLED and doers and all(map(_keeps_order, doers)) and others:
        return any(_of_note(scene, p) for p in recipients)
    if event == "PROTEST":
        return not actors or not all(_looks_on(scene, p) for p in actors)
    if event == "ASSAULT":
        if not doers:
            return _by_someone(scene, word) and _at_war(scene, frame, word, others)
        if frame.modes == ("beat",):  # clubs beat each other too
            return any(set(a.sectors) & POLITICAL for a in [*doers, *others])
        return any(map(_counts, [*doers, *others]))
    if (
        frame.turned and event == "CONSULT"
    ):  # a king receives an envoy; a country that receives tourists is no host
        return any(a.kind is ActorKind.person or set(a.sectors) & POLITICAL for a in doers)
    if event == "COERCE" and not doers:
        told = scene.tree.child(word, "auxpass") is not None and any(map(_counts, others))
        return told and any(_of_note(scene, p) for p in recipients)
    if event == "SANCTION" and not doers:  # a single man who is dropped is dropped every day
        known = [a for a in others if a.kind is ActorKind.government or "convict" in frame.modes]
        return any(_has_power(a) for a in known)
    if set(frame.modes) & EVERYDAY_ORDER and doers and all(_keeps_order(a) for a in doers):
        return any(_of_note(scene, p) for p in recipients)
    return any(map(_counts, doers)) or (not doers and any(map(_counts, others)))


def _words_of(scene: Scene, word: int) -> set[str]:
    """The lemmas of a word's sentence, alone and two by two."""
    sentence = scene.tree.sentence(word)
    if sentence.first not in scene.said:
        lemmas = [scene.tree.lemma(i).lower() for i in range(sentence.first, sentence.last)]
        scene.said[sentence.first] = {*lemmas, *(f"{a} {b}" for a, b in pairwise(lemmas))}
    return scene.said[sentence.first]


def _of_sport(scene: Scene, word: int) -> bool:
    """Whether a sentence tells of a game, and of nothing worse."""
    said, known = _words_of(scene, word), scene.known.classes
    return bool(said & known["sport"]) and not said & known["brawl"]


def _by_nature(scene: Scene, word: int) -> bool:
    """ "landslides killed", "the drought has shut": no one's deed."""
    tree = scene.tree
    if not tree.tag(word).startswith("V") or scene.passive(word):
        return False
    subject = scene.subject(word)
    return subject is not None and tree.lemma(subject).lower() in scene.known.classes["nature"]


def _by_someone(scene: Scene, word: int) -> bool:
    """Not "flames shot up", "the fire killed six": what has a subject must have a violent one."""
    tree = scene.tree
    if not tree.tag(word).startswith("V") or scene.passive(word):
        return True
    subject = scene.subject(word)
    known = scene.known.classes
    low = None if subject is None else tree.lemma(subject).lower()
    return low is None or low in known["violent"] or low in known["bomb"] or low in known["armed"]


def _at_war(scene: Scene, frame: Frame, word: int, others: Sequence[Actor]) -> bool:
    """Whether an attack by nobody who is named is more than crime."""
    everyday = frame.harm or frame.modes in EVERYDAY or frame.cameo in ("180", "190")
    political = any(set(a.sectors) & POLITICAL for a in others)
    return not everyday or political or violent(scene, word)


def violent(scene: Scene, word: int) -> bool:
    """Whether a sentence in which people die names a weapon or an attack."""
    sentence = scene.tree.sentence(word)
    known = scene.known.classes["violent"]
    lemmas = (scene.tree.lemma(i).lower() for i in range(sentence.first, sentence.last))
    return any(lemma in known for lemma in lemmas)


def _who(scene: Scene, parties: Iterable[Party]) -> Sequence[Actor]:
    return [scene.cast.actor(p.actor) for p in parties]


def _counts(actor: Actor) -> bool:
    """Whether someone has to do with power: by kind, by sector, or as people of a country."""
    if actor.kind in (ActorKind.government, ActorKind.office) or actor.country in BODIES:
        return True
    if set(actor.sectors) & POLITICAL:
        return True
    if actor.kind is ActorKind.group:
        return actor.country is not None or not actor.sectors or actor.sectors[0] != "BUS"
    return actor.kind is ActorKind.person and not actor.sectors


def _looks_on(scene: Scene, party: Party) -> bool:
    """ "Tourists filled the square.": no marchers."""
    head = scene.tree.head_of(party.span)
    known = scene.known.classes["onlookers"]
    return head is not None and scene.tree.lemma(scene.counted(head)).lower() in known


def _has_power(actor: Actor) -> bool:
    states = (ActorKind.government, ActorKind.office)
    return actor.kind in states or bool(set(actor.sectors) & (POLITICAL - {"LAB"}))


def _keeps_order(actor: Actor) -> bool:
    return bool(actor.sectors) and set(actor.sectors[:1]) <= KEEPS_ORDER


def _of_note(scene: Scene, party: Party) -> bool:
    """Not "a man", "two suspects", "the driver": named, political, or people who act together."""
    actor = scene.cast.actor(party.actor)
    if actor.kind not in (ActorKind.unnamed, ActorKind.group):
        return True
    head = scene.tree.head_of(party.span)
    lemma = scene.tree.lemma(head).lower() if head is not None else ""
    return lemma not in scene.known.classes["ordinary"]
