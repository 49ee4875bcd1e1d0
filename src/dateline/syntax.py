"""Walking the parse: small questions about the words of a reading, asked by several stages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from dateline.model import Reading, Sentence, Span


class Tree:
    """A reading's words as a tree; words are indexes into `Reading.words`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.words = reading.words

    @cached_property
    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in range(len(self.words))]
        for i, head in enumerate(self.words.heads):
            if head != i:
                below[head].append(i)
        return below

    @cached_property
    def _extents(self) -> tuple[list[int], list[int]]:
        """First and last word below each word, all at once: a sentence may be of thousands."""
        firsts, lasts = list(range(len(self.words))), list(range(len(self.words)))
        downwards = [i for i, head in enumerate(self.words.heads) if head == i]
        for i in downwards:  # grows while it is gone through: every word after its head
            downwards.extend(self._children[i])
        for i in reversed(downwards):
            head = self.words.heads[i]
            firsts[head] = min(firsts[head], firsts[i])
            lasts[head] = max(lasts[head], lasts[i])
        return firsts, lasts

    @cached_property
    def _forms(self) -> list[str]:
        spans = zip(self.words.starts, self.words.ends, strict=True)
        return [self.text[start:end] for start, end in spans]

    @cached_property
    def _lowers(self) -> list[str]:
        return [form.lower() for form in self._forms]

    @cached_property
    def _sentence_of(self) -> list[int]:
        numbers = [0] * len(self.words)
        for n, sentence in enumerate(self.reading.sentences):
            for i in range(sentence.first, sentence.last):
                numbers[i] = n
        return numbers

    def children(self, i: int) -> list[int]:
        """The words that hang on word i, left to right."""
        return self._children[i]

    def child(self, i: int, *relations: str) -> int | None:
        """The first child of i in one of these relations."""
        for c in self._children[i]:
            if self.words.relations[c] in relations:
                return c
        return None

    def all_children(self, i: int, *relations: str) -> list[int]:
        return [c for c in self._children[i] if self.words.relations[c] in relations]

    def subtree(self, i: int) -> Iterator[int]:
        """Word i and all below it, in no particular order."""
        stack = [i]
        while stack:
            w = stack.pop()
            yield w
            stack.extend(self._children[w])

    def extent(self, i: int) -> tuple[int, int]:
        """First and last word (inclusive) of the subtree of i."""
        firsts, lasts = self._extents
        return firsts[i], lasts[i]

    def conjuncts(self, i: int) -> list[int]:
        """Word i and the words coordinated with it, left to right."""
        found = [i]
        for word in found:  # grows while it is gone through: a list may be of thousands
            found.extend(self.all_children(word, "conj"))
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        while self.words.heads[i] != i:
            i = self.words.heads[i]
            yield i

    def sentence(self, i: int) -> Sentence:
        return self.reading.sentences[self._sentence_of[i]]

    def sentence_number(self, i: int) -> int:
        return self._sentence_of[i]

    def form(self, i: int) -> str:
        return self._forms[i]

    def lower(self, i: int) -> str:
        return self._lowers[i]

    def lemma(self, i: int) -> str:
        return self.words.lemmas[i]

    def tag(self, i: int) -> str:
        return self.words.tags[i]

    def relation(self, i: int) -> str:
        return self.words.relations[i]

    def head(self, i: int) -> int:
        return self.words.heads[i]

    def span(self, first: int, last: int) -> Span:
        """The span of the words first..last, both included."""
        return Span(self.words.starts[first], self.words.ends[last])

    def word_at(self, offset: int) -> int | None:
        """The word that covers or follows this offset; None past the last."""
        found = bisect_right(self.words.ends, offset)
        return found if found < len(self.words) else None

    def words_in(self, span: Span) -> range:
        """The words that begin inside the span."""
        first = self.word_at(span.start)
        if first is None:
            return range(0)
        return range(first, bisect_left(self.words.starts, span.end, first))

    def head_of(self, span: Span) -> int | None:
        """The highest word inside a span: the one whose own head lies outside it."""
        inside = self.words_in(span)
        for i in inside:
            if self.words.heads[i] not in inside or self.words.heads[i] == i:
                return i
        return None
