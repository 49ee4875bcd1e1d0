"""Which tellings of many articles are tellings of one thing: an event, a number, a statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dateline.model import Event, Findings, Status
from dateline.stories.corrections import in_note
from dateline.stories.matching import (
    EventTold,
    FigureTold,
    StatementTold,
    event_told,
    same_event,
    same_figure,
    same_statement,
    surely_same,
)
from dateline.stories.speakers import denies, says_nothing, statement_of

T = TypeVar("T")

NOT_NEWS = frozenset({Status.background, Status.hypothetical})
DONE_BY_SAYING = frozenset(
    {"REQUEST", "AGREE", "SUPPORT", "CONCEDE", "THREATEN", "CONSULT", "REJECT"}
)
COMPARED = 6  # tellings of a thing that a new one is compared with: the first told


def told_events(findings: Sequence[Findings]) -> list[EventTold]:
    """The events that are news: neither background nor mere thoughts, nor what nobody would say."""
    return [
        event_told(f, event)
        for f in findings
        for event in f.events
        if event.status not in NOT_NEWS
        and not in_note(f.article, event.cite)
        and not _is_unsaid(f, event)
    ]


def gather_events(told: Iterable[EventTold]) -> Iterator[list[EventTold]]:
    """The tellings of each event."""
    return _gather(told, same_event, _one_thing, lambda t: t.event.act)


def _is_unsaid(findings: Findings, event: Event) -> bool:
    """Whether it stands in what somebody would not say."""
    said = statement_of(findings, event)
    return said is not None and says_nothing(findings, said)


def gather_figures(told: Iterable[EventTold]) -> Iterator[list[FigureTold]]:
    """The tellings of each number, across events: outlets differ on what killed, not how many."""
    figures = (FigureTold(t, figure) for t in told for figure in t.event.figures)
    return _gather(figures, same_figure, same_figure, lambda t: f"{t.figure.what} {t.figure.low}")


def gather_statements(findings: Sequence[Findings]) -> Iterator[list[StatementTold]]:
    """The tellings of each statement, but for those that are told as the event they make."""
    said = (
        StatementTold(f, statement)
        for f in findings
        for statement in f.statements
        if not says_nothing(f, statement) and not in_note(f.article, statement.cite)
    )
    spoken = (t for t in said if not _is_doing(t))
    return _gather(spoken, same_statement, same_statement, lambda t: "")


def _gather(
    told: Iterable[T],
    may_be: Callable[[T, T], bool],
    is_sure: Callable[[T, T], bool],
    bucket: Callable[[T], str],
) -> Iterator[list[T]]:
    """Groups of tellings of one thing, each in the order in which they were told.

    A telling joins a group where it may be the same as all in it (as the first six), and surely is
    the same as one. What is not surely the same is a thing of its own: better told twice than lost.
    """
    groups: defaultdict[str, list[list[T]]] = defaultdict(list)
    for one in told:
        near = groups[bucket(one)]
        for group in near:
            first = group[:COMPARED]
            if any(is_sure(one, other) for other in first) and all(
                may_be(one, other) for other in first
            ):
                group.append(one)
                break
        else:
            near.append([one])
    for near in groups.values():
        yield from near


def _one_thing(a: EventTold, b: EventTold) -> bool:
    """Within one article, what does not differ is one event: it tells of one happening."""
    return a.findings is b.findings or surely_same(a, b)


def _is_doing(told: StatementTold) -> bool:
    """Whether saying it is doing it: who calls for talks has called for them, on nobody's word.

    So where the cue is what tells such an event in the outlet's own voice. An allegation stays a
    claim, and so does a denial.
    """
    cue = told.statement.cue
    if cue is None or denies(told.findings, told.statement):
        return False
    return any(
        event.statement is None and event.trigger.meets(cue) and _is_done_by_saying(event)
        for event in told.findings.events
    )


def _is_done_by_saying(event: Event) -> bool:
    return event.act in DONE_BY_SAYING or (event.act == "ACCUSE" and "disapprove" in event.modes)
