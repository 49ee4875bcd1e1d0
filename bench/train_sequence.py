"""Train the line model of flattened text, a network that reads the lines of a page as a sequence.

Called by `train_lines.py flat GOLD`; what GOLD is, and under which licences, stands there. Plain
numpy: the gradients are written out.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from dateline.article.columns import Column, Matrix
from dateline.article.sequence import ON_PAGE, STEPS, Sequence, chances
from dateline.article.shape import look_at_lines
from dateline.article.visible import clean

FOLDS = 5
NETWORKS = 2  # trained apart and averaged
WIDTH, EPOCHS, PAGES_AT_ONCE = 48, 40, 8
RATE, WARMING, DECAY, DROPPED = 3e-3, 50, 1e-2, 0.4
INSIDE = 1.5  # weight of a line between the first and the last of the body: there it is decided
SMOOTHED = 0.05  # how far “body” is from certain, and twice “furniture”: some labels are wrong
PLACES, PLACED = 3, 0.5  # asked beside: above, inside or below the body; and their weight together
AVERAGED = 3e-3  # share of each step in the average of the weights, which is what is kept
APART = max(STEPS)  # empty rows between pages, so that none sees the next
SHARED, LONG, COMMON = (
    4,
    25,
    30,
)  # lines that two pages of one outlet share, their length; everyone's


@dataclass(frozen=True)
class FlatPage:
    """A flattened page as rows of numbers, and what its lines are."""

    id: str
    rows: Matrix
    body: Column  # 1.0 body, 0.0 furniture
    counts: Column  # 0.0 for lines that are neither: title, mixed
    fold: int  # pages of one outlet are in the same


Lines = list[tuple[str, str]]  # text and label


def read_pages(gold: Path) -> list[FlatPage]:
    """The pages of lines.jsonl.gz, each whole and once more as somebody copies it."""
    pages: dict[str, Lines] = {}
    with gzip.open(gold / "lines.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if text := clean(row["text"]):
                pages.setdefault(row["id"], []).append((text, row["label"]))
    outlets = outlets_of(pages)
    chance = np.random.default_rng(1)
    return [
        _flat_page(name, version, zlib.crc32(outlets[name].encode()) % FOLDS)
        for name, lines in pages.items()
        for version in (lines, _cut(lines, chance))
    ]


def _flat_page(name: str, lines: Lines, fold: int) -> FlatPage:
    labels = [label for _, label in lines]
    return FlatPage(
        name,
        look_at_lines([text for text, _ in lines]).rows,
        np.array([label == "body" for label in labels], np.float32),
        np.array([label in ("body", "furniture") for label in labels], np.float32),
        fold,
    )


def outlets_of(pages: dict[str, Lines]) -> dict[str, str]:
    """For each page one that stands for its outlet: pages that share their furniture are of one."""
    standing = defaultdict(set)
    for name, lines in pages.items():
        for text, _ in lines:
            if len(text) > LONG:
                standing[text].add(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in standing.values():
        if len(names) < COMMON:
            shared.update(combinations(sorted(names), 2))
    above = {name: name for name in pages}

    def top(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    for (one, other), times in shared.items():
        if times >= SHARED:
            above[top(one)] = top(other)
    return {name: top(name) for name in pages}


def _cut(lines: Lines, chance: np.random.Generator) -> Lines:
    """The page as somebody copies it: title and body, or their opening, and little around them."""
    body = [n for n, (_, label) in enumerate(lines) if label == "body"]
    if not body:
        return lines[:20]
    last = body[-1] if chance.random() < 0.5 else body[int(chance.integers(len(body)))]
    above, below = int(chance.integers(0, 7)), int(chance.integers(0, 7))
    titles = [row for row in lines[: max(0, body[0] - above)] if row[1] == "title"]
    return titles[:1] + lines[max(0, body[0] - above) : last + 1 + below]


# --------------------------------------------------------------------------- the network


def fit(pages: list[FlatPage]) -> tuple[Sequence, ...]:
    """The networks, each from its own beginning, to be averaged."""
    return tuple(_train(pages, seed) for seed in range(1, NETWORKS + 1))


def _train(pages: list[FlatPage], seed: int) -> Sequence:
    """One network, by Adam with decaying weights and rate; columns are scaled, then unscaled."""
    chance = np.random.default_rng(seed)
    every = np.vstack([page.rows for page in pages])
    mean, scale = every.mean(0), every.std(0) + np.float32(1e-3)
    scaled = [(page.rows - mean) / scale for page in pages]
    weights = _beginning(every.shape[1], chance)
    average = [one.copy() for one in weights]
    first = [np.zeros_like(one) for one in weights]
    second = [np.zeros_like(one) for one in weights]
    steps = EPOCHS * (len(pages) // PAGES_AT_ONCE)
    for step, which in enumerate(_batches(len(pages), chance), 1):
        gradients = _gradients(weights, _strung(pages, scaled, which), chance)
        rate = RATE * min(1, step / WARMING) * (0.5 + 0.5 * np.cos(np.pi * step / steps))
        for one, mean_of, m, v, gradient in zip(
            weights, average, first, second, gradients, strict=True
        ):
            m += 0.1 * (gradient - m)
            v += 0.001 * (gradient**2 - v)
            one -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
            if one.ndim > 1:
                one -= rate * DECAY * one
            mean_of += AVERAGED * (one - mean_of)
    (inner, bias), layers, on_page, (outer, outer_bias) = _parts(average)
    return Sequence(
        inner / scale[:, None],
        bias - (mean / scale) @ inner,
        tuple(layers),
        tuple(on_page),
        outer[:, 0],
        float(outer_bias[0]),
    )


Pair = tuple[Matrix, Column]


def _parts(weights: list[np.ndarray]) -> tuple[Pair, list[Pair], list[Matrix], Pair]:
    """For each line alone, for each layer, for what some hear of the page, for the output."""
    ends = 2 + 2 * len(STEPS)
    return (
        (weights[0], weights[1]),
        list(zip(weights[2:ends:2], weights[3:ends:2], strict=True)),
        weights[ends:-2],
        (weights[-2], weights[-1]),
    )


def _beginning(columns: int, chance: np.random.Generator) -> list[np.ndarray]:
    """Random weights and no biases, in the order of `_parts`."""

    def drawn(rows: int, width: int, part: float) -> Matrix:
        values: Matrix = chance.standard_normal((rows, width), np.float32)
        return values * np.float32(part * np.sqrt(2 / rows))

    weights = [drawn(columns, WIDTH, 1), np.zeros(WIDTH, np.float32)]
    for _ in STEPS:
        weights += [drawn(3 * WIDTH, WIDTH, 0.5), np.zeros(WIDTH, np.float32)]
    weights += [drawn(WIDTH, WIDTH, 0.25) for _ in ON_PAGE]
    return [*weights, drawn(WIDTH, 1 + PLACES, 0.5), np.zeros(1 + PLACES, np.float32)]


def _batches(n: int, chance: np.random.Generator) -> Iterator[np.ndarray]:
    for _ in range(EPOCHS):
        order = chance.permutation(n)
        for start in range(0, n - PAGES_AT_ONCE + 1, PAGES_AT_ONCE):
            yield order[start : start + PAGES_AT_ONCE]


@dataclass(frozen=True)
class Strung:
    """Pages one under the other, empty rows between; a row a line."""

    rows: Matrix
    wanted: Matrix  # of each output
    counts: Matrix  # how much each of them does
    lines: Matrix  # 1.0 where there is a line at all
    starts: np.ndarray  # the first row of each page
    each: Matrix  # lines of each page

    def averages(self, seen: Matrix) -> Matrix:
        """Of the lines of each page; empty rows hold zeros."""
        found: Matrix = (np.add.reduceat(seen, self.starts) / self.each).astype(np.float32)
        return found

    def spread(self, values: Matrix) -> Matrix:
        """A page's values, for each of its rows."""
        lengths = self.each[:, 0].astype(np.int64) + APART
        return np.repeat(values, lengths, axis=0)


