"""What a gate before the parse would save, and what it would lose: `python bench/gate.py GOLD`.

Two gates are tried on news texts (PolNeAR), sentence by sentence, with the words of our own tables:

    nothing   no quotation mark, no cue, no word of a frame or a count, no word for those who act,
              and no capital but an ordinary word's at the start: no stage could find anything
    no event  no quotation mark, no cue, no word of a frame or a count: names and places could stand there

Printed are the share of words that each would skip, the records that would be lost with them, and
words a CPU-second of reading with and without the skipped sentences. Decision 5 says what follows.
"""

from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from gold import rows

from dateline.article import plain_article
from dateline.flow import Reader, read_article
from dateline.languages import table
from dateline.model import Findings, Span
from dateline.reading import load_reader
from dateline.reading.lemmas import Lemmas
from dateline.reading.parser import load_parser

TEXTS, DOCUMENTS = "statements/polnear.jsonl", 100
QUOTE = re.compile("[\"“”„«»]|''|``|(?<!\\w)[‘'](?=\\w)")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
TAGS = ("VB", "VBD", "VBG", "VBZ", "NNS")
Gate = Callable[[str], bool]  # whether a sentence is worth a parse


@dataclass(frozen=True)
class Tried:
    """One gate over all texts."""

    name: str
    skipped: int  # words
    lost: dict[str, int]


def vocabulary(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas that report or act, and those for people who act."""
    cues, frames = table(language, "cues"), table(language, "frames")["frame"]
    figures = table(language, "figures")
    counts = [
        w for kind in ("kinds", "fates", "states") for ws in figures[kind].values() for w in ws
    ]
    acts = [w for frame in frames for w in (*frame.get("verbs", ()), *frame.get("nouns", ()))]
    people = [w for row in table(language, "agents")["agent"] for w in row["nouns"]]
    telling = [*cues["verb"], *cues["noun"], "according", *acts, *counts]
    return frozenset(w.split()[0] for w in telling), frozenset(w.split()[-1] for w in people)


def gates(lemmas: Lemmas) -> dict[str, Gate]:
    telling, people = vocabulary("en")
    ordinary = frozenset(word for kind in lemmas.index.values() for word in kind)

    @cache
    def forms(word: str) -> frozenset[str]:
        low = word.lower()
        return frozenset({low, *(lemmas.of(low, tag) for tag in TAGS)})

    def no_event(text: str) -> bool:
        words = WORD.findall(text)
        return bool(QUOTE.search(text)) or any(forms(word) & telling for word in words)

    def nothing(text: str) -> bool:
        words = WORD.findall(text)
        capital = any(word[0].isupper() for word in words[1:])
        named = bool(words) and words[0][0].isupper() and not forms(words[0]) & ordinary
        return no_event(text) or capital or named or any(forms(word) & people for word in words)

    return {"nothing": nothing, "no event": no_event}


def tried(name: str, gate: Gate, all_findings: list[Findings]) -> Tried:
    skipped, lost = 0, {"statements": 0, "events": 0, "places": 0, "mentions": 0}
    for found in all_findings:
        text = found.article.text
        shut = [span for span in found.sentences if not gate(span.of(text))]
        skipped += sum(len(span.of(text).split()) for span in shut)
        for kind, spans in _records(found):
            lost[kind] += sum(any(span.meets(other) for other in shut) for span in spans)
    return Tried(name, skipped, lost)


def _records(found: Findings) -> Iterator[tuple[str, list[Span]]]:
    yield "statements", [s.cue for s in found.statements if s.cue]
    yield "events", [event.cite.span for event in found.events]
    yield "places", [place.span for place in found.places]
    yield "mentions", [m.span for m in found.cast.mentions if m.kind.value != "pronoun"]


def seconds(texts: list[str], reader: Reader) -> float:
    """Of CPU, to read the texts."""
    start = time.process_time()
    for text in texts:
        reader(plain_article(text, id="gate"))
    return time.process_time() - start


def main(gold: Path) -> None:
    reader = load_reader("en")
    texts = [row["text"] for row in islice(rows(gold / TEXTS), DOCUMENTS)]
    found = [read_article(plain_article(text, id=str(n)), reader) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    print(f"{words:,} words; without a gate {words / seconds(texts, reader):,.0f} a CPU-second")
    for name, gate in gates(load_parser("en").lemmas).items():
        it = tried(name, gate, found)
        left = [
            "\n".join(
                span.of(f.article.text) for span in f.sentences if gate(span.of(f.article.text))
            )
            for f in found
        ]
        speed = words / seconds([text for text in left if text], reader)
        lost = ", ".join(f"{n} {kind}" for kind, n in it.lost.items())
        print(f"{name}: skips {it.skipped / words:.1%} of words, loses {lost}; {speed:,.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
