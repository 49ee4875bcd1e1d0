"""What changed from one revision to the next."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.article.changes import ChangeKind, SentenceChange, compare
from dateline.model import Block, BlockKind, Span


def revision(name: str, headline: str, *sentences: str) -> Any:
    """Findings, as far as comparing looks at them."""
    text, spans = "", []
    for words in (headline, *sentences):
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + "\n\n"
    block = Block(spans[0], BlockKind.headline, "line 1")
    article = SimpleNamespace(id=name, text=text, blocks=(block,))
    return SimpleNamespace(article=article, sentences=tuple(spans))


def told(change: SentenceChange) -> tuple[str, str | None, str | None]:
    return str(change.kind), change.old, change.new


OLD = revision("a-1", "Talks fail", "Both sides left on Monday.", "Nine people were hurt.")


def test_each_side_is_a_slice_of_its_own_revision() -> None:
    new = revision("a-2", "Talks fail", "Both sides left on Tuesday.", "Nine people were hurt.")
    (change,) = compare(OLD, new)
    assert told(change) == ("changed", "Both sides left on Monday.", "Both sides left on Tuesday.")
    assert change.before is not None and change.after is not None
    assert (change.before.article, change.after.article) == ("a-1", "a-2")
    assert change.after.span.of(new.article.text) == change.new


def test_another_headline_is_a_change_however_unlike() -> None:
    new = revision("a-2", "Ceasefire holds", "Both sides left on Monday.", "Nine people were hurt.")
    (change,) = compare(OLD, new)
    assert change.headline
    assert told(change) == ("changed", "Talks fail", "Ceasefire holds")


def test_sentences_are_paired_with_the_ones_most_like_them_and_in_order() -> None:
    new = revision("a-2", "Talks fail", "Nine people were badly hurt.", "The minister resigned.")
    assert [told(change) for change in compare(OLD, new)] == [
        ("removed", "Both sides left on Monday.", None),
        ("changed", "Nine people were hurt.", "Nine people were badly hurt."),
        ("added", None, "The minister resigned."),
    ]


def test_white_space_alone_is_no_change() -> None:
    new = revision("a-2", "Talks  fail", "Both sides left\non Monday.", "Nine people were hurt.")
    assert compare(OLD, new) == ()


@given(
    st.lists(st.sampled_from(["A b c.", "A b d.", "E f.", "G h i j."]), max_size=7),
    st.lists(st.sampled_from(["A b c.", "A b d.", "E f.", "G h i j."]), max_size=7),
)
def test_the_changes_make_the_new_revision_of_the_old_one(old: list[str], new: list[str]) -> None:
    changes = compare(revision("a", "T", *old), revision("b", "T", *new))
    gone = [change.old for change in changes if change.old is not None]
    come = [change.new for change in changes if change.new is not None]
    kept_old, kept_new = list(old), list(new)
    for words in gone:
        kept_old.remove(words)
    for words in come:
        kept_new.remove(words)
    assert sorted(kept_old) == sorted(kept_new), "what did not change is on both sides"
    assert all(
        (change.kind is ChangeKind.changed) == (change.old is not None and change.new is not None)
        for change in changes
    )
