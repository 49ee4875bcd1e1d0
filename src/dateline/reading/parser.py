"""spaCy behind one small interface: an article's blocks in, sentences, words and names out."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.backends.numpy_ops import NumpyOps

from dateline.model import Article, Name, Sentence, Span, Words
from dateline.reading.lemmas import Lemmas, best_model, lemmas_in
from dateline.reading.pieces import Piece, pieces

# characters parsed together: a whole article mostly; a quarter faster than 8 blocks at a time
BATCH = 20_000
FEWEST_ROWS = 64  # of a matrix that is multiplied: libraries take another way with small ones

UNUSED = ["attribute_ruler", "lemmatizer"]  # a third of the time; lemmas come from its tables
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Parser:
    """A loaded pipeline and the tables its lemmatizer would use."""

    pipeline: Language
    lemmas: Lemmas


def load_parser(language: str) -> Parser:
    """Load the best installed model of a language, about a second and 150 MB."""
    model: Language = importlib.import_module(best_model(language)).load()
    lemmas = lemmas_in(model.get_pipe("lemmatizer").lookups)  # type: ignore[attr-defined]
    for name in UNUSED:
        model.disable_pipe(name)
    _multiply_steadily(model)
    return Parser(model, lemmas)


class _Steady(NumpyOps):  # type: ignore[misc]
    """Has numpy multiply, and a row come out alike, all but its last bits, whatever stands beside it.

    The blis wheel falls back to a slow kernel on many processors: numpy is a third faster where
    measured, with the same output. Small matrices are filled up with empty rows, as numpy's
    library would add their products in another order, which can tip a close parse.
    """

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Matrix:
        rows = len(x)
        if trans1 or rows >= FEWEST_ROWS:
            whole: Matrix = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return whole
        filled = np.zeros((FEWEST_ROWS, x.shape[1]), dtype=x.dtype)
        filled[:rows] = x
        product: Matrix = super().gemm(filled, y, trans2=trans2)[:rows]
        if out is None:
            return product
        out[:] = product
        return out


def _multiply_steadily(model: Language) -> None:
    steady = _Steady(use_blis=False)
    for _, pipe in model.components:
        network = getattr(pipe, "model", None)
        if network is not None and hasattr(network, "walk"):
            for node in network.walk():
                node.ops = steady


def parse(parser: Parser, article: Article) -> tuple[tuple[Sentence, ...], Words, tuple[Name, ...]]:
    """Parse an article block by block; no sentence runs over a block's end.

    Raises UnreadablePage where the text is longer than any article.
    """
    cut = list(pieces(article))
    build = _Builder(parser.lemmas, article.text)
    for batch in _batches(cut):
        texts = [span.of(article.text) for _, span in batch]
        docs = parser.pipeline.pipe(texts, batch_size=len(texts))
        for (block, span), doc in zip(batch, docs, strict=True):
            build.add(doc, span.start, block)
    return build.reading()


def _batches(cut: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces in order, in lists of no more than BATCH characters or of one piece."""
    batch: list[Piece] = []
    size = 0
    for block, span in cut:
        length = span.end - span.start
        if batch and size + length > BATCH:
            yield batch
            batch, size = [], 0
        batch.append((block, span))
        size += length
    if batch:
        yield batch


class _Builder:
    """Joins the parsed pieces into columns over the whole article."""

    def __init__(self, lemmas: Lemmas, text: str) -> None:
        self.lemmas = lemmas
        self.text = text
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lemma: list[str] = []
        self.tags: list[str] = []
        self.heads: list[int] = []
        self.relations: list[str] = []

    def add(self, doc: Doc, offset: int, block: int) -> None:
        words = [token for token in doc if not token.is_space]
        number = {token.i: len(self.starts) + n for n, token in enumerate(words)}
        first = len(self.starts)
        for token in words:
            self.starts.append(offset + token.idx)
            self.ends.append(offset + token.idx + len(token))
            self.lemma.append(self.lemmas.of(token.text, token.tag_))
            self.tags.append(token.tag_)
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            self.heads.append(number.get(head.i, number[token.i]))
            self.relations.append(token.dep_)
        starts = {number[token.i] for token in words if token.is_sent_start}
        self._cut(sorted(starts | {first}), len(self.starts), block)
        for name in doc.ents:
            span = Span(offset + name.start_char, offset + name.end_char)
            if span.of(self.text).strip():
                self.names.append(Name(span, name.label_))

    def _cut(self, starts: list[int], end: int, block: int) -> None:
        for first, last in zip(starts, [*starts[1:], end], strict=True):
            if first == last:
                continue
            if self._runs_on(first, block):
                before = self.sentences.pop()
                first = before.first
            span = Span(self.starts[first], self.ends[last - 1])
            self.sentences.append(Sentence(span, first, last, block))

    def _runs_on(self, first: int, block: int) -> bool:
        """Whether the parser cut where no sentence can begin: at a small letter or a closing mark.

        The words keep their own roots: the pieces of such a sentence are separate trees.
        """
        if not self.sentences or self.sentences[-1].block != block:
            return False
        before = self.text[: self.starts[first]].rstrip()[-1:]
        opens = self.text[self.starts[first]]
        return opens in "”’)],;:" or (opens.islower() and before not in ".!?”\"'’)")

    def reading(self) -> tuple[tuple[Sentence, ...], Words, tuple[Name, ...]]:
        columns = (self.starts, self.ends, self.lemma, self.tags, self.heads, self.relations)
        starts, ends, lemmas, tags, heads, relations = (tuple(c) for c in columns)
        words = Words(starts, ends, lemmas, tags, heads, relations)  # type: ignore[arg-type]
        return tuple(self.sentences), words, tuple(self.names)
