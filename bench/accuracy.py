"""How well Dateline does on gold by outsiders.

    python bench/accuracy.py --gold ../shared/gold/open --out out/accuracy

Shows Dateline every document of every set without its labels, writes one file of predictions a
set (OUT/area/set.jsonl) and what the scorers print (OUT/area/set.txt), and prints one table. A
document that fails is counted, named in OUT/failed.jsonl, and scored as answered with nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import report
from asking import Answered, ask
from classes import Classes
from confused import Confusion
from crossed import answer_crossed, can_be_crossed
from gold import GoldSet, cut, documents, find_sets, write_rows
from questions import QUESTIONS, Question
from report import UNSEEN, Outcome
from rich.console import Console
from rich.progress import track
from scorers import Figure, ScorerFailed

import dateline
from dateline.reading.parser import load_parser

SCORERS = Path("../shared/gold/score")
PREDICTING = (
    "answers",
    "asking",
    "crossed",
    "gold",
    "questions",
    "shown",
    "train_lines",
    "train_pronouns",
    "unparsed",
)
CROSSED = "answer what models learnt from once more by others; minutes; --write does so too"


def main(words: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 a scorer failed, 2 the command cannot be carried out."""
    options = _options(words)
    try:
        job = _job(options)
    except (FileNotFoundError, ValueError) as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 2
    start = time.monotonic()
    outcomes = [_outcome(job, task) for task in job.tasks]
    _tell(job, outcomes, time.monotonic() - start)
    if options.write:
        run = report.Run(job.day, _versions(), _minutes(outcomes), job.left)
        options.write.write_text(report.markdown(outcomes, run), encoding="utf-8")
    return 1 if any(outcome.problems for outcome in outcomes) else 0


# --------------------------------------------------------------------------- what to do


@dataclass(frozen=True)
class Task:
    """One question on one set, and where its predictions go."""

    gold: GoldSet
    question: Question
    out: Path
    crossed: bool = False  # by models not trained on the set

    @property
    def predictions(self) -> Path:
        suffix = f"{self.question.suffix}{'_crossed' if self.crossed else ''}"
        return self.out / f"{self.gold.key}{suffix}.jsonl"

    @property
    def printed(self) -> Path:
        return self.predictions.with_suffix(".txt")

    @property
    def made(self) -> Path:
        return self.predictions.with_suffix(".made.json")


@dataclass(frozen=True)
class Job:
    tasks: tuple[Task, ...]
    left: tuple[str, ...]  # sets that no question fits
    out: Path
    score: Path
    limit: int | None
    processes: int
    resume: bool
    day: str
    code: str  # digest of all that predictions depend on, beside the gold


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--gold", type=Path, required=True, metavar="DIR", help="a folder of area/set.jsonl")
    add("--out", type=Path, required=True, metavar="DIR", help="where predictions go")
    add("--score", type=Path, metavar="DIR", help="the scorers (default: GOLD/../score)")
    add("--write", type=Path, metavar="FILE", help="write the table as Markdown")
    add("--only", action="append", default=[], metavar="AREA/SET", help="this set; again for more")
    add("--limit", type=_count, metavar="N", help="a quick look at N documents a set")
    add("--processes", type=_count, default=1, metavar="N", help="workers (default 1)")
    add("--resume", action="store_true", help="keep the sets that the same code has done")
    add("--crossed", action="store_true", help=CROSSED)
    add("--date", default=None, metavar="DAY", help="the day to print (default: today)")
    return parser.parse_args(words)


def _count(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word} is not a count")
    return number


def _job(options: argparse.Namespace) -> Job:
    """The work, checked; raises ValueError or FileNotFoundError where it cannot be done."""
    sets = find_sets(options.gold)
    _check(options, {gold.key for gold in sets})
    tasks, left = [], []
    for gold in sets:
        if options.only and gold.key not in options.only:
            continue
        asked = [question for question in QUESTIONS if question.fits(gold.key)]
        for question in asked:
            tasks.append(Task(gold, question, options.out))
            if question.crossed and (options.crossed or options.write) and can_be_crossed(gold):
                tasks.append(Task(gold, question, options.out, crossed=True))
        left += [] if asked else [gold.key]
    today = date.today()  # noqa: DTZ011, TID251
    return Job(
        tuple(tasks),
        tuple(left),
        options.out,
        _scorers(options),
        options.limit,
        options.processes,
        options.resume,
        options.date or today.isoformat(),
        _digest_of_code(),
    )


def _check(options: argparse.Namespace, keys: set[str]) -> None:
    unknown = set(options.only) - keys
    if unknown:
        raise ValueError(f"no such set: {', '.join(sorted(unknown))}")
    if options.crossed and options.limit:
        raise ValueError("--crossed trains on whole sets: leave out --limit")
    if options.write and (options.limit or options.only):
        raise ValueError("--write is for a whole run: leave out --limit and --only")


def _scorers(options: argparse.Namespace) -> Path:
    for folder in (options.score, options.gold.parent / "score", SCORERS):
        if folder and (folder / "statements.py").is_file():
            return Path(folder)
    raise FileNotFoundError("no scorers found; say where they are with --score DIR")


# --------------------------------------------------------------------------- doing it


