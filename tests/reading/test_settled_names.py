"""Names as a whole article speaks of them."""

from __future__ import annotations

import pytest

from dateline.model import Name, Span
from dateline.reading.names import settled


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Ines McOrr", "McOrr", "PERSON"),
        ("Ines Orr Lund", "Lund", "PERSON"),
        ("Stop-Orr", "Orr", "ORG"),
        ("UN Orr", "Orr", "ORG"),
        ("Friends of Orr", "Orr", "ORG"),
    ],
)
def test_a_full_name_is_a_persons_where_its_surname_is(first: str, second: str, label: str) -> None:
    text = f"{first} left. {second} was late."
    at = len(first) + 7
    names = [
        Name(Span(0, len(first)), "ORG"),
        Name(Span(at, at + len(second)), "PERSON"),
    ]
    assert settled(names, text)[0].label == label


def test_a_surname_that_is_mostly_a_bodys_settles_nothing() -> None:
    text = "Ines Orr grew. Orr sank. Orr fell."
    names = [
        Name(Span(0, 8), "ORG"),
        Name(Span(15, 18), "ORG"),
        Name(Span(25, 28), "PERSON"),
    ]
    assert [name.label for name in settled(names, text)] == ["ORG", "ORG", "PERSON"]
