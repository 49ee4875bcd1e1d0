"""The cues of a language: which words report speech or stance, and in which frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import table
from dateline.model import Scope


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb and the frames that it takes, tried in this order.

    clause           said (that) the road is closed; asked whether, explained why
    person clause    told reporters (that) …: the person is not part of what is said
    to do            vowed to return
    person to do     told him to leave: the person is not part of what is said
    object to do     urged them to leave: the person is part of it
    object           criticised the plan
    doing            admitted planting the bomb
    object as        described the plan as a mistake
    object predicate called the plan a mistake
    object PREP      accused them of fraud
    person PREP      asked the mayor about the bridge: only what was asked
    for, about, …    called for a ceasefire: what hangs on the preposition
    quote            words between marks
    """

    lemma: str
    frames: tuple[str, ...]
    scope: Scope
    denies: bool = False  # the speaker says that it is not so
    never: tuple[str, ...] = ()  # objects with which the verb reports nothing: "claimed nine lives"
    of: str | None = None  # the list that the source's head stands in; None: anyone's
    only_declined: bool = False  # a cue only where it is declined: "refused to be drawn on"


@dataclass(frozen=True, slots=True)
class Noun:
    """A reporting noun: "the claim that …", "voiced concern over …"."""

    lemma: str
    frames: tuple[str, ...]
    verbs: tuple[str, ...]  # the verbs it goes with: "voice", "express"
    scope: Scope
    ownerless: bool = False  # "word that …"; "her word that …" is another sense


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: dict[str, Verb]
    nouns: dict[str, Noun]
    lists: dict[str, frozenset[str]]


@cache
def lexicon(language: str) -> Lexicon:
    """The cues of a language, loaded once."""
    rows = table(language, "cues")
    verbs = {lemma: _verb(lemma, row) for lemma, row in rows["verb"].items()}
    nouns = {lemma: _noun(lemma, row) for lemma, row in rows["noun"].items()}
    lists = {name: frozenset(words) for name, words in rows["list"].items()}
    return Lexicon(verbs, nouns, lists)


def _verb(lemma: str, row: dict[str, Any]) -> Verb:
    return Verb(
        lemma,
        tuple(row["frames"]),
        Scope(row.get("scope", "speech")),
        bool(row.get("denies", False)),
        tuple(row.get("never", ())),
        row.get("of"),
        bool(row.get("only_declined", False)),
    )


def _noun(lemma: str, row: dict[str, Any]) -> Noun:
    return Noun(
        lemma,
        tuple(row["frames"]),
        tuple(row.get("verbs", ())),
        Scope(row.get("scope", "speech")),
        bool(row.get("ownerless", False)),
    )
