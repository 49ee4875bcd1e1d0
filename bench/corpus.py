"""The training corpus: reads `corpus/sentences/*.txt` into records, and says what is wrong there.

`python bench/corpus.py [FILE ...]` checks all files, or those given, and prints every fault with its
line; `--json [FILE ...]` prints the records instead, a line each. A fault in another file than those
given is only counted. The marking is described in corpus/GUIDE.md.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dateline.model import Span

CORPUS = Path(__file__).parents[1] / "corpus"
FOLDER = CORPUS / "sentences"
YEARS = range(1980, 2036)
LONGEST_PARTY = 8  # words; what is longer is not the shortest phrase that names a party
ROLES = ("actor", "act", "recipient")
COOPERATION = ("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT")
MATERIAL_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")

_OPENING = re.compile(r"\{((?:actor|act|recipient)\d*(?:,(?:actor|act|recipient)\d*)*):")
_ROLE = re.compile(r"(actor|act|recipient)(\d*)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d{3,4}")
_TYPED = re.compile("[\u2018\u2019\u201c\u201d]|  |\\s$")


class BadRecord(ValueError):
    """A record that breaks the guide's rules; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a sentence says of one event, or why it tells none (`reason`; then `status` is None).

    `event` is None where PLOVER codes nothing; `act` is what was done, planned, asked for, denied.
    """

    event: str | None
    act: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: str | None
    cameo: str | None
    reason: str | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    triggers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with its labels; spans are half-open offsets into `text`."""

    id: str
    genre: str
    region: str
    year: int
    text: str
    labels: tuple[Label, ...]

    @property
    def held(self) -> bool:
        """Whether it is of the tenth that nothing is ever trained on; its id alone decides."""
        return blake2b(self.id.encode(), digest_size=8).digest()[0] % 10 == 0

    @property
    def coded(self) -> tuple[Label, ...]:
        """The labels that hold a PLOVER code."""
        return tuple(label for label in self.labels if label.event)


@cache
def codes() -> dict[str, Any]:
    """PLOVER's terms and the corpus's own lists, as `corpus/codes.toml` gives them."""
    return tomllib.loads((CORPUS / "codes.toml").read_text(encoding="utf-8"))


# --------------------------------------------------------------------------- marks


@dataclass(frozen=True, slots=True)
class Mark:
    role: str
    event: int  # counted from 1
    span: Span


