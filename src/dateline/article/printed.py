"""What visible lines say about the article: byline, date line, outlet, agency, correction."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.article.dates import date_line, is_labelled_date
from dateline.article.headline import split_title
from dateline.article.imprint import Imprint
from dateline.article.names import (
    agency_credited,
    byline,
    is_correction,
    looks_like_a_name,
    outlet_named,
)
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD
from dateline.model import FurnitureKind, Stamp

NEAR = 8  # lines above the headline, and into the body, where byline and date line are sought
NAMING = frozenset(
    {FurnitureKind.newsletter, FurnitureKind.legal, FurnitureKind.paywall, FurnitureKind.byline}
)  # kinds of furniture that name their outlet
MASTHEAD = 3  # lines at the top that may name the outlet
OPENING, CLOSING = 3, 4  # blocks that may credit an agency


def printed_imprint(verdicts: list[Verdict], headline: int | None) -> list[tuple[str, Imprint]]:
    """What the lines say, one imprint for each kind of line that says something."""
    body = [verdict.line.text for verdict in verdicts if verdict.kept]
    window = _window(verdicts, headline)
    published, modified = _dates([v.line.text for v in window], [v.line.text for v in verdicts])
    return [
        (
            "visible text",
            Imprint(
                authors=_authors(window, verdicts, headline),
                published=published,
                modified=modified,
                agency=agency_credited(body[:OPENING], body[-CLOSING:] + _after(verdicts)),
                correction=next((line for line in body if is_correction(line)), None),
            ),
        ),
        *_outlets(verdicts, headline),
    ]


def _first_prose(verdicts: list[Verdict]) -> int:
    return next(
        (i for i, verdict in enumerate(verdicts) if verdict.kept and len(verdict.line.text) > 80),
        len(verdicts),
    )


def _window(verdicts: list[Verdict], headline: int | None) -> list[Verdict]:
    """The lines from a little above the headline to where the prose begins."""
    prose = _first_prose(verdicts)
    top = max(0, (prose if headline is None else headline) - NEAR)
    end = max(prose, top if headline is None else headline) + 2
    return verdicts[top:end]


def _after(verdicts: list[Verdict]) -> list[str]:
    """The lines just below the body."""
    last = max((i for i, verdict in enumerate(verdicts) if verdict.kept), default=0)
    return [verdict.line.text for verdict in verdicts[last + 1 : last + 4]]


def _dates(window: list[str], all_lines: list[str]) -> tuple[Stamp | None, Stamp | None]:
    """Of the date lines in the window; else of a line anywhere that opens with “Published”."""
    published = modified = None
    for line in window:
        first, second = date_line(line)
        published, modified = published or first, modified or second
    for line in all_lines if published is None else ():
        if is_labelled_date(line):
            published = date_line(line)[0]
            break
    return published, modified


def _authors(
    window: list[Verdict], verdicts: list[Verdict], headline: int | None
) -> tuple[str, ...]:
    for verdict in window:
        if names := byline(verdict.line.text):
            return names
    for verdict in window:
        if "byline" in verdict.line.around and looks_like_a_name(verdict.line.text):
            return (verdict.line.text,)
    return _bare_name(verdicts, headline)


def _bare_name(verdicts: list[Verdict], headline: int | None) -> tuple[str, ...]:
    """A name alone on a line between headline and prose, if it is the only one there.

    The article itself must not speak of it, as it would of a place or a section.
    """
    if headline is None or verdicts[headline].line.around:  # HTML marks its bylines
        return ()
    between = verdicts[headline + 1 : _first_prose(verdicts)][:NEAR]
    names = {v.line.text for v in between if looks_like_a_name(v.line.text)}
    prose = " ".join(v.line.text for v in verdicts if v.kept and len(v.line.text) > 80)
    names = {
        name for name in names if name not in prose and name not in verdicts[headline].line.text
    }
    return tuple(names) if len(names) == 1 else ()


def _outlets(verdicts: list[Verdict], headline: int | None) -> Iterator[tuple[str, Imprint]]:
    """Who publishes it, as lines of furniture say; the page's title line, if there is one, first."""
    if headline is not None:
        title = verdicts[headline].line.text
        for verdict in verdicts[:headline][:3]:
            outlet = split_title(verdict.line.text, title, None)[1]
            if outlet:
                yield "visible text: title line", Imprint(outlet=outlet)
    masthead = _masthead(verdicts, headline)
    named = [found for v in verdicts if not v.kept and (found := outlet_named(v.line.text))]
    named.sort(key=lambda one: one[1] != "copyright line")
    if masthead and not (named and named[0][1] == "copyright line"):
        yield "visible text: masthead", Imprint(outlet=masthead)
    for outlet, line in named:
        yield f"visible text: {line}", Imprint(outlet=outlet)


def _masthead(verdicts: list[Verdict], headline: int | None) -> str | None:
    """A short line at the very top that other furniture names again, as its outlet is."""
    for verdict in verdicts[: min(MASTHEAD, len(verdicts) if headline is None else headline)]:
        text = verdict.line.text
        if verdict.kept or not _is_title_cased(text):
            continue
        last = text.split()[-1]
        again = (v.line.text for v in verdicts if v.kind in NAMING and v.line.text != text)
        if any(
            text in line
            or (len(last) > 3 and last in WORD.findall(line.replace("’s", " ").replace("'s", " ")))
            for line in again
        ):
            return text
    return None


def _is_title_cased(text: str) -> bool:
    """A few words, the longer ones all with capitals: “Mail of the Isles”."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() for word in words if len(word) > 3)
        and words[0][0].isupper()
        and all(word.replace("’", "").replace("'", "").replace("-", "").isalpha() for word in words)
    )
