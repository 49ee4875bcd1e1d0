"""What today's coder makes of the corpus: a list of what to mend, and no measure of accuracy.

    python bench/corpus_score.py [--files rivers truces] [--misses FILE] [--held]

An event is found if one of its PLOVER code is told of the same sentence; its parties are right if
every one that the record marks shares its last word's place with one of ours, and the other way round.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from corpus import Label, Record, select
from dateline.article import plain_article
from dateline.flow import Reader, read_article
from dateline.model import Event, Party, Span
from dateline.reading import load_reader


@dataclass(frozen=True)
class Compared:
    """A record, what we tell of it, and which of its labels we found."""

    record: Record
    told: tuple[Event, ...]
    pairs: tuple[tuple[Label, Event], ...]

    @property
    def missed(self) -> list[Label]:
        return [x for x in self.record.coded if not any(x is label for label, _ in self.pairs)]

    @property
    def extra(self) -> list[Event]:
        return [x for x in self.told if not any(x is event for _, event in self.pairs)]


def main(words: Sequence[str] | None = None) -> int:
    options = _options(words)
    try:
        records = [r for r in select(options.files)[1] if r.held == options.held]
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    compared = [compare(record) for record in records]
    print("\n".join(table(compared)))
    if options.misses:
        told = [_miss(c) for c in compared if c.missed or c.extra or not all(map(_whole, c.pairs))]
        options.misses.write_text("\n\n".join(told) + "\n", encoding="utf-8")
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="corpus_score", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--files", nargs="+", default=[], metavar="NAME", help="only these files")
    add("--misses", type=Path, metavar="FILE", help="write every record that is not all right")
    add("--held", action="store_true", help="the part held back, instead of the rest")
    return parser.parse_args(words)


# --------------------------------------------------------------------------- comparing


@cache
def _reader() -> Reader:
    return load_reader("en")


def compare(record: Record) -> Compared:
    """Our events of a sentence beside its labels, paired by code, nearest triggers first."""
    article = plain_article(record.text, id=record.id, published=date(record.year, 6, 15))
    told = tuple(e for e in read_article(article, _reader()).events if e.event)
    near = sorted(
        (abs(event.trigger.start - label.triggers[0].start), i, j)
        for i, label in enumerate(record.coded)
        for j, event in enumerate(told)
        if label.event == event.event
    )
    pairs: dict[int, int] = {}
    for _, i, j in near:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return Compared(record, told, tuple((record.coded[i], told[j]) for i, j in pairs.items()))


def _same(spans: Iterable[Span], parties: Iterable[Party]) -> bool:
    marked, ours = list(spans), [party.span for party in parties]
    return all(any(_heads_meet(a, b) for b in ours) for a in marked) and all(
        any(_heads_meet(a, b) for a in marked) for b in ours
    )


def _heads_meet(a: Span, b: Span) -> bool:
    """Whether one holds the other's last letter: names and phrases end with their heads."""
    return a.start < b.end <= a.end or b.start < a.end <= b.end


def _whole(pair: tuple[Label, Event]) -> bool:
    label, event = pair
    return (
        _same(label.actors, event.actors)
        and _same(label.recipients, event.recipients)
        and label.status == event.status.value
        and set(label.modes) == set(event.modes)
    )


# --------------------------------------------------------------------------- telling


def table(compared: Sequence[Compared]) -> list[str]:
    """Precision, recall and F1 by event; then what is right of the events found."""
    found = Counter(label.event for c in compared for label, _ in c.pairs)
    missed = Counter(label.event for c in compared for label in c.missed)
    extra = Counter(event.event for c in compared for event in c.extra)
    rows = [
        _row(str(code), found[code], missed[code], extra[code])
        for code in sorted({*found, *missed, *extra}, key=str)
    ]
    silent = [c for c in compared if not c.record.coded]
    false = sum(bool(c.told) for c in silent)
    return [
        f"{'':10}{'marked':>8}{'told':>6}{'P':>7}{'R':>7}{'F1':>7}",
        *rows,
        _row("all", found.total(), missed.total(), extra.total()),
        f"false events: in {false} of {len(silent)} sentences without a coded event",
        *_rights([pair for c in compared for pair in c.pairs]),
    ]


def _row(name: str, found: int, missed: int, extra: int) -> str:
    marked, told = found + missed, found + extra
    p, r, f = (
        f"{100 * found / n:7.1f}" if n else "      -" for n in (told, marked, (marked + told) / 2)
    )
    return f"{name:10}{marked:8}{told:6}{p}{r}{f}"


def _rights(pairs: Sequence[tuple[Label, Event]]) -> list[str]:
    rights = {
        "actors": [_same(a.actors, b.actors) for a, b in pairs],
        "recipients": [_same(a.recipients, b.recipients) for a, b in pairs],
        "status": [a.status == b.status.value for a, b in pairs],
        "modes": [set(a.modes) == set(b.modes) for a, b in pairs],
        "contexts": [set(a.contexts) == set(b.contexts) for a, b in pairs],
        "CAMEO where marked": [b.cameo == a.cameo for a, b in pairs if a.cameo],
        "all but contexts and CAMEO": [_whole(pair) for pair in pairs],
    }
    return [f"of events found, right in {k}: {sum(v)} of {len(v)}" for k, v in rights.items()]


def _miss(compared: Compared) -> str:
    record = compared.record
    lines = [f"{record.id} {record.text}"]
    lines += [f"  missed  {_label(label, record.text)}" for label in compared.missed]
    lines += [f"  extra   {_event(event, record.text)}" for event in compared.extra]
    for label, event in compared.pairs:
        if not _whole((label, event)):
            lines += [f"  marked  {_label(label, record.text)}"]
            lines += [f"  told    {_event(event, record.text)}"]
    return "\n".join(lines)


def _label(label: Label, text: str) -> str:
    sides = (label.actors, label.triggers, label.recipients)
    return f"{label.event} {' '.join(label.modes)} {label.status}: {_sides(sides, text)}"


def _event(event: Event, text: str) -> str:
    actors, recipients = ([p.span for p in side] for side in (event.actors, event.recipients))
    said = f"{event.event} {' '.join(event.modes)} {event.status.value}"
    return f"{said}: {_sides((actors, [event.trigger], recipients), text)} [{event.found_by}]"


def _sides(sides: Iterable[Sequence[Span]], text: str) -> str:
    return " | ".join(", ".join(span.of(text) for span in side) or "-" for side in sides)


if __name__ == "__main__":
    sys.exit(main())
