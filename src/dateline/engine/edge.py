"""The worker's edge: where an error, of whatever kind, becomes a `Failed` beside its item."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from dateline.errors import DatelineError
from dateline.model import Failed

A = TypeVar("A")
B = TypeVar("B")

TOO_MUCH = "reading it took more memory than a page may have"

_log = logging.getLogger(__name__)


def attempt(work: Callable[[A], B], item: A) -> tuple[B | Failed, str | None]:
    """What the work gives, or why it failed; and the traceback of what should not have happened."""
    try:
        return work(item), None
    except DatelineError as error:
        return Failed(name_of(item), error.reason, error.advice), None
    except MemoryError:
        return Failed(name_of(item), TOO_MUCH, "give it more memory, or leave this page out"), None
    except Exception as error:  # noqa: BLE001 one page's error must not end the run, whatever it is
        return _internal(name_of(item), error), traceback.format_exc()


def name_of(item: object) -> str:
    """What a failure calls the item: its address where it has one.

    >>> name_of("pages/one.html")
    'pages/one.html'
    """
    url = getattr(item, "url", None)
    return url if isinstance(url, str) else str(item)[:200]


def _internal(name: str, error: Exception) -> Failed:
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Failed(
        name,
        f"internal error ({told})",
        "this is a fault of Dateline, not of the page: please report it, with the page, "
        "as CONTRIBUTING.md says; the log has the traceback",
    )


def log_trace(name: str, trace: str | None) -> None:
    """Leaves the traceback of an internal error in the log, never in the output."""
    if trace is not None:
        _log.error("internal error in %s\n%s", name, trace)
