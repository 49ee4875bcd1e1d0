"""Which classes of statements are missed and how often, and which rules err: our own count.

The scorers give one figure for all; this counts beside them, by the same measure: a content is
found where half of the words agree (F1 of words, best pair first), a source where half do.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import rows

from dateline.statements.lexicon import lexicon

Attribution = dict[str, Any]
Match = tuple[Attribution, Attribution | None, bool]  # of the gold, ours, its source right
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"[“\"][^“”\"\n]*(?:[”\"]|$)", re.MULTILINE)
SHORT = 4  # words of a content
ENOUGH = 0.5  # F1 of words
FEWEST = 10  # statements of a rule that gets a line of its own


@dataclass(frozen=True)
class Class:
    """How many statements of one class the gold has, and how many were found."""

    trait: str  # "words", "source", "cue"
    name: str
    n: int
    found: int  # content found
    whole: int  # content and source found


@dataclass(frozen=True)
class Rule:
    """How many statements of one of our rules the gold has too."""

    name: str
    n: int
    right: int  # content in the gold
    whole: int  # content and source in the gold


@dataclass(frozen=True)
class Classes:
    """What is missed by class, and what errs by rule."""

    classes: tuple[Class, ...]
    rules: tuple[Rule, ...]


Count = Callable[[Path, Path, Path], Classes]


def by_class(*, speech: bool = False) -> Count:
    """A counter for gold, predictions and the folder of scorers.

    `speech` leaves out what the scorer of that name leaves out: other cues than of speech.
    """

    def count(gold: Path, predictions: Path, scorers: Path) -> Classes:
        heard = getattr(_scorer(scorers), "SPEECH", None) if speech else None
        ours = {row["id"]: row.get("attributions", []) for row in rows(predictions)}
        matches: list[Match] = []
        told: list[tuple[str, bool, bool]] = []
        for document in rows(gold):
            found = list(_matched(document, ours.get(document["id"], []), heard))
            matches += [(_with_text(document, g), o, s) for g, o, s in found if g]
            told += [_told(g, o, s) for g, o, s in found if o]
        return Classes(tuple(_classes(matches)), tuple(_rules(told)))

    return count


def _scorer(folder: Path) -> ModuleType:
    """The scorer's module, for its own list of the cues of speech, if it has one."""
    spec = importlib.util.spec_from_file_location("scorer", folder / "statements.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no statements.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --------------------------------------------------------------------------- matching


def _matched(
    document: dict[str, Any], ours: Sequence[Attribution], heard: re.Pattern[str] | None
) -> Iterator[tuple[Attribution | None, Attribution | None, bool]]:
    """Pairs of gold and ours, best first; then what is left of each, alone."""
    text = document["text"]
    gold = list(document["attributions"])
    content = [[_words(text, a["content_spans"]) for a in side] for side in (gold, ours)]
    likeness = {
        (g, o): f1
        for g, ours_words in enumerate(content[0])
        for o, words in enumerate(content[1])
        if (f1 := _f1(ours_words, words)) > 0
    }
    asked = {g for g, a in enumerate(gold) if heard is None or _is_speech(text, a, heard)}
    kept = {o for o in range(len(ours)) if _best(o, likeness, len(gold)) in {*asked, None}}
    left_gold, left_ours = set(asked), set(kept)
    for (g, o), f1 in sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0])):
        if f1 >= ENOUGH and g in left_gold and o in left_ours:
            left_gold.remove(g)
            left_ours.remove(o)
            yield gold[g], ours[o], _same_source(text, gold[g], ours[o])
    yield from ((gold[g], None, False) for g in sorted(left_gold))
    yield from ((None, ours[o], False) for o in sorted(left_ours))


def _best(o: int, likeness: dict[tuple[int, int], float], count: int) -> int | None:
    """The gold statement that one of ours is most like."""
    near = [g for g in range(count) if (g, o) in likeness]
    return max(near, key=lambda g: likeness[g, o], default=None)


def _is_speech(text: str, gold: Attribution, heard: re.Pattern[str]) -> bool:
    cue = " ".join(text[a:b] for a, b in _spans(gold, "cue"))
    return not cue or heard.search(cue) is not None


