"""Learns how much each observation counts in telling whom a pronoun stands for.

    python bench/train_pronouns.py --gold ../shared/gold/open [--write]

Reads the open parts of GAP and of GUM's coreference, prints the share that comes out right on
fifths that were not learnt from, and writes src/dateline/coreference/weights.toml if told to.
What is learnt is a conditional logit: among all candidates of a pronoun, those of the right one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from gold import GoldSet, documents

from dateline.article import plain_article
from dateline.coreference import weighing
from dateline.coreference.lexicon import lexicon
from dateline.coreference.linking import Chooser, Linking
from dateline.coreference.looking import Candidate
from dateline.coreference.nominals import Nominal, find_nominals
from dateline.coreference.weighing import best
from dateline.model import MentionKind, Span
from dateline.reading import load_reader
from dateline.syntax import Tree

FOLDS = 5
RARE = 5  # an observation made less often is left out
SHRINK = {"person": 2.0, "thing": 4.0, "many": 4.0}  # towards nothing; towards "person"
GUM_COUNTS = 2.0  # times: GAP takes only pronouns that two names contend for, news mostly others
ROUNDS, PACE = 180, 0.05
SMALL = 0.04  # weights below it are not written
HEAD = """\
# How much each observation speaks for a pronoun and another phrase being one (log odds), for "he" and
# "she" (person), "it" (thing) and "they" (many). Learnt by bench/train_pronouns.py from GAP (Google,
# Apache-2.0) and the coreference of GUM (Georgetown; annotations CC BY 4.0), their open parts; of
# their texts nothing is kept: only these numbers were taken.
# from "Ellen Orr met Mara Hale after her speech."
"""

Table = dict[str, float]


@dataclass(frozen=True)
class Example:
    """A pronoun's candidates by their observations, and which of them are right."""

    kind: str
    seen: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class Text:
    """The examples of one text, and how much each counts."""

    gold: str
    counts: float
    examples: tuple[Example, ...]


