"""A second reading of the corpus: shows sentences without their labels, and counts agreement.

    python bench/corpus_agreement.py --draw     # 120 sentences alone, to be labelled unseen
    python bench/corpus_agreement.py            # corpus/second_reading.toml beside the labels

The second reading holds by id a list of `EVENT [mode ...] status @word`: the word that the event
hangs on. Both readings tell one event where these words are the nearest; the code plays no part in
that (but for two events of one word). What only one reading tells stands beside `none` in the other.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import CORPUS, Label, Record, check, codes, files

SEED = 20261124
TOLD, SILENT = 90, 30  # sentences with a coded event, and without
READING = CORPUS / "second_reading.toml"
NONE = "none"  # no code: no event told, or one denied or only possible


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a reader has it; `at` is where its word begins."""

    code: str
    modes: frozenset[str]
    status: str
    at: int


Pair = tuple[Told | None, Told | None]


def main(words: Sequence[str]) -> int:
    records = check(files())[0]
    if words == ["--draw"]:
        print("\n".join(f"{r.id} {r.year} {r.text}" for r in draw(records)))
        return 0
    print("\n".join(agreement(records, reading())))
    return 0


def reading() -> dict[str, list[str]]:
    """The second reading, by id."""
    return tomllib.loads(READING.read_text(encoding="utf-8"))


def draw(records: Sequence[Record]) -> list[Record]:
    """So many sentences with and without a code, mixed; the same for the same records."""
    chance = random.Random(SEED)
    told = chance.sample([r for r in records if r.coded], TOLD)
    silent = chance.sample([r for r in records if not r.coded], SILENT)
    mixed = [*told, *silent]
    chance.shuffle(mixed)
    return mixed


# --------------------------------------------------------------------------- pairing


def read_told(text: str, entry: str) -> Told:
    """An event of the second reading; ValueError where its word is not in the sentence.

    >>> read_told("Chad sued Mali.", "ACCUSE allege happened @sued").at
    5
    """
    said, _, word = entry.partition("@")
    first, *rest = said.split()
    *modes, status = rest
    if status not in codes()["lists"]["statuses"]:
        raise ValueError(f"no status of ours: {entry}")
    return Told(
        NONE if first == "nothing" else first, frozenset(modes), status, text.index(word.strip())
    )


def _labelled(label: Label) -> Told:
    at = label.triggers[0].start
    return Told(label.event or NONE, frozenset(label.modes), label.status or NONE, at)


def pair(first: Sequence[Told], second: Sequence[Told]) -> list[Pair]:
    """The events of both readings side by side, nearest words first; None where one has none."""
    near = sorted(
        (abs(a.at - b.at), i, j) for i, a in enumerate(first) for j, b in enumerate(second)
    )
    joined: dict[int, int] = {}
    for _, i, j in near:
        if i not in joined and j not in joined.values():
            joined[i] = j
    alone = [j for j in range(len(second)) if j not in joined.values()]
    pairs: list[Pair] = [
        (a, second[joined[i]] if i in joined else None) for i, a in enumerate(first)
    ]
    return [*pairs, *((None, second[j]) for j in alone)] or [(None, None)]


# --------------------------------------------------------------------------- counting


def agreement(records: Sequence[Record], reading: dict[str, list[str]]) -> list[str]:
    """Percent and kappa of events, then of modes and statuses where the event is one; what differs."""
    read = [r for r in records if r.id in reading]
    pairs = [(r, p) for r in read for p in _pairs(r, reading[r.id])]
    coded = [(_code(a), _code(b)) for _, (a, b) in pairs]
    same = [(a, b) for _, (a, b) in pairs if a and b and a.code == b.code != NONE]
    whether = [
        (str(bool(r.coded)), str(any(not e.startswith("nothing") for e in reading[r.id])))
        for r in read
    ]
    gone = sorted(reading.keys() - {r.id for r in read})
    return [
        f"{len(read)} sentences read twice; not found: {', '.join(gone) or 'none'}",
        f"whether a sentence tells an event: {_shares(whether)}",
        f"the event, or none, event by event: {_shares(coded)}",
        f"modes, where the event is the same: {_shares([(_modes(a), _modes(b)) for a, b in same])}",
        f"status, where the event is the same: {_shares([(a.status, b.status) for a, b in same])}",
        "",
        *_differences(pairs),
    ]


def _pairs(record: Record, entries: Sequence[str]) -> list[Pair]:
    first = [_labelled(label) for label in record.labels if label.triggers]
    second = [read_told(record.text, entry) for entry in entries]
    return pair(*(sorted(told, key=lambda t: (t.at, t.code)) for told in (first, second)))


def _code(told: Told | None) -> str:
    return told.code if told else NONE


def _modes(told: Told) -> str:
    return " ".join(sorted(told.modes))


def _shares(pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return "none"
    same = sum(a == b for a, b in pairs)
    return f"{same} of {len(pairs)} ({100 * same / len(pairs):.0f}%), kappa {kappa(pairs):.2f}"


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what two readers of these habits reach by chance.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[k] * second[k] for k in first) / n**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def _differences(pairs: Sequence[tuple[Record, Pair]]) -> Iterator[str]:
    """A line for each pair that is not of one mind: the corpus's label / the second reading's."""
    for record, (a, b) in pairs:
        first, second = _shown(a), _shown(b)
        if first != second:
            yield f"{record.id}: {first} / {second}"


def _shown(told: Told | None) -> str:
    if told is None or told.code == NONE:
        return NONE
    return " ".join([told.code, *sorted(told.modes), told.status])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
