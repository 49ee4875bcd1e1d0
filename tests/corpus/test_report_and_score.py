"""What the corpus's report finds repeated or too near to the gold, and how the coder is compared."""

from __future__ import annotations

import json
from pathlib import Path

import corpus_report
import corpus_score
import pytest

import corpus

RECORDS = [
    corpus.read_record([f"rivers-00{n} lead africa 2011", *lines])
    for n, lines in enumerate(
        [
            (
                "{actor:Chad} {act:condemned} {recipient:Mali} for the flood on the river.",
                "=> ACCUSE disapprove happened",
            ),
            (
                "{actor:Peru} {act:praised} {recipient:Chile} for the flood on the lake.",
                "=> SUPPORT happened",
            ),
            ("Rain fell on the capital all night.", "=> nothing weather"),
        ],
        start=1,
    )
]


def test_a_phrase_in_two_records_and_a_mould_are_told() -> None:
    seen = [corpus_report._seen(record) for record in RECORDS]
    told = corpus_report.repetition(RECORDS, seen)
    assert "  rivers-001, rivers-002: for the flood on the" in told
    assert "Sentences of one sequence of tags in more than 1: 1" in told


def test_a_run_of_words_that_gold_has_too_is_a_near_copy(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    text = "There was rain, fell on the capital all night? No: Rain fell on the capital all week."
    (tmp_path / "events/tiny.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    near = corpus_report.near_copies(RECORDS, tmp_path)
    assert near == [
        "  rivers-003: fell on the capital all night",
        "  rivers-003: rain fell on the capital all",
    ]


def test_counts_name_what_is_not_met_yet() -> None:
    told = "\n".join(corpus_report.counts(RECORDS))
    assert "**3 sentences**, 1 without a coded event" in told
    assert "Not met yet: AGREE" in told


def test_the_coder_is_compared_event_by_event(capsys: pytest.CaptureFixture[str]) -> None:
    good = corpus_score.compare(RECORDS[0])
    assert [event.event for _, event in good.pairs] == ["ACCUSE"]
    assert (good.missed, good.extra) == ([], [])
    told = corpus_score.table([good, corpus_score.compare(RECORDS[2])])
    assert "false events: in 0 of 1 sentences without a coded event" in told
