"""What is missed by class and what errs by rule, on two invented statements."""

import json

import pytest
from classes import by_class
from report import Outcome, Run, markdown

TEXT = 'Orr said the road was closed. "We will stay in town," she said. Aides fear snow.'
CUES = "SPEECH = __import__('re').compile('said')"


def span(words, after=0):
    start = TEXT.index(words, after)
    return [start, start + len(words)]


ROAD = {
    "source_spans": [span("Orr")],
    "cue_spans": [span("said")],
    "content_spans": [span("the road was closed")],
}
STAY = {
    "source_span": span("she"),
    "cue_spans": [span("said", 40)],
    "content_spans": [span('"We will stay in town,"')],
}
SNOW = {
    "source_spans": [span("Aides")],
    "cue_spans": [span("fear")],
    "content_spans": [span("snow")],
}


@pytest.fixture
def counted(tmp_path):
    """Counts one document with these statements in the gold and those in the predictions."""

    def count(gold, ours, **options):
        (tmp_path / "statements.py").write_text(CUES)
        for name, found in (("gold", gold), ("ours", ours)):
            row = {"id": "d", "text": TEXT, "attributions": found}
            (tmp_path / f"{name}.jsonl").write_text(json.dumps(row))
        paths = (tmp_path / "gold.jsonl", tmp_path / "ours.jsonl", tmp_path)
        return by_class(**options)(*paths)

    return count


def lines(counts, trait):
    return {c.name: (c.n, c.found, c.whole) for c in counts.classes if c.trait == trait}


def test_statements_are_counted_by_voice_source_and_cue(counted):
    counts = counted([ROAD, STAY], [ROAD])

    assert lines(counts, "words") == {"indirect": (1, 1, 1), "direct": (1, 0, 0)}
    assert lines(counts, "source") == {"named": (1, 1, 1), "a pronoun": (1, 0, 0)}
    assert lines(counts, "cue") == {"say, tell": (2, 1, 1)}


def test_a_content_with_a_wrong_source_is_found_but_not_whole(counted):
    counts = counted([ROAD], [{**ROAD, "source_spans": [span("she")]}])

    assert lines(counts, "words") == {"indirect": (1, 1, 0)}


def test_other_cues_than_of_speech_are_left_out_where_that_is_asked(counted):
    said = counted([ROAD, SNOW], [ROAD, SNOW], speech=True)
    everything = counted([ROAD, SNOW], [ROAD, SNOW])

    assert lines(said, "words") == {"indirect": (1, 1, 1)}
    assert lines(everything, "words") == {"indirect": (2, 2, 2)}


def test_rules_are_counted_by_what_they_found_that_is_in_the_gold(counted):
    told = [{**ROAD, "found_by": "clause: say"}] + [{**SNOW, "found_by": "clause: fear"}] * 9
    (rule,) = counted([ROAD], told).rules

    assert (rule.name, rule.n, rule.right, rule.whole) == ("clause", 10, 1, 1)


def test_the_page_of_figures_shows_what_is_missed(counted):
    outcome = Outcome("statements/ggt", 1, (), 0.0, (), classes=counted([ROAD, STAY], [ROAD]))
    page = markdown([outcome], Run("2024-02-03", "", 0.0, ()))

    assert "| words | direct | 1 | 0.0 | 0.0 | 100.0 |" in page
    assert "| words | indirect | 1 | 100.0 | 100.0 | 0.0 |" in page