def _strung(pages: list[FlatPage], scaled: list[Matrix], which: np.ndarray) -> Strung:
    def strung(parts: list[Matrix]) -> Matrix:
        gap = np.zeros((APART, parts[0].shape[1]), np.float32)
        return np.vstack([one for part in parts for one in (part, gap)])

    asked = [_asked(pages[page]) for page in which]
    each = np.array([len(scaled[page]) for page in which])
    return Strung(
        strung([scaled[page] for page in which]),
        strung([wanted for wanted, _ in asked]),
        strung([counts for _, counts in asked]),
        strung([np.ones((n, 1), np.float32) for n in each]),
        np.concatenate([[0], np.cumsum(each + APART)[:-1]]),
        each[:, None].astype(np.float32),
    )


def _asked(page: FlatPage) -> tuple[Matrix, Matrix]:
    """Of each line: is it the body's; does it stand above, inside or below. And what counts."""
    index, body = np.arange(len(page.body)), np.flatnonzero(page.body)
    first, last = (body[0], body[-1]) if len(body) else (len(index), len(index))
    above, below = index < first, index > last
    inside = ~above & ~below
    smooth = page.body * (1 - SMOOTHED) + (1 - page.body) * SMOOTHED / 2
    counts = page.counts * np.where(inside, INSIDE, 1)
    placed = np.full(len(index), PLACED / PLACES)
    return (
        np.column_stack([smooth, above, inside, below]).astype(np.float32),
        np.column_stack([counts, *[placed] * PLACES]).astype(np.float32),
    )


