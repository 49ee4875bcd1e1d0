"""Lines: whole sentences of sources, with who says them and how far they hold."""

from __future__ import annotations

import pytest

from dateline.model import Findings, Line, Standing
from tests.brief.composed import brief_of, line_of, section_of
from tests.building import Does, Says, a_report, person

WIRE = """\
Boats block harbour

Fishermen closed the port on Tuesday with sixty boats. Two ferries turned back before noon, and the \
mail stayed on the quay. A skipper of forty years said the young were selling their boats already. \
Nobody was hurt when a launch of the harbour police touched a trawler in the narrow channel."""


def wire(outlet: str, agency: str | None = "Gull Press", text: str = WIRE) -> Findings:
    return a_report(
        text,
        outlet=outlet,
        agency=agency,
        says=[Says("A skipper", "said", "the young were selling their boats already")],
        does=[Does("PROTEST", "closed", ["Fishermen"], ["the port"])],
    )


def test_a_line_is_a_whole_sentence_of_its_article() -> None:
    reports = [wire("Gull Press", None), wire("Courier")]
    by_id = {r.article.id: r for r in reports}
    section = section_of(*reports)
    assert section.lines
    for line in (section.headline, *section.lines):
        shown = line.cites[0]
        assert line.text == shown.span.of(by_id[shown.article].article.text)
        assert shown.span in by_id[shown.article].sentences


def test_a_line_cannot_be_made_without_a_cite() -> None:
    with pytest.raises(ValueError, match="needs a cite"):
        Line("s", "Text.", (), "Tribune", Standing.reported, 1, True)


def test_copies_are_shown_once_with_their_number_and_their_origin() -> None:
    section = section_of(wire("Gull Press", None), wire("Courier"), wire("Ledger"))
    line = line_of("closed the port", section)
    assert line.note == "3 reports, 1 origin"
    assert (line.standing, line.source) == (Standing.reported, "Gull Press")
    assert len([one for one in section.lines if "closed the port" in one.text]) == 1
    assert (section.reports, section.origins) == (3, 1)


def test_a_sentence_that_only_a_copy_has_is_shown_from_the_copy() -> None:
    text = f"{WIRE} The mayor resigned in the evening."
    copy = a_report(
        text,
        outlet="Courier",
        agency="Gull Press",
        does=[
            Does("PROTEST", "closed", ["Fishermen"], ["the port"]),
            Does("RETREAT", "resigned", ["The mayor"]),
        ],
    )
    section = section_of(wire("Gull Press", None), copy)
    assert line_of("The mayor resigned", section).source == "Courier"


def test_a_claim_keeps_who_says_it_beside_it() -> None:
    line = line_of("A skipper", section_of(wire("Gull Press", None)))
    assert (line.standing, line.source) == (Standing.claimed, "A skipper, in Gull Press")
    assert line.origins == 0


def test_where_the_sentence_says_he_the_source_names_him() -> None:
    report = a_report(
        "Talks\n\nNora Byrne came. He said the border would stay open.",
        cast={"He": person("Ian Dunn")},
        says=[Says("He", "said", "the border would stay open")],
    )
    assert line_of("He said", section_of(report)).source == "Ian Dunn, in Tribune"


def test_a_sentence_in_an_outlets_own_voice_that_opens_with_he_says_who_he_is() -> None:
    report = a_report(
        "Talks\n\nIan Dunn came. He resigned.",
        cast={"He": person("Ian Dunn")},
        does=[Does("RETREAT", "resigned", ["He"])],
    )
    assert line_of("He resigned", section_of(report)).note == "“He”: Ian Dunn"


def test_one_claim_in_a_sentence_makes_the_whole_line_a_claim() -> None:
    report = a_report(
        "War\n\nThe army shelled the port, which Dunn said had been empty.",
        says=[Says("Dunn", "said", "had been empty")],
        does=[Does("ASSAULT", "shelled", ["The army"], ["the port"])],
    )
    assert section_of(report).lines[0].standing is Standing.claimed


def test_a_number_that_only_one_gives_keeps_a_line_from_being_confirmed() -> None:
    def told(outlet: str, number: int) -> Findings:
        text = f"Blast in Larnay\n\nA blast in the market killed {number} people, {outlet} saw."
        figures = [("killed", number, number)]
        event = Does("ASSAULT", "killed", to=["people"], when="1998-08-16", figures=figures)
        return a_report(text, outlet=outlet, does=[event])

    both, apart = section_of(told("A", 28), told("B", 28)), section_of(told("A", 28), told("B", 29))
    assert both.lines[0].standing is Standing.confirmed
    assert {line.standing for line in apart.lines} == {Standing.reported}


def test_the_headline_stands_no_firmer_than_the_first_sentence_under_it() -> None:
    report = a_report(
        "Army shelled port\n\nThe army shelled the port, Rebels said.",
        says=[Says("Rebels", "said", "The army shelled the port")],
        does=[Does("ASSAULT", "shelled", ["The army"], ["the port"], said=0)],
    )
    headline = section_of(report).headline
    assert (headline.standing, headline.source) == (Standing.claimed, "Rebels, in Tribune")


def test_a_story_shows_five_lines_and_counts_the_rest() -> None:
    names = ["Ada", "Ben", "Cyd", "Dan", "Eve", "Fay", "Gus"]
    text = "Resignations\n\n" + " ".join(f"{n} resigned from a {n}ian office." for n in names)
    does = [Does("RETREAT", f"resigned from a {n}", [n]) for n in names]
    section = section_of(a_report(text, does=does))
    assert (len(section.lines), section.more) == (5, 2)


def test_a_report_without_an_outlet_says_so() -> None:
    report = a_report(
        "War\n\nThe army shelled.", outlet=None, does=[Does("ASSAULT", "shelled", ["The army"])]
    )
    assert section_of(report).lines[0].source == "an outlet not named"


def test_the_order_of_reports_makes_no_difference() -> None:
    reports = [wire("Gull Press", None), wire("Courier"), wire("Ledger")]
    assert brief_of(*reports) == brief_of(*reversed(reports))
