"""The article's text from its lines, and its furniture from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dateline.article.datelines import find_datelines
from dateline.article.dates import YEAR, date_line
from dateline.article.imprint import Imprint
from dateline.article.names import byline, may_be_byline
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
        furniture=tuple(_set_aside(page, verdicts, headline)),
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
    blocks, start = [], 0
    for text, kind, node, found_by in rows:
        end = start + len(text)
        blocks.append(Block(Span(start, end), kind, node, found_by))
        start = end + len(GAP)
    return GAP.join(row.text for row in rows), tuple(blocks)


def _without_imprint(verdicts: list[Verdict], imprint: Imprint) -> list[Verdict]:
    """Bylines and date lines are set aside, wherever the body was cut."""
    may_sign, found = may_be_byline(), list(verdicts)
    for index, (line, kind, _, given) in enumerate(verdicts):
        if given or not (kind is None or kind is NAVIGATION or kind is OTHER):
            continue
        text = line.text
        if len(text) > LONGEST_BYLINE:
            continue
        if text in imprint.authors:
            found[index] = Verdict(line, FurnitureKind.byline, "byline")
        elif (may_sign(text) or YEAR.search(text)) and (tells := _imprint_line(text)):
            found[index] = Verdict(line, FurnitureKind.byline, tells)
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
    found = list(verdicts)
    for index, (line, kind, _, _) in enumerate(verdicts):
        if kind is not None or index == headline.index or len(line.text) > len(wanted):
            continue
        if line.text.casefold() == wanted:
            found[index] = Verdict(line, OTHER, "repeats the headline")
    return found


def _set_aside(page: Page, verdicts: list[Verdict], headline: Headline) -> Iterator[Furniture]:
    after = 1 if headline.text and headline.index is None else 0
    id_of = content_ids("f", page.url)
    for index, (line, kind, found_by, _) in enumerate(verdicts):
        if kind is None or index == headline.index:
            after += 1
        else:
            ident = id_of(line.node, line.text)
            yield Furniture(ident, line.text, kind, line.node, found_by, after)
