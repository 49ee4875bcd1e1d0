"""How counts of people change, and who gives which number."""

from __future__ import annotations

from dateline.model import Findings, TimeExpression, TimeKind, Toll
from dateline.stories.corrections import find_corrections
from dateline.stories.tolls import find_tolls
from tests.building import Does, Says, a_report


def count(
    low: int,
    published: str,
    outlet: str = "Tribune",
    *,
    high: int | None = -1,
    said_by: str | None = None,
    where: str | None = "Larnay",
    when: str | None = None,
    correction: str | None = None,
    what: str = "killed",
) -> Findings:
    says = [Says(said_by, "said", "people were killed")] if said_by else []
    event = Does(
        "ASSAULT",
        "killed",
        to=["people"],
        said=0 if said_by else None,
        figures=[(what, low, low if high == -1 else high)],
        where=where,
        when=when,
    )
    text = f"Blast\n\n{said_by or 'Nobody'} said {low} people were killed at Larnay on that day."
    if correction:
        text += f"\n\n{correction}"
    return a_report(
        text, outlet=outlet, published=published, says=says, does=[event], correction=correction
    )


def tolls(*reports: Findings, apart: bool = False) -> tuple[Toll, ...]:
    clusters = {r.article.id: f"c{n if apart else 0}" for n, r in enumerate(reports)}
    return find_tolls(reports, clusters, find_corrections([r.article for r in reports]))


def steps(toll: Toll) -> list[tuple[int, int | None, str | None]]:
    return [(r.figure.low, r.figure.high, r.said_by) for r in toll.reports]


def test_a_toll_that_rises_is_one_history() -> None:
    (toll,) = tolls(count(27, "1998-08-15", high=None), count(28, "1998-08-16", said_by="Police"))
    assert steps(toll) == [(27, None, None), (28, 28, "Police")]


def test_reports_that_repeat_a_number_add_nothing() -> None:
    (toll,) = tolls(
        count(27, "1998-08-15", "A"), count(27, "1998-08-15", "B"), count(28, "1998-08-16", "C")
    )
    assert [r.figure.low for r in toll.reports] == [27, 28]


def test_who_was_late_to_learn_a_number_does_not_turn_the_toll_back() -> None:
    (toll,) = tolls(
        count(27, "1998-08-15", "A"), count(28, "1998-08-16", "B"), count(27, "1998-08-17", "C")
    )
    assert [r.figure.low for r in toll.reports] == [27, 28]


def test_a_number_that_its_source_takes_back_is_part_of_the_history() -> None:
    (toll,) = tolls(
        count(15, "1998-08-15", "A"), count(17, "1998-08-16", "B"), count(15, "1998-08-17", "B")
    )
    assert [r.figure.low for r in toll.reports] == [15, 17, 15]


def test_a_number_that_its_outlet_has_corrected_is_marked() -> None:
    (toll,) = tolls(
        count(53, "1998-08-15"), count(35, "1998-08-16", correction="We gave a wrong number.")
    )
    assert [r.taken_back for r in toll.reports] == [True, False]


def test_another_place_or_day_is_another_toll() -> None:
    here = count(5, "1998-08-15", when="1998-08-15")
    other_day = count(6, "1998-08-20", when="1998-08-20")
    assert len(tolls(here, other_day)) == 2


def test_without_day_and_place_only_reports_of_one_happening_are_joined() -> None:
    pair = count(5, "1998-08-15", where=None), count(6, "1998-08-16", where=None)
    assert len(tolls(*pair)) == 1
    assert len(tolls(*pair, apart=True)) == 2


def test_a_number_far_below_counts_something_else() -> None:
    assert len(tolls(count(28, "1998-08-15"), count(3, "1998-08-16"))) == 2


def test_the_dead_come_before_the_hurt() -> None:
    found = tolls(count(200, "1998-08-15", what="injured"), count(28, "1998-08-15"))
    assert [toll.what for toll in found] == ["killed", "injured"]


def test_a_sum_over_years_is_nobodys_toll() -> None:
    report = count(3000, "1998-08-15")
    span = report.events[0].trigger
    years = TimeExpression(span, TimeKind.duration, "P30Y", None)
    summed = Findings(
        report.article, report.sentences, report.cast, (years,), report.places, (), report.events
    )
    assert tolls(summed) == ()
