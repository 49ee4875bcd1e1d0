"""All that Dateline raises on purpose.

    DatelineError
    ├── UsageError            the command was given something it cannot use      exit 2
    └── PageError             a page could not be read; names it and the reason  exit 1
        ├── FetchError        it could not be had: missing, refused, timed out
        ├── UnreadablePage    it is not text: binary, empty, too large
        ├── NoArticle         it holds no article
        └── UnknownLanguage   it is not in a language that Dateline reads
    StoreError                the database could not be read or written          exit 1
    DeliveryError             a mail could not be handed over                    exit 1

Every error carries `reason` (what happened) and `advice` (what to do next), and pickles.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all; `reason` says what happened, `advice` what to do next."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason, advice)
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return self.reason


class UsageError(DatelineError):
    """The command was given something it cannot use."""


class PageError(DatelineError):
    """A page could not be read.

    `page` is its address, its path or "-".
    """

    def __init__(self, page: str, reason: str, advice: str = "") -> None:
        super().__init__(reason, advice)
        self.args = (page, reason, advice)  # what pickle hands back to __init__
        self.page = page

    def __str__(self) -> str:
        return f"{self.page}: {self.reason}"


class FetchError(PageError):
    """The page could not be had."""


class UnreadablePage(PageError):
    """The page is not text that could be read."""


class NoArticle(PageError):
    """The page holds no article."""


class UnknownLanguage(PageError):
    """The page is not in a language that Dateline reads."""


class StoreError(DatelineError):
    """The database could not be read or written."""


class DeliveryError(DatelineError):
    """A mail could not be handed over."""
