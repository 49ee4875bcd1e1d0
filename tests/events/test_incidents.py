"""The one incident that a short report is about."""

from __future__ import annotations

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events import incident
from tests.events.test_marked import reader


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Nurses marched through Lima. Police broke up the march.", "PROTEST", "demo"),
        ("Protesters in Lima threw stones at the guards.", "PROTEST", "riot"),
        ("Riot police stood by as protesters sang in Lima.", "PROTEST", "demo"),
        ("Police shot two protesters in Lima.", "ASSAULT", "firearms"),
        ("The march began peacefully and ended in a riot.", "PROTEST", "riot"),
        ("A mob lynched the driver.", "ASSAULT", "primitive"),
        ("Two women were raped in the camp.", "ASSAULT", "sexual"),
        ("Shops and two warehouses were looted on Monday.", "ASSAULT", "destroy"),
        ("Militants took control of the town after the garrison withdrew.", "RETREAT", "withdraw"),
        ("Militants captured the town after heavy fighting.", "ASSAULT", None),
        ("The prisoner swap took place at the bridge.", "AGREE", None),
        ("Barrels of chlorine were dropped on the quarter.", "ASSAULT", "unconventional"),
        ("Two were hurt in an attack. A mortar had hit the queue.", "ASSAULT", "heavy-weapons"),
        ("Rebels raided a police post.", "ASSAULT", None),
        ("Police raided the offices of a newspaper.", "COERCE", "seize"),
        ("Rain fell.", None, None),
    ],
)
def test_it_is_told_what_a_text_reports(text: str, event: str | None, mode: str | None) -> None:
    reading = reader()(plain_article(text, id="incident"))
    found = incident(reading, find_actors(reading))
    assert (found.event, found.mode) == (event, mode), found.found_by
    assert found.found_by
