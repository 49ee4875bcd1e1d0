"""The whole brief: what comes first and why, what is folded, what was silent."""

from __future__ import annotations

from dateline.model import Change, Failed, Findings
from tests.brief.composed import YESTERDAY, brief_of
from tests.building import Does, Says, a_report, office

TODAY, BEFORE = "1998-08-16", "1998-08-14"


def raid(outlet: str = "Tribune", published: str = TODAY) -> Findings:
    raided = Does("ASSAULT", "raided", ["The navy"], ["the harbour"], where="Port Ellery")
    seen = f"A reporter of {outlet} saw it." if outlet != "Tribune" else "Nobody saw it."
    return a_report(
        f"Raid on Port Ellery\n\nThe navy raided the harbour of Port Ellery. {seen}",
        outlet=outlet,
        published=published,
        does=[raided],
    )


def visit(published: str = TODAY) -> Findings:
    return a_report(
        "Minister in Oslo\n\nThe minister met bankers in Oslo and spoke about herring prices.",
        outlet="Courier",
        published=published,
        cast={"The minister": office("Minister of Fisheries", "NOR")},
        does=[Does("CONSULT", "met", ["The minister"], ["bankers"])],
    )


def rumour() -> Findings:
    return a_report(
        "Singer to marry\n\nFriends said the singer Lola Brandt would marry a juggler in spring.",
        outlet="Ledger",
        says=[Says("Friends", "said", "the singer Lola Brandt would marry a juggler in spring")],
    )


def test_the_gravest_comes_first_and_what_is_only_said_last() -> None:
    brief = brief_of(rumour(), visit(), raid())
    assert [section.headline.text for section in brief.sections] == [
        "Raid on Port Ellery",
        "Minister in Oslo",
        "Singer to marry",
    ]


def test_every_story_says_why_it_stands_where_it_does() -> None:
    first, _, last = brief_of(rumour(), visit(), raid("A"), raid("B")).sections
    assert first.why == (
        "2 independent origins",
        "tells of an attack (ASSAULT)",
        "1 new sentence",
        "a story not there before",
    )
    assert "held down: nothing new but claims" in last.why


def test_new_moved_and_unchanged_stories_are_counted() -> None:
    shot = Does("ASSAULT", "shot", ["The navy"], ["the mayor"])
    later = a_report(
        "After the raid on Port Ellery\n\nThe navy shot the mayor in the harbour of Port Ellery.",
        does=[shot],
    )
    brief = brief_of(raid(published=BEFORE), later, visit(BEFORE), rumour())
    assert [s.change for s in brief.sections] == [Change.moved, Change.new]
    assert brief.unchanged == 1


def test_a_first_brief_has_everything() -> None:
    brief = brief_of(raid(published=BEFORE), visit(BEFORE), since=None)
    assert (len(brief.sections), brief.unchanged, brief.since) == (2, 0, None)


def test_who_follows_something_gets_that_and_the_number_of_the_rest() -> None:
    brief = brief_of(raid(), visit(), rumour(), follows=["port ellery"])
    assert [s.headline.text for s in brief.sections] == ["Raid on Port Ellery"]
    assert brief.elsewhere == 2
    assert "you follow “port ellery”" in brief.sections[0].why


def test_a_country_code_is_followed_by_the_actors_and_places_of_events() -> None:
    assert [s.headline.text for s in brief_of(raid(), visit(), follows=["NOR"]).sections] == [
        "Minister in Oslo"
    ]
    assert brief_of(visit(), follows=["GBR"]).sections == ()


def test_a_followed_word_must_stand_whole() -> None:
    assert brief_of(rumour(), follows=["Bran", "jug", "  "]).sections == ()
    assert len(brief_of(rumour(), follows=["brandt"]).sections) == 1


def test_a_brief_ends_and_says_how_many_stories_did_not_fit() -> None:
    def story(n: int) -> Findings:
        word = f"q{'abcdefghijklmnop'[n]}x"
        text = (
            f"{word}le {word}na {word}mo\n\nThe {word}ra {word}ed the {word}lo {word}di {word}su."
        )
        return a_report(text, outlet=word, does=[Does("ASSAULT", f"{word}ed", [f"The {word}ra"])])

    brief = brief_of(*(story(n) for n in range(15)))
    assert (len(brief.sections), brief.further) == (12, 3)


def test_what_failed_is_said_with_the_reason() -> None:
    failed = [Failed("https://quay.example/feed", "it did not answer", "try again later")]
    assert brief_of(failed=failed).silent == ("https://quay.example/feed: it did not answer",)


def test_a_toll_is_shown_when_a_new_report_brings_a_new_number() -> None:
    def toll(number: int, published: str, outlet: str) -> Findings:
        text = f"Blast in Larnay\n\nA blast in the market of Larnay killed {number} people at noon."
        figures = [("killed", number, number)]
        killed = Does("ASSAULT", "killed", to=["people"], where="Larnay", figures=figures)
        return a_report(text, outlet=outlet, published=published, does=[killed])

    (section,) = brief_of(toll(27, BEFORE, "A"), toll(28, TODAY, "A")).sections
    assert [r.figure.low for t in section.tolls for r in t.reports] == [27, 28]
    again = brief_of(toll(27, BEFORE, "A"), toll(28, BEFORE, "A"), toll(28, TODAY, "B"))
    assert all(section.tolls == () for section in again.sections)


def test_the_same_inputs_make_the_same_brief_in_whatever_order_they_come() -> None:
    reports = [raid("A"), raid("B"), visit(), rumour()]
    brief = brief_of(*reports)
    assert brief == brief_of(*reversed(reports))
    assert brief.since == YESTERDAY


def test_nothing_read_is_an_empty_brief() -> None:
    brief = brief_of()
    assert (brief.sections, brief.unchanged, brief.silent) == ((), 0, ())
