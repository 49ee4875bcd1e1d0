"""One page, wherever it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from dateline.errors import FetchError, UnreadablePage
from dateline.model import Page
from dateline.page.asking import Fetcher
from dateline.page.fetching import Answer, is_address
from dateline.page.folders import MEDIA_TYPES
from dateline.page.making import make_page
from dateline.page.manners import Clock, Manners
from dateline.page.sizes import too_large

STDIN = "-"


def load_page(
    where: str,
    *,
    stdin: BinaryIO | None,
    largest: int,
    seconds: float,
    fetched: datetime,
) -> Page:
    """The page at an address (http, https), in a file, or on standard input (`-`).

    `largest` is in bytes; `seconds` is for the whole of a download, redirects included; `fetched`
    is the time now, and stands in the page only if it came over the network.

    Raises FetchError where the page cannot be had, UnreadablePage where it is empty or too large.
    """
    if is_address(where):
        fetcher = Fetcher(Manners(largest, seconds, pause=0), Clock(lambda: fetched))
        page = page_of(fetcher.get(where), fetched)
    elif where == STDIN:
        page = make_page(STDIN, _from_stdin(stdin, largest))
    else:
        media_type = MEDIA_TYPES.get(Path(where).suffix.lower())
        page = make_page(where, _from_file(where, largest), media_type=media_type)
    if not page.body:
        raise UnreadablePage(where, "it is empty (0 bytes)", "Check where it was saved from.")
    return page


def page_of(answer: Answer, fetched: datetime) -> Page:
    """The page that a server gave."""
    media_type = answer.headers.get("Content-Type")
    return make_page(answer.address, answer.body, media_type=media_type, fetched=fetched)


def _from_stdin(stdin: BinaryIO | None, largest: int) -> bytes:
    if stdin is None:
        raise FetchError(STDIN, "there is no standard input", "Name a file or an address.")
    body = stdin.read(largest + 1)
    if len(body) > largest:
        raise too_large(STDIN, None, largest)
    return body


def _from_file(where: str, largest: int) -> bytes:
    path = Path(where)
    try:
        if path.is_dir():
            raise FetchError(where, "it is a folder", f"`dateline add {where}` takes a folder.")
        size = path.stat().st_size
        if size > largest:
            raise too_large(where, size, largest)
        with path.open("rb") as file:
            body = file.read(largest + 1)
    except FileNotFoundError as error:
        raise FetchError(where, "there is no such file", "Check the path.") from error
    except PermissionError as error:
        raise FetchError(where, "no permission to read it", "Check who may read it.") from error
    except (OSError, ValueError) as error:
        raise FetchError(
            where, f"it cannot be read ({_words(error)})", "Check the path."
        ) from error
    if len(body) > largest:  # a pipe or a device has no size
        raise too_large(where, None, largest)
    return body


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
