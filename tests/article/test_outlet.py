"""Lines that return on an outlet's pages are its furniture; the lines of its stories are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.gazette import LABEL, MOTTO, SITE, STORIES, gazette_page, read_gazette

from dateline.article.lessons import Lessons, Rule, read_rules
from dateline.article.outlet import OutletLines, lines_of, returning_lines
from dateline.errors import UsageError
from dateline.model import Article, FurnitureKind

LAST = len(STORIES) - 1


def lessons_from(pages: Sequence[str]) -> Lessons:
    return Lessons({SITE: learnt_from(pages)})


def learnt_from(pages: Sequence[str]) -> OutletLines:
    return returning_lines(SITE, [lines_of(read_gazette(page)) for page in pages])


def ten(**lines: str) -> list[str]:
    """Ten stories of the paper, with these lines among their own."""
    return [gazette_page(number, **lines) for number in range(10)]


def set_aside(article: Article) -> dict[str, str]:
    return {one.text: one.found_by for one in article.furniture}


def test_what_returned_on_ten_pages_is_set_aside_on_the_eleventh() -> None:
    page = gazette_page(LAST)
    assert not set_aside(read_gazette(page)), "the phrase list has never seen these"
    article = read_gazette(page, lessons_from(ten()))
    assert set_aside(article) == {
        LABEL: "stood on 10 of 10 pages of gazette.example",
        MOTTO: "stood on 10 of 10 pages of gazette.example",
    }
    assert article.text == "\n\n".join(STORIES[LAST])


def test_four_pages_teach_nothing() -> None:
    page = gazette_page(LAST)
    assert not set_aside(read_gazette(page, lessons_from(ten()[:4])))


def test_what_one_outlet_teaches_is_not_held_against_another() -> None:
    page = gazette_page(LAST).replace(SITE, "courier.example")
    assert not set_aside(read_gazette(page, lessons_from(ten())))


def test_a_label_returns_though_its_number_changes() -> None:
    pages = [gazette_page(n, below=f"<p>{n + 3} neighbours nodded</p>") for n in range(10)]
    page = gazette_page(LAST, below="<p>41 neighbours nodded</p>")
    assert "41 neighbours nodded" in set_aside(read_gazette(page, lessons_from(pages)))


def test_rows_that_differ_in_their_numbers_stay() -> None:
    def table(number: int) -> str:
        return f"<table><tr><td>Water level at Tarn</td><td>{number} feet</td></tr></table>"

    pages = [gazette_page(n, inside=table(n)) for n in range(10)]
    article = read_gazette(gazette_page(LAST, inside=table(77)), lessons_from(pages))
    assert "Water level at Tarn 77 feet" in article.text


def test_copies_and_updates_of_one_story_teach_nothing() -> None:
    added = [f"<p>{STORIES[n][2]}</p>" for n in range(1, 11)]
    pages = [gazette_page(0, below=one) for one in added]
    learnt = learnt_from(pages)
    assert learnt.pages == 1
    article = read_gazette(gazette_page(0), Lessons({SITE: learnt}))
    assert all(sentence in article.text for sentence in STORIES[0])


def test_a_background_sentence_about_the_story_stays() -> None:
    """Ten reports of one dispute, each with the same sentence of background."""
    background = "The ferry dispute began in March when fishermen blocked both harbour piers."
    reports = [
        f"<p>{who} told the harbour council that the ferry dispute must end, and fishermen "
        f"on the blocked piers listened while {what}.</p>"
        for who, what in zip(
            ("Priests", "Grocers", "Teachers", "Nurses", "Divers", "Pilots", "Bakers", "Clerks"),
            ("rain fell", "bells rang", "boats waited", "gulls cried", "dogs barked", "a band played",
             "children sang", "lamps were lit"),
            strict=True,
        )
    ]  # fmt: skip
    pages = [
        gazette_page(n, inside=report, below=f"<p>{background}</p>")
        for n, report in enumerate(reports)
    ]
    learnt = learnt_from(pages)
    found = learnt.of(background)
    assert found is not None and found.pages == len(reports)
    page = gazette_page(LAST, inside=reports[0], below=f"<p>{background}</p>")
    assert background in read_gazette(page, Lessons({SITE: learnt})).text


def test_a_quotation_in_the_body_is_never_dropped_by_number_alone() -> None:
    quote = "“Thistledown remembers its drowned, every night and by name,” the sexton said."
    pages = ten(inside=f"<p>{quote}</p>", below="")
    article = read_gazette(
        gazette_page(LAST, inside=f"<p>{quote}</p>", below=""), lessons_from(pages)
    )
    assert quote in article.text


def test_a_heading_over_sections_stays_a_heading() -> None:
    pages = ten(inside="<h2>What happens next</h2>")
    page = gazette_page(LAST, inside="<h2>What happens next</h2>")
    assert "What happens next" in read_gazette(page, lessons_from(pages)).text


def test_a_page_is_never_emptied_by_what_returned() -> None:
    """A note of a line or two under which the paper prints more of its own."""
    long = "".join(f"<p>{MOTTO.replace('eleven', word)}</p>" for word in ("all", "our", "most"))
    pages = ten(below=long)
    note = gazette_page(LAST, inside="", below=long).replace(STORIES[LAST][2], "")
    article = read_gazette(note.replace(STORIES[LAST][3], ""), lessons_from(pages))
    assert MOTTO.replace("eleven", "all") in article.text


def test_what_returned_keeps_the_kind_it_was_set_aside_with() -> None:
    aside = f'<div class="newsletter"><p>{LABEL}</p></div>'
    learnt = learnt_from([*ten(inside="", below=aside)[:6], *ten()[6:]])
    found = learnt.of(LABEL)
    assert found is not None
    article = read_gazette(gazette_page(LAST), Lessons({SITE: learnt}))
    kinds = {one.text: one.kind for one in article.furniture}
    assert kinds[LABEL] is found.kind


def test_furniture_says_between_which_blocks_it_stood() -> None:
    article = read_gazette(gazette_page(LAST), lessons_from(ten()))
    assert {one.text: one.after for one in article.furniture} == {LABEL: 2, MOTTO: 4}


# --------------------------------------------------------------------------- the user's rules

RULES = """
["www.Gazette.example"]
furniture = ["Thistledown Gazette reporting is * readers of * parishes."]
newsletter = ["worth your WHILE"]
article = ["Advertisement"]
"""


def test_the_users_rules_need_no_page_to_learn_from() -> None:
    page = gazette_page(LAST, above="<p>Advertisement</p>")
    article = read_gazette(page, Lessons(rules=read_rules(RULES)))
    found = {one.text: (one.kind, one.found_by) for one in article.furniture}
    assert found[LABEL] == (
        FurnitureKind.newsletter,
        "your rule for gazette.example: “worth your WHILE”",
    )
    assert found[MOTTO][0] is FurnitureKind.other
    assert "Advertisement" in article.text


def test_a_rule_outranks_what_the_pages_teach() -> None:
    rules = read_rules(f'["{SITE}"]\narticle = ["{MOTTO}"]')
    learnt = lessons_from(ten()).outlets
    article = read_gazette(gazette_page(LAST), Lessons(learnt, rules))
    assert MOTTO in article.text
    assert article.blocks[-1].found_by == f"your rule for {SITE}: “{MOTTO}”"


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("More in *", "more in  Sport", True),
        ("*in*in*", "in", False),
        ("a*a", "a", False),
        ("* min read", "4 min read", True),
        ("min read", "4 min read", False),
        ("(.*)+", "(aa)+", False),
        ("*a" * 50, "a" * 100_000 + "b", False),
    ],
)
def test_a_star_stands_for_anything(pattern: str, text: str, matches: bool) -> None:
    assert Rule(None, pattern).matches(text) is matches


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[gazette", "not TOML"),
        ('gazette = "x"', "is no table"),
        ('["a.example"]\nadverts = ["x"]', "no kind of line"),
        ('["a.example"]\nfurniture = "x"', "no list of lines"),
        ('["a.example"]\nfurniture = ["*"]', "would match any line"),
    ],
)
def test_rules_that_make_no_sense_are_refused_by_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_rules(text)
