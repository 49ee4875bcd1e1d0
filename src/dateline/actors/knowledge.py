"""What the tables know: countries, bodies, titles, agent nouns, leaders, first names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from dateline.languages import table
from dateline.model import Place


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
    periods: tuple[Period, ...] = ()  # days on which its sectors were others

    def on(self, day: date) -> Body:
        """What it was on that day."""
        for period in self.periods:
            if period.since <= day <= period.until:
                return replace(self, coding=replace(self.coding, sectors=period.sectors))
        return self


@dataclass(frozen=True, slots=True)
class Period:
    since: date
    until: date
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A name that several countries share, and what gives away that the rarer one is meant."""

    names: tuple[str, ...]
    otherwise: str
    part: bool
    cues: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    since: date | None
    until: date | None

    def is_other(self, text: str, day: date | None) -> bool:
        """Whether the article means the rarer one; not where the day it needs is not known."""
        if self.since and (day is None or day < self.since):
            return False
        if self.until and (day is None or day > self.until):
            return False
        if self.unless and self.unless.search(text):
            return False
        return self.cues is None or self.cues.search(text) is not None


@dataclass(frozen=True, slots=True)
class Leader:
    name: str
    coding: Coding
    since: date
    until: date | None
    party: str | None
    gender: str | None


ARTICLES = ("the ", "al-", "el-", "al ", "el ")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Lower case, no accents, straight apostrophes, no article or Arabic particle.

    >>> folded("Al-Sudani"), folded("the Élysée"), folded("Séamus")
    ('sudani', 'elysee', 'seamus')
    """
    plain = without_accents(text).lower().strip()
    article = next((a for a in ARTICLES if plain.startswith(a)), "")
    return plain.removeprefix(article)


def without_accents(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


class Knowledge:
    """The tables of one language, indexed by folded name."""

    def __init__(self, language: str) -> None:
        self.placed: dict[int, str] = {}  # of one article: by offset, the country of a place there
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
        self.groups: dict[str, str] = {}  # peoples at home in one country
        self.codes = frozenset(rows) - {"shared"}
        shared = rows["shared"]
        self.shared = tuple(_shared(row) for row in shared["name"])
        self.not_after = {low: frozenset(words) for low, words in shared["not_after"].items()}
        for code, row in rows.items():
            if code == "shared":
                continue
            for index, field in (
                (self.states, "names"),
                (self.states, "formerly"),
                (self.parts, "parts"),
                (self.adjectives, "adjectives"),
                (self.peoples, "people"),
                (self.capitals, "capitals"),
                (self.seats, "seats"),
                (self.groups, "groups"),
            ):
                for name in row.get(field, ()):
                    index.setdefault(folded(name), code)

    def _bodies(self, rows: dict[str, Any]) -> None:
        self.bodies: dict[str, Body] = {}
        for row in rows["organisation"]:
            coding = Coding(row.get("country"), tuple(row.get("sectors", ())))
            periods = tuple(
                Period(p["since"], p["until"], tuple(p["sectors"])) for p in row.get("periods", ())
            )
            for names in _each_body(row):
                body = Body(folded(names[0]), coding, bool(row.get("office")), periods)
                self.bodies.update((folded(name), body) for name in names)

    def in_article(self, text: str, day: date | None, places: Iterable[Place] = ()) -> Knowledge:
        """The same, with what depends on the article's words, day or places settled.

        Names that several countries share mean the one that the text speaks for; a body is what
        it was on that day; a town is of the country that the map puts it in.
        """
        settled = copy(self)
        settled.placed = {
            offset: place.country
            for place in places
            if place.country
            for offset in range(place.span.start, place.span.end)
        }
        if day is not None:
            dated = {low: body.on(day) for low, body in self.bodies.items() if body.periods}
            settled.bodies = {**self.bodies, **dated}
        for shared in self.shared:
            if any(name in text for name in shared.names) and shared.is_other(text, day):
                settled._mean(shared)
        return settled

    def _mean(self, shared: Shared) -> None:
        lows = {folded(name) for name in shared.names}
        for field in ("states", "parts", "adjectives", "peoples", "capitals"):
            index = getattr(self, field)
            setattr(
                self, field, {k: shared.otherwise if k in lows else v for k, v in index.items()}
            )
        if shared.part:
            moved = dict.fromkeys(lows & set(self.states), shared.otherwise)
            self.parts = {**self.parts, **moved}
            self.states = {k: v for k, v in self.states.items() if k not in moved}

    def _titles(self, rows: dict[str, Any]) -> None:
        self.titles: dict[str, Coding] = {}
        self.of_state: dict[str, tuple[str, ...]] = {}  # "leader": sectors beside a state's name
        for row in rows["title"]:
            sectors = tuple(row["sectors"])
            for name in row["names"]:
                country = row.get("country") or row.get("usually")
                inferred = ("country",) if "usually" in row else ()
                self.titles[folded(name)] = Coding(country, sectors, name, inferred)
                if "of_state" in row:
                    self.of_state[name] = tuple(row["of_state"])
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
        self.body_words = {w: (sector,) for sector, words in rows["bodies"].items() for w in words}
        self.international: dict[str, str] = {
            words: code for code, phrases in rows["international"].items() for words in phrases
        }
        self.irregular = frozenset(rows["irregular"]["forces"])
        self.creeds = frozenset(rows["irregular"]["creeds"])
        self.unnamed = frozenset(rows["unnamed"]["nouns"])
        self.unnamed_people = frozenset(rows["unnamed"]["people"])
        self.knowing = frozenset(rows["unnamed"]["knowing"])
        self.employed = frozenset(rows["unnamed"]["at"])
        self.abroad = frozenset(rows["unnamed"]["abroad"])
        self.another = frozenset(rows["unnamed"]["another"])
        self.dwellings = frozenset(rows["dwellings"]["nouns"])
        self.capital_nouns = frozenset(rows["dwellings"]["capital"])
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
        self.dealing = {prep: frozenset(words) for prep, words in rows["dealing"].items()}

    def _pronouns(self, rows: dict[str, list[str]]) -> None:
        self.personal = {word: sex for sex in ("male", "female") for word in rows[sex]}
        self.things = frozenset(rows["things"])
        self.many = frozenset(rows["many"])
        self.owning = frozenset(rows["owning"])
        self.turning_back = frozenset(rows["turning_back"])

    def _people(self, leaders: dict[str, Any], first: dict[str, Any]) -> None:
        self.leaders: dict[str, list[Leader]] = {}
        self.loosely: dict[str, list[Leader]] = {}  # by letters that spellings agree on
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
            self._lead(leader)
        for row in leaders["office"]:
            for holder in row["holders"]:
                self._lead(_holder(row, holder))
        leading = [leader for row in self.leaders.values() for leader in row]
        self.parties = frozenset(leader.party.lower() for leader in leading if leader.party)
        self.by_last_name: dict[str, list[Leader]] = {}
        for name, row in self.leaders.items():
            self.by_last_name.setdefault(folded(name.split()[-1]), []).extend(row)
        self.first_names = {
            folded(name): gender for gender, names in first.items() for name in names
        }

    def _lead(self, leader: Leader) -> None:
        self.leaders.setdefault(folded(leader.name), []).append(leader)
        self.loosely.setdefault(_loose(leader.name), []).append(leader)

    def country_of(self, text: str) -> str | None:
        """The country a word or name points at, whatever its form: "Chilean", "Chile", "Santiago"."""
        low = folded(text)
        if low.endswith(" palace"):
            low = low if low in self.seats else low.removesuffix(" palace")
        for index in (
            self.states,
            self.parts,
            self.adjectives,
            self.peoples,
            self.groups,
            self.seats,
        ):
            if low in index:
                return index[low]
        if low in self.bodies:
            return self.bodies[low].coding.country
        return self.capitals.get(low)

    def leader(self, name: str, day: date | None, role: str | None = None) -> Leader | None:
        """The office-holder of that name on that day; without a day, his latest office.

        A last name alone is enough beside the title of the office: "President Hale".
        """
        found = self.leaders.get(folded(name)) or self.loosely.get(_loose(name))
        found = found or self._by_last_name(name)
        if not found and not role and len(name.split()) == 1:
            found = self._only_one(name)
        if not found and role and len(name.split()) == 1:
            found = [x for x in self._of_last_name(name) if x.coding.role == role.lower()]
            if len({x.coding.country for x in found}) > 1 and day is None:
                return None
        if not found:
            return None
        if day is None:
            alike = [x for x in found if role and x.coding.role == role.lower()]
            return max(alike or found, key=lambda x: x.since)
        for leader in found:
            if leader.since <= day and (leader.until is None or day <= leader.until):
                return leader
        return None

    def _only_one(self, name: str) -> list[Leader]:
        """The offices of the only listed leader of a last name: no other, and no first name."""
        found = self._of_last_name(name)
        plain = folded(name) not in self.first_names and len(name) > 4
        one = len({(x.name[0], x.coding.country) for x in found}) == 1  # however it is spelt
        return found if plain and one else []

    def _by_last_name(self, name: str) -> list[Leader]:
        """Longer forms of a listed name: "William J. Hale" is not found, "Joseph R. Hale" neither."""
        words = folded(name).split()
        if len(words) < 3:
            return []
        return self.leaders.get(f"{words[0]} {words[-1]}", [])

    def _of_last_name(self, name: str) -> list[Leader]:
        return self.by_last_name.get(folded(name), [])

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


def _each_body(row: dict[str, Any]) -> list[list[str]]:
    """The names of each body of a row: all of one, or each of its own ("distinct")."""
    if not row.get("distinct"):
        return [row["names"]]
    return [[name] if isinstance(name, str) else name for name in row["names"]]


def _shared(row: dict[str, Any]) -> Shared:
    return Shared(
        tuple(row["names"]),
        row["otherwise"],
        bool(row.get("part")),
        _any_of(row.get("cues")),
        _any_of(row.get("unless")),
        row.get("since"),
        row.get("until"),
    )


def _any_of(words: list[str] | None) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _holder(row: dict[str, Any], holder: str) -> Leader:
    """ "Bo Lund 1981-1995": whole years, both included."""
    name, _, years = holder.rpartition(" ")
    first, _, last = years.partition("-")
    until = date(int(last), 12, 31) if last else None
    coding = Coding(row["country"], tuple(row["sectors"]), row["role"])
    return Leader(name, coding, date(int(first), 1, 1), until, None, None)


def _loose(name: str) -> str:
    """A name without what spellings differ in: doubled letters, hyphens, "ph", a final "y".

    >>> _loose("Mitterrand") == _loose("Mitterand"), _loose("Zelenskyy") == _loose("Zelensky")
    (True, True)
    """
    plain = re.sub(r"[^a-z ]", "", folded(name).replace("-", " ").replace("ph", "f"))
    return re.sub(r"([a-z])\1+", r"\1", plain)


def _former(coding: Coding) -> Coding:
    """PLOVER: one who held office is ELI, whatever the office was."""
    return Coding(coding.country, ("ELI",), f"former {coding.role}", coding.inferred)


@cache
def knowledge(language: str) -> Knowledge:
    """The tables of a language, read once."""
    return Knowledge(language)
