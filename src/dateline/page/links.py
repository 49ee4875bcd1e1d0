"""Where a link in a feed, a sitemap or a list of feeds leads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from dateline.page.fetching import is_address


def resolve(link: str | None, base: str) -> str | None:
    """An address, or, only if `base` is a file, a file beside or below it; None: neither.

    >>> resolve("b.html", "https://example.org/a/feed.xml")
    'https://example.org/a/b.html'
    >>> resolve("file:///etc/passwd", "https://example.org/feed.xml") is None
    True
    """
    link = (link or "").strip()
    if not link:
        return None
    if is_address(link):
        return link
    if is_address(base):
        with suppress(ValueError):
            joined = urljoin(base, link)
            return joined if is_address(joined) else None
        return None
    return _file(link, Path(base).parent)


def _file(link: str, folder: Path) -> str | None:
    """The file, where it stands at or below the folder; one that is there before one that is not."""
    with suppress(OSError, ValueError, RuntimeError):
        root = folder.resolve()
        paths = [(root / path).resolve() for path in _readings(link)]
        below = [path for path in paths if root in path.parents]
        there = [path for path in below if path.exists()]
        return str((there or below)[0]) if below else None
    return None


def _readings(link: str) -> Iterator[str]:
    """The paths that a link may mean: as a URL has it, and as people write it.

    `file://a/b` names the host a; it is written for `file:a/b`, and some parsers make it of
    `file:///a/b`, so both are tried.
    """
    parts = urlsplit(link)
    if parts.scheme.lower() == "file":
        host = "" if parts.netloc.lower() == "localhost" else parts.netloc
        yield unquote(f"/{host}{parts.path}" if host else parts.path)
        if host:
            yield unquote(host + parts.path)
    elif not parts.scheme:
        yield link
        yield unquote(parts.path)
