"""Asks servers politely: in turn, by their robots.txt, with redirects, validators and patience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin

from dateline.errors import DatelineError, FetchError, PageError
from dateline.page.fetching import Answer, ask, is_address, server_of
from dateline.page.manners import Clock, Manners, Turns, retry_after
from dateline.page.robots import LARGEST, Robots, read_robots, robots_address

REDIRECTS = 5
REDIRECTING = {301, 302, 303, 307, 308}
BUSY = {429, 503}  # the answers that Retry-After goes with
NOT_FOR_PROGRAMS = {401, 402, 403, 451}
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
SAVE_IT = "The site does not give it to programs; save the page and read the file."


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version it gave, to ask whether there is another."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


def validators_of(answer: Answer) -> Validators:
    return Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))


class Fetcher:
    """Fetches addresses for one run; remembers each host's turn and rules."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners, self._clock = manners, clock
        self._turns = Turns(manners, clock)
        self._robots: dict[str, Robots] = {}

    def get(self, address: str, *, robot: bool = False, known: Validators | None = None) -> Answer:
        """What is at the address where its redirects end: status 200, or 304 if it is as `known`.

        `robot` is for an address that nobody named to us: robots.txt is asked, on each host that
        it leads over. Raises FetchError, UnreadablePage; both name the address asked for.
        """
        try:
            return self._follow(address, robot and self._manners.robots, known or Validators())
        except PageError as error:
            raise type(error)(address, error.reason, error.advice) from error

    def _follow(self, address: str, robot: bool, known: Validators) -> Answer:
        left, here = self._manners.seconds, address
        for _ in range(REDIRECTS + 1):
            if robot:
                self._ask_robots(here)
            answer, took = self._ask(here, {"Accept": ACCEPT, **known.headers}, left)
            left -= took
            if answer.status not in REDIRECTING:
                _check(answer)
                return answer
            here = _next(here, answer)
        raise FetchError(address, f"it redirects more than {REDIRECTS} times", "Check the address.")

    def _ask(
        self, address: str, headers: Mapping[str, str], seconds: float, cut: int | None = None
    ) -> tuple[Answer, float]:
        """The answer and how long it took; a host that asks to wait a little is asked once more."""
        answer, took = self._ask_once(address, headers, seconds, cut)
        if answer.status in BUSY and self._wants_rest(address, answer):
            again, more = self._ask_once(address, headers, seconds - took, cut)
            self._wants_rest(address, again)
            return again, took + more
        return answer, took

    def _ask_once(
        self, address: str, headers: Mapping[str, str], seconds: float, cut: int | None
    ) -> tuple[Answer, float]:
        self._wait(address)
        steady = self._clock.steady
        begun = steady()
        answer = ask(
            address,
            headers=headers,
            largest=self._manners.largest if cut is None else cut,
            seconds=seconds,
            steady=steady,
            cut=cut is not None,
        )
        return answer, steady() - begun

    def _wait(self, address: str) -> None:
        left = self._turns.wait(server_of(address))
        if left is not None:
            raise FetchError(
                address, "its server asks to be left alone", self._try_again_after(left)
            )

    def _wants_rest(self, address: str, answer: Answer) -> bool:
        """Whether the server asks for a wait that we have the patience for."""
        seconds = retry_after(answer.headers.get("Retry-After"), self._clock.now())
        if answer.status not in BUSY or seconds is None:
            return False
        self._turns.close(server_of(address), seconds)
        if seconds > self._manners.patience:
            advice = self._try_again_after(seconds)
            raise FetchError(address, f"the server answers {answer.said}", advice)
        return True

    def _try_again_after(self, seconds: float) -> str:
        when = self._clock.now() + timedelta(seconds=min(seconds, 10**9))
        return f"Try again after {when:%Y-%m-%d %H:%M %Z}.".replace(" .", ".")

    # ----------------------------------------------------------------------- robots.txt

    def _ask_robots(self, address: str) -> None:
        """Raises FetchError where the site does not want programs to read the address."""
        rules = self._rules(robots_address(address))
        host = server_of(address)
        if rules.closed is not None:
            reason = f"the robots.txt of {host} could not be had ({rules.closed})"
            raise FetchError(address, reason, "Until it can, its pages are left alone; try later.")
        if not rules.allows(address):
            raise FetchError(address, f"the robots.txt of {host} keeps programs out", SAVE_IT)

    def _rules(self, where: str) -> Robots:
        if where not in self._robots:
            self._robots[where] = self._fetch_rules(where)
            self._turns.host(server_of(where)).delay = self._robots[where].delay
        return self._robots[where]

    def _fetch_rules(self, where: str) -> Robots:
        """The rules, over at most five redirects; more count as having none, as the standard says."""
        here = where
        try:
            for _ in range(REDIRECTS + 1):
                answer, _took = self._ask(here, {}, self._manners.seconds, LARGEST)
                if answer.status not in REDIRECTING:
                    return read_robots(answer.status, answer.said, answer.body)
                here = _next(here, answer)
        except DatelineError as error:
            return Robots(None, error.reason)
        return Robots(None)


def _next(address: str, answer: Answer) -> str:
    """Where a redirect leads; FetchError where that is nowhere to fetch from."""
    try:
        there = urljoin(address, answer.headers.get("Location", "").strip())
    except ValueError:
        there = ""
    if not answer.headers.get("Location") or not is_address(there):
        raise FetchError(
            address, "it redirects to what is not an address", "Open it in a browser and look."
        )
    return there


def _check(answer: Answer) -> None:
    if answer.status in (200, 304):
        return
    advice = "Check the address."
    if answer.status in NOT_FOR_PROGRAMS:
        advice = SAVE_IT
    elif answer.status == 429 or answer.status >= 500:
        advice = "Try again later."
    raise FetchError(answer.address, f"the server answers {answer.said}", advice)
