"""Event classes one by one: how often each is found, how often it is told rightly, for what it is taken.

The scorers give one figure for a set, and a row a class without its interval; this counts beside them, with
the scorer's own mapping of codes. Intervals are Wilson's, at 95 %: the classes are small.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from types import ModuleType
from typing import Any

Answer = dict[str, Any]
Z = 1.96
MOST_TAKEN = 3  # wrong classes told of one class
NOTHING = "nothing"


@dataclass(frozen=True)
class Share:
    """A share of a hundred with its interval; None of nothing."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class ClassRow:
    """One class of the gold: how often it was found, and of what was told as it how much is it."""

    name: str
    found: Share | None
    right: Share | None  # None: the class is coarser than what is told, or never told
    taken: tuple[tuple[str, int], ...]  # for what it was taken instead, most often first


@dataclass(frozen=True)
class Confusion:
    """All classes of a set, by name."""

    rows: tuple[ClassRow, ...]


def wilson(part: int, whole: int) -> Share | None:
    """Wilson's interval for a share.

    >>> wilson(8, 10)
    Share(value=80.0, low=49.0, high=94.3, n=10)
    """
    if not whole:
        return None
    p, z2 = part / whole, Z * Z / whole
    middle = (p + z2 / 2) / (1 + z2)
    half = Z * sqrt(p * (1 - p) / whole + z2 / 4 / whole) / (1 + z2)
    shares = (p, max(0.0, middle - half), min(1.0, middle + half))
    value, low, high = (round(100 * share, 1) for share in shares)
    return Share(value, low, high, whole)


def relations(gold: Path, predictions: Path, scorers: Path) -> Confusion:
    """Classes of a set of pairs: PLOVER's roots, or the five classes of CAMEO."""
    scorer, told = _scorer(scorers), _rows(predictions)

    def ours(row: Answer) -> str:
        answer = told.get(row["id"], {})
        told_as = scorer.merged(answer.get("event")) if "quad" in row else scorer.penta(answer)
        return NOTHING if told_as is None else str(told_as)

    return _confusion((str(row["code"]), ours(row)) for row in _rows(gold).values())


def incidents(gold: Path, predictions: Path, scorers: Path) -> Confusion:
    """ACLED's kinds of incidents: found where event and mode are those that the scorer takes."""
    scorer, told = _scorer(scorers), _rows(predictions)
    seen: list[tuple[str, bool, str]] = []
    for row in _rows(gold).values():
        want, modes = scorer.ACLED.get(row["code"], (None, ()))
        answer = told.get(row["id"], {})
        event, mode = answer.get("event"), answer.get("mode")
        if want is not None:
            right = event == want and (not modes or mode in modes)
            seen.append((row["code"], right, " ".join(filter(None, (event, mode))) or NOTHING))
    return Confusion(tuple(_kind(name, seen) for name in sorted({name for name, _, _ in seen})))


def _kind(name: str, seen: Iterable[tuple[str, bool, str]]) -> ClassRow:
    own = [(right, told) for kind, right, told in seen if kind == name]
    wrong = Counter(told for right, told in own if not right)
    return ClassRow(name, wilson(sum(r for r, _ in own), len(own)), None, _most(wrong))


def _confusion(pairs: Iterable[tuple[str, str]]) -> Confusion:
    counted = Counter(pairs)
    return Confusion(tuple(_class(name, counted) for name in sorted({g for g, _ in counted})))


def _class(name: str, counted: Mapping[tuple[str, str], int]) -> ClassRow:
    right = counted.get((name, name), 0)
    marked = sum(n for (gold, _), n in counted.items() if gold == name)
    told = sum(n for (_, ours), n in counted.items() if ours == name)
    wrong = Counter(
        {ours: n for (gold, ours), n in counted.items() if gold == name and ours != name}
    )
    return ClassRow(name, wilson(right, marked), wilson(right, told), _most(wrong))


def _most(wrong: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(wrong.items(), key=lambda item: (-item[1], item[0]))[:MOST_TAKEN])


def _rows(path: Path) -> dict[str, Answer]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("events_scorer", folder / "events.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HEAD = """\
**Class by class** (our own count beside the scorer's, 95 % intervals after Wilson):

| of the gold | n | found | 95 % | told rightly | 95 % | taken for, most often |
|---|---:|---:|---|---:|---|---|"""


def table(confusion: Confusion) -> str:
    """The rows in Markdown, the class that fails most first."""
    ordered = sorted(confusion.rows, key=lambda row: row.found.value if row.found else 0.0)
    return "\n".join([HEAD, *(f"| {' | '.join(_cells(row))} |" for row in ordered)])


def _cells(row: ClassRow) -> list[str]:
    taken = ", ".join(f"{name} {n}" for name, n in row.taken)
    n = str(row.found.n) if row.found else "0"
    return [row.name, n, *_share(row.found), *_share(row.right), taken]


def _share(share: Share | None) -> list[str]:
    return (
        ["", ""]
        if share is None
        else [f"{share.value:.1f}", f"{share.low:.1f} to {share.high:.1f}"]
    )
