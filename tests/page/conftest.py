"""A server on this machine that has every fault, and a clock that nobody has to wait for."""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import trustme

from dateline.page import Clock

NOW = datetime(1998, 8, 16, 12, tzinfo=UTC)
BODY = "<p>Talks resumed – at last.</p>".encode()


class Server(ThreadingHTTPServer):
    """`asked` are the paths asked for; `robots` the status and text of robots.txt."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Faulty)
        self.stop = threading.Event()
        self.asked: list[str] = []
        self.robots = (404, "")
        self.busy = 0  # how often /busy still answers 429
        self.elsewhere = ""  # where /elsewhere redirects to

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """The client had enough."""


class Faulty(BaseHTTPRequestHandler):
    """Each path has its fault."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        name = self.path.partition("?")[0].replace("/", "_").replace(".", "_")
        with suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
            getattr(self, f"say{name}", self.say_missing)()

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def say_robots_txt(self) -> None:
        status, text = self.server.robots
        self.head(status)
        self.wfile.write(text.encode())

    def say_page(self) -> None:
        self.head(Content_Type="text/html; charset=utf-8", Content_Length=str(len(BODY)))
        self.wfile.write(BODY)

    say_secret_page = say_page

    def say_versioned(self) -> None:
        """As servers do: 304 to who has this version."""
        unchanged = self.headers["If-None-Match"] == '"v1"' or (
            self.headers["If-Modified-Since"] == "Sun, 16 Aug 1998 08:00:00 GMT"
        )
        self.head(
            304 if unchanged else 200,
            ETag='"v1"',
            Last_Modified="Sun, 16 Aug 1998 08:00:00 GMT",
        )
        if not unchanged:
            self.wfile.write(BODY)

    def say_busy(self) -> None:
        self.server.busy -= 1
        if self.server.busy < 0:
            self.say_page()
        else:
            self.head(429, Retry_After="20")

    def say_closed(self) -> None:
        self.head(503, Retry_After="Sun, 16 Aug 1998 15:30:00 GMT")

    def say_overrun(self) -> None:
        self.head(429)

    def say_agent(self) -> None:
        self.head(Content_Type="text/plain")
        self.wfile.write(self.headers["User-Agent"].encode())

    def say_mislabelled(self) -> None:
        self.head(Content_Type="text/html; charset=iso-8859-1")
        self.wfile.write(BODY)

    def say_moved(self) -> None:
        self.head(302, Location="/page")

    def say_moved_to_secret(self) -> None:
        self.head(301, Location="/secret/page")

    def say_elsewhere(self) -> None:
        self.head(302, Location=self.server.elsewhere)

    def say_circle(self) -> None:
        self.head(302, Location="/circle")

    def say_nowhere(self) -> None:
        self.head(302)

    def say_to_a_file(self) -> None:
        self.head(302, Location="file:///etc/hostname")

    def say_missing(self) -> None:
        self.head(404)

    def say_forbidden(self) -> None:
        self.head(403)

    def say_broken(self) -> None:
        self.head(500)

    def say_empty(self) -> None:
        self.head(Content_Length="0")

    def say_endless(self) -> None:
        self.head()
        while not self.server.stop.is_set():
            self.wfile.write(b"x" * 10_000)

    def say_announced(self) -> None:
        self.head(Content_Length="99000000")

    def say_bomb(self) -> None:
        self.head(Content_Encoding="gzip")
        self.wfile.write(gzip.compress(bytes(20_000_000)))

    def say_silent(self) -> None:
        self.server.stop.wait(5)

    def say_slow_head(self) -> None:
        """A header that comes letter by letter, each within any socket's time-out."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not self.server.stop.wait(0.05):
            self.wfile.write(b"x")

    def say_trickle(self) -> None:
        self.head()
        while not self.server.stop.wait(0.05):
            self.wfile.write(b"x")

    def say_short(self) -> None:
        self.head(Content_Length="5000")
        self.wfile.write(b"only this")

    def say_bad_gzip(self) -> None:
        self.head(Content_Encoding="gzip")
        self.wfile.write(b"not gzip at all")


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.stop.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with _running(Server()) as server:
        yield server


@pytest.fixture
def other_server() -> Iterator[Server]:
    with _running(Server()) as server:
        yield server


@pytest.fixture
def site(server: Server) -> str:
    return server.url


@pytest.fixture
def secure_site() -> Iterator[str]:
    """Over TLS, with a certificate of an authority that nobody knows."""
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with _running(server):
        yield server.url.replace("http:", "https:")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


class Hands:
    """A clock moved by hand; waiting moves it, and is written down."""

    def __init__(self) -> None:
        self.at = 0.0
        self.waits: list[float] = []
        self.clock = Clock(lambda: NOW + timedelta(seconds=self.at), lambda: self.at, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.at += seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


def get_of(fetcher: Any, address: str) -> bytes:
    """The body at an address that Dateline found by itself."""
    body: bytes = fetcher.get(address, robot=True).body
    return body
