"""One page, wherever it is."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import FetchError, UnreadablePage
from dateline.page import load_page, make_page

NOW = datetime(1998, 8, 16, 12, tzinfo=UTC)


def load(where: str | Path, stdin: bytes | None = None, largest: int = 1000):
    stream = None if stdin is None else io.BytesIO(stdin)
    return load_page(str(where), stdin=stream, largest=largest, seconds=2, fetched=NOW)


def test_a_file_comes_in_byte_for_byte_with_its_path_as_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"\xff\x00 <p>\r\n")
    page = load(path)
    assert (page.body, page.url, page.media_type) == (b"\xff\x00 <p>\r\n", str(path), "text/html")
    assert page.fetched is None, "a file was not fetched over the network"


def test_standard_input_is_a_page_called_dash() -> None:
    page = load("-", stdin=b"Talks resumed.")
    assert (page.url, page.body, page.media_type) == ("-", b"Talks resumed.", None)


def test_the_same_bytes_at_the_same_address_have_one_id() -> None:
    assert load("-", b"one").id == load("-", b"one").id == make_page("-", b"one").id
    assert load("-", b"one").id != load("-", b"two").id


@pytest.mark.parametrize(
    ("where", "reason"),
    [("no/such/file.txt", "no such file"), (".", "folder"), ("a\0b", "cannot be read")],
)
def test_what_cannot_be_had_says_why_and_what_to_do(where: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        load(where)
    assert caught.value.page == where
    assert caught.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Talks.")
    path.chmod(0)
    with pytest.raises(FetchError, match="permission"):
        load(path)


def test_no_standard_input_is_an_error() -> None:
    with pytest.raises(FetchError, match="no standard input"):
        load("-")


@pytest.mark.parametrize("stdin", [b"", None])
def test_an_empty_page_is_refused(stdin: bytes | None, tmp_path: Path) -> None:
    where = "-" if stdin is not None else tmp_path / "empty.txt"
    if stdin is None:
        Path(where).touch()
    with pytest.raises(UnreadablePage, match="empty"):
        load(where, stdin)


def test_a_page_over_the_limit_says_its_size_and_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 2500)
    with pytest.raises(UnreadablePage, match=r"2\.5 kB, the limit is 1\.0 kB"):
        load(path)
    with pytest.raises(UnreadablePage, match=r"over 1\.0 kB"):
        load("-", stdin=b"x" * 1001)


def test_a_page_of_just_the_limit_is_taken() -> None:
    assert len(load("-", stdin=b"x" * 1000).body) == 1000
