"""How varied the corpus is, beside outsiders' gold; and what in it repeats or comes too near to them.

    python bench/corpus_report.py --gold ../shared/gold/open [--files rivers truces] [--write corpus/README.md]

Prints counts, variety, repetition, and near-copies; the gold is only read, and nothing of it is printed
but a record's own words. Exit status 1: a record shares six words in a row with the gold.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import quantiles

from gold import Row, find_sets, rows

from corpus import Record, codes, select
from dateline.article import plain_article
from dateline.model import Article, Reading, Span
from dateline.reading import load_reader
from dateline.syntax import Tree

COUNTED = re.compile(r"(<!-- counts:[^\n]*-->\n).*?(<!-- end of counts -->)", re.DOTALL)
PAIRED_SETS = ("plv_test", "plv_train", "plover_gsr", "cameo_manual", "cameo_penta_train")
SET_SAMPLE = 300  # rows of a gold set that are parsed: enough for the sample below
SAMPLE = 300  # pairs among which kinds are counted, so that sizes can be compared
SHINGLE = 6  # words in a row that no record shares with the gold
PHRASE = 5  # words in a row that two records had better not share
OFTEN = 3  # what stands in more records than this is a habit

Words = tuple[str, ...]


def main(words: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 a record comes too near to the gold, 2 no such file or a fault in it."""
    options = _options(words)
    try:
        records, chosen = select(options.files)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    ours = [_seen(r) for r in chosen]
    theirs = list(_gold_pairs(options.gold)) if options.gold else []
    text = "\n".join([*counts(chosen), "", *variety(ours, theirs)])
    print(text)
    print("\n".join(repetition(records, ours)))
    near = near_copies(chosen, options.gold) if options.gold else []
    print(f"\nNear-copies of the gold ({SHINGLE} words in a row): {len(near)}")
    print("\n".join(near))
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        new = COUNTED.sub(lambda m: f"{m[1]}\n{text}\n\n{m[2]}", page)
        options.write.write_text(new, encoding="utf-8")
    return 1 if near else 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="corpus_report", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--gold", type=Path, metavar="DIR", help="a folder of area/set.jsonl to stand beside")
    add("--files", nargs="+", default=[], metavar="NAME", help="only these files")
    add("--write", type=Path, metavar="FILE", help="put counts and variety into this page")
    return parser.parse_args(words)


# --------------------------------------------------------------------------- counts


def counts(records: Sequence[Record]) -> list[str]:
    """Tables in Markdown: how many of what."""
    silent = [r for r in records if not r.coded]
    labels = [label for r in records for label in r.coded]
    held = sum(r.held for r in records)
    events = Counter(label.event or "" for label in labels)
    modes = Counter(f"{label.event} {mode}" for label in labels for mode in label.modes)
    return [
        f"**{len(records)} sentences**, {len(silent)} without a coded event, {held} held back;"
        + f" {len(labels)} events.",
        "",
        _tally("Events", events),
        _tally("Modes", modes),
        _tally("Status", Counter(b.status for r in records for b in r.labels if b.status)),
        _tally("Contexts", Counter(c for label in labels for c in label.contexts)),
        _tally("No event", Counter(_silence(r) for r in silent)),
        _tally("Events in a sentence", Counter(str(len(r.coded)) for r in records)),
        _tally("Genre", Counter(r.genre for r in records)),
        _tally("Region", Counter(r.region for r in records)),
        _tally("Decade", Counter(f"{r.year // 10 * 10}s" for r in records)),
        f"- Not met yet: {', '.join(_unmet(set(events) | set(modes))) or 'nothing'}.",
    ]


def _silence(record: Record) -> str:
    return next(iter(b.reason or str(b.status) for b in record.labels))


def _tally(name: str, counted: Counter[str]) -> str:
    told = ", ".join(f"{what} {n}" for what, n in counted.most_common())
    return f"- {name}: {told or 'none'}."


def _unmet(met: set[str]) -> list[str]:
    known = codes()["events"]
    every = [*known] + [f"{e} {mode}" for e in known for mode in known[e]["modes"]]
    return [one for one in every if one not in met]


# --------------------------------------------------------------------------- variety


