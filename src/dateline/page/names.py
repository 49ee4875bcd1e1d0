"""What names tell."""

from __future__ import annotations

SUFFIXES = (".warc", ".warc.gz")


def is_archive(where: str) -> bool:
    """Whether the name is that of a web archive.

    >>> is_archive("CC-NEWS-20200101.warc.gz"), is_archive("a.html.gz")
    (True, False)
    """
    return where.lower().endswith(SUFFIXES)
