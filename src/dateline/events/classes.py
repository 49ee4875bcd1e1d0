"""Which words belong to a class of words or of people."""

from __future__ import annotations

from dateline.events.scene import Scene
from dateline.model import Actor, ActorKind

FORCES = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})


def done_by(scene: Scene, verb: int, name: str) -> bool:
    """Whether the subject of an active verb is of a class: "a bomb went off"."""
    subject = None if scene.passive(verb) else scene.subject(verb)
    return subject is not None and in_class(scene, subject, name)


def in_class(scene: Scene, word: int, name: str) -> bool:
    """Whether a noun, or what it counts or is listed with, is of a class or of a sector in it."""
    tree, members = scene.tree, scene.known.classes[name]
    for w in (*tree.conjuncts(scene.counted(word)), *scene.inside(word)):
        if not members.isdisjoint(_sectors(scene, w)):
            return True
        lemma = tree.lemma(w).lower()
        beside = [
            f"{tree.lower(c)} {lemma}"
            for c in tree.children(w)
            if tree.relation(c) in ("amod", "compound")
        ]
        if any(b in members for b in beside):
            return True
        if lemma in members or tree.lower(w) in members:
            return True
        if hyphened(scene, w) in members:
            return True
    return False


def _sectors(scene: Scene, word: int) -> set[str]:
    """The sectors of who is named here, or the kind of body that it is: "Al Jazeera" (JRN)."""
    actors = [scene.cast.actor(mention.actor) for mention in scene.at.get(word, ())]
    return {code for a in actors for code in (*a.sectors[:1], a.country) if code}


def hyphened(scene: Scene, word: int) -> str | None:
    """ "cease-fire", which the reader takes for three words; None where there is no hyphen."""
    tree = scene.tree
    if word < 2 or tree.form(word - 1) != "-":
        return None
    return f"{tree.lower(word - 2)}-{tree.lemma(word).lower()}"


def is_someone(scene: Scene, word: int) -> bool:
    persons = (ActorKind.person, ActorKind.office, ActorKind.government)
    if scene.tree.lemma(word).lower() in scene.known.classes["office-holder"]:
        return True
    return any(scene.cast.actor(p.actor).kind in persons for p in scene.parties(word))


def looks_human(scene: Scene, word: int) -> bool:
    """ "beat two bakers", "shot his wife": a noun that looks like one for a person."""
    tree = scene.tree
    lemma = tree.lemma(word).lower()
    known = scene.known.classes
    if lemma in known["kin"] or (tree.tag(word) == "PRP" and lemma not in ("it", "itself")):
        return True
    person = any(lemma.endswith(end) for end in known["person endings"])
    return tree.tag(word) in ("NN", "NNS") and person and lemma not in known["no persons"]


def counts(scene: Scene, word: int) -> bool:
    """ "killed 12", "killing hundreds": a bare number of people."""
    tree = scene.tree
    return tree.tag(word) == "CD" or tree.lemma(word).lower() in scene.known.classes["counting"]


def rules_or_fights(actor: Actor) -> bool:
    """A state, an office, a force: none of those who march or go on strike."""
    states = (ActorKind.government, ActorKind.office)
    return actor.kind in states or bool({"GOV", *FORCES} & set(actor.sectors[:1]))
