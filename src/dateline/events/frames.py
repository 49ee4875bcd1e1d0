"""The frames and stances of a language, indexed by the words that raise them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from dateline.languages import table

RECIPIENT_PREPS = ("to", "with", "against", "on", "at", "towards", "toward")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of frames.toml as one of its words raises it; see there for what each field means.

    `example` is the sentence that taught the word.
    """

    act: str
    cameo: str
    example: str
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
    someone: bool = False
    bare: bool = False
    deeds: bool = False
    common: bool = False
    doer: str | None = None
    several: bool = False
    aim: str | None = None
    calls: str | None = None
    ahead: bool = False
    never: bool = False
    abroad: bool = False
    spoken: bool = False
    given: bool = False
    cameo_happened: str | None = None

    @property
    def particular(self) -> bool:
        """Whether it asks more of its clause than most; such frames are tried first."""
        asks = (
            self.needs,
            self.doer,
            self.aim,
            self.several,
            self.needs_prep,
            self.needs_clause,
            self.armed,
            self.calls,
        )
        return (
            any(asks)
            or self.office
            or self.someone
            or self.spoken
            or self.given
            or self.never
            or self.abroad
            or self.object == "none"
        )


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a language; `verbs` and `nouns` lead from a lemma to those it may raise."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    stances: dict[str, dict[str, str]] = field(default_factory=dict)  # word kind → lemma → stance
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    means: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)  # mode → code, words


def _taught(row: dict[str, Any]) -> Iterator[tuple[str, str, Frame]]:
    """Kind, word and frame of a row's words; TypeError where it has a field that no frame has."""
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    words = {kind: values.pop(kind, {}) for kind in ("verbs", "nouns")}
    frame = Frame(example="", **values)
    for kind, sentences in words.items():
        for word, sentence in sentences.items():
            yield kind, word, replace(frame, example=sentence)


@cache
def frames(language: str) -> Frames:
    """The frames of a language, read once."""
    rows = table(language, "frames")
    known: dict[str, dict[str, list[Frame]]] = {"verbs": {}, "nouns": {}}
    for row in rows["frame"]:
        for kind, word, frame in _taught(row):
            known[kind].setdefault(word, []).append(frame)
    classes = {name: frozenset(words) for name, words in rows["classes"].items()}
    stances, marks = _stances(language)
    for word, found in known["verbs"].items():
        if any(map(_asks_to, found)):  # what is asked with a to-clause below is not done yet
            stances["verbs"].setdefault(word, "request")
    return Frames(
        _particular_first(known["verbs"]),
        _particular_first(known["nouns"]),
        classes,
        stances,
        marks,
        {row["mode"]: (row["cameo"], frozenset(row["words"])) for row in rows["means"]},
    )


def _asks_to(frame: Frame) -> bool:
    return frame.act == "REQUEST" and "to" in (frame.needs_clause or "").split()


def _particular_first(words: dict[str, list[Frame]]) -> dict[str, tuple[Frame, ...]]:
    return {
        word: tuple(sorted(found, key=lambda frame: (frame.doer is None, not frame.particular)))
        for word, found in words.items()
    }


def _stances(language: str) -> tuple[dict[str, dict[str, str]], dict[str, frozenset[str]]]:
    rows = table(language, "stances")
    stances: dict[str, dict[str, str]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    for row in rows["stance"]:
        for kind, words in stances.items():
            for word in row.get(kind, ()):
                words.setdefault(word, row["stance"])
    return stances, {name: frozenset(words) for name, words in rows["marks"].items()}
