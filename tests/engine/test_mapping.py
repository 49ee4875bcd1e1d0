"""One outcome for each item, in order, here and in processes alike."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial

import pytest

from dateline.engine import map_each
from dateline.errors import DatelineError, UsageError
from dateline.model import Failed

HERE = {"processes": 1}
IN_TWO = {"processes": 2}
BOTH = pytest.mark.parametrize("how", [HERE, IN_TWO], ids=["here", "in two processes"])


@BOTH
def test_outcomes_come_in_the_order_of_the_items(workers, how):
    assert list(map_each(workers.make_doubler, range(30), **how)) == list(range(0, 60, 2))


@BOTH
def test_no_items_make_no_worker(workers, how):
    assert list(map_each(workers.make_stillborn, [], **how)) == []


@BOTH
def test_an_item_that_is_refused_becomes_a_failure_with_its_reason_beside_the_others(workers, how):
    assert list(map_each(workers.make_fragile, ["ab", "binary", "cd"], **how)) == [
        "ba",
        Failed("binary", "it is binary", "give a page of text"),
        "dc",
    ]


@BOTH
def test_a_bug_becomes_an_internal_error_and_its_traceback_goes_to_the_log(
    workers, how, caplog, capfd
):
    with caplog.at_level(logging.ERROR, "dateline.engine"):
        first, failed, last = map_each(workers.make_fragile, ["ab", "bug", "cd"], **how)
    assert (first, last) == ("ba", "dc")
    assert failed.url == "bug"
    assert failed.reason == (
        "internal error (ValueError: invalid literal for int() with base 10: 'bug')"
    )
    assert "report it" in failed.advice
    assert "Traceback" in caplog.text
    assert "work_or_fail" in caplog.text
    assert capfd.readouterr() == ("", "")


@BOTH
def test_items_are_taken_in_as_they_are_needed(workers, how):
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield taken[-1]

    outcomes = map_each(workers.make_doubler, endless(), **how)
    assert [next(outcomes) for _ in range(5)] == [0, 2, 4, 6, 8]
    outcomes.close()
    assert len(taken) <= 5 + 8, "no more than a window ahead"


@BOTH
def test_an_error_of_the_items_themselves_reaches_the_caller(workers, how):
    def broken():
        yield 1
        raise OSError("the folder is gone")

    outcomes = map_each(workers.make_doubler, broken(), **how)
    with pytest.raises(OSError, match="the folder is gone"):
        list(outcomes)


@BOTH
def test_a_worker_that_cannot_be_made_ends_the_run_with_its_reason(workers, how):
    with pytest.raises(DatelineError, match="the model is missing") as raised:
        list(map_each(workers.make_unready, [1], **how))
    assert raised.value.advice == "install it"


@BOTH
def test_the_worker_is_made_once_in_each_process(workers, how, tmp_path):
    make = partial(workers.make_counted, tmp_path / "log")
    used = set(map_each(make, range(20), **how))
    made = (tmp_path / "log").read_text().split()
    assert len(made) == len(set(made)) <= how["processes"]
    assert {str(process) for process in used} <= set(made)


@dataclass(frozen=True)
class Sheet:
    url: str


def test_a_failure_names_an_item_by_its_address():
    def make():
        raise_for = {"https://a.example/1"}
        return lambda sheet: 1 / (sheet.url not in raise_for)

    _, failed = map_each(make, [Sheet("https://a.example/0"), Sheet("https://a.example/1")])
    assert failed.url == "https://a.example/1"


@pytest.mark.parametrize(("processes", "seconds"), [(0, None), (-1, None), (1, 0), (2, -1.0)])
def test_numbers_that_make_no_sense_are_refused(workers, processes, seconds):
    with pytest.raises(UsageError):
        map_each(workers.make_doubler, [1], processes=processes, seconds=seconds)


def test_a_function_without_a_name_does_not_travel_to_a_process():
    with pytest.raises(TypeError, match="does not travel"):
        map_each(lambda: abs, [1], processes=2)
