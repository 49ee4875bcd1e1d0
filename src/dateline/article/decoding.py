"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

from dateline.errors import UnreadablePage
from dateline.model import Page

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# how files that are no text begin, and what to call them
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or a Word or OpenDocument file)"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"RIFF", "an image, sound or video (RIFF)"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90", "a program (Windows)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "sound or video (Ogg)"),
    (b"{\\rtf", "an RTF document"),
)
META_CHARSET = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
NOT_TEXT = "Dateline reads HTML and plain text; save the article as one of these."
# what browsers read where a page says the name on the left (WHATWG encoding standard)
AS_BROWSERS = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "gb2312": "gb18030"}
STRAY_NULS = 0.001  # share of NULs up to which they are dropped rather than the page refused
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
CONTROL_BYTES = bytes(byte for byte in range(128) if CONTROLS.match(chr(byte)))
VALID = "utf-8 (valid)"
ASCII = bytes(range(128))
MOST_ACCENTS = 0.1  # of the bytes of Western text, French and Spanish included, with room
MOST_CONTROLS = 0.02  # share of control characters above which it is no text


def decode(page: Page) -> tuple[str, str]:
    """The page's text, and how its encoding is known: ("…", "utf-8 (valid)").

    By byte order mark, else UTF-8 where the bytes are valid UTF-8, else what the server or the
    page says, else as charset-normalizer guesses. Raises UnreadablePage for what is no text.
    """
    _refuse_known_formats(page)
    text, known_by = _decode(page)
    plain = text if _is_plain(page.body, known_by) else CONTROLS.sub("", text)
    controls = len(text) - len(plain)
    if controls > MOST_CONTROLS * max(len(text), 1) and controls > 3:
        raise UnreadablePage(page.url, "it is binary data, not text", NOT_TEXT)
    if not text.strip("\ufeff\u200b\u00a0 \t\r\n\f\v\0"):
        raise UnreadablePage(page.url, "it is empty but for white space", "Check the source.")
    return plain, known_by


def _is_plain(body: bytes, known_by: str) -> bool:
    """Whether UTF-8 holds no control characters: the bytes say so faster than the text."""
    return known_by == VALID and len(body.translate(None, CONTROL_BYTES)) == len(body)


def _refuse_known_formats(page: Page) -> None:
    for start, name in MAGIC:
        if page.body.startswith(start):
            raise UnreadablePage(page.url, f"it is {name}, not text", NOT_TEXT)
    if page.body[4:8] == b"ftyp":
        raise UnreadablePage(page.url, "it is a video or an image (MP4, HEIC), not text", NOT_TEXT)


def _decode(page: Page) -> tuple[str, str]:
    body = page.body
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace"), f"{encoding} (byte order mark)"
    if b"\0" in body:
        return _with_nuls(page)
    try:
        return body.decode("utf-8"), VALID
    except UnicodeDecodeError:
        pass
    return _mostly_utf8(body) or _declared(page) or _guessed(body)


def _with_nuls(page: Page) -> tuple[str, str]:
    """UTF-16 without a mark has a NUL beside each Latin letter; a stray NUL is dropped."""
    head = page.body[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if half and here > 0.4 * half and there < 0.1 * half:
            return page.body.decode(encoding, "replace"), f"{encoding} (pattern of NULs)"
    if page.body.count(0) > STRAY_NULS * len(page.body):
        raise UnreadablePage(page.url, "it is binary data (it holds NUL bytes)", NOT_TEXT)
    return _decode(
        Page(page.id, page.url, page.fetched, page.media_type, page.body.replace(b"\0", b""))
    )


def _mostly_utf8(body: bytes) -> tuple[str, str] | None:
    """Mixed encodings: UTF-8 with a few bytes of Windows-1252 in it, each read as what it is."""
    text = body.decode("utf-8", "surrogateescape")
    stray = len(re.findall("[\udc80-\udcff]", text))
    valid = sum(1 for letter in text if letter > "\x7f") - stray
    if stray > valid:
        return None
    fixed = re.sub("[\udc80-\udcff]", _windows_1252, text)
    return fixed, f"utf-8 with {stray} bytes of windows-1252"


def _windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("windows-1252", "replace")


def _declared(page: Page) -> tuple[str, str] | None:
    """As the server says, else the page; None where that is nothing, or wrong."""
    header = HEADER_CHARSET.search(page.media_type or "")
    meta = META_CHARSET.search(page.body[:4096])
    for name, who in (
        (header[1] if header else None, "HTTP"),
        (meta[1].decode("ascii") if meta else None, "meta"),
    ):
        try:
            codec = codecs.lookup(name or "").name
            encoding = AS_BROWSERS.get(codec, codec)
            return page.body.decode(encoding), f"{encoding} ({who})"
        except (LookupError, ValueError):
            continue
    return None


def _guessed(body: bytes) -> tuple[str, str]:
    """Mostly ASCII is the standard's default for Western text; else what the bytes look like."""
    high = len(body.translate(None, ASCII))
    if high <= MOST_ACCENTS * len(body):
        with suppress(UnicodeDecodeError):
            return body.decode("windows-1252"), "windows-1252 (the Western default)"
    best = from_bytes(body[:100_000]).best()
    encoding = best.encoding if best else "windows-1252"
    return body.decode(encoding, "replace"), f"{encoding} (guessed from the bytes)"
