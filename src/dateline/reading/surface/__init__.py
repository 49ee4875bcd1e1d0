"""Article → Reading without a parser: words by their letters, a sketch of what hangs on what.

For a quick look over an archive: no model is loaded, and an article costs a few milliseconds. The
rules of the later stages run on such a reading as on a parsed one; what the order of the words does
not tell, they do not find.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.languages import table
from dateline.model import Article, Reading, Sentence, Span, Words
from dateline.reading.lemmas import load_lemmas
from dateline.reading.pieces import pieces
from dateline.reading.surface.heads import draw
from dateline.reading.surface.tags import Tagger, load_tagger
from dateline.reading.surface.tokens import Token, sentences, tokens


@dataclass(frozen=True)
class Surface:
    """What reading a language without a parser needs."""

    tagger: Tagger
    abbreviations: frozenset[str]


def load_surface(language: str) -> Surface:
    """The closed classes, lemma tables and abbreviations of a language; some 60 milliseconds."""
    short = frozenset(table(language, "surface")["abbreviations"]["words"])
    return Surface(load_tagger(language, load_lemmas(language)), short)


def read_surface(surface: Surface, article: Article) -> Reading:
    """The reading of an article from its words alone; no names, no times.

    Raises UnreadablePage where the text is longer than any article.
    """
    build = _Builder(surface, article.text)
    for block, span in pieces(article):
        words = tokens(article.text, span.start, span.end, surface.abbreviations)
        for first, last in sentences(article.text, words):
            build.add(words[first:last], block)
    return Reading(article, tuple(build.sentences), build.words(), (), (), parsed=False)


@dataclass
class _Builder:
    """Joins the sentences into columns over the whole article."""

    surface: Surface
    text: str
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def add(self, words: list[Token], block: int) -> None:
        tagger, first = self.surface.tagger, len(self.tokens)
        forms = [self.text[start:end] for start, end in words]
        tags = tagger.tags(forms)
        lemmas = [tagger.lemmas.of(form, tag) for form, tag in zip(forms, tags, strict=True)]
        heads, relations = draw([form.lower() for form in forms], tags, lemmas, tagger.cues)
        self.tokens += words
        self.tags += tags
        self.lemmas += lemmas
        self.heads += [first + head for head in heads]
        self.relations += relations
        span = Span(words[0][0], words[-1][1])
        self.sentences.append(Sentence(span, first, len(self.tokens), block))

    def words(self) -> Words:
        return Words(
            tuple(start for start, _ in self.tokens),
            tuple(end for _, end in self.tokens),
            tuple(self.lemmas),
            tuple(self.tags),
            tuple(self.heads),
            tuple(self.relations),
        )
