"""Names settled over a whole article: one sentence may tell of a name what another leaves open."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Name

FULL_NAME = re.compile(r"(?:[^\W\d_][\w.'’]+ ){1,2}([^\W\d_][\w'’]+)")


def settled(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """The names of an article; "Ines Orr" is a person where "Orr" alone mostly was marked as one.

    >>> from dateline.model import Span
    >>> names = [Name(Span(0, 8), "ORG"), Name(Span(15, 18), "PERSON")]
    >>> [name.label for name in settled(names, "Ines Orr left. Orr was late.")]
    ['PERSON', 'PERSON']
    """
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        labels[name.span.of(text)][name.label] += 1
    persons = {words for words, of in labels.items() if 2 * of["PERSON"] > of.total()}
    return tuple(_settled(name, text, persons) for name in names)


def _settled(name: Name, text: str, persons: set[str]) -> Name:
    words = name.span.of(text)
    full = FULL_NAME.fullmatch(words) if name.label == "ORG" else None
    person = full is not None and full[1] in persons and _is_capitalised(full[0])
    return replace(name, label="PERSON") if person else name


def _is_capitalised(words: str) -> bool:
    return all(word[0].isupper() and not word.isupper() for word in words.split())
