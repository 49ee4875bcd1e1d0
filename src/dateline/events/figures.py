"""Numbers of dead, hurt, held and driven out, as ranges, with who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.events.scene import Scene
from dateline.languages import table
from dateline.model import BlockKind, Figure, Span, Statement

YEARS = range(1950, 2101)  # a bare number of these is a year, not a count
LONGEST_BOUND = 14  # characters before a number that may open one end of it


@dataclass(frozen=True, slots=True)
class Amount:
    low: int
    high: int | None  # None: no upper end


def read_number(
    text: str, words: dict[str, int], multiply: frozenset[str] = frozenset()
) -> int | None:
    """The number that a run of words or digits means; None where it means none.

    >>> read_number("2,300", {}), read_number("twenty-nine", {"twenty": 20, "nine": 9})
    (2300, 29)
    """
    total, current, any_found = 0, 0, False
    for part in re.split(r"[\s-]+", text.lower().strip()):
        plain = part.replace(",", "")
        if re.fullmatch(r"\d+(\.\d+)?", plain):
            current += int(float(plain) * 1) if "." not in plain else 0
            if "." in plain:
                return int(float(plain) * _scale(text, words))
        elif part in words:
            value = words[part]
            if value >= 100 or part in multiply:  # "three hundred", "two dozen"
                current = max(current, 1) * value
                if value >= 1000:
                    total, current = total + current, 0
            else:
                current += value
        elif part == "and" and any_found:
            continue
        else:
            return None
        any_found = True
    return total + current if any_found else None


def _scale(text: str, words: dict[str, int]) -> int:
    for part in text.lower().split():
        if words.get(part, 0) >= 1000:
            return words[part]
    return 1


def find_figures(scene: Scene, statements: Sequence[Statement]) -> list[tuple[int, Figure]]:
    """Every figure of a reading with the word (verb or noun) that says what it counts."""
    rows = table(scene.tree.reading.article.language or "en", "figures")
    found = []
    blocks = scene.tree.reading.article.blocks
    for word in range(len(scene.tree.words)):
        if blocks[scene.tree.sentence(word).block].kind is BlockKind.headline:
            continue
        for what, counted in _counted(scene, rows, word):
            figure = _figure(scene, rows, what, counted, statements)
            if figure:
                found.append((word, figure))
    return found


def _counted(
    scene: Scene, rows: dict[str, dict[str, list[str]]], word: int
) -> Iterator[tuple[str, int]]:
    """The kind of figure a word raises, and the noun or number that it counts."""
    tree = scene.tree
    lemma = tree.lemma(word).lower()
    for what, words in rows["kinds"].items():
        if tree.tag(word).startswith("V") and lemma in words:
            thing = scene.object(word)
            if thing is not None:
                yield what, thing
        elif lemma in rows["fates"].get(what, ()) and tree.tag(word).startswith("V"):
            subject = scene.subject(word)
            if subject is not None:
                yield what, subject
        elif lemma in rows["states"].get(what, ()) and tree.tag(word).startswith(("J", "V", "N")):
            yield from ((what, w) for w in _stated(scene, word))
    if is_toll(scene, rows["tolls"], word):
        yield from (("killed", w) for w in _toll(scene, word))
    if lemma in rows["tolls"]["victims"] and _ordinal(scene, word) is not None:
        yield "killed", word


def _stated(scene: Scene, word: int) -> Iterator[int]:
    """ "left 12 dead", "12 people were dead"."""
    tree = scene.tree
    head = tree.head(word)
    if tree.tag(head).startswith("V"):
        thing = tree.child(head, "dobj")
        if thing is None:
            thing = tree.child(word, "nsubj") or tree.child(head, "nsubj", "nsubjpass")
        if thing is not None and thing != word:
            yield thing


def is_toll(scene: Scene, rows: dict[str, list[str]], noun: int) -> bool:
    """ "the death toll", "the number of people killed"."""
    lemma = scene.tree.lemma(noun).lower()
    if lemma in rows["nouns"]:
        return True
    below = (scene.tree.lower(w) for w in scene.tree.subtree(noun) if w > noun)
    return lemma in rows["counts"] and any(word in rows["dead"] for word in below)


def _ordinal(scene: Scene, noun: int) -> int | None:
    """The "29th" of "the 29th victim": the word that says how many there are by now."""
    for child in scene.tree.all_children(noun, "amod", "nummod"):
        if re.fullmatch(r"\d+(st|nd|rd|th)", scene.tree.lower(child)):
            return child
    return None


def _toll(scene: Scene, noun: int) -> Iterator[int]:
    """ "the death toll rose to 29", "brings the number of dead to 29"."""
    tree = scene.tree
    head = tree.head(noun)
    tells = tree.relation(noun) in ("nsubj", "nsubjpass", "dobj")
    if not tells or not tree.tag(head).startswith("V"):
        return
    for prep in sorted(tree.subtree(head)):  # the parser may hang "to 29" on "killed"
        target = tree.child(prep, "pobj") if tree.lower(prep) in ("to", "at") else None
        if target is not None and prep > noun:
            yield target
    if tree.relation(noun) != "dobj":
        yield from tree.all_children(head, "attr", "dobj")


def _figure(
    scene: Scene,
    rows: dict[str, dict[str, list[str]]],
    what: str,
    counted: int,
    statements: Sequence[Statement],
) -> Figure | None:
    tree = scene.tree
    numbers: dict[str, int] = rows["numbers"]  # type: ignore[assignment]
    ordinal = _ordinal(scene, counted)
    number = _number_words(scene, rows, counted) if ordinal is None else [ordinal]
    if not number:
        return None
    span = tree.span(number[0], number[-1])
    text = span.of(tree.text) if ordinal is None else span.of(tree.text)[:-2]
    value = read_number(text, numbers, frozenset(rows["multiply"]["words"]))
    amount = _bounded(scene, rows, number, value)
    if amount is None:
        return None
    target = scene.counted(counted)
    of = None if target in number else tree.span(target, target)
    return Figure(span, what, amount.low, amount.high, of, _said_by(span, statements))


def _number_words(scene: Scene, rows: dict[str, dict[str, list[str]]], counted: int) -> list[int]:
    """The words of the number beside a noun, or of the noun that is one itself: "hundreds"."""
    tree = scene.tree
    if tree.tag(counted) == "CD":
        own = [c for c in tree.children(counted) if tree.tag(c) == "CD" and c < counted]
        return sorted([*own, counted])
    if tree.lower(counted) in rows["vague"]:
        return [counted]
    for child in tree.all_children(counted, "nummod"):
        return sorted([*(c for c in tree.subtree(child) if tree.tag(c) == "CD"), child][:4])
    return []


def _bounded(
    scene: Scene, rows: dict[str, dict[str, list[str]]], number: list[int], value: int | None
) -> Amount | None:
    tree = scene.tree
    low = tree.lower(number[0])
    vague = rows["vague"].get(low)
    if value is None and vague:
        return Amount(int(vague[0]), None)
    if value is None or (len(number) == 1 and value in YEARS and "," not in low):
        return None
    start = tree.words.starts[number[0]]
    before = tree.text[max(0, start - LONGEST_BOUND) : start].lower().rstrip()
    if before.endswith(tuple(rows["bounds"]["from"])):
        return Amount(value, None)
    if before.endswith(tuple(rows["bounds"]["to"])):
        return Amount(0, value)
    return Amount(value, value)


def _said_by(span: Span, statements: Sequence[Statement]) -> str | None:
    for statement in statements:
        if any(content.covers(span) for content in statement.contents):
            return statement.id
    return None
