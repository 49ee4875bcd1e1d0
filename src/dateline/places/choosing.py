"""Which of the places of a name is meant.

Each candidate has a weight of its own (countries before towns, large before small) and gains by
what else the article names: the region after the comma, its country, its division, places nearby.
All names are weighed together, three times over, so that what is certain decides what is not.
A small town that nothing else speaks for is left unresolved.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.languages import table
from dateline.places.gazetteer import Entry, Gazetteer, Kind, key_of
from dateline.places.mentions import Toponym, lies_in

ROUNDS = 3
MOST_WITNESSES = 100  # names that speak for others, the most mentioned; lists have no end
# Weights are in powers of ten of inhabitants. Set by hand on the open parts of TR-News, GeoWebNews
# and LGL; places of these kinds have no comparable number of inhabitants.
OWN_WEIGHT = {
    Kind.country: 8.5,
    Kind.continent: 8.5,
    Kind.area: 7.5,
    Kind.water: 7.5,
    Kind.mount: 6.5,
    Kind.site: 7.0,
}
DIVISION_BONUS = 0.8
CAPITAL_BONUS = 2.0
TOWNS = frozenset({Kind.city, Kind.capital})
UNUSUAL_NAME = -1.5
SAME_COUNTRY = 1.2
SAME_DIVISION = 2.0
NEARBY = 1.5
ENOUGH_SUPPORT = 0.9  # for a place too small by itself
NEAR = 120.0  # kilometres
SAME_SPOT = 60.0  # kilometres
SURE_BY = 1.5  # how far the first must lie before the second to be evidence for others in full
UNSURE = 0.35  # the share of its evidence otherwise
TOO_SMALL = 4.7  # a weight that is not enough by itself: 50,000 inhabitants
SMALL_BUT_PLACED = 4.0  # the same where "in" stands before the name, or it has two words
TIE = 0.15  # powers of ten: two towns, one less than half again as large as the other


@dataclass(slots=True)
class Choice:
    """A name, its candidates, and the one chosen so far."""

    key: tuple[str, int | None]
    candidates: tuple[tuple[Entry, bool], ...]
    mentions: int
    fixed: bool
    placed: bool = False  # "in" stands before it: no person's name
    chosen: Entry | None = None
    sure: float = 0.0
    why: str = ""


def choose_entries(
    toponyms: tuple[Toponym, ...], gazetteer: Gazetteer
) -> list[tuple[Entry, str] | None]:
    """For each toponym the place meant and what decided; None where that cannot be told."""
    choices: dict[tuple[str, int | None], Choice] = {}
    for toponym in toponyms:
        key = _group(toponym)
        if key in choices:
            choices[key].mentions += 1
        else:
            choices[key] = _choice(key, toponym, gazetteer)
        choices[key].placed |= toponym.placed
    _share_holders(choices)
    for _ in range(ROUNDS):
        _weigh(list(choices.values()))
    found = [choices[_group(toponym)] for toponym in toponyms]
    return [(c.chosen, c.why) if c.chosen else None for c in found]


def _group(toponym: Toponym) -> tuple[str, int | None]:
    """Names that mean the same place: the same words in the same holder."""
    if toponym.entry is not None:
        return "", toponym.entry.number
    return key_of(toponym.name), toponym.holder.number if toponym.holder else None


def _choice(key: tuple[str, int | None], toponym: Toponym, gazetteer: Gazetteer) -> Choice:
    if toponym.entry is not None:
        return Choice(key, ((toponym.entry, True),), 1, fixed=True, why="after a comma")
    candidates = candidates_of(toponym.name, gazetteer)
    holder = toponym.holder
    if holder is None:
        return Choice(key, candidates, 1, fixed=False)
    inside = tuple((e, usual) for e, usual in candidates if lies_in(e, holder))
    if inside or holder.kind is not Kind.country:
        return Choice(key, inside, 1, fixed=True, why=f"in {holder.name}")
    return Choice(key, candidates, 1, fixed=False)


def _share_holders(choices: dict[tuple[str, int | None], Choice]) -> None:
    """ "Lexington" after "Lexington, Ky." is the same one."""
    held = defaultdict(list)
    for (key, holder), choice in choices.items():
        if holder is not None and choice.candidates:
            held[key].append(choice)
    for (key, holder), choice in choices.items():
        if holder is None and not choice.fixed and len(held[key]) == 1:
            choice.candidates, choice.fixed = held[key][0].candidates, True
            choice.why = held[key][0].why


# --------------------------------------------------------------------------- candidates


@cache
def _modifiers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "northern", "city of" before a name; "city", "province" after it."""
    words = table("en", "toponyms")
    before = _alternatives(words["before"]["words"])
    town = _alternatives(words["after_town"]["words"])
    division = _alternatives(words["after_division"]["words"])
    return (
        re.compile(rf"(?:{before})\s+", re.IGNORECASE),
        re.compile(rf"\s+(?:(?P<town>{town})|(?P<division>{division}))$", re.IGNORECASE),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, bool], ...]:
    """The places a name can mean: as it stands, else without "northern" or "province"."""
    short = gazetteer.division_of_short(name) if "." in name else None
    if short:
        return ((short, True),)
    found = gazetteer.named(name)
    if found:
        return tuple(_plain(name, found))
    before, after = _modifiers()
    leading = before.match(name)
    if leading:
        return candidates_of(name[leading.end() :], gazetteer)
    ending = after.search(name)
    if ending is None:
        return ()
    found = gazetteer.named(name[: ending.start()])
    if ending["town"]:
        return tuple((e, usual) for e, usual in found if e.kind in TOWNS)
    return tuple((e, usual) for e, usual in found if e.kind not in TOWNS | {Kind.country})


