"""Furniture is set aside by kind: pages of our own, each line marked with what it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dateline.article import extract_article
from dateline.article.furniture import furniture_phrase
from dateline.languages import table
from dateline.model import FurnitureKind, Page

MARKED = Path(__file__).parent.parent / "texts/en/furniture.txt"
RIGHT = 0.9  # share of the furniture that is set aside with its kind; 0.94 when written
ARTICLE = ("title", "body")
Row = tuple[str, str]  # what a line is, and the line


def _pages() -> list[list[Row]]:
    return [
        [(kind, line) for row in page.splitlines() if "|" in row for kind, _, line in [row.partition("|")]]
        for page in MARKED.read_text(encoding="utf-8").split("\n---\n")
    ]  # fmt: skip


def _said(rows: list[Row]) -> list[str]:
    """For each line of the page the kind it was set aside as; "article" where it was kept."""
    body = "\n".join(line for _, line in rows).encode()
    article = extract_article(Page("marked", "marked.txt", None, "text/plain", body))
    kinds = {one.where: one.kind.value for one in article.furniture}
    return [kinds.get(f"line {number}", "article") for number in range(1, len(rows) + 1)]


def test_most_furniture_is_set_aside_with_its_kind() -> None:
    right, every = Counter[str](), Counter[str]()
    for rows in _pages():
        for (kind, _), said in zip(rows, _said(rows), strict=True):
            if kind not in ARTICLE:
                every[kind] += 1
                right[kind] += said == kind
    assert set(every) == {kind.value for kind in FurnitureKind} - {"other"}
    assert right.total() >= RIGHT * every.total(), dict(right)


def test_no_sentence_of_the_articles_is_lost() -> None:
    lost = [
        line
        for rows in _pages()
        for (kind, line), said in zip(rows, _said(rows), strict=True)
        if kind == "body" and said != "article"
    ]
    assert lost == []


@pytest.mark.parametrize("one", table("all", "furniture")["language"], ids=lambda one: one["code"])
def test_a_label_of_another_language_is_known_with_what_follows_it(one: dict[str, str]) -> None:
    phrase = furniture_phrase(one["from"])
    assert phrase is not None and phrase.kind is FurnitureKind.related


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Anzeige", FurnitureKind.advertisement),
        ("PUBLICITÉ", FurnitureKind.advertisement),
        ("Compartir", FurnitureKind.share),
        ("Tilaa uutiskirje!", FurnitureKind.newsletter),
        ("コメント", FurnitureKind.comments),
        ("Все права защищены.", FurnitureKind.legal),
        ("Foto: Ida Kran", FurnitureKind.caption),
    ],
)
def test_labels_of_other_languages_have_their_kind(line: str, kind: FurnitureKind) -> None:
    phrase = furniture_phrase(line)
    assert phrase is not None and phrase.kind is kind


def test_a_sentence_that_opens_with_such_a_label_is_no_furniture() -> None:
    assert furniture_phrase("Werbung für das Lager war im Mai verboten worden.") is None
    assert furniture_phrase("Kommentare der Minister machten es schlimmer.") is None
