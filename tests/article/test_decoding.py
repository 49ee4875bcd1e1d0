"""Bytes to text: the encoding, and whether it is text at all."""

from __future__ import annotations

import codecs

import pytest
from tests.harbour import page_of

from dateline.article.decoding import decode
from dateline.errors import UnreadablePage

TEXT = "Café “Zur Fähre” – où l’on dîne à midi."


@pytest.mark.parametrize(
    ("body", "media_type", "known_by"),
    [
        (TEXT.encode(), None, "utf-8 (valid)"),
        (TEXT.encode(), "text/html; charset=iso-8859-1", "utf-8 (valid)"),
        (codecs.BOM_UTF8 + TEXT.encode(), None, "utf-8 (byte order mark)"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, "utf-16-le (byte order mark)"),
        (TEXT.encode("utf-16-le"), None, "utf-16-le (pattern of NULs)"),
        (TEXT.encode("utf-16-be"), None, "utf-16-be (pattern of NULs)"),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1", "windows-1252 (HTTP)"),
    ],
)
def test_the_encoding_is_found_and_how_it_is_known_said(
    body: bytes, media_type: str | None, known_by: str
) -> None:
    assert decode(page_of(body, media_type=media_type)) == (TEXT, known_by)


def test_the_page_itself_may_say_its_encoding() -> None:
    body = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + (
        "Мэры договорились".encode("cp1251")
    )
    text, known_by = decode(page_of(body))
    assert text.endswith("Мэры договорились")
    assert known_by.endswith("(meta)")


def test_bytes_of_another_encoding_in_utf8_are_read_as_what_they_are() -> None:
    body = "Café, dîner, où, déjà, été, ".encode() + b"and \x93quoted\x94."
    text, known_by = decode(page_of(body))
    assert text == "Café, dîner, où, déjà, été, and “quoted”."
    assert known_by == "utf-8 with 2 bytes of windows-1252"


def test_without_any_word_of_its_encoding_it_is_guessed() -> None:
    body = "Мэры двух городов договорились вместе чинить старый паром. ".encode("cp1251") * 5
    text, known_by = decode(page_of(body))
    assert "старый паром" in text
    assert "guessed" in known_by


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8brest", "gzip"),
        (b"GIF89a", "image"),
        (b"\x00\x00\x00\x20ftypmp42", "video"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04\x05\x06 abc", "binary"),
        ("\u200b \u00a0\n".encode(), "white space"),
    ],
)
def test_what_is_no_text_is_refused_by_name(body: bytes, what: str) -> None:
    with pytest.raises(UnreadablePage, match=what) as caught:
        decode(page_of(body))
    assert caught.value.advice


def test_a_short_western_text_that_declares_nothing_keeps_its_accents() -> None:
    body = "The mayor of Málaga, José Peña, said that the port would reopen.".encode("cp1252")
    text, known_by = decode(page_of(body))
    assert "Málaga, José Peña" in text
    assert known_by == "windows-1252 (the Western default)"
