"""Loaded words: those that judge what they tell of, and whose words they are.

Precision before recall, no score, no left or right. A word inside what a statement reports is its
source's; one between quotation marks that no statement claims is somebody's; any other is the
outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.languages import table
from dateline.model import LoadedKind, LoadedWord, Reading, Scope, Span, Statement
from dateline.statements.marks import Quotation, find_quotations
from dateline.syntax import Tree

CLASSES = {"N": "nouns", "V": "verbs", "J": "adjectives", "R": "adverbs"}  # by a tag's first letter
LONGEST = 5  # tokens of a word with hyphens: "pie-in-the-sky" has more, found by its letters


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Loaded lemmas by class of word, each with its kind; `compounds` are those with a hyphen."""

    by_class: dict[str, dict[str, LoadedKind]]
    compounds: dict[str, LoadedKind]


@cache
def lexicon(language: str) -> Lexicon:
    """The loaded words of a language, read once."""
    by_class: dict[str, dict[str, LoadedKind]] = {name: {} for name in CLASSES.values()}
    for row in table(language, "loaded")["loaded"]:
        for name, words in by_class.items():
            words.update(dict.fromkeys(row.get(name, ()), LoadedKind(row["kind"])))
    compounds = {
        word: kind for words in by_class.values() for word, kind in words.items() if "-" in word
    }
    return Lexicon(by_class, compounds)


def find_loaded(reading: Reading, statements: Sequence[Statement]) -> tuple[LoadedWord, ...]:
    """The loaded words of an article, in the order of the text."""
    tree = Tree(reading)
    said = [(content, s.id) for s in statements for content in s.contents]
    quotations = find_quotations(reading.article)
    return tuple(
        LoadedWord(span, kind, _statement_of(span, said), _is_quoted(span, quotations), word)
        for span, kind, word in _hits(tree, lexicon(reading.article.language or "en"))
    )


def own_voice(reading: Reading, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The sentences that no source carries: what the outlet tells on its own word."""
    told = [s for s in statements if s.scope is Scope.speech]
    spans = [span for s in told for span in (*s.contents, *([s.cue] if s.cue else []))]
    spans += [quotation.span for quotation in find_quotations(reading.article)]
    return tuple(
        sentence.span
        for sentence in reading.sentences
        if not any(span.meets(sentence.span) for span in spans)
    )


def _hits(tree: Tree, words: Lexicon) -> Iterator[tuple[Span, LoadedKind, str]]:
    i = 0
    while i < len(tree.words):
        last, kind, word = _compound(tree, i, words) or _single(tree, i, words) or (i, None, "")
        if kind is not None:
            yield tree.span(i, last), kind, word
        i = last + 1


def _single(tree: Tree, i: int, words: Lexicon) -> tuple[int, LoadedKind, str] | None:
    lemmas = words.by_class.get(CLASSES.get(tree.tag(i)[:1], ""), {})
    for word in (tree.lemma(i).lower(), tree.lower(i)):
        if word in lemmas and not tree.tag(i).startswith("NNP"):
            return i, lemmas[word], word
    return None


def _compound(tree: Tree, i: int, words: Lexicon) -> tuple[int, LoadedKind, str] | None:
    """The longest listed word with hyphens that begins at word i, which tokens may cut."""
    end = min(i + LONGEST, len(tree.words))
    for last in range(end - 1, i - 1, -1):
        form = tree.span(i, last).of(tree.text).lower()
        if "-" in form and (word := _listed(form, words.compounds)) is not None:
            return last, words.compounds[word], word
    return None


def _listed(form: str, compounds: dict[str, LoadedKind]) -> str | None:
    return next((word for word in (form, form.removesuffix("s")) if word in compounds), None)


def _statement_of(span: Span, said: Sequence[tuple[Span, str]]) -> str | None:
    """The statement in whose content the word stands: the one with the shortest, if several."""
    over = [(content.end - content.start, id) for content, id in said if content.covers(span)]
    return min(over)[1] if over else None


def _is_quoted(span: Span, quotations: Sequence[Quotation]) -> bool:
    return any(quotation.span.covers(span) for quotation in quotations)
