"""Bylines, outlets and wire services in visible lines."""

from __future__ import annotations

import pytest

from dateline.article.names import agency_credited, byline, is_correction, outlet_named


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Crane", ("Ida Crane",)),
        ("By Ida Crane and Tom Weller, Harbour Correspondents", ("Ida Crane", "Tom Weller")),
        ("BY IDA CRANE", ("IDA CRANE",)),
        ("Ida Crane, Political Editor", ("Ida Crane",)),
        ("By Ida Crane | 16 August 1998", ("Ida Crane",)),
        ("By Ludo van den Berg", ("Ludo van den Berg",)),
        ("By then the ferry had sailed", ()),
        ("By Tuesday", ()),
        ("World News", ()),
    ],
)
def test_a_byline_names_its_authors_and_other_lines_none(line: str, names: tuple[str, ...]) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Like The Harbour Light? Get the best of it by mail",
        "Enjoying the Harbour Light? Sign up and read it at breakfast",
        "Get the Harbour Light's headlines every morning",
        "Sign up for the Harbour Light newsletter",
        "© 1998 Harbour Light. All rights reserved.",
        "Copyright 1998 Harbour Light",
        "Follow Harbour Light on Facebook",
    ],
)
def test_furniture_names_its_outlet(line: str) -> None:
    named = outlet_named(line)
    assert named is not None
    assert named[0].removeprefix("The ") == "Harbour Light"


@pytest.mark.parametrize(
    "line", ["Follow us on Facebook", "Sign up for our newsletter", "Like it?"]
)
def test_furniture_that_names_nobody_gives_no_outlet(line: str) -> None:
    assert outlet_named(line) is None


@pytest.mark.parametrize(
    ("opening", "closing", "agency"),
    [
        ("HALLOW BAY, Aug. 16 (Coast Agency) - The ferry sailed.", "", "Coast Agency"),
        ("(Coast Agency) — The ferry sailed.", "", "Coast Agency"),
        ("The ferry sailed (late) - as ever.", "Reuters contributed to this report.", "Reuters"),
        ("The ferry sailed.", "With reporting from Coast Agency.", "Coast Agency"),
        ("The ferry sailed.", "Nobody contributed to the fund.", None),
    ],
)
def test_a_wire_service_is_credited_where_the_page_credits_it(
    opening: str, closing: str, agency: str | None
) -> None:
    assert agency_credited([opening], [closing]) == agency


def test_a_note_of_correction_is_told_from_a_report_of_one() -> None:
    assert is_correction("Correction (17 August): The ferry sailed at noon, not at one.")
    assert is_correction("An earlier version of this article misstated the fare.")
    assert not is_correction("The correction of the charts will take a year.")
