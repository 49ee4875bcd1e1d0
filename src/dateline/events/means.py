"""With what an attack was made: PLOVER's mode, from the weapons that the sentence names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dateline.events.scene import Scene

OUTDOING = frozenset({"unconventional", "heavy-weapons"})  # no crowd is controlled with these
UNSAID = frozenset({"190", "180"})  # CAMEO codes that say no more than that there was an attack


@dataclass(frozen=True, slots=True)
class Means:
    """With what an attack was made; `weapon` is the word that says so, None where the frame does."""

    mode: str  # "": not said
    cameo: str
    weapon: str | None = None


def means(scene: Scene, word: int, modes: tuple[str, ...], cameo: str | None) -> Means:
    """The mode and the CAMEO code of an attack; the weapon named decides, not the verb.

    "Gunmen struck a bus" says nothing of how; "jets fired missiles" is from the air.
    """
    own = modes[0] if modes else ""
    outdone = OUTDOING if own == "crowd-control" else frozenset()
    if own and own not in scene.known.marks["by weapon"] and not outdone:
        return Means(own, cameo or "190")
    said = _said(scene, word)
    for mode, (code, words) in scene.known.means.items():
        named = said & words
        if named and (not outdone or mode in outdone):
            keep = own == mode or (cameo not in UNSAID and not own)
            return Means(mode, (cameo or code) if keep else code, min(named))
    return Means(own, cameo or "190")


def _said(scene: Scene, word: int) -> set[str]:
    """The words of a word's sentence that may be weapons, alone and two by two."""
    sentence = scene.tree.sentence(word)
    if sentence.first not in scene.weapons:
        found = set(_words(scene, sentence.first, sentence.last))
        scene.weapons[sentence.first] = found
    return scene.weapons[sentence.first]


def _words(scene: Scene, first: int, last: int) -> list[str]:
    tree = scene.tree
    lemmas = [tree.lemma(i).lower() for i in range(first, last)]
    pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
    apart = {i for i, pair in enumerate(pairs) if pair in scene.known.marks["no weapon"]}
    hidden = apart | {i + 1 for i in apart}  # "tear gas" is not gas, "under fire" no weapon
    return [*(w for i, w in enumerate(lemmas) if i not in hidden), *pairs]
