"""A page over the network, through urllib3: bounded in time and size."""

from __future__ import annotations

import os
import time
from datetime import datetime
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from dateline import __version__
from dateline.errors import FetchError
from dateline.model import Page
from dateline.page.making import make_page
from dateline.page.sizes import too_large

USER_AGENT = f"Dateline/{__version__}"
REDIRECTS = 5
CHUNK = 65_536  # bytes


def is_address(where: str) -> bool:
    """Whether it is an address to fetch rather than a path.

    >>> is_address("https://example.org/a"), is_address("a.html")
    (True, False)
    """
    return where.lower().startswith(("http://", "https://"))


def fetch(address: str, *, largest: int, seconds: float, fetched: datetime) -> Page:
    """The page at the address where its redirects end.

    Raises FetchError (refused, not found, timed out, broken off), UnreadablePage (too large).
    """
    deadline = time.monotonic() + seconds
    try:
        with _pool(address) as pool:
            response = _open(pool, address, seconds)
            try:
                _check_status(address, response)
                body = _read(address, response, largest, deadline, seconds)
            finally:
                response.close()
    except (HTTPError, OSError, ValueError) as error:
        reason, advice = _reason(error, seconds)
        raise FetchError(address, reason, advice) from error
    return make_page(
        _final(address, response),
        body,
        media_type=response.headers.get("Content-Type"),
        fetched=fetched,
    )


def _pool(address: str) -> urllib3.PoolManager:
    """Straight, or through the proxy that the environment names for this address."""
    parts = urlsplit(address)
    proxy = _environment(f"{parts.scheme.lower()}_proxy") or _environment("all_proxy")
    spared = [one.strip().lstrip(".*") for one in _environment("no_proxy").split(",")]
    host = (parts.hostname or "").lower()
    if not proxy or any(one and (host == one or host.endswith("." + one)) for one in spared):
        return urllib3.PoolManager()
    return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}")


def _environment(name: str) -> str:
    return os.environ.get(name) or os.environ.get(name.upper()) or ""


def _open(pool: urllib3.PoolManager, address: str, seconds: float) -> urllib3.BaseHTTPResponse:
    return pool.request(
        "GET",
        address,
        headers={
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=urllib3.Timeout(total=seconds),
        retries=urllib3.Retry(total=None, connect=0, read=0, other=0, redirect=REDIRECTS),
        preload_content=False,
    )


def _check_status(address: str, response: urllib3.BaseHTTPResponse) -> None:
    if response.status == 200:
        return
    said = f"{response.status} {response.reason or ''}".strip()
    advice = "Check the address."
    if response.status in (401, 402, 403, 451):
        advice = "The site does not give it to programs; save the page and read the file."
    elif response.status == 429 or response.status >= 500:
        advice = "Try again later."
    raise FetchError(address, f"the server answers {said}", advice)


def _read(
    address: str,
    response: urllib3.BaseHTTPResponse,
    largest: int,
    deadline: float,
    seconds: float,
) -> bytes:
    """The body, piece by piece, so that neither an endless nor a trickling one holds us."""
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > largest:
        raise too_large(address, int(announced), largest)
    pieces, size = [], 0
    while piece := response.read1(CHUNK):
        size += len(piece)
        if size > largest:
            raise too_large(address, None, largest)
        if time.monotonic() > deadline:
            raise FetchError(address, *_too_slow(seconds))
        pieces.append(piece)
    return b"".join(pieces)


def _too_slow(seconds: float) -> tuple[str, str]:
    return f"it was not here after {seconds:g} seconds", "Try again, or raise `fetch_seconds`."


def _reason(error: Exception, seconds: float) -> tuple[str, str]:
    """What happened and what to do, for people."""
    if isinstance(error, MaxRetryError) and error.reason is not None:
        if "redirect" in str(error.reason):
            return f"it redirects more than {REDIRECTS} times", "Check the address."
        return _reason(error.reason, seconds)
    if isinstance(error, NameResolutionError):
        return "no such host is known", "Check the address and the connection."
    if isinstance(error, NewConnectionError):
        return "the server could not be reached", "Check the address and the connection."
    if isinstance(error, (ReadTimeoutError, ConnectTimeoutError, TimeoutError)):
        return _too_slow(seconds)
    if isinstance(error, SSLError):
        return f"its certificate could not be trusted ({error})", "Open it in a browser and look."
    if isinstance(error, ValueError):
        return "that is not an address", "An address looks like https://example.org/page."
    return f"the download broke off ({type(error).__name__})", "Try again later."


def _final(address: str, response: urllib3.BaseHTTPResponse) -> str:
    """Where the redirects ended."""
    history = response.retries.history if response.retries else ()
    for step in history:
        address = urljoin(address, step.redirect_location or "")
    return address
