"""A page over the network, from a server on this machine that has faults."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import FetchError, UnreadablePage
from dateline.model import Page
from dateline.page import load_page

NOW = datetime(1998, 8, 16, 12, tzinfo=UTC)
BODY = "<p>Talks resumed – at last.</p>".encode()


class Faulty(BaseHTTPRequestHandler):
    """Each path has its fault."""

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
            getattr(self, "say" + self.path.replace("/", "_"))()

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def say_page(self) -> None:
        self.head(Content_Type="text/html; charset=utf-8", Content_Length=str(len(BODY)))
        self.wfile.write(BODY)

    def say_agent(self) -> None:
        self.head(Content_Type="text/plain")
        self.wfile.write(self.headers["User-Agent"].encode())

    def say_moved(self) -> None:
        self.head(302, Location="/page")

    def say_circle(self) -> None:
        self.head(302, Location="/circle")

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
        while True:
            self.wfile.write(b"x" * 10_000)

    def say_announced(self) -> None:
        self.head(Content_Length="99000000")

    def say_silent(self) -> None:
        self.server.stop.wait(5)  # type: ignore[attr-defined]

    def say_trickle(self) -> None:
        self.head()
        while not self.server.stop.wait(0.05):  # type: ignore[attr-defined]
            self.wfile.write(b"x")
            self.wfile.flush()

    def say_short(self) -> None:
        self.head(Content_Length="5000")
        self.wfile.write(b"only this")

    def say_bad_gzip(self) -> None:
        self.head(Content_Encoding="gzip")
        self.wfile.write(b"not gzip at all")

    def say_to_a_file(self) -> None:
        self.head(302, Location="file:///etc/hostname")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
    server.stop = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.stop.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def load(address: str, seconds: float = 2) -> Page:
    return load_page(address, stdin=None, largest=100_000, seconds=seconds, fetched=NOW)


def test_a_page_comes_with_what_the_server_says_and_when(site: str) -> None:
    page = load(f"{site}/page")
    assert page.body == BODY
    assert page.media_type == "text/html; charset=utf-8"
    assert page.fetched == NOW


def test_it_says_who_asks(site: str) -> None:
    assert load(f"{site}/agent").body.startswith(b"Dateline/")


def test_a_redirect_is_followed_and_the_last_address_kept(site: str) -> None:
    assert load(f"{site}/moved").url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "404 Not Found"),
        ("forbidden", "403 Forbidden"),
        ("broken", "500 Internal Server Error"),
        ("circle", "redirects more than 5 times"),
        ("short", "broke off"),
        ("bad_gzip", "broke off"),
        ("to_a_file", "not an address"),
    ],
)
def test_a_fault_of_the_server_is_named(site: str, path: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        load(f"{site}/{path}")
    assert caught.value.page == f"{site}/{path}"
    assert caught.value.advice


def test_an_empty_answer_is_refused(site: str) -> None:
    with pytest.raises(UnreadablePage, match="empty"):
        load(f"{site}/empty")


@pytest.mark.parametrize("path", ["endless", "announced"])
def test_a_page_without_end_is_stopped_at_the_limit(site: str, path: str) -> None:
    with pytest.raises(UnreadablePage, match="too large"):
        load(f"{site}/{path}")


@pytest.mark.parametrize("path", ["silent", "trickle"])
def test_a_page_that_does_not_come_in_time_is_given_up(site: str, path: str) -> None:
    with pytest.raises(FetchError, match=r"not here after 0\.3 seconds"):
        load(f"{site}/{path}", seconds=0.3)


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be reached"):
        load(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a b/", "https://" + "a" * 70])
def test_what_is_no_address_is_an_error_and_no_crash(address: str) -> None:
    with pytest.raises(FetchError):
        load(address)
