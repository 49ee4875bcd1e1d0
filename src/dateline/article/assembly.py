"""The article's text from its lines, and its furniture from the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dateline.article.datelines import find_datelines
from dateline.article.dates import YEAR, date_line
from dateline.article.imprint import Imprint
from dateline.article.names import byline, likely_bylines
from dateline.article.verdicts import Verdict
from dateline.model import (
    Article,
    Block,
    BlockKind,
    Dateline,
    Furniture,
    FurnitureKind,
    Page,
    Span,
    Stamp,
    content_id,
    content_ids,
    made,
)

NAVIGATION, OTHER = FurnitureKind.navigation, FurnitureKind.other  # what may be a byline after all
LONGEST_BYLINE = 150  # characters
GAP = "\n\n"  # between blocks


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's words, and the line they stand on (None: only declared, not shown)."""

    text: str | None
    index: int | None


class Row(NamedTuple):
    """What becomes a block."""

    text: str
    kind: BlockKind
    node: str
    found_by: str


def assemble(
    page: Page,
    verdicts: list[Verdict],
    headline: Headline,
    imprint: Imprint,
    known_by: dict[str, str],
) -> Article:
    """The article: headline first, then what was kept, in the order of the page."""
    verdicts = _with_headline(_without_imprint(verdicts, imprint), headline)
    rows = [
        Row(line.text, line.kind, line.node, found_by)
        for index, (line, kind, found_by, _) in enumerate(verdicts)
        if kind is None and index != headline.index
    ]
    if headline.text:
        node = "title" if headline.index is None else verdicts[headline.index].line.node
        rows.insert(0, Row(headline.text, BlockKind.headline, node, "the headline"))
    text, blocks = _lay_out(rows)
    published = imprint.published.day if imprint.published else None
    datelines = find_datelines(text, blocks, published)
    imprint, known_by = _with_datelines(imprint, known_by, datelines)
    return Article(
        id=content_id("a", page.url, text),
        page=page.id,
        url=page.url,
        canonical=imprint.canonical,
        outlet=imprint.outlet,
        title=headline.text,
        authors=imprint.authors,
        published=imprint.published,
        modified=imprint.modified,
        language=imprint.language,
        section=imprint.section,
        agency=imprint.agency,
        text=text,
        blocks=blocks,
        furniture=_set_aside(page, verdicts, headline),
        known_by=known_by,
        correction=imprint.correction,
        datelines=datelines,
    )


def _with_datelines(
    imprint: Imprint, known_by: dict[str, str], datelines: tuple[Dateline, ...]
) -> tuple[Imprint, dict[str, str]]:
    """The agency that the first dateline credits, and its day where the page gives no other."""
    if datelines and datelines[0].agency:
        imprint = replace(imprint, agency=datelines[0].agency)
        known_by = known_by | {"agency": "dateline"}
    if datelines and datelines[0].day and imprint.published is None:
        imprint = replace(imprint, published=Stamp(datelines[0].day))
        known_by = known_by | {"published": "dateline"}
    return imprint, known_by


def _lay_out(rows: list[Row]) -> tuple[str, tuple[Block, ...]]:
    if not rows:
        return "", ()
    texts, *others = zip(*rows, strict=True)
    ends = list(accumulate(len(text) + len(GAP) for text in texts))
    spans = map(Span, [0, *ends[:-1]], [end - len(GAP) for end in ends])
    return GAP.join(texts), tuple(made(Block, spans, *others))


def _without_imprint(verdicts: list[Verdict], imprint: Imprint) -> list[Verdict]:
    """Bylines and date lines are set aside, wherever the body was cut."""
    found, authors = list(verdicts), imprint.authors
    short = {
        index: line[0]
        for index, (line, kind, _, given) in enumerate(verdicts)
        if (kind is None or kind is NAVIGATION or kind is OTHER)
        and not given
        and len(line[0]) <= LONGEST_BYLINE
    }
    signs = [index for index, text in short.items() if text in authors] if authors else []
    dated = [index for index, text in short.items() if YEAR.search(text)]
    for index in {*signs, *dated, *likely_bylines(short)}:
        tells = "byline" if short[index] in authors else _imprint_line(short[index])
        if tells:
            found[index] = Verdict(verdicts[index].line, FurnitureKind.byline, tells)
    return found


@lru_cache(maxsize=10_000)  # the pages of an outlet repeat their lines
def _imprint_line(text: str) -> str | None:
    if byline(text):
        return "byline"
    return "date line" if date_line(text) != (None, None) else None


def _with_headline(verdicts: list[Verdict], headline: Headline) -> list[Verdict]:
    """The headline's repetitions above the prose are set aside: it is said once."""
    if not headline.text:
        return verdicts
    wanted = headline.text.casefold()
    most = len(wanted)
    repeats = [
        index
        for index, (line, kind, _, _) in enumerate(verdicts)
        if kind is None and len(line[0]) <= most and line[0].casefold() == wanted
    ]
    found = list(verdicts)
    for index in repeats:
        if index != headline.index:
            found[index] = Verdict(verdicts[index].line, OTHER, "repeats the headline")
    return found


def _set_aside(page: Page, verdicts: list[Verdict], headline: Headline) -> tuple[Furniture, ...]:
    after = 1 if headline.text and headline.index is None else 0
    id_of = content_ids("f", page.url)
    rows = []
    for index, (line, kind, found_by, _) in enumerate(verdicts):
        if kind is None or index == headline.index:
            after += 1
        else:
            text, node = line[:2]
            rows.append((id_of(node, text), text, kind, node, found_by, after))
    return tuple(made(Furniture, *zip(*rows, strict=True))) if rows else ()