def _gradients(
    weights: list[np.ndarray], page: Strung, chance: np.random.Generator
) -> list[np.ndarray]:
    """Of the cross entropy over the lines that count, with some units left out by chance."""
    inner, layers, on_page, (outer, outer_bias) = _parts(weights)
    hearing = dict(zip(ON_PAGE, on_page, strict=True))

    def unit(said: Matrix) -> Matrix:
        """A layer's output; units that say nothing, or are left out, are 0."""
        kept = (chance.random(said.shape, np.float32) > DROPPED) * page.lines / (1 - DROPPED)
        out: Matrix = np.maximum(0, said) * kept.astype(np.float32)
        return out

    said = [unit(page.rows @ inner[0] + inner[1])]
    seen, near, heard = said[0], [], {}
    for layer, (step, (matrix, bias)) in enumerate(zip(STEPS, layers, strict=True)):
        near.append(around(seen, step))
        told = near[-1] @ matrix + bias
        if layer in hearing:
            heard[layer] = page.averages(seen)
            told += page.spread(heard[layer] @ hearing[layer])
        said.append(unit(told))
        seen = seen + said[-1]
    odds = np.clip(seen @ outer + outer_bias, -30, 30)
    counts = page.counts / page.counts[:, 0].sum()
    error = (1 / (1 + np.exp(-odds)) - page.wanted) * counts
    of_layers: list[np.ndarray] = []
    of_page: list[np.ndarray] = []
    back = error @ outer.T
    for layer in range(len(STEPS) - 1, -1, -1):
        through = back * (said[layer + 1] > 0) / (1 - DROPPED)
        of_layers = [near[layer].T @ through, through.sum(0), *of_layers]
        back = back + _gathered(through @ layers[layer][0].T, STEPS[layer])
        if layer in hearing:
            by_page = np.add.reduceat(through, page.starts)
            of_page = [heard[layer].T @ by_page, *of_page]
            back += page.spread(by_page @ hearing[layer].T / page.each)
    through = back * (said[0] > 0) / (1 - DROPPED)
    alone = [page.rows.T @ through, through.sum(0)]
    return [*alone, *of_layers, *of_page, seen.T @ error, error.sum(0)]


