"""The one place that decides who is independent of whom."""

from __future__ import annotations

import re
from pathlib import Path

import dateline
from dateline.model import Article, origins_among
from dateline.stories import independent_origins
from tests.building import an_article


def report(outlet: str | None, text: str = "", **known: str | None) -> Article:
    return an_article(f"Headline\n\nReport by {outlet}. {text}", outlet=outlet, **known)


def names(*articles: Article, **known: object) -> list[str | None]:
    copies = known.pop("copies", ())
    return [origin.name for origin in independent_origins(articles, copies, **known)]  # type: ignore[arg-type]


def test_two_outlets_with_reports_of_their_own_are_two_origins() -> None:
    assert names(report("Tribune"), report("Courier")) == ["Tribune", "Courier"]


def test_an_outlet_that_reports_twice_is_one_origin() -> None:
    assert names(report("Tribune", "Morning."), report("TRIBUNE", "Evening.")) == ["Tribune"]


def test_copies_go_back_to_where_the_text_came_from() -> None:
    first, copy = report("Tribune"), report("Courier")
    assert names(first, copy, copies=[(first.id, copy.id)]) == ["Tribune"]


def test_the_text_of_one_agency_is_one_origin_however_it_was_edited() -> None:
    one, other = report("Tribune", agency="Gull Press"), report("Courier", agency="Gull Press")
    assert names(one, other, report("Gull Press")) == ["Gull Press"]


def test_a_copy_that_drops_the_agencys_name_still_goes_back_to_the_agency() -> None:
    silent, credits = report("Tribune"), report("Courier", agency="Gull Press")
    assert names(silent, credits, copies=[(silent.id, credits.id)]) == ["Gull Press"]


def test_carrying_an_agencys_text_does_not_make_an_outlets_own_report_the_agencys() -> None:
    articles = [
        report("Tribune", agency="Gull Press"),
        report("Courier", agency="Gull Press"),
        report("Tribune", "Our reporter was there."),
        report("Courier", "Ours too."),
    ]
    assert names(*articles) == ["Gull Press", "Tribune", "Courier"]


def test_outlets_of_one_owner_are_one_origin() -> None:
    owners = {"Tribune": "Quay Media", "Courier": "Quay Media"}
    assert names(report("Tribune"), report("courier"), owners=owners) == ["Quay Media"]


def test_pages_of_one_host_are_one_outlet_whatever_name_they_give() -> None:
    articles = [
        report("Tribune", url="https://tribune.example/1"),
        report("The Tribune Online", url="https://www.tribune.example/2"),
        report("Tribune", url="https://tribune.example/3"),
        report(None, url="https://tribune.example/4"),
    ]
    assert names(*articles) == ["Tribune"]


def test_a_page_that_names_no_outlet_goes_by_its_host() -> None:
    assert names(report(None, url="https://www.quay.example/1")) == ["quay.example"]


def test_reports_of_unknown_outlets_are_one_origin_for_nothing_shows_them_to_be_two() -> None:
    assert names(report(None, "One."), report(None, "Two.")) == [None]


def test_a_report_of_an_unknown_outlet_is_no_origin_beside_a_known_one() -> None:
    known, unknown = report("Tribune"), report(None)
    origins = independent_origins([known, unknown], ())
    assert len(origins_among(origins, {known.id, unknown.id})) == 1
    assert len(origins_among(origins, {unknown.id})) == 1


def test_each_article_goes_back_to_just_one_origin() -> None:
    articles = [report("A"), report("B", agency="P"), report("B"), report("C"), report(None)]
    origins = independent_origins(articles, [(articles[0].id, articles[1].id)])
    told = [a for origin in origins for a in origin.articles]
    assert sorted(told) == sorted(a.id for a in articles)


def test_nothing_else_in_the_house_counts_outlets() -> None:
    """Whoever needs a number takes it from `Story.origins`, which is made here alone."""
    counting = re.compile(
        r"(len|set)\([^)]*\b(outlets?|publishers?|hosts?)\b|nunique|distinct.*outlet"
    )
    sources = Path(dateline.__file__).parent.rglob("*.py")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sources
        if path.name != "independence.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if counting.search(line)
    ]
    assert found == []


def test_origins_are_made_in_one_module() -> None:
    makers = [
        path.name
        for path in Path(dateline.__file__).parent.rglob("*.py")
        if re.search(r"(?<!class )\bOrigin\(", path.read_text(encoding="utf-8"))
    ]
    assert makers == ["independence.py"]
