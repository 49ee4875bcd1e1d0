"""What is kept comes back whole, once, and never half."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.errors import StoreError, UsageError
from dateline.model import Failed
from dateline.store import open_store

MONDAY = datetime(1998, 5, 4, 20, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
REFUSED = Failed("https://herald.example/9", "the server refused", "try later")


def found_in(store, **bounds):
    return [one.article.id for one in store.findings(**bounds)]


def test_what_goes_in_comes_out_after_the_file_was_closed(store, report):
    page, findings = report()
    store.add(page, findings, arrived=MONDAY)
    store.close()
    with open_store(store.path) as again:
        assert list(again.findings()) == [findings]
        assert list(again.articles()) == [findings.article]
        assert again.finding(findings.article.id) == findings
        assert again.page(page.id) == page
        assert again.arrived(findings.article.id) == MONDAY


def test_a_time_of_another_zone_comes_back_as_the_same_instant_in_utc(store, report):
    page, findings = report()
    store.add(page, findings, arrived=MONDAY.astimezone(timezone(timedelta(hours=5))))
    came = store.arrived(findings.article.id)
    assert came == MONDAY
    assert came.tzinfo == UTC


def test_the_same_page_twice_is_kept_once_with_its_first_arrival(store, report):
    page, findings = report()
    assert store.add(page, findings, arrived=MONDAY) is True
    assert store.add(page, findings, arrived=TUESDAY) is False
    assert list(store.findings()) == [findings]
    assert [r.arrived for r in store.revisions(page.url)] == [MONDAY]


def test_changed_bytes_under_one_address_are_both_kept_and_the_last_is_marked(store, report):
    old, new = report(body=b"<p>one</p>"), report(body=b"<p>one, corrected</p>")
    store.add(*old, arrived=MONDAY)
    store.add(*new, arrived=TUESDAY)
    assert [(r.page, r.latest) for r in store.revisions(old[0].url)] == [
        (old[0].id, False),
        (new[0].id, True),
    ]
    assert list(store.findings()) == [new[1]]
    assert list(store.findings(every_revision=True)) == [old[1], new[1]]
    assert store.page(old[0].id).body == b"<p>one</p>"


def test_a_page_that_goes_back_to_its_old_bytes_is_the_latest_again(store, report):
    old, new = report(body=b"a"), report(body=b"b")
    for one, when in ((old, MONDAY), (new, TUESDAY), (old, WEDNESDAY)):
        store.add(*one, arrived=when)
    assert list(store.findings()) == [old[1]]


def test_a_revision_that_cannot_be_read_does_not_hide_the_one_that_could(store, report):
    old, new = report(body=b"a"), report(body=b"\0")
    store.add(*old, arrived=MONDAY)
    store.add(new[0], Failed(new[0].url, "it is binary", ""), arrived=TUESDAY)
    assert list(store.findings()) == [old[1]]
    assert [r.latest for r in store.revisions(old[0].url)] == [False, True]


def test_an_older_revision_read_late_does_not_push_out_the_newer(store, report):
    old, new = report(body=b"a"), report(body=b"b")
    store.add_page(old[0], arrived=MONDAY)
    store.add(*new, arrived=TUESDAY)
    store.add_findings(old[1])
    assert list(store.findings()) == [new[1]]


def test_a_revision_with_the_same_text_takes_its_article_over(store, report):
    page, findings = report(body=b"<p>one</p>")
    changed, found = report(body=b"<p class=x>one</p>")
    same = replace(found, article=replace(found.article, id=findings.article.id))
    store.add(page, findings, arrived=MONDAY)
    store.add(changed, same, arrived=TUESDAY)
    assert list(store.findings()) == [same]


def test_two_texts_from_standard_input_are_no_revisions_of_each_other(store, report):
    one, other = report("-", b"a"), report("-", b"b")
    store.add(*one, arrived=MONDAY)
    store.add(*other, arrived=TUESDAY)
    assert list(store.findings()) == [one[1], other[1]]


def test_reading_a_page_anew_replaces_what_was_found_in_it(store, report):
    page, findings = report()
    better = replace(findings, article=replace(findings.article, id="a-new"), events=())
    store.add(page, findings, arrived=MONDAY)
    store.add(page, better, arrived=TUESDAY)
    assert list(store.findings(every_revision=True)) == [better]
    with pytest.raises(UsageError):
        store.record(findings.events[0].id)


def test_findings_of_a_page_that_is_not_here_are_refused(store, report):
    with pytest.raises(StoreError, match="its page is not in the store"):
        store.add_findings(report()[1])


def test_a_store_knows_whether_it_has_read_a_page(store, report):
    page, findings = report()
    store.add_page(page, arrived=MONDAY)
    assert not store.has_read(page)
    store.add_findings(findings)
    assert store.has_read(page)


def test_the_newest_pages_of_an_outlet_are_asked_for_by_its_host(store, report):
    pages = [report(f"https://www.gazette.example/{n}") for n in range(3)]
    other = report("https://courier.example/1")
    for hours, (page, found) in enumerate([*pages, other]):
        store.add(page, found, arrived=MONDAY + timedelta(hours=hours))
    newest = [found for _, found in reversed(pages)]
    assert list(store.findings_of_site("gazette.example", newest=2)) == newest[:2]


def test_findings_are_asked_for_by_arrival_the_end_left_out(store, report):
    first, second = report("https://a.example"), report("https://b.example")
    store.add(*second, arrived=TUESDAY)
    store.add(*first, arrived=MONDAY)
    assert found_in(store) == [first[1].article.id, second[1].article.id]
    assert found_in(store, arrived_from=TUESDAY) == [second[1].article.id]
    assert found_in(store, arrived_before=TUESDAY) == [first[1].article.id]


def test_findings_are_asked_for_by_published_day_both_ends_taken_in(store, report):
    page, findings = report()
    store.add(page, findings, arrived=WEDNESDAY)
    day = date(1998, 5, 4)
    assert found_in(store, published_from=day, published_to=day) == [findings.article.id]
    assert found_in(store, published_to=date(1998, 5, 3)) == []
    assert found_in(store, published_from=date(1998, 5, 5)) == []


def test_an_article_without_a_date_lies_within_no_published_bound(store, report):
    page, findings = report()
    undated = replace(findings, article=replace(findings.article, published=None))
    store.add(page, undated, arrived=MONDAY)
    assert found_in(store, published_from=date(1, 1, 1)) == []
    assert found_in(store) == [findings.article.id]


def test_more_findings_than_are_read_at_once_come_in_order(store, report):
    reports = [report(f"https://a.example/{n}") for n in range(130)]
    with store.transaction():
        for n, one in enumerate(reports):
            store.add(*one, arrived=MONDAY + timedelta(minutes=n))
    assert found_in(store) == [findings.article.id for _, findings in reports]


def test_the_caller_may_write_while_findings_are_read(store, report, story):
    for n in range(3):
        store.add(*report(f"https://a.example/{n}"), arrived=MONDAY)
    for findings in store.findings():
        store.save_stories([story(findings)])
    assert len(store.stories()) == 1


def test_an_error_inside_a_transaction_leaves_nothing_of_it(store, report):
    page, findings = report()
    with pytest.raises(RuntimeError), store.transaction():
        store.add(page, findings, arrived=MONDAY)
        assert store.has_read(page)
        raise RuntimeError
    assert not store.has_read(page)
    assert store.revisions(page.url) == ()
    store.add(page, findings, arrived=MONDAY)
    assert store.has_read(page)


def test_an_id_that_a_stage_gave_twice_does_not_cost_the_page(store, report):
    page, findings = report()
    doubled = replace(findings, events=findings.events * 2, statements=findings.statements * 2)
    store.add(page, doubled, arrived=MONDAY)
    assert list(store.findings()) == [doubled]


def test_a_failure_is_kept_with_its_reason_and_its_page(store, report):
    page, _ = report()
    failed = Failed(page.url, "it holds no article", "see the page")
    store.add(page, failed, arrived=MONDAY)
    store.add_failed(REFUSED, TUESDAY)
    assert store.failed() == (failed, REFUSED)
    assert store.failed(since=TUESDAY) == (REFUSED,)
    assert store.failed(until=TUESDAY) == (failed,)
    assert store.page(page.id) == page
    assert list(store.findings()) == []


def test_a_failure_again_stands_once(store):
    store.add_failed(REFUSED, MONDAY)
    store.add_failed(replace(REFUSED, reason="it timed out"), TUESDAY)
    assert [one.reason for one in store.failed()] == ["it timed out"]


def test_a_failure_no_longer_stands_once_its_page_was_read(store, report):
    page, findings = report()
    store.add(page, Failed(page.url, "internal error", ""), arrived=MONDAY)
    store.add_page(page, arrived=TUESDAY)
    assert len(store.failed()) == 1, "the same bytes that failed have come again, unread"
    store.add(page, findings, arrived=TUESDAY)
    assert store.failed() == ()


def test_a_failed_fetch_no_longer_stands_once_the_page_came(store, report):
    page, _ = report()
    store.add_failed(Failed(page.url, "it timed out", ""), MONDAY)
    store.add_page(page, arrived=TUESDAY)
    assert store.failed() == ()


def test_a_file_whose_name_is_no_text_can_still_be_named_as_failed(store):
    store.add_failed(Failed("caf\udce9.html", "it is binary", ""), MONDAY)
    assert store.failed()[0].url == "caf\\udce9.html"


def test_stories_come_back_in_order_and_replace_those_before(store, report, story):
    _, findings = report()
    two = [story(findings, "y-2"), story(findings, "y-1")]
    store.save_stories(two)
    assert list(store.stories()) == two
    store.save_stories(two[1:])
    assert list(store.stories()) == two[1:]


def test_the_last_brief_is_the_newest_of_that_subscriber(store, report, brief):
    _, findings = report()
    monday, tuesday = (brief(findings, date(1998, 5, day)) for day in (4, 5))
    other = brief(findings, date(1998, 5, 6), "another")
    for one in (tuesday, monday, other, monday):
        store.save_brief(one)
    assert store.last_brief("desk") == tuesday
    assert store.last_brief("desk", before=date(1998, 5, 5)) == monday
    assert store.last_brief("desk", before=date(1998, 5, 4)) is None
    assert store.last_brief("nobody") is None


def test_the_newest_brief_that_tells_a_line_or_a_story_is_found(store, report, brief):
    _, findings = report()
    monday, tuesday = (brief(findings, date(1998, 5, day)) for day in (4, 5))
    for one in (tuesday, monday):
        store.save_brief(one)
    line = tuesday.sections[0].headline
    assert store.brief_telling(line.id) == store.brief_telling(line.story) == tuesday
    assert store.brief_telling("l-0") is None


def test_what_is_not_here_is_said_to_be_not_here(store):
    for ask in (store.page, store.finding, store.arrived):
        with pytest.raises(UsageError, match="x-0"):
            ask("x-0")


def test_a_time_without_a_zone_is_refused(store, report):
    with pytest.raises(Exception, match="without a zone"):
        store.add(*report(), arrived=datetime(1998, 5, 4))  # noqa: DTZ001
    assert list(store.findings()) == []
