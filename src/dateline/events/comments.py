"""Which verbs only comment: feelings, hopes and guesses, a charge denied, an option weighed.

CAMEO codes them 01; what lies below such a verb ("sent condolences over the attack") is not done by
whoever comments.
"""

from __future__ import annotations

from dateline.events.classes import in_class
from dateline.events.scene import Scene


def comments(scene: Scene, verb: int) -> bool:
    """Whether a verb, with its object or its clause, says nothing but what its subject thinks.

    "expressed concern", "denied involvement", "is sceptical of", "declined to comment",
    "is considering a ban".
    """
    tree, marks = scene.tree, scene.known.marks
    lemma = tree.lemma(verb).lower()
    if tree.child(verb, "neg") is not None:
        return False
    thing = tree.child(verb, "dobj")
    if thing is not None and lemma in marks["voicing"] and in_class(scene, thing, "feelings"):
        return True
    if thing is not None and lemma in marks["owning"] and in_class(scene, thing, "owned"):
        return True
    if lemma == "be":
        return _of_mind(scene, verb)
    if lemma in marks["silent"]:
        return any(
            tree.lemma(c) in ("comment", "speculate", "elaborate")
            for c in tree.all_children(verb, "xcomp", "dobj")
        )
    return thing is None and lemma in marks["guessing"]


def _of_mind(scene: Scene, verb: int) -> bool:
    """ "is sceptical of", "was hopeful that": what someone is said to feel."""
    feeling = scene.known.marks["feeling"]
    return any(scene.tree.lower(c) in feeling for c in scene.tree.all_children(verb, "acomp"))
