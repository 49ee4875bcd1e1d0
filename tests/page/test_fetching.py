"""A page over the network, from a server on this machine that has faults."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from dateline.errors import FetchError, UnreadablePage
from dateline.model import Page
from dateline.page import load_page
from tests.page.conftest import BODY

NOW = datetime(1998, 8, 16, 12, tzinfo=UTC)


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
        ("short", "shorter than it says"),
        ("bad_gzip", "not packed as it says"),
        ("to_a_file", "not an address"),
        ("nowhere", "not an address"),
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


@pytest.mark.parametrize("path", ["endless", "announced", "bomb"])
def test_a_page_without_end_is_stopped_at_the_limit(site: str, path: str) -> None:
    with pytest.raises(UnreadablePage, match="too large"):
        load(f"{site}/{path}")


@pytest.mark.parametrize("path", ["silent", "trickle", "slow_head"])
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


def test_a_certificate_that_nobody_vouches_for_is_named(secure_site: str) -> None:
    with pytest.raises(FetchError, match="certificate could not be trusted"):
        load(f"{secure_site}/page")


def test_bytes_and_the_charset_of_the_header_come_as_they_are(site: str) -> None:
    """What the bytes are is for `article.decoding`, which knows that headers are often wrong."""
    page = load(f"{site}/mislabelled")
    assert page.media_type == "text/html; charset=iso-8859-1"
    assert page.body == BODY
