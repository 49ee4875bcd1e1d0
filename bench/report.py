"""The figures as a table: on the terminal, and whole as docs/accuracy.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import confused
from classes import Classes
from confused import Confusion
from rich.table import Table
from scorers import Figure

HERE = Path(__file__).parent
UNSEEN = ", unseen in training"
MARKS = {"open": "", "unseen": "ᵘ", "whole": "ʷ", "published": "ᵖ"}


@dataclass(frozen=True)
class Outcome:
    """What came of one question on one set."""

    key: str
    documents: int
    failed: tuple[tuple[str, str], ...]  # document, reason
    seconds: float  # of CPU, workers included
    figures: tuple[Figure, ...]
    unanswered: str | None = None
    problems: tuple[str, ...] = ()  # scorers that failed
    classes: Classes | Confusion | None = None  # None: this set is not counted by class


@dataclass(frozen=True)
class Peer:
    who: str
    value: float
    on: str

    def __str__(self) -> str:
        return f"{self.who} {self.value:.1f}{MARKS[self.on]}"


@dataclass(frozen=True)
class Known:
    """What is known about a measure beside our own figure."""

    aim: float | None
    peers: tuple[Peer, ...]


def known_measures(file: Path = HERE / "peers.toml") -> dict[tuple[str, str], Known]:
    """Aims and peers' figures, by set and measure."""
    return {
        (row["set"], row["name"]): Known(
            row.get("aim"), tuple(Peer(**peer) for peer in row.get("peers", ()))
        )
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["measure"]
    }


def described_sets(file: Path = HERE / "gold.toml") -> dict[str, dict[str, str]]:
    """What each set asks, whose labels it has, and what to know about its figures."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class TableRow:
    """One line of the table, as text."""

    key: str
    measure: str
    ours: str
    interval: str
    aim: str
    peers: str
    best_peer: str
    n: str


def table_rows(outcomes: Iterable[Outcome]) -> Iterator[TableRow]:
    """A line for each figure; a set without an answer has zeros, and says why."""
    known = known_measures()
    for outcome in outcomes:
        for figure in outcome.figures or _zeros(outcome, known):
            measure = figure.measure.removesuffix(UNSEEN)
            more = known.get((outcome.key, measure), Known(None, ()))
            below = figure.lower_is_better
            yield TableRow(
                outcome.key,
                f"{figure.measure} (less is better)" if below else figure.measure,
                f"{figure.value:.1f}" + (" (unanswered)" if outcome.unanswered else ""),
                "" if figure.low is None else f"{figure.low:.1f} to {figure.high:.1f}",
                "" if more.aim is None else f"{'≤' if below else '≥'} {more.aim:g}",
                "; ".join(map(str, more.peers)),
                str(_best(more.peers, below)) if more.peers else "",
                "" if figure.n is None else f"{figure.n:,}",
            )
        for problem in outcome.problems:
            yield TableRow(outcome.key, problem, "none", "", "", "", "", "")


def _best(peers: Sequence[Peer], below: bool) -> Peer:
    return (min if below else max)(peers, key=lambda peer: peer.value)


def _zeros(outcome: Outcome, known: dict[tuple[str, str], Known]) -> Iterator[Figure]:
    if outcome.unanswered:
        yield from (Figure(measure, 0.0) for key, measure in known if key == outcome.key)


def terminal_table(outcomes: Sequence[Outcome], note: str) -> Table:
    """The table for people at a terminal."""
    table = Table(title=note, title_justify="left", show_edge=False, pad_edge=False)
    for heading in ("set", "measure", "Dateline", "95 %", "aim", "best other", "n"):
        table.add_column(heading, justify="right" if heading in ("Dateline", "n") else "left")
    before = ""
    for row in table_rows(outcomes):
        name = "" if row.key == before else row.key
        before = row.key
        table.add_row(name, row.measure, row.ours, row.interval, row.aim, row.best_peer, row.n)
    return table


@dataclass(frozen=True)
class Run:
    """How a run was made, for the page's preface."""

    day: str
    versions: str
    minutes: float  # of CPU
    left: tuple[str, ...]  # sets that nothing scores


def markdown(outcomes: Sequence[Outcome], run: Run) -> str:
    """docs/accuracy.md, whole."""
    about = described_sets()
    parts = [
        PREFACE.format(
            day=run.day,
            versions=run.versions,
            minutes=run.minutes,
            unseen=f"“…{UNSEEN}”",
        )
    ]
    for area, group in groupby(outcomes, key=lambda outcome: outcome.key.partition("/")[0]):
        parts.append(_area(area, list(group), about))
    parts.append(_unanswered(outcomes, run))
    parts.append(_failures(outcomes))
    return "\n\n".join(part for part in parts if part) + "\n"


def _area(area: str, outcomes: Sequence[Outcome], about: dict[str, dict[str, str]]) -> str:
    parts = [f"## {area.capitalize()}"]
    for key, group in groupby(outcomes, key=lambda outcome: outcome.key):
        same = list(group)
        parts.append(f"### {key}\n\n{_described(about.get(key), same[0])}")
        parts.append(_markdown_table(table_rows(same)))
        parts += [_classes(outcome.classes) for outcome in same if outcome.classes]
    return "\n\n".join(parts)


