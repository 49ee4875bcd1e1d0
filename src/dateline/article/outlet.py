"""What an outlet's pages have taught: lines that return on them are its furniture.

Counted are different stories: copies, updates and revisions of one stand for one. A label needs
little evidence, a sentence more, a sentence in the heart of the body most; and a sentence is only
furniture where its words have little to do with the reports around it, so that the background
which an outlet repeats under each report of one war stays in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.article.judging import SENTENCE, is_sentence
from dateline.article.visible import WORD
from dateline.model import Article, BlockKind, FurnitureKind

LEAST_PAGES = 5  # different stories from which an outlet teaches anything
ENOUGH = 4  # of them, on which a line must have stood
LABEL, LEADING = 0.4, 0.6  # share of them: a label; one that stands right above body sentences
EDGE, HEART = 0.5, 0.8  # a sentence above or below the body; one inside
APART = 0.8  # share of its pages with which a sentence must have little to do
SHARED_WORDS = 0.4  # of a sentence's longer words: from here on it has to do with the page
FROM_THE_BODY = 0.3  # share of the pages up to which a line is the body of one of them
ONE_STORY = 0.5  # share of the shorter text's word groups that the other has too
OFTEN = 0.5  # share of the pages from which a line is left out when stories are told apart
GRAM = 5  # words in such a group
LONG = 5  # letters of a word that tells what a text is about
DIGITS = re.compile(r"\d+")
EDGES = re.compile(r"^\W+|\W+$")
Gram = tuple[str, ...]  # a word group
QUOTED = re.compile(r"[“”„«»\"]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it stood on a page that was read."""

    text: str
    key: str  # the same for lines that are alike
    furniture: FurnitureKind | None  # None: it was kept
    heading: bool


@dataclass(frozen=True, slots=True)
class Returning:
    """A line, and on how many of an outlet's different stories it stood."""

    pages: int
    forms: int  # how many different texts it had: its digits may differ
    inside: int  # of the pages: with the body's sentences above and below it
    leading: int  # right above a sentence of the body
    apart: int  # having little to do with the body
    kind: FurnitureKind  # as which it was set aside most often


@dataclass(frozen=True, slots=True)
class OutletLines:
    """What returned on an outlet's pages; lines by their key."""

    site: str  # Article.site
    pages: int  # different stories
    lines: Mapping[str, Returning]

    def of(self, text: str) -> Returning | None:
        """How often that line stood there; None: it stood once, or never."""
        return self.lines.get(line_key(text))

    def in_words(self, text: str) -> str:
        """ "stood on 9 of 10 pages of gazette.example"."""
        found = self.of(text)
        count = str(found.pages) if found else "no other"
        return f"stood on {count} of {self.pages} pages of {self.site}"


def line_key(text: str) -> str:
    """What lines that are alike share: in a label the digits do not count, in a sentence they do.

    >>> line_key("12 comments") == line_key("3 Comments:")
    True
    """
    folded = EDGES.sub("", text).casefold()
    return folded if is_long_sentence(text) else DIGITS.sub("0", folded)


def is_long_sentence(text: str) -> bool:
    """Whether it could be the article's: a full stop, and words enough."""
    return is_sentence(text) and text.count(" ") + 1 >= SENTENCE


def lines_of(article: Article) -> tuple[PageLine, ...]:
    """All that stood on the page, top to bottom; the headline aside, which may return by right."""
    kept = [
        (number, _kept_line(block.span.of(article.text), block.kind))
        for number, block in enumerate(article.blocks, 1)
        if block.kind is not BlockKind.headline
    ]
    # a piece of furniture comes after the blocks that stood before it
    aside = [
        (piece.after, PageLine(piece.text, line_key(piece.text), piece.kind, False))
        for piece in article.furniture
    ]
    return tuple(line for _, line in sorted([*kept, *aside], key=lambda row: row[0]))


def _kept_line(text: str, kind: BlockKind) -> PageLine:
    return PageLine(text, line_key(text), None, kind is BlockKind.heading)


# --------------------------------------------------------------------------- counting


def returning_lines(site: str, pages: Iterable[Sequence[PageLine]]) -> OutletLines:
    """What returns on the pages, which are all of one outlet and of different addresses."""
    stories = different_stories([page for page in pages if page])
    counts = _pages_of_keys(stories)
    tallies: dict[str, _Tally] = {}
    for page in stories:
        _count_page(page, counts, len(stories), tallies)
    lines = {key: tally.settled() for key, tally in tallies.items() if tally.pages > 1}
    return OutletLines(site, len(stories), lines)


