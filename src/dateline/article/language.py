"""Which language a text is in, and whether we read it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import filterfalse
from typing import Any

from dateline.errors import UnknownLanguage
from dateline.languages import table

SHORTEST = 15  # words below which nothing can be told
ENOUGH = 40  # words below which only what is plainly another language is refused
CERTAIN = 0.25  # share of these words from which a text is English; English news has 0.35 to 0.5
HARDLY = 0.12  # share below which it is not
NONE = 0.05  # the same of a short text: hardly a word in it is English
WORD = re.compile(r"[^\W\d_]+")
GLANCE, PLAIN = 600, 0.3  # characters that are enough, and share in them, where it is plain
SAMPLE = 2_000  # characters whose words are looked at
CLASSIFIED = 700  # characters of these from which another language is told
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The language as ISO 639-1; None where the text is too short to tell.

    >>> language_of("Talks.") is None
    True
    """
    words = _words(text[:GLANCE])
    if len(words) >= ENOUGH and _share(words) >= PLAIN:
        return "en"
    sample = text[:SAMPLE]
    words = _words(sample)
    short = len(words) < ENOUGH and sum(map(len, words)) < 200
    if short and len(words) < SHORTEST:
        return None
    share = _share(words)
    if share >= CERTAIN:
        return "en"
    return _classified(sample[:CLASSIFIED], share, NONE if short else HARDLY)


def _share(words: list[str]) -> float:
    """How many of the words are among the most common of English."""
    return sum(map(_common().__contains__, words)) / max(1, len(words))


def _words(text: str) -> list[str]:
    """Its words in small letters; a regular expression is asked only where it must be.

    >>> _words("It isn’t 5 o'clock.")
    ['it', 'o', 'clock', 'isn', 't']
    """
    pieces = text.encode("utf-8", "replace").translate(_LETTERS).decode().split()
    words = list(filter(str.isascii, pieces))
    if len(words) < len(pieces):
        rest = " ".join(filterfalse(str.isascii, pieces))
        words += WORD.findall(rest.lower())
    return words


# of the bytes of UTF-8: ASCII letters small, all other ASCII a space, the rest as it stands
_LETTERS = bytes(
    byte if byte >= 128 else ord(chr(byte).lower()) if chr(byte).isalpha() else 32
    for byte in range(256)
)


@cache
def _common() -> frozenset[str]:
    return frozenset(table("en", "language")["common"])


def _classified(sample: str, share: float, hardly: float) -> str | None:
    code, certainty = _identifier().classify(sample)
    if code == "en":
        return "en"
    return str(code) if share < hardly and certainty > 0.9 else None


@cache
def _identifier() -> Any:
    """py3langid's model, read once and only where the words do not say English (half a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def check_language(where: str, language: str | None, read: Collection[str] | None) -> None:
    """Raises UnknownLanguage for a language that is not among those read; None: all are let by."""
    if language is None or read is None or language in read:
        return
    known = " and ".join(NAMES.get(code, {"en": "English"}.get(code, code)) for code in read)
    raise UnknownLanguage(
        where,
        f"it is in {NAMES.get(language, f'another language (“{language}”)')}",
        f"Dateline reads {known}.",
    )
