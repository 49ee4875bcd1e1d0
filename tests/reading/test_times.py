"""What English time expressions mean, a line a case.

A line is a text with its times in {braces}, each followed by its value. The day of publication is
Wednesday 13 March 2024 unless the line says otherwise. `?` is a time that stays unresolved.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.languages import table
from dateline.model import Days, Grain, TimeKind
from dateline.reading.times import find_times

WEDNESDAY = date(2024, 3, 13)

CASES = """
full dates
The treaty of {5 November 2021=2021-11-05} holds.
The treaty was signed on {Friday, November 5, 2021=2021-11-05}, in Oslo.
The treaty was signed on {Nov. 5, 2021=2021-11-05}.
The file is dated {2021-11-05=2021-11-05}.
He was born on {the 3rd of May, 1962=1962-05-03}.
They met from {5 to 7 November 2021=2021-11-05/2021-11-07}.
They met on {November 5-7, 2021=2021-11-05/2021-11-07}.
The form says {25/12/2023=2023-12-25}.
The form says {04/05/2023=?}.
There is no {31 February 2021=?} in any calendar.

holidays and days that go by their date
The bridge closed on {Christmas Eve=2023-12-24} and {New Year's Day=2024-01-01}.
The bridge will open on {Labor Day=2024-09-02}, they will say.
The bridge closed on {Memorial Day 2022=2022-05-30}.
No one had felt so since {9/11=2001-09-11}.
He lost an aunt in the {Sept. 11=2001-09-11} attacks.
The {Sept. 11=2023-09-11} attack killed two.

dates without a year
The report is dated {March 15=2024-03-15}, it was said.
The rebels attacked on {2 March=2024-03-02}.
The rebels attacked on {Dec. 28=2023-12-28}.
The court will rule on {April 9=2024-04-09}.
The court will rule on {5 January=2025-01-05}.
They signed on {Saturday, 9 March=2024-03-09}.
The truce of {September 10 last year=2023-09-10} failed.

weekdays, behind
The two leaders met on {Monday=2024-03-11}.
Police said {Tuesday=2024-03-12} that a man was held.
The minister resigned on {Wednesday=2024-03-13}.
The minister resigned on {Thursday=2024-03-07}.
The shelling began {Friday morning=2024-03-08TMO}.
The bridge has been closed since {Sunday=2024-03-10}.
He was due to speak on {Monday=2024-03-11}, but fell ill.
The general may have fled on {Monday=2024-03-11}.
On {Saturday=2024-03-09}, he agreed to resign.
{Monday=2024-03-11}'s talks failed.
They met {last Wednesday=2024-03-06}.
They met on {Tuesday of last week=2024-03-05}.

weekdays, ahead
The ministers will meet on {Friday=2024-03-15}.
The vote will be held on {Monday=2024-03-18}.
A ruling is expected {Thursday=2024-03-14}.
He agreed to step down on {Sunday=2024-03-17}.
The envoy is travelling to Amman on {Saturday=2024-03-16}.
Minister to visit Amman on {Saturday=2024-03-16}
On {Sunday=2024-03-17}, the party will choose a leader.
The curfew lasts until {Monday=2024-03-18}.
They meet {next Tuesday=2024-03-19}.
He said the talks would resume on {Thursday=2024-03-14}.

hours and their days
The curfew began at {3 p.m. on Tuesday=2024-03-12T15}.
The curfew begins at {noon Monday=2024-03-18T12:00}.
Ballots are due by {midnight on Friday=2024-03-15T24:00}.
The roof fell in on {the night of 5 May 2021=2021-05-05TNI}.
They sailed {Tuesday=2024-03-12} at {six o'clock in the morning=2024-03-12T06}.
They sailed on {Tuesday=2024-03-12} at {8 in the evening=2024-03-12T20}.
They sailed at {8 o'clock=?}.
They sailed {earlier Tuesday=2024-03-12}, and were back by {late afternoon=2024-03-12TAF}.
He was caught before {dawn Sunday=2024-03-10TMO}.

days near publication
He resigned {yesterday=2024-03-12}.
He resigned {yesterday evening=2024-03-12TEV}.
He will resign {tomorrow=2024-03-14}, not {today=2024-03-13}.
Two were hurt {last night=2024-03-12TNI}.
Drones were shot down {overnight=2024-03-12TNI}.
The cabinet meets {tonight=2024-03-13TNI}.

weeks, months, years
The king visits {this week=2024-W11}.
The king visited {last week=2024-W10}.
Prices rose {last month=2024-02} and will rise {next month=2024-04}.
{Earlier this month=2024-03} a dam burst.
It was begun {last year=2023} and ends {early next year=2025}.
They met {last weekend=2024-W10-WE}.
The border reopens at {the end of the year=2024}.
They have met for {the past decade=P10Y}.

lengths that end or begin with publication, and units beside it
Prices doubled over {the last year=P1Y}.
They will meet {two weeks=P2W} from {now=PRESENT_REF}.
It was worse in {the year-ago=2023} quarter.
The pact lapses at {year-end=2024}.
They last met {two Fridays ago=2024-03-01}.
She left {two or three weeks ago=2024-W08/2024-W09}.
They will be poorer in {the years to come=PXY}.

months and years by name
Who will win in {November=2024-11}?
The final is in {June=2024-06}.
Prices rose in {January=2024-01}, {February=2024-02} and {March=2024-03}.
He lived there {2009-2012=2009/2012}, and in the {2012-13=2012/2013} season.
The war began in {November=2023-11}.
The war began in {early May 2022=2022-05}.
Talks resume in {May=2024-05}, they will say.
Elections will be held in {January=2025-01}.
The offensive ran between {April=2023-04} and {June=2023-06}.
They last met {last March=2023-03}.
They met in {August last year=2023-08}.
It has stood since {1948=1948}.
It was founded in {1848=1848}.
It was the coldest winter since {'63=1963}.
The {1991=1991} accord ended it.

seasons, quarters, decades
Growth slowed in {the third quarter of 2023=2023-Q3}.
Growth slowed in {the first quarter of last year=2023-Q1}.
Growth slowed in {the fourth quarter=2023-Q4}.
Growth will slow in {the fourth quarter=2024-Q4}.
Growth slowed in {the final quarter of 2022=2022-Q4}.
Growth slowed in {the October-December quarter=2023-Q4}.
Sales rose in {fiscal 2009=FY2009}, and fell in {the third quarter of fiscal 2010=?}.
The castle fell in {the 5th century=4}, the mill in {the 1800s=18}.
They fought through {the winter of 2022=2022-WI}.
They lost the town {last summer=2023-SU}.
Exports fell in {the first half of 2023=2023-H1}, less than in {the second half of last year=2023-H2}.
They will fall in {the second half of the year=2024-H2}.
It was built in {the 1970s=197}, and in {the late 19th century=18}.

so long ago
She left {three days ago=2024-03-10}.
She left {two weeks ago=2024-W09}.
She left {about six months ago=2023-09}.
She left {nearly twenty-five years ago=1999}.
The news broke {two hours ago=?}.
She left {several years ago=PAST_REF}.
The mill burnt down {decades ago=PAST_REF}.
The lake dried up {65 million years ago=?}.

from a day that the text names
They met on {4 May 2020=2020-05-04} and left {the next day=2020-05-05}.
They met on {4 May 2020=2020-05-04}; {two days earlier=2020-05-02} a bomb went off.
They met on {4 May 2020=2020-05-04} and parted {the same day=2020-05-04}.
They met on {4 May 2020=2020-05-04} at {6:30 p.m.=2020-05-04T18:30}, at {0400 GMT=2020-05-04T04:00Z} for some.
They met on {4 May 2020=2020-05-04}. {The following morning=2020-05-05TMO} they left; {that evening=2020-05-05TEV} it rained.
They met on {4 May 2020=2020-05-04}. {The previous Friday=2020-05-01} a bomb went off.
In {2005=2005} the mine closed. {That year=2005} many left, and {the following year=2006} the rest did.
In {May 2005=2005-05} the mine closed. {A month earlier=2005-04} it had been sold.
Sales rose in {the third quarter of 2012=2012-Q3} from {a year earlier=2011}.
Sales rose in {fiscal 2012=FY2012}, and fell {the following year=?}.
In {2005=2005} he came, and left {the next day=?}.
They met {the next day=?}.
They met at {6:30 p.m.=?}.

how long
The siege lasted {nearly three weeks=P3W}.
A {four-day=P4D} truce gave way to {months of=PXM} shelling.
It took {two and a half years=P2.5Y}.
She won the race in {2:31:07=PT2H31M7S}.
It is open {24 hours=PT24H}.
In {recent weeks=PXW} the fighting eased.
She claimed in {previous days=PXD} that it was safe.
They have fought for {the past five years=P5Y}.
They fought for {half an hour=PT30M}, for {a quarter of a century=P25Y}.
They fought for {decades=PXDE}.
It takes {two to three weeks=P3W}, or {10-15 minutes=PT15M}.
It takes {two-and-a-half years=P2.5Y}.
Output fell in {the first nine months of 2009=P9M}.
It rained {all day=P1D}; {hours=PTXH} later it stopped.
It was a {weeklong=P1W} festival and a {multi-year=PXY} plan.

how often
The board meets {every month=P1M}.
They vote {every four years=P4Y}.
They march {every Friday=XXXX-WXX-5}.
They march on {Fridays=XXXX-WXX-5}, on {Sunday mornings=XXXX-WXX-7TMO} and on {weekends=XXXX-WXX-WE}.
They meet {every other week=P2W}, with two breaks {per month=P1M}.
It costs 4 million dollars {a year=P1Y}.

now, once, some day
The bridge is {now=PRESENT_REF} open.
The bridge was {recently=PAST_REF} closed.
The bridge was shut {the other day=PAST_REF}.
The bridge will {soon=FUTURE_REF} open.

no times
The Good Friday Agreement brought peace.
Theresa May spoke, and April Jones may march to Second Street.
A 22-year-old man, 5 years old at heart, was held.
The fall of the city came as a surprise, a quarter of it burnt.
The Arab Spring failed, the Sunday Times wrote.
He sent 2000 troops and paid $2015 for a second.
The Christmas market and the 9/11 commission opened.
The ambassador seconded the motion; the mayor marched.
"""


def rows() -> list[str]:
    """The sentences of the table, without its headings."""
    return [line for line in CASES.splitlines() if line[:1].isupper() or line[:1] == "{"]


def marked(line: str) -> tuple[str, list[tuple[str, str | None]]]:
    """A row of the table as its plain text and its times."""
    pairs = [found.rsplit("=", 1) for found in re.findall(r"\{([^}]*)\}", line)]
    text = re.sub(r"\{([^}]*)=[^}=]*\}", r"\1", line)
    return text, [(said, None if value == "?" else value) for said, value in pairs]


def core(said: str) -> str:
    """Without the small words at the edges, on which nothing depends."""
    return re.sub(r"^(?:the|The) | of$", "", said)


@pytest.mark.parametrize("line", rows())
def test_a_time_is_found_and_read(line: str) -> None:
    text, expected = marked(line)
    found = [(core(t.span.of(text)), t.value) for t in find_times(text, WEDNESDAY)]
    assert found == [(core(said), value) for said, value in expected]


def test_the_table_of_cases_is_read_whole() -> None:
    assert len(rows()) > 100


RELATIVE = [
    "on Monday",
    "yesterday",
    "this week",
    "last May",
    "on 5 June",
    "three days ago",
    "overnight",
]


@pytest.mark.parametrize("said", RELATIVE)
def test_without_a_day_of_publication_a_relative_time_is_unresolved(said: str) -> None:
    (time,) = find_times(f"The rebels attacked {said}.", None)
    assert (time.value, time.days) == (None, None)


def test_a_full_date_needs_no_day_of_publication() -> None:
    (time,) = find_times("The rebels attacked on 5 June 2019.", None)
    assert time.days == Days(date(2019, 6, 5), date(2019, 6, 5), Grain.day)


def test_a_length_of_time_and_a_reference_need_none_either() -> None:
    times = find_times("It has now lasted three days.", None)
    assert [t.value for t in times] == ["PRESENT_REF", "P3D"]


DAYS = [
    ("on Monday", "2024-03-11", "2024-03-11", Grain.day),
    ("last week", "2024-03-04", "2024-03-10", Grain.week),
    ("last month", "2024-02-01", "2024-02-29", Grain.month),
    ("in November", "2023-11-01", "2023-11-30", Grain.month),
    ("last summer", "2023-06-01", "2023-08-31", Grain.season),
    ("in the winter of 2022", "2022-12-01", "2023-02-28", Grain.season),
    ("in 1998", "1998-01-01", "1998-12-31", Grain.year),
    ("in the third quarter of 2023", "2023-07-01", "2023-09-30", Grain.span),
    ("in the 1990s", "1990-01-01", "1999-12-31", Grain.span),
    ("earlier this month", "2024-03-01", "2024-03-13", Grain.month),
    ("later this year", "2024-03-13", "2024-12-31", Grain.year),
    ("over the weekend", "2024-03-09", "2024-03-10", Grain.span),
    ("overnight", "2024-03-12", "2024-03-13", Grain.span),
    ("in the past three days", "2024-03-10", "2024-03-13", Grain.span),
    ("in the coming weeks", "2024-03-13", "2024-04-13", Grain.span),
    ("in previous days", "2024-03-06", "2024-03-13", Grain.span),
    ("two hours ago", "2024-03-12", "2024-03-13", Grain.span),
    ("two or three weeks ago", "2024-02-19", "2024-03-03", Grain.span),
    ("over the last year", "2023-03-13", "2024-03-13", Grain.span),
    ("in the first nine months of 2009", "2009-01-01", "2009-09-30", Grain.span),
    ("in the last week of May 2009", "2009-05-25", "2009-05-31", Grain.week),
    ("in 2009-2012", "2009-01-01", "2012-12-31", Grain.span),
    ("in the 1800s", "1800-01-01", "1899-12-31", Grain.span),
    ("on the night of 5 May 2021", "2021-05-05", "2021-05-05", Grain.day),
]


@pytest.mark.parametrize(("said", "first", "last", "grain"), DAYS)
def test_a_time_knows_its_first_and_last_day(
    said: str, first: str, last: str, grain: Grain
) -> None:
    (time,) = find_times(f"The village was shelled {said}.", WEDNESDAY)
    assert time.days == Days(date.fromisoformat(first), date.fromisoformat(last), grain)


def test_hours_are_times_and_lengths_are_durations() -> None:
    text = "On Monday night it burnt for three hours, as it does every week."
    kinds = [t.kind for t in find_times(text, WEDNESDAY)]
    assert kinds == [TimeKind.time, TimeKind.duration, TimeKind.set]


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_lies_in_the_seven_days_up_to_publication(weekday: int) -> None:
    names = list(table("en", "times")["weekday"])
    (time,) = find_times(f"They met on {names[weekday]}.", WEDNESDAY)
    assert time.days is not None
    assert WEDNESDAY - timedelta(6) <= time.days.first <= WEDNESDAY
    assert time.days.first.weekday() == weekday


def test_two_weeks_from_now_is_a_length_whose_end_is_known() -> None:
    time, _ = find_times("They meet two weeks from now.", WEDNESDAY)
    assert time.kind is TimeKind.duration
    assert time.days == Days(date(2024, 3, 25), date(2024, 3, 31), Grain.week)


def test_a_fiscal_year_has_no_days_as_nobody_says_whose_it_is() -> None:
    (time,) = find_times("Sales rose in fiscal 2009.", WEDNESDAY)
    assert (time.value, time.days) == ("FY2009", None)


def test_a_day_named_far_above_is_not_taken_for_the_story_s() -> None:
    far = "The sea was calm. " * 80
    time = find_times(f"They met on 4 May 2020. {far} They left the next day.", WEDNESDAY)[-1]
    assert (time.value, time.days) == (None, None)


PIECES = [
    "Monday",
    "last",
    "5",
    "May",
    "2021",
    "in",
    "the",
    "next",
    "weeks",
    "'99",
    "10:61",
    "noon",
    "every",
    "a",
    "twenty-",
    "ago",
    "year",
    ",",
    "-",
    "\n",
    "30 February",
    "century",
    "99th",
    "said",
    "will",
    "year 0",
    "0000",
    "2000",
    "9999",
    "99999999999999999999",
    "1,000,000",
    "two or",
    "to",
    "years",
    "days ago",
    "decades later",
    "from now",
    "the previous",
    "that",
    "the following",
    "year-ago",
    "fiscal",
    "quarter",
    "the first",
    "of",
    "weekends",
    "Christmas",
    "Memorial Day",
    "9/11",
    "3 p.m.",
    "13 p.m.",
    "o'clock",
    "morning",
    "night",
    "half an",
    "hour",
    "and a half",
    "1800s",
    "2009-12",
    "summer",
    "weekend",
    "on",
    "the",
]
ANY_DAY = st.dates() | st.dates(date(1, 1, 1), date(3, 1, 1)) | st.dates(date(9997, 1, 1))


@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.none() | st.dates(date(1700, 1, 1), date(2300, 1, 1)) | ANY_DAY,
)
def test_any_text_gives_spans_in_order_that_do_not_overlap(
    pieces: list[str], published: date | None
) -> None:
    text = " ".join(pieces)
    spans = [t.span for t in find_times(text, published)]
    assert all(0 <= a.start < a.end <= len(text) for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert find_times(text, published) == find_times(text, published)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_without_a_day_of_publication_nothing_that_needs_one_is_resolved(pieces: list[str]) -> None:
    """Whatever is resolved then means the same whenever it was published."""
    text = " ".join(pieces)
    alone = [t for t in find_times(text, None) if t.days]
    published = [find_times(text, date(year, 6, 5)) for year in (1950, 2024)]
    assert all(t in found for t in alone for found in published)


UNUSUAL = [
    "in the year 0000",
    "on 31 February",
    "on 30 February 2021",
    "on 0 May 2021",
    "at 25:61",
    "at 13 p.m.",
    "in 99999999999999999999",
]


@pytest.mark.parametrize("said", UNUSUAL)
@pytest.mark.parametrize("published", [None, WEDNESDAY, date.min, date.max])
def test_what_is_in_no_calendar_has_no_days(said: str, published: date | None) -> None:
    found = find_times(f"The rebels attacked {said}.", published)
    assert all(t.days is None or t.days.grain is not Grain.day for t in found)


@pytest.mark.parametrize(
    "count", ["99999999999999999999", "999,999,999", "a million", "0", "9" * 400]
)
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years", "decades", "centuries"])
def test_a_time_beyond_the_calendar_has_no_days(count: str, unit: str) -> None:
    for text in (f"{count} {unit} ago", f"{count} {unit} from now", f"the past {count} {unit}"):
        for time in find_times(f"It was said {text} that it rained.", WEDNESDAY):
            assert time.days is None or time.days.first.year > 1900 or count == "0"


EDGES = [
    None,
    date.min,
    date(1, 1, 9),
    date(2, 3, 1),
    date(9997, 12, 31),
    date(9999, 1, 1),
    date.max,
]


@pytest.mark.parametrize("published", EDGES)
def test_every_phrase_of_the_table_is_read_at_the_ends_of_the_calendar(
    published: date | None,
) -> None:
    for phrase in table("en", "times")["phrase"]:
        for cue in ("", "It will be so: "):
            for time in find_times(f"{cue}{phrase['from']}", published):
                assert time.days is None or time.days.first <= time.days.last


def test_the_words_of_every_phrase_are_a_time_where_they_are_read() -> None:
    unread = [
        phrase["from"]
        for phrase in table("en", "times")["phrase"]
        if not find_times(phrase["from"], WEDNESDAY)
    ]
    assert unread == []
