"""What is particular to a language, as data: one folder a language, one TOML file a kind.

Every entry carries the phrase that taught it (`from`), so that a reader can judge it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

KNOWN = ("en",)  # the languages that have a folder here


@cache
def table(language: str, kind: str) -> dict[str, Any]:
    """The data file `languages/<language>/<kind>.toml`; FileNotFoundError if there is none."""
    source = resources.files(__name__) / language / f"{kind}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
