"""The frames as data: what they say is read, all of it, and said where they stand."""

from __future__ import annotations

from dataclasses import fields
from importlib import resources

import pytest

from dateline.events.frames import Frame, _frame, frames
from dateline.languages import table


def test_every_frame_carries_the_phrase_that_taught_it() -> None:
    rows = table("en", "frames")["frame"]
    assert len(rows) > 100
    assert [row for row in rows if len(row["from"].split()) < 3] == []


def test_a_field_that_no_frame_has_is_refused() -> None:
    with pytest.raises(TypeError, match="lihgt"):
        _frame({"act": "AID", "cameo": "070", "from": "They fed them.", "lihgt": True})


def test_every_class_that_a_frame_names_is_there() -> None:
    known = frames("en")
    used = [f for entries in (known.verbs, known.nouns) for row in entries.values() for f in row]
    named = {name for f in used for name in (f.needs, f.needs_not, f.doer) if name}
    assert named and named <= set(known.classes)


def test_the_head_of_the_file_says_what_each_field_means() -> None:
    source = resources.files("dateline.languages") / "en" / "frames.toml"
    head = source.read_text(encoding="utf-8").split("[[frame]]")[0]
    told = {f.name for f in fields(Frame) if f.name in head} | {"example"}
    assert {f.name for f in fields(Frame)} - told == set()
