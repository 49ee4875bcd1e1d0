"""PLOVER's modes where the frame leaves them open: what is asked for, whose force is raised."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.events.composing import Act
from dateline.events.scene import Scene
from dateline.languages import table


def with_modes(scene: Scene, word: int, act: Act) -> Act:
    """The act with the mode that the words below its trigger give."""
    if act.event == "REQUEST" and not act.modes:
        found = _below(scene, word, "asked")
        return replace(act, modes=(found[0],)) if found else act
    if act.event == "MOBILIZE" and act.modes in ((), ("troops",)):
        found = _below(scene, word, "raised")
        return replace(act, modes=(found[0],), cameo=found[1]) if found else act
    return act


@cache
def _modes(language: str, kind: str) -> dict[str, tuple[str, str]]:
    """Word → mode and CAMEO code ("": as it was)."""
    rows = table(language, "modes")[kind]
    return {word: (row["mode"], row.get("cameo", "")) for row in rows for word in row["words"]}


def _below(scene: Scene, word: int, kind: str) -> tuple[str, str] | None:
    """What the first word after a trigger that tells gives; parties and times tell nothing."""
    tree = scene.tree
    known = _modes(tree.reading.article.language or "en", kind)
    for other in sorted(tree.subtree(word)):
        silent = other in scene.timed or (kind == "asked" and other in scene.at)
        if other > word and not silent and tree.lemma(other).lower() in known:
            return known[tree.lemma(other).lower()]
    return None
