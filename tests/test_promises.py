"""The six promises of Dateline, held on the samples and on a page of their own each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.brief import compose_brief, render_html, render_text
from dateline.errors import PageError
from dateline.flow import page_reader
from dateline.model import Brief, Failed, Findings, Line, Standing, Subscriber
from dateline.page import make_page
from dateline.samples import sample_pages
from dateline.store import open_store
from dateline.stories import group_stories

ROOT = Path(__file__).resolve().parent.parent
READER = Subscriber("a reader", None, ())


@pytest.fixture(scope="module")
def findings() -> list[Findings]:
    read = page_reader()
    return [read(make_page(s.url, s.body, fetched=s.arrived)) for s in sample_pages()]


@pytest.fixture(scope="module")
def brief(findings: list[Findings]) -> Brief:
    last = max(s.arrived for s in sample_pages())
    stories = group_stories(findings)
    return compose_brief(findings, stories, READER, day=last.date(), since=None, now=last)


def lines(brief: Brief) -> Iterator[Line]:
    for section in brief.sections:
        yield section.headline
        yield from section.lines


def flat(text: str) -> str:
    return " ".join(text.split())


def test_1_every_line_shown_is_a_sentence_of_a_source(
    brief: Brief, findings: list[Findings]
) -> None:
    texts = {f.article.id: f.article.text for f in findings}
    starts = {f.article.id: {s.start for s in f.sentences} for f in findings}
    shown = list(lines(brief))
    assert len(shown) > 20
    for line in shown:
        cite = line.cites[0]
        assert line.text == cite.span.of(texts[cite.article])
        assert cite.span.start in starts[cite.article]
        assert flat(line.text) in flat(render_text(brief, findings))


def test_2_a_claim_is_never_shown_as_a_fact(brief: Brief, findings: list[Findings]) -> None:
    claims = [line for line in lines(brief) if line.standing is Standing.claimed]
    assert claims
    for line in claims:
        assert " in " in line.source  # "Police, in Island Press": who says it stays with it
    for f in findings:
        said = {s.id for s in f.statements}
        assert all(event.statement in said for event in f.events if event.statement)


def test_3_copies_count_once(brief: Brief) -> None:
    carried = [line for line in lines(brief) if line.note and re.search(r"\b1 origin\b", line.note)]
    assert carried, "no line of the samples is told by several reports of one origin"
    for line in carried:
        assert len(line.cites) > 1
        assert line.standing is not Standing.confirmed


def test_4_what_cannot_be_resolved_is_said_to_be_unresolved() -> None:
    body = b"The harbour master resigned on Monday. Mayor Ida Holm thanked him in a short speech."
    page = make_page("page.txt", body)
    (undated,) = [t for t in page_reader()(page).times if t.span.of(body.decode()) == "Monday"]
    assert undated.value is None and undated.days is None
    day = datetime(2024, 3, 13, tzinfo=UTC).date()
    (dated,) = [
        t for t in page_reader("en", day)(page).times if t.span.of(body.decode()) == "Monday"
    ]
    assert dated.value == "2024-03-11"


def test_5_nothing_read_is_lost(tmp_path: Path) -> None:
    page = make_page("broken.html", b"<html><nav><a href='/'>Home</a></nav></html>")
    now = datetime(2024, 3, 13, tzinfo=UTC)
    with pytest.raises(PageError) as caught:
        page_reader()(page)
    failed = Failed(page.url, caught.value.reason, caught.value.advice)
    with open_store(tmp_path / "news.db") as store:
        store.add(page, failed, arrived=now)
    with open_store(tmp_path / "news.db") as store:
        assert store.page(page.id).body == page.body
        assert [f.reason for f in store.failed()] == [caught.value.reason]


def test_5_no_visible_line_of_a_page_is_lost(findings: list[Findings]) -> None:
    for sample, f in zip(sample_pages(), findings, strict=True):
        if sample.file.endswith(".txt"):
            kept = flat(f.article.text + " ".join(p.text for p in f.article.furniture))
            for line in sample.body.decode().splitlines():
                assert flat(line) in kept


def test_6_how_often_we_are_wrong_is_printed_in_our_own_docs() -> None:
    text = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
    for measured in ("polnear", "plover_gsr", "geo_lgl", "time_te3plat", "clusters_g5w1h"):
        assert measured in text


def test_what_is_shown_cannot_run_or_call_home(brief: Brief, findings: list[Findings]) -> None:
    page = render_html(brief, findings)
    assert not re.search(r"<script|<img|<iframe|<link|@import|url\(", page)
    assert len(page.encode()) < 90_000
