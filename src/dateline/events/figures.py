"""Numbers of dead, hurt, held, driven out and gathered, and money: as ranges, with who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.events.entries import verb_lemmas
from dateline.events.scene import Scene
from dateline.languages import table
from dateline.model import BlockKind, Figure, Span, Statement

YEARS = range(1950, 2101)  # a bare number of these is a year, not a count
SHORT = re.compile(r"(\d)(tn|bn|mn|m|k)\b", re.IGNORECASE)  # "3.5bn"
HYPHENS = frozenset({"-", "–", "‑"})
SIGNS = " $£€¥"
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
    >>> read_number("3.5bn", {"bn": 1_000_000_000})
    3500000000
    """
    text = SHORT.sub(r"\1 \2", text)
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
    language = scene.tree.reading.article.language or "en"
    rows, raising = table(language, "figures"), _raising(language)
    found = []
    for word in _body(scene):
        for what, counted in _counted(scene, rows, raising, word):
            figure = _figure(scene, rows, what, counted, statements)
            if figure:
                found.append((word, figure))
        money = _money(scene, rows, word, statements)
        if money:
            found.append((word, money))
    return found


def _body(scene: Scene) -> Iterator[int]:
    """All words but those of headlines."""
    blocks = scene.tree.reading.article.blocks
    for sentence in scene.tree.reading.sentences:
        if blocks[sentence.block].kind is not BlockKind.headline:
            yield from range(sentence.first, sentence.last)


Kinds = Mapping[str, frozenset[str]]  # by word, the kinds of figure it raises


@dataclass(frozen=True, slots=True)
class Raising:
    """What raises a figure, the other way round than the table has it."""

    by_object: Kinds  # "killed nine"
    by_subject: Kinds  # "nine died"
    by_state: Kinds  # "left nine dead"
    nouns: frozenset[str]  # "a crowd of 5,000", "the toll", "the 29th victim"


@cache
def _raising(language: str) -> Raising:
    rows = table(language, "figures")
    tolls = rows["tolls"]
    nouns = (*rows["crowds"]["nouns"], *tolls["nouns"], *tolls["counts"], *tolls["victims"])
    by_object, by_subject = _by_word(rows["kinds"]), _by_word(rows["fates"])
    return Raising(by_object, by_subject, _by_word(rows["states"]), frozenset(nouns))


def _by_word(words_of: dict[str, list[str]]) -> Kinds:
    every = {word for words in words_of.values() for word in words}
    return {w: frozenset(k for k, words in words_of.items() if w in words) for w in every}


def _counted(
    scene: Scene, rows: dict[str, dict[str, list[str]]], raising: Raising, word: int
) -> Iterator[tuple[str, int]]:
    """The kind of figure a word raises, and the noun or number that it counts."""
    tag, lemma = scene.tree.tag(word), scene.tree.lemma(word).lower()
    if tag.startswith("V"):
        yield from _by_verb(scene, raising, word, lemma)
    elif tag[0] in "JN":
        for what in sorted(_kinds(raising.by_state, (lemma, scene.tree.lower(word)))):
            yield from ((what, thing) for thing in _stated(scene, word))
    if lemma in raising.nouns:
        yield from _by_noun(scene, rows, word, lemma)


def _by_verb(scene: Scene, raising: Raising, verb: int, lemma: str) -> Iterator[tuple[str, int]]:
    """The object of "killed", the subject of "died", what is "wounded"."""
    entries = [lemma, *verb_lemmas(scene, verb)]
    objects, subjects = _kinds(raising.by_object, entries), _kinds(raising.by_subject, entries)
    stated = _kinds(raising.by_state, (lemma, scene.tree.lower(verb)))
    for what in sorted(objects | subjects | stated):
        if what in objects | subjects:
            thing = scene.object(verb) if what in objects else scene.subject(verb)
            if thing is not None:
                yield what, thing
        if what in stated:
            yield from ((what, thing) for thing in _stated(scene, verb))


def _by_noun(
    scene: Scene, rows: dict[str, dict[str, list[str]]], noun: int, lemma: str
) -> Iterator[tuple[str, int]]:
    """What a crowd, a toll or one more victim counts."""
    if lemma in rows["crowds"]["nouns"]:
        yield from (("crowd", w) for w in _gathered(scene, noun))
    if is_toll(scene, rows["tolls"], noun):
        yield from (("killed", w) for w in _toll(scene, noun))
    if lemma in rows["tolls"]["victims"] and _ordinal(scene, noun) is not None:
        yield "killed", noun


def _kinds(raised: Kinds, entries: Iterable[str]) -> set[str]:
    return {what for entry in entries for what in raised.get(entry, ())}


def _gathered(scene: Scene, noun: int) -> Iterator[int]:
    """ "a crowd of 5,000", "a march of ten thousand people"."""
    for prep in scene.tree.all_children(noun, "prep"):
        inner = scene.tree.child(prep, "pobj")
        if scene.tree.lower(prep) == "of" and inner is not None:
            yield inner


