"""What a careful reader wrote down, held against what Dateline found.

The tables (tests/samples/careful/, tests/pages/second/) say what each key means in a README of
their own. `compare` gives, for each kind of record, which were found, missed, or found though they
are not there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.model import Actor, Event, Findings, Party, Statement

ENOUGH = 0.75  # share of the words two contents must have in common, each way


@dataclass
class Tally:
    """Found, missed and wrongly found records of one kind, in words for people."""

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        wanted = len(self.found) + len(self.missed)
        return len(self.found) / wanted if wanted else 1.0

    def __str__(self) -> str:
        lines = [f"{len(self.found)} found, {len(self.missed)} missed, {len(self.extra)} extra"]
        lines += [f"  missed: {text}" for text in self.missed]
        lines += [f"  extra:  {text}" for text in self.extra]
        return "\n".join(lines)


def load_table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Names:
    """Which actor of the findings is which of the table: by name, or by its mentions."""

    def __init__(self, findings: Findings, table: dict[str, Any]) -> None:
        self.findings = findings
        self.text = findings.article.text
        self.aliases = {
            row["name"]: {row["name"], *row.get("mentions", ())} for row in table.get("actor", ())
        }

    def surfaces(self, actor_id: str) -> set[str]:
        actor = self.findings.cast.actor(actor_id)
        spans = (m.span for m in self.findings.cast.mentions if m.actor == actor_id)
        return {actor.name, *(span.of(self.text) for span in spans)}

    def is_one(self, actor_id: str, name: str) -> bool:
        """Whether an actor found is the one the table means."""
        wanted = {_plain(s) for s in self.aliases.get(name, {name})}
        wanted = {w for w in wanted if w not in PRONOUNS}
        mine = {_plain(s) for s in self.surfaces(actor_id)} - PRONOUNS
        own = _plain(self.findings.cast.actor(actor_id).name)
        full = _plain(name)
        return bool(wanted & mine) or (len(own) > 3 and (own in full or full in own))

    def all_are(self, parties: tuple[Party, ...], names: list[str]) -> bool:
        """Whether the parties are just those named."""
        found = [p.actor for p in parties]
        every = all(any(self.is_one(a, name) for a in found) for name in names)
        none_more = all(any(self.is_one(a, name) for name in names) for a in found)
        return every and none_more


PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "his",
        "its",
        "their",
        "them",
        "all",
        "both",
        "who",
        "i",
        "we",
    ]
)


def _plain(text: str) -> str:
    words = text.lower().replace("’s", "").replace("'s", "").split()
    return " ".join(w for w in words if w not in ("the", "a", "an"))


def _words(text: str) -> list[str]:
    return [w for w in (w.strip("“”\"'‘’.,;:!?()").lower() for w in text.split()) if w]


def _alike(a: str, b: str) -> bool:
    mine, theirs = _words(a), _words(b)
    common = len(set(mine) & set(theirs))
    return bool(mine and theirs) and (
        common >= ENOUGH * len(set(mine)) and common >= ENOUGH * len(set(theirs))
    )


# ---------------------------------------------------------------------- statements


def compare_statements(findings: Findings, table: dict[str, Any]) -> Tally:
    """A statement is found with its source and its content right."""
    names, tally = Names(findings, table), Tally()
    left = list(findings.statements)
    for row in table.get("statement", ()):
        match = next((s for s in left if statement_fits(names, s, row)), None)
        text = f"{row.get('source', '(none)')} | {row['cue']} | {' … '.join(row['content'])[:90]}"
        if match:
            left.remove(match)
            tally.found.append(text)
        elif not row.get("optional"):
            tally.missed.append(text)
    tally.extra = [_show_statement(names, s) for s in left]
    return tally


def statement_fits(names: Names, statement: Statement, row: dict[str, Any]) -> bool:
    content = " ".join(span.of(names.text) for span in statement.contents)
    if not _alike(content, " ".join(row["content"])):
        return False
    if row.get("speaker") and statement.speaker and names.is_one(statement.speaker, row["speaker"]):
        return True
    source = statement.source.of(names.text) if statement.source else ""
    return _alike(source, row.get("source", "")) or (not source and "source" not in row)


def _show_statement(names: Names, s: Statement) -> str:
    content = " … ".join(span.of(names.text) for span in s.contents)[:90]
    return f"{s.source.of(names.text) if s.source else '(none)'} | {content} [{s.found_by}]"


# ---------------------------------------------------------------------- events


def compare_events(findings: Findings, table: dict[str, Any]) -> Tally:
    """An event is found with code, actors, recipients and status right."""
    names, tally = Names(findings, table), Tally()
    # a bare count of the dead ("the 29th victim") is a figure; the tables do not list it as an event
    bare = [e for e in findings.events if e.figures and not (e.actors or e.recipients)]
    left = [e for e in findings.events if e.event and e not in bare]
    rows = [row for row in table.get("event", ()) if row.get("event") or row.get("event_or")]
    for row in rows:
        match = next((e for e in left if event_fits(names, e, row)), None)
        if match:
            left.remove(match)
            tally.found.append(_show_row(row))
        elif not row.get("optional"):
            tally.missed.append(_show_row(row))
    tally.extra = [show_event(names, e) for e in left]
    return tally


def event_fits(names: Names, event: Event, row: dict[str, Any]) -> bool:
    codes = {row.get("event"), *_listed(row.get("event_or"))}
    states = {row["status"], *_listed(row.get("status_or"))}
    # that something is asked for, and that the asking happened, say the same
    if event.event == "REQUEST":
        states |= {"asked", "happened"}
    sentence = event.cite.span.of(names.text)
    return (
        event.event in codes
        and event.status.value in states
        and _begins(sentence, row["sentence"])
        and _parties_fit(names, event, row)
    )


def _begins(sentence: str, start: str) -> bool:
    """A dateline is not part of the sentence it stands before."""
    plain = re.sub(r"^[A-Z]{3,}.{0,50}?[-–—] ", "", start)
    return sentence.startswith(plain[:30])


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _parties_fit(names: Names, event: Event, row: dict[str, Any]) -> bool:
    actors, recipients = row.get("actors", []), row.get("recipients", [])
    if names.all_are(event.actors, actors) and names.all_are(event.recipients, recipients):
        return True
    # parties who meet as equals may stand on either side
    symmetric = row.get("act") in ("CONSULT", "AGREE", "COOPERATE")
    return symmetric and names.all_are((*event.actors, *event.recipients), [*actors, *recipients])


def _show_row(row: dict[str, Any]) -> str:
    return (
        f"{row.get('actors', [])} {row.get('event')} {row.get('recipients', [])} "
        f"{row['status']}: {row['sentence'][:60]}"
    )


def show_event(names: Names, event: Event) -> str:
    cast = names.findings.cast

    def listed(parties: tuple[Party, ...]) -> list[str]:
        return [cast.actor(p.actor).name for p in parties]

    sentence = event.cite.span.of(names.text)[:60]
    return (
        f"{listed(event.actors)} {event.event} {listed(event.recipients)} "
        f"{event.status.value}: {sentence} [{event.found_by[:60]}]"
    )


# ---------------------------------------------------------------------- actors and text


def compare_actors(findings: Findings, table: dict[str, Any]) -> Tally:
    """An actor is found with country and main sector right and most of his mentions joined."""
    names, tally = Names(findings, table), Tally()
    for row in table.get("actor", ()):
        fitting = [a for a in findings.cast.actors if names.is_one(a.id, row["name"])]
        if any(_coded(actor, row) for actor in fitting):
            tally.found.append(row["name"])
        else:
            got = [(a.name, a.country, a.sectors) for a in fitting]
            tally.missed.append(f"{row['name']} {row.get('country')} {row.get('sectors')}: {got}")
    return tally


def _coded(actor: Actor, row: dict[str, Any]) -> bool:
    country = row.get("country") in (None, actor.country)
    sectors = row.get("sectors") or []
    return country and (not sectors or bool(set(sectors) & set(actor.sectors)))


def compare_page(findings: Findings, table: dict[str, Any]) -> Tally:
    """Furniture set aside, sentences kept, and the metadata of the page."""
    article, page, tally = findings.article, table["page"], Tally()
    for line in page.get("furniture", ()):
        kept = line in article.text
        (tally.extra if kept else tally.found).append(f"furniture: {line[:70]}")
    for sentence in page.get("sentences_kept", ()):
        (tally.found if sentence in article.text else tally.missed).append(sentence[:70])
    for name in ("title", "outlet"):
        if name in page:
            right = getattr(article, name) == page[name]
            (tally.found if right else tally.missed).append(f"{name}: {getattr(article, name)}")
    if "authors" in page:
        right = list(article.authors) == page["authors"]
        (tally.found if right else tally.missed).append(f"authors: {article.authors}")
    if "published" in page:
        day = article.published.day if article.published else None
        (tally.found if day == page["published"] else tally.missed).append(f"published: {day}")
    return tally
