"""One request over the network, through urllib3: bounded in time and size, no redirect followed."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from dateline import __version__
from dateline.errors import FetchError
from dateline.page.sizes import too_large

USER_AGENT = f"Dateline/{__version__}"
CHUNK = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body unpacked, empty unless the status is 200."""

    address: str
    status: int
    reason: str
    headers: Mapping[str, str]  # names in any case
    body: bytes

    @property
    def said(self) -> str:
        """ "404 Not Found"."""
        return f"{self.status} {self.reason}".strip()


def is_address(where: str) -> bool:
    """Whether it is an address to fetch rather than a path.

    >>> is_address("https://example.org/a"), is_address("a.html")
    (True, False)
    """
    return where.lower().startswith(("http://", "https://"))


def server_of(address: str) -> str:
    """The host, without port, in lower case; "" where there is none.

    >>> server_of("https://News.example:8080/a")
    'news.example'
    """
    with suppress(ValueError):
        return urlsplit(address).hostname or ""
    return ""


def ask(
    address: str,
    *,
    headers: Mapping[str, str],
    largest: int,
    seconds: float,
    steady: Callable[[], float],
    cut: bool = False,
) -> Answer:
    """What the server answers to a GET; `largest` is in bytes as unpacked.

    With `cut` a longer body ends at `largest`. Raises FetchError (not reached, timed out, broken
    off), UnreadablePage (too large); both name the address.
    """
    deadline = steady() + seconds
    try:
        with _cut_after(seconds), _pool(address) as pool:
            response = _open(pool, address, headers, max(seconds, 0.001))
            try:
                body = b""
                if response.status == 200:
                    body = read_bounded(response, address, largest, cut=cut)
            finally:
                response.close()
    except (HTTPError, OSError, ValueError) as error:
        late = steady() >= deadline
        raise FetchError(
            address, *(_too_slow(seconds) if late else _reason(error, seconds))
        ) from error
    if steady() >= deadline:  # the line was cut; a body without a stated length seems to end there
        raise FetchError(address, *_too_slow(seconds))
    return Answer(address, response.status, response.reason or "", response.headers, body)


def _open(
    pool: urllib3.PoolManager, address: str, headers: Mapping[str, str], seconds: float
) -> urllib3.BaseHTTPResponse:
    return pool.request(
        "GET",
        address,
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", **headers},
        timeout=urllib3.Timeout(total=seconds),
        retries=False,
        redirect=False,
        preload_content=False,
    )


def read_bounded(
    response: urllib3.BaseHTTPResponse, address: str, largest: int, *, cut: bool = False
) -> bytes:
    """The unpacked body, piece by piece, so that an endless one does not fill the memory.

    With `cut` a longer one ends at `largest` bytes; else UnreadablePage is raised.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > largest and not cut:
        raise too_large(address, int(announced), largest)
    pieces, size = [], 0
    while size <= largest and (piece := response.read1(CHUNK)):
        pieces.append(piece)
        size += len(piece)
    if size > largest and not cut:
        raise too_large(address, None, largest)
    return b"".join(pieces)[:largest]


# --------------------------------------------------------------------------- connections


def _pool(address: str) -> urllib3.PoolManager:
    """Straight, or through the proxy that the environment names for this address."""
    parts = urlsplit(address)
    proxy = _environment(f"{parts.scheme.lower()}_proxy") or _environment("all_proxy")
    if not proxy or _is_spared(parts.hostname or ""):
        pool = urllib3.PoolManager()
    else:
        pool = urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}")
    pool.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
    return pool


def _is_spared(host: str) -> bool:
    """Whether no_proxy names the host, or a domain that it is of, or "*"."""
    spared = [one.strip().lstrip(".*") for one in _environment("no_proxy").split(",")]
    every = "*" in _environment("no_proxy").replace(" ", "").split(",")
    return every or any(one and (host == one or host.endswith("." + one)) for one in spared)


def _environment(name: str) -> str:
    return os.environ.get(name) or os.environ.get(name.upper()) or ""


# the lines that the request under way waits on
_LINES: ContextVar[list[socket.socket]] = ContextVar("_LINES")


@contextmanager
def _cut_after(seconds: float) -> Iterator[None]:
    """Cuts the lines of a request that is not over by then.

    A socket's own time-out starts anew with each byte, so a server that trickles could hold us.
    """
    lines: list[socket.socket] = []
    before = _LINES.set(lines)
    timer = threading.Timer(seconds, _cut, (lines,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        _LINES.reset(before)


def _cut(lines: list[socket.socket]) -> None:
    for line in lines:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


class _Watched:
    """A connection whose line can be cut."""

    def getresponse(self) -> Any:
        line: Any = self
        _LINES.get().append(line.sock)
        return super().getresponse()  # type: ignore[misc]


class _PlainConnection(_Watched, HTTPConnection):
    pass


class _SecureConnection(_Watched, HTTPSConnection):
    pass


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


# --------------------------------------------------------------------------- what went wrong


def _too_slow(seconds: float) -> tuple[str, str]:
    return f"it was not here after {seconds:.3g} seconds", "Try again, or raise `fetch_seconds`."


def _reason(error: Exception, seconds: float) -> tuple[str, str]:
    """What happened and what to do, for people."""
    if isinstance(error, NameResolutionError):
        return "no such host is known", "Check the address and the connection."
    if isinstance(error, NewConnectionError):
        return "the server could not be reached", "Check the address and the connection."
    if isinstance(error, (ReadTimeoutError, ConnectTimeoutError, TimeoutError)):
        return _too_slow(seconds)
    if isinstance(error, SSLError):
        return f"its certificate could not be trusted ({error})", "Open it in a browser and look."
    if isinstance(error, DecodeError):
        return "the download broke off (it is not packed as it says)", "Try again later."
    if isinstance(error, IncompleteRead) or _incomplete(error):
        return "the download broke off (it is shorter than it says)", "Try again later."
    if isinstance(error, ValueError):
        return "that is not an address", "An address looks like https://example.org/page."
    return f"the download broke off ({type(error).__name__})", "Try again later."


def _incomplete(error: Exception) -> bool:
    return isinstance(error, ProtocolError) and any(
        isinstance(part, IncompleteRead) for part in error.args
    )
