"""What is known of an outlet beforehand, and what it changes: the user's own rules, then what its
pages have taught.

The rules are TOML, a table for each host, or each name of an outlet whose pages have no address:

    ["gazette.example"]
    furniture = ["Worth your time", "The Gazette is read in * towns."]
    newsletter = ["*every morning at six*"]
    article = ["Analysis"]

A key is `furniture`, a kind of it, or `article` for lines that never are; a line is given whole, without
regard to case, and `*` in it stands for anything.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.article.outlet import OutletLines, PageLine, is_furniture, line_key, lines_of
from dateline.article.verdicts import Verdict
from dateline.article.visible import clean
from dateline.errors import UsageError
from dateline.model import Article, BlockKind, FurnitureKind, Page

KINDS: Mapping[str, FurnitureKind | None] = {
    "article": None,
    "furniture": FurnitureKind.other,
    **{kind.value: kind for kind in FurnitureKind},
}
MOST_DROPPED = 0.5  # share of the kept text that may go for having returned; more is a mistake


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of which the user says what it is."""

    kind: FurnitureKind | None  # None: the article's
    line: str  # as given; `*` stands for anything

    def matches(self, text: str) -> bool:
        """Whether that is the line; in linear time, however many stars.

        >>> Rule(None, "The Gazette is read in * towns.").matches("The Gazette is read in 12 towns.")
        True
        """
        text = clean(text).casefold()
        first, *pieces = clean(self.line).casefold().split("*")
        if not pieces:
            return text == first
        *inner, last = pieces
        if not text.startswith(first) or len(text) < len(first) + len(last):
            return False
        at, end = len(first), len(text) - len(last)
        for piece in inner:
            found = text.find(piece, at, end)
            if found < 0:
                return False
            at = found + len(piece)
        return text.endswith(last)


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is known beforehand, by `Article.site`."""

    outlets: Mapping[str, OutletLines] = field(default_factory=dict)
    rules: Mapping[str, Sequence[Rule]] = field(default_factory=dict)

    def rule_for(self, site: str | None, text: str) -> Rule | None:
        """The first of the user's rules for that outlet that speaks of the line."""
        rules = self.rules.get(site or "", ())
        return next((rule for rule in rules if rule.matches(text)), None)


NO_LESSONS = Lessons()


@dataclass(frozen=True, slots=True)
class Errand:
    """A page to read, and what is known beforehand."""

    page: Page
    published: date | None = None  # the day it came out, where it does not say itself
    lessons: Lessons = NO_LESSONS

    @property
    def url(self) -> str:
        """What a failure calls it."""
        return self.page.url


def read_rules(text: str, name: str = "outlets.toml") -> Mapping[str, Sequence[Rule]]:
    """The user's rules; UsageError says what in the file makes no sense."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is not TOML: {error}", "correct it") from error
    return {
        _folded(site): tuple(
            rule for key, lines in _table(site, entry, name) for rule in _rules(key, lines, name)
        )
        for site, entry in tables.items()
    }


def _folded(site: str) -> str:
    """A host as `Article.site` has it; the name of an outlet as it stands."""
    return site.lower().removeprefix("www.") if " " not in site and "." in site else site


def _table(site: str, entry: Any, name: str) -> list[tuple[str, Any]]:
    if isinstance(entry, dict):
        return list(entry.items())
    raise UsageError(
        f"{name}: {site!r} is no table", 'write the host as ["gazette.example"] and rules below'
    )


def _rules(key: str, lines: Any, name: str) -> list[Rule]:
    if key not in KINDS:
        raise UsageError(f"{name}: {key!r} is no kind of line", f"use one of: {', '.join(KINDS)}")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise UsageError(
            f"{name}: {key!r} is no list of lines", 'write it as ["a line", "another"]'
        )
    empty = [line for line in lines if not clean(line).strip("*")]
    if empty:
        raise UsageError(f"{name}: {empty[0]!r} under {key!r} would match any line", "give words")
    return [Rule(KINDS[key], line) for line in lines]


# --------------------------------------------------------------------------- what they change


def heed(
    verdicts: list[Verdict], headline: int | None, site: str | None, lessons: Lessons
) -> list[Verdict]:
    """The verdicts with what is known of the outlet; `headline` is the index of a line to leave."""
    learnt = lessons.outlets.get(site or "")
    if learnt is None and not lessons.rules.get(site or ""):
        return verdicts
    verdicts = [_by_rule(verdict, site, lessons) for verdict in verdicts]
    return verdicts if learnt is None else _by_number(verdicts, headline, learnt)


def _by_rule(verdict: Verdict, site: str | None, lessons: Lessons) -> Verdict:
    rule = lessons.rule_for(site, verdict.line.text)
    if rule is None:
        return verdict
    return Verdict(verdict.line, rule.kind, f"your rule for {site}: “{rule.line}”", given=True)


def _by_number(verdicts: list[Verdict], headline: int | None, learnt: OutletLines) -> list[Verdict]:
    lines = [
        _page_line(verdict) if index != headline else None for index, verdict in enumerate(verdicts)
    ]
    returned = _returned(lines, learnt)
    return [
        _set_aside(verdict, learnt) if index in returned and not verdict.given else verdict
        for index, verdict in enumerate(verdicts)
    ]


def _page_line(verdict: Verdict) -> PageLine:
    line = verdict.line
    return PageLine(line.text, line_key(line.text), verdict.kind, line.kind is BlockKind.heading)


def _returned(lines: Sequence[PageLine | None], learnt: OutletLines) -> set[int]:
    """Which of the kept lines are furniture by number; none where they are most of what is kept."""
    kept = {n: line for n, line in enumerate(lines) if line and line.furniture is None}
    returned = {n for n, line in kept.items() if is_furniture(line, learnt)}
    whole = sum(len(line.text) for line in kept.values())
    return returned if sum(len(kept[n].text) for n in returned) <= MOST_DROPPED * whole else set()


def _set_aside(verdict: Verdict, learnt: OutletLines) -> Verdict:
    found = learnt.of(verdict.line.text)
    kind = found.kind if found else FurnitureKind.other
    return Verdict(verdict.line, kind, learnt.in_words(verdict.line.text))


def is_outdated(article: Article, lessons: Lessons) -> bool:
    """Whether the article would be another if it were read with these lessons."""
    lines = lines_of(article)
    rules = [lessons.rule_for(article.site, line.text) for line in lines]
    if any(
        rule and (rule.kind is None) != (line.furniture is None)
        for line, rule in zip(lines, rules, strict=True)
    ):
        return True
    learnt = lessons.outlets.get(article.site or "")
    return learnt is not None and any(not rules[n] for n in _returned(lines, learnt))
