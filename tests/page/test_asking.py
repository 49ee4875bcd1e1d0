"""How servers are asked: in turn, by their rules, and no more often than need be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dateline.errors import FetchError
from dateline.page import Fetcher, Manners, Validators, validators_of
from dateline.page.manners import retry_after
from tests.page.conftest import BODY, Hands, Server, get_of

MANNERS = Manners(largest=100_000, seconds=2, pause=1.0, patience=60)


@pytest.fixture
def fetcher(hands: Hands) -> Fetcher:
    return Fetcher(MANNERS, hands.clock)


# --------------------------------------------------------------------------- in turn


def test_a_host_is_asked_again_only_after_a_pause(
    fetcher: Fetcher, hands: Hands, site: str
) -> None:
    for _ in range(3):
        fetcher.get(f"{site}/page")
    assert hands.waits == [1.0, 1.0]


def test_time_that_passed_anyway_counts(fetcher: Fetcher, hands: Hands, site: str) -> None:
    fetcher.get(f"{site}/page")
    hands.at += 0.7
    fetcher.get(f"{site}/page")
    assert hands.waits == [0.3]


def test_a_crawl_delay_is_kept_up_to_our_patience(hands: Hands, server: Server) -> None:
    server.robots = (200, "User-agent: *\nCrawl-delay: 7\n")
    fetcher = Fetcher(MANNERS, hands.clock)
    for _ in range(2):
        get_of(fetcher, f"{server.url}/page")
    assert hands.waits == [7.0, 7.0], "after robots.txt, and between the pages"
    server.robots = (200, "User-agent: *\nCrawl-delay: 86400\n")
    fetcher = Fetcher(MANNERS, hands.clock)
    get_of(fetcher, f"{server.url}/page")
    assert hands.waits[2:] == [60.0]


def test_a_host_that_asks_for_a_short_wait_gets_it_and_the_page_comes(
    fetcher: Fetcher, hands: Hands, server: Server
) -> None:
    server.busy = 1
    assert fetcher.get(f"{server.url}/busy").body == BODY
    assert hands.waits == [20.0]
    assert server.asked == ["/busy", "/busy"]


def test_a_host_is_asked_twice_and_not_for_ever(fetcher: Fetcher, server: Server) -> None:
    server.busy = 99
    with pytest.raises(FetchError, match="429"):
        fetcher.get(f"{server.url}/busy")
    assert server.asked == ["/busy", "/busy"]


def test_a_host_that_asks_for_a_long_wait_is_left_alone_and_when_to_try_is_said(
    fetcher: Fetcher, hands: Hands, server: Server
) -> None:
    with pytest.raises(FetchError, match="503") as caught:
        fetcher.get(f"{server.url}/closed")
    assert caught.value.advice == "Try again after 1998-08-16 15:30 UTC."
    with pytest.raises(FetchError, match="asks to be left alone") as caught:
        fetcher.get(f"{server.url}/page")
    assert caught.value.advice == "Try again after 1998-08-16 15:30 UTC."
    assert server.asked == ["/closed"], "the second page was not asked for"
    assert hands.waits == []


def test_a_host_that_is_overrun_and_does_not_say_for_how_long_is_not_asked_again(
    fetcher: Fetcher, server: Server
) -> None:
    with pytest.raises(FetchError, match="429 Too Many Requests"):
        fetcher.get(f"{server.url}/overrun")
    assert server.asked == ["/overrun"]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0),
        (" 90 ", 90),
        ("Sun, 16 Aug 1998 12:02:00 GMT", 120),
        ("Sun, 16 Aug 1998 11:00:00 GMT", 0),  # over already
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str | None, seconds: float | None) -> None:
    assert retry_after(said, datetime(1998, 8, 16, 12, tzinfo=UTC)) == seconds


# --------------------------------------------------------------------------- no more than need be


def test_a_page_that_did_not_change_is_not_sent_again(fetcher: Fetcher, site: str) -> None:
    first = fetcher.get(f"{site}/versioned")
    known = validators_of(first)
    assert known == Validators('"v1"', "Sun, 16 Aug 1998 08:00:00 GMT")
    again = fetcher.get(f"{site}/versioned", known=known)
    assert (again.status, again.body) == (304, b"")
    by_date = fetcher.get(f"{site}/versioned", known=Validators(None, known.modified))
    assert by_date.status == 304
    assert fetcher.get(f"{site}/versioned", known=Validators('"v0"', None)).body == BODY


# --------------------------------------------------------------------------- by their rules


def test_what_nobody_named_is_left_alone_where_robots_txt_says_so(
    fetcher: Fetcher, server: Server
) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /secret\n")
    with pytest.raises(FetchError, match=r"robots\.txt of 127\.0\.0\.1 keeps programs out"):
        get_of(fetcher, f"{server.url}/secret/page")
    assert get_of(fetcher, f"{server.url}/page") == BODY
    assert server.asked == ["/robots.txt", "/page"], "the rules were asked for once"


def test_what_the_user_named_is_fetched_as_a_browser_would(
    fetcher: Fetcher, server: Server
) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /\n")
    assert fetcher.get(f"{server.url}/page").body == BODY
    assert server.asked == ["/page"]


def test_rules_for_us_by_name_win(fetcher: Fetcher, server: Server) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nAllow: /page\n")
    assert get_of(fetcher, f"{server.url}/page") == BODY


def test_wildcards_and_the_longest_rule_are_understood(fetcher: Fetcher, server: Server) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /*.html$\nDisallow: /p\nAllow: /page\n")
    assert get_of(fetcher, f"{server.url}/page") == BODY
    with pytest.raises(FetchError, match="keeps programs out"):
        get_of(fetcher, f"{server.url}/a/b.html")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_may_be_read(fetcher: Fetcher, server: Server, status: int) -> None:
    server.robots = (status, "")
    assert get_of(fetcher, f"{server.url}/page") == BODY


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(
    fetcher: Fetcher, server: Server, status: int
) -> None:
    server.robots = (status, "")
    with pytest.raises(FetchError, match=rf"robots\.txt .* could not be had .*{status}"):
        get_of(fetcher, f"{server.url}/page")
    assert "/page" not in server.asked


def test_only_the_first_500_kib_of_rules_are_read(fetcher: Fetcher, server: Server) -> None:
    padding = "# padding\n" * 60_000
    server.robots = (200, f"User-agent: *\nDisallow: /secret\n{padding}Disallow: /page\n")
    assert get_of(fetcher, f"{server.url}/page") == BODY
    with pytest.raises(FetchError, match="keeps programs out"):
        get_of(fetcher, f"{server.url}/secret/page")


def test_rules_are_asked_again_where_a_redirect_leads(
    fetcher: Fetcher, server: Server, other_server: Server
) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /secret\n")
    with pytest.raises(FetchError, match="keeps programs out") as caught:
        get_of(fetcher, f"{server.url}/moved_to_secret")
    assert caught.value.page == f"{server.url}/moved_to_secret", "the address asked for is named"
    other_server.robots = (200, "User-agent: *\nDisallow: /\n")
    server.elsewhere = f"{other_server.url}/page"
    with pytest.raises(FetchError, match="keeps programs out"):
        get_of(fetcher, f"{server.url}/elsewhere")
    assert other_server.asked == ["/robots.txt"]


def test_a_redirect_to_another_host_is_followed(
    fetcher: Fetcher, server: Server, other_server: Server
) -> None:
    server.elsewhere = f"{other_server.url}/page"
    answer = fetcher.get(f"{server.url}/elsewhere", robot=True)
    assert (answer.address, answer.body) == (f"{other_server.url}/page", BODY)


def test_rules_may_be_set_aside_by_a_setting(hands: Hands, server: Server) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /\n")
    fetcher = Fetcher(Manners(100_000, 2, robots=False), hands.clock)
    assert get_of(fetcher, f"{server.url}/page") == BODY


def test_waiting_for_a_turn_does_not_count_as_the_servers_time(
    hands: Hands, server: Server
) -> None:
    fetcher = Fetcher(Manners(100_000, seconds=2, pause=50), hands.clock)
    begun = hands.at
    fetcher.get(f"{server.url}/page")
    assert fetcher.get(f"{server.url}/moved").body == BODY
    assert timedelta(seconds=hands.at - begun) == timedelta(seconds=100)
