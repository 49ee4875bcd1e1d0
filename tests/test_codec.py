"""What goes into JSON comes out again, whole."""

from __future__ import annotations

import json

import pytest

from dateline.codec import from_json, to_json, to_plain
from dateline.flow import page_reader
from dateline.model import Findings
from dateline.page import make_page
from dateline.samples import sample_pages


@pytest.fixture(scope="module")
def findings() -> Findings:
    sample = sample_pages()[0]
    return page_reader()(make_page(sample.url, sample.body, fetched=sample.arrived))


def test_findings_come_out_of_json_as_they_went_in(findings: Findings) -> None:
    assert from_json(Findings, to_json(findings)) == findings


def test_json_holds_nothing_but_plain_values(findings: Findings) -> None:
    assert json.loads(to_json(findings)) == to_plain(findings)


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(ValueError, match="article"):
        from_json(Findings, "{}")


def test_the_same_bytes_give_the_same_records(findings: Findings) -> None:
    sample = sample_pages()[0]
    again = page_reader()(make_page(sample.url, sample.body, fetched=sample.arrived))
    assert to_json(again) == to_json(findings)