def _plain(name: str, found: tuple[tuple[Entry, bool], ...]) -> Iterator[tuple[Entry, bool]]:
    """Without what the name alone does not mean: "Mexico" is not its capital, Lima no division."""
    is_country = any(usual and e.kind is Kind.country for e, usual in found)
    for entry, usual in found:
        if is_country and entry.kind in TOWNS and key_of(entry.name) != key_of(name):
            continue
        if not _has_town(entry, found):
            yield entry, usual


def _has_town(entry: Entry, found: tuple[tuple[Entry, bool], ...]) -> bool:
    """Whether a division is named after a town in it, which the name alone then means."""
    return entry.kind in (Kind.division, Kind.county) and any(
        e.kind in TOWNS and e.distance(entry) < SAME_SPOT for e, _ in found
    )


# --------------------------------------------------------------------------- weighing


def own_weight(entry: Entry, usual: bool, is_own_name: bool = True) -> float:
    """How likely a name means this place where nothing else is known."""
    if entry.kind in OWN_WEIGHT:
        weight = OWN_WEIGHT[entry.kind]
    else:
        weight = math.log10(entry.population + 300)
        weight += DIVISION_BONUS if entry.kind is Kind.division else 0
        weight += CAPITAL_BONUS if entry.kind is Kind.capital and is_own_name else 0
    return weight if usual else weight + UNUSUAL_NAME


@dataclass(slots=True)
class _Evidence:
    """What the other names of the article say."""

    countries: dict[str, float]
    divisions: dict[str, float]
    places: list[tuple[Entry, float]]


def _weigh(choices: list[Choice]) -> None:
    """Choose once more for every name, by the choices of the round before."""
    witnesses = sorted(choices, key=lambda c: -c.mentions)[:MOST_WITNESSES]
    decided = [(_of(c, witnesses), c) for c in choices]
    for (entry, sure, why), choice in decided:
        choice.chosen, choice.sure = entry, sure
        choice.why = why


def _of(choice: Choice, witnesses: list[Choice]) -> tuple[Entry | None, float, str]:
    if not choice.candidates:
        return None, 0.0, ""
    evidence = _evidence(choice, witnesses)
    key = choice.key[0]
    weighed = sorted(
        (
            (own_weight(e, usual, key_of(e.name) == key), _support(e, evidence), e)
            for e, usual in choice.candidates
        ),
        key=lambda w: (-(w[0] + w[1]), w[2].number),
    )
    own, support, best = weighed[0]
    if choice.fixed:
        return best, 1.0, choice.why
    too_small = SMALL_BUT_PLACED if choice.placed or " " in key else TOO_SMALL
    if own < too_small and support < ENOUGH_SUPPORT:
        return None, 0.0, ""
    elsewhere = (o + s for o, s, e in weighed[1:] if e.distance(best) > NEAR)
    lead = own + support - max(elsewhere, default=0.0)
    if lead < TIE:
        return None, 0.0, ""  # nothing speaks for one of them: not resolved
    return best, 1.0 if lead > SURE_BY else UNSURE, _why(best, evidence, len(weighed))


def _evidence(choice: Choice, witnesses: list[Choice]) -> _Evidence:
    evidence = _Evidence(defaultdict(float), defaultdict(float), [])
    for other in witnesses:
        entry = other.chosen
        if other is choice or entry is None or other.key[0] == choice.key[0] != "":
            continue
        if entry.country:
            evidence.countries[entry.country] += other.sure * min(other.mentions, 3)
        if entry.division:
            evidence.divisions[entry.division] += other.sure * min(other.mentions, 3)
        if entry.kind in TOWNS | {Kind.county}:
            evidence.places.append((entry, other.sure))
    return evidence


def _support(entry: Entry, evidence: _Evidence) -> float:
    """What the other names add for one candidate."""
    if entry.kind in (Kind.country, Kind.continent):
        return SAME_COUNTRY * _share(evidence.countries, entry.country)
    support = SAME_COUNTRY * _share(evidence.countries, entry.country)
    support += SAME_DIVISION * _share(evidence.divisions, entry.division)
    near = [sure for other, sure in evidence.places if entry.distance(other) < NEAR]
    return support + NEARBY * min(1.0, sum(near))


def _share(counts: dict[str, float], code: str | None) -> float:
    """How much of the evidence speaks for one country or division: 0 to 1."""
    if not code or code not in counts:
        return 0.0
    return min(1.0, counts[code]) * (0.5 + 0.5 * counts[code] / max(sum(counts.values()), 1e-9))


def _why(entry: Entry, evidence: _Evidence, rivals: int) -> str:
    if rivals == 1:
        return "the only place of that name"
    if _share(evidence.divisions, entry.division) > 0:
        return "its region is named"
    if any(entry.distance(other) < NEAR for other, _ in evidence.places):
        return "places nearby are named"
    if _share(evidence.countries, entry.country) > 0:
        return "its country is named"
    return "the largest of that name"
