"""Web archives (.warc, .warc.gz) through FastWARC: the pages in them, one after the other.

A damaged stretch costs itself: reading goes on at the next record that begins.
"""

from __future__ import annotations

import http.client
import re
import socket
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import urllib3
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.errors import FetchError, UnreadablePage
from dateline.model import Failed, Page
from dateline.page.fetching import read_bounded
from dateline.page.making import make_page
from dateline.page.sizes import too_large

HTML = ("text/html", "application/xhtml+xml")
HEAD = 65_536  # bytes in which the HTTP header of a record must end
CHUNK = 1 << 20  # bytes looked through at once for the next record
GZIP = b"\x1f\x8b\x08"
BEGINS = b"WARC/1."
SWALLOWED = b"\r\n\r\n" + BEGINS  # another record inside one: its length is wrong
STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})")
HEADER_END = re.compile(rb"\r?\n\r?\n")
CHUNKED = re.compile(rb"[0-9A-Fa-f]+[ \t]*[;\r]")  # how a body in chunks begins
DAMAGED = "The other records are read; fetch the archive again if it was cut off on the way."


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that is no page."""

    what: str  # its kind, for people: "request", "revisit", "not HTML", "not a page (404)"


Taken = Page | Failed | Passed


def read_archive(where: str, *, largest: int) -> Iterator[Taken]:
    """The records of an archive in its order: pages, those that are none, and what is damaged.

    `largest` is in bytes of a page as unpacked, and bounds the memory. A page's `fetched` is its
    record's WARC-Date. Raises FetchError where the file cannot be opened.
    """
    try:
        with Path(where).open("rb") as file:
            yield from _read_all(where, file, largest)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error})"
        raise FetchError(where, reason, "Check the path.") from error


def _read_all(where: str, file: BinaryIO, largest: int) -> Iterator[Taken]:
    packed = file.read(2) == GZIP[:2]
    start = _next_start(file, 0, packed)
    if start is None:
        yield Failed(where, "it holds no WARC record", "Check that it is a web archive.")
    told = False  # whether what is wrong at `start` has been told
    while start is not None:
        last = None
        try:
            for record in _records(file, start):
                last, told = record.stream_pos, False
                yield _take(record, where, largest)
            return
        except _Broken as broken:
            yield broken.failed
        except (OSError, ValueError) as error:  # the next record does not begin as it should
            if not told:
                yield _damaged(where, start if last is None else last, str(error))
            told = last is not None
        start = _next_start(file, (start if last is None else last) + 1, packed)


class _Broken(Exception):
    """The record ends too soon, or says a wrong length: the next must be looked for."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed)
        self.failed = failed


def _damaged(where: str, at: int, reason: str) -> Failed:
    return Failed(f"{where} (byte {at} and after)", f"the archive is damaged: {reason}", DAMAGED)


def _records(file: BinaryIO, start: int) -> Iterator[WarcRecord]:
    file.seek(start)
    return iter(ArchiveIterator(file, parse_http=False))


def _next_start(file: BinaryIO, start: int, packed: bool) -> int | None:
    """Where the next record begins, from a place on; None: no further one does."""
    sign = GZIP if packed else BEGINS
    while True:
        file.seek(start)
        chunk = file.read(CHUNK)
        at = chunk.find(sign)
        while at >= 0:
            if not packed or _begins_record(file, start + at):
                return start + at
            at = chunk.find(sign, at + 1)
        if len(chunk) < CHUNK:
            return None
        start += CHUNK - len(BEGINS)


def _begins_record(file: BinaryIO, at: int) -> bool:
    """Whether a record comes out there, rather than what happens to look like gzip."""
    file.seek(at)
    with suppress(zlib.error):
        head = zlib.decompressobj(wbits=31).decompress(file.read(4096), len(BEGINS))
        return head == BEGINS
    return False


# --------------------------------------------------------------------------- one record


