"""Which entries of the frames a verb or a noun may match, the longest first."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.classes import hyphened
from dateline.events.clauses import for_clause
from dateline.events.scene import Scene

TAIL = ("prt", "prep", "advmod", "acomp", "dative", "oprd", "xcomp", "intj")


def verb_lemmas(scene: Scene, word: int) -> list[str]:
    """The entries a verb may match, longest first: "pull out of", "pull out", "pull"."""
    if word not in scene.entries:
        found = dict.fromkeys(_verb_entries(scene, word))
        scene.entries[word] = sorted(found, key=lambda entry: -len(entry.split()))
    return scene.entries[word]


def _verb_entries(scene: Scene, verb: int) -> Iterator[str]:
    tree = scene.tree
    lemma = tree.lemma(verb).lower()
    joined = hyphened(scene, verb)
    if joined:
        yield joined
    yield lemma
    if for_clause(scene, verb) is not None:  # "called for Togo to leave"
        yield f"{lemma} for"
    if tree.tag(verb) == "VBN" and tree.child(verb, "auxpass") is not None:  # "is needed"
        yield f"be {tree.lower(verb)}"
    particle = tree.child(verb, "prt")
    for child in tree.children(verb):
        if child < verb:
            if tree.relation(child) == "advmod":
                yield f"{tree.lower(child)} {lemma}"
        elif tree.relation(child) in ("dobj", "npadvmod"):  # "gave the rebels two days"
            yield from _with_object(scene, lemma, child, particle)
            yield from _with_captive(scene, lemma, child)
        elif not _when_or_which(scene, child):
            yield from _with_tail(scene, lemma, child)
            if scene.small_clause(child) or scene.said_of(child):
                no = "not " if tree.child(child, "neg") is not None else ""
                yield f"{lemma} {no}{tree.lower(child)}"
    if particle is not None:
        base = f"{lemma} {tree.lower(particle)}"
        for prep in tree.all_children(verb, "prep"):
            yield from _with_tail(scene, base, prep)


def _when_or_which(scene: Scene, child: int) -> bool:
    """ "fired on Monday" is not "fired on"; "gave him until Monday" is a deadline."""
    tree = scene.tree
    timed = tree.relation(child) == "prep" and tree.child(child, "pobj") in scene.timed
    return timed and tree.lower(child) != "until"


def _with_tail(scene: Scene, lemma: str, child: int) -> Iterator[str]:
    """ "pull out", "pull out of", "put on trial", "put under house arrest"."""
    tree = scene.tree
    if tree.relation(child) not in TAIL:
        return
    low = tree.lower(child)
    yield f"{lemma} {low}"
    for below in tree.children(child):
        if tree.relation(below) == "prep":
            yield f"{lemma} {low} {tree.lower(below)}"
        elif tree.relation(below) == "pobj":
            for name in _names_of(scene, below):
                yield f"{lemma} {low} {name}"


def _with_object(scene: Scene, lemma: str, thing: int, particle: int | None) -> Iterator[str]:
    """ "lodge protest", "throw weight behind", "turn deaf ear to", "blow himself up"."""
    tree = scene.tree
    preps = [c for c in tree.children(thing) if tree.relation(c) == "prep"]
    preps += [c for c in tree.children(tree.head(thing)) if c > thing]
    preps = [c for c in preps if not _when_or_which(scene, c)]
    beside = [c for c in tree.all_children(thing, "acl") if tree.tag(c).startswith("JJ")]
    for said in (*tree.all_children(thing, "amod"), *beside):
        if said > thing or said == tree.head(thing) + 1:  # "held Peru responsible", "let free"
            yield f"{lemma} {tree.lower(said)}"
    for name in _names_of(scene, thing):
        if particle is None:
            yield f"{lemma} {name}"
        else:  # "called the strike off" calls no strike
            yield f"{lemma} {name} {tree.lower(particle)}"
            yield f"{lemma} {tree.lower(particle)} {name}"
        for prep in preps:
            if tree.relation(prep) in ("prep", "dative"):
                yield f"{lemma} {name} {tree.lower(prep)}"


def _with_captive(scene: Scene, lemma: str, thing: int) -> Iterator[str]:
    """ "took the crew of a ship hostage", where the parser reads a hostage of the ship."""
    tree = scene.tree
    for word in tree.subtree(thing):
        if word > thing and tree.lower(word) in scene.known.marks["captive"]:
            yield f"{lemma} {tree.lower(word)}"


def _names_of(scene: Scene, noun: int) -> Iterator[str]:
    """A noun's base form, alone and with each word that describes it."""
    tree = scene.tree
    names = dict.fromkeys((tree.lemma(noun).lower(), tree.lower(noun)))
    yield from names
    for child in tree.children(noun):
        if tree.relation(child) in ("compound", "amod"):
            yield f"{tree.lower(child)} {tree.lemma(noun).lower()}"


def noun_lemmas(scene: Scene, word: int) -> list[str]:
    """The entries a noun may match, longest first."""
    tree = scene.tree
    lemma = tree.lemma(word).lower()
    joined = hyphened(scene, word)
    found = [joined] if joined else []
    found += [name for name in _names_of(scene, word) if " " in name]
    for prep in tree.all_children(word, "prep"):
        inner = tree.child(prep, "pobj")
        if inner is not None:
            found.append(f"{lemma} {tree.lower(prep)} {tree.lemma(inner).lower()}")
    return [*found, lemma]
