"""What a hostile page can do: cost its reader a little time, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from time import process_time

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.harbour import HTML, PARAGRAPHS, article_of

from dateline.article.visible import clean
from dateline.errors import DatelineError, NoArticle, UnreadablePage
from dateline.model import Article

SENTENCE = PARAGRAPHS[0]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SECONDS = 8.0  # of the processor, on a busy machine; most take a tenth of a second


def around(inner: str) -> str:
    return f"<html><body>{inner}{BODY}</body></html>"


PAGES = {
    "ten thousand deep": "<html><body>" + "<div>" * 10_000 + BODY + "</div>" * 10_000,
    "never closed": "<html><body>" + "<div><span><b>" * 20_000 + BODY,
    "tables in tables": "<html><body>" + "<table><tr><td>" * 10_000 + BODY,
    "an attribute of a megabyte": around(f'<div class="{"a b " * 250_000}">x</div>'),
    "a hundred thousand attributes": around(
        f"<div {' '.join(f'a{n}=1' for n in range(100_000))}>x</div>"
    ),
    "attributes without spaces": around(
        "<div " + "".join(f'a{n}="1"' for n in range(100_000)) + ">x</div>"
    ),
    "an entity bomb": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + around("&i;"),
    "a comment never closed": f"<html><body>{BODY}<!-- " + "x " * 200_000,
    "comments before the first tag": "<!-- -->" * 20_000 + around(""),
    "comments opened again and again": f"<html><body>{BODY}" + "<div>" * 300 + "<!--" * 50_000,
    "scripts opened again and again": f"<html><body>{BODY}" + "<div>" * 300 + "<script " * 50_000,
    "scripts in scripts": around("<script>x</script>" * 5_000),
    "angle brackets": around("<" * 200_000),
    "ampersands": around("&#" * 200_000),
    "marks of direction": around("<p>" + "\u202e\u2066\u2069" * 20_000 + "</p>"),
    "a charset that is not so": '<html><head><meta charset="utf-7"></head>' + BODY,
    "a charset that is a codec": '<html><head><meta charset="zlib_codec"></head>' + BODY,
    "deep JSON-LD": f'<html><script type="application/ld+json">{"[" * 200_000}</script>{BODY}',
    "JSON-LD in JSON-LD": '<html><script type="application/ld+json">'
    + '{"@graph":' * 900
    + "1"
    + "}" * 900
    + f"</script>{BODY}",
    "a number without end": '<html><script type="application/ld+json">{"headline":'
    + "9" * 50_000
    + f"}}</script>{BODY}",
    "a title without end": f"<html><head><title>{'Ferry - ' * 50_000}</title></head>{BODY}",
    "a date without end": '<html><head><meta property="article:published_time" content="'
    + "1998-" * 50_000
    + f'"></head>{BODY}',
    "a line without a space": around(f"<p>{'w' * 1_000_000}</p>"),
    "white space": around(f"<p>{' ' * 1_000_000}</p>"),
    "lines without words": SENTENCE + "\n" * 1_000_000 + PARAGRAPHS[1],
    "links": around("<a href=x>x</a> " * 5_000),
    "a form feed and NULs": around("<p>a\x00b\x0c</p>" + " padding" * 500),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_article_is_found_in_time(page: str) -> None:
    begun = process_time()
    assert SENTENCE in article_of(page).text
    assert process_time() - begun < SECONDS


LINES = {
    "one line of a megabyte": "The ferry sailed at noon and nobody said why. " * 22_000,
    "capitals": SENTENCE + "\n" + "Aa " * 200_000,
    "digits": SENTENCE + "\n" + "1 " * 300_000,
    "dots": SENTENCE + "\n" + "a." * 300_000,
    "hyphens": SENTENCE + "\n" + "a-" * 300_000,
    "addresses": SENTENCE + "\n" + "a@" * 300_000,
    "quotation marks": SENTENCE + "\n" + "“" * 300_000,
    "brackets": SENTENCE + "\n" + "(" * 300_000,
    "a menu that is none": SENTENCE + "\n" + "a / " * 14 + "b ;",
    "bylines": SENTENCE + "\nBy " + ", ".join(["Ada Crane"] * 20_000),
}


@pytest.mark.parametrize("page", LINES.values(), ids=LINES)
def test_a_line_of_whatever_length_is_looked_at_in_time(page: str) -> None:
    begun = process_time()
    article = article_of(page, media_type="text/plain")
    assert sum(len(b.span.of(article.text)) for b in article.blocks) > 50
    assert process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "page", ["x\n" * 200_000 + SENTENCE, around("<pre>" + "x y\n" * 200_000 + "</pre>")]
)
def test_a_page_of_two_hundred_thousand_lines_is_refused_with_their_number(page: str) -> None:
    with pytest.raises(UnreadablePage, match="200,00[0-9] lines, more than any article"):
        article_of(page)


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ValueError, AssertionError])
def test_where_trafilatura_fails_the_lines_speak_for_themselves(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setattr(trafilatura, "extract", fail)
    article = article_of(HTML)
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("cut", range(0, len(HTML), 97))
def test_a_page_that_was_cut_gives_what_had_come(cut: int) -> None:
    page = HTML[:cut]
    with suppress(DatelineError):
        article = article_of(page)
        points_back(article, page)


# --------------------------------------------------------------------------- back to the page


def points_back(article: Article, page: str) -> None:
    """Every block is a slice of the text, and both it and the furniture stand where they say."""
    assert article.text == "\n\n".join(b.span.of(article.text) for b in article.blocks)
    pieces = [(block.node, block.span.of(article.text)) for block in article.blocks]
    pieces += [(piece.where, piece.text) for piece in article.furniture]
    for node, words in pieces:
        if node != "title":  # declared, not shown
            assert without_spaces(words) in without_spaces(words_at(node, page)), node


def words_at(node: str, page: str) -> str:
    """What stands at a block's node, found with nothing but the page."""
    if node.startswith("line "):
        return "".join(page.splitlines()[int(node[5:]) - 1 :])  # a paragraph may be wrapped
    (element,) = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8")).xpath(node)  # fmt: skip
    return str(element.text_content())


