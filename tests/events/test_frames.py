"""The frames as data: each entry is raised by the sentence that taught it, and says where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from importlib import resources

import pytest

from dateline.actors import find_actors
from dateline.article import plain_article
from dateline.events.frames import Frame, _taught, frames
from dateline.events.scene import Scene
from dateline.events.triggers import find_triggers
from dateline.languages import table
from tests.marked import reader

ENTRIES = [entry for row in table("en", "frames")["frame"] for entry in _taught(row)]


def test_there_are_entries_for_every_act() -> None:
    acts = Counter(frame.act for _, _, frame in ENTRIES)
    assert len(acts) == 16
    assert min(acts.values()) >= 40


def raised_by(sentence: str) -> set[tuple[str, str]]:
    """Act and entry of every frame that a sentence raises."""
    reading = reader()(plain_article(sentence, id="taught"))
    scene = Scene(reading, find_actors(reading), frames("en"))
    return {(trigger.frame.act, trigger.lemma) for trigger in find_triggers(scene)}


@pytest.mark.parametrize("act", sorted({frame.act for _, _, frame in ENTRIES}))
def test_the_sentence_that_taught_an_entry_raises_it(act: str) -> None:
    taught: dict[str, set[str]] = {}
    for _, word, frame in ENTRIES:
        if frame.act == act:
            taught.setdefault(frame.example, set()).add(word)
    dead = {
        sentence: words
        for sentence, words in taught.items()
        if not {(act, word) for word in words} & raised_by(sentence)
    }
    assert dead == {}


def test_a_field_that_no_frame_has_is_refused() -> None:
    with pytest.raises(TypeError, match="lihgt"):
        list(_taught({"act": "AID", "cameo": "070", "verbs": {"feed": "They fed us."}, "lihgt": 1}))


def test_every_class_that_a_frame_names_is_there() -> None:
    named = {name for _, _, f in ENTRIES for name in (f.needs, f.needs_not, f.doer, f.aim) if name}
    assert named and named <= set(frames("en").classes)


def test_the_head_of_the_file_says_what_each_field_means() -> None:
    source = resources.files("dateline.languages") / "en" / "frames.toml"
    head = source.read_text(encoding="utf-8").split("[[frame]]")[0]
    told = {f.name for f in fields(Frame) if f.name in head} | {"example"}
    assert {f.name for f in fields(Frame)} - told == set()
