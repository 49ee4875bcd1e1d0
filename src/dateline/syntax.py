"""Walking the parse: small questions about the words of a reading, asked by several stages."""

from __future__ import annotations

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
        below = list(self.subtree(i))
        return min(below), max(below)

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
        return self.text[self.words.starts[i] : self.words.ends[i]]

    def lower(self, i: int) -> str:
        return self.form(i).lower()

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
        lo, hi = 0, len(self.words)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.words.ends[mid] <= offset:
                lo = mid + 1
            else:
                hi = mid
        return lo if lo < len(self.words) else None

    def words_in(self, span: Span) -> range:
        """The words that begin inside the span."""
        first = self.word_at(span.start)
        if first is None:
            return range(0)
        last = first
        while last < len(self.words) and self.words.starts[last] < span.end:
            last += 1
        return range(first, last)

    def head_of(self, span: Span) -> int | None:
        """The highest word inside a span: the one whose own head lies outside it."""
        inside = self.words_in(span)
        for i in inside:
            if self.words.heads[i] not in inside or self.words.heads[i] == i:
                return i
        return None
