"""The whole way, once, readable: a page to its findings; findings to stories; stories to a brief.

    page ─ article ─ reading ─ actors, places ─ statements ─ events ─ findings ─ stories ─ brief

Nothing here touches network, database or clock: they come in as arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from dateline.actors import find_actors
from dateline.article import NO_LESSONS, Errand, Lessons, extract_article
from dateline.events import find_events
from dateline.model import Article, Findings, Page, Reading
from dateline.places import find_places
from dateline.reading import load_reader
from dateline.statements import find_loaded, find_statements, own_voice

Reader = Callable[[Article], Reading]


def read_page(
    page: Page, reader: Reader, *, published: date | None = None, lessons: Lessons = NO_LESSONS
) -> Findings:
    """All that one page says; `published` is the day it came out where it does not say itself.

    `lessons` are what is known of outlets beforehand. Raises PageError where the page cannot be
    read.
    """
    return read_article(extract_article(page, published=published, lessons=lessons), reader)


def read_article(article: Article, reader: Reader) -> Findings:
    """All that one article says."""
    reading = reader(article)
    places = find_places(reading)
    cast = find_actors(reading, places)
    statements = find_statements(reading, cast)
    events = find_events(reading, cast, statements, places)
    return Findings(
        article,
        tuple(sentence.span for sentence in reading.sentences),
        cast,
        reading.times,
        places,
        statements,
        events,
        find_loaded(reading, statements),
        own_voice(reading, statements),
    )


def page_reader(language: str = "en", published: date | None = None) -> Callable[[Page], Findings]:
    """What reads one page after the other; loads the parser once."""
    return partial(_read, load_reader(language), published)


def _read(reader: Reader, published: date | None, page: Page) -> Findings:
    return read_page(page, reader, published=published)


def errand_reader(language: str = "en") -> Callable[[Errand], Findings]:
    """What a worker does with each errand; loads the parser once."""
    return partial(_run, load_reader(language))


def _run(reader: Reader, errand: Errand) -> Findings:
    return read_page(errand.page, reader, published=errand.published, lessons=errand.lessons)
