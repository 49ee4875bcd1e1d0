"""Quotation marks: what stands between them, and what an odd one costs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.article import plain_article
from dateline.statements.marks import find_quotations


def quoted(text: str) -> list[str]:
    article = plain_article(text, id="marks")
    return [q.inner.of(article.text) for q in find_quotations(article)]


def test_straight_and_curly_marks_are_paired():
    assert quoted("“One,” he said. \"Two,\" she said. ''Three,'' they said.") == [
        "One,",
        "Two,",
        "Three,",
    ]


def test_single_marks_inside_double_ones_belong_to_what_is_quoted():
    assert quoted("“He said ‘wait’ and left,” she said.") == ["He said ‘wait’ and left,"]


def test_single_marks_alone_quote():
    assert quoted("‘The pier is shut,’ said Orr.") == ["The pier is shut,"]


def test_apostrophes_are_no_marks():
    assert quoted("The miners' pay and the town's roads weren't on the list in '98.") == []


def test_inches_are_no_marks():
    assert quoted('The sign was 6" wide and 9" high.') == []


def test_a_mark_without_partner_costs_its_sentence_and_no_more():
    text = "He called it “a farce. The vote was held again. “It is done,” said Orr."
    assert quoted(text) == ["a farce.", "It is done,"]


def test_a_curly_mark_closed_by_a_straight_one_still_closes():
    assert quoted('“It is done," said Orr. "We won."') == ["It is done,", "We won."]


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark():
    article = plain_article("“One year. Two years.\n\n“Three years,” he said.", id="marks")
    first, second = find_quotations(article)
    assert first.runs_on
    assert first.inner.of(article.text) == "One year. Two years."
    assert second.inner.of(article.text) == "Three years,"


@given(st.text(alphabet="ab .,\n\"“”‘’'«»`", max_size=80))
def test_quotations_never_overlap_and_lie_in_the_text(text):
    article = plain_article(text, id="marks")
    spans = [q.span for q in find_quotations(article)]
    assert all(s.end <= len(article.text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
