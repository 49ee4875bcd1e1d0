"""The bench, run whole on a gold folder of our own sentences, with stubs for scorers."""

import json

import accuracy
import answers
import pytest
import report
import tiny

QUICK = ("pages/articles", "times/time_meantime", "stories/copies", "statements/babe")


def run(folder, *more, gold=None):
    words = ["--gold", str(gold or folder / "gold"), "--score", str(folder / "score")]
    return accuracy.main([*words, "--out", str(folder / "out"), *map(str, more)])


def predictions(folder, key):
    lines = (folder / "out" / f"{key}.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """One run over all sets."""
    folder = tmp_path_factory.mktemp("whole")
    tiny.write_gold(folder / "gold")
    tiny.write_scorers(folder / "score")
    assert run(folder, "--write", folder / "accuracy.md", "--date", "2024-02-03") == 0
    return folder


@pytest.fixture
def quick(tmp_path):
    """A folder with the sets that need no parser, not yet run."""
    tiny.write_gold(tmp_path / "gold", *QUICK)
    tiny.write_scorers(tmp_path / "score")
    return tmp_path


# --------------------------------------------------------------------------- shapes


def test_every_document_has_a_line_of_predictions_even_where_nothing_is_answered(whole):
    for key in tiny.SETS:
        if key != "events/aw_wiki":
            assert set(predictions(whole, key)) == {row["id"] for row in tiny.rows(key)}, key


def test_a_page_gives_body_title_authors_and_day(whole):
    page = predictions(whole, "pages/articles")["talks"]

    assert "half of what they want" in page["body"]
    assert "Home" not in page["body"]
    assert page["title"] == "Talks go on in Lima"
    assert isinstance(page["authors"], list)
    assert page["published"] is None


def test_the_headline_is_no_part_of_the_body(whole):
    assert "Talks go on" not in predictions(whole, "pages/articles")["talks"]["body"]


def test_lines_are_numbered_from_nought_and_labelled(whole):
    labels = predictions(whole, "pages/lines")["flat"]["labels"]

    assert labels["3"] == labels["4"] == "body"
    assert set(labels.values()) <= {"body", "title"}
    assert "1" not in labels


def test_attributions_are_spans_of_source_cue_and_content(whole):
    found = predictions(whole, "statements/polnear")["p1"]["attributions"]
    quoted = [a for a in found if tiny.TALKS[slice(*a["content_spans"][0])].startswith('"We')]

    assert [tiny.TALKS[slice(*a["cue_spans"][0])] for a in quoted] == ["said"]
    assert [tiny.TALKS[slice(*a["source_spans"][0])] for a in quoted] == ["she"]
    assert [a["resolved_source"] for a in quoted] == ["Ana Rojas"]


def test_a_joined_quotation_is_parted_for_the_set_that_joins_none():
    text = '"A," she said, "b c." "D e.\n\nF g."'
    whole = {
        "source_spans": [[5, 8]],
        "cue_spans": [[9, 13]],
        "content_spans": [[0, 4], [15, 21], [22, 34]],
        "resolved_source": "Ana Rojas",
    }
    parts = list(answers._parted(text, whole))

    assert [text[slice(*a["content_spans"][0])] for a in parts] == [
        '"A,"',
        '"b c."',
        '"D e.',
        'F g."',
    ]
    assert [bool(a["source_spans"]) for a in parts] == [True, True, False, False]
    assert [bool(a["cue_spans"]) for a in parts] == [True, True, False, False]


def test_a_set_asked_twice_has_both_predictions(whole):
    apart = predictions(whole, "statements/ggt")["g1"]["attributions"]

    assert all(len(a["content_spans"]) == 1 for a in apart)
    assert predictions(whole, "statements/ggt_joined")["g1"]["attributions"]


def test_who_spoke_is_a_name_for_each_quotation_that_was_given(whole):
    assert predictions(whole, "statements/ggt_who")["g1"]["who"] == {"a": "Ana Rojas"}


def test_a_pronoun_is_said_to_stand_for_each_of_two_names_or_not(whole):
    (row,) = predictions(whole, "statements/gap").values()

    assert isinstance(row["a"], bool)
    assert isinstance(row["b"], bool)


def test_clusters_of_mentions_are_spans(whole):
    clusters = predictions(whole, "statements/gum_coref")["u1"]["clusters"]
    named = [{tiny.TALKS[slice(*span)] for span in cluster} for cluster in clusters]

    assert any({"she"} < cluster for cluster in named)


def test_events_name_their_parties_in_the_words_of_the_text(whole):
    (text,) = (row["text"] for row in tiny.rows("events/plover_gsr"))
    for event in predictions(whole, "events/plover_gsr")["r1"]["events"]:
        assert event["event"]
        assert all(party in text for party in event["actors"] + event["recipients"])
        assert "Lyon" not in event["recipients"]


def test_an_actor_has_country_and_sector_or_none(whole):
    row = predictions(whole, "events/actor_codes_gsr")["s1"]

    assert row["country"] == "FRA"
    assert row["sector"] is None or len(row["sector"]) == 3


def test_a_relation_and_an_incident_have_event_and_cameo(whole):
    for key, wanted in (("plv_test", {"event", "cameo"}), ("case2021_task2", {"event", "mode"})):
        for row in predictions(whole, f"events/{key}").values():
            assert wanted <= set(row)


def test_a_toponym_has_its_span_and_coordinates(whole):
    found = predictions(whole, "places/geo_geovirus")["o2"]["toponyms"]

    assert [(one["start"], one["end"]) for one in found] == [(23, 27)]
    assert found[0]["lat"] == pytest.approx(-12, abs=1)
    assert found[0]["lon"] == pytest.approx(-77, abs=1)


def test_adjectives_are_pins_only_for_the_sets_that_count_them(whole):
    found = predictions(whole, "places/geo_trnews")["o1"]["toponyms"]

    assert (0, 6) in [(one["start"], one["end"]) for one in found]


def test_peoples_are_no_pins_for_a_set_that_counts_adjectives_alone(whole):
    found = predictions(whole, "places/geo_gwn")["o3"]["toponyms"]

    assert [(one["start"], one["end"]) for one in found] == [(41, 45), (0, 6)]


def test_a_time_has_its_span_type_and_value(whole):
    assert predictions(whole, "times/time_meantime")["x1"]["timexes"] == [
        {"start": 15, "end": 21, "type": "DATE", "value": "2023-10-16"}
    ]


def test_reports_have_a_cluster_and_copies_name_one_another(whole):
    clusters = predictions(whole, "stories/clusters_g5w1h")

    assert clusters["k0"]["cluster"] == clusters["k1"]["cluster"]
    assert predictions(whole, "stories/copies")["y0"]["copies"] == ["y1"]


# --------------------------------------------------------------------------- what is told


def test_the_page_gives_every_figure_with_aim_and_others(whole):
    page = (whole / "accuracy.md").read_text(encoding="utf-8")

    assert "on 2024-02-03, with Dateline" in page
    assert "| content partial F1 | **71.5** | 60.1 to 80.2 | ≥ 80 |" in page
    assert "Citron retrained 72.9ᵘ" in page
    assert "| body lines lost (less is better) | **3.1** |  | ≤ 4 |" in page


def test_sets_without_an_answer_are_zero_and_say_so(whole):
    page = (whole / "accuracy.md").read_text(encoding="utf-8")
    one = report.Outcome("statements/gap", 1, (), 0.0, (), unanswered="no stage joins names yet")
    unasked = report.markdown([one], report.Run("2024-02-03", "", 0.0, ()))

    assert "| F1 of the two names | **0.0 (unanswered)** |" in unasked
    assert "`statements/gap`: no stage joins names yet; it counts as zero." in unasked
    assert "`events/aw_wiki`: there is no scorer for it" in page


def test_what_the_scorers_print_is_kept(whole):
    printed = (whole / "out/stories/copies.txt").read_text(encoding="utf-8")

    assert printed == tiny.PRINTED["stories.py copies"]


def test_a_document_that_fails_is_named_and_the_others_are_done(whole):
    rows = (whole / "out/failed.jsonl").read_text(encoding="utf-8").splitlines()
    (failed,) = map(json.loads, rows)

    assert (failed["set"], failed["id"]) == ("pages/articles", "empty")
    assert failed["reason"]
    assert predictions(whole, "pages/articles")["empty"] == {"id": "empty"}
    assert f"`pages/articles`, empty: {failed['reason']}" in (whole / "accuracy.md").read_text(
        encoding="utf-8"
    )


# --------------------------------------------------------------------------- ways to run it


def test_predictions_are_the_same_whatever_the_labels_say(quick, tmp_path):
    keys = ("pages/articles", "times/time_meantime", "stories/copies")
    run(quick)
    honest = [(quick / "out" / f"{key}.jsonl").read_bytes() for key in keys]
    run(quick, gold=tiny.write_gold(tmp_path / "spoilt", *QUICK, nonsense=True))

    assert [(quick / "out" / f"{key}.jsonl").read_bytes() for key in keys] == honest


def test_workers_give_the_same_predictions(quick):
    run(quick, "--only", "times/time_meantime")
    here = predictions(quick, "times/time_meantime")
    run(quick, "--only", "times/time_meantime", "--processes", 2)

    assert predictions(quick, "times/time_meantime") == here


def test_a_quick_look_says_so_and_cannot_be_written(quick, capsys):
    assert run(quick, "--limit", 1) == 0
    assert "A QUICK LOOK at 1 documents a set, no result" in capsys.readouterr().out
    assert set(predictions(quick, "stories/copies")) == {"y0"}
    assert (quick / "out/gold/stories/copies.jsonl").read_text().count("\n") == 1

    assert run(quick, "--limit", 1, "--write", quick / "accuracy.md") == 2
    assert not (quick / "accuracy.md").exists()


def test_only_the_sets_asked_for_are_run(quick):
    run(quick, "--only", "stories/copies")

    assert (quick / "out/stories/copies.jsonl").exists()
    assert not (quick / "out/times").exists()


@pytest.mark.parametrize(
    "words, told",
    [
        (["--only", "stories/none"], "no such set: stories/none"),
        (["--score", "nowhere"], "no scorers found"),
        (["--gold", "nowhere"], "nowhere holds no area/set.jsonl"),
    ],
)
def test_what_cannot_be_carried_out_is_told_in_a_line(quick, words, told, capsys, monkeypatch):
    monkeypatch.chdir(quick)
    (quick / "score").rename(quick / "elsewhere")  # nor are there any beside the gold
    status = run(quick, *words)

    assert status == 2
    assert capsys.readouterr().err.startswith(f"accuracy: {told}")


def test_a_scorer_that_fails_leaves_the_others_figures(quick, capsys):
    (quick / "score/times.py").write_text("raise SystemExit('no times today')")

    assert run(quick) == 1
    told = capsys.readouterr().out
    assert "times.py failed: no times today" in told
    assert "94.7" in told


def test_a_resumed_run_keeps_what_the_same_code_has_done(quick):
    run(quick)
    (quick / "out/stories/copies.jsonl").write_text("kept\n")
    run(quick, "--resume")
    assert (quick / "out/stories/copies.jsonl").read_text() == "kept\n"

    gold = quick / "gold/stories/copies.jsonl"
    gold.write_text(gold.read_text().replace("y0", "y9"))
    run(quick, "--resume")
    assert set(predictions(quick, "stories/copies")) == {"y1", "y9"}
