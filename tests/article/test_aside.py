"""What the markup says is none of the article's is set aside, though it reads like the article."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.article import extract_article
from dateline.article.aside import repeated
from dateline.article.visible import VisibleLine, word_count
from dateline.model import Article, BlockKind, Page

REPORT = (
    "The town council voted on Monday evening to sell the old customs house to a local brewer.",
    "The building has stood empty since the last officers left it eleven years ago in the spring.",
    "Its new owner told the meeting that she would keep the tower and open the yard to visitors.",
    "Neighbours asked for more trees along the wall, and the council promised to plant twelve.",
    "Work on the roof is to begin before the autumn, the head of the building office said.",
    "Until then the yard stays closed, and the market will go on standing in front of the gate.",
    "A first sketch of the rooms can be seen in the town hall from Thursday until the end of May.",
)
BESIDE = "The customs house was built in 1741 and burnt down twice before it was made of stone."


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _read(body: str) -> Article:
    page = f"<!doctype html><html><head><title>Town sells customs house</title></head><body>{body}</body></html>"
    return extract_article(
        Page("p1", "https://news.example/customs", None, "text/html", page.encode())
    )


def _with(beside: str) -> Article:
    return _read(
        "<article><h1>Town sells customs house</h1>"
        f"{_paragraphs(REPORT[:3])}{beside}{_paragraphs(REPORT[3:])}</article>"
    )


@pytest.mark.parametrize(
    ("beside", "why"),
    [
        (f'<div class="news-factbox"><p>{BESIDE}</p></div>', "in a box of facts"),
        (f'<div class="side faktaboks"><p>{BESIDE}</p></div>', "in a box of facts"),
        (f"<x-factbox><p>{BESIDE}</p></x-factbox>", "in a box of facts"),
        (
            f'<blockquote class="twitter-tweet"><p>{BESIDE}</p></blockquote>',
            "in a post from elsewhere",
        ),
        (f'<div class="author-box"><p>{BESIDE}</p></div>', "in the box on its author"),
        (f'<div class="article-cta"><p>{BESIDE}</p></div>', "in a call to buy, join or give"),
        (f'<div role="dialog"><p>{BESIDE}</p></div>', "in a window over the page"),
        (f'<div class="page-footer"><p>{BESIDE}</p></div>', "at the foot of the page"),
        (
            f'<div class="hidden-desktop hidden-tablet hidden-mobile"><p>{BESIDE}</p></div>',
            "shown on no screen",
        ),
    ],
)
def test_what_the_markup_calls_something_else_is_set_aside(beside: str, why: str) -> None:
    article = _with(beside)
    assert BESIDE not in article.text
    assert all(text in article.text for text in REPORT)
    assert [one.found_by for one in article.furniture if one.text == BESIDE] == [why]


@pytest.mark.parametrize("name", ["hidden-mobile", "hidden-desktop", "factory-boxes", "lead"])
def test_what_one_kind_of_screen_shows_or_is_called_otherwise_stays(name: str) -> None:
    assert BESIDE in _with(f'<div class="{name}"><p>{BESIDE}</p></div>').text


def test_a_page_that_stands_in_a_window_whole_is_read() -> None:
    article = _read(
        f'<div class="modal"><h1>Town sells customs house</h1>{_paragraphs(REPORT)}</div>'
    )
    assert all(text in article.text for text in REPORT)


def test_a_window_that_holds_the_article_is_read_whatever_readers_wrote_outside() -> None:
    wrote = (
        "I have walked past that house for thirty years and I am glad that somebody wants it.",
        "My aunt used to work there, and she says that the cellar is wet from autumn to spring.",
        "Why do we need another brewer when we have three already, can you tell me that please?",
        "They should have asked us first, I would have made a library of it and nothing else.",
        "Well done, this town needs more people like her and fewer who only ever complain, I say.",
    )
    comments = f'<section class="comments">{_paragraphs(wrote)}</section>'
    article = _read(
        f'<div class="popup"><h1>Town sells customs house</h1>{_paragraphs(REPORT)}</div>{comments}'
    )
    assert all(text in article.text for text in REPORT)
    assert not any(text in article.text for text in wrote)


def test_a_list_is_set_aside_where_all_of_it_links_to_other_pages() -> None:
    other = ("Brewer opens a second yard in the old town", "Twelve trees for the market square")
    links = "".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(other))
    article = _with(f"<ul>{links}</ul>")
    assert not any(text in article.text for text in other)
    kinds = {one.text: one.found_by for one in article.furniture}
    assert [kinds[text] for text in other] == ["in a list of links"] * 2


@pytest.mark.parametrize(
    "items",
    [
        '<li><a href="#roof">The roof</a></li><li><a href="#yard">The yard</a></li>',
        '<li><a href="/roof">The roof</a></li><li>The yard and its gate, which is older</li>',
    ],
)
def test_another_list_is_left_to_the_model(items: str) -> None:
    article = _with(f"<ul>{items}</ul>")
    assert "in a list of links" not in {one.found_by for one in article.furniture}


def test_what_a_page_shows_twice_is_read_once() -> None:
    wide, narrow = (
        f'<div class="{screen}"><h1>Town sells customs house</h1>{_paragraphs(REPORT)}</div>'
        for screen in ("for-wide", "for-narrow")
    )
    article = _read(wide + narrow)
    assert [article.text.count(text) for text in REPORT] == [1] * len(REPORT)
    assert "stands on the page twice" in {one.found_by for one in article.furniture}


@pytest.mark.parametrize(("first", "second", "less"), [(0.9, 0.9, 1), (0.9, 0.4, 1), (0.4, 0.9, 0)])
def test_of_two_copies_the_likelier_is_kept(first: float, second: float, less: int) -> None:
    lines = [VisibleLine(text, "/html", BlockKind.paragraph) for text in REPORT * 2]
    words = np.array([word_count(line.text) for line in lines], np.float32)
    chances = np.repeat(np.array([first, second], np.float32), len(REPORT))
    start = less * len(REPORT)
    assert list(repeated(lines, chances, words)) == list(range(start, start + len(REPORT)))


def test_a_line_or_two_may_stand_on_a_page_twice() -> None:
    lines = [VisibleLine(text, "/html", BlockKind.paragraph) for text in (*REPORT, *REPORT[:2])]
    words = np.array([word_count(line.text) for line in lines], np.float32)
    assert repeated(lines, np.ones(len(lines), np.float32), words) == {}