def read_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of a marked line, and its marks, which may stand in one another.

    An article at the beginning of a mark is not of its span.
    Raises BadRecord for braces that do not pair.

    >>> read_marks("{actor:Chad} {act:sued} {recipient,actor2:Mali}.")[0]
    'Chad sued Mali.'
    """
    text, marks, opened, at = "", list[Mark](), list[tuple[str, int]](), 0
    while at < len(line):
        opening = _OPENING.match(line, at)
        if opening:
            opened.append((opening[1], len(text)))
            at = opening.end()
        elif line[at] == "}" and opened:
            roles, start = opened.pop()
            start += _article(text[start:])
            marks += _marks(roles, Span(start, len(text)) if start < len(text) else None)
            at += 1
        elif line[at] in "{}":
            raise BadRecord(
                f"a brace that opens or closes no mark: …{line[max(0, at - 20) : at + 20]}…"
            )
        else:
            text, at = text + line[at], at + 1
    if opened:
        raise BadRecord(f"a mark that is not closed: {opened[-1][0]}")
    return text, tuple(sorted(marks, key=lambda mark: mark.span))


def _article(words: str) -> int:
    """How many letters the article takes that a mark may begin with; it is no part of the span."""
    found = re.match(r"(?:the|an?) ", words, re.IGNORECASE)
    return len(found[0]) if found else 0


def _marks(roles: str, span: Span | None) -> list[Mark]:
    if span is None:
        raise BadRecord(f"an empty mark: {roles}")
    return [
        Mark(role, int(number), span)
        for role, numbers in _ROLE.findall(roles)
        for number in numbers or "1"
    ]


# --------------------------------------------------------------------------- records


def read_record(lines: list[str]) -> Record:
    """A record from its lines: head, marked sentence, a label line for each event.

    Raises BadRecord.
    """
    if len(lines) < 3:
        raise BadRecord("a record has a head, a sentence and at least one line with =>")
    head = lines[0].split()
    if len(head) != 4 or not head[3].isdigit():
        raise BadRecord("the head is: id genre region year")
    text, marks = read_marks(lines[1])
    labels = [_label(line, n, marks) for n, line in enumerate(lines[2:], start=1)]
    beyond = [mark for mark in marks if not 1 <= mark.event <= len(labels)]
    if beyond:
        raise BadRecord(f"{beyond[0].role}{beyond[0].event} has no line with =>")
    record = Record(head[0], head[1], head[2], int(head[3]), text, tuple(labels))
    for fault in _faults(record):
        raise BadRecord(fault)
    return record


def _label(line: str, number: int, marks: Iterable[Mark]) -> Label:
    if not line.startswith("=> "):
        raise BadRecord(f"a line that should begin with =>: {line}")
    first, *said = line.removeprefix("=> ").split()
    event = None if first == "nothing" else first
    act = event
    if said[:1] == ["of"]:
        act, said = "".join(said[1:2]), said[2:]
    kinds = [_kind(word, act) for word in said]
    taken = {k: tuple(w for w, kind in zip(said, kinds, strict=True) if kind == k) for k in _KINDS}
    for kind in ("status", "cameo", "reason"):
        if len(taken[kind]) > 1:
            raise BadRecord(f"more than one {kind}: {line}")
    spans = {
        role: tuple(m.span for m in marks if m.role == role and m.event == number) for role in ROLES
    }
    return Label(
        event,
        act,
        taken["mode"],
        tuple(word.removeprefix("@") for word in taken["context"]),
        next(iter(taken["status"]), None),
        next(iter(taken["cameo"]), None),
        next(iter(taken["reason"]), None),
        spans["actor"],
        spans["recipient"],
        spans["act"],
    )


_KINDS = ("context", "cameo", "status", "reason", "mode")


def _kind(word: str, act: str | None) -> str:
    if word.startswith("@"):
        return "context"
    if word.isdigit():
        return "cameo"
    if word in codes()["lists"]["statuses"]:
        return "status"
    return "mode" if act else "reason"


# --------------------------------------------------------------------------- rules


def _faults(record: Record) -> Iterator[str]:
    lists = codes()["lists"]
    if not _ID.fullmatch(record.id):
        yield f"an id is words and a number of three digits, as talks-014: {record.id}"
    if record.genre not in lists["genres"]:
        yield f"no genre of ours: {record.genre}"
    if record.region not in lists["regions"]:
        yield f"no region of ours: {record.region}"
    if record.year not in YEARS:
        yield f"a year outside 1980 to 2035: {record.year}"
    if typed := _TYPED.search(record.text):
        yield f"type straight quotes and single spaces: {typed[0]!r} at {typed.start()}"
    if len(record.labels) > 1 and any(label.reason for label in record.labels):
        yield "a sentence that tells an event gives no reason for telling none"
    for number, label in enumerate(record.labels, start=1):
        for fault in _label_faults(label, record.text):
            yield f"event {number}: {fault}"


def _label_faults(label: Label, text: str) -> Iterator[str]:
    if label.act is None:
        yield from _silence_faults(label)
        return
    yield from _code_faults(label)
    yield from _status_faults(label)
    if not label.triggers:
        yield "no {act:…} is marked"
    for party in (*label.actors, *label.recipients):
        yield from _party_faults(party.of(text))


def _silence_faults(label: Label) -> Iterator[str]:
    if label.reason not in codes()["lists"]["reasons"]:
        yield f"nothing needs a reason of ours or `of ACT`: {label.reason}"
    if label.status or label.cameo or label.contexts or label.triggers:
        yield "nothing has a reason only, no act, status, code or context"


def _code_faults(label: Label) -> Iterator[str]:
    events = codes()["events"]
    for name in (label.event, label.act):
        if name is not None and name not in events:
            yield f"no event of PLOVER: {name}"
            return
    known = events[label.event or label.act]
    for mode in label.modes:
        if mode not in known["modes"]:
            yield f"no mode of {label.event or label.act}: {mode}"
    for context in label.contexts:
        if context not in codes()["lists"]["contexts"]:
            yield f"no context of PLOVER: {context}"
    if label.cameo and not (label.event and label.cameo.startswith(tuple(known["cameo"]))):
        yield f"CAMEO {label.cameo} does not go with {label.event}"
    for field in (label.modes, label.contexts):
        if len(set(field)) < len(field):
            yield f"said twice: {' '.join(field)}"


def _status_faults(label: Label) -> Iterator[str]:
    event, act, status = label.event, label.act, label.status
    if status is None:
        yield "no status"
    if (event is None) != (status in ("denied", "hypothetical")):
        yield "what is denied or hypothetical has no code (nothing of ACT), all else has one"
    if status == "asked" and event != "REQUEST":
        yield "what is asked for is REQUEST"
    if status == "threatened" and event != "THREATEN":
        yield "what is threatened is THREATEN"
    if status == "planned" and act in COOPERATION and event != "AGREE":
        yield f"a planned {act} is AGREE"
    if status == "planned" and act in MATERIAL_CONFLICT and event != "THREATEN":
        yield f"a planned {act} is THREATEN"


def _party_faults(words: str) -> Iterator[str]:
    if len(words.split()) > LONGEST_PARTY:
        yield f"more than {LONGEST_PARTY} words name a party: {words}"
    if words != words.strip(" ,.;:"):
        yield f"a mark ends with its words: {words!r}"


# --------------------------------------------------------------------------- files


@dataclass(frozen=True, slots=True)
class Fault:
    where: str  # file and line
    what: str


def read_file(path: Path) -> Iterator[Record | Fault]:
    """The records of a file; a fault in the place of each that breaks a rule."""
    for line, block in _blocks(path.read_text(encoding="utf-8")):
        try:
            record = read_record(block)
            if record.id.rpartition("-")[0] != path.stem:
                raise BadRecord(f"an id begins with its file's name, {path.stem}: {record.id}")
        except (BadRecord, ValueError) as wrong:
            yield Fault(f"{path.name}:{line}", str(wrong))
        else:
            yield record


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            yield first, block
            block = []


def check(paths: Iterable[Path]) -> tuple[list[Record], list[Fault]]:
    """All records that keep the rules, and all faults, also those between records."""
    read = [one for path in paths for one in read_file(path)]
    records = [one for one in read if isinstance(one, Record)]
    faults = [one for one in read if isinstance(one, Fault)]
    for field in ("id", "text"):
        counted = Counter(getattr(record, field).lower() for record in records)
        twice = [r.id for r in records if counted[getattr(r, field).lower()] > 1]
        faults += [Fault(id, f"the same {field} twice") for id in dict.fromkeys(twice)]
    return records, faults


def files() -> list[Path]:
    """All files of sentences, by name."""
    return sorted(FOLDER.glob("*.txt"))


def corpus() -> list[Record]:
    """The whole corpus; ValueError if a record breaks a rule."""
    return select([])[1]


def select(names: Sequence[str]) -> tuple[list[Record], list[Record]]:
    """All records that keep the rules, and those of the files named (none: all), paths or bare names.

    A fault in another file is told on the standard error. ValueError: a fault in one of those named,
    or a name that no file has.
    """
    chosen = {_path(name) for name in names} or set(files())
    records, faults = check(sorted({*files(), *chosen}))
    mine, others = _apart(faults, chosen)
    if mine:
        raise ValueError(f"{mine[0].where}: {mine[0].what}")
    if others:
        print(f"{len(others)} faults in other files, first {others[0].where}", file=sys.stderr)
    stems = {path.stem for path in chosen}
    return records, [r for r in records if r.id.rpartition("-")[0] in stems]


def _path(name: str) -> Path:
    """The file of that path, or of that name among the corpus's."""
    given = next((p for p in (Path(name).resolve(), FOLDER / f"{name}.txt") if p.is_file()), None)
    if given is None:
        raise ValueError(f"no such file: {name}; there are {', '.join(p.stem for p in files())}")
    return given


def _apart(faults: Iterable[Fault], chosen: Iterable[Path]) -> tuple[list[Fault], list[Fault]]:
    """Faults of the files chosen, and the others."""
    marks = tuple(mark for path in chosen for mark in (f"{path.name}:", f"{path.stem}-"))
    mine, others = list[Fault](), list[Fault]()
    for fault in faults:
        (mine if fault.where.startswith(marks) else others).append(fault)
    return mine, others


def _as_json(record: Record) -> str:
    return json.dumps({**asdict(record), "held": record.held}, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    try:
        if arguments[:1] == ["--json"]:
            print("\n".join(map(_as_json, select(arguments[1:])[1])))
            return 0
        return _check({_path(name) for name in arguments} or set(files()))
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _check(chosen: set[Path]) -> int:
    records, faults = check(sorted({*files(), *chosen}))
    mine, others = _apart(faults, chosen)
    for fault in mine:
        print(f"{fault.where}: {fault.what}")
    silent = sum(not record.coded for record in records)
    print(
        f"{len(records)} good records in all files ({silent} without an event), {len(mine)} faults"
        + (f", {len(others)} in files not asked for" if others else "")
    )
    return 1 if mine else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
