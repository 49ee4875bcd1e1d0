"""Whether two reports tell the same thing: events, figures and statements across articles.

Strict where it leads to "confirmed": what is told of somebody else, of another day or of another
place is not the same; what is left open on one side does not stand against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from dateline.model import (
    Actor,
    ActorKind,
    Days,
    Event,
    Figure,
    Findings,
    Place,
    Precision,
    Statement,
    Status,
)
from dateline.stories.terms import words

MEETING = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # acts whose parties meet as equals
APART = 3  # days between two reports of which one does not say when it happened
OF_A_STATE = frozenset({"GOV", "MIL", "COP"})  # sectors of which a country has one
FEW_WORDS = 3  # of a statement; shorter ones must be the same
LARGE = 10  # a number from which two counts do not agree by chance
AGREEING = 2  # things that must agree between two tellings, so that one confirms the other
SAME_WORDS = 0.6  # of the shorter of two statements by one speaker
WIDE = frozenset({Precision.region, Precision.country})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event, and the article that tells it, with what a comparison looks at."""

    findings: Findings
    event: Event
    doers: tuple[Actor, ...]
    takers: tuple[Actor, ...]
    place: Place | None  # None: the text does not say
    days: Days | None  # None: the text does not say, or it could not be resolved
    trigger: tuple[str, ...]  # its telling words


def event_told(findings: Findings, event: Event) -> EventTold:
    """The event, made ready for comparison."""
    return EventTold(
        findings=findings,
        event=event,
        doers=tuple(findings.cast.actor(party.actor) for party in event.actors),
        takers=tuple(findings.cast.actor(party.actor) for party in event.recipients),
        place=next((place for place in findings.places if place.id == event.where), None),
        days=event.when.days if event.when else None,
        trigger=tuple(words(event.trigger.of(findings.article.text))),
    )


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement, and the article that tells it."""

    findings: Findings
    statement: Statement


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two actors of different articles can be one.

    Two persons: by the last name. Else by the name, one's words among the other's ("police",
    "Derry police"), or by country and sector ("the Kremlin", "Russian President …").
    """
    if a.kind is b.kind is ActorKind.person:
        return last_name(a) == last_name(b)
    if a.country and a.country == b.country and set(a.sectors) & set(b.sectors) & OF_A_STATE:
        return True
    if (a.country and b.country and a.country != b.country) or ActorKind.person in (a.kind, b.kind):
        return False
    mine, yours = _name_words(a.name), _name_words(b.name)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


@lru_cache(maxsize=10_000)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(words(name))


def last_name(actor: Actor) -> str:
    """The last name of a person, folded; "Jr." and the like are none."""
    names = [n.strip(".,").casefold() for n in actor.name.split()]
    kept = [n for n in names if n not in SUFFIXES]
    return kept[-1] if kept else ""


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A number that an event comes with, and the article that gives it."""

    told: EventTold
    figure: Figure


def same_figure(a: FigureTold, b: FigureTold) -> bool:
    """Whether two tellings can be of one count: the same number of the same, of one time and place."""
    one, other = a.figure, b.figure
    if (one.what, one.low, one.high) != (other.what, other.low, other.high):
        return False
    return days_agree(a.told, b.told) and places_agree(a.told, b.told)


def surely_same_figure(a: FigureTold, b: FigureTold) -> bool:
    """Whether two tellings that can be of one count are so beyond doubt.

    Large numbers of one story do not agree by chance; small ones may, so the event must too.
    """
    return same_figure(a, b) and (a.figure.low >= LARGE or surely_same(a.told, b.told))


def surely_same(a: EventTold, b: EventTold) -> bool:
    """Whether two tellings that can be of one event are so beyond doubt: enough to confirm.

    Two things must agree, not only fail to differ: the word that tells it, who does it, whom it
    befalls, the days, the place.
    """
    if not same_event(a, b):
        return False
    agree = (
        a.trigger == b.trigger,
        bool(a.doers and b.doers) and _among(a.doers, b.doers),
        bool(a.takers and b.takers) and _among(a.takers, b.takers),
        _is_short(a.days) and _is_short(b.days),  # and they meet, for the events can be the same
        _one_place(a, b),
    )
    return sum(agree) >= AGREEING


def _is_short(days: Days | None) -> bool:
    return days is not None and days.last - days.first <= timedelta(days=APART)


def same_event(a: EventTold, b: EventTold) -> bool:
    """Whether two tellings can be of one event: act, status, mode, days, place and parties agree."""
    one, other = a.event, b.event
    if one.act != other.act or not _same_status(one.status, other.status):
        return False
    if one.modes and other.modes and not set(one.modes) & set(other.modes):
        return False
    return days_agree(a, b) and places_agree(a, b) and _parties_agree(a, b)


def _same_status(a: Status, b: Status) -> bool:
    return a is b or Status.denied in (a, b)


def days_agree(a: EventTold, b: EventTold) -> bool:
    """Whether both can be of one day; where one does not say, the reports must be near in time."""
    if a.days and b.days:
        return a.days.first <= b.days.last and b.days.first <= a.days.last
    out, other_out = a.findings.article.published, b.findings.article.published
    if out is None or other_out is None:
        return True
    return abs(out.day - other_out.day) <= timedelta(days=APART)


def places_agree(a: EventTold, b: EventTold) -> bool:
    """Whether both can be of one place; a region or country is too wide to stand against it."""
    if a.place is None or b.place is None or a.place.name == b.place.name:
        return True
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return False
    return a.place.precision in WIDE or b.place.precision in WIDE


def _parties_agree(a: EventTold, b: EventTold) -> bool:
    if a.event.act in MEETING:
        mine, yours = (*a.doers, *a.takers), (*b.doers, *b.takers)
        return bool(mine and yours) and _among(mine, yours)
    if not (_among(a.doers, b.doers) and _among(a.takers, b.takers)):
        return False
    return bool((a.doers and b.doers) or (a.takers and b.takers) or _one_place(a, b))


def _one_place(a: EventTold, b: EventTold) -> bool:
    if a.place is None or b.place is None or a.place.precision in WIDE:
        return False
    return a.place.name == b.place.name


def _among(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether all of the fewer actors are found among the more; an empty side says nothing."""
    fewer, more = sorted((a, b), key=len)
    return all(any(same_actor(x, y) for y in more) for x in fewer)


def same_statement(a: StatementTold, b: StatementTold) -> bool:
    """Whether one speaker says the same twice: most words of the shorter are in the longer."""
    if a.statement.speaker is None or b.statement.speaker is None:
        return False
    speaker = a.findings.cast.actor(a.statement.speaker)
    if not same_actor(speaker, b.findings.cast.actor(b.statement.speaker)):
        return False
    mine, yours = content_words(a), content_words(b)
    fewer = min(len(mine), len(yours))
    if fewer < FEW_WORDS:
        return mine == yours and fewer > 0
    return len(mine & yours) >= SAME_WORDS * fewer


def content_words(told: StatementTold) -> frozenset[str]:
    """The telling words of what is said."""
    text = told.findings.article.text
    return frozenset(w for span in told.statement.contents for w in words(span.of(text)))
