"""What visible lines say about the article: byline, date line, outlet, agency, correction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.article.dates import (
    UNKNOWN,
    Habit,
    date_line,
    is_labelled_date,
    may_hold_date,
    opens_with_label,
    tells_of_change,
    visible_date,
)
from dateline.article.headline import split_title
from dateline.article.imprint import Imprint
from dateline.article.names import (
    agency_credited,
    first_correction,
    looks_like_a_name,
    outlets_named,
    segments_of,
    signed,
)
from dateline.article.openings import FEWER, ByOpening
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD
from dateline.languages import table
from dateline.model import FurnitureKind, Stamp

NEAR = 8  # lines above the headline, and into the body, where byline and date line are sought
NAMING = (  # not a set: members of an enum are slow to hash
    FurnitureKind.newsletter,
    FurnitureKind.legal,
    FurnitureKind.paywall,
    FurnitureKind.byline,
)  # kinds of furniture that name their outlet
FRAME = frozenset({"nav", "footer", "figure", "caption", "comments", "hidden"})  # no byline there
ELSEWHERE = FRAME | {"aside", "related", "form"}  # what is signed there is another article
BY_A_DATE = 6  # lines below the headline in which a name may stand next to a date
LONGEST_CREDIT = 10  # words of a name alone on its line, with what its bearer does
LONGEST_DATE = 40  # characters of a date in words with its time
MASTHEAD = 3  # lines at the top that may name the outlet
OPENING, CLOSING = 3, 4  # blocks that may credit an agency


def printed_imprint(
    verdicts: list[Verdict], headline: int | None, habit: Habit = UNKNOWN
) -> list[tuple[str, Imprint]]:
    """What the lines say, one imprint for each kind of line that says something."""
    body = [line.text for line, kind, _, _ in verdicts if kind is None]
    window = _window(verdicts, headline)
    published, modified = _dates(window, verdicts, habit)
    return [
        (
            "visible text",
            Imprint(
                authors=_authors(window, verdicts, headline, habit),
                published=published,
                modified=modified,
                agency=agency_credited(body[:OPENING], body[-CLOSING:] + _after(verdicts)),
                correction=first_correction(body),
            ),
        ),
        *_outlets(verdicts, headline),
    ]


def _first_prose(verdicts: list[Verdict]) -> int:
    return next(
        (
            n
            for n, (line, kind, _, _) in enumerate(verdicts)
            if kind is None and len(line.text) > 80
        ),
        len(verdicts),
    )


def _window(verdicts: list[Verdict], headline: int | None) -> list[Verdict]:
    """The lines from the headline to where the prose begins; then those a little above it.

    Of the lines after the first two of the prose, those that were set aside.
    """
    prose = _first_prose(verdicts)
    start = prose if headline is None else headline
    top = max(0, start - NEAR)
    end = max(prose, start) + 2
    further = (verdict for verdict in verdicts[end : end + NEAR] if not verdict.kept)
    return [*verdicts[start:end], *verdicts[top:start], *further]


def _after(verdicts: list[Verdict]) -> list[str]:
    """The lines just below the body."""
    last = next((n for n in range(len(verdicts) - 1, 0, -1) if verdicts[n].kept), 0)
    return [verdict.line.text for verdict in verdicts[last + 1 : last + 4]]


def _dates(
    window: list[Verdict], verdicts: list[Verdict], habit: Habit
) -> tuple[Stamp | None, Stamp | None]:
    """Of a line that gives the first day; of the date lines in the window; else of the first line
    anywhere that says what its date is."""
    published, modified = _first_day(verdicts, habit), None
    for verdict in window:
        if verdict.line.around & {"nav", "footer", "comments"}:
            continue
        first, second = _dates_on(verdict, habit)
        published, modified = published or first, modified or second
    if published is None:
        first, second = _dates_elsewhere(verdicts, habit)
        published, modified = first, modified or second
    return published, modified


def _first_day(verdicts: list[Verdict], habit: Habit) -> Stamp | None:
    """The day that a line of its own gives as the first, of a report which was changed since."""
    openings = _first_published()
    for text in [line[0] for line, _, _, _ in verdicts if openings[line[0][:FEWER]]]:
        opening = openings[text[:FEWER]][0].match(text)
        rest = text[opening.end() :][:LONGEST_DATE] if opening else ""
        found = visible_date(rest, habit=habit)
        if found and WORD.search(rest[: found[0].start()]) is None:
            return found[1]
    return None


@cache
def _first_published() -> ByOpening[re.Pattern[str]]:
    pattern = re.compile(table("en", "imprint")["first_published"], re.IGNORECASE)
    return ByOpening([(pattern, pattern)])


def _dates_elsewhere(verdicts: list[Verdict], habit: Habit) -> tuple[Stamp | None, Stamp | None]:
    """Of the first line anywhere that says “Published”; else of one that the page marks a byline."""
    labelled = opens_with_label()
    for text in [verdict[0][0] for verdict in verdicts if verdict[0][0][:2].lower() in labelled]:
        if is_labelled_date(text, habit=habit):
            return date_line(text, habit=habit)
    for verdict in filter(_is_byline, verdicts):
        if not ELSEWHERE & verdict.line.around:
            dates = date_line(verdict.line.text, habit=habit)
            if any(dates):
                return dates
    return None, None


def _dates_on(verdict: Verdict, habit: Habit) -> tuple[Stamp | None, Stamp | None]:
    """Of a date line, or of a line that was set aside and holds a date beside other things."""
    text = verdict.line.text
    if not may_hold_date(text):
        return None, None
    dates = date_line(text, habit=habit)
    if dates != (None, None) or verdict.kept:
        return dates
    whole = visible_date(text, habit=habit)
    if whole is None:
        return dates
    pieces = segments_of(text)
    if signed(text, marked=False, habit=habit):
        found = (date_line(one, habit=habit) for one in pieces)
        changed = tells_of_change(text[: whole[0].start()])
        only = (None, whole[1]) if changed else (whole[1], None)
        return next((one for one in found if any(one)), only)
    labelled = (one for one in pieces if len(pieces) > 1 and is_labelled_date(one, habit=habit))
    return next((date_line(one, habit=habit) for one in labelled), dates)


def _authors(
    window: list[Verdict], verdicts: list[Verdict], headline: int | None, habit: Habit
) -> tuple[str, ...]:
    """Of a line near the headline; else of the one byline that stands elsewhere."""
    for verdict in window:
        if FRAME & verdict.line.around or _is_reference(verdict):
            continue
        if names := signed(verdict.line.text, marked=_is_byline(verdict), habit=habit):
            return names
    return (
        _name_by_a_date(window, habit)
        or _bare_name(verdicts, headline)
        or _only_byline(verdicts, habit)
    )


def _is_byline(verdict: Verdict) -> bool:
    return "byline" in verdict.line.around


def _is_reference(verdict: Verdict) -> bool:
    """Whether it speaks of another article."""
    return (
        verdict.kind is FurnitureKind.comments
        or "li" in verdict.line.around
        and (verdict.kind is FurnitureKind.related)
    )


def _name_by_a_date(lines: list[Verdict], habit: Habit) -> tuple[str, ...]:
    """A name alone on a line, next to a date alone on one, just below the headline."""
    texts = [v.line.text for v in lines[:BY_A_DATE] if not FRAME & v.line.around]
    dated = [date_line(text, habit=habit) != (None, None) for text in texts]
    for index, text in enumerate(texts[1:], 1):
        if any(dated[max(1, index - 2) : index + 3]) and _is_a_name(text):
            return (text,)
    return ()


def _is_a_name(text: str) -> bool:
    """Whether a line is a name: the place that a report opens with looks like one, in capitals."""
    return text.count(" ") < LONGEST_CREDIT and looks_like_a_name(text)


def _only_byline(verdicts: list[Verdict], habit: Habit) -> tuple[str, ...]:
    """What all lines of the page that say “By …” name, if it is one and the same."""
    if not any(verdict.line.around for verdict in verdicts):  # of flattened text, no frame is known
        return ()
    found = {
        names
        for v in verdicts
        if not v.kept and not ELSEWHERE & v.line.around
        if (names := signed(v.line.text, marked=False, habit=habit))
    }
    return found.pop() if len(found) == 1 else ()


def _bare_name(verdicts: list[Verdict], headline: int | None) -> tuple[str, ...]:
    """A name alone on a line between headline and prose, if it is the only one there.

    The article itself must not speak of it, as it would of a place or a section.
    """
    if headline is None or verdicts[headline].line.around:  # HTML marks its bylines
        return ()
    between = verdicts[headline + 1 : _first_prose(verdicts)][:NEAR]
    names = {v.line.text for v in between if _is_a_name(v.line.text)}
    if not names:
        return ()
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
    named = outlets_named([line.text for line, kind, _, _ in verdicts if kind is not None])
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
        again = (line.text for line, kind, _, _ in verdicts if kind in NAMING and line.text != text)
        if any(
            text in line or (len(last) > 3 and last in line and last in _words_of(line))
            for line in again
        ):
            return text
    return None


def _words_of(line: str) -> list[str]:
    return WORD.findall(line.replace("’s", " ").replace("'s", " "))


def _is_title_cased(text: str) -> bool:
    """A few words, the longer ones all with capitals: “Mail of the Isles”."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() for word in words if len(word) > 3)
        and words[0][0].isupper()
        and all(word.replace("’", "").replace("'", "").replace("-", "").isalpha() for word in words)
    )