def _money(
    scene: Scene, rows: dict[str, dict[str, list[str]]], word: int, statements: Sequence[Statement]
) -> Figure | None:
    """ "$20 million", "three million euros": a sum, told at the last of its numbers."""
    tree = scene.tree
    if tree.tag(word) != "CD":
        return None
    last = len(tree.words) - 1
    if word < last and tree.tag(word + 1) == "CD":
        return None
    run = _run(scene, rows, word)
    sign = run[0] > 0 and tree.tag(run[0] - 1) == "$"
    named = word < last and tree.lemma(word + 1).lower() in rows["money"]["currencies"]
    if not (sign or named):
        return None
    amount = _bounded(scene, rows, run, _value(scene, rows, run))
    span = tree.span(run[0] - sign, word + named)
    if amount is None:
        return None
    return Figure(span, "money", amount.low, amount.high, None, _said_by(span, statements))


def _stated(scene: Scene, word: int) -> Iterator[int]:
    """ "left 12 dead", "12 people were dead", "and 30 wounded"."""
    tree = scene.tree
    if word > 0 and tree.tag(word - 1) == "CD":
        yield word - 1
        return
    if scene.tree.child(word, "dobj") is not None:  # "killed nine and injured forty": a deed
        return
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
    if lemma not in rows["counts"]:
        return False
    below = (scene.tree.lower(w) for w in scene.tree.subtree(noun) if w > noun)
    return any(word in rows["dead"] for word in below)


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
    ordinal = _ordinal(scene, counted)
    number = _number_words(scene, rows, counted) if ordinal is None else [ordinal]
    if not number:
        return None
    span = tree.span(number[0], number[-1])
    value = _value(scene, rows, number)
    amount = _bounded(scene, rows, number, value)
    if amount is None:
        return None
    target = scene.counted(counted)
    of = None if target in number else tree.span(target, target)
    return Figure(span, what, amount.low, amount.high, of, _said_by(span, statements))


def _value(
    scene: Scene, rows: dict[str, dict[str, list[str]]], number: Sequence[int]
) -> int | None:
    tree = scene.tree
    text = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", tree.span(number[0], number[-1]).of(tree.text))
    numbers: dict[str, int] = rows["numbers"]  # type: ignore[assignment]
    return read_number(text, numbers, frozenset(rows["multiply"]["words"]))


def _number_words(scene: Scene, rows: dict[str, dict[str, list[str]]], counted: int) -> list[int]:
    """The words of the number beside a noun, or of the noun that is one itself: "hundreds"."""
    tree = scene.tree
    if tree.tag(counted) == "CD":
        return _run(scene, rows, counted)
    if tree.lower(counted) in rows["vague"]:
        return [counted]
    for child in tree.all_children(counted, "nummod"):
        words = [w for w in tree.subtree(child) if tree.tag(w) == "CD" and w < counted]
        return _run(scene, rows, max(words)) if words else []
    return []


def _run(scene: Scene, rows: dict[str, dict[str, list[str]]], last: int) -> list[int]:
    """The words of one number that ends there, in its sentence: "three hundred", "twenty - nine"."""
    tree = scene.tree
    run = [last]
    # a headline ends without a full stop: its last number is not the first of the text below
    while run[0] > 0 and tree.sentence_number(run[0] - 1) == tree.sentence_number(last):
        before = run[0] - 1
        if tree.tag(before) == "CD":
            run.insert(0, before)
        elif _joins(scene, rows, before):
            run[:0] = [before - 1, before]
        else:
            break
    return run


def _joins(scene: Scene, rows: dict[str, dict[str, list[str]]], hyphen: int) -> bool:
    """Whether a hyphen makes one number of two: "twenty-nine", not "10-15"."""
    tree = scene.tree
    if hyphen < 1 or tree.form(hyphen) not in HYPHENS:
        return False
    numbers: dict[str, int] = rows["numbers"]  # type: ignore[assignment]
    tens, ones = (numbers.get(tree.lower(i), 0) for i in (hyphen - 1, hyphen + 1))
    return tens in range(20, 100, 10) and ones in range(1, 10)


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
    lower = _lower_end(scene, rows, number, value)
    if lower is not None:
        return Amount(lower, value)
    start = tree.words.starts[number[0]]
    before = tree.text[max(0, start - LONGEST_BOUND) : start].lower().rstrip(SIGNS)
    if before.endswith(tuple(rows["bounds"]["from"])):
        return Amount(value, None)
    if before.endswith(tuple(rows["bounds"]["to"])):
        return Amount(0, value)
    return Amount(value, value)


def _lower_end(
    scene: Scene, rows: dict[str, dict[str, list[str]]], number: list[int], value: int
) -> int | None:
    """The first number of "10 to 15", "10-15", "between two and three million"."""
    tree = scene.tree
    between = number[0] - 1
    if between < 1 or tree.tag(between - 1) != "CD":
        return None
    first = _run(scene, rows, between - 1)
    opening = tree.lower(first[0] - 1) if first[0] else ""
    joined = tree.lower(between) in ("to", "or", *HYPHENS) and opening != "from"
    if not (joined or (tree.lower(between) == "and" and opening == "between")):
        return None
    low = _value(scene, rows, first)
    if low is not None and low < 1000 and len(number) > len(first):
        numbers: dict[str, int] = rows["numbers"]  # type: ignore[assignment]
        scale = numbers.get(tree.lower(number[-1]), 1)
        low *= scale if scale >= 1000 else 1
    return low if low is not None and low < value else None


def _said_by(span: Span, statements: Sequence[Statement]) -> str | None:
    for statement in statements:
        if any(content.covers(span) for content in statement.contents):
            return statement.id
    return None
