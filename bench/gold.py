"""Gold folders: which sets there are, and their documents one by one.

A gold folder holds `area/set.jsonl`, one document a line; `pages/lines.jsonl.gz` holds one line
of a page a line, so that its documents are pages; pages' bytes stand beside in `pages/html`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """One file of labels."""

    key: str  # "area/set", as the table and the predictions name it
    path: Path


def find_sets(folder: Path) -> list[GoldSet]:
    """All sets of a gold folder, by name.

    Raises FileNotFoundError where the folder holds none.
    """
    files = [*folder.glob("*/*.jsonl"), *folder.glob("*/*.jsonl.gz")]
    if not files:
        raise FileNotFoundError(f"{folder} holds no area/set.jsonl")
    found = {f"{p.parent.name}/{p.name.partition('.')[0]}": p for p in sorted(files)}
    return [GoldSet(key, path) for key, path in sorted(found.items())]


def rows(path: Path) -> Iterator[Row]:
    """The lines of a JSON Lines file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        yield from (json.loads(line) for line in lines if line.strip())


def documents(gold: GoldSet, limit: int | None = None) -> Iterator[Row]:
    """A set's documents, labels and all; the lines of one page are one document.

    A page's document is `{"id", "folder", "lines": [row, ...]}`; every other one is its row and
    `folder`, where the files lie that a row names.
    """
    folder = str(gold.path.parent)
    whole: Iterator[Row] = (
        ({"id": page, "lines": list(lines)} for page, lines in _pages(rows(gold.path)))
        if gold.key == "pages/lines"
        else rows(gold.path)
    )
    return ({**row, "folder": folder} for row in islice(whole, limit))


def _pages(lines: Iterable[Row]) -> Iterator[tuple[str, Iterator[Row]]]:
    return groupby(lines, key=lambda line: line["id"])


def write_rows(path: Path, lines: Iterable[Row]) -> None:
    """Write a JSON Lines file whole: aside first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".part")
    with aside.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    aside.replace(path)


def cut(gold: GoldSet, limit: int, folder: Path) -> GoldSet:
    """The same set with its first documents only, written into a folder."""
    path = folder / f"{gold.key}.jsonl"
    plain = ({k: v for k, v in row.items() if k != "folder"} for row in documents(gold, limit))
    if gold.key == "pages/lines":
        write_rows(path, (line for page in plain for line in page["lines"]))
    else:
        write_rows(path, plain)
    return GoldSet(gold.key, path)
