"""The scorers' print-outs are read rightly; each is a stub's, the numbers invented."""

import report
import scorers
import tiny


def read(reads, printed):
    return {figure.measure: figure for figure in reads(tiny.PRINTED[printed])}


def test_shares_become_so_many_in_a_hundred():
    figures = read(scorers.page_metadata, "pages.py metadata")

    assert {m: (f.value, f.n) for m, f in figures.items()} == {
        "title right": (50.0, 2),
        "published right": (25.0, 4),
        "authors right": (12.5, 8),
    }


def test_recall_of_bodies_is_read_beside_f1():
    figures = read(scorers.page_bodies, "pages.py html")

    assert figures["body F1, all pages"].value == 91.3
    assert figures["body recall, all pages"].value == 92.6
    assert figures["body F1, wcxb"].n == 1


def test_lost_lines_are_better_the_fewer():
    figures = read(scorers.page_lines, "pages.py lines")

    assert figures["body lines lost"].value == 3.12
    assert figures["body lines lost"].lower_is_better
    assert not figures["body lines F1"].lower_is_better


def test_attributions_have_their_interval_where_one_is_printed():
    reads = scorers.attributions("content partial F1", "content+source any F1", "triple recall")
    figures = read(reads, "statements.py")

    partial, either = figures["content partial F1"], figures["content+source any F1"]
    assert (partial.value, partial.low, partial.high, partial.n) == (71.5, 60.1, 80.2, 7)
    assert (either.value, either.low) == (63.5, None)
    assert figures["triple recall"].value == 52.0


def test_a_row_is_not_taken_for_one_whose_name_begins_like_it():
    figures = read(scorers.attributions("triple F1", "content+source F1"), "statements.py")

    assert figures["triple F1"].value == 51.5
    assert figures["content+source F1"].value == 61.5


def test_the_pair_task_gives_every_grouping_of_codes():
    figures = read(scorers.relations, "events.py pair")

    assert figures["root macro-F1"].value == 30.0
    assert (figures["root macro-F1"].low, figures["root macro-F1"].high) == (20.0, 40.0)
    assert set(figures) == {f"{kind} macro-F1" for kind in ("binary", "quad", "root", "pentacode")}


def test_false_events_are_counted_on_the_leads_without_one():
    figures = read(scorers.leads, "events.py ledes")

    assert figures["an event coded where there is none"].value == 30.0
    assert figures["an event coded where there is none"].n == 10
    assert figures["events F1"].n == 2


def test_a_scorer_without_matches_says_null_and_counts_as_zero():
    printed = tiny.PRINTED["places.py"].replace("0.75", "null")

    assert {f.measure: f.value for f in scorers.places(printed)} == {
        "place names F1, any overlap": 74.67,
        "within 161 km, of all": 60.0,
        "within 161 km, of those placed": 0.0,
    }


def test_every_measure_that_others_have_a_figure_for_is_one_that_a_scorer_prints(tmp_path):
    from questions import QUESTIONS

    folder = tiny.write_scorers(tmp_path)
    nothing = tmp_path / "nothing.jsonl"
    printed = {
        (question.name, figure.measure)
        for question in QUESTIONS
        for scorer in question.scorers
        for figure in scorer.reads(scorer.run(folder, nothing, nothing))
    }
    for key, measure in report.known_measures():
        asked = [question.name for question in QUESTIONS if question.fits(key)]
        assert any((name, measure) in printed for name in asked), (key, measure)


def test_each_set_that_is_asked_about_is_described():
    from questions import QUESTIONS

    described = report.described_sets()
    assert set(described) >= {key for key, _ in report.known_measures()}
    for key, row in described.items():
        assert any(question.fits(key) for question in QUESTIONS), key
        assert row["what"] and row["by"]