@dataclass(frozen=True)
class Seen:
    """What the parser sees of a sentence: for its first pair of parties and for each trigger."""

    id: str
    text: str
    length: int  # words, marks left out
    tags: Words
    verbs: tuple[str, ...]  # lemmas of triggers; none in gold without triggers
    frames: tuple[str, ...]  # lemma and what hangs on it: "send nsubj dobj to"
    joints: tuple[str, ...]  # lemma of the word at which the paths of actor and recipient meet
    paths: tuple[str, ...]  # relations from actor up to that word and down to the recipient


def _seen(record: Record) -> Seen:
    tree = _tree(record.id, record.text)
    marked = [span for label in record.labels for span in label.triggers]
    triggers = [w for span in marked if (w := _head(tree, span)) is not None]
    pairs: list[tuple[Span, ...]] = [
        (b.actors[0], b.recipients[0]) for b in record.coded if b.actors and b.recipients
    ]
    pairs += [b.actors[:2] for b in record.coded if len(b.actors) > 1 and not b.recipients]
    return _facts(record.id, tree, triggers, pairs)


def _gold_pairs(folder: Path) -> Iterator[Seen]:
    """Gold sentences whose two parties stand in the text."""
    for gold in find_sets(folder):
        if gold.key.partition("/")[2] not in PAIRED_SETS:
            continue
        paired = (row for row in rows(gold.path) if _ends(row))
        for _, row in zip(range(SET_SAMPLE), paired, strict=False):
            yield _facts(row["id"], _tree(row["id"], row["text"]), [], [_ends(row)])


def _ends(row: Row) -> tuple[Span, ...]:
    sides = [row.get("source"), row.get("target")]
    named = [[side] if isinstance(side, str) else side or [] for side in sides]
    words = [one for side in named for one in side][:2]
    places = [row["text"].find(one) for one in words]
    if len(words) < 2 or -1 in places:
        return ()
    return tuple(Span(p, p + len(w)) for p, w in zip(places, words, strict=True))


def _facts(id: str, tree: Tree, triggers: Iterable[int], pairs: Iterable[tuple[Span, ...]]) -> Seen:
    tags = tree.words.tags
    found = [joined for a, b in pairs if (joined := _joined(tree, _head(tree, a), _head(tree, b)))]
    heads = list(triggers)
    return Seen(
        id,
        tree.text,
        sum(tag[0].isalnum() for tag in tags),
        tuple(tags),
        tuple(tree.lemma(w) for w in heads),
        tuple(_frame(tree, w) for w in heads),
        tuple(lemma for lemma, _ in found),
        tuple(path for _, path in found),
    )


@cache
def _reader() -> Callable[[Article], Reading]:
    return load_reader("en")


def _tree(id: str, text: str) -> Tree:
    return Tree(_reader()(plain_article(text, id=id, published=None)))


def _head(tree: Tree, span: Span) -> int | None:
    """The word of a span that hangs on a word outside of it."""
    inside = tree.words_in(span)
    return next((w for w in inside if tree.head(w) not in inside or tree.head(w) == w), None)


def _frame(tree: Tree, word: int) -> str:
    below = [
        tree.lower(c) if tree.relation(c) in ("prep", "agent", "prt") else tree.relation(c)
        for c in tree.children(word)
        if tree.relation(c) not in ("punct", "det", "advmod", "aux", "auxpass", "npadvmod", "cc")
    ]
    return " ".join([tree.lemma(word), *sorted(below)])


def _joined(tree: Tree, a: int | None, b: int | None) -> tuple[str, str] | None:
    """Where the ways up from two words meet, and the relations on these ways; None: nowhere."""
    if a is None or b is None:
        return None
    up, over = [a, *tree.ancestors(a)], [b, *tree.ancestors(b)]
    joint = next((w for w in up if w in over), None)
    if joint is None:
        return None
    left = [tree.relation(w) for w in up[: up.index(joint)]]
    right = [tree.relation(w) for w in reversed(over[: over.index(joint)])]
    return tree.lemma(joint), " ".join([*left, "^", *right])


def variety(ours: Sequence[Seen], theirs: Sequence[Seen]) -> list[str]:
    """A table: kinds of words and shapes, ours beside the gold's, on samples of one size."""
    table = [(name, _kinds(ours, part), _kinds(theirs, part)) for name, part in PARTS]
    lines = [f"| {name} | {mine} | {gold} |" for name, mine, gold in table]
    lengths = f"| words in a sentence, quartiles | {_quartiles(ours)} | {_quartiles(theirs)} |"
    head = f"| kinds among {SAMPLE}, taken evenly (among all) | here | open gold |"
    return [head, "|---|---|---|", lengths, *lines]


