"""What of a story is new to a reader: decided by what is told, not by who tells it when."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.brief.news import arrival
from dateline.model import Change, Findings, Standing, Status
from tests.brief.composed import YESTERDAY, brief_of, line_of, section_of
from tests.building import Does, Says, a_report, an_article

BEFORE, TODAY = "1998-08-15", "1998-08-16"
PLACE = "The harbour of Port Ellery was full of boats and the ferries lay at the quay."


def attack(outlet: str, published: str, more: str = "", *events: Does) -> Findings:
    text = f"Raid on Port Ellery\n\nThe navy raided the harbour of Port Ellery. {more}"
    text += f" {PLACE}" if outlet == "A" else " Sixty boats burned in Port Ellery until midnight."
    raid = Does("ASSAULT", "raided", ["The navy"], ["the harbour"])
    return a_report(text, outlet=outlet, published=published, does=[raid, *events])


def claim(outlet: str, published: str) -> Findings:
    return a_report(
        f"Raid on Port Ellery\n\nRebels said The navy raided the harbour of Port Ellery. {PLACE}",
        outlet=outlet,
        published=published,
        says=[Says("Rebels", "said", "The navy raided the harbour of Port Ellery")],
        does=[Does("ASSAULT", "raided", ["The navy"], ["the harbour"], said=0)],
    )


def denial(outlet: str, published: str) -> Findings:
    raid = Does("ASSAULT", "raided", ["The navy"], ["the harbour"], Status.denied, said=0)
    return a_report(
        f"Raid on Port Ellery\n\nDunn denied The navy raided the harbour of Port Ellery. {PLACE}",
        outlet=outlet,
        published=published,
        says=[Says("Dunn", "denied", "The navy raided the harbour of Port Ellery")],
        does=[raid],
    )


def test_a_story_that_was_not_there_before_is_new() -> None:
    assert section_of(attack("A", TODAY)).change is Change.new


def test_a_late_report_that_only_repeats_what_was_known_brings_nothing() -> None:
    brief = brief_of(attack("A", BEFORE), attack("A", TODAY))
    assert (brief.sections, brief.unchanged) == ((), 1)


def test_a_story_moves_when_something_is_told_that_none_had_told() -> None:
    flight = Does("RETREAT", "fled", ["The mayor"])
    section = section_of(
        attack("A", BEFORE), attack("B", TODAY, "The mayor fled to the hills.", flight)
    )
    assert section.change is Change.moved
    assert "The mayor fled to the hills." in [line.text for line in section.lines]


def test_what_was_only_claimed_is_news_again_when_an_outlet_tells_it_itself() -> None:
    section = section_of(claim("A", BEFORE), attack("B", TODAY))
    line = line_of("The navy raided", section)
    assert line.standing is Standing.reported
    assert line.note is not None and "so far only claimed" in line.note


def test_what_one_told_is_news_again_when_another_confirms_it() -> None:
    line = line_of("The navy raided", section_of(attack("A", BEFORE), attack("B", TODAY)))
    assert (line.standing, line.origins) == (Standing.confirmed, 2)


def test_what_was_told_is_news_again_when_somebody_denies_it() -> None:
    line = line_of("Dunn denied", section_of(claim("A", BEFORE), denial("B", TODAY)))
    assert line.standing is Standing.disputed
    assert line.note is not None and "claimed by Rebels" in line.note


def test_a_third_outlet_adds_nothing_to_what_two_confirmed() -> None:
    brief = brief_of(attack("A", BEFORE), attack("B", BEFORE), attack("C", TODAY))
    assert brief.sections == ()


def test_a_correction_is_news() -> None:
    note = "We named the wrong harbour."
    text = f"Correction: raid on Port Ellery\n\n{note}\n\nThe navy raided the harbour. {PLACE}"
    raid = Does("ASSAULT", "raided", ["The navy"], ["the harbour"])
    corrected = a_report(text, outlet="A", published=TODAY, does=[raid], correction=note)
    section = section_of(attack("A", BEFORE), corrected)
    assert [c.text for c in section.corrections] == [note]


def test_a_report_in_which_nothing_was_found_is_shown_by_its_first_sentence() -> None:
    quiet = a_report(f"Port Ellery after the raid\n\n{PLACE} Gulls cried.", outlet="B")
    section = section_of(attack("A", BEFORE), quiet)
    assert [line.text for line in section.lines] == [PLACE]


def test_an_article_is_in_hand_when_the_caller_says_so() -> None:
    article = an_article("H\n\nText.", published="1998-08-01")
    at = datetime(1998, 8, 16, 12, tzinfo=UTC)
    assert arrival(article, {article.id: at}) == at


def test_else_when_it_was_published_and_of_a_bare_day_at_its_end() -> None:
    assert arrival(an_article("H", published="1998-08-15"), {}) == YESTERDAY
    at = arrival(an_article("H", published="1998-08-15T07:30:00"), {})
    assert at == datetime(1998, 8, 15, 7, 30, tzinfo=UTC)


def test_what_carries_no_date_counts_as_new_rather_than_be_lost() -> None:
    assert arrival(an_article("H", published=None), {}) is None
    undated = a_report("Raid\n\nThe navy raided.", published=None, does=[Does("ASSAULT", "raided")])
    assert len(brief_of(undated).sections) == 1


def test_an_old_report_that_came_in_today_is_new_to_the_reader() -> None:
    old = attack("A", "1998-07-01")
    came = {old.article.id: datetime(1998, 8, 16, 9, tzinfo=UTC)}
    assert len(brief_of(old, arrived=came).sections) == 1
    assert brief_of(old).sections == ()