def _spans(attribution: Attribution, part: str) -> list[list[int]]:
    one = attribution.get(f"{part}_span")
    return attribution.get(f"{part}_spans") or ([one] if one else [])


def _words(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """The words in the spans, by where they begin."""
    return frozenset(word.start() for a, b in spans for word in WORD.finditer(text, a, b))


def _f1(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same_source(text: str, gold: Attribution, ours: Attribution) -> bool:
    """Half of the words agree, or one lies in the other where the gold marks names only."""
    a, b = (_words(text, _spans(side, "source")) for side in (gold, ours))
    return bool(a & b) if a and b else not a and not b


def _told(
    gold: Attribution | None, ours: Attribution | None, source: bool
) -> tuple[str, bool, bool]:
    name = str((ours or {}).get("found_by", "")).partition(":")[0]
    return name, gold is not None, source


# --------------------------------------------------------------------------- classes


def _with_text(document: dict[str, Any], gold: Attribution | None) -> Attribution:
    return {**(gold or {}), "text": document["text"]}


def _classes(matches: Sequence[Match]) -> Iterator[Class]:
    for trait, name_of in TRAITS.items():
        names = [name_of(gold) for gold, _, _ in matches]
        for name, n in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])):
            mine = [match for match, other in zip(matches, names, strict=True) if other == name]
            found = sum(ours is not None for _, ours, _ in mine)
            yield Class(trait, name, n, found, sum(source for _, _, source in mine))


def _rules(told: Sequence[tuple[str, bool, bool]]) -> Iterator[Rule]:
    counts = Counter(name for name, _, _ in told)
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if n < FEWEST:
            continue
        right = sum(found for other, found, _ in told if other == name)
        yield Rule(name, n, right, sum(source for other, _, source in told if other == name))


def _voice(gold: Attribution) -> str:
    text = gold["text"]
    quoted = {i for q in QUOTED.finditer(text) for i in range(*q.span())}
    words = [w.start() for a, b in gold["content_spans"] for w in WORD.finditer(text, a, b)]
    share = sum(w in quoted for w in words) / max(len(words), 1)
    return "direct" if share >= 0.9 else "mixed" if share else "indirect"


def _shape(gold: Attribution) -> str:
    if len(gold["content_spans"]) > 1:
        return "content in several pieces"
    words = _words(gold["text"], gold["content_spans"])
    return f"content of 1 to {SHORT} words" if len(words) <= SHORT else "content of one piece"


def _source(gold: Attribution) -> str:
    """What kind of source the words name, by the lists of the language alone."""
    words = [w for a, b in _spans(gold, "source") for w in WORD.findall(gold["text"][a:b])]
    lists = lexicon("en").lists
    if not words:
        return "none"
    low = [w.lower() for w in words]
    if len(low) == 1 and low[0] in lists["pronouns"]:
        return "a pronoun"
    kinds = {"documents": "a document", "unnamed": "unnamed", "groups": "a group"}
    if any(w[0].isupper() for w in words[1:]) or words[0][0].isupper() and len(words) == 1:
        return "named"
    for key, name in {**kinds, "offices": "an office"}.items():
        if any(w in lists[key] or w.removesuffix("s") in lists[key] for w in low):
            return name
    return "another noun"


def _cue(gold: Attribution) -> str:
    cue = " ".join(gold["text"][a:b] for a, b in _spans(gold, "cue")).lower()
    words = set(WORD.findall(cue))
    if not words:
        return "a colon or a dash" if cue.strip() else "none"
    if words & {"not", "n't", "never", "declined", "refused", "denied", "denies"} or "n’t" in cue:
        return "negated, declined, denied"
    if words & {"say", "says", "said", "saying", "tell", "tells", "told", "telling"}:
        return "say, tell"
    if "according" in words:
        return "according to"
    nouns = lexicon("en").nouns
    noun = any(w in nouns or w.removesuffix("s") in nouns for w in words)
    return "a noun or other words" if noun and len(words) > 1 else "another verb"


TRAITS: dict[str, Callable[[Attribution], str]] = {
    "words": _voice,
    "shape": _shape,
    "source": _source,
    "cue": _cue,
}
