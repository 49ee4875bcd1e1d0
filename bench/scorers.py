"""The scorers, run as the separate programs they are, and their print-outs read.

Every figure is put as so many in a hundred, whatever the scorer prints.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

NUMBER = r"(\d+(?:\.\d+)?)"


class ScorerFailed(Exception):
    """A scorer ended with an error; the message is its last line."""


@dataclass(frozen=True)
class Figure:
    """One number of one scorer."""

    measure: str
    value: float  # of a hundred
    n: int | None = None  # what it was counted on; None: the scorer does not say
    low: float | None = None  # 95 % interval, where the scorer prints one
    high: float | None = None
    lower_is_better: bool = False


Reads = Callable[[str], Iterator[Figure]]


@dataclass(frozen=True)
class Scorer:
    """A program, what it is given beside gold and predictions, and how its print-out is read."""

    program: str
    reads: Reads
    before: tuple[str, ...] = ()  # arguments before gold and predictions
    after: tuple[str, ...] = ()

    def run(self, folder: Path, gold: Path, predictions: Path) -> str:
        """What the scorer prints.

        Raises ScorerFailed where it fails.
        """
        words = [*self.before, str(gold), str(predictions), *self.after]
        done = subprocess.run(
            [sys.executable, str(folder / self.program), *words],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        if done.returncode:
            last = (done.stderr.strip() or "it said nothing").splitlines()[-1]
            raise ScorerFailed(f"{self.program} failed: {last}")
        return done.stdout


def _percent(share: str | float | None) -> float:
    """So many in a hundred; a share of nothing, which scorers print as null, is none."""
    return round(100 * float(share or 0.0), 4)


def _found(pattern: str, printed: str) -> Iterator[tuple[str, ...]]:
    return (found.groups() for found in re.finditer(pattern, printed, re.MULTILINE))


def _share(pattern: str, measure: str, printed: str, *, worse: bool = False) -> Iterator[Figure]:
    """A share printed as 0.xxx in the pattern's first group, its n in the second if it has one."""
    for value, *n in _found(pattern, printed):
        yield Figure(measure, _percent(value), int(n[0]) if n else None, lower_is_better=worse)


# --------------------------------------------------------------------------- pages


def page_bodies(printed: str) -> Iterator[Figure]:
    """Clean text, by the source of the pages."""
    for source, f1, recall, n in _found(
        rf"^(\S+) +F1 {NUMBER} P {NUMBER[1:-1]} R {NUMBER} n (\d+)", printed
    ):
        where = "all pages" if source == "all" else source.removesuffix("-dev")
        yield Figure(f"body F1, {where}", _percent(f1), int(n))
        if source == "all":
            yield Figure("body recall, all pages", _percent(recall), int(n))


def page_metadata(printed: str) -> Iterator[Figure]:
    for field in ("title", "published", "authors"):
        yield from _share(rf"^{field} +right {NUMBER} .*n (\d+)", f"{field} right", printed)


def page_lines(printed: str) -> Iterator[Figure]:
    lost = rf"^body lines lost +{NUMBER} of (\d+)"
    n = next((int(n) for _, n in _found(lost, printed)), None)
    for name, measure in (
        ("body lines", "body lines F1"),
        ("furniture inside", "furniture inside the body F1"),
    ):
        for (value,) in _found(rf"^{name} .*F1 {NUMBER}", printed):
            yield Figure(measure, _percent(value), n if name == "body lines" else None)
    yield from _share(lost, "body lines lost", printed, worse=True)


# --------------------------------------------------------------------------- statements


def attributions(*measures: str, named: str = "") -> Reads:
    """Columns of rows of the attribution scorer, "content partial F1"; F1 with its interval.

    `named` follows each measure's name, where a set is asked twice.
    """

    def read(printed: str) -> Iterator[Figure]:
        n = next((int(n) for (n,) in _found(r"; gold (\d+), predicted", printed)), None)
        for measure in measures:
            row, _, column = measure.rpartition(" ")
            pattern = (
                rf"^{re.escape(row)} +{NUMBER} +{NUMBER} +{NUMBER}(?: +\[{NUMBER}, {NUMBER}\])?$"
            )
            for *values, low, high in _found(pattern, printed):
                value = float(values[("precision", "recall", "F1").index(column)])
                name = f"{measure}{named}"
                if low and column == "F1":
                    yield Figure(name, value, n, float(low), float(high))
                else:
                    yield Figure(name, value, n)

    return read


def who_spoke(printed: str) -> Iterator[Figure]:
    names = {
        "all": "the right name",
        "named": "the right name, source named",
        "nominal": "the right name, source a noun",
        "pronoun": "the right name, source a pronoun",
        "none": "the right name, source elsewhere",
    }
    for form, measure in names.items():
        yield from _share(rf"^{form} +right {NUMBER} n (\d+)", measure, printed)


def pronouns(printed: str) -> Iterator[Figure]:
    whose = {"O": "F1 of the two names", "M": "F1, pronouns of men", "F": "F1, pronouns of women"}
    for letter, measure in whose.items():
        for (value,) in _found(rf"\b{letter} {NUMBER}", printed):
            yield Figure(measure, float(value))


