"""The pages of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import FetchError
from dateline.page.names import is_archive

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
}


def find_pages(where: str) -> Iterator[str]:
    """The paths of the pages in a folder and below it, sorted; anything else is its own page.

    Pages are the files that end as `MEDIA_TYPES` says, and web archives; feeds are not, because
    to read a folder must fetch nothing. Hidden files are passed over. Raises FetchError where the
    folder cannot be looked into.
    """
    if not Path(where).is_dir():
        yield where
        return
    yield from (str(path) for path in _files(where) if _is_page(path))


def skipped_files(where: str) -> Iterator[str]:
    """The files of a folder that `find_pages` passes over, sorted; hidden ones are not named."""
    if Path(where).is_dir():
        yield from (str(path) for path in _files(where) if not _is_page(path))


def _files(where: str) -> list[Path]:
    root = Path(where)
    try:
        return sorted(
            path
            for path in root.rglob("*")
            if path.is_file() and not _hidden(path.relative_to(root))
        )
    except OSError as error:
        reason = f"the folder cannot be looked into ({error.strerror or error})"
        raise FetchError(where, reason, "Check who may read it.") from error


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in MEDIA_TYPES or is_archive(path.name)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