def around(seen: Matrix, step: int) -> Matrix:
    """Each row between the one that many lines above and the one below; zeros beyond the page."""
    n, width = seen.shape
    found = np.zeros((n, 3 * width), dtype=np.float32)
    found[:, width : 2 * width] = seen
    if step < n:
        found[step:, :width] = seen[:-step]
        found[:-step, 2 * width :] = seen[step:]
    return found


def _gathered(back: Matrix, step: int) -> Matrix:
    """What `around` spread, brought back to the rows that it came from."""
    found = back[:, WIDTH : 2 * WIDTH].copy()
    found[:-step] += back[step:, :WIDTH]
    found[step:] += back[:-step, 2 * WIDTH :]
    return found


# --------------------------------------------------------------------------- figures, and the file


def measure(pages: list[FlatPage], said: list[Column], name: str) -> None:
    """F1 of body lines, F1 of furniture inside the body and body lines lost, at some thresholds."""
    for threshold in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        counts = np.sum(
            [_counted(one, chance >= threshold) for one, chance in zip(pages, said, strict=True)],
            axis=0,
        )
        right, wrong, lost, aside, aside_wrong, left = (int(count) for count in counts)
        body = 2 * right / (2 * right + wrong + lost)
        inside = 2 * aside / max(1, 2 * aside + aside_wrong + left)
        print(
            f"{name} at {threshold}: body F1 {body:.3f}, furniture inside F1 {inside:.3f}, "
            f"lost {lost / (lost + right):.4f}"
        )


def _counted(page: FlatPage, kept: np.ndarray) -> np.ndarray:
    """Body kept, furniture kept, body lost; between first and last body line, the same of furniture."""
    counts, body = page.counts > 0, page.body > 0
    at = np.flatnonzero(body)
    inside = counts.copy()
    inside[: at[0] if len(at) else len(body)] = False
    inside[at[-1] if len(at) else 0 :] = False
    return np.array(
        [
            (body & kept).sum(),
            (~body & kept & counts).sum(),
            (body & ~kept).sum(),
            (~body & ~kept & inside).sum(),
            (body & ~kept & inside).sum(),
            (~body & kept & inside).sum(),
        ]
    )


def save(networks: tuple[Sequence, ...], path: Path) -> None:
    """As float16, which costs nothing that could be measured."""
    parts: dict[str, np.ndarray] = {"networks": np.array(len(networks))}
    for number, network in enumerate(networks):
        parts[f"inner_{number}"] = network.inner.astype(np.float16)
        parts[f"inner_bias_{number}"] = network.inner_bias
        for n, (weights, bias) in enumerate(network.layers):
            parts[f"layer{n}_{number}"] = weights.astype(np.float16)
            parts[f"layer_bias{n}_{number}"] = bias
        for n, heard in zip(ON_PAGE, network.on_page, strict=True):
            parts[f"on_page{n}_{number}"] = heard.astype(np.float16)
        parts[f"outer_{number}"] = network.outer
        parts[f"outer_bias_{number}"] = np.array(network.outer_bias, np.float32)
    np.savez_compressed(path, **parts)  # type: ignore[arg-type]  # numpy's stub: its flags


def main(gold: Path, path: Path, folds: int) -> None:
    """Measure on pages of outlets that were not seen, then train on all and write the model."""
    pages = read_pages(gold)
    said: dict[int, Column] = {}
    for fold in range(min(folds, FOLDS)):
        networks = fit([page for page in pages if page.fold != fold])
        held = [n for n, page in enumerate(pages) if page.fold == fold]
        said |= {n: chances(networks, pages[n].rows) for n in held}
    for name, first in (("whole pages", 0), ("cut pages", 1)) if said else ():
        which = [n for n in sorted(said) if n % 2 == first]
        measure([pages[n] for n in which], [said[n] for n in which], name)
    save(fit(pages), path)
