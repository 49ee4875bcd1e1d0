"""What the tables know: countries, bodies, titles, agent nouns, leaders, first names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dateline.languages import table


@dataclass(frozen=True, slots=True)
class Coding:
    """What a name or a noun says about its bearer."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the table; `key` is the same for its other names."""

    key: str
    coding: Coding
    office: bool


@dataclass(frozen=True, slots=True)
class Leader:
    name: str
    coding: Coding
    since: date
    until: date | None
    party: str | None
    gender: str


def folded(text: str) -> str:
    """Lower case, no accents, straight apostrophes, no article or Arabic particle.

    >>> folded("Al-Sudani"), folded("the Élysée"), folded("Séamus")
    ('sudani', 'elysee', 'seamus')
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()
    return re.sub(r"^(?:the |al-|el-|al |el )", "", plain)


class Knowledge:
    """The tables of one language, indexed by folded name."""

    def __init__(self, language: str) -> None:
        self._countries(table(language, "countries"))
        self._bodies(table(language, "organisations"))
        self._titles(table(language, "titles"))
        self._agents(table(language, "agents"))
        self._people(table(language, "leaders"), table(language, "first_names"))

    def _countries(self, rows: dict[str, Any]) -> None:
        self.states: dict[str, str] = {}  # the state itself, by name
        self.parts: dict[str, str] = {}  # a part of one, an actor of its own
        self.adjectives: dict[str, str] = {}
        self.peoples: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.seats: dict[str, str] = {}
        for code, row in rows.items():
            for index, field in (
                (self.states, "names"),
                (self.parts, "parts"),
                (self.adjectives, "adjectives"),
                (self.peoples, "people"),
                (self.capitals, "capitals"),
                (self.seats, "seats"),
            ):
                for name in row.get(field, ()):
                    index.setdefault(folded(name), code)

    def _bodies(self, rows: dict[str, Any]) -> None:
        self.bodies: dict[str, Body] = {}
        for row in rows["organisation"]:
            coding = Coding(row.get("country"), tuple(row.get("sectors", ())))
            for name in row["names"]:
                key = folded(name if row.get("distinct") else row["names"][0])
                self.bodies[folded(name)] = Body(key, coding, bool(row.get("office")))

    def _titles(self, rows: dict[str, Any]) -> None:
        self.titles: dict[str, Coding] = {}
        for row in rows["title"]:
            sectors = tuple(row["sectors"])
            for name in row["names"]:
                country = row.get("country") or row.get("usually")
                inferred = ("country",) if "usually" in row else ()
                self.titles[folded(name)] = Coding(country, sectors, name, inferred)
        self.longest_title = max(len(name.split()) for name in self.titles)
        self.former = frozenset(rows["before"]["former"])
        self.address = {word: gender for gender, words in rows["address"].items() for word in words}

    def _agents(self, rows: dict[str, Any]) -> None:
        self.agents: dict[str, tuple[str, ...]] = {}
        for row in rows["agent"]:
            for noun in row["nouns"]:
                self.agents.setdefault(noun, tuple(row["sectors"]))
        for noun, sectors in list(self.agents.items()):  # "Rebels" at the start of a sentence
            self.agents.setdefault(f"{noun}s", sectors)
        self.beside: dict[str, tuple[str, ...]] = {
            w: (sector,) for sector, words in rows["beside"].items() for w in words
        }
        self.things_of = frozenset(rows["things"]["of"])
        self.things_bare = frozenset(rows["things"]["bare"])
        self.collective = frozenset(rows["collective"]["nouns"])
        self.name_ends = frozenset(rows["collective"]["names"])
        self.telling = frozenset(rows["telling"]["verbs"])
        self.willing = frozenset(rows["willing"]["adjectives"])
        self.holders = frozenset(rows["holders"]["persons"])
        self.any_head = frozenset(rows["holders"]["any_head"])
        self.body_nouns = frozenset(rows["holders"]["bodies"])
        self.noun_gender = {
            noun: gender for gender, nouns in rows["gender"].items() for noun in nouns
        }
        self._pronouns(rows["pronouns"])
        self.gather = frozenset(rows["plural"]["gather"])
        self.counts: dict[str, int] = rows["plural"]["counts"]
        self.state_nouns = frozenset(rows["whose"]["state"])
        self.generic = frozenset(rows["whose"]["generic"])
        self.fighters = frozenset(rows["whose"]["fighters"])
        self.motion = frozenset(rows["motion"]["verbs"])
        self.heard = frozenset(rows["motion"]["heard"])
        self.visits = frozenset(rows["motion"]["visits"])

    def _pronouns(self, rows: dict[str, list[str]]) -> None:
        self.personal = {word: sex for sex in ("male", "female") for word in rows[sex]}
        self.things = frozenset(rows["things"])
        self.many = frozenset(rows["many"])
        self.owning = frozenset(rows["owning"])
        self.turning_back = frozenset(rows["turning_back"])

    def _people(self, leaders: dict[str, Any], first: dict[str, Any]) -> None:
        self.leaders: dict[str, list[Leader]] = {}
        for row in leaders["leader"]:
            sectors = tuple(s for s in row["sectors"] if s)
            leader = Leader(
                row["name"],
                Coding(row["country"], sectors, row["role"]),
                row["since"],
                row.get("until"),
                row.get("party"),
                row["gender"],
            )
            self.leaders.setdefault(folded(row["name"]), []).append(leader)
        self.first_names = {
            folded(name): gender for gender, names in first.items() for name in names
        }

    def country_of(self, text: str) -> str | None:
        """The country a word or name points at, whatever its form: "Chilean", "Chile", "Santiago"."""
        low = folded(text)
        if low.endswith(" palace"):
            low = low if low in self.seats else low.removesuffix(" palace")
        for index in (self.states, self.parts, self.adjectives, self.peoples, self.seats):
            if low in index:
                return index[low]
        if low in self.bodies:
            return self.bodies[low].coding.country
        return self.capitals.get(low)

    def leader(self, name: str, day: date | None, role: str | None = None) -> Leader | None:
        """The office-holder of that name on that day; without a day, his latest office.

        A last name alone is enough beside the title of the office: "President Hale".
        """
        found = self.leaders.get(folded(name)) or self._by_last_name(name)
        if not found and not role and len(name.split()) == 1:
            found = self._only_one(name)
        if not found and role and len(name.split()) == 1:
            found = [x for x in self._of_last_name(name) if x.coding.role == role.lower()]
            if len({x.coding.country for x in found}) > 1 and day is None:
                return None
        if not found:
            return None
        if day is None:
            return found[-1]
        for leader in found:
            if leader.since <= day and (leader.until is None or day <= leader.until):
                return leader
        return None

    def _only_one(self, name: str) -> list[Leader]:
        """The offices of the only listed leader of a last name: no other, and no first name."""
        found = self._of_last_name(name)
        plain = folded(name) not in self.first_names and len(name) > 4
        return found if plain and len({x.name for x in found}) == 1 else []

    def _by_last_name(self, name: str) -> list[Leader]:
        """Longer forms of a listed name: "William J. Hale" is not found, "Joseph R. Hale" neither."""
        words = folded(name).split()
        if len(words) < 3:
            return []
        return self.leaders.get(f"{words[0]} {words[-1]}", [])

    def _of_last_name(self, name: str) -> list[Leader]:
        last = folded(name)
        return [
            x for key, row in self.leaders.items() if folded(key.split()[-1]) == last for x in row
        ]

    def title(self, words: list[str]) -> Coding | None:
        """The coding of the longest title that a run of words ends in or holds."""
        low = [folded(word) or word for word in words]
        for size in range(min(self.longest_title, len(low)), 0, -1):
            for start in range(len(low) - size, -1, -1):
                found = self.titles.get(" ".join(low[start : start + size]))
                if found:
                    former = any(word in self.former for word in low[:start])
                    return _former(found) if former else found
        return None


def _former(coding: Coding) -> Coding:
    """PLOVER: one who held office is ELI, whatever the office was."""
    return Coding(coding.country, ("ELI",), f"former {coding.role}", coding.inferred)


@cache
def knowledge(language: str) -> Knowledge:
    """The tables of a language, read once."""
    return Knowledge(language)
