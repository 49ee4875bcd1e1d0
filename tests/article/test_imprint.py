"""Title, authors and days of an HTML page: which of the places that name them is believed."""

from __future__ import annotations

import html
import json
from datetime import date

import pytest

from dateline.article import extract_article
from dateline.model import Article, Page

DAY = date(1998, 8, 16)
PROSE = "".join(
    f"<p>The ferry sailed at noon on day {number}, and the harbour master said that nobody was hurt on board.</p>"
    for number in ("one", "two", "three", "four")
)
H1 = "<h1>Towns agree to share the old ferry</h1>"


def article_of(
    above: str = H1, *, head: str = "", below: str = "", ld: object = None, lang: str = "en"
) -> Article:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    page = (
        f'<html lang="{lang}"><head>{head}{script}</head>'
        f"<body><article>{above}{PROSE}{below}</article></body></html>"
    )
    where = "https://harbour-light.example/ferry"
    return extract_article(Page("p", where, None, "text/html", page.encode()), languages=None)


def news(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Towns agree to share the old ferry", **more}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "Ida Crane"}, ("Ida Crane",)),
        ([{"name": "Ida Crane"}, {"name": "Tom Weller"}], ("Ida Crane", "Tom Weller")),
        ({"name": ["Ida Crane", "Tom Weller"]}, ("Ida Crane", "Tom Weller")),
        ({"name": {"@value": "Ida Crane", "@language": "en"}}, ("Ida Crane",)),
        ({"@type": "Person", "givenName": "Ida", "familyName": "Crane"}, ("Ida Crane",)),
        ("By Ida Crane & Tom Weller", ("Ida Crane", "Tom Weller")),
        ({"name": "Ida Crane (ida@harbour-light.example)"}, ("Ida Crane",)),
        ({"name": "Ida Crane, PhD"}, ("Ida Crane, PhD",)),
        ({"name": "Ida Crane Ida Crane"}, ("Ida Crane",)),
        ({"name": "admin"}, ()),
        ({"@id": ["#ida"]}, ()),
        ({"name": "https://harbour-light.example/ida"}, ()),
        ({"@type": "Organization", "name": "Coast Press"}, ("Coast Press",)),
    ],
)
def test_json_ld_names_authors_in_many_ways(author: object, names: tuple[str, ...]) -> None:
    assert article_of(ld=news(author=author)).authors == names


def test_an_author_may_be_described_elsewhere_in_the_graph() -> None:
    graph = {"@graph": [news(author={"@id": "#ida"}), {"@id": "#ida", "name": "Ida Crane"}]}
    assert article_of(ld=graph).authors == ("Ida Crane",)


def test_a_person_in_the_byline_outranks_a_body_and_the_outlet_in_json_ld() -> None:
    byline = f"{H1}<p>By Ida Crane</p>"
    body = news(author={"@type": "Organization", "name": "Coast Press"})
    outlet = news(author={"name": "Harbour Light"}, publisher={"name": "Harbour Light"})
    for declared in (body, outlet):
        article = article_of(byline, ld=declared)
        assert article.authors == ("Ida Crane",)
        assert article.known_by["authors"] == "visible text"