def main() -> None:
    """Prints what was reached on the unseen fifths; writes the weights if told to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    texts = list(read_texts(options.gold))
    for fold in range(FOLDS):
        tables = fit([t for n, t in enumerate(texts) if n % FOLDS != fold])
        print(fold, _shares(tables, [t for n, t in enumerate(texts) if n % FOLDS == fold]))
    if options.write:
        _write(fit(texts))


# --------------------------------------------------------------------------- examples


def read_texts(gold: Path) -> Iterator[Text]:
    """What the open parts of GAP and GUM, those that are there, have to teach, text after text."""
    for name, of, counts in (("gap", _gap, 1.0), ("gum_coref", _gum, GUM_COUNTS)):
        if (gold / "statements" / f"{name}.jsonl").exists():
            yield from _texts(gold, name, of, counts)


def _texts(gold: Path, name: str, of: Any, counts: float) -> Iterator[Text]:
    reader = load_reader("en")
    for row in documents(
        GoldSet(f"statements/{name}", gold / "statements" / f"{name}.jsonl"), None
    ):
        tree = Tree(reader(plain_article(row["text"], id=row["id"], published=None)))
        yield Text(name, counts, tuple(of(row, tree)))


def _gap(row: Any, tree: Tree) -> Iterator[Example]:
    """One pronoun a text; where it stands for neither name, for someone else."""
    asked: list[Sequence[Candidate]] = []

    def heard(pronoun: Nominal, candidates: Sequence[Candidate]) -> Candidate | None:
        asked.append(candidates)
        return best(pronoun, candidates)

    linking = _linking(tree, heard)
    spans = [Span(*name["span"]) for name in row["candidates"]]
    linking.stands_for(Span(*row["pronoun"]), spans)
    named = [linking.named_in(span) for span in spans]
    right = [e for e, name in zip(named, row["candidates"], strict=True) if name["coref"]]
    found = asked[-1] if asked else ()
    if right:
        yield from _example("person", found, [c.entity in right for c in found])
    else:
        yield from _example("person", found, [c.entity not in named for c in found])


def _gum(row: Any, tree: Tree) -> Iterator[Example]:
    """All pronouns of a text, each looking back on pronouns that were told rightly."""
    chain_of = {
        tree.head_of(Span(*mention["span"])): n
        for n, chain in enumerate(row["clusters"])
        for mention in chain
    }
    made: list[Example] = []

    def told(pronoun: Nominal, candidates: Sequence[Candidate]) -> Candidate | None:
        chain = chain_of.get(pronoun.head)
        right = [chain is not None and _is_of(c, chain, chain_of) for c in candidates]
        made.extend(_example(pronoun.sort, candidates, right))
        good = (c for c, is_right in zip(candidates, right, strict=True) if is_right)
        return next(good, None) or best(pronoun, candidates)

    _linking(tree, told).run()
    yield from made


def _linking(tree: Tree, choose: Chooser) -> Linking:
    return Linking(tree, lexicon("en"), find_nominals(tree, lexicon("en")), choose)


def _is_of(candidate: Candidate, chain: int, chain_of: dict[int | None, int]) -> bool:
    if not candidate.nominal.parts:
        return chain_of.get(candidate.nominal.head) == chain
    pronouns = [n for n in candidate.entity.nominals if n.kind is MentionKind.pronoun]
    return any(chain_of.get(n.head) == chain for n in pronouns)


def _example(kind: str, found: Sequence[Candidate], right: Sequence[bool]) -> Iterator[Example]:
    if any(right) and not all(right):
        yield Example(kind, tuple(c.seen for c in found), tuple(right))


# --------------------------------------------------------------------------- learning


def fit(texts: Sequence[Text]) -> dict[str, Table]:
    """The weight of each observation, for each kind of pronoun."""
    counts = Counter(o for t in texts for e in t.examples for seen in e.seen for o in seen)
    names = {o: n for n, o in enumerate(sorted(o for o, count in counts.items() if count >= RARE))}
    tables: dict[str, Table] = {}
    prior = np.zeros(len(names))
    for kind, shrink in SHRINK.items():
        of = [(e, t.counts) for t in texts for e in t.examples if e.kind == kind]
        learnt = _fit([e for e, _ in of], np.array([c for _, c in of]), names, prior, shrink)
        prior = learnt if kind == "person" else prior
        tables[kind] = {o: float(learnt[n]) for o, n in names.items()}
    return tables


def _fit(
    examples: Sequence[Example],
    counts: np.ndarray,
    names: dict[str, int],
    prior: np.ndarray,
    shrink: float,
) -> np.ndarray:
    """Weights by gradient (Adam), pulled towards the prior."""
    of = np.array([n for n, e in enumerate(examples) for _ in e.seen])
    right = np.array([r for e in examples for r in e.right], float)
    made = np.zeros((len(of), len(names)), np.float32)
    for row, seen in enumerate(s for e in examples for s in e.seen):
        for one in seen:
            if one in names:
                made[row, names[one]] += 1
    learnt, mean, square = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, ROUNDS + 1):
        chance = np.exp(np.clip(made @ learnt.astype(np.float32), -30, 30))
        among_all, among_right = chance / np.bincount(of, chance)[of], chance * right
        among_right /= np.maximum(np.bincount(of, among_right), 1e-30)[of]
        wrong = (among_all - among_right) * counts[of]
        slope = made.T @ wrong.astype(np.float32) + shrink * (learnt - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        step = (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8)
        learnt = learnt - PACE * step * (1.0 if turn < ROUNDS * 2 / 3 else 0.3)
    return learnt


def _shares(tables: dict[str, Table], texts: Sequence[Text]) -> dict[str, str]:
    """Per set and kind, how many come out right."""
    right, asked = Counter[str](), Counter[str]()
    for text in texts:
        for e in text.examples:
            scores = [sum(tables[e.kind].get(o, 0.0) for o in seen) for seen in e.seen]
            right[f"{text.gold} {e.kind}"] += e.right[int(np.argmax(scores))]
            asked[f"{text.gold} {e.kind}"] += 1
    return {key: f"{right[key]}/{asked[key]}" for key in sorted(asked)}


def _write(tables: dict[str, Table]) -> None:
    parts = [HEAD]
    for kind, table in tables.items():
        rows = (f'"{o}" = {w:.2f}' for o, w in sorted(table.items()) if abs(w) >= SMALL)
        parts.append("\n".join([f"\n[{kind}]", *rows, ""]))
    Path(weighing.__file__).with_name("weights.toml").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
