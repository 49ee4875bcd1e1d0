"""How fast Dateline reads, stage by stage.

    python bench/speed.py
    python bench/speed.py --gold ../shared/gold/open --documents 60

Runs every stage by itself over the samples that Dateline ships and, where gold is given, over
some of its news texts and pages; prints words and articles a second of CPU, on one thread. How fast
a machine is does not matter where one reads the last column: the stage's speed over that of a peer
run on the same text, spaCy's whole pipeline of the model that Dateline parses with.
"""

from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy loads: a second of CPU is one of one thread

import argparse
import gzip
import importlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from itertools import groupby, islice
from pathlib import Path
from statistics import median
from typing import Any

from gold import rows
from rich.console import Console
from rich.table import Table

import dateline
from dateline.actors import find_actors
from dateline.article import extract_article, plain_article
from dateline.article.decoding import decode
from dateline.article.flat import judge_flat
from dateline.article.visible import flat_lines
from dateline.errors import PageError
from dateline.events import find_events
from dateline.flow import Reader
from dateline.model import Article, Cast, Page
from dateline.places import find_places
from dateline.reading import load_reader, load_surface_reader
from dateline.reading.parser import load_parser
from dateline.reading.times import find_times
from dateline.samples import Sample, sample_pages
from dateline.statements import find_statements
from dateline.stories import cluster_articles, find_copies

TEXTS = "statements/polnear.jsonl"  # whole news articles, 700 words on average
PAGES = "pages/articles.jsonl"
LINED = "pages/lines.jsonl.gz"  # flattened pages, a row a line
PEER = "spaCy, whole pipeline (the peer)"
LINES = "  lines judged, a part of article"
ONCE = "article, of other pages, each read once"
OTHERS = 5  # times as many of these, for they are read once
UNPARSED = "statements without a parse, bare text to statements"


@dataclass(frozen=True)
class Corpus:
    """Articles to run on, and the pages they come from where there are any."""

    name: str
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    others: tuple[Page, ...] = ()  # flattened pages that nothing was read of before

    @property
    def words(self) -> int:
        return sum(len(article.text.split()) for article in self.articles)


@dataclass(frozen=True)
class Measured:
    """A stage's time over a corpus, the median of some runs."""

    stage: str
    seconds: float  # of CPU
    words: int
    articles: int

    @property
    def words_a_second(self) -> float:
        return self.words / self.seconds

    @property
    def articles_a_second(self) -> float:
        return self.articles / self.seconds


def main(words: Sequence[str] | None = None) -> int:
    options = _options(words)
    reader, peer = load_reader("en"), _peer()
    corpora = [_samples(), *_gold(options.gold, options.documents)]
    measured = [(c, list(_measure(c, reader, peer, options.runs))) for c in corpora]
    for corpus, found in measured:
        Console(width=None if sys.stdout.isatty() else 110).print(_table(corpus, found))
    if options.write:
        options.write.write_text(_markdown(measured, options), encoding="utf-8")
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="speed", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--gold", type=Path, metavar="DIR", help="run on some of its news texts and pages too")
    add("--documents", type=int, default=60, metavar="N", help="how many of each (default 60)")
    add("--runs", type=int, default=3, metavar="N", help="the median of N runs counts (default 3)")
    add("--write", type=Path, metavar="FILE", help="write the tables as Markdown")
    add("--date", default=None, metavar="DAY", help="the day to print (default: today)")
    return parser.parse_args(words)


# --------------------------------------------------------------------------- what is run


def _samples() -> Corpus:
    pages = tuple(_sample(sample) for sample in sample_pages())
    return Corpus("the samples that Dateline ships", pages, tuple(map(extract_article, pages)))


def _sample(sample: Sample) -> Page:
    kind = "text/html" if sample.file.endswith(".html") else "text/plain"
    return Page(sample.file, sample.url, sample.arrived, kind, sample.body)


def _gold(folder: Path | None, count: int) -> Iterator[Corpus]:
    if folder is None:
        return
    texts = islice(rows(folder / TEXTS), count)
    articles = tuple(plain_article(row["text"], id=row["id"]) for row in texts)
    yield Corpus("news articles, bare text (PolNeAR)", (), articles)
    pages = (_page(folder, row) for row in islice(rows(folder / PAGES), count))
    yield _corpus("web pages in English (article-extraction-benchmark)", pages)
    flattened = _flattened(folder)
    corpus = _corpus(
        "flattened pages in English (article-extraction-benchmark)", islice(flattened, count)
    )
    yield replace(corpus, others=tuple(islice(flattened, OTHERS * count)))


def _corpus(name: str, pages: Iterable[Page]) -> Corpus:
    """Those of the pages that have an article in English."""
    found = [(page, article) for page, article in map(_read, pages) if article]
    return Corpus(name, tuple(page for page, _ in found), tuple(article for _, article in found))


def _flattened(folder: Path) -> Iterator[Page]:
    """Each page of the lines that follow one another."""
    for name, lines in groupby(rows(folder / LINED), lambda row: row["id"]):
        body = "\n".join(line["text"] for line in lines).encode()
        yield Page(name, "page.txt", None, "text/plain", body)


def _read(page: Page) -> tuple[Page, Article | None]:
    """The page with its article; None where it has none, or one in another language."""
    try:
        return page, extract_article(page)
    except PageError:
        return page, None