def coreference(genre: str) -> Reads:
    """CoNLL F1 and the share of mentions joined rightly, on one genre or all."""

    def read(printed: str) -> Iterator[Figure]:
        for (value,) in _found(rf"^CoNLL F1 {NUMBER}", printed):
            yield Figure(f"CoNLL F1, {genre}", float(value))
        right = rf"^pronoun .*to the right name {NUMBER} \(\d+/(\d+)\)"
        for value, n in _found(right, printed):
            yield Figure(f"pronouns to the right name, {genre}", float(value), int(n))

    return read


def loaded(printed: str) -> Iterator[Figure]:
    n = next((int(n) for (n,) in _found(r"gold spans (\d+)", printed)), None)
    for (value,) in _found(rf"^tokens .*F1 {NUMBER}", printed):
        yield Figure("loaded words, token F1", float(value), n)
    for (value,) in _found(rf"^sentence macro F1 {NUMBER}", printed):
        yield Figure("sentence loaded or not, macro-F1", float(value))


# --------------------------------------------------------------------------- events


def relations(printed: str) -> Iterator[Figure]:
    """The pair task: macro-F1 with its interval for each grouping of the codes."""
    row = rf"^(binary|quad|root|pentacode) +macro-F1 {NUMBER} \[{NUMBER}-{NUMBER}\] .*n (\d+)"
    for kind, value, low, high, n in _found(row, printed):
        shares = [_percent(x) for x in (value, low, high)]
        yield Figure(f"{kind} macro-F1", shares[0], int(n), shares[1], shares[2])


def triples(printed: str) -> Iterator[Figure]:
    n = next((int(n) for (n,) in _found(r"^sentences with an event (\d+)", printed)), None)
    parts = {
        "all three right F1": rf"every event emitted: .*F1 {NUMBER}",
        "event right": rf"event right {NUMBER}",
        "actor right": rf"actor {NUMBER}",
        "recipient right": rf"recipient {NUMBER}",
    }
    for measure, pattern in parts.items():
        for (value,) in _found(pattern, printed):
            yield Figure(measure, _percent(value), n)
    uncoded = rf"left uncoded {NUMBER} of (\d+)"
    yield from _share(uncoded, "statements and appeals left uncoded", printed)


def leads(printed: str) -> Iterator[Figure]:
    for value, n in _found(rf"^events .*F1 {NUMBER} \(gold (\d+)", printed):
        yield Figure("events F1", _percent(value), int(n))
    for n, value in _found(rf"without an event (\d+): coded all the same {NUMBER}", printed):
        measure = "an event coded where there is none"
        yield Figure(measure, _percent(value), int(n), lower_is_better=True)


def actor_codes(printed: str) -> Iterator[Figure]:
    for field in ("country", "sector"):
        yield from _share(rf"^{field} +accuracy {NUMBER} n (\d+)", f"{field} right", printed)


def modes(printed: str) -> Iterator[Figure]:
    for event, mode, n in _found(rf"^event {NUMBER} \| event and mode {NUMBER} n (\d+)", printed):
        yield Figure("event right", _percent(event), int(n))
        yield Figure("event and mode right", _percent(mode), int(n))


# --------------------------------------------------------------------------- places, times, stories


def places(printed: str) -> Iterator[Figure]:
    said = json.loads(printed)
    yield Figure("place names F1, any overlap", _percent(said["lax"]["f1"]), said["gold_n"])
    found = said["acc161_all"]
    yield Figure("within 161 km, of all", _percent(found), said["located"])
    yield Figure("within 161 km, of those placed", _percent(said["acc161"]), said["found"])


def times(printed: str) -> Iterator[Figure]:
    said = json.loads(printed)
    yield Figure("value F1", _percent(said["value"][2]), said["gold"])
    yield Figure("span F1, any overlap", _percent(said["relaxed"][2]), said["gold"])
    yield Figure("span F1, exact", _percent(said["strict"][2]), said["gold"])
    yield Figure("full dates right", _percent(said["day_recall"]), said["full_dates"])


def clusters(printed: str) -> Iterator[Figure]:
    n = next((int(n) for (n,) in _found(r"n (\d+)$", printed)), None)
    for p, r, f1, pairs in _found(
        rf"^B-cubed P {NUMBER} R {NUMBER} F1 {NUMBER} \| pairs .*F1 {NUMBER} \|", printed
    ):
        for measure, value in (
            ("B-cubed F1", f1),
            ("B-cubed precision", p),
            ("B-cubed recall", r),
            ("pairs F1", pairs),
        ):
            yield Figure(measure, _percent(value), n)


def copies(printed: str) -> Iterator[Figure]:
    for p, r, f1 in _found(rf"^pairs P {NUMBER} R {NUMBER} F1 {NUMBER}", printed):
        yield Figure("pairs F1", _percent(f1))
        yield Figure("pairs precision", _percent(p))
        yield Figure("pairs recall", _percent(r))
    for kind, value, n in _found(
        rf"^ +(\w+) +found against its original {NUMBER} n (\d+)", printed
    ):
        yield Figure(f"found against its original, {kind}", _percent(value), int(n))