def _take(record: WarcRecord, where: str, largest: int) -> Taken:
    """The page in a record, or why there is none; raises _Broken."""
    if "WARC-Type" not in record.headers:
        raise _Broken(_damaged(where, record.stream_pos, "a record is cut off"))
    if record.record_type != WarcRecordType.response:
        return Passed(record.headers["WARC-Type"].lower())
    uri = (record.headers.get("WARC-Target-URI") or where).strip("<>")
    head = _bytes_of(record, HEAD, where, uri)
    if len(head) < min(HEAD, record.content_length):
        raise _Broken(_cut_short(uri, where))
    answer = _answer_of(head)
    why_not = _why_no_page(record, answer)
    if answer is None or why_not:
        return Passed(why_not)
    raw = head + _bytes_of(record, largest, where, uri) if len(head) == HEAD else head
    if len(raw) < record.content_length and len(raw) >= HEAD + largest:
        error = too_large(uri, record.content_length, largest)
        return Failed(uri, error.reason, error.advice)
    if len(raw) < record.content_length or SWALLOWED in raw:
        raise _Broken(_cut_short(uri, where))
    if truncated := record.headers.get("WARC-Truncated"):
        return Failed(uri, f"{where} holds only its beginning ({truncated})", "Fetch it anew.")
    return _page(uri, answer, raw[answer.end :], largest, _date(record))


def _cut_short(uri: str, where: str) -> Failed:
    return Failed(uri, f"its record in {where} is cut off or of a wrong length", DAMAGED)


def _bytes_of(record: WarcRecord, most: int, where: str, uri: str) -> bytes:
    pieces, size = [], 0
    try:
        while size < most and (piece := record.reader.read(most - size)):
            pieces.append(piece)
            size += len(piece)
    except (OSError, ValueError) as error:
        raise _Broken(
            Failed(uri, f"its record in {where} is damaged ({error})", DAMAGED)
        ) from error
    return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered, as the archive has it."""

    status: int
    headers: Message
    end: int  # of the header in the record; the body follows


def _answer_of(raw: bytes) -> _Answer | None:
    """None: it is no answer of HTTP."""
    status, end = STATUS.match(raw), HEADER_END.search(raw)
    if status is None or end is None:
        return None
    lines = BytesIO(raw[raw.find(b"\n") + 1 : end.end()])
    try:
        return _Answer(int(status[1]), http.client.parse_headers(lines), end.end())
    except http.client.HTTPException:
        return None


def _why_no_page(record: WarcRecord, answer: _Answer | None) -> str:
    """ "" where it is one."""
    if answer is None:
        return "not HTTP"
    if answer.status != 200:
        return f"not a page ({answer.status})"
    said = answer.headers.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type")
    return "" if (said or "").partition(";")[0].strip().lower() in HTML else "not HTML"


def _page(
    uri: str, answer: _Answer, packed: bytes, largest: int, fetched: datetime | None
) -> Page | Failed:
    try:
        body = _unpacked(answer.headers, packed, uri, largest)
    except UnreadablePage as error:
        return Failed(uri, error.reason, error.advice)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, ValueError) as error:
        return Failed(uri, f"its record is not packed as it says ({type(error).__name__})", DAMAGED)
    if not body:
        return Failed(uri, "it is empty (0 bytes)", "Fetch it anew.")
    return make_page(uri, body, media_type=answer.headers.get("Content-Type"), fetched=fetched)


def _unpacked(headers: Message, body: bytes, uri: str, largest: int) -> bytes:
    """The body out of chunks and compression.

    Crawlers, that of Common Crawl among them, unpack bodies and keep the headers as they came; so
    what a header says counts only where the body looks like it.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and CHUNKED.match(body):
        sent = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body
        line = http.client.HTTPResponse(cast("socket.socket", _Line(sent)))
        line.begin()
        body = line.read()
    packing = headers.get("Content-Encoding")
    if not packing or body.lstrip()[:1] == b"<":
        if len(body) > largest:
            raise too_large(uri, None, largest)
        return body
    packed = urllib3.HTTPResponse(
        BytesIO(body), headers={"Content-Encoding": packing}, preload_content=False
    )
    return read_bounded(packed, uri, largest)


class _Line:
    """What stands where a socket would."""

    def __init__(self, sent: bytes) -> None:
        self._sent = sent

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(self._sent)


def _date(record: WarcRecord) -> datetime | None:
    """WARC-Date; None where it is none."""
    with suppress(ValueError):
        when = datetime.fromisoformat(record.headers.get("WARC-Date") or "")
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return None