def _page(folder: Path, row: dict[str, Any]) -> Page:
    body = gzip.decompress((folder / "pages" / row["html"]).read_bytes())
    return Page(row["id"], row["url"], None, "text/html", body)


def _peer() -> Any:
    """spaCy as it comes: the whole pipeline of the model that Dateline parses with."""
    model = load_parser("en").pipeline.meta
    return importlib.import_module(f"{model['lang']}_{model['name']}").load()


Work = Callable[[], object]


def _measure(corpus: Corpus, reader: Reader, peer: Any, runs: int) -> Iterator[Measured]:
    """Each stage by itself, on what the stage before it gave."""
    articles = corpus.articles
    readings = [reader(article) for article in articles]
    casts = [find_actors(r) for r in readings]
    places = [find_places(r) for r in readings]
    read = list(zip(readings, casts, strict=True))
    said = [find_statements(r, cast) for r, cast in read]
    skim, nobody = load_surface_reader("en"), Cast((), ())
    stages: dict[str, Work] = {
        PEER: lambda: list(peer.pipe(a.text for a in articles)),
        "article": lambda: [extract_article(page) for page in corpus.pages],
        LINES: lambda: [judge_flat(flat_lines(decode(page)[0])) for page in corpus.pages],
        "reading": lambda: [reader(a) for a in articles],
        "  times, a part of reading": lambda: [find_times(a.text, _day(a)) for a in articles],
        "actors": lambda: [find_actors(r) for r in readings],
        "places": lambda: [find_places(r) for r in readings],
        "statements": lambda: [find_statements(r, cast) for r, cast in read],
        "events": lambda: [
            find_events(r, cast, statements, found)
            for (r, cast), statements, found in zip(read, said, places, strict=True)
        ],
        UNPARSED: lambda: [find_statements(skim(a), nobody) for a in articles],
        "copies": lambda: find_copies(articles),
        "clusters": lambda: cluster_articles(articles),
    }
    if not corpus.pages:
        del stages["article"]
    if not corpus.others:
        del stages[LINES]
    taken = {stage: _median(work, runs) for stage, work in stages.items()}
    after = ("actors", "places", "statements", "events")
    taken["all after the parse, to findings"] = sum(taken[stage] for stage in after)
    whole = [stage for stage in ("article", "reading", *after) if stage in taken]
    taken["all, page to findings"] = sum(taken[stage] for stage in whole)
    for stage, seconds in taken.items():
        yield Measured(stage, seconds, corpus.words, len(articles))
    if corpus.others:
        yield _once(corpus.others)


def _once(pages: Sequence[Page]) -> Measured:
    """Pages in any language, each read for the first time; those without an article cost time too."""
    found: list[Article | None] = []
    seconds = _seconds(lambda: found.extend(_read(page)[1] for page in pages))
    words = sum(len(article.text.split()) for article in found if article)
    return Measured(ONCE, seconds, words, len(pages))


def _day(article: Article) -> date | None:
    return article.published.day if article.published else None


def _median(work: Work, runs: int) -> float:
    work()  # tables load, caches fill
    return median(_seconds(work) for _ in range(runs))


def _seconds(work: Work) -> float:
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-9)


# --------------------------------------------------------------------------- telling it


def _cells(measured: Sequence[Measured]) -> Iterator[tuple[str, str, str, str]]:
    peer = next(m for m in measured if m.stage == PEER)
    for m in measured:
        yield (
            m.stage,
            f"{m.words_a_second:,.0f}",
            f"{m.articles_a_second:,.1f}",
            f"{m.words_a_second / peer.words_a_second:,.1f}",
        )


HEADINGS = ("stage", "words a second", "articles a second", "times the peer")


def _title(corpus: Corpus) -> str:
    return f"{corpus.name[0].upper()}{corpus.name[1:]}: {len(corpus.articles)} articles, {corpus.words:,} words"


def _table(corpus: Corpus, measured: Sequence[Measured]) -> Table:
    table = Table(title=_title(corpus), title_justify="left", show_edge=False, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for cells in _cells(measured):
        table.add_row(*cells)
    return table


def _markdown(
    measured: Sequence[tuple[Corpus, Sequence[Measured]]], options: argparse.Namespace
) -> str:
    today = date.today()  # noqa: DTZ011, TID251
    model = load_parser("en").pipeline.meta
    versions = (
        f"Dateline {dateline.__version__}, spaCy {version('spacy')}, "
        f"{model['lang']}_{model['name']} {model['version']}"
    )
    parts = [PREFACE.format(day=options.date or today, versions=versions, runs=options.runs)]
    for corpus, found in measured:
        lines = [f"## {_title(corpus)}", ""]
        lines += [f"| {' | '.join(HEADINGS)} |", "|---|---:|---:|---:|"]
        lines += [f"| {' | '.join(cells).strip()} |" for cells in _cells(found)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


PREFACE = """\
# How fast Dateline reads

Measured on {day} with {versions}; written by `make speed`, not edited by hand.

Seconds are of CPU, on one thread, the median of {runs} runs after one that does not count. Each
stage is timed by itself, on what the stage before it gave; loading the parser (about a second) is
not counted. How fast the machine was does not matter for the last column: the same text through
spaCy's whole pipeline of the same model, in the same process, is 1. Dateline parses with that
model, an article at a time, without the parts it has no use for.

Pages that are read again are quicker, for lines that were seen are remembered: of flattened pages
the last row is for others, in any language, none of them read before; beside the peer it is told
by its words."""


if __name__ == "__main__":
    sys.exit(main())
