"""The frames and stances of a language, indexed by the words that raise them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.languages import table

RECIPIENT_PREPS = ("to", "with", "against", "on", "at", "towards", "toward")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of frames.toml; see there for what each field means."""

    act: str
    cameo: str
    example: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    object: str = "recipient"
    needs: str | None = None
    needs_not: str | None = None
    needs_prep: tuple[str, ...] = ()
    needs_clause: str | None = None
    preps: tuple[str, ...] = RECIPIENT_PREPS
    symmetric: bool = False
    light: bool = False
    alone: bool = False
    people: bool = False
    place: bool = False
    turned: bool = False
    clause: bool = False
    civil: bool = False
    office: bool = False
    force: bool = False
    toll: bool = False
    harm: bool = False
    armed: bool = False
    doer: str | None = None
    cameo_happened: str | None = None


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a language; `verbs` and `nouns` lead from a lemma to those it may raise."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    stances: dict[str, dict[str, str]] = field(default_factory=dict)  # word kind → lemma → stance
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    means: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)  # mode → code, words


def _frame(row: dict[str, Any]) -> Frame:
    """The frame of a row; TypeError where the row has a field that no frame has."""
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Frame(example=values.pop("from"), **values)


@cache
def frames(language: str) -> Frames:
    """The frames of a language, read once."""
    rows = table(language, "frames")
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for row in rows["frame"]:
        frame = _frame(row)
        for verb in frame.verbs:
            verbs.setdefault(verb, []).append(frame)
        for noun in frame.nouns:
            nouns.setdefault(noun, []).append(frame)
    classes = {name: frozenset(words) for name, words in rows["classes"].items()}
    stances, marks = _stances(language)
    return Frames(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        classes,
        stances,
        marks,
        {row["mode"]: (row["cameo"], frozenset(row["words"])) for row in rows["means"]},
    )


def _stances(language: str) -> tuple[dict[str, dict[str, str]], dict[str, frozenset[str]]]:
    rows = table(language, "stances")
    stances: dict[str, dict[str, str]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    for row in rows["stance"]:
        for kind, words in stances.items():
            for word in row.get(kind, ()):
                words.setdefault(word, row["stance"])
    return stances, {name: frozenset(words) for name, words in rows["marks"].items()}