def _described(row: dict[str, str] | None, outcome: Outcome) -> str:
    what = f"{row['what'][0].upper()}{row['what'][1:]}" if row else ""
    what += "" if what.endswith("?") or not row else "."
    what += f" Labels: {row['by']}." if row else ""
    failed = f" {len(outcome.failed)} could not be read." if outcome.failed else ""
    note = f" {row['note']}" if row and "note" in row else ""
    return f"{what} {outcome.documents:,} documents.{failed}{note}".strip()


def _markdown_table(rows: Iterable[TableRow]) -> str:
    lines = [
        "| measure | Dateline | 95 % | aim | others | n |",
        "|---|---:|---|---|---|---:|",
    ]
    for r in rows:
        lines.append(f"| {r.measure} | **{r.ours}** | {r.interval} | {r.aim} | {r.peers} | {r.n} |")
    return "\n".join(lines)


def _classes(counted: Classes | Confusion) -> str:
    """What is missed, class by class, and which rule errs how often."""
    if isinstance(counted, Confusion):
        return confused.table(counted)
    missed = sum(c.n - c.found for c in counted.classes if c.trait == "words")
    rows = [
        (
            c.trait,
            c.name,
            f"{c.n:,}",
            _of(c.found, c.n),
            _of(c.whole, c.n),
            _of(c.n - c.found, missed),
        )
        for c in counted.classes
    ]
    rules = [(r.name, f"{r.n:,}", _of(r.right, r.n), _of(r.whole, r.n)) for r in counted.rules]
    return "\n".join([CLASSES, *map(_line, rows), RULES, *map(_line, rules)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _of(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "0.0"


def _unanswered(outcomes: Sequence[Outcome], run: Run) -> str:
    reasons = {o.key: o.unanswered for o in outcomes if o.unanswered}
    lines = [f"- `{key}`: {reason}; it counts as zero." for key, reason in reasons.items()]
    lines += [f"- `{key}`: there is no scorer for it; it is there to look at." for key in run.left]
    return "## What is not answered yet\n\n" + ("\n".join(lines) or "Every set is answered.")


def failed(outcomes: Iterable[Outcome]) -> list[tuple[str, str, str]]:
    """Set, document and reason of all that failed, each once however often it was asked about."""
    rows = ((o.key, page, reason) for o in outcomes for page, reason in o.failed)
    return list(dict.fromkeys(rows))


def _failures(outcomes: Sequence[Outcome]) -> str:
    rows = failed(outcomes)
    if not rows:
        return "## Documents that failed\n\nNone."
    lines = [f"- `{key}`, {page}: {reason}" for key, page, reason in rows[:50]]
    if len(rows) > 50:
        lines.append(f"- and {len(rows) - 50} more")
    return "## Documents that failed\n\nThey count as answered with nothing.\n\n" + "\n".join(lines)


CLASSES = """\
**Which classes still fail, and how often** (our own count beside the scorer's: a content is found
where half of the words agree, a source where any does; a statement stands in one row of each part):

| of the gold | which | n | content found | with its source | share of all missed |
|---|---|---:|---:|---:|---:|"""
RULES = """
What was found, by the rule that found it, where it found ten or more:

| rule | n | content in the gold | with its source |
|---|---:|---:|---:|"""

PREFACE = """\
# How well Dateline does

Measured on labels that other people made, on {day}, with {versions}.
Written by `make accuracy` ({minutes:.0f} minutes of CPU); not edited by hand.

**What the figures are.** All are of a hundred. Each set of gold has its own scorer, a separate
program that was not written for Dateline; it sees the predictions and the labels, Dateline sees
the bare text and nothing else (`bench/shown.py` says field by field). Where the scorer prints a
95 % interval, it stands beside; where it prints none, remember that a few hundred items move a
figure by two or three points through luck alone.

**Which part of the gold.** These are the *open* documents: while rules are written, their authors
look at them, so that the figures flatter. The larger part of every set is kept apart, and decides.

**Others' figures** were measured with the same scorers on these documents (no mark), on other
documents of the same set (ᵘ) or on both (ʷ), or are as published, with other documents or another
scorer (ᵖ). So they are a yardstick, not a race on one track. `bench/peers.toml` has them all.
*Aim* is what we hold to be good enough to rely on; it is to be met on documents nobody has seen.

**What was trained.** Two small line models that judge pages were trained on numbers about the lines of
the open pages, whose makers allow it, and the weights of pronouns on the open parts of GAP and of GUM's
coreference (docs/decisions/0010). So those figures come twice, the second time from models that had not
seen the document ({unseen}), and the second is the one to believe (those of flattened lines take
long, and stand in docs/decisions/0008 where they are missing here).
No other weights are trained on gold; rules and thresholds were chosen by looking at it.

**Licences.** Each set says what its makers state. No text and no word list of the gold stands in
this repository.

**Once more:** `make accuracy GOLD=folder`, where the folder holds `open/area/set.jsonl` and
`score/`; or `python bench/accuracy.py --gold DIR --score DIR --out DIR` for any other part."""
