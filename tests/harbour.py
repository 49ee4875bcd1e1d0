"""Pages of a newspaper that there is not, for the tests of page and article."""

from __future__ import annotations

from dateline.article import extract_article
from dateline.model import Article, FurnitureKind, Page
from dateline.page import make_page

PARAGRAPHS = (
    "The two harbour towns agreed on Thursday to share the old ferry, their mayors said.",
    "“It was never about the boat,” said Ada Ferris, who led the talks for the northern town.",
    "A first crossing is planned for next week. The council has put £40,000 aside for repairs.",
    "Fishermen on both sides had blocked the piers since March, and three of them were fined.",
)
FLAT = "\n\n".join(
    (
        "The Harbour Light",
        "Home | Harbour | Weather",
        "Towns Agree To Share Old Ferry",
        "By Ida Crane and Tom Weller, Harbour Correspondents",
        "Published 10:12 BST, 16 Aug 1998",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "Advertisement",
        PARAGRAPHS[2],
        "READ MORE: The pier that nobody mended",
        PARAGRAPHS[3],
        "Sign up for the Harbour Light newsletter and hear from us every morning.",
        "© 1998 The Harbour Light. All rights reserved.",
    )
)
HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Towns share ferry - The Harbour Light</title>
<meta property="og:site_name" content="The Harbour Light">
<meta property="og:title" content="Towns agree to share old ferry">
<meta property="article:published_time" content="1998-08-16T00:30:00+01:00">
<meta property="article:section" content="Harbour">
<link rel="canonical" href="https://example.org/1998/ferry">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>
<main><article><h1>Towns agree to share old ferry</h1>
<p class="byline">By Ida Crane</p>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<div class="ad">Advertisement</div>
<h2>The first crossing</h2>
<ul><li>It leaves the north pier at noon, if the wind allows it.</li>
<li>It comes back to the south pier at four, with the mail.</li></ul>
<blockquote>We have waited long enough for this day to come.</blockquote>
<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></article></main>
<footer><p>© 1998 The Harbour Light</p></footer></body></html>"""


def page_of(text: str | bytes, url: str = "-", media_type: str | None = None) -> Page:
    """The page that these words or bytes are."""
    body = text.encode() if isinstance(text, str) else text
    return make_page(url, body, media_type=media_type)


def article_of(text: str | bytes, url: str = "-", media_type: str | None = None) -> Article:
    """What is found on it."""
    return extract_article(page_of(text, url, media_type))


def kinds(article: Article) -> dict[str, FurnitureKind]:
    """What was set aside, and as what."""
    return {furniture.text: furniture.kind for furniture in article.furniture}
