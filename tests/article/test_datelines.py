"""Where and when a report says it was written, and the lines that only look as if they said so."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.article import plain_article
from dateline.model import Dateline

PUBLISHED = date(1998, 8, 17)
Parts = tuple[str | None, date | None, str | None]
DAY = date(1998, 8, 16)


def datelines_of(*lines: str, published: date | None = PUBLISHED) -> tuple[str, list[Dateline]]:
    article = plain_article("\n\n".join(lines), id="a", published=published)
    return article.text, list(article.datelines)


@pytest.mark.parametrize(
    ("opening", "parts"),
    [
        ("HALLOW BAY, Aug. 16 (Coast Agency) - ", ("HALLOW BAY", DAY, "Coast Agency")),
        ("HALLOW BAY, 16 August 1998 (Coast Agency) -- ", ("HALLOW BAY", DAY, "Coast Agency")),
        ("HALLOW BAY, August 16th — ", ("HALLOW BAY", DAY, None)),
        ("HALLOW BAY (AP) — ", ("HALLOW BAY", None, "AP")),
        ("HALLOW BAY, Ireland (AP) – ", ("HALLOW BAY, Ireland", None, "AP")),
        ("HALLOW BAY, N.Y. — ", ("HALLOW BAY, N.Y.", None, None)),
        ("HALLOW BAY — ", ("HALLOW BAY", None, None)),
        ("HALLOW BAY—", ("HALLOW BAY", None, None)),
        ("HALLOW BAY: ", ("HALLOW BAY", None, None)),
        ("HALLOW BAY/WEST PIER, Aug 16 (Agency) - ", ("HALLOW BAY/WEST PIER", DAY, "Agency")),
        ("ST. ANNE'S, Newfoundland — ", ("ST. ANNE'S, Newfoundland", None, None)),
        ("PORT-AU-HALLOW, Haiti (AFP) - ", ("PORT-AU-HALLOW, Haiti", None, "AFP")),
        ("CÔTE-HALLOW (Coast Agency) - ", ("CÔTE-HALLOW", None, "Coast Agency")),
        ("ABOARD THE OLD FERRY (AP) — ", ("ABOARD THE OLD FERRY", None, "AP")),
        ("HALLOW BAY, Sunday (Coast Agency) - ", ("HALLOW BAY", None, "Coast Agency")),
        ("HALLOW BAY, Aug. 16, 1998 /PRNewswire/ -- ", ("HALLOW BAY", DAY, "PRNewswire")),
        ("HALLOW BAY--(BUSINESS WIRE)--", ("HALLOW BAY", None, "BUSINESS WIRE")),
        ("Hallow Bay (dpa) – ", ("Hallow Bay", None, "dpa")),
        ("Hallow Bay, 16 August (Coast Agency) - ", ("Hallow Bay", DAY, "Coast Agency")),
        ("HALLOW BAY, Feb. 31 (Coast Agency) - ", ("HALLOW BAY", None, "Coast Agency")),
        ("(Coast Agency) — ", (None, None, "Coast Agency")),
    ],
)
def test_a_dateline_gives_place_day_and_agency_and_the_sentence_starts_after_it(
    opening: str, parts: Parts
) -> None:
    text, [dateline] = datelines_of(f"{opening}The ferry sailed at noon.")
    place = dateline.place.of(text) if dateline.place else None
    assert (place, dateline.day, dateline.agency) == parts
    assert dateline.span.of(text) == opening
    assert text[dateline.span.end :] == "The ferry sailed at noon."


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON — the actor, not the city — left the stage.",
        "UPDATE 2-Ferry sails at noon",
        "UPDATE 2 - The ferry sails at noon",
        "EXCLUSIVE: The ferry will not sail.",
        "READ MORE: The pier that nobody mended",
        "FTU (Ferry and Towing Union) – The union met on Sunday.",
        "NATO-backed crews mended the pier.",
        "IFU - The union of ferry crews",
        "Crane (D) — A member of the harbour board.",
        "(II) - The second ferry sailed.",
        "The ferry (AP) — no",
        "HALLOW BAY (AP) — ",
        "The mayor said: The ferry will sail.",
        "A ferry - The only one - sailed.",
        "",
    ],
)
def test_a_line_that_only_looks_like_one_has_no_dateline(line: str) -> None:
    assert datelines_of(line)[1] == []


def test_speakers_of_a_transcript_are_no_places() -> None:
    assert datelines_of("CRANE: I sold the ferry.", "WELLER: It was not yours.")[1] == []


def test_a_place_and_a_dash_deep_in_an_article_is_a_label() -> None:
    filler = [f"The ferry sailed at {hour} o'clock." for hour in range(1, 6)]
    assert datelines_of(*filler, "VERDICT — The ferry is worth its fare.")[1] == []
    assert len(datelines_of("HALLOW BAY — It sailed.", *filler, "OMAGH — It rained.")[1]) == 2


def test_a_day_without_a_year_is_that_next_to_publication() -> None:
    line = "HALLOW BAY, Dec. 30 (Coast Agency) - The ferry sailed."
    assert datelines_of(line, published=date(1999, 1, 2))[1][0].day == date(1998, 12, 30)
    assert datelines_of(line, published=None)[1][0].day is None
