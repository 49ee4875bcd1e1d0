"""Finds the article on a page: its text block by block, what is known about it, and what was set aside.

Two doors, one house: the bytes are decoded; HTML becomes a stream of visible lines with trafilatura
saying which are the article's, text already flattened is a stream of lines by itself, weighed one by
one; phrases known as furniture are set aside in both. Every visible line ends up in the article's
text or in its furniture.
"""

from dateline.article.extraction import extract_article
from dateline.article.lessons import NO_LESSONS, Errand, Lessons, Rule, is_outdated, read_rules
from dateline.article.outlet import LEAST_PAGES, OutletLines, lines_of, returning_lines
from dateline.article.plain import plain_article

__all__ = [
    "LEAST_PAGES",
    "NO_LESSONS",
    "Errand",
    "Lessons",
    "OutletLines",
    "Rule",
    "extract_article",
    "is_outdated",
    "lines_of",
    "plain_article",
    "read_rules",
    "returning_lines",
]
