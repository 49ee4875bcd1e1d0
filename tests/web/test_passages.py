"""The article as it is shown, block by block."""

from dataclasses import replace

from hypothesis import given, settings

from dateline.model import BlockKind, Span
from dateline.web.marks import Mark, find_marks
from dateline.web.passages import lay_out
from dateline.web.register import Register
from tests.web.anyhow import any_findings
from tests.web.made import ARTICLE, at

few = settings(max_examples=50, deadline=None)


def passages(article, marks=()):
    return [passage for run in lay_out(article, marks) for passage in run.passages]


def words(pieces):
    return "".join(piece.words for piece in pieces)


def test_items_that_follow_one_another_are_one_run():
    runs = [(run.kind, len(run.passages)) for run in lay_out(ARTICLE, ())]
    assert runs == [
        (BlockKind.headline, 1),
        (BlockKind.paragraph, 1),
        (BlockKind.heading, 1),
        (BlockKind.item, 2),
    ]


def test_a_mark_over_two_blocks_goes_on_in_the_second():
    mark = Mark(Span(at("again").start, at("“No").end), ("long",), label="end")
    marked = [p for each in passages(ARTICLE, [mark]) for p in each.pieces if p.looks]
    assert [p.words for p in marked] == ["again some day.", "“No"]
    assert [p.label for p in marked] == ["", "end"]


def test_the_nearer_of_two_links_is_followed():
    outer = Mark(at("Mary Orr met"), ("outer",), card="outer", hue="hue1")
    inner = Mark(at("Orr met"), ("inner",), card="inner", hue="hue2")
    first, second = (
        p for each in passages(ARTICLE, [outer, inner]) for p in each.pieces if p.looks
    )
    assert (first.card, first.looks) == ("outer", "outer hue1")
    assert (second.card, second.looks) == ("inner", "outer inner hue2")


def test_words_that_no_block_holds_are_shown_as_well():
    article = replace(ARTICLE, blocks=ARTICLE.blocks[:1] + ARTICLE.blocks[2:])
    assert ARTICLE.blocks[1].span.of(ARTICLE.text) in words(passages(article)[1].pieces)


@few
@given(any_findings())
def test_the_passages_together_are_the_text(findings):
    shown = passages(findings.article, find_marks(Register(findings)))
    assert "".join(p.before + words(p.pieces) for p in shown) == findings.article.text


@few
@given(any_findings())
def test_a_mark_lights_its_own_words_and_no_others(findings):
    marks = [replace(m, looks=(f"m{n}",)) for n, m in enumerate(find_marks(Register(findings)))]
    shown = passages(findings.article, marks)
    for n, mark in enumerate(marks):
        lit = "".join(p.words for each in shown for p in each.pieces if f"m{n}" in p.looks.split())
        meant = "".join(
            findings.article.text[
                max(b.span.start, mark.span.start) : min(b.span.end, mark.span.end)
            ]
            for b in findings.article.blocks
        )
        assert lit == meant
