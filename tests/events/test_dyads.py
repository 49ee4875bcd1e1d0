"""Rows for CAMEO's users: each actor with each recipient, equals both ways."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.article import plain_article
from dateline.events.dyads import Dyad, cameo_actor, dyads
from dateline.flow import read_article
from dateline.model import Actor, ActorKind
from tests.events.test_marked import reader


def rows(text: str) -> list[Dyad]:
    article = plain_article(text, id="a", published=date(2015, 4, 28))
    return list(dyads(read_article(article, reader())))


def sides(text: str) -> list[tuple[str, str]]:
    return [(row.source, row.target) for row in rows(text)]


def test_lists_are_expanded() -> None:
    expected = [("PERGOV", "COLGOV"), ("PERGOV", "ECUGOV"), ("CHLGOV", "COLGOV")]
    assert [*expected, ("CHLGOV", "ECUGOV")] == sides(
        "Peru and Chile accused Colombia and Ecuador of fraud."
    )


def test_equals_stand_both_ways() -> None:
    assert sides("Peru met with Chile.") == [("PERGOV", "CHLGOV"), ("CHLGOV", "PERGOV")]


def test_an_event_without_a_recipient_is_one_row() -> None:
    assert sides("Peru massed troops on the border.") == [("PERGOV", "")]


def test_what_is_no_event_has_no_row() -> None:
    assert rows("Peru denied that it had shelled Chile.") == []


def test_a_row_says_when_whose_word_it_is_and_where_it_stands() -> None:
    (row,) = rows("Ana Rojas said that Peru had attacked Chile on Monday.")
    assert (row.first, row.claimed_by, row.status) == ("2015-04-27", "Ana Rojas", "happened")
    assert (row.cameo, row.quad, row.goldstein, row.plover) == ("190", 4, -10, "ASSAULT")
    assert row.sentence_id == "a:0-54"


@pytest.mark.parametrize(
    ("country", "sectors", "code"),
    [
        ("PER", ("GOV",), "PERGOV"),
        ("UNO", ("GOV",), "IGOUNO"),
        ("EUR", (), "IGOEUR"),
        (None, ("JRN",), "MED"),
        ("PER", ("MED",), "PERHLH"),
        ("PER", ("UNK", "REB"), "PER"),
        (None, (), ""),
    ],
)
def test_actors_have_cameos_letters(
    country: str | None, sectors: tuple[str, ...], code: str
) -> None:
    actor = Actor("c", "name", ActorKind.group, country, sectors, None, None, (), "by hand")
    assert cameo_actor(actor) == code
