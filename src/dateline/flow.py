"""The whole way, once, readable: a page to its findings; findings to stories; stories to a brief.

    page ─ article ─ reading ─ actors, places ─ statements ─ events ─ findings ─ stories ─ brief

Nothing here touches network, database or clock: they come in as arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from dateline.actors import NO_MEMORY, Memory, find_actors, roles_read
from dateline.article import NO_LESSONS, Errand, Lessons, extract_article
from dateline.events import find_events
from dateline.model import Article, Findings, Page, Reading
from dateline.places import survey
from dateline.reading import load_reader
from dateline.statements import find_loaded, find_statements, own_voice

Reader = Callable[[Article], Reading]


def read_page(
    page: Page,
    reader: Reader,
    *,
    published: date | None = None,
    lessons: Lessons = NO_LESSONS,
    memory: Memory = NO_MEMORY,
) -> Findings:
    """All that one page says; `published` is the day it came out where it does not say itself.

    `lessons` are what is known of outlets beforehand, `memory` what is of people. Raises
    PageError where the page cannot be read.
    """
    article = extract_article(page, published=published, lessons=lessons)
    return read_article(article, reader, memory)


def read_article(article: Article, reader: Reader, memory: Memory = NO_MEMORY) -> Findings:
    """All that one article says."""
    reading = reader(article)
    places, unplaced = survey(reading)
    cast = find_actors(reading, places, memory)
    statements = find_statements(reading, cast)
    events = find_events(reading, cast, statements, places)
    sentences = tuple(sentence.span for sentence in reading.sentences)
    return Findings(
        article,
        sentences,
        cast,
        reading.times,
        places,
        statements,
        events,
        find_loaded(reading, statements),
        own_voice(reading, statements),
        roles_read(article, sentences, cast),
        unplaced,
    )


def page_reader(
    language: str = "en", published: date | None = None, memory: Memory = NO_MEMORY
) -> Callable[[Page], Findings]:
    """What reads one page after the other; loads the parser once."""
    return partial(_read, load_reader(language), published, memory)


def _read(reader: Reader, published: date | None, memory: Memory, page: Page) -> Findings:
    return read_page(page, reader, published=published, memory=memory)


def errand_reader(language: str = "en", memory: Memory = NO_MEMORY) -> Callable[[Errand], Findings]:
    """What a worker does with each errand; loads the parser once."""
    return partial(_run, load_reader(language), memory)


def _run(reader: Reader, memory: Memory, errand: Errand) -> Findings:
    page, lessons = errand.page, errand.lessons
    return read_page(page, reader, published=errand.published, lessons=lessons, memory=memory)
