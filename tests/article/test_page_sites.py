"""Where an HTML page's lines stand, and what the page promises, decide with the words."""

from __future__ import annotations

from dateline.article import extract_article
from dateline.article.body import judge_html
from dateline.article.json_ld import json_ld
from dateline.article.markup import parse, visible_lines
from dateline.article.promised import Promised, promised, title_likeness
from dateline.article.siting import headline_at
from dateline.article.visible import VisibleLine
from dateline.model import Article, BlockKind, FurnitureKind, Page

FERRY = (
    "The council voted on Tuesday to close the old ferry berth before the winter storms arrive.",
    "Engineers told the meeting that the timber piles had rotted below the water line since May.",
    "A temporary berth will be ready by the end of the month, the harbour master said afterwards.",
    "Fares stay as they are, and the first boat of the morning will leave ten minutes earlier.",
)
BRIDGE = (
    "The mayor opened the new footbridge on Friday, two years later than the town had planned.",
    "Builders had found an unmarked water main under the north bank, which had to be moved first.",
    "About three hundred people crossed it in the first hour, according to the town's own count.",
)


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _read(body: str, head: str = "") -> Article:
    title = "<title>Council closes the old ferry berth</title>"
    page = f"<!doctype html><html><head>{title}{head}</head><body>{body}</body></html>"
    return extract_article(
        Page("p1", "https://news.example/ferry", None, "text/html", page.encode())
    )


OWN = f"<article><h1>Council closes the old ferry berth</h1>{_paragraphs(FERRY)}</article>"


def test_the_article_that_follows_on_the_same_page_is_another() -> None:
    article = _read(
        f"<main>{OWN}<article><h1>Footbridge opens</h1>{_paragraphs(BRIDGE)}</article></main>"
    )
    assert all(text in article.text for text in FERRY)
    assert not any(text in article.text for text in BRIDGE)
    (why,) = {one.found_by for one in article.furniture if one.text in BRIDGE}
    assert why == "in another article of the page"


def test_what_readers_wrote_below_is_not_the_article() -> None:
    comment = (
        "I have used this berth for thirty years and nobody ever asked us what we think of it."
    )
    article = _read(f'{OWN}<section class="comments"><ul><li>{comment}</li></ul></section>')
    (found,) = [one for one in article.furniture if one.text == comment]
    assert found.kind is FurnitureKind.comments


def test_a_notice_on_cookies_and_what_a_picture_shows_are_furniture() -> None:
    notice = (
        "This cookie is set by our host and remembers for a month that you have read this notice."
    )
    shown = "The berth on the east quay, seen from the ferry on the morning before it was closed."
    article = _read(
        f"{OWN}<figure><img src='/quay.jpg'><figcaption>{shown}</figcaption></figure>"
        f'<div class="cookie-notice"><p>{notice}</p></div>'
    )
    kinds = {one.text: one.kind for one in article.furniture}
    assert kinds[notice] is FurnitureKind.legal
    assert kinds[shown] is FurnitureKind.caption


def test_a_page_that_calls_its_whole_text_legal_is_read() -> None:
    lines = [
        VisibleLine(text, "/html/body[1]/p[1]", BlockKind.paragraph, frozenset({"legal"}))
        for text in (*FERRY, *BRIDGE)
    ]
    assert any(verdict.kept for verdict in judge_html(lines, "", Promised()))


def test_a_caption_that_is_never_closed_does_not_take_the_article_with_it() -> None:
    article = _read(f"<h1>Council closes the old ferry berth</h1><figcaption>A{_paragraphs(FERRY)}")
    assert all(text in article.text for text in FERRY)


def test_what_a_page_promises_is_read_from_its_head_and_its_json_ld() -> None:
    body = " ".join(FERRY + BRIDGE)
    root = parse(
        "<html><head><title>Berth closes</title>"
        '<meta property="og:description" content="The piles have rotted.">'
        f'<script type="application/ld+json">{{"@graph":[{{"articleBody":"{body}"}}]}}</script>'
        "</head><body><h2>More</h2><h1>Berth closes</h1><p>Talk.</p></body></html>"
    )
    assert root is not None
    said, lines = promised(root, json_ld(root)), visible_lines(root)
    assert said.titles == ("Berth closes",)
    assert said.summaries == ("The piles have rotted.",)
    assert said.bodies == (body,)
    assert headline_at(title_likeness(lines, said), lines) == 1


def test_a_line_knows_its_shape_its_style_and_the_picture_before_it() -> None:
    root = parse('<html><body><img src="a"><p class="b a"><em>Quay</em></p></body></html>')
    assert root is not None
    (line,) = visible_lines(root)
    assert line.shape[0] == "p a b"
    assert (line.slanted, line.strong, line.pictures) == (1.0, 0.0, 1)
