"""What people see: text to forward and HTML to read, the same lines and references in both."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from dateline.brief import compose_brief, render_html, render_text
from dateline.model import Brief, Failed, Findings, Subscriber
from dateline.stories import group_stories
from tests.brief.composed import DAY, NOW, YESTERDAY, brief_of
from tests.building import Does, Says, a_report

BEFORE = "1998-08-14"
NOTE = "We had given a wrong number."


def blast(outlet: str, number: int, published: str = "1998-08-16", note: str = "") -> Findings:
    text = f"Blast in Larnay\n\nA blast in the market killed {number} people, {outlet} saw."
    text += f" Dunn said the wires had been rotten. The mill stands. {note}"
    figures = [("killed", number, number)]
    killed = Does("ASSAULT", "killed", to=["people"], when=BEFORE, figures=figures)
    said = Says("Dunn", "said", "the wires had been rotten")
    return a_report(
        text, outlet=outlet, published=published, says=[said], does=[killed], correction=note
    )


def visit() -> Findings:
    met = Does("CONSULT", "met", ["The minister"], ["bankers"])
    return a_report(
        "Minister in Oslo\n\nThe minister met bankers in Oslo.", outlet="Ledger", does=[met]
    )


FULL = [
    blast("Tribune", 27, BEFORE),
    blast("Courier", 28, "1998-08-14T12:00:00"),
    blast("Courier", 29, note=NOTE),
    visit(),
]


def text_of(*reports: Findings, **known: object) -> str:
    return render_text(brief_of(*reports, **known), reports)  # type: ignore[arg-type]


def html_of(*reports: Findings, **known: object) -> str:
    return render_html(brief_of(*reports, **known), reports)  # type: ignore[arg-type]


class _Page(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


# ------------------------------------------------------------------------------------- both


@pytest.mark.parametrize("shown", [text_of(*FULL), "".join(_Page(html_of(*FULL)).words)])
def test_text_and_page_say_the_same(shown: str) -> None:
    words = " ".join(shown.split())
    for expected in (
        "Dateline for Sunday, 16 August 1998",
        "1 new, 1 moved, 0 unchanged since 15 August 1998, 23:59 UTC",
        "Blast in Larnay",
        "A blast in the market killed 29 people, Courier saw.",
        "Reported by one",
        "Correction",
        NOTE,
        "Killed: ",
        "since corrected",
        "Why here: 2 independent origins; tells of an attack (ASSAULT)",
        "The minister met bankers in Oslo.",
        "No tracking",
        "Claimed: it is only the word of whoever is named.",
    ):
        assert expected in words, expected


def test_a_claim_is_shown_as_a_claim_with_who_makes_it() -> None:
    shown = text_of(blast("Tribune", 27), since=None)
    assert "Claimed · Dunn, in Tribune" in " ".join(shown.split())


def test_a_toll_tells_its_history() -> None:
    words = " ".join(text_of(*FULL).split())
    assert re.search(r"Killed: 27 \(Tribune, .*\) -> 28 \(Courier, .*\) -> 29 \(Courier, ", words)


def test_copies_are_said_to_be_of_one_origin() -> None:
    met = Does("CONSULT", "met", ["The minister"], ["bankers"])
    copy = a_report(visit().article.text, outlet="Echo", agency="Ledger", does=[met])
    assert "2 reports, 1 origin" in " ".join(text_of(visit(), copy).split())


def test_a_quiet_day_is_said_to_be_quiet() -> None:
    shown = text_of(blast("Tribune", 27, BEFORE))
    assert "Nothing new" in shown
    assert "0 new, 0 moved, 1 unchanged" in shown


def test_a_day_on_which_sources_failed_is_not_called_quiet() -> None:
    failed = [Failed("https://quay.example/", "it did not answer within 20 seconds", "try later")]
    for shown in (text_of(failed=failed), html_of(failed=failed)):
        assert "not all could be" in shown
        assert "https://quay.example/: it did not answer within 20 seconds" in shown


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert text_of(*FULL) == text_of(*reversed(FULL))
    assert html_of(*FULL) == html_of(*reversed(FULL))


# ------------------------------------------------------------------------------------- text


def test_text_keeps_to_78_columns_but_for_addresses() -> None:
    for line in text_of(*FULL).splitlines():
        assert len(line) <= 78 or line.lstrip().startswith("https://")


def test_every_number_in_the_text_has_its_reference_and_every_reference_its_number() -> None:
    story, _, _ = text_of(visit()).partition("-" * 78)
    listed = re.findall(r"^    \[(\d+)\] ", story, re.MULTILINE)
    used = re.findall(r"\[(\d+)\](?! \w+, \d)", story)
    assert listed == sorted(set(used), key=int) != []


def test_an_address_in_the_text_opens_the_article_at_the_sentence() -> None:
    assert "#:~:text=The%20minister%20met%20bankers%20in%20Oslo." in text_of(visit())


def test_a_page_that_came_from_a_file_is_named_by_its_path() -> None:
    met = Does("CONSULT", "met", ["The minister"])
    shown = text_of(a_report("Oslo\n\nThe minister met.", url="pages/oslo.html", does=[met]))
    assert "\n        pages/oslo.html\n" in shown


# ------------------------------------------------------------------------------------- HTML


def test_the_page_needs_nothing_from_outside() -> None:
    page = _Page(html_of(*FULL))
    names = {name for name, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "input", "svg"}
    assert "url(" not in html_of(*FULL) and "@import" not in html_of(*FULL)


def test_the_page_is_one_that_screen_readers_can_read() -> None:
    page = _Page(html_of(*FULL))
    assert len(page.all("h1")) == 1
    assert page.all("html")[0]["lang"] == "en"
    assert all(table["role"] == "presentation" for table in page.all("table"))
    assert [m for m in page.all("meta") if m.get("name") == "color-scheme"]


def test_styles_stand_on_the_elements_for_mail_readers_that_drop_the_sheet() -> None:
    (sheet,) = [t for t in _Page(html_of(visit())).all("table") if t.get("class") == "sheet"]
    assert "max-width" in (sheet["style"] or "")
    assert "prefers-color-scheme: dark" in html_of(visit())


def test_every_line_links_to_its_sentence() -> None:
    links = [a["href"] for a in _Page(html_of(visit())).all("a")]
    assert all(link and link.startswith("https://ledger.example/") for link in links)
    assert any(link and ":~:text=The%20minister" in link for link in links)


def test_what_comes_from_outside_stays_text() -> None:
    met = Does("CONSULT", "met", ["<b>Dunn</b>"])
    hostile = a_report(
        'Oslo <script>alert(1)</script> "quoted"\n\n<b>Dunn</b> met <img src=x onerror=y> bankers.',
        outlet='<a href="https://evil.example">Tribune</a>',
        url="javascript:alert(1)",
        does=[met],
    )
    html = html_of(hostile)
    page = _Page(html)
    assert not page.all("script") and not page.all("img") and not page.all("a")
    assert "Oslo <script>alert(1)</script>" in "".join(page.words)


def test_only_web_addresses_become_links() -> None:
    met = Does("CONSULT", "met", ["The minister"])
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "pages/a.html"):
        assert not _Page(html_of(a_report("O\n\nThe minister met.", url=url, does=[met]))).all("a")


def test_characters_that_steer_terminals_or_turn_the_text_are_left_out() -> None:
    met = Does("CONSULT", "met", ["The minister"])
    report = a_report("Os\x1b[31mlo \u202edrow\n\nThe minister met.", does=[met])
    for shown in (text_of(report), html_of(report)):
        assert "\x1b" not in shown and "\u202e" not in shown


def _large() -> tuple[Brief, list[Findings]]:
    """Twelve stories of five long lines each."""
    reports = []
    for n in range(12):
        word = f"q{'abcdefghijkl'[n]}x"
        does = [Does("ASSAULT", f"{word}{i}ed", [f"The {word}{i}ra"]) for i in "abcde"]
        body = " ".join(f"The {word}{i}ra {word}{i}ed the {word}lo {i * 2500}." for i in "abcde")
        text = f"{word}le {word}na {word}mo\n\n{body}"
        reports.append(a_report(text, outlet=word, does=does))
    subscriber = Subscriber("Ada", None, ())
    stories = group_stories(reports)
    brief = compose_brief(reports, stories, subscriber, day=DAY, since=YESTERDAY, now=NOW)
    return brief, reports


def test_a_page_stays_under_90_kb_and_says_what_it_left_out() -> None:
    brief, reports = _large()
    assert len(brief.sections) == 12
    html = render_html(brief, reports)
    assert len(html.encode()) < 90_000
    assert re.search(r"\d+ more stor(y|ies) left out to keep this mail small", html)
    assert len(_Page(html).all("h2")) > 1


def test_even_a_story_too_large_for_any_mail_leaves_a_page_that_says_so() -> None:
    brief, reports = _large()
    html = render_html(brief, reports, largest=1_000)
    assert "12 more stories left out" in html


SHEET = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(scheme: str) -> None:
    """WCAG AA: a contrast of at least 4.5 to 1."""
    sheet = SHEET.search(html_of(visit()))
    assert sheet is not None
    light, dark = sheet[1].split("@media (prefers-color-scheme: dark)")
    styles = light if scheme == "light" else dark
    grounds = re.findall(r"\.sheet \{[^}]*background: (#\w{6})", styles)
    colours = re.findall(r"(?<![-\w])color: (#\w{6})", styles)
    assert len(grounds) == 1 and len(colours) > 5
    assert min(_contrast(colour, grounds[0]) for colour in colours) >= 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
