"""The samples that Dateline ships, and the tables that a careful reader made of five of them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dateline.samples import Sample, sample_pages

PAGES = sample_pages()
BY_STEM = {Path(page.file).stem: page for page in PAGES}
TABLES = sorted((Path(__file__).parent / "careful").glob("*.toml"))
SECOND = Path(__file__).parents[1] / "pages" / "second"
MODES_OF = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "COERCE": {"seize", "restrict", "arrest"},
    "ASSAULT": {"explosives", "firearms"},
    "AGREE": set(),
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
}
STATUSES = {
    "happened",
    "planned",
    "asked",
    "threatened",
    "hypothetical",
    "denied",
    "background",
}
AGREE_WHEN_PLANNED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}


def visible_text(page: Sample) -> str:
    """What a browser would show, in one line."""
    if page.file.endswith(".txt"):
        text = page.body.decode("utf-8")
    else:
        tree = html.fromstring(page.body)
        for hidden in tree.xpath("//script|//style|//head"):
            hidden.drop_tree()
        text = tree.text_content()
    return " ".join(text.split())


def charset(page: Sample) -> str:
    said = re.search(rb"charset=[\"']?([\w-]+)", page.body)
    return said.group(1).decode() if said else "utf-8"


# ------------------------------------------------------------------------------- the collection


def test_there_are_about_thirty_reports_by_five_outlets() -> None:
    assert len(PAGES) == 35
    assert len({page.outlet for page in PAGES}) == 5


def test_some_are_html_and_some_are_flattened_text() -> None:
    endings = Counter(Path(page.file).suffix for page in PAGES)
    assert endings == {".html": 21, ".txt": 14}


def test_they_come_in_the_order_of_arrival_and_arrive_at_a_known_instant() -> None:
    arrivals = [page.arrived for page in PAGES]
    assert arrivals == sorted(arrivals)
    assert all(arrived.utcoffset() == timedelta(0) for arrived in arrivals)


def test_a_file_is_named_after_the_day_it_arrives() -> None:
    assert all(page.file.startswith(page.arrived.date().isoformat()) for page in PAGES)


def test_all_of_them_fall_between_april_and_september_1998() -> None:
    assert PAGES[0].arrived.date() == date(1998, 4, 7)
    assert PAGES[-1].arrived.date() == date(1998, 9, 8)


def test_no_page_is_shipped_that_the_index_does_not_list() -> None:
    import dateline.samples

    folder = Path(dateline.samples.__file__).parent / "pages"
    assert {path.name for path in folder.iterdir()} == {page.file for page in PAGES}


def test_each_page_has_an_address_of_its_own_at_a_host_that_cannot_exist() -> None:
    assert len({page.url for page in PAGES}) == len(PAGES)
    assert all(re.match(r"https://[\w.]+\.example/", page.url) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_each_page_decodes_as_it_says(page: Sample) -> None:
    text = page.body.decode(charset(page))
    assert "\ufffd" not in text
    assert "Ã" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_each_page_holds_a_report_of_some_length(page: Sample) -> None:
    assert 150 <= len(visible_text(page).split()) <= 450


def test_one_outlet_writes_in_an_older_encoding() -> None:
    ledger = [p for p in PAGES if p.outlet == "The Dublin Ledger" and p.file.endswith(".html")]
    assert {charset(page) for page in ledger} == {"windows-1252"}
    assert any("Sinn Féin" in visible_text(page) for page in ledger)


# ----------------------------------------------------------------------------- the special cases


def test_the_wire_report_is_carried_by_three_outlets_that_credit_it() -> None:
    wire = [page for page in PAGES if "DUBLIN, Sept. 8 (Island Press)" in visible_text(page)]
    assert wire[0].outlet == "Island Press"
    assert [page.outlet for page in wire[1:]] == [
        "The Dublin Ledger",
        "Lagan Courier",
        "Harbor Tribune",
    ]
    assert len({visible_text(page) for page in wire}) == 4


def test_the_correction_puts_right_what_an_earlier_page_said() -> None:
    wrong = visible_text(BY_STEM["1998-08-02-lagan-courier-banbridge"])
    right = visible_text(BY_STEM["1998-08-03-lagan-courier-correction"])
    assert "injuring 53 people" in wrong
    assert "injuring 35 people" in right
    assert "Correction:" in right


def test_the_toll_of_omagh_rises_from_27_to_29() -> None:
    tolls = {
        "1998-08-15-island-press-omagh": "At least 27 people were killed",
        "1998-08-16-dublin-ledger-omagh": "killed 28 people",
        "1998-09-05-lagan-courier-toll": "the number of people killed to 29",
    }
    for stem, words in tolls.items():
        assert words in visible_text(BY_STEM[stem])


def test_no_report_knows_of_a_29th_victim_before_he_died() -> None:
    early = [page for page in PAGES if page.arrived.date() < date(1998, 9, 5)]
    assert not any(
        re.search(r"\b29(th)? (victim|people|dead|killed)", visible_text(p)) for p in early
    )


def test_three_pages_carry_no_date() -> None:
    undated = [
        page.file
        for page in PAGES
        if not re.search(r"\b1998\b", re.sub(r"(?i)(©|\(c\)|copyright).*", "", visible_text(page)))
    ]
    assert len(undated) == 3


def test_the_last_two_days_have_several_reports_each() -> None:
    days = Counter(page.arrived.date() for page in PAGES)
    assert days[date(1998, 9, 7)] == 3
    assert days[date(1998, 9, 8)] == 6


# ------------------------------------------------------------------- the careful reader's tables


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def page_of(path: Path) -> str:
    if path.parent == SECOND:
        return " ".join((SECOND / "page.txt").read_text(encoding="utf-8").split())
    return visible_text(BY_STEM[path.stem])


EVERY_TABLE = pytest.mark.parametrize(
    "path", [*TABLES, SECOND / "careful.toml"], ids=lambda path: f"{path.parent.name}-{path.stem}"
)


def test_five_samples_have_a_table_two_of_them_text() -> None:
    assert len(TABLES) == 5
    assert Counter(Path(BY_STEM[path.stem].file).suffix for path in TABLES) == {
        ".html": 3,
        ".txt": 2,
    }


@EVERY_TABLE
def test_all_words_of_a_table_stand_on_its_page(path: Path) -> None:
    careful, page = table(path), page_of(path)
    words = [careful["page"]["title"], *careful["page"]["furniture"]]
    words += careful["page"]["sentences_kept"] + careful["page"]["authors"]
    words += [mention for actor in careful["actor"] for mention in actor["mentions"]]
    for statement in careful["statement"]:
        words += [statement["source"], statement["cue"], *statement["content"]]
    words += [event["sentence"] for event in careful["event"]]
    assert [w for w in words if " ".join(w.split()) not in page] == []


@EVERY_TABLE
def test_a_table_names_only_actors_that_it_lists(path: Path) -> None:
    careful = table(path)
    known = {actor["name"] for actor in careful["actor"]}
    named = {s["speaker"] for s in careful["statement"] if "speaker" in s}
    named |= {name for e in careful["event"] for name in e["actors"] + e["recipients"]}
    assert named <= known


@EVERY_TABLE
def test_an_event_that_someone_claims_is_claimed_by_a_source_of_the_table(path: Path) -> None:
    careful = table(path)
    sources = {s["source"] for s in careful["statement"]}
    sources |= {s["speaker"] for s in careful["statement"] if "speaker" in s}
    assert {e["claim_of"] for e in careful["event"] if "claim_of" in e} <= sources


@EVERY_TABLE
def test_a_table_keeps_to_the_codebook(path: Path) -> None:
    for event in table(path)["event"]:
        assert event["status"] in STATUSES
        assert event.get("status_or", "happened") in STATUSES
        assert event["act"] in MODES_OF
        assert event.get("mode") in {None, *MODES_OF[event["act"]]}
        planned = event["status"] == "planned" and event["act"] in AGREE_WHEN_PLANNED
        assert event["event"] == ("AGREE" if planned else event["act"])


@EVERY_TABLE
def test_a_quotation_is_direct_a_paraphrase_indirect_and_both_are_mixed(path: Path) -> None:
    for statement in table(path)["statement"]:
        content = " ".join(statement["content"])
        quoted = bool(re.search(r"[“\"]", content))
        assert quoted == (statement["voice"] != "indirect"), content
        if statement["voice"] == "mixed":
            assert content[0] not in '“"'
