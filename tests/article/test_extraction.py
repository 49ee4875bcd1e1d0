"""A page to its article: nothing of the article lost, nothing else in it, all of it accounted for."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.harbour import FLAT, HTML, PARAGRAPHS, article_of, kinds, page_of

from dateline.article import extract_article
from dateline.errors import DatelineError, NoArticle, UnknownLanguage, UnreadablePage
from dateline.model import BlockKind, FurnitureKind, Stamp

DEEP = "<div>" * 5000


@pytest.mark.parametrize("page", [FLAT, HTML], ids=["flat", "html"])
def test_every_sentence_of_the_article_is_there_once_and_in_order(page: str) -> None:
    text = article_of(page).text
    places = [text.find(paragraph) for paragraph in PARAGRAPHS]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(paragraph) == 1 for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("page", [FLAT, HTML], ids=["flat", "html"])
def test_every_block_is_a_slice_and_blocks_are_parted_by_an_empty_line(page: str) -> None:
    article = article_of(page)
    assert article.text == "\n\n".join(block.span.of(article.text) for block in article.blocks)
    assert article.blocks[0].kind is BlockKind.headline
    assert article.blocks[0].span.of(article.text) == article.title


def test_furniture_of_flattened_text_is_set_aside_by_kind() -> None:
    found = kinds(article_of(FLAT))
    assert found["Advertisement"] is FurnitureKind.advertisement
    assert found["READ MORE: The pier that nobody mended"] is FurnitureKind.related
    assert found["Home | Harbour | Weather"] is FurnitureKind.navigation
    assert found["By Ida Crane and Tom Weller, Harbour Correspondents"] is FurnitureKind.byline
    assert found["Published 10:12 BST, 16 Aug 1998"] is FurnitureKind.byline
    newsletter = "Sign up for the Harbour Light newsletter and hear from us every morning."
    assert found[newsletter] is FurnitureKind.newsletter
    assert found["© 1998 The Harbour Light. All rights reserved."] is FurnitureKind.legal


def test_furniture_says_where_it_stood_and_what_decided() -> None:
    furniture = {one.text: one for one in article_of(FLAT).furniture}
    assert furniture["Advertisement"].where == "line 15"
    assert all(one.found_by for one in furniture.values())


def test_the_imprint_of_flattened_text_is_read_from_its_lines() -> None:
    article = article_of(FLAT)
    assert article.title == "Towns Agree To Share Old Ferry"
    assert article.authors == ("Ida Crane", "Tom Weller")
    assert article.outlet == "The Harbour Light"
    assert article.published == Stamp(
        date(1998, 8, 16), datetime(1998, 8, 16, 9, 12, tzinfo=UTC), 60
    )
    assert article.known_by["published"] == "visible text"
    assert article.known_by["outlet"] == "visible text: copyright line"
    assert article.language == "en"


def test_the_imprint_of_html_is_read_from_what_it_declares() -> None:
    article = article_of(HTML)
    assert article.title == "Towns agree to share old ferry"
    assert article.outlet == "The Harbour Light"
    assert article.authors == ("Ida Crane",)
    assert article.canonical == "https://example.org/1998/ferry"
    assert article.section == "Harbour"
    assert article.known_by["published"] == "meta"


def test_the_day_is_the_one_in_the_pages_own_zone() -> None:
    published = article_of(HTML).published
    assert published == Stamp(date(1998, 8, 16), datetime(1998, 8, 15, 23, 30, tzinfo=UTC), 60)


def test_the_structure_of_html_is_kept() -> None:
    article = article_of(HTML)
    found = {block.span.of(article.text): block.kind for block in article.blocks}
    assert found["The first crossing"] is BlockKind.heading
    assert found["It leaves the north pier at noon, if the wind allows it."] is BlockKind.item
    assert found["We have waited long enough for this day to come."] is BlockKind.quote
    assert article.blocks[1].node.startswith("/html/body[1]/main[1]/article[1]/p[")


def test_a_date_that_is_given_is_used_only_where_the_page_has_none() -> None:
    given_day = date(1999, 1, 2)
    bare = page_of("\n\n".join(PARAGRAPHS))
    assert extract_article(bare).published is None
    article = extract_article(bare, published=given_day)
    assert article.published == Stamp(given_day)
    assert article.known_by["published"] == "given"
    assert extract_article(page_of(FLAT), published=given_day).published != Stamp(given_day)


def test_the_name_of_a_file_does_not_date_its_article() -> None:
    assert article_of("\n\n".join(PARAGRAPHS), url="1998-08-16-ferry.txt").published is None


def test_the_address_of_a_page_may_date_its_article() -> None:
    article = article_of("\n\n".join(PARAGRAPHS), url="https://example.org/1998/08/16/ferry")
    assert article.published == Stamp(date(1998, 8, 16))
    assert article.known_by["published"] == "URL"


def test_a_wire_service_is_credited_and_the_text_left_as_it_was() -> None:
    opening = "HALLOW BAY, Aug. 16 (Coast Agency) - " + PARAGRAPHS[0]
    article = article_of("\n\n".join((opening, *PARAGRAPHS[1:])))
    assert article.agency == "Coast Agency"
    assert opening in article.text


def test_a_note_of_correction_is_found_and_stays_in_the_text() -> None:
    note = "Correction: An earlier version of this report gave the wrong day for the crossing."
    article = article_of("\n\n".join((*PARAGRAPHS, note)))
    assert article.correction == note
    assert note in article.text


def test_one_sentence_is_an_article() -> None:
    assert article_of("The ferry sailed.").text == "The ferry sailed."


def test_spaces_are_made_one_and_zero_width_characters_go_and_all_else_stays() -> None:
    line = "“The  ferry\u00a0sailed\u200b at noon,” she said – “at last…”"
    assert "“The ferry sailed at noon,” she said – “at last…”" in article_of(line).text


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The two harbour towns agreed on Thursday to share the old ferry, which\n"
        "has lain at the north pier since the spring, and to pay for its repair\n"
        "out of what they both earn from the fishing boats.\n"
        "\n"
        "A first crossing is planned for next week, if the weather allows it and\n"
        "the new engine comes in time. The mayors of both towns will be on board\n"
        "when it sails, and so will the band of the lifeboat station.\n"
    )
    blocks = article_of(wrapped).blocks
    assert [block.node for block in blocks] == ["line 1", "line 5"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><ul>" + "<li><a href=x>News</a></li>" * 30 + "</ul></nav></body></html>",
        "<html><head><title>Harbour</title></head><body></body></html>",
        "<!doctype html><html><body><div id=root></div><script>draw()</script></body></html>",
        "<html><body><h1>Log in</h1><p>Subscribe to read this article</p></body></html>",
        "Home\nNews\nSport\nWeather\nContact\n",
    ],
    ids=["navigation only", "no body", "script only", "login wall", "flattened navigation"],
)
def test_a_page_without_an_article_is_refused_with_reason_and_advice(page: str) -> None:
    with pytest.raises(NoArticle) as caught:
        article_of(page)
    assert caught.value.reason
    assert caught.value.advice


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die beiden Hafenstädte haben sich am Donnerstag darauf geeinigt, die alte Fähre zu teilen. ", "German"),
        ("Les deux villes portuaires se sont mises d'accord jeudi pour partager le vieux bac. ", "French"),
        ("Обидва портові міста домовилися в четвер разом користуватися старим поромом. ", "Ukrainian"),
    ],
)  # fmt: skip
def test_an_article_in_another_language_is_refused_by_name(text: str, language: str) -> None:
    page = page_of(text * 8)
    with pytest.raises(UnknownLanguage, match=language):
        extract_article(page)
    assert extract_article(page, languages=None).language not in (None, "en")


def test_a_short_text_is_never_refused_for_its_language() -> None:
    assert article_of("Die Fähre fährt wieder.").language is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + DEEP + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 5000,
        "<html><body><b><i><p>" * 300 + PARAGRAPHS[0],
        f'<html><body><div class="{"a b " * 50_000}"><p>{PARAGRAPHS[0]}</p>',
        "<html><body>" + "<" * 50_000 + f"<p>{PARAGRAPHS[0]}</p>",
        f'<html><script type="application/ld+json">{"[" * 9999}</script><p>{PARAGRAPHS[0]}</p>',
    ],
    ids=["deep", "unclosed", "huge attribute", "angle brackets", "deep JSON-LD"],
)
def test_hostile_html_still_gives_its_sentence(page: str) -> None:
    assert PARAGRAPHS[0] in article_of(page).text


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"%PDF-1.7 ...", "a PDF"), (b"\x89PNG\r\n\x1a\n", "an image"), (b" \r\n\t ", "white space")],
)
def test_what_is_no_text_is_refused_by_what_it_is(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason):
        article_of(body)


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_an_error_with_a_reason(body: bytes) -> None:
    try:
        article = article_of(body)
    except DatelineError as error:
        assert error.reason
    else:
        assert article.text.strip()


TAGS = st.sampled_from(
    ["p", "div", "li", "h2", "td", "span", "b", "pre", "figcaption", "nav", "aside", "footer", "blockquote", "button"]
)  # fmt: skip
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=60)


@settings(max_examples=60)
@given(st.lists(st.tuples(TAGS, WORDS, st.booleans()), max_size=12))
def test_every_visible_line_of_html_is_in_the_text_or_the_furniture(
    rows: list[tuple[str, str, bool]],
) -> None:
    parts = [f"<{tag}>{escape(text)}" + f"</{tag}>" * closed for tag, text, closed in rows]
    article = article_of(f"<html><body>{''.join(parts)}<p>{PARAGRAPHS[0]}</p></body></html>")
    shown = "".join([article.text, *(one.text for one in article.furniture)])
    letters = sorted("".join(text for _, text, _ in rows) + PARAGRAPHS[0])
    assert [x for x in letters if x.isalnum()] == sorted(x for x in shown if x.isalnum())


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=15))
def test_every_line_of_flattened_text_is_in_the_text_or_the_furniture(lines: list[str]) -> None:
    article = article_of("\n".join((*lines, PARAGRAPHS[0])), media_type="text/plain")
    shown = sorted(
        [b.span.of(article.text) for b in article.blocks] + [f.text for f in article.furniture]
    )
    wanted = [clean for line in (*lines, PARAGRAPHS[0]) if (clean := " ".join(line.split()))]
    assert shown == sorted(wanted)


@given(st.text(st.sampled_from("<>/!-&;=\"' apdivhtmlscriptbodyA.\n"), max_size=300))
def test_any_markup_is_survived(text: str) -> None:
    with suppress(NoArticle):  # the sentence may fall into an attribute or a script
        article_of("<html>" + text + f"<p>{PARAGRAPHS[0]}</p>")
