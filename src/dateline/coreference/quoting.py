"""Who says "I": quotations by their marks, and the subject of the verb that reports them."""

from __future__ import annotations

from dateline.syntax import Tree

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'


class Quoting:
    """Which quotation each word stands in, by number; None outside all."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.number: list[int | None] = [None] * len(tree.words)
        self._number_words()

    def _number_words(self) -> None:
        inside, block, count = False, -1, 0
        for sentence in self.tree.reading.sentences:
            if sentence.block != block:
                inside, block = False, sentence.block
            for i in range(sentence.first, sentence.last):
                form = self.tree.form(i)
                opens = form in OPENING or form == "``" or (form in (STRAIGHT, "''") and not inside)
                closes = form in CLOSING or (form in (STRAIGHT, "''") and inside)
                if opens and not inside:
                    inside, count = True, count + 1
                elif closes:
                    inside = False
                elif inside:
                    self.number[i] = count

    def speaker(self, word: int) -> int | None:
        """The head word of who says what the word stands in, where its paragraph says so."""
        verb = self._reporting_above(word)
        if verb is None:
            verb = self._reporting_beside(word)
        return None if verb is None else self.tree.child(verb, "nsubj")

    def _reporting_above(self, word: int) -> int | None:
        return next((a for a in self.tree.ancestors(word) if self._reports(a)), None)

    def _reporting_beside(self, word: int) -> int | None:
        """`"A." "B," said Orr.`: the nearest reporting verb of the paragraph."""
        block = self.tree.sentence(word).block
        here = self.tree.sentence_number(word)
        sentences = self.tree.reading.sentences
        near = list(range(max(0, here - 3), min(len(sentences), here + 2)))
        near.sort(key=lambda n: (abs(n - here), n < here))
        for n in near:
            if sentences[n].block == block:
                for i in range(sentences[n].first, sentences[n].last):
                    if self._reports(i):
                        return i
        return None

    def _reports(self, i: int) -> bool:
        tree = self.tree
        if self.number[i] is not None or not tree.tag(i).startswith("VB"):
            return False
        subject = tree.child(i, "nsubj")
        if subject is None or self.number[subject] is not None:
            return False
        near = {self.number[j] for j in (i - 2, i - 1, i + 1, i + 2, i + 3) if 0 <= j < len(self.number)}  # fmt: skip
        content = tree.child(i, "ccomp", "parataxis")
        quoted = content is not None and self.number[content] is not None
        return quoted or (
            tree.lemma(i) in ("say", "tell", "add", "write", "ask") and near != {None}
        )
