"""What the speed bench tells; how long anything takes is not tested."""

import argparse

import speed
from speed import PEER, Corpus, Measured

CORPUS = Corpus("two reports", (), ())
MEASURED = [
    Measured(PEER, seconds=2.0, words=1000, articles=4),
    Measured("actors", seconds=0.5, words=1000, articles=4),
]


def test_a_stage_is_told_in_words_and_articles_a_second_and_beside_the_peer():
    assert list(speed._cells(MEASURED)) == [
        (PEER, "500", "2.0", "1.0"),
        ("actors", "2,000", "8.0", "4.0"),
    ]


def test_the_page_says_when_how_often_and_with_what_it_was_measured():
    options = argparse.Namespace(date="2024-02-03", runs=5)
    page = speed._markdown([(CORPUS, MEASURED)], options)

    assert "Measured on 2024-02-03 with Dateline" in page
    assert "the median of 5 runs" in page
    assert "## Two reports: 0 articles, 0 words" in page
    assert "| actors | 2,000 | 8.0 | 4.0 |" in page


def test_every_stage_runs_on_the_samples_it_is_given():
    sample = speed._sample(speed.sample_pages()[0])
    corpus = Corpus("one sample", (sample,), (speed.extract_article(sample),))
    found = {m.stage: m for m in speed._measure(corpus, speed.load_reader("en"), speed._peer(), 1)}

    assert {"article", "reading", "actors", "places", "statements", "events"} < set(found)
    assert all(m.words == corpus.words > 50 for m in found.values())
    assert found["all, page to findings"].seconds > found["reading"].seconds
