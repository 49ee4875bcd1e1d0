"""Documents that a model was trained on are answered once more by one that was not."""

import gzip
import json

import accuracy
import crossed
import pytest
import tiny
import train_pronouns
import train_sequence
from gold import find_sets
from questions import NAMED
from report import UNSEEN, Outcome, table_rows
from scorers import Figure

from dateline.article import sequence
from dateline.coreference import weighing

PAGES = 33
CROSSED = f"body lines F1{UNSEEN}"


@pytest.fixture
def flat(tmp_path):
    """Many small flattened pages."""
    lines = []
    for page in range(PAGES):
        texts = ("Home", f"Talks go on, day {page}", tiny.FIRST, tiny.SECOND, "Share this")
        for number, text in enumerate(texts):
            label = "body" if text in (tiny.FIRST, tiny.SECOND) else "furniture"
            row = {"id": f"p{page}", "line_no": number, "text": text, "label": label}
            lines.append(json.dumps(row))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/lines.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (gold,) = find_sets(tmp_path)
    return gold


def test_no_page_is_answered_by_a_model_that_was_trained_on_it(flat, monkeypatch):
    trained_on = []
    fit = train_sequence.fit

    def watched(pages):
        trained_on.append({page.id for page in pages})
        return fit(pages)

    monkeypatch.setattr(train_sequence, "fit", watched)
    parts = []
    for answered in crossed.answer_crossed(NAMED["lines"], flat):
        parts.append((answered.id, trained_on[-1]))

    assert {page for page, _ in parts} == {f"p{page}" for page in range(PAGES)}
    assert all(page not in seen for page, seen in parts)
    assert len(trained_on) == crossed.PARTS


def test_the_shipped_models_are_back_in_their_place_afterwards(flat):
    shipped = sequence.sequences
    answers = list(crossed.answer_crossed(NAMED["lines"], flat))

    assert sequence.sequences is shipped
    assert not any(one.failed for one in answers)
    assert answers[0].prediction["labels"]["2"] == "body"


@pytest.fixture
def pronouns(tmp_path):
    """Many texts with a pronoun each."""
    (row,) = tiny.rows("statements/gap")
    texts = [json.dumps({**row, "id": f"q{number}"}) for number in range(PAGES)]
    (tmp_path / "statements").mkdir()
    (tmp_path / "statements/gap.jsonl").write_text("\n".join(texts))
    (gold,) = find_sets(tmp_path)
    return gold


def test_no_pronoun_is_weighed_by_weights_that_were_learnt_from_it(pronouns, monkeypatch):
    learnt_from, shipped = [], weighing.weights
    monkeypatch.setattr(train_pronouns, "fit", lambda texts: learnt_from.append(len(texts)) or {})

    answers = list(crossed.answer_crossed(NAMED["pronoun"], pronouns))

    assert {one.id for one in answers} == {f"q{number}" for number in range(PAGES)}
    assert sum(PAGES - kept for kept in learnt_from) == PAGES  # each is left out once
    assert weighing.weights is shipped


def test_a_handful_of_pages_cannot_be_crossed(flat, tmp_path):
    (few,) = find_sets(tiny.write_gold(tmp_path / "few", "pages/lines"))

    assert crossed.can_be_crossed(flat)
    assert not crossed.can_be_crossed(few)


def test_figures_that_no_model_changes_are_not_told_twice():
    figures = [Figure("body F1, all pages", 95.0), Figure("title right", 82.0)]

    assert [f.measure for f in accuracy._renamed(figures)] == [f"body F1, all pages{UNSEEN}"]


def test_a_crossed_figure_stands_beside_the_same_aim():
    (row,) = table_rows([Outcome("pages/lines", 33, (), 1.0, (Figure(CROSSED, 87.9),))])

    assert (row.measure, row.aim) == (CROSSED, "≥ 87")
