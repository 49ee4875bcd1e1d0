"""No label reaches Dateline."""

import json

import gold
import pytest
import tiny
from questions import QUESTIONS

ASKED = [(key, q) for key in tiny.SETS for q in QUESTIONS if q.fits(key)]


def shown(key, question, folder, *, nonsense):
    tiny.write_gold(folder, key, nonsense=nonsense)
    (found,) = gold.find_sets(folder)
    return [question.show(row) for row in gold.documents(found)]


@pytest.mark.parametrize("key, question", ASKED, ids=[f"{k} {q.name}" for k, q in ASKED])
def test_what_is_shown_does_not_depend_on_any_label(key, question, tmp_path):
    honest = shown(key, question, tmp_path, nonsense=False)
    spoilt = shown(key, question, tmp_path, nonsense=True)

    assert honest == spoilt
    assert tiny.NONSENSE not in json.dumps(spoilt, default=str, ensure_ascii=False)


def test_every_set_of_the_tiny_gold_has_labels_to_hide():
    for key in tiny.SETS:
        assert tiny.NONSENSE in json.dumps(tiny.rows(key, nonsense=True), ensure_ascii=False), key


def test_every_question_is_put_to_a_set_of_the_tiny_gold():
    assert {q.name for _, q in ASKED} == {q.name for q in QUESTIONS}
