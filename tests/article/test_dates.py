"""Dates as pages give them, and what is not read because it could mean two days."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.article.dates import Habit, address_date, date_line, habit_of, machine_stamp

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


@pytest.mark.parametrize(
    "line",
    [
        "Sonntag, 16. August 1998, 10:12 Uhr",
        "Publié le 16 août 1998 à 10h12",
        "16 de agosto de 1998",
        "16 agosto 1998",
        "Publicerad 16 augusti 1998",
        "16. elokuuta 1998",
        "16 sierpnia 1998",
        "16. srpna 1998",
        "16. 8. 1998 10:12",
        "1998. augusztus 16.",
        "1998 m. rugpjūčio 16 d.",
        "16 августа 1998 г.",
        "16 серпня 1998",
        "16 Αυγούστου 1998",
        "16 Ağustos 1998",
        "16 Agustus 1998",
        "١٦ أغسطس ١٩٩٨",
        "16 באוגוסט 1998",
        "1998年8月16日",
        "1998년 8월 16일",
        "입력 1998.08.16. 오전 10:12",
    ],
)
def test_a_date_line_is_read_in_many_languages(line: str) -> None:
    published, _ = date_line(line)
    assert published is not None
    assert published.day == DAY


def test_a_month_that_two_languages_mean_differently_needs_the_pages_language() -> None:
    assert date_line("16 listopada 1998")[0] is None
    polish = date_line("16 listopada 1998", habit=Habit("pl"))[0]
    croatian = date_line("16 listopada 1998", habit=Habit("hr"))[0]
    assert polish is not None and polish.day == date(1998, 11, 16)
    assert croatian is not None and croatian.day == date(1998, 10, 16)


@pytest.mark.parametrize(
    ("text", "declared", "address", "day_first"),
    [
        ("Filed 16/08/1998", None, "page.txt", True),
        ("Filed 08/16/1998", "en-GB", "https://light.example.uk/a", False),
        ("Filed 16/08/1998, 08/16/1998", None, "page.txt", None),
        ("Filed 03/04/1998", None, "https://light.example.uk/a", True),
        ("Filed 03/04/1998", "en-US", "https://light.example.uk/a", True),
        ("Filed 03/04/1998", "en-US", "https://light.example/a", False),
        ("Filed 03/04/1998", "en-IE", "https://light.example/a", True),
        ("Filed 03/04/1998", "fr", "https://light.example/a", True),
        ("Filed 03/04/1998", "en", "https://light.example/a", None),
        ("Filed 03/04/1998", "en-CA", "https://light.example/a", None),
        ("Filed 03/04/1998", None, "page.txt", None),
    ],
)
def test_which_comes_first_is_shown_by_the_page_its_host_or_its_region(
    text: str, declared: str | None, address: str, day_first: bool | None
) -> None:
    habit = habit_of(text, declared, address)
    assert habit.day_first is day_first
    stamp = machine_stamp("03/04/1998", habit)
    expected = {True: date(1998, 4, 3), False: date(1998, 3, 4), None: None}[day_first]
    assert (stamp.day if stamp else None) == expected


def test_a_year_of_two_digits_is_read_where_the_day_comes_first() -> None:
    stamp = date_line("Fr 16.08.24 | 10:12 Uhr", habit=Habit("de", True))[0]
    assert stamp is not None and stamp.day == date(2024, 8, 16)
    assert date_line("16.08.24")[0] is None


def test_the_offset_is_that_of_the_pages_zone() -> None:
    offsets = {
        value: stamp.offset
        for value in ("1998-08-16T01:30:00-03:30", "1998-08-16T01:30:00Z", "1998-08-16T01:30:00")
        if (stamp := machine_stamp(value))
    }
    assert list(offsets.values()) == [-210, 0, None]


@pytest.mark.parametrize("value", ["903225600", "903225600000"])
def test_seconds_and_milliseconds_since_1970_give_an_instant(value: str) -> None:
    stamp = machine_stamp(value)
    assert stamp is not None and stamp.at is not None
    assert stamp.day == DAY


def test_an_address_may_run_its_day_together_but_a_number_is_none() -> None:
    stamp = address_date("https://example.org/news/ferry-19980816.html")
    assert stamp is not None and stamp.day == DAY
    assert address_date("https://example.org/news/ferry-199808161.html") is None
