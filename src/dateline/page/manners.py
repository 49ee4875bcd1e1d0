"""How Dateline behaves towards the servers it asks, and the clock by which it does."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, a clock that only goes forward (seconds), and a way to wait (seconds)."""

    now: Callable[[], datetime]  # aware
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Manners:
    """The limits of a run; sizes in bytes as unpacked, times in seconds."""

    largest: int  # of a page
    seconds: float  # for a page, redirects included, waiting its turn left out
    pause: float = 1.0  # least time between two requests to one host
    patience: float = 60.0  # longest wait that a server can ask for; longer ones fail
    robots: bool = True  # whether robots.txt is asked about what Dateline finds by itself


@dataclass(slots=True)
class Host:
    """What is known of a host in this run; times by the steady clock."""

    asked: float | None = None  # when it was asked last
    closed: float | None = None  # until when it wants to be left alone
    delay: float = 0.0  # the Crawl-delay of its robots.txt


@dataclass(slots=True)
class Turns:
    """Whose turn it is: hosts are asked one request at a time, with a pause between two."""

    manners: Manners
    clock: Clock
    hosts: dict[str, Host] = field(default_factory=dict)

    def wait(self, name: str) -> float | None:
        """Waits until the host may be asked; the seconds left, unwaited, if that is too long."""
        host, now = self.host(name), self.clock.steady()
        closed = 0.0 if host.closed is None else host.closed - now
        if closed > self.manners.patience:
            return closed
        gap = max(self.manners.pause, min(host.delay, self.manners.patience))
        left = max(closed, 0.0 if host.asked is None else host.asked + gap - now)
        if left > 0:
            self.clock.sleep(left)
        host.asked = self.clock.steady()
        return None

    def close(self, name: str, seconds: float) -> None:
        """The host asked to be left alone so long."""
        self.host(name).closed = self.clock.steady() + seconds

    def host(self, name: str) -> Host:
        return self.hosts.setdefault(name, Host())


def retry_after(said: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, as seconds or as a date; None: neither.

    >>> retry_after("120", datetime(2023, 10, 17, tzinfo=UTC))
    120.0
    >>> retry_after("Tue, 17 Oct 2023 00:01:00 GMT", datetime(2023, 10, 17, tzinfo=UTC))
    60.0
    """
    text = (said or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
