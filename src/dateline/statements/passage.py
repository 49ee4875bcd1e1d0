"""A reading with its quotations: the small questions that the rules ask of it."""

from __future__ import annotations

from dateline.model import Block, BlockKind, Reading, Span
from dateline.statements.lexicon import Lexicon
from dateline.statements.marks import Quotation, find_quotations
from dateline.statements.turns import find_furniture, find_turns
from dateline.syntax import Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SOFT = frozenset({",", ":", "-", "--", "–", "—", ";"})
MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„", "‘‘", "’’"})


class Passage(Tree):
    """The parse, the quotations and the cues of one article."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        super().__init__(reading)
        self.lexicon = lexicon
        self.quotations = find_quotations(reading.article)
        furniture = lexicon.lists["furniture"]
        self.turns = find_turns(reading.article, furniture)
        self._furniture = find_furniture(reading.article, furniture)
        self._quotation_of = self._words_by_quotation()
        self._starts = self._sentence_starts()

    def _words_by_quotation(self) -> list[Quotation | None]:
        inside: list[Quotation | None] = [None] * len(self.words)
        for quotation in self.quotations:
            for i in self.words_in(quotation.span):
                inside[i] = quotation
        return inside

    def _sentence_starts(self) -> list[int]:
        """First words of the sentences; an opening mark goes with the words that it opens."""
        starts = [sentence.first for sentence in self.reading.sentences]
        starts.append(len(self.words))
        for quotation in self.quotations:
            opening = self.word_at(quotation.span.start)
            inside = self.words_in(quotation.inner)
            if opening is None or not inside:
                continue
            here, there = self.sentence_number(opening), self.sentence_number(inside[0])
            if here + 1 == there and starts[there] > opening:
                starts[there] = opening
        return starts

    def quotation(self, i: int) -> Quotation | None:
        """The quotation that word i stands in, its marks included."""
        return self._quotation_of[i] if 0 <= i < len(self.words) else None

    def first(self, i: int) -> int:
        """The first word of the sentence of word i."""
        n = self.sentence_number(i)
        return self._starts[n if i < self._starts[n + 1] else n + 1]

    def last(self, i: int) -> int:
        """The last word of the sentence of word i."""
        n = self.sentence_number(i)
        return self._starts[n + 1 if i < self._starts[n + 1] else n + 2] - 1

    def block(self, i: int) -> Block:
        return self.reading.article.blocks[self.sentence(i).block]

    def in_headline(self, i: int) -> bool:
        return self.block(i).kind is BlockKind.headline

    def in_furniture(self, i: int) -> bool:
        """Whether word i stands in a block that points elsewhere: "READ MORE: …"."""
        return self.sentence(i).block in self._furniture

    def is_soft(self, i: int) -> bool:
        """Whether word i is a comma, a colon or a dash."""
        return self.form(i) in SOFT

    def is_mark(self, i: int) -> bool:
        return self.form(i) in MARKS

    def is_word(self, i: int) -> bool:
        form = self.form(i)
        return form.isalnum() or any(c.isalnum() for c in form)

    def is_finite(self, first: int, last: int) -> bool:
        """Whether a verb with a tense stands among the words first..last."""
        return any(self.tag(i) in FINITE for i in range(first, last + 1))

    def right_children(self, i: int, *relations: str) -> list[int]:
        return [c for c in self.all_children(i, *relations) if c > i]

    def trimmed(self, first: int, last: int) -> Span | None:
        """The span of first..last without the punctuation at its edges; whole quotations stay."""
        while first <= last and self._is_loose(first):
            first += 1
        while last >= first and self._is_loose(last):
            last -= 1
        return self.span(first, last) if first <= last else None

    def _is_loose(self, i: int) -> bool:
        return self.quotation(i) is None and not self.is_word(i) and self.form(i) not in "%$€£)("
