"""What hangs on a verb: who is to do what, who says so, what one does not mean to do."""

from __future__ import annotations

from dateline.events.classes import in_class
from dateline.events.scene import Scene
from dateline.model import Party


def meant(scene: Scene, word: int) -> bool:
    """ "no reason to apologise", "no need for talks": what one says that one has none of."""
    tree = scene.tree
    if tree.lemma(word).lower() not in scene.known.marks["meaning to"]:
        return False
    above = tree.head(word)
    none = any(tree.lower(c) == "no" for c in tree.all_children(word, "det"))
    has = tree.relation(word) == "dobj" and tree.lemma(above) in scene.known.marks["having"]
    return none or (has and tree.child(above, "neg") is not None)


def unmoved(scene: Scene, verb: int) -> bool:
    """ "is in no mood to talk": a verb with a phrase that says nobody means to."""
    tree = scene.tree
    return any(
        meant(scene, inner)
        for prep in tree.all_children(verb, "prep")
        for inner in tree.all_children(prep, "pobj")
    )


def wont(scene: Scene, verb: int) -> bool:
    """ "will not budge", "vowed never to yield", "has no plans to stop": said not to come."""
    tree, marks = scene.tree, scene.known.marks
    if meant(scene, tree.head(verb)):
        return True
    if tree.child(verb, "neg") is None:
        listed = tree.relation(verb) == "conj" and tree.child(verb, "aux", "nsubj") is None
        above = tree.head(verb)
        plans = tree.lemma(above) in marks["planning"] and tree.child(above, "neg") is not None
        return (listed and wont(scene, above)) or (tree.relation(verb) == "xcomp" and plans)
    ahead = marks["future"] | marks["would"]
    helps = tree.all_children(verb, "aux")
    if any(tree.lemma(c) == "have" for c in helps):  # "would not have stopped"
        return False
    return any(tree.lower(c) in ahead or tree.tag(c) == "TO" for c in helps)


def speakers(scene: Scene, verb: int) -> list[Party]:
    """Those who say of another what a verb tells: "Togo said Benin was behind the raid" (Togo)."""
    above = speech(scene, verb)
    if above == verb or not scene.tree.tag(above).startswith("V"):
        return []
    return [] if scene.passive(above) else scene.actors(above)


def speech(scene: Scene, verb: int) -> int:
    """The verb by which what a verb tells is said; the verb itself where nobody says it."""
    tree = scene.tree
    while tree.relation(verb) == "conj" and tree.tag(tree.head(verb)).startswith(("V", "M")):
        verb = tree.head(verb)
    above = tree.child(verb, "parataxis")  # "Benin was behind the raid, Togo said"
    if above is not None:
        return above
    return tree.head(verb) if tree.relation(verb) == "ccomp" else verb


def for_clause(scene: Scene, noun: int) -> int | None:
    """ "a call for Togo to leave", "renewed its call for Togo to leave": what is to be done."""
    tree = scene.tree
    above = tree.head(noun)
    holders = (noun, above) if tree.relation(noun) == "dobj" else (noun,)
    for holder in holders:
        for clause in tree.all_children(holder, "acl", "advcl", "relcl"):
            marked = any(tree.lower(c) == "for" for c in tree.all_children(clause, "mark"))
            if marked and clause > noun and tree.child(clause, "nsubj", "nsubjpass") is not None:
                return clause
    return None


def own_force(scene: Scene, verb: int) -> bool:
    """ "ordered his troops to hold their fire": who commands them does it."""
    tree = scene.tree
    thing = tree.child(verb, "dobj")
    if tree.lemma(verb).lower() not in scene.known.marks["commanding"] or thing is None:
        return False
    if scene.passive(verb) or not in_class(scene, thing, "troops"):
        return False
    whose = {scene.cast.actor(p.actor).country for p in scene.around(thing)} - {None}
    own = {scene.cast.actor(p.actor).country for p in scene.actors(verb)}
    return whose <= own


def asked_clause(scene: Scene, verb: int) -> int | None:
    """The verb of the to-clause under a verb: "to leave" in "ordered the trawlers to leave"."""
    tree = scene.tree
    for clause in tree.all_children(verb, "xcomp", "ccomp", "advcl", "acl"):
        if scene.has_to(clause) and clause > verb:
            return clause
    for ready in tree.all_children(verb, "acomp"):  # "is ready to talk"
        for clause in tree.all_children(ready, "xcomp", "advcl"):
            if scene.has_to(clause):
                return clause
    thing = tree.child(verb, "dobj")
    for clause in sorted(tree.subtree(thing)) if thing is not None else ():
        after = clause > verb and tree.tag(clause) == "VB"
        if after and scene.has_to(clause):
            return clause
    return None


def demanded_clause(scene: Scene, verb: int) -> int | None:
    """ "demands that the fleet leave": a clause in the base form, with a subject of its own."""
    tree = scene.tree
    for clause in tree.all_children(verb, "ccomp"):
        own = tree.child(clause, "nsubj", "nsubjpass")
        helped = any(tree.tag(c) == "MD" or tree.lemma(c) == "do" for c in tree.children(clause))
        plain = tree.tag(clause) == "VB" or any(
            tree.tag(c) == "VB" for c in tree.all_children(clause, "auxpass")
        )
        bare = plain or (tree.tag(clause) == "VBP" and own is not None and tree.tag(own) != "NNS")
        if own is not None and bare and not helped:
            return clause
    return None


def obliged_clause(scene: Scene, verb: int) -> int | None:
    """ "said the rebels must leave": what is asked of another."""
    tree = scene.tree
    told = tree.all_children(verb, "ccomp")
    if tree.relation(verb) == "parataxis":  # "the rebels must leave, he said"
        told = [*told, tree.head(verb)]
    for clause in told:
        own = tree.child(clause, "nsubj", "nsubjpass")
        obliged = _needs_to(scene, clause) or any(
            tree.tag(c) == "MD" and tree.lower(c) in scene.known.marks["obliged"]
            for c in tree.children(clause)
            if own is not None and c > own  # not "should they attack"
        )
        asks = any(tree.tag(c) in ("WP", "WRB", "WDT") for c in tree.children(clause))
        if own is not None and obliged and own in scene.at and not asks:
            return clause
    return None


def _needs_to(scene: Scene, verb: int) -> bool:
    """ "said the rebels need to leave": not what they had to do."""
    tree = scene.tree
    if tree.lemma(verb) not in scene.known.marks["obliging"] or tree.child(verb, "neg") is not None:
        return False
    if tree.tag(verb) == "VBD" and tree.lemma(verb) == "have":
        return False
    below = tree.all_children(verb, "xcomp")
    return any(map(scene.has_to, below))


def or_else(scene: Scene, word: int) -> bool:
    """ "told the rebels to leave or be shot", "must pay or face a ban": what is asked on pain of what."""
    tree = scene.tree
    asked = (asked_clause(scene, word), demanded_clause(scene, word), obliged_clause(scene, word))
    for clause in (word, *(c for c in asked if c is not None)):
        for other in tree.all_children(clause, "conj"):
            either = any(tree.lower(c) == "or" for c in tree.all_children(clause, "cc"))
            suffers = tree.child(other, "auxpass") is not None
            suffers = suffers or tree.lemma(other) in scene.known.marks["or else"]
            if either and suffers and tree.tag(other).startswith("VB"):
                return True
    return False
