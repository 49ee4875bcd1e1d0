"""How two readings of the corpus are put side by side, and what their agreement is."""

from __future__ import annotations

import corpus_agreement
import pytest

import corpus

RECORD = corpus.read_record(
    [
        "rivers-001 lead africa 2011",
        "{actor:Chad} {act:condemned} {recipient,actor2:Mali}, which had {act2:shelled} a ford.",
        "=> ACCUSE disapprove happened",
        "=> ASSAULT heavy-weapons happened",
    ]
)


def test_events_are_one_by_their_words_and_not_by_their_codes() -> None:
    told = "\n".join(
        corpus_agreement.agreement([RECORD], {"rivers-001": ["REJECT happened @condemned"]})
    )
    assert "rivers-001: ACCUSE disapprove happened / REJECT happened" in told
    assert "rivers-001: ASSAULT heavy-weapons happened / none" in told
    assert "the event, or none, event by event: 0 of 2" in told


def test_readings_alike_agree_wholly() -> None:
    entries = ["ACCUSE disapprove happened @condemned", "ASSAULT heavy-weapons happened @shelled"]
    told = corpus_agreement.agreement([RECORD], {"rivers-001": entries})
    assert "the event, or none, event by event: 2 of 2 (100%), kappa 1.00" in told
    assert "modes, where the event is the same: 2 of 2 (100%), kappa 1.00" in told


def test_kappa_takes_away_what_chance_would_give() -> None:
    same, other = ("AID", "AID"), ("AID", "AGREE")
    assert corpus_agreement.kappa([same, same, other, ("AGREE", "AGREE")]) == pytest.approx(0.5)


def test_a_word_that_the_sentence_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        corpus_agreement.read_told("Chad sued Mali.", "ACCUSE allege happened @blamed")


def test_the_second_reading_is_of_sentences_that_are_there() -> None:
    told = corpus_agreement.agreement(corpus.check(corpus.files())[0], corpus_agreement.reading())
    assert told[0] == "120 sentences read twice; not found: none"
