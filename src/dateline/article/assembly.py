"""The article's text from its lines, and its furniture from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.article.datelines import find_datelines
from dateline.article.dates import date_line
from dateline.article.imprint import Imprint
from dateline.article.names import byline
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
)

NAVIGATION, OTHER = FurnitureKind.navigation, FurnitureKind.other  # what may be a byline after all
REMEMBERED = 10_000  # lines: the pages of an outlet repeat theirs
LONGEST_BYLINE = 150  # characters
GAP = "\n\n"  # between blocks


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's words, and the line they stand on (None: only declared, not shown)."""

    text: str | None
    index: int | None


@dataclass(frozen=True, slots=True)
class Row:
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
        Row(verdict.line.text, verdict.line.kind, verdict.line.node, verdict.found_by)
        for index, verdict in enumerate(verdicts)
        if verdict.kept and index != headline.index
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
    for row in rows:
        span = Span(start, start + len(row.text))
        blocks.append(Block(span, row.kind, row.node, row.found_by))
        start = span.end + len(GAP)
    return GAP.join(row.text for row in rows), tuple(blocks)


def _without_imprint(verdicts: list[Verdict], imprint: Imprint) -> list[Verdict]:
    """Bylines and date lines are set aside, wherever the body was cut."""
    return [
        verdict
        if verdict.given
        or not (verdict.kind is None or verdict.kind is NAVIGATION or verdict.kind is OTHER)
        or (tells := _tells_imprint(verdict.line.text, imprint)) is None
        else Verdict(verdict.line, FurnitureKind.byline, tells)
        for verdict in verdicts
    ]


def _tells_imprint(text: str, imprint: Imprint) -> str | None:
    """What a line is that says who wrote it, or when, and nothing else."""
    if len(text) > LONGEST_BYLINE:
        return None
    return "byline" if text in imprint.authors else _imprint_line(text)


@lru_cache(maxsize=REMEMBERED)
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
    for index, (line, kind, *_) in enumerate(verdicts):
        if kind is None and index != headline.index and line.text.casefold() == wanted:
            found[index] = Verdict(line, FurnitureKind.other, "repeats the headline")
    return found


def _set_aside(page: Page, verdicts: list[Verdict], headline: Headline) -> Iterator[Furniture]:
    after = 1 if headline.text and headline.index is None else 0
    for index, verdict in enumerate(verdicts):
        if verdict.kept or index == headline.index:
            after += 1
        else:
            yield _furniture(page, verdict, after)


def _furniture(page: Page, verdict: Verdict, after: int) -> Furniture:
    line = verdict.line
    return Furniture(
        id=content_id("f", page.url, line.node, line.text),
        text=line.text,
        kind=verdict.kind or OTHER,
        where=line.node,
        found_by=verdict.found_by,
        after=after,
    )
