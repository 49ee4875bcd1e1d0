"""Near-copies: texts that share long runs of words, whatever was cut, added or touched up.

Runs of five words are hashed; those whose hash falls in a quarter of all values stand in an index
that brings together pairs worth a look; the look then measures how much of the smaller text stands
in the larger. Measured on real pages and edited ones, containment finds trimmed and spliced copies
that Jaccard similarity cannot see (pages.md, section 4).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from dateline.model import Article
from dateline.stories.joining import joined
from dateline.stories.terms import body

RUN = 5  # words in a shingle
SAMPLED = 4  # one hash in so many stands in the index
CONTAINED = 0.5  # of the smaller text; .3 to .5 found the same groups on open gold
FEWEST = 20  # shingles; a shorter text is a copy only of one that is the same word for word

_WORD = re.compile(r"\w+")
Hashes = NDArray[np.uint64]  # sorted, each once


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Groups of near-copies by body text, the origin first, then in order of publication.

    The origin is the article of the agency that the group credits, else the one published first;
    on one day, the one that credits nobody. Articles without a copy stand in no group. The order of
    the articles makes no difference.
    """
    ordered = sorted(articles, key=first_published)
    shingles = [_shingles(body(article)) for article in ordered]
    groups = joined(len(ordered), _pairs(shingles))
    found = [tuple(a.id for a in _origin_first([ordered[i] for i in group])) for group in groups]
    return tuple(found)


def first_published(article: Article) -> tuple[date, datetime, str]:
    """Sorts articles by publication; one without a date comes last, one without an hour opens its day."""
    stamp = article.published
    if stamp is None:
        return date.max, datetime.max.replace(tzinfo=UTC), article.id
    return stamp.day, stamp.at or datetime.combine(stamp.day, time.min, UTC), article.id


def _origin_first(group: list[Article]) -> list[Article]:
    agencies = {article.agency.casefold() for article in group if article.agency}

    def rank(article: Article) -> tuple[bool, date, bool, datetime, str]:
        day, at, name = first_published(article)
        is_agency = (article.outlet or "").casefold() in agencies
        return not is_agency, day, article.agency is not None, at, name

    first = min(group, key=rank)
    return [first, *(a for a in group if a is not first)]


def _shingles(text: str) -> Hashes:
    """The hashes of all runs of five words; of the whole text where it is shorter."""
    hashes = np.array([_hash(w) for w in _WORD.findall(text.casefold())], dtype=np.uint64)
    runs = len(hashes) - RUN + 1
    if runs < FEWEST:
        return hashes[:0] if not len(hashes) else _mix(_rolled(hashes, len(hashes)))
    return np.unique(_mix(_rolled(hashes, RUN)))


@lru_cache(maxsize=200_000)  # words; the same ones come in every article
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())


def _rolled(hashes: Hashes, run: int) -> Hashes:
    """One number for each run of words, depending on their order."""
    count = len(hashes) - run + 1
    rolled = np.zeros(count, dtype=np.uint64)
    for k in range(run):
        rolled = rolled * np.uint64(0x9E3779B97F4A7C15) + hashes[k : k + count]
    return rolled


def _mix(hashes: Hashes) -> Hashes:
    """Spreads the numbers evenly, so that a quarter by value is a quarter of them."""
    mixed = (hashes ^ (hashes >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(29))


def _pairs(shingles: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which the smaller is to a good part contained in the larger."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    for i, hashes in enumerate(shingles):
        sample = hashes if len(hashes) == 1 else hashes[hashes % np.uint64(SAMPLED) == 0]
        shared: Counter[int] = Counter()
        for h in sample.tolist():
            shared.update(index[h])
            index[h].append(i)
        for j in sorted(shared):
            if _contained(hashes, shingles[j]) >= CONTAINED:
                yield j, i


def _contained(a: Hashes, b: Hashes) -> float:
    smaller = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / smaller if smaller else 0.0
