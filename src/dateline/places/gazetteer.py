"""The gazetteer: what is called so, and where it lies.

`gazetteer.npz` is compiled by `tools/build_gazetteer.py`; its licence and date stand in
`gazetteer.md` beside it. It is kept as columns and a sorted list of keys that is searched where it
lies, so that it loads in a fraction of a second and makes no object until a name is asked for.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt


class Kind(IntEnum):
    """What a place is; the numbers stand in the file."""

    country = 0
    division = 1  # first-order: a state, a province
    county = 2  # second-order
    city = 3
    area = 4  # without sharp or agreed bounds
    water = 5
    continent = 6
    mount = 7
    site = 8  # a building or a ground, known by its exact point
    capital = 9  # the city from which a country is governed


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; `number` is its row."""

    number: int
    name: str
    kind: Kind
    latitude: float
    longitude: float
    country: str | None  # ISO 3166 alpha-3, KOS for Kosovo
    division: str | None  # GeoNames' code of the first-order division: "US.KY"
    population: int  # 0: not known

    def distance(self, other: Entry) -> float:
        """Kilometres along the great circle."""
        a, b = math.radians(self.latitude), math.radians(other.latitude)
        turn = math.radians(other.longitude - self.longitude)
        chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
        return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, chord)))


_SHORTENED = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_NOT_IN_KEYS = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """The form by which names are compared: no case, accents or punctuation, "saint" as "st".

    >>> key_of("Saint-Étienne"), key_of("U.S."), key_of("The Hague")
    ('st etienne', 'us', 'hague')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[.'’‘`ʻʿʾ]", "", plain)
    words = _NOT_IN_KEYS.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORTENED.get(word, word) for word in words)


class Gazetteer:
    """Places by name."""

    def __init__(self, columns: dict[str, npt.NDArray[Any]], short: dict[str, str]) -> None:
        self._columns = columns
        self._short = short
        self._keys = columns["keys"].tobytes()
        self._key_starts = _line_starts(columns["keys"])
        self._names = columns["names"].tobytes()
        self._name_starts = _line_starts(columns["names"])
        self._seen: dict[str, tuple[tuple[Entry, bool], ...]] = {}

    def named(self, name: str) -> tuple[tuple[Entry, bool], ...]:
        """All places of that name, each with whether it is its usual name."""
        key = key_of(name)
        if key not in self._seen:
            self._seen[key] = tuple(self._search(key))
        return self._seen[key]

    def division_of_short(self, name: str) -> Entry | None:
        """The division that "Ky." or "N.S.W." stands for, case and all."""
        code = self._short.get(name.replace(".", "").strip())
        return self.division(code) if code else None

    def division(self, code: str) -> Entry | None:
        """The first-order division of GeoNames' code "US.KY"."""
        row = self._division_rows.get(code)
        return None if row is None else self.entry(row)

    def country(self, code: str) -> Entry | None:
        """The country of that ISO 3166 alpha-3 code."""
        row = self._country_rows.get(code)
        return None if row is None else self.entry(row)

    def division_name(self, code: str | None) -> str | None:
        """The name of a division by its code; None where there is none."""
        found = self.division(code) if code else None
        return found.name if found else None

    def entry(self, row: int) -> Entry:
        """The place in that row."""
        columns = self._columns
        start = self._name_starts[row]
        name = self._names[start : self._names.index(b"\n", start)].decode()
        country = str(columns["countries"][columns["country"][row]])
        division = str(columns["divisions"][columns["division"][row]])
        return Entry(
            number=row,
            name=name,
            kind=Kind(int(columns["kind"][row])),
            latitude=int(columns["latitude"][row]) / 10_000,
            longitude=int(columns["longitude"][row]) / 10_000,
            country=country or None,
            division=division or None,
            population=int(columns["population"][row]),
        )

    def __len__(self) -> int:
        return len(self._columns["kind"])

    @cached_property
    def _division_rows(self) -> dict[str, int]:
        columns = self._columns
        rows = np.flatnonzero(columns["kind"] == Kind.division)
        return {str(columns["divisions"][columns["division"][row]]): int(row) for row in rows}

    @cached_property
    def _country_rows(self) -> dict[str, int]:
        columns = self._columns
        rows = np.flatnonzero(columns["kind"] == Kind.country)
        return {str(columns["countries"][columns["country"][row]]): int(row) for row in rows}

    def _search(self, key: str) -> list[tuple[Entry, bool]]:
        wanted = key.encode() + b"\n"
        found = []
        line = self._first_line(wanted)
        while line < len(self._key_starts) and self._keys.startswith(
            wanted, self._key_starts[line]
        ):
            number = int(self._columns["rows"][line])
            found.append((self.entry(number >> 1), bool(number & 1)))
            line += 1
        return found

    def _first_line(self, wanted: bytes) -> int:
        """The first line of the sorted keys that is not before the wanted one."""
        low, high = 0, len(self._key_starts)
        while low < high:
            middle = (low + high) // 2
            start = self._key_starts[middle]
            if self._keys[start : self._keys.index(b"\n", start) + 1] < wanted:
                low = middle + 1
            else:
                high = middle
        return low


def _line_starts(text: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    ends = np.flatnonzero(text == 10)
    return np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends


@cache
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer, loaded once: a fraction of a second, about 20 MB."""
    folder = resources.files("dateline.places")
    with (
        resources.as_file(folder / "gazetteer.npz") as path,
        np.load(path, allow_pickle=False) as stored,
    ):
        columns = {name: stored[name] for name in stored.files}
    additions = tomllib.loads((folder / "additions.toml").read_text(encoding="utf-8"))
    return Gazetteer(columns, additions["short"])
