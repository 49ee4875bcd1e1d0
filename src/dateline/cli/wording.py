"""Single values of a record in words: days, codes, figures, places, and the words of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, timezone

from dateline.cli.terminal import printable
from dateline.model import (
    Actor,
    Article,
    Dateline,
    Days,
    Event,
    Figure,
    Findings,
    Grain,
    Place,
    Span,
    Stamp,
    Statement,
    Status,
    TimeExpression,
)

# TIMEX3's values for a time that is no stretch of the calendar
VAGUE = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}


def short(record_id: str) -> str:
    """The beginning of an id, enough for `dateline why`.

    >>> short("e-f372bac5151421d")
    'e-f372bac5'
    """
    return record_id[:10]


def quoted(text: str, span: Span) -> str:
    """The words of the page, in quotation marks."""
    return f"“{' '.join(printable(span.of(text)).split())}”"


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2023, 10, 16))
    'Mon 16 October 2023'
    """
    return f"{day:%a} {day.day} {day:%B %Y}"


def days_in_words(days: Days) -> str:
    """
    >>> days_in_words(Days(date(2023, 10, 16), date(2023, 10, 22), Grain.week))
    '16 to 22 October 2023'
    >>> days_in_words(Days(date(2023, 1, 1), date(2023, 12, 31), Grain.year))
    '2023'
    """
    first, last = days.first, days.last
    if first == last:
        return day_in_words(first)
    if days.grain is Grain.year and (first.month, first.day) == (1, 1):
        return f"{first:%Y}"
    if days.grain is Grain.month:
        return f"{first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def time_in_words(text: str, time: TimeExpression) -> str:
    """ "“on Monday” = Mon 16 October 2023", "“Monday”: unresolved", "“three days” = P3D"."""
    words = quoted(text, time.span)
    if time.days is not None:
        return f"{words} = {days_in_words(time.days)}"
    if time.value is None:
        return f"{words}: unresolved"
    return f"{words} = {VAGUE.get(time.value, time.value)}"


def code_of(actor: Actor) -> str:
    """Country and sectors as PLOVER has them; "?" follows what was inferred rather than read."""
    country = actor.country and actor.country + ("?" if "country" in actor.inferred else "")
    sectors = [s + ("?" if "sectors" in actor.inferred else "") for s in actor.sectors]
    return " ".join(filter(None, [country, *sectors]))


def act_in_words(event: Event) -> str:
    """ "CONSULT phone", "planned CONSULT, so AGREE", "denied ASSAULT"."""
    modes = " ".join(mode.replace("_", " ") for mode in event.modes)
    act = f"{event.act} {modes}".strip()
    if event.status is not Status.happened:
        act = f"{event.status} {act}"
    if event.event is None:
        return f"{act}, no PLOVER event"
    return act if event.event == event.act else f"{act}, so {event.event}"


QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def scores_in_words(event: Event) -> str:
    """ "material conflict −9.5": PLOVER's quad class and score; empty where there is no event."""
    if event.quad is None or event.score is None:
        return ""
    return f"{QUADS[event.quad]} {_signed(event.score)}"


def cameo_in_words(event: Event) -> str:
    """ "CAMEO 195 (Goldstein −10)"."""
    scale = "" if event.goldstein is None else f" (Goldstein {_signed(event.goldstein)})"
    return f"CAMEO {event.cameo}{scale}" if event.cameo else ""


def _signed(score: float) -> str:
    return f"{score:+g}".replace("-", "−") if score else "0"


def figure_in_words(text: str, figure: Figure) -> str:
    """ "at least 200 killed (“hundreds”)"; a sum in the page's own words."""
    if figure.what == "money":
        return quoted(text, figure.span)
    if figure.high is None:
        number = f"at least {figure.low:,}"
    else:
        number = f"{figure.low:,}"
        number += "" if figure.low == figure.high else f" to {figure.high:,}"
    return f"{number} {figure.what} ({quoted(text, figure.span)})"


def place_in_words(place: Place) -> str:
    """ "Tel Aviv, ISR (near)"."""
    country = "" if place.country is None else f", {place.country}"
    return f"{printable(place.name)}{country} ({place.precision})"


def source_in_words(findings: Findings, statement: Statement) -> str:
    """Who says it: the actor, the words that could not be resolved, or that nobody is named."""
    text = findings.article.text
    words = quoted(text, statement.source) if statement.source else None
    if statement.speaker is None:
        return f"{words} (unresolved)" if words else "nobody named"
    return printable(findings.cast.actor(statement.speaker).name)


def sentence_number(sentences: Iterable[Span], span: Span) -> int | None:
    """Which sentence of the article it stands in, from 1."""
    return next((n for n, s in enumerate(sentences, 1) if s.meets(span)), None)


def published_in_words(article: Article) -> str:
    """When it came out, or that the page does not say."""
    if article.published is None:
        return "not on the page (--published DATE gives it)"
    return stamp_in_words(article.published)


def stamp_in_words(stamp: Stamp) -> str:
    """The day; and the time in the page's own zone, where the page names one.

    >>> from datetime import UTC, datetime
    >>> stamp_in_words(Stamp(date(1998, 8, 16), datetime(1998, 8, 15, 23, 30, tzinfo=UTC), 60))
    'Sun 16 August 1998, 00:30 UTC+01:00'
    """
    day = day_in_words(stamp.day)
    if stamp.at is None:
        return day
    if stamp.offset is None:
        return f"{day}, {stamp.at:%H:%M} UTC"
    local = stamp.at.astimezone(timezone(timedelta(minutes=stamp.offset)))
    return f"{day}, {local:%H:%M} {local.tzname()}"


def dateline_in_words(article: Article, dateline: Dateline) -> str:
    """Where, when and by which agency, as far as it says: "GENEVA, 3 October 1998, Agency"."""
    place = dateline.place.of(article.text) if dateline.place else None
    day = day_in_words(dateline.day) if dateline.day else None
    return ", ".join(part for part in (place, day, dateline.agency) if part)
