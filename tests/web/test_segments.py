"""Marks that overlap as they like, cut flat."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.web.segments import cut

LENGTH = 30
SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).map(
        lambda ends: Span(min(ends), max(ends)) if ends[0] != ends[1] else Span(ends[0], LENGTH)
    )
)


def test_a_text_without_marks_is_one_segment():
    assert list(cut(4, [])) == [(Span(0, 4), ())]


def test_marks_that_touch_do_not_overlap():
    assert list(cut(4, [Span(0, 2), Span(2, 4)])) == [(Span(0, 2), (0,)), (Span(2, 4), (1,))]


def test_an_empty_text_has_no_segments():
    assert list(cut(0, [])) == []


@given(SPANS)
def test_segments_follow_one_another_over_the_whole_text(spans):
    text = "".join(chr(0x100 + n) for n in range(LENGTH))
    assert "".join(span.of(text) for span, _ in cut(LENGTH, spans)) == text


@given(SPANS)
def test_every_character_has_just_the_marks_that_cover_it(spans):
    for segment, over in cut(LENGTH, spans):
        for position in range(segment.start, segment.end):
            covering = tuple(n for n, s in enumerate(spans) if s.start <= position < s.end)
            assert over == covering
