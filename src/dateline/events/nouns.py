"""Which event nouns count: those that a verb carries, or that name their own parties."""

from __future__ import annotations

from dateline.events.classes import in_class, rules_or_fights
from dateline.events.entries import verb_lemmas
from dateline.events.frames import Frame
from dateline.events.scene import Scene
from dateline.events.verbs import preps_fit
from dateline.model import Party

OCCASION = frozenset({"in", "during", "at", "after", "before", "with", "following", "for", "of"})


def noun_fits(scene: Scene, noun: int, frame: Frame) -> bool:
    """An event noun counts where a verb carries it, or where it has parties of its own."""
    tree = scene.tree
    if tree.relation(noun) in ("compound", "amod", "nmod"):
        return False
    if frame.toll:
        return True  # the figure decides
    if (
        tree.relation(noun) == "dobj"
        and tree.lemma(tree.head(noun)) in scene.known.marks["telling"]
    ):
        return False
    if _is_said(frame) and answer(scene, noun) is not None:
        return True
    if frame.civil and not _done_by_people(scene, noun):
        return False
    if frame.needs_prep and not preps_fit(scene, noun, frame):
        return False
    if frame.needs and not _after_prep(scene, noun, frame, frame.needs):
        return False
    if _happens(scene, noun):
        return True
    verb = carrier(scene, noun)
    if verb is not None:
        occasion = tree.relation(noun) == "pobj"
        if occasion or tree.lemma(verb) == "be" or carries(scene, verb):
            return True
    if frame.alone and tree.relation(noun) == "pobj" and _told_of(scene, noun):
        return _hits_someone(scene, noun)
    return tree.relation(noun) in ("ROOT", "nsubj", "conj", "appos") and _own_parties(scene, noun)


def _after_prep(scene: Scene, noun: int, frame: Frame, name: str) -> bool:
    """ "the attack on the law": what follows the preposition that a noun needs is of a class."""
    tree = scene.tree
    preps = (p for p in tree.all_children(noun, "prep") if tree.lower(p) in frame.needs_prep)
    return any(
        in_class(scene, thing, name) for p in preps for thing in tree.all_children(p, "pobj")
    )


def answer(scene: Scene, noun: int) -> int | None:
    """ "rejected a plea by the bishops": the verb by which another answers what was said to it."""
    tree = scene.tree
    found = scene.known.nouns.get(tree.lemma(noun).lower(), ())
    if not any(map(_is_said, found)) or not sayers(scene, noun):
        return None
    relation, verb = tree.relation(noun), tree.head(noun)
    if relation == "pobj" and tree.lower(verb) in ("to", "with"):
        verb = tree.head(verb)
    elif relation not in ("dobj", "nsubjpass"):
        return None
    said = set(verb_lemmas(scene, verb)) & scene.known.marks["answers"]
    if not tree.tag(verb).startswith("V") or not said or _if_ever(scene, verb):
        return None
    own = {p.actor for p in sayers(scene, noun)}
    return verb if own.isdisjoint(p.actor for p in scene.actors(verb)) else None


def _is_said(frame: Frame) -> bool:
    """ "a plea", "a charge", "a threat": words, not deeds."""
    return frame.act in ("REQUEST", "ACCUSE", "THREATEN") and frame.modes != ("investigate",)


def _if_ever(scene: Scene, verb: int) -> bool:
    """ "will not end the strike until their demands are met": nobody has answered."""
    conditions = scene.known.marks["conditions"]
    return any(
        scene.tree.lower(mark) in conditions for mark in scene.tree.all_children(verb, "mark")
    )


def sayers(scene: Scene, noun: int) -> list[Party]:
    """Whose demand or charge a noun is: its owner, its "by" and "from"."""
    return scene.around(noun, ("by", "from"))


