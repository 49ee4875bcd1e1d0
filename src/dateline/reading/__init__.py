"""Article → Reading: sentences, words, parse, names and times, once for all later stages.

`load_reader("en")` loads the parser (about a second) and gives the function that reads.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.errors import UnknownLanguage
from dateline.languages import KNOWN
from dateline.model import Article, Reading
from dateline.reading.parser import load_parser, parse
from dateline.reading.times import find_times

__all__ = ["load_reader"]


def load_reader(language: str = "en") -> Callable[[Article], Reading]:
    """The function that reads articles of a language.

    Raises UnknownLanguage where Dateline does not know it.
    """
    if language not in KNOWN:
        raise UnknownLanguage(
            "-", f"Dateline does not read {language!r}", f"it reads: {', '.join(KNOWN)}"
        )
    parser = load_parser(language)

    def read_article(article: Article) -> Reading:
        sentences, words, names = parse(parser, article)
        day = article.published.day if article.published else None
        return Reading(article, sentences, words, names, find_times(article.text, day))

    return read_article
