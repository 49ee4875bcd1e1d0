"""The words of a report, weighed by how much they tell which happening it is about."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.languages import table
from dateline.model import Article, BlockKind

Vector = Mapping[str, float]  # word -> weight; of length 1, or empty

OPENING = 400  # words of the body; news says first what it is about (pages.md, section 5)
HEADLINE = 4  # how often a word of the headline counts; 3 to 5 did equally well on open gold
UNSEEN = 100  # reports imagined beside those given, so that a word that all of thirty reports
# share still weighs something; 30 to 300 did equally well on open gold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")


def headline(article: Article) -> str:
    """The title, or the headline block where no title is known."""
    if article.title:
        return article.title
    return " ".join(b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.headline)


def body(article: Article) -> str:
    """The text without its headline; the whole text where no blocks are known."""
    if not article.blocks:
        return article.text
    parts = [b.span.of(article.text) for b in article.blocks if b.kind is not BlockKind.headline]
    return "\n\n".join(parts)


def words(text: str, language: str = "en") -> list[str]:
    """The telling words of a text, as stems, in order.

    >>> words("Two bombs were found near the town's bridges, police said.")
    ['bomb', 'found', 'town', 'bridg', 'polic']
    """
    common = _common(language)
    found = (match.casefold() for match in _WORD.findall(text))
    return [stem(w, language) for w in found if len(w) > 1 and w not in common]


@cache
def stem(word: str, language: str = "en") -> str:
    """The word without its ending: the same for all forms of a word, not itself a word."""
    word = word.replace("’", "'")
    for ending, becomes, keep in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= keep:
            return word[: len(word) - len(ending)] + becomes
    return word


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(table(language, "stories")["common"].split())


@cache
def _endings(language: str) -> tuple[tuple[str, str, int], ...]:
    rows = table(language, "stories")["endings"]
    return tuple((row["ending"], row["becomes"], row["keep"]) for row in rows)


def counts(article: Article) -> Counter[str]:
    """How often each telling word stands in the opening, those of the headline weighed more."""
    opening = " ".join(body(article).split()[:OPENING])
    found = Counter(words(opening))
    for word in words(headline(article)):
        found[word] += HEADLINE
    return found


def vectors(articles: Sequence[Article]) -> list[Vector]:
    """TF-IDF vectors of length 1, one an article; empty where it has no telling word."""
    counted = [counts(article) for article in articles]
    spread = Counter(word for found in counted for word in found)
    rarity = {w: math.log((len(articles) + UNSEEN + 1) / (n + 1)) for w, n in spread.items()}
    return [
        _unit({w: (1 + math.log(n)) * rarity[w] for w, n in found.items()}) for found in counted
    ]


def _unit(vector: dict[str, float]) -> Vector:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {w: x / length for w, x in sorted(vector.items())} if length else {}


def centre(vectors: Sequence[Vector]) -> Vector:
    """The direction in which the vectors point together, of length 1; empty for none."""
    total: dict[str, float] = {}
    for vector in vectors:
        for word, x in vector.items():
            total[word] = total.get(word, 0.0) + x
    return _unit(total)


def alike(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1.

    >>> alike({"bomb": 0.6, "town": 0.8}, {"town": 1.0})
    0.8
    """
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(x * b[w] for w, x in a.items() if w in b)


def pairs_alike(vectors: Sequence[Vector], at_least: float) -> Iterator[tuple[int, int]]:
    """The pairs of indexes, lower first, whose vectors are at least so alike."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        dots: defaultdict[int, float] = defaultdict(float)
        for word, x in vector.items():
            for j, y in index[word]:
                dots[j] += x * y
            index[word].append((i, x))
        yield from ((j, i) for j, dot in sorted(dots.items()) if dot >= at_least)
