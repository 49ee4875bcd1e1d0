"""Marked sentences: tests/texts/en/<kind>.txt, a line a case, `#` a comment, `!` a known miss."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dateline.model import Article, Reading
from dateline.reading import load_reader

TEXTS = Path(__file__).parent / "texts" / "en"


def marked_lines(kind: str, read: Callable[[str], object] = str) -> list[object]:
    """The cases of a file, each as `read` makes it; a line marked `!` must fail until it is mended."""
    lines = (TEXTS / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [
        pytest.param(
            read(line),
            id=line,
            marks=[pytest.mark.xfail(strict=True)] if line.startswith("!") else [],
        )
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


@cache
def reader() -> Callable[[Article], Reading]:
    """The parser, loaded once for all marked sentences."""
    return load_reader("en")