class _Tally:
    """The counts of one line while the pages are gone through."""

    def __init__(self) -> None:
        self.pages = self.inside = self.leading = self.apart = 0
        self.forms: set[str] = set()
        self.kinds: Counter[FurnitureKind] = Counter()

    def settled(self) -> Returning:
        kind = min(self.kinds, key=lambda k: (-self.kinds[k], k.value), default=None)
        return Returning(
            self.pages,
            len(self.forms),
            self.inside,
            self.leading,
            self.apart,
            kind or FurnitureKind.other,
        )


def _count_page(
    page: Sequence[PageLine], counts: Counter[str], pages: int, tallies: dict[str, _Tally]
) -> None:
    """Adds what one page says of each of its lines; a line that stands twice counts once."""
    body = [
        line.furniture is None
        and is_long_sentence(line.text)
        and counts[line.key] <= max(1, FROM_THE_BODY * pages)
        for line in page
    ]
    first = body.index(True) if True in body else len(page)
    last = len(page) - 1 - body[::-1].index(True) if True in body else -1
    about = {
        word
        for line, mine in zip(page, body, strict=True)
        if mine
        for word in _telling_words(line.text)
    }
    seen: set[str] = set()
    for index, line in enumerate(page):
        if counts[line.key] < 2:
            continue
        tally = tallies.setdefault(line.key, _Tally())
        tally.forms.add(line.text.casefold())
        if line.key in seen:
            continue
        seen.add(line.key)
        tally.pages += 1
        tally.inside += first < index < last
        tally.leading += index + 1 < len(page) and body[index + 1]
        tally.apart += _is_apart(line.text, about)
        if line.furniture is not None:
            tally.kinds[line.furniture] += 1


def _is_apart(text: str, about: set[str]) -> bool:
    words = _telling_words(text)
    return len(words & about) < SHARED_WORDS * len(words) if words else True


def _telling_words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if len(word) >= LONG}


def _pages_of_keys(pages: Iterable[Sequence[PageLine]]) -> Counter[str]:
    return Counter(key for page in pages for key in {line.key for line in page})


# --------------------------------------------------------------------------- telling stories apart


def different_stories(pages: Sequence[Sequence[PageLine]]) -> list[Sequence[PageLine]]:
    """The first page of each story, in the order given; copies and updates are left out."""
    counts = _pages_of_keys(pages)
    often = {key for key, count in counts.items() if count > max(1, OFTEN * len(pages))}
    found: list[tuple[Sequence[PageLine], frozenset[Gram]]] = []
    for page in pages:
        grams = _grams(_own(page, often))
        if not any(_is_one_story(grams, other) for _, other in found):
            found.append((page, grams))
    return [page for page, _ in found]


def _own(page: Sequence[PageLine], often: set[str]) -> list[str]:
    """What the page alone tells, if that is most of it; else all that it tells."""
    kept = [line for line in page if line.furniture is None]
    own = [line.text for line in kept if line.key not in often]
    enough = 2 * sum(map(len, own)) >= sum(len(line.text) for line in kept)
    return own if enough else [line.text for line in kept]


def _grams(texts: Iterable[str]) -> frozenset[Gram]:
    words = [word for text in texts for word in WORD.findall(text.casefold())]
    last = max(1, len(words) - GRAM + 1)
    return frozenset(tuple(words[start : start + GRAM]) for start in range(last))


def _is_one_story(one: frozenset[Gram], other: frozenset[Gram]) -> bool:
    return len(one & other) >= ONE_STORY * min(len(one), len(other))


# --------------------------------------------------------------------------- deciding


def is_furniture(line: PageLine, lessons: OutletLines) -> bool:
    """Whether a line that was kept is furniture, by how often and where it returned."""
    found = lessons.of(line.text)
    if found is None or lessons.pages < LEAST_PAGES or found.pages < ENOUGH:
        return False
    share = found.pages / lessons.pages
    mostly_inside = 2 * found.inside > found.pages
    if is_long_sentence(line.text):
        if mostly_inside and QUOTED.search(line.text):
            return False
        enough = share >= (HEART if mostly_inside else EDGE)
        return enough and found.apart >= APART * found.pages
    if not mostly_inside:
        return share >= LABEL
    if found.forms > 1:  # what differs may be the news: a row of a table, a score
        return False
    leads = 2 * found.leading > found.pages
    if leads and line.heading:  # one that stands over sections: "What happens next"
        return False
    return share >= (LEADING if leads else LABEL)
