"""Who is that, and who held that office on that day: asked of memory, own table and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.actors.knowledge import Knowledge, Leader
from dateline.actors.memory import NEAR, Memory, Own, office
from dateline.actors.names import person_tokens, same_person
from dateline.model import Role


@dataclass(frozen=True, slots=True)
class Question:
    """A name, or an office with or without its country."""

    name: str | None
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source knows of one person in one office."""

    source: str  # "your own table", "the reports", "the packaged table"
    name: str
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    since: date | None  # of the reports: the first day on which one said so
    until: date | None  # of the reports: the last
    roles: tuple[Role, ...] = ()  # what the reports say, oldest first


def read_question(text: str, known: Knowledge) -> Question:
    """ "foreign minister of Chile", "Chilean foreign minister", "foreign minister"; else a name."""
    role, of, country = text.strip().partition(" of ")
    if of and (code := known.country_of(country)):
        return Question(None, role, code)
    words = text.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        before, after = " ".join(words[:size]), " ".join(words[size:])
        code = known.country_of(before)
        if code and known.title(after.split()) is not None:
            return Question(None, after, code)
    is_title = known.title(words) is not None and text.islower()
    return Question(None, text) if is_title else Question(text)


def who_is(
    question: Question, memory: Memory, known: Knowledge, day: date | None = None
) -> tuple[Answer, ...]:
    """All that is known, the user's own table first; on a day, what counts for that day.

    A report counts for the days near it; the nearest come first.
    """
    own = [_of_own(o) for o in memory.own if _asks_for_own(question, o, day)]
    return (*own, *_of_reports(question, memory, day), *_of_table(question, known, day))


def _asks_for_own(question: Question, own: Own, day: date | None) -> bool:
    if day is not None and not own.holds_on(day):
        return False
    if question.name is not None:
        return any(_named(question.name, name) for name in own.names)
    return _in_office(question, own.role, own.country)


def _of_own(own: Own) -> Answer:
    return Answer(
        "your own table", own.names[0], own.role, own.country, own.sectors, own.since, own.until
    )


def _of_reports(question: Question, memory: Memory, day: date | None) -> Iterator[Answer]:
    groups: dict[tuple[str, str, str | None], list[Role]] = {}
    for role in memory.roles:
        if not _asks_for(question, role.name, role.role, role.country):
            continue
        if day is not None and (role.day is None or abs(role.day - day) > NEAR):
            continue
        last = person_tokens(role.name)[-1:]
        key = (" ".join(last), office(role.role), role.country)
        groups.setdefault(key, []).append(role)
    found = [_of_roles(roles) for roles in groups.values()]
    yield from sorted(found, key=lambda a: (_distance(a, day), a.name, a.role or ""))


def _of_roles(roles: list[Role]) -> Answer:
    name = max((r.name for r in roles), key=lambda n: (len(n), n))
    days = [r.day for r in roles if r.day is not None]
    one = roles[-1]
    first, last = (min(days), max(days)) if days else (None, None)
    return Answer(
        "the reports", name, one.role, one.country, one.sectors, first, last, tuple(roles)
    )


def _distance(answer: Answer, day: date | None) -> int:
    """Days between the nearest report and the day asked for; without one the newest come first."""
    days = [r.day for r in answer.roles if r.day is not None]
    if day is None:
        return -max((d.toordinal() for d in days), default=0)
    return min((abs((d - day).days) for d in days), default=0)


def _of_table(question: Question, known: Knowledge, day: date | None) -> Iterator[Answer]:
    leaders = [leader for row in known.leaders.values() for leader in row]
    seen: set[object] = set()  # one spelling of each is enough
    for leader in sorted(leaders, key=lambda x: (-x.since.toordinal(), x.name)):
        coding = leader.coding
        if not _asks_for(question, leader.name, coding.role, coding.country):
            continue
        held = (leader.name[0], person_tokens(leader.name)[-1], coding, leader.since.year)
        if held not in seen and (day is None or _in_office_on(leader, day)):
            seen.add(held)
            since, until = leader.since, leader.until
            source = "the packaged table"
            yield Answer(
                source, leader.name, coding.role, coding.country, coding.sectors, since, until
            )


def _in_office_on(leader: Leader, day: date) -> bool:
    return leader.since <= day and (leader.until is None or day <= leader.until)


def _asks_for(question: Question, name: str, role: str | None, country: str | None) -> bool:
    if question.name is not None:
        return _named(question.name, name)
    return _in_office(question, role, country)


def _in_office(question: Question, role: str | None, country: str | None) -> bool:
    same = role is not None and office(role) == office(question.role or "")
    return same and question.country in (None, country)


def _named(asked: str, name: str) -> bool:
    return same_person(person_tokens(asked), person_tokens(name))