def _outcome(job: Job, task: Task) -> Outcome:
    """Answers one question on one set, or takes up the earlier answers, and has them scored."""
    gold = cut(task.gold, job.limit, job.out / "gold") if job.limit else task.gold
    digest = _digest(gold.path.read_bytes(), job.code.encode())
    made = (_earlier(task, digest) if job.resume else None) or _predict(job, task, digest)
    figures, problems = ([], []) if task.question.unanswered else _score(job, task, gold)
    failed = tuple((page, reason) for page, reason in made["failed"])
    return Outcome(
        gold.key,
        made["documents"],
        failed,
        made["seconds"],
        tuple(_renamed(figures) if task.crossed else figures),
        task.question.unanswered,
        tuple(problems),
        _counted(job, task, gold),
    )


def _counted(job: Job, task: Task, gold: GoldSet) -> Classes | Confusion | None:
    """The misses by class, where the question is counted so."""
    count = task.question.classes
    return count(gold.path, task.predictions, job.score) if count and not task.crossed else None


def _renamed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that a model can change, named as what they are."""
    of_models = (f for f in figures if not f.measure.endswith(" right"))  # "title right"
    return [replace(f, measure=f"{f.measure}{UNSEEN}") for f in of_models]


def _predict(job: Job, task: Task, digest: str) -> dict[str, Any]:
    """Writes the predictions, then the note that says how they were made."""
    task.made.unlink(missing_ok=True)
    shown = [task.question.show(row) for row in documents(task.gold, job.limit)]
    if task.question.unanswered:
        answered = [Answered(one["id"], {}, 0.0) for one in shown]
    else:
        answers = (
            answer_crossed(task.question, task.gold)
            if task.crossed
            else ask(task.question, shown, job.processes)
        )
        name = task.predictions.relative_to(job.out).with_suffix("")
        answered = _watched(answers, str(name), len(shown))
    write_rows(task.predictions, ({"id": one.id, **one.prediction} for one in answered))
    made = {
        "made": digest,
        "documents": len(answered),
        "failed": [(one.id, one.failed) for one in answered if one.failed],
        "seconds": sum(one.seconds for one in answered),
    }
    task.made.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return made


def _watched(answers: Iterator[Answered], name: str, count: int) -> list[Answered]:
    """The answers, with a bar on standard error while they come; a line where that is a file."""
    to_stderr = Console(stderr=True)
    quiet = not to_stderr.is_terminal
    answered = list(track(answers, name, count, console=to_stderr, transient=True, disable=quiet))
    failed = sum(one.failed is not None for one in answered)
    to_stderr.print(f"{name}: {count} documents, {failed} failed")
    return answered


def _earlier(task: Task, digest: str) -> dict[str, Any] | None:
    """The note of an earlier run, if it had the same code and the same gold."""
    if not (task.made.is_file() and task.predictions.is_file()):
        return None
    made: dict[str, Any] = json.loads(task.made.read_text(encoding="utf-8"))
    return made if made["made"] == digest else None


def _digest_of_code() -> str:
    """Changes with every file that predictions depend on: Dateline's, and some of the bench's."""
    library, bench = Path(dateline.__file__).parent, Path(__file__).parent
    files = [f for f in library.rglob("*") if f.suffix in (".py", ".toml", ".npz")]
    asking = [bench / f"{name}.py" for name in PREDICTING]
    return _digest(*(file.read_bytes() for file in [*sorted(files), *asking]))


def _digest(*parts: bytes) -> str:
    whole = sha256()
    for part in parts:
        whole.update(sha256(part).digest())
    return whole.hexdigest()


def _score(job: Job, task: Task, gold: GoldSet) -> tuple[list[Figure], list[str]]:
    """What the scorers say, kept beside the predictions as they print it, and what failed."""
    figures: list[Figure] = []
    problems: list[str] = []
    printed = []
    for scorer in task.question.scorers:
        try:
            printed.append(scorer.run(job.score, gold.path, task.predictions))
        except ScorerFailed as error:
            problems.append(str(error))
            continue
        read = list(scorer.reads(printed[-1]))
        figures += read
        problems += [] if read else [f"{scorer.program} printed no figure that is known here"]
    task.printed.write_text("\n".join(printed), encoding="utf-8")
    return figures, problems


# --------------------------------------------------------------------------- telling it


def _tell(job: Job, outcomes: Sequence[Outcome], wall: float) -> None:
    """The table on standard output; failures in OUT/failed.jsonl."""
    failures = [
        {"set": key, "id": page, "reason": reason} for key, page, reason in report.failed(outcomes)
    ]
    write_rows(job.out / "failed.jsonl", failures)
    part = f"A QUICK LOOK at {job.limit} documents a set, no result. " if job.limit else ""
    table = report.terminal_table(outcomes, f"{part}All figures of a hundred.")
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    for outcome in outcomes:
        if outcome.unanswered:
            print(f"{outcome.key}: {outcome.unanswered}; it counts as zero")
    for key in job.left:
        print(f"{key}: no scorer; not asked")
    count = sum(outcome.documents for outcome in outcomes)
    print(
        f"{count:,} documents, {len(failures)} failed"
        f"{f', see {job.out}/failed.jsonl' if failures else ''}; "
        f"{_minutes(outcomes):.1f} minutes of CPU, {wall / 60:.1f} of this run"
    )


def _minutes(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.seconds for outcome in outcomes) / 60


def _versions() -> str:
    model = load_parser("en").pipeline.meta
    return (
        f"Dateline {dateline.__version__}, spaCy {version('spacy')}, "
        f"{model['lang']}_{model['name']} {model['version']}"
    )


if __name__ == "__main__":
    sys.exit(main())
