"""How large a page may be, and how to say that one is larger."""

from __future__ import annotations

from dateline.errors import UnreadablePage


def too_large(where: str, size: int | None, largest: int) -> UnreadablePage:
    """The error for a page over the limit; both in bytes, `size` None where it is not known.

    >>> too_large("a.txt", 52_000_000, 10_000_000).reason
    'it is too large: 52.0 MB, the limit is 10.0 MB'
    """
    found = f"over {in_words(largest)}" if size is None else in_words(size)
    return UnreadablePage(
        where,
        f"it is too large: {found}, the limit is {in_words(largest)}",
        "Raise `largest_page` in dateline.toml, or give Dateline one article a page.",
    )


def in_words(size: int) -> str:
    """A size for people.

    >>> in_words(999), in_words(20_500)
    ('999 bytes', '20.5 kB')
    """
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1e3:.1f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"
