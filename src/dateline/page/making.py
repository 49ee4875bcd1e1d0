"""A page from its bytes."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from dateline.model import Page, content_id


def make_page(
    url: str,
    body: bytes,
    *,
    media_type: str | None = None,
    fetched: datetime | None = None,
) -> Page:
    """The page; its id depends on address and bytes, so the same page twice has one id.

    >>> make_page("a", b"x").id == make_page("a", b"x").id != make_page("a", b"y").id
    True
    """
    page_id = content_id("p", url, sha256(body).hexdigest())
    return Page(page_id, url, fetched, media_type, body)