def test_a_byline_that_names_more_than_json_ld_is_believed() -> None:
    byline = f"{H1}<p>By Ida Crane and Tom Weller</p>"
    assert article_of(byline, ld=news(author="Ida Crane")).authors == ("Ida Crane", "Tom Weller")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>By Ida Crane</p>", ("Ida Crane",)),
        ("<p>Opinion by Ida Crane</p>", ("Ida Crane",)),
        ("<p>Guest post by Ida Crane</p>", ("Ida Crane",)),
        ("<p>Opinion by the river</p>", ()),
        ("<p>August 16, 1998 by Ida Crane, guest editor</p>", ("Ida Crane",)),
        ("<p>Ida Crane • August 16, 1998</p>", ("Ida Crane",)),
        ("<p>by Ida · Aug 16, 1998 at 3:00 am · One comment so far</p>", ("Ida",)),
        ("<p>Ida Crane</p><p>August 16, 1998</p>", ("Ida Crane",)),
        ("<p>Ida Crane, MD; Tom Weller, RN</p>", ("Ida Crane, MD", "Tom Weller, RN")),
        ("<p>By Ida Crane, MD. Reviewed by Tom Weller, MD</p>", ("Ida Crane, MD",)),
        ('<p class="byline">Ida Crane</p>', ("Ida Crane",)),
        (
            '<p itemprop="author"><b itemprop="name">Ida Crane</b> Head of Ferries</p>',
            ("Ida Crane",),
        ),
        (
            '<p itemprop="author"><meta itemprop="name" content="Ida Crane">Head of Ferries</p>',
            ("Ida Crane",),
        ),
        ('<p><a href="/authors/ida-crane">Ida Crane</a></p>', ("Ida Crane",)),
        ("<p>Ida Crane</p>", ()),
        ("<p>By noon the ferry had sailed</p>", ()),
        ("<figure><figcaption>By Ida Crane</figcaption></figure>", ()),
        ("<nav><p>By Ida Crane</p></nav>", ()),
        ("<p>World News • August 16, 1998</p>", ()),
        ("<p>TravelHealthMoney Crane • August 16, 1998</p>", ()),
    ],
)
def test_a_line_below_the_headline_names_authors_or_does_not(
    line: str, names: tuple[str, ...]
) -> None:
    assert article_of(H1 + line).authors == names


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Von Ida Crane und Tom Weller"),
        ("fr", "Par Ida Crane et Tom Weller"),
        ("es", "Por Ida Crane y Tom Weller"),
        ("it", "di Ida Crane e Tom Weller"),
        ("nl", "Door Ida Crane en Tom Weller"),
        ("sv", "Av Ida Crane och Tom Weller"),
        ("da", "Af Ida Crane og Tom Weller"),
        ("no", "Tekst: Ida Crane og Tom Weller"),
        ("pl", "Autor: Ida Crane, Tom Weller"),
        ("id", "Penulis: Ida Crane, Tom Weller"),
    ],
)
def test_bylines_of_other_languages_are_read_on_their_pages(lang: str, line: str) -> None:
    names = ("Ida Crane", "Tom Weller")
    assert article_of(f"{H1}<p>{line}</p>", lang=lang).authors == names


