"""A process that dies or hangs costs one item, named, and not the run."""

from __future__ import annotations

from functools import partial

import pytest

from dateline.engine import map_each
from dateline.errors import DatelineError

SHORT = 0.5  # seconds: an item here takes none, unless it hangs; a second try has four times that


def test_a_process_that_ends_costs_the_page_that_ended_it(workers):
    items = ["ab", "exit", "cd", "ef", "gh", "ij"]
    outcomes = list(map_each(workers.make_fragile, items, processes=2))
    failed = outcomes.pop(1)
    assert outcomes == ["ba", "dc", "fe", "hg", "ji"]
    assert failed.url == "exit"
    assert failed.reason == "the process that read it ended (exit status 3), on a second try"
    assert "the other pages are not affected" in failed.advice


def test_a_process_that_is_killed_costs_the_page_it_was_at(workers):
    first, failed, last = map_each(workers.make_fragile, ["ab", "killed", "cd"], processes=2)
    assert (first, last) == ("ba", "dc")
    assert failed.reason == (
        "the process that read it was killed (SIGKILL, perhaps for want of memory), on a second try"
    )


def test_a_page_that_hangs_costs_itself_alone_also_with_one_process(workers):
    items = ["ab", "hang", "cd"]
    first, failed, last = map_each(workers.make_fragile, items, processes=1, seconds=SHORT)
    assert (first, last) == ("ba", "dc")
    assert failed.url == "hang"
    assert failed.reason == "it was not read within 2 seconds, on a second try"


def test_a_page_that_takes_too_much_memory_costs_itself_alone(workers):
    outcomes = list(
        map_each(workers.make_fragile, ["one", "greedy", "two"], seconds=30, memory=1_000_000_000)
    )
    assert [outcomes[0], outcomes[2]] == ["eno", "owt"]
    assert outcomes[1].reason == "reading it took more memory than a page may have"


@pytest.mark.parametrize("item", ["hang", "killed"])
def test_a_page_that_was_unlucky_once_is_read_on_the_second_try(workers, tmp_path, item):
    make = partial(workers.make_late_once, tmp_path)
    assert list(map_each(make, [item], processes=1, seconds=SHORT)) == [f"{item} done"]


def test_what_cannot_travel_back_is_a_failure_of_that_item(workers):
    first, failed, last = map_each(workers.make_untransportable, [0, 1, 2], processes=2)
    assert (first, last) == (0, 2)
    assert failed.reason.startswith("internal error (")


def test_what_a_worker_prints_does_not_mix_with_the_output(workers, capfd):
    assert list(map_each(workers.make_fragile, ["print"], processes=2)) == ["tnirp"]
    out, err = capfd.readouterr()
    assert (out, err) == ("", "to the terminal\n")


def test_processes_that_never_get_ready_end_the_run_and_not_the_pages(workers):
    with pytest.raises(DatelineError, match=r"before they were ready.*exit status 7") as raised:
        list(map_each(workers.make_stillborn, [1, 2], processes=2))
    assert raised.value.advice


def test_no_process_is_left_behind_by_a_caller_who_stops_early(workers):
    import multiprocessing

    outcomes = map_each(workers.make_fragile, ["ab", "hang", "hang"], processes=2)
    assert next(outcomes) == "ba"
    outcomes.close()
    assert multiprocessing.active_children() == []
