"""Train the line models that lie in src/dateline/article: `python bench/train_lines.py flat GOLD`.

GOLD is the folder with lines.jsonl.gz (pages flattened, each line labelled body, title, furniture or
mixed) and articles.jsonl (pages with their HTML), made of openly licensed page sets
(article-extraction-benchmark and fundus, MIT; WCXB, CC BY 4.0). Only numbers about lines are learnt;
no text goes into the model. Figures by folds are printed first, then the model that ships is trained
on all pages. Deterministic on one machine. The model of flattened text is in `train_sequence.py`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import train_sequence
import train_trees

from dateline.article.body import heard, html_chances, lay_on, main_text
from dateline.article.columns import Column, Matrix
from dateline.article.decoding import decode
from dateline.article.json_ld import json_ld
from dateline.article.markup import parse, visible_lines
from dateline.article.network import Layers
from dateline.article.promised import promised
from dateline.article.structure import html_features
from dateline.article.trees import Trees
from dateline.article.visible import VisibleLine, clean
from dateline.model import Page, host_of

SHIPPED = Path(__file__).parent.parent / "src/dateline/article"
FOLDS = 5
BATCH, RATE = 512, 1e-3
DECAY = 1e-3
HIDDEN, EPOCHS = 32, 10  # of the network
FEWEST_WORDS = 60  # of a body, for what its page weighs
FARTHEST = 8.0  # standard deviations that a number may be from its mean, in training


@dataclass(frozen=True)
class Labelled:
    """Pages as rows of numbers, and what their lines are."""

    lines: list[list[VisibleLine]]
    rows: list[Matrix]
    body: list[Column]  # 1.0 body, 0.0 furniture
    weight: list[Column]  # of a line in training: as it counts among the words of its page
    news: list[bool]
    source: list[int]  # number of the site that it was read on


def html_pages(gold: Path) -> Labelled:
    """The pages of articles.jsonl; a line is the body's if the gold's text holds it."""
    found = Labelled([], [], [], [], [], [])
    with (gold / "articles.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row, site in zip(rows, sites(row["url"] for row in rows), strict=True):
        with gzip.open(gold / row["html"]) as page:
            text, _ = decode(Page("", row["url"], None, "text/html", page.read()))
        root = parse(text)
        lines = visible_lines(root) if root is not None else []
        if not lines:
            continue
        body = lay_on(lines, [line for raw in row["body"].split("\n") if (line := clean(raw))])
        is_body = np.array([index in body for index in range(len(lines))], np.float32)
        chosen = lay_on(lines, main_text(text))
        found.lines.append(lines)
        found.rows.append(html_features(lines, chosen, promised(root, json_ld(root))))
        found.body.append(is_body)
        found.weight.append(_weights(lines, is_body))
        found.news.append(not row["source"].startswith("wcxb"))
        found.source.append(site)
    return found


def sites(urls: Iterable[str]) -> list[int]:
    """For each address the number of its site, so that no site is in two parts.

    >>> sites(["https://www.example.org/1", "https://example.co.uk/", "https://m.example.org/2"])
    [0, 1, 0]
    """
    numbers: dict[str, int] = {}
    return [numbers.setdefault(_site(url), len(numbers)) for url in urls]


def _site(url: str) -> str:
    parts = (host_of(url) or url).split(".")
    under_country = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if under_country else parts[-2:])


def _weights(lines: list[VisibleLine], body: Column) -> Column:
    words = np.array([line.text.count(" ") + 1 for line in lines], np.float32)
    weights = (0.5 + np.sqrt(words)) / np.sqrt(max(FEWEST_WORDS, float((words * body).sum())))
    return np.asarray(weights, np.float32)


def train(rows: Matrix, body: Column, weight: Column) -> Layers:
    """The network, by Adam on the cross entropy; the scaling of the columns goes into the weights."""
    chance = np.random.default_rng(1)
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    x = np.clip((rows - mean) / scale, -FARTHEST, FARTHEST).astype(np.float32)
    weight = (weight / weight.mean()).astype(np.float32)
    width = x.shape[1]
    bound = np.sqrt(6 / (width + HIDDEN))
    weights = [
        chance.uniform(-bound, bound, (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        chance.uniform(-bound, bound, HIDDEN).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(one) for one in weights]
    second = [np.zeros_like(one) for one in weights]
    steps, step = EPOCHS * -(-len(x) // BATCH), 0
    for _ in range(EPOCHS):
        for batch in _batches(len(x), chance):
            step += 1
            rate = RATE * min(1.0, 2 * (1 - step / steps))  # sinks over the second half
            gradients = _gradients(weights, x[batch], body[batch], weight[batch])
            for one, m, v, gradient in zip(weights, first, second, gradients, strict=True):
                if one.shape[-1] > 1 and one is not weights[1]:
                    gradient = gradient + DECAY * one
                m += 0.1 * (gradient - m)
                v += 0.001 * (gradient**2 - v)
                one -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    inner = weights[0] / scale[:, None]
    bias = weights[1] - (mean / scale) @ weights[0]
    return Layers(inner, bias, weights[2], float(weights[3][0]))


def _batches(n: int, chance: np.random.Generator) -> Iterator[np.ndarray]:
    order = chance.permutation(n)
    yield from (order[start : start + BATCH] for start in range(0, n, BATCH))


def _gradients(
    weights: list[np.ndarray], x: Matrix, body: Column, weight: Column
) -> list[np.ndarray]:
    inner, bias, outer, outer_bias = weights
    raw = x @ inner + bias
    hidden = np.maximum(0, raw)
    out = 1 / (1 + np.exp(-np.clip(hidden @ outer + outer_bias, -30, 30)))
    error = (out - body) * weight / len(x)
    back = np.outer(error, outer) * (raw > 0)
    return [x.T @ back, back.sum(0), hidden.T @ error, np.array([error.sum()], np.float32)]


def stack(
    pages: Labelled, which: list[int], rows: Sequence[Matrix] | dict[int, Matrix]
) -> tuple[Matrix, Column, Column]:
    """The lines of these pages one under the other: their numbers, what they are, their weights."""
    return (
        np.vstack([rows[page] for page in which]),
        np.concatenate([pages.body[page] for page in which]),
        np.concatenate([pages.weight[page] for page in which]),
    )


def fit(pages: Labelled, which: list[int]) -> tuple[Layers, Trees]:
    """The network, and the trees, which learn from what it says of sites that it has not seen."""
    wide: dict[int, Matrix] = {}
    for fold in range(FOLDS):
        held = [page for page in which if pages.source[page] % FOLDS == fold]
        if not held:
            continue
        seen = [page for page in which if pages.source[page] % FOLDS != fold]
        network = train(*stack(pages, seen, pages.rows))
        for page in held:
            told = heard(pages.lines[page], network.chances(pages.rows[page]))
            wide[page] = np.hstack([pages.rows[page], told])
    network = train(*stack(pages, which, pages.rows))
    return network, train_trees.train(*stack(pages, which, wide))


def measure(pages: Labelled, said: dict[int, Column], name: str) -> None:
    """Precision, recall and F1 of body lines at some thresholds, all pages and news."""
    for threshold in (0.3, 0.4, 0.5):
        for news_only in (False, True):
            which = [page for page in said if pages.news[page] or not news_only]
            body = np.concatenate([pages.body[page] for page in which]) > 0
            kept = np.concatenate([said[page] for page in which]) >= threshold
            right = (body & kept).sum()
            precision, recall = right / kept.sum(), right / body.sum()
            f1 = 2 * precision * recall / (precision + recall)
            label = "news" if news_only else "all "
            print(f"{name} at {threshold} {label} F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")


def save(model: tuple[Layers, Trees], path: Path) -> None:
    """Weights as float16, which costs nothing that could be measured."""
    network, trees = model
    np.savez_compressed(
        path,
        inner=network.inner.astype(np.float16),
        inner_bias=network.inner_bias,
        outer=network.outer.astype(np.float16),
        outer_bias=np.array(network.outer_bias),
        columns=trees.columns.astype(np.int16),
        bounds=trees.bounds,
        leaves=trees.leaves.astype(np.float16),
        base=np.array(trees.base),
    )


def main() -> None:
    """Measure by folds, then train on all and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=["flat", "html"])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="to measure with; 0: do not measure")
    asked = parser.parse_args()
    if asked.name == "flat":
        train_sequence.main(asked.gold, SHIPPED / "flat.npz", asked.folds)
        return
    pages = html_pages(asked.gold)
    every = list(range(len(pages.rows)))
    said: dict[int, Column] = {}
    for fold in range(asked.folds):
        held = [page for page in every if pages.source[page] % asked.folds == fold]
        model = fit(pages, [page for page in every if page not in held])
        said |= {page: html_chances(model, pages.lines[page], pages.rows[page]) for page in held}
    if said:
        measure(pages, said, "lines of html")
    save(fit(pages, every), SHIPPED / "html.npz")


if __name__ == "__main__":
    main()