def _told_of(scene: Scene, noun: int) -> bool:
    """ "a complaint over the detention of two sailors": a deed that is told of, definite."""
    tree = scene.tree
    prep = tree.lower(tree.head(noun))
    definite = any(
        tree.relation(c) == "poss" or tree.lower(c) in scene.known.marks["definite"]
        for c in tree.children(noun)
    )
    above = tree.lemma(tree.head(tree.head(noun)))
    if prep == "for" and above in scene.known.marks["judging"]:  # "condemned Chad for the arrest"
        return definite
    return definite and prep in scene.known.marks["on account of"]


def _hits_someone(scene: Scene, noun: int) -> bool:
    return bool(scene.around(noun, ("of", "on", "against", "by")))


def _done_by_people(scene: Scene, noun: int) -> bool:
    """Whether those who hold a strike are workers or citizens, and no force."""
    verb = carrier(scene, noun)
    parties = scene.around(noun, ("by", "of"))
    parties = parties or (scene.actors(verb) if verb is not None else [])
    doers = [scene.cast.actor(p.actor) for p in parties]
    return bool(doers) and not any(map(rules_or_fights, doers))


def carries(scene: Scene, verb: int) -> bool:
    """Whether a verb says how its event noun stands: "held talks", "called off the visit"."""
    known = scene.known.stances["verbs"]
    return any(entry in known for entry in verb_lemmas(scene, verb))


def _own_parties(scene: Scene, noun: int) -> bool:
    return bool(scene.around(noun, ("of", "by", "on", "against", "between", "with", "among")))


def carrier(scene: Scene, noun: int) -> int | None:
    """The verb whose subject does the noun: "held talks", "jumped in with a call to"."""
    tree = scene.tree
    own = relative_carrier(scene, noun)
    if own is not None:
        return own
    relation, head = tree.relation(noun), tree.head(noun)
    while relation in ("conj", "appos"):
        noun = head
        relation, head = tree.relation(noun), tree.head(noun)
    if (
        relation == "pobj"
        and tree.lower(head) == "of"
        and tree.tag(tree.head(head)).startswith("N")
    ):
        outer = tree.head(head)
        if tree.lemma(outer).lower() in scene.known.classes["counting"]:
            return carrier(scene, outer)
        return None
    if relation in ("dobj", "nsubjpass", "attr"):
        return head if tree.tag(head).startswith("V") else None
    if relation == "pobj" and tree.lower(head) in ("to", "for"):  # "is open to talks"
        ready = tree.head(head)
        known = scene.known.stances["adjectives"]
        if tree.relation(ready) == "acomp" and tree.lemma(ready).lower() in known:
            return tree.head(ready)
    if relation == "pobj" and tree.lower(head) in OCCASION:
        above = tree.head(head)
        if tree.lemma(above) in scene.known.marks["guilty"]:  # "is responsible for the raid"
            above = tree.head(above)
        if tree.lower(head) in ("for", "of") and _punishes(scene, above):
            return None
        return above if tree.tag(above).startswith("V") else None
    return None


def _punishes(scene: Scene, verb: int) -> bool:
    """ "convicted of the bombing", "thanked for the visit": the deed is why, not what was done."""
    known = [f for entry in verb_lemmas(scene, verb) for f in scene.known.verbs.get(entry, ())]
    known = [f for f in known if f.needs_clause != "charged"]
    acts = {f.act for f in known if not (f.spoken and f.act == "ACCUSE")}  # "is behind the raid"
    return bool(acts & {"THREATEN", "ACCUSE", "COERCE", "SANCTION", "CONCEDE", "SUPPORT"})


def relative_carrier(scene: Scene, noun: int) -> int | None:
    """ "discussions he held with the owners": the verb of a relative clause that carries it."""
    tree = scene.tree
    for clause in tree.all_children(noun, "relcl"):
        own = tree.child(clause, "nsubj")
        stance = scene.known.stances["verbs"].get(tree.lemma(clause))
        if own is not None and stance == "begin" and tree.tag(own) not in ("WDT", "WP"):
            return clause
    return None


def _happens(scene: Scene, noun: int) -> bool:
    tree = scene.tree
    head = tree.head(noun)
    return tree.relation(noun) in ("nsubj", "nsubjpass") and (
        tree.lemma(head).lower() in scene.known.classes["happens"]
    )
