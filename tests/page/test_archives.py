"""Web archives: their pages come, what is none is counted, what is damaged costs only itself."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import FetchError
from dateline.model import Failed, Page
from dateline.page.archives import Passed, Taken, read_archive

HTML = "<p>Talks resumed – at last, the ministry said.</p>".encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(
    number: int,
    block: bytes = HEAD + b"\r\n" + HTML,
    kind: str = "response",
    more: str = "",
    length: int | None = None,
) -> bytes:
    """A WARC record, as crawlers write it."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2020-01-0{number}T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\n{more}"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(path: Path, data: bytes, largest: int = 100_000) -> list[Taken]:
    path.write_bytes(data)
    return list(read_archive(str(path), largest=largest))


def numbers(taken: list[Taken]) -> list[str]:
    """The pages, by the last letter of their address; "!" for what is damaged."""
    assert not [one for one in taken if isinstance(one, Passed)]
    return ["!" if isinstance(one, Failed) else one.url[-1] for one in taken]


@pytest.fixture(params=["plain.warc", "packed.warc.gz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / request.param


def joined(archive: Path, *records: bytes) -> bytes:
    """Each record packed by itself where the archive is packed, as the standard has it."""
    pack = gzip.compress if archive.suffix == ".gz" else bytes
    return b"".join(pack(one) for one in records)


def test_a_page_comes_with_its_address_its_type_and_the_time_it_was_crawled(archive: Path) -> None:
    (page,) = read(archive, joined(archive, record(1)))
    assert isinstance(page, Page)
    assert (page.url, page.body) == ("https://news.example/1", HTML)
    assert page.media_type == "text/html; charset=utf-8"
    assert page.fetched == datetime(2020, 1, 1, 10, tzinfo=UTC)


def test_what_is_no_page_is_told_apart(archive: Path) -> None:
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone."
    taken = read(
        archive,
        joined(
            archive,
            record(1, b"software: crawler\r\n", "warcinfo"),
            record(2, b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(3, HEAD + b"\r\n", "revisit"),
            record(4, image),
            record(5, missing),
            record(6, b"a line"),
            record(7),
        ),
    )
    assert taken[:-1] == [
        Passed("warcinfo"),
        Passed("request"),
        Passed("revisit"),
        Passed("not HTML"),
        Passed("not a page (404)"),
        Passed("not HTTP"),
    ]
    assert isinstance(taken[-1], Page)


def chunks(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x;ext=1\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Transfer-Encoding: chunked", chunks(HTML)),
        ("Content-Encoding: gzip", gzip.compress(HTML)),
        ("Content-Encoding: deflate", HTML),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunks(gzip.compress(HTML))),
        # crawlers unpack bodies and keep the headers that came
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", HTML),
        ("Content-Encoding: br\r\nContent-Length: 7", HTML),
        ("X-Crawler-Content-Encoding: gzip\r\nContent-Length: 4", HTML),
    ],
)
def test_bodies_are_unpacked_where_they_are_packed(archive: Path, said: str, body: bytes) -> None:
    block = HEAD + said.encode() + b"\r\n\r\n" + body
    (page,) = read(archive, joined(archive, record(1, block)))
    assert isinstance(page, Page), page
    assert page.body == HTML


def test_deflate_is_unpacked(archive: Path) -> None:
    block = HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(HTML)
    (page,) = read(archive, joined(archive, record(1, block)))
    assert isinstance(page, Page)
    assert page.body == HTML


# --------------------------------------------------------------------------- damage


def test_a_damaged_record_costs_only_itself(tmp_path: Path) -> None:
    packed = [gzip.compress(record(n, HEAD + b"\r\n" + HTML * 40)) for n in range(1, 6)]
    damaged = bytearray(packed[2])
    damaged[30:60] = b"\xff" * 30
    taken = read(tmp_path / "a.warc.gz", b"".join([*packed[:2], bytes(damaged), *packed[3:]]))
    assert numbers(taken) == ["1", "2", "!", "4", "5"]
    (failed,) = [one for one in taken if isinstance(one, Failed)]
    assert "a.warc.gz" in failed.url + failed.reason
    assert failed.advice


def test_every_damaged_stretch_is_told(tmp_path: Path) -> None:
    packed = [gzip.compress(record(n, HEAD + b"\r\n" + HTML * 40)) for n in range(1, 6)]
    bad = [bytes([*one[:30], *b"\xff" * 30, *one[60:]]) for one in packed]
    taken = read(tmp_path / "a.warc.gz", b"".join([packed[0], bad[1], bad[2], packed[3], bad[4]]))
    assert numbers(taken) == ["1", "!", "4", "!"]


def test_stray_bytes_between_records_are_told(tmp_path: Path) -> None:
    data = record(1) + b"stray bytes\r\n" * 20 + record(2) + record(3)
    assert numbers(read(tmp_path / "a.warc", data)) == ["1", "!", "2", "3"]


def test_a_record_that_says_too_great_a_length_does_not_swallow_the_others(tmp_path: Path) -> None:
    data = record(1) + record(2, length=9_000) + record(3) + record(4)
    assert numbers(read(tmp_path / "a.warc", data)) == ["1", "!", "3", "4"]


def test_an_archive_that_is_cut_off_gives_what_there_is(archive: Path) -> None:
    data = joined(archive, *[record(n, HEAD + b"\r\n" + HTML * 40) for n in range(1, 4)])
    assert numbers(read(archive, data[:-90])) == ["1", "2", "!"]


def test_a_page_of_which_the_archive_holds_only_the_beginning_is_not_taken_for_whole(
    archive: Path,
) -> None:
    cut = record(1, more="WARC-Truncated: length\r\n")
    (failed,) = read(archive, joined(archive, cut))
    assert isinstance(failed, Failed)
    assert "only its beginning (length)" in failed.reason


def test_a_page_over_the_limit_is_refused_and_the_next_one_comes(archive: Path) -> None:
    long = record(1, HEAD + b"\r\n" + b"<p>and so on</p>" * 40_000)
    bomb = record(2, HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(30_000_000)))
    first, second, third = read(archive, joined(archive, long, bomb, record(3)))
    assert isinstance(first, Failed) and "too large" in first.reason
    assert isinstance(second, Failed) and "too large" in second.reason
    assert isinstance(third, Page)


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    one = record(1, HEAD + b"\r\n" + HTML * 1_000)
    path.write_bytes(one * 400)  # 20 MB
    tracemalloc.start()
    count = sum(1 for _ in read_archive(str(path), largest=100_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 400
    assert peak < 3_000_000


@pytest.mark.parametrize("data", [b"", b"not an archive at all", gzip.compress(b"nor this")])
def test_what_is_no_archive_says_so(archive: Path, data: bytes) -> None:
    (failed,) = read(archive, data)
    assert isinstance(failed, Failed)
    assert "no WARC record" in failed.reason


def test_an_archive_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="cannot be read"):
        list(read_archive(str(tmp_path / "no.warc"), largest=100))
