"""How much of text that the frames were not written from has an entry, and which entries fire.

    python bench/frames_coverage.py --gold GOLD [--write]

Prints two tables; --write puts them into docs/codebook.md. The held part of the corpus was never
looked at while the frames were written; the gold was read, the samples too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from corpus import corpus
from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events import relation
from dateline.events.frames import frames
from dateline.events.scene import Scene
from dateline.events.triggers import find_triggers
from dateline.flow import Reader
from dateline.model import Reading
from dateline.reading import load_reader
from dateline.statements import find_statements

ROOT = Path(__file__).parents[1]
CODEBOOK = ROOT / "docs" / "codebook.md"
SAMPLES = ROOT / "src" / "dateline" / "samples" / "pages"
BEGIN, END = "<!-- frames: bench/frames_coverage.py --write -->", "<!-- end of frames -->"
PAIRS = ("plv_test", "plv_train", "cameo_penta_test")


@cache
def _reader() -> Reader:
    return load_reader("en")


def _reading(text: str) -> Reading:
    return _reader()(plain_article(text, id="coverage"))


def raised(reading: Reading) -> dict[int, str]:
    """The words that raise a frame, with the entry."""
    scene = Scene(reading, find_actors(reading), frames("en"))
    return {trigger.word: trigger.lemma for trigger in find_triggers(scene)}


def fired(texts: Iterable[str]) -> tuple[int, int, Counter[str]]:
    """Sentences, those in which a frame is raised, and how often each entry was."""
    sentences, spoken, entries = 0, 0, Counter[str]()
    for text in texts:
        reading = _reading(text)
        words = raised(reading)
        sentences += len(reading.sentences)
        spoken += sum(any(s.first <= w < s.last for w in words) for s in reading.sentences)
        entries.update(words.values())
    return sentences, spoken, entries


def marked() -> tuple[int, int]:
    """Of the acts marked in the held part of the corpus, how many words raise a frame."""
    found = told = 0
    for record in corpus():
        if not record.held:
            continue
        reading = _reading(record.text)
        starts = {reading.words.starts[word] for word in raised(reading)}
        for label in record.coded:
            found += any(t.start <= start < t.end for t in label.triggers for start in starts)
            told += bool(label.triggers)
    return found, told


def between(gold: Path, name: str) -> Counter[str]:
    """How the act between two given actors was found: by its parties or clause, loosely, not at all."""
    found = Counter[str]()
    for line in (gold / "events" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = _reading(row["text"])
        cast = find_actors(reading)
        pair = (_words(row["source"]), _words(row["target"]))
        by = relation(reading, cast, *pair, find_statements(reading, cast)).found_by
        how = "loosely" if by.startswith("loosely") else "none" if "no act" in by else "frame"
        found[how] += 1
    return found


def _words(value: str | list[str] | None) -> str:
    return value if isinstance(value, str) else " ".join(value or ())


def tables(gold: Path) -> list[str]:
    """The tables as Markdown lines."""
    entries = frames("en")
    told = sum(map(len, (*entries.verbs.values(), *entries.nouns.values())))
    found, acts = marked()
    lines = [
        BEGIN,
        f"{told:,} entries ({len(entries.verbs):,} verbs, {len(entries.nouns):,} nouns).",
        f"Of {acts} acts marked in the held part of the corpus, {found} raise a frame.",
        "",
        "| text | sentences | raise a frame | entries raised | more than once |",
        "|---|---|---|---|---|",
    ]
    samples = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.txt"))]
    held = [record.text for record in corpus() if record.held]
    for name, texts in (("samples", samples), ("corpus, held part", held)):
        sentences, spoken, counts = fired(texts)
        more = sum(n > 1 for n in counts.values())
        lines.append(f"| {name} | {sentences} | {spoken} | {len(counts)} | {more} |")
    lines += [
        "",
        "| two actors given | asked | by a frame | loosely | no act |",
        "|---|---|---|---|---|",
    ]
    for name in PAIRS:
        how = between(gold, name)
        parts = (how.total(), how["frame"], how["loosely"], how["none"])
        lines.append(f"| `{name}` | {' | '.join(map(str, parts))} |")
    return [*lines, END]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="frames_coverage")
    parser.add_argument("--gold", type=Path, required=True, help="the folder of gold")
    parser.add_argument("--write", action="store_true", help="into docs/codebook.md")
    options = parser.parse_args(words)
    told = "\n".join(tables(options.gold))
    print(told)
    if options.write:
        text = CODEBOOK.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        CODEBOOK.write_text(before + told + after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
