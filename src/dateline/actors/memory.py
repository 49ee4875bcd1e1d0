"""What is known of people beforehand: what earlier articles said of them, and the user's own table.

The text comes first; then memory, near in time; then the packaged tables. The user's own table
wins over them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.actors.knowledge import folded
from dateline.actors.names import person_tokens, same_person
from dateline.errors import UsageError
from dateline.model import Role

NEAR = timedelta(days=400)  # offices change hands: what was read longer ago or later says nothing
FIELDS = frozenset({"name", "names", "country", "sectors", "role", "since", "until"})


@dataclass(frozen=True, slots=True)
class Own:
    """An entry of the user's own table; what it leaves open stays as it was found."""

    names: tuple[str, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it counts on that day; an entry with bounds does not where none is known."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)


class Memory:
    """Roles by last name and by office; frozen once made, the same whatever the order given."""

    def __init__(self, roles: Iterable[Role] = (), own: Iterable[Own] = ()) -> None:
        self.roles = tuple(sorted(set(roles), key=_order))
        self.own = tuple(own)
        self._by_last: dict[str, list[Role]] = {}
        self._by_office: dict[tuple[str, str | None], list[Role]] = {}
        for role in self.roles:
            tokens = person_tokens(role.name)
            if tokens:
                self._by_last.setdefault(tokens[-1], []).append(role)
            self._by_office.setdefault((office(role.role), role.country), []).append(role)

    def of_person(self, name: str, role: str | None, day: date | None, article: str) -> Role | None:
        """What was said nearest in time of the one person whom the name fits; None if of several.

        `role` is what the text calls him, which must then agree. `article` is left out: it is
        the one being read.
        """
        tokens = person_tokens(name)
        if not tokens or day is None:
            return None
        near = [
            r
            for r in self._near(self._by_last.get(tokens[-1], ()), day, article)
            if same_person(tokens, person_tokens(r.name))
            and (role is None or office(role) == office(r.role))
        ]
        return _nearest(near, day) if _one_person(near) else None

    def holder(
        self, role: str, country: str | None, day: date | None, article: str = ""
    ) -> Role | None:
        """Who held an office, by the report nearest to that day; None if none is near enough."""
        if day is None:
            return None
        near = self._near(self._by_office.get((office(role), country), ()), day, article)
        return _nearest(near, day)

    def own_entry(self, name: str, day: date | None) -> Own | None:
        """The user's own entry for a name; a person's last name alone is enough."""
        tokens = person_tokens(name)
        for own in self.own:
            if own.holds_on(day) and any(_is_called(name, tokens, n) for n in own.names):
                return own
        return None

    def _near(self, roles: Iterable[Role], day: date, article: str) -> list[Role]:
        return [
            r
            for r in roles
            if r.day is not None and abs(r.day - day) <= NEAR and r.cite.article != article
        ]


def office(role: str) -> str:
    """The form by which offices are compared: "Defense Minister" is "defence minister"."""
    return folded(role).replace("defense", "defence").replace("-", " ")


def own_table(rows: dict[str, object], where: str) -> tuple[Own, ...]:
    """The entries of a user's own table, as TOML gives them; UsageError says what is amiss."""
    listed = rows.get("actor", [])
    if not isinstance(listed, list) or set(rows) - {"actor"}:
        raise UsageError(f"{where}: it holds more than [[actor]] entries", "see docs/codebook.md")
    return tuple(_own(row, f"{where}, entry {n}") for n, row in enumerate(listed, start=1))


def _own(row: dict[str, object], where: str) -> Own:
    unknown = sorted(set(row) - FIELDS)
    if unknown:
        raise UsageError(f"{where}: no such field: {unknown[0]}", "see docs/codebook.md")
    names = row.get("names", [row["name"]] if "name" in row else [])
    if not isinstance(names, list) or not names or not all(isinstance(n, str) for n in names):
        raise UsageError(f"{where}: it names no one", 'write name = "…" or names = ["…", "…"]')
    sectors = row.get("sectors", [])
    if not isinstance(sectors, list) or not all(isinstance(s, str) for s in sectors):
        raise UsageError(f"{where}: sectors is a list of codes", 'as in sectors = ["GOV"]')
    return Own(
        tuple(names),
        _text(row, "country", where),
        tuple(sectors),
        _text(row, "role", where),
        _day(row, "since", where),
        _day(row, "until", where),
    )


def _text(row: dict[str, object], field: str, where: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{where}: {field} is no text", f'as in {field} = "…"')
    return value


def _day(row: dict[str, object], field: str, where: str) -> date | None:
    value = row.get(field)
    if value is not None and type(value) is not date:
        raise UsageError(f"{where}: {field} is no day", f"as in {field} = 2023-10-17")
    return value


def _is_called(name: str, tokens: tuple[str, ...], other: str) -> bool:
    return folded(name) == folded(other) or (
        bool(tokens) and same_person(tokens, person_tokens(other))
    )


def _one_person(roles: list[Role]) -> bool:
    """Whether all can be one person: each name is a form of the longest."""
    names = {person_tokens(r.name) for r in roles}
    longest = max(names, key=len, default=())
    return bool(names) and all(same_person(name, longest) for name in names)


def _nearest(roles: list[Role], day: date) -> Role | None:
    return min(roles, key=lambda r: (abs((r.day or day) - day), _order(r)), default=None)


def _order(role: Role) -> tuple[object, ...]:
    return (role.day or date.min, role.name, role.role, role.country or "", role.cite)


NO_MEMORY = Memory()