@pytest.mark.parametrize(
    ("page", "known_by"),
    [
        ({"ld": news(datePublished="1998-08-16T10:12:00+01:00")}, "JSON-LD"),
        ({"head": '<meta property="article:published_time" content="1998-08-16">'}, "meta"),
        ({"head": '<meta name="Publish_Date" content="16 Aug 1998">'}, "meta"),
        ({"above": f'{H1}<i><span itemprop="datePublished" content="1998-08-16">x</span></i>'}, "marked text"),
        ({"above": f"{H1}<p>Published: 1998.08.16 | ferries | towns</p>"}, "visible text"),
        ({"above": f"<p>16/08/1998</p>{H1}"}, "visible text"),
        ({"above": f'{H1}<time datetime="1998-08-16T10:12:00Z">six days ago</time>'}, "marked time"),
        ({"below": "<p>Posted on August 16, 1998</p>"}, "visible text"),
        ({"above": f"{H1}<p>May 3, 2004</p>", "below": "<p>This guide was first published on August 16, 1998 and is kept up to date.</p>"}, "visible text"),
        ({"head": '<meta name="dc.date" content="1998-08-16">'}, "meta: a day of the page"),
        ({"above": f"{H1}<p>Updated August 16, 1998</p>"}, "visible text: of its last change"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_known_by(page: dict[str, str], known_by: str) -> None:
    article = article_of(**page)  # type: ignore[arg-type]
    assert article.published is not None
    assert (article.published.day, article.known_by["published"]) == (DAY, known_by)


@pytest.mark.parametrize(
    "page",
    [
        {"head": '<meta property="og:updated_time" content="1998-08-16">'},
        {"above": f"{H1}<p>03/04/1998</p>"},
        {"below": "<p>This report was first published in Coast Weekly on August 16, 1998.</p>"},
        {"below": '<ul><li><a href="/b"><time datetime="1998-08-16">16 Aug</time></a></li></ul>'},
        {"above": f"<nav><p>August 16, 1998</p></nav>{H1}", "below": "<footer>© 1998</footer>"},
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_publication(page: dict[str, str]) -> None:
    assert article_of(**page).published is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("above", "head", "title"),
    [
        (H1, "<title>Towns agree to share the old ferry - Harbour Light</title>", None),
        (H1, "<title>Ferry deal | Harbour Light</title>", None),
        ("<p>Towns agree to share the old ferry</p>", '<meta property="og:title" content="Towns agree to share the old ferry | News">', None),
        ("", "<title>Towns agree to share the old ferry | Harbour Light</title>", None),
        ("<h1>Harbour Light</h1>", '<meta property="og:title" content="Towns agree to share the old ferry"><title>Harbour Light: Towns agree to share the old ferry</title>', None),
        ("<h1>Ferries</h1><h2>Fares</h2>", "", "Ferries"),
    ],
)  # fmt: skip
def test_the_headline_is_the_visible_line_that_the_page_speaks_of(
    above: str, head: str, title: str | None
) -> None:
    assert article_of(above, head=head).title == (title or "Towns agree to share the old ferry")


def test_a_card_that_asks_who_wrote_it_names_the_author() -> None:
    card = (
        '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Ida Crane">'
    )
    assert article_of(head=card.format("Written by")).authors == ("Ida Crane",)
    assert article_of(head=card.format("Est. reading time")).authors == ()


@pytest.mark.parametrize(
    "written",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "{};",
        '{}\n{{"@type": "WebPage"}}',
        "// who wrote it, and when\n{} // see https://example.org",
    ],
)
def test_json_ld_that_is_wrapped_or_followed_by_more_is_read(written: str) -> None:
    said = written.format(
        json.dumps(news(author="Ida Crane", url="https://harbour-light.example/"))
    )
    head = f'<script type="application/ld+json">{said}</script>'
    assert article_of(head=head).authors == ("Ida Crane",)


def test_json_ld_with_loose_commas_and_remarks_is_read() -> None:
    said = """{"@type": "NewsArticle", // a report
      "author": [{"name": "Ida Crane",}, ],
      "datePublished": "1998-08-16",
    }"""
    article = article_of(head=f'<script type="application/ld+json">{said}</script>')
    assert article.authors == ("Ida Crane",)
    assert article.published is not None and article.published.day == DAY


def test_the_entries_of_a_live_report_do_not_date_it() -> None:
    entry = {
        "@type": "BlogPosting",
        "headline": "Ferry sails",
        "author": {"name": "Tom Weller"},
        "datePublished": "1998-08-17",
        "articleBody": "The ferry sailed.",
    }
    ld = {
        "@type": "LiveBlogPosting",
        "datePublished": "1998-08-16",
        "author": "Ida Crane",
        "liveBlogUpdate": [entry, entry],
    }
    article = article_of(ld=ld)
    assert article.authors == ("Ida Crane",)
    assert article.published is not None and article.published.day == DAY


def test_json_ld_may_stand_in_a_meta_element() -> None:
    told = html.escape(json.dumps(news(datePublished="1998-08-16")))
    article = article_of(head=f'<meta name="script:ld+json" content="{told}">')
    assert article.published is not None
    assert article.published.day == DAY


def test_a_house_that_gives_its_own_address_is_the_author_only_where_nobody_is() -> None:
    meta = '<meta name="author" content="{}">'
    house = meta.format("The Light (www.harbour-light.example)")
    assert article_of(head=house).authors == ("The Light",)
    assert article_of(f"{H1}<p>By Ida Crane</p>", head=house).authors == ("Ida Crane",)
    for site in ("Light.example.com", "https://light.example.com"):
        page = Page(
            "p",
            "https://light.example.com/ferry",
            None,
            "text/html",
            f"{meta.format(site)}{H1}{PROSE}".encode(),
        )
        assert extract_article(page, languages=None).authors == ((site,) if "/" not in site else ())
    mail = meta.format("Ida Crane (ida@harbour-light.example)")
    assert article_of(f"{H1}<p>By Tom Weller</p>", head=mail).authors == ("Ida Crane",)


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ('<div><h4 class="author-box__name">old harbour hand</h4></div>', ("old harbour hand",)),
        ('<aside><p class="post-author__name">Ida Crane</p></aside>', ("Ida Crane",)),
        ('<ul><li><p class="author-name">Ida</p></li></ul>', ()),
        ('<div class="comments"><p class="author-name">Ida</p></div>', ()),
        ('<p class="author-name">Ida</p><p class="author-name">Tom</p>', ()),
    ],
)
def test_the_one_box_of_an_author_names_who_wrote_it(box: str, names: tuple[str, ...]) -> None:
    assert article_of(below=box).authors == names


def test_a_report_that_opens_with_its_place_below_a_date_is_not_signed_by_it() -> None:
    lead = "MARA REEF, Isle (AP) — A dog that had been lost since May came home on the noon ferry."
    article = article_of(f"{H1}<p>August 16, 1998</p><p>{lead}</p>")
    assert lead in article.text
    assert article.authors == ()
    signed = article_of(f"{H1}<p>August 16, 1998</p><p>Ida Crane, our harbour correspondent</p>")
    assert signed.authors == ("Ida Crane",)