def without_spaces(text: str) -> str:
    return clean(text).replace(" ", "")


@pytest.mark.parametrize(
    "page",
    [
        HTML,
        around("<table><tr><td>Tarn</td><td>9 feet</td></tr></table>"),
        around("<table><tr><td><p>Tarn</p></td><td>9 feet</td><td>high</td></tr></table>"),
        around("<div><span><p>At noon</p> it</span> sailed</div>"),
        SENTENCE,
    ],
)
def test_every_piece_is_found_back_in_its_page(page: str) -> None:
    points_back(article_of(page), page)


TAGS = st.sampled_from(
    ["p", "div", "li", "h2", "td", "tr", "span", "b", "pre", "nav", "aside", "blockquote", "br", "figure"]
)  # fmt: skip
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TAGS, WORDS, st.integers(0, 2)), max_size=14))
def test_whatever_the_markup_every_piece_is_found_back(rows: list[tuple[str, str, int]]) -> None:
    parts = [f"<{tag}>{escape(text)}" + f"</{tag}>" * closed for tag, text, closed in rows]
    page = f"<html><body>{''.join(parts)}<p>{SENTENCE}</p></body></html>"
    points_back(article_of(page), page)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_whatever_the_lines_every_piece_is_found_back(lines: list[str]) -> None:
    page = "\n".join((*lines, SENTENCE))
    points_back(article_of(page, media_type="text/plain"), page)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_at_all_is_an_article_or_refused_with_a_reason(text: str) -> None:
    """Surrogates, controls, private use: bytes that no encoder would write among them."""
    try:
        article = article_of((text + "\n" + SENTENCE).encode("utf-8", "surrogatepass"))
    except DatelineError as error:
        assert error.reason
    else:
        assert SENTENCE in article.text or SENTENCE in {one.text for one in article.furniture}


# --------------------------------------------------------------------------- what must stay whole


def test_a_quotation_over_several_paragraphs_stays_whole_and_in_order() -> None:
    speech = (
        "“We rowed out at first light, all eleven of us, and nobody spoke,” the cook said.",
        "“The bell rang twice. Then the fog took the pier away.",
        "“I have never been so glad to see a customs officer.”",
    )
    page = around("".join(f"<p>{one}</p>" for one in speech))
    assert "\n\n".join(speech) in article_of(page).text


def test_a_live_blog_keeps_its_order() -> None:
    entries = [
        (
            f"{hour}:05",
            f"Boat number {hour} has reached the northern pier, the harbour master says.",
        )
        for hour in range(9, 19)
    ]
    page = around("".join(f"<div><h3>{at}</h3><p>{told}</p></div>" for at, told in entries))
    text = article_of(page).text
    places = [text.find(told) for _, told in entries]
    assert -1 not in places and places == sorted(places)


def test_a_table_is_text_a_row_a_line() -> None:
    rows = "".join(
        f"<tr><td>{town}</td><td>{count} boats were counted there by the coast guard.</td></tr>"
        for town, count in (("Tarn", 12), ("Lorne", 7), ("Pellow", 31))
    )
    assert "Lorne 7 boats were counted there" in article_of(around(f"<table>{rows}</table>")).text


@pytest.mark.parametrize(
    "words",
    [
        "قال رئيس البلدية إن العبّارة لن تبحر غداً.",
        "ראש העיר אמר כי המעבורת לא תפליג מחר.",
        "👩‍👩‍👧‍👦 🇺🇦 👍🏽 naïve façade",
        "क्षत्रिय और नाव",
    ],
    ids=["Arabic", "Hebrew", "emoji", "Devanagari"],
)
def test_other_scripts_and_emoji_survive_letter_by_letter(words: str) -> None:
    quoted = f"The mayor wrote “{words}” on the wall of the ferry house, in letters a yard high."
    for page in (around(f"<p>{quoted}</p>"), "\n\n".join((*PARAGRAPHS, quoted))):
        assert quoted in article_of(page).text


def test_marks_that_turn_the_direction_of_a_line_are_gone() -> None:
    page = around(
        "<p>The mayor said \u2067it was \u202eover\u202c and left\u2069 the pier at noon.</p>"
    )
    assert "The mayor said it was over and left the pier at noon." in article_of(page).text


def test_a_page_that_is_nothing_but_an_attack_is_refused() -> None:
    with pytest.raises(NoArticle):
        article_of("<html><body>" + "<script>" * 50_000 + SENTENCE)