PARTS: tuple[tuple[str, Callable[[Seen], Sequence[str]]], ...] = (
    ("verbs and nouns that events hang on", lambda s: s.verbs),
    ("the same with what hangs on them", lambda s: s.frames),
    ("words at which actor and recipient meet", lambda s: s.joints),
    ("ways through the parse from actor to recipient", lambda s: s.paths),
    ("openings, two words", lambda s: [" ".join(s.text.lower().split()[:2])]),
)


def _kinds(seen: Sequence[Seen], part: Callable[[Seen], Sequence[str]]) -> str:
    every = [one for s in seen for one in part(s)]
    if not every:
        return "-"
    step = max(1, len(every) / SAMPLE)
    sample = [every[int(i * step)] for i in range(min(SAMPLE, len(every)))]
    return f"{len(set(sample))} of {len(sample)} ({len(set(every))} of {len(every)})"


def _quartiles(seen: Sequence[Seen]) -> str:
    if len(seen) < 2:
        return "-"
    return ", ".join(f"{q:.0f}" for q in quantiles([s.length for s in seen], n=4))


# --------------------------------------------------------------------------- repetition


def repetition(records: Sequence[Record], ours: Sequence[Seen]) -> list[str]:
    """What recurs: phrases with any record, words, shapes and openings within those chosen."""
    chosen = {s.id for s in ours}
    shared = [
        f"  {', '.join(sorted(ids))}: {' '.join(phrase)}"
        for phrase, ids in _phrases(records).items()
        if len(ids) > 1 and ids & chosen
    ]
    moulds = [(f"{v} ({p})", s.id) for s in ours for v, p in zip(s.joints, s.paths, strict=True)]
    return [
        "",
        f"Phrases of {PHRASE} words in several records: {len(shared)}",
        *sorted(shared),
        *_habits("Sentences of one sequence of tags", ((" ".join(s.tags), s.id) for s in ours), 1),
        *_habits("Word and way from actor to recipient", moulds),
        *_habits("Triggers", ((v, s.id) for s in ours for v in s.verbs), max(3, len(ours) // 60)),
        *_habits("Openings", ((" ".join(_words(s.text)[:3]), s.id) for s in ours), 1),
    ]


def _habits(name: str, found: Iterable[tuple[str, str]], often: int = OFTEN) -> list[str]:
    where = defaultdict(list)
    for what, id in found:
        where[what].append(id)
    many = sorted((k for k in where if len(where[k]) > often), key=lambda k: -len(where[k]))
    return [
        f"{name} in more than {often}: {len(many)}",
        *(f"  {len(where[k])} {k[:80]}: {', '.join(where[k][:8])}" for k in many),
    ]


def _phrases(records: Iterable[Record]) -> dict[Words, set[str]]:
    where: dict[Words, set[str]] = defaultdict(set)
    for record in records:
        for phrase in shingles(record.text, PHRASE):
            where[phrase].add(record.id)
    return where


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def shingles(text: str, size: int) -> set[Words]:
    """All runs of so many words, case and signs left out.

    >>> shingles("A b, c!", 2) == {("a", "b"), ("b", "c")}
    True
    """
    words = _words(text)
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def near_copies(records: Iterable[Record], folder: Path) -> list[str]:
    """The records that share a run of words with any text of the gold, and the words."""
    where: dict[Words, list[str]] = defaultdict(list)
    for record in records:
        for shingle in shingles(record.text, SHINGLE):
            where[shingle].append(record.id)
    found = {
        shingle
        for gold in find_sets(folder)
        for row in rows(gold.path)
        for text in _texts(row)
        for shingle in shingles(text, SHINGLE) & where.keys()
    }
    return sorted(f"  {id}: {' '.join(shingle)}" for shingle in found for id in where[shingle])


def _texts(row: Row) -> Iterator[str]:
    return (row[name] for name in ("text", "sentence", "title", "body") if row.get(name))


if __name__ == "__main__":
    sys.exit(main())
