"""Dates as pages give them, and what is not read because it could mean two days."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.article.dates import address_date, date_line, machine_stamp

DAY = date(1998, 8, 16)


@pytest.mark.parametrize(
    "line",
    [
        "Sunday, 16 August 1998",
        "Published 10:12 BST, 16 Aug 1998",
        "Aug. 16, 1998",
        "August 16th, 1998 at 10:40 p.m.",
        "1998-08-16",
        "16/08/1998",
        "08/16/1998",
        "16.08.1998",
        "Posted on Aug 16, 1998 | Ida Crane",
    ],
)
def test_a_date_line_gives_its_day(line: str) -> None:
    published, _ = date_line(line)
    assert published is not None
    assert published.day == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The ferry was built on 16 August 1998 in the yard of the two brothers.",
        "It sank on 16 August 1998.",
        "03/04/1998",
        "31 February 1998",
        "Aug. 16",
        "16 August",
        "",
    ],
)
def test_a_sentence_a_doubtful_day_and_half_a_date_give_none(line: str) -> None:
    assert date_line(line) == (None, None)


def test_the_day_of_a_change_is_not_the_day_of_publication() -> None:
    published, modified = date_line("Published 16 Aug 1998 Updated 17 Aug 1998")
    assert published is not None and published.day == DAY
    assert modified is not None and modified.day == date(1998, 8, 17)
    assert date_line("Last updated 16 August 1998")[0] is None


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("1998-08-16T01:30:00+01:00", "1998-08-16T00:30:00+00:00"),
        ("1998-08-16 23:30:00 -0500", "1998-08-17T04:30:00+00:00"),
        ("Sun, 16 Aug 1998 09:00:00 GMT", "1998-08-16T09:00:00+00:00"),
        ("1998-08-16T09:00:00", None),
        ("1998-08-16", None),
        ("19980816", None),
    ],
)
def test_an_instant_is_given_only_where_the_zone_is(value: str, instant: str | None) -> None:
    stamp = machine_stamp(value)
    assert stamp is not None
    assert stamp.day == DAY
    assert (stamp.at.isoformat() if stamp.at else None) == instant


@pytest.mark.parametrize("value", ["", "soon", "99999999", "1998-13-01", "0000-00-00", "T09:00Z"])
def test_nonsense_gives_no_date(value: str) -> None:
    assert machine_stamp(value) is None


def test_an_address_gives_a_day_and_a_path_does_not() -> None:
    stamp = address_date("https://example.org/news/1998/aug/16/ferry")
    assert stamp is not None and stamp.day == DAY
    assert address_date("reports/1998-08-16.txt") is None
