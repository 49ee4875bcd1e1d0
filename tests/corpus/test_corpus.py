"""The corpus keeps its guide's rules, and a record that breaks one is found."""

from __future__ import annotations

from pathlib import Path

import corpus_report
import pytest

import corpus

HEAD = "rivers-001 lead africa 2011"
GOOD = [
    HEAD,
    "{actor:Chad} {act:accused} {recipient,actor2:Libya} of {act2:sending} rifles to {recipient2:rebels}.",
    "=> ACCUSE allege happened 112 @territory",
    "=> AID happened 072",
]


def test_the_whole_corpus_keeps_the_rules() -> None:
    _, faults = corpus.check(corpus.files())
    assert faults == []


def test_a_record_is_read_with_its_spans() -> None:
    record = corpus.read_record(GOOD)
    first, second = record.labels
    assert record.text == "Chad accused Libya of sending rifles to rebels."
    assert [span.of(record.text) for span in first.recipients] == ["Libya"]
    assert [span.of(record.text) for span in second.actors] == ["Libya"]
    assert (first.modes, first.contexts, first.cameo) == (("allege",), ("territory",), "112")


def test_marks_may_stand_in_one_another() -> None:
    text, marks = corpus.read_marks("{recipient:three {actor2:Rwandan} nuns}")
    assert text == "three Rwandan nuns"
    assert {(m.role, m.event, m.span.of(text)) for m in marks} == {
        ("recipient", 1, "three Rwandan nuns"),
        ("actor", 2, "Rwandan"),
    }


def test_an_article_is_not_of_the_span() -> None:
    text, (mark,) = corpus.read_marks("{actor:The king} rode.")
    assert (text, mark.span.of(text)) == ("The king rode.", "king")


def test_what_is_denied_has_an_act_and_no_code() -> None:
    (label,) = corpus.read_record(
        [HEAD, "{actor:Mali} did not {act:shell} the town.", "=> nothing of ASSAULT denied"]
    ).labels
    assert (label.event, label.act, label.status) == (None, "ASSAULT", "denied")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("{actor:Chad {act:sued} Mali.", "ACCUSE happened"),  # a mark is not closed
        ("{actor:Chad} sued Mali.", "ACCUSE happened"),  # no act
        ("{actor:Chad} {act:sued} {recipient2:Mali}.", "ACCUSE happened"),  # no second event
        ("{actor:Chad, Niger,} {act:sued} Mali.", "ACCUSE happened"),  # a comma too many
        ("{actor:Chad} {act:sued} Mali.", "ACCUSED happened"),  # no event of PLOVER
        ("{actor:Chad} {act:sued} Mali.", "ACCUSE"),  # no status
        ("{actor:Chad} {act:sued} Mali.", "ACCUSE happened denied"),  # two
        ("{actor:Chad} {act:sued} Mali.", "ACCUSE demo happened"),  # another event's mode
        ("{actor:Chad} {act:sued} Mali.", "ACCUSE happened 190"),  # another event's code
        ("{actor:Chad} {act:sued} Mali.", "ACCUSE happened @war"),  # no context
        ("{actor:Chad} will {act:visit} Mali.", "CONSULT visit planned"),  # it is AGREE
        ("{actor:Chad} did not {act:sue} Mali.", "ACCUSE denied"),  # it is nothing
        ("Chad hopes for rain.", "nothing"),  # no reason
        ("Chad hopes for rain.", "nothing fog"),  # none of ours
        ("Chad {act:hopes} for rain.", "nothing comment"),  # no event has an act
        ("Chad \u201chopes\u201d for rain.", "nothing comment"),  # typed quotes
    ],
)
def test_a_bad_record_is_refused(sentence: str, label: str) -> None:
    with pytest.raises(corpus.BadRecord):
        corpus.read_record([HEAD, sentence, f"=> {label}"])


@pytest.mark.parametrize("head", ["rivers lead africa 2011", "rivers-001 poem africa 2011",
                                  "rivers-001 lead mars 2011", "rivers-001 lead africa 1914"])  # fmt: skip
def test_a_bad_head_is_refused(head: str) -> None:
    with pytest.raises(corpus.BadRecord):
        corpus.read_record([head, *GOOD[1:]])


def test_faults_are_told_with_their_line_and_repeats_are_found(tmp_path: Path) -> None:
    file = tmp_path / "rivers.txt"
    bad = "rivers-002 lead africa 2011\nIt rained.\n=> nothing fog"
    file.write_text("\n\n".join(["\n".join(GOOD), bad, "\n".join(GOOD)]), encoding="utf-8")
    records, faults = corpus.check([file])
    assert len(records) == 2
    assert [fault.where for fault in faults] == ["rivers.txt:6", "rivers-001", "rivers-001"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files, of which the second has a fault."""
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    (tmp_path / "rivers.txt").write_text("\n".join(GOOD), encoding="utf-8")
    bad = "lakes-001 lead africa 2011\nIt rained.\n=> nothing fog"
    (tmp_path / "lakes.txt").write_text(bad, encoding="utf-8")
    return tmp_path


def test_faults_of_files_not_asked_for_are_only_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert corpus.main(["--json", "rivers"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith('{"id": "rivers-001"')
    assert told.err == "1 faults in other files, first lakes.txt:1\n"
    assert corpus.main([str(folder / "rivers.txt")]) == 0
    assert corpus.main(["lakes"]) == 1


def test_a_fault_in_a_file_asked_for_and_an_unknown_name_are_errors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert corpus.main(["--json", "lakes"]) == 2
    assert capsys.readouterr().err.startswith("lakes.txt:1: ")
    assert corpus_report.main(["--files", "rivers", "seas"]) == 2
    assert capsys.readouterr().err == "no such file: seas; there are lakes, rivers\n"


def test_the_id_alone_holds_a_tenth_back() -> None:
    held = [
        corpus.Record(f"rivers-{n:03}", "lead", "africa", 2011, "x", ()).held for n in range(1000)
    ]
    assert 70 < sum(held) < 130
