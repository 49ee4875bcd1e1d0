"""Findings of many articles to stories that keep their identity."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from dateline.model import Days, Findings, Grain, Story, content_id
from dateline.stories import group_stories
from dateline.stories.grouping import split_at_silence
from tests.building import Does, Says, a_report

HARBOUR = [
    "Boats block Port Ellery harbour\n\nFishermen blocked the harbour of Port Ellery on Tuesday in protest against a new quota. Sixty boats lay across the channel and two ferries turned back, the harbour master said.",
    "Ferries turned back by protest\n\nTwo ferries could not enter Port Ellery because fishermen had closed the channel with their boats. They want the minister to give up the quota.",
    "Port Ellery open again\n\nThe fishermen of Port Ellery opened the harbour when the minister gave up the quota. The first of two ferries entered the channel past sixty boats at noon.",
]
COURT = (
    "Judge frees banker\n\nA court in Stelling acquitted the banker Ruth Amsel of fraud. The judge "
    "found that the prosecution had not shown who signed the false accounts."
)


def harbour(n: int, published: str | None = None, outlet: str | None = None) -> Findings:
    return a_report(
        HARBOUR[n], outlet=outlet or f"Outlet {n}", published=published or f"1998-08-{11 + n}"
    )


def court(published: str = "1998-08-12") -> Findings:
    return a_report(COURT, outlet="Courier", published=published)


def of(stories: tuple[Story, ...], findings: Findings) -> Story:
    return next(story for story in stories if findings.article.id in story.articles)


def test_reports_of_one_course_of_events_are_one_story_and_others_another() -> None:
    reports = [harbour(0), harbour(1), harbour(2), court()]
    stories = group_stories(reports)
    assert len(stories) == 2
    assert set(of(stories, reports[0]).articles) == {r.article.id for r in reports[:3]}


def test_the_order_of_the_findings_makes_no_difference() -> None:
    reports = [harbour(0), harbour(1), harbour(2), court()]
    assert len({group_stories(order) for order in permutations(reports)}) == 1


def test_a_week_without_a_report_ends_a_happening() -> None:
    """What comes after it is linked as a story is, by likeness and names: the next chapter, or a
    like happening elsewhere."""
    near, far = harbour(1, "1998-08-16").article, harbour(1, "1998-08-20").article
    first = harbour(0, "1998-08-11").article
    assert len(set(split_at_silence([first, near]).values())) == 1
    assert len(set(split_at_silence([first, far]).values())) == 2


def test_a_story_is_named_after_its_first_article() -> None:
    (story,) = group_stories([harbour(1), harbour(0)])
    assert story.id == content_id("s", harbour(0).article.id)


def test_a_known_story_keeps_its_id_when_an_earlier_report_turns_up() -> None:
    known = group_stories([harbour(1), harbour(2)])
    late = harbour(0, published="1998-08-01")
    assert of(group_stories([late, harbour(1), harbour(2)], known), late).id == known[0].id
    assert of(group_stories([late, harbour(1), harbour(2)]), late).id != known[0].id


def test_no_id_is_given_twice_when_a_known_story_falls_apart() -> None:
    glued = group_stories([harbour(0)])[0]
    articles = (harbour(0).article.id, court().article.id)
    cluster = glued.clusters[0].__class__(glued.clusters[0].id, articles, ())
    known = Story(
        id="s-known",
        title=glued.title,
        clusters=(cluster,),
        origins=(),
        points=(),
        positions=(),
        tolls=(),
        corrections=(),
        days=None,
    )
    ids = [story.id for story in group_stories([harbour(0), harbour(1), court()], [known])]
    assert len(set(ids)) == 2
    assert "s-known" in ids


def test_a_known_story_without_a_report_at_hand_is_handed_back_as_it_is() -> None:
    known = group_stories([court()])
    stories = group_stories([harbour(0)], known)
    assert known[0] in stories and len(stories) == 2


def test_the_newest_story_comes_first() -> None:
    stories = group_stories([court("1998-08-20"), harbour(0)])
    assert stories[0].days == Days(date(1998, 8, 20), date(1998, 8, 20), Grain.day)


def test_a_story_spans_the_days_of_its_reports() -> None:
    (story,) = group_stories([harbour(0), harbour(1), a_report(HARBOUR[2], published=None)])
    assert story.days == Days(date(1998, 8, 11), date(1998, 8, 12), Grain.span)


def test_a_story_without_dates_has_no_days() -> None:
    (story,) = group_stories([a_report(COURT, published=None)])
    assert story.days is None


def test_the_title_is_a_headline_of_the_newest_happening_and_not_a_copys() -> None:
    copied = HARBOUR[0].replace("Boats block", "HARBOUR SHUT: boats block")
    copy = a_report(copied, outlet="Courier", published="1998-08-12")
    (story,) = group_stories([harbour(0, "1998-08-11", "Agency"), copy])
    assert story.title.span.of(HARBOUR[0]) == "Boats block Port Ellery harbour"
    assert story.title.article != copy.article.id


def test_copies_stand_in_their_cluster_and_count_as_one_origin() -> None:
    reports = [harbour(0, outlet="Agency"), harbour(0, outlet="Courier"), harbour(1)]
    (story,) = group_stories(reports)
    assert [len(group) for c in story.clusters for group in c.copies] == [2]
    assert len(story.origins_of(story.articles)) == 2


def test_positions_are_what_resolved_speakers_hold_newest_last() -> None:
    def said(text: str, published: str) -> Findings:
        return a_report(
            f"Quota talks at Port Ellery\n\nDunn said {text}. Somebody said no.",
            published=published,
            says=[Says("Dunn", "said", text), Says("Somebody", "said", "no", resolved=False)],
        )

    later = said("the harbour would stay shut", "1998-08-13")
    earlier = said("the quota was unjust", "1998-08-12")
    (story,) = group_stories([later, earlier])
    held = [(p.speaker, p.cite.article) for p in story.positions]
    assert held == [("Dunn", earlier.article.id), ("Dunn", later.article.id)]


def test_points_tolls_and_corrections_come_with_the_story() -> None:
    report = a_report(
        "Blast in Port Ellery\n\nA blast killed two people.\n\nWe had written three.",
        does=[Does("ASSAULT", "killed", to=["people"], figures=[("killed", 2, 2)])],
        correction="We had written three.",
    )
    (story,) = group_stories([report])
    assert len(story.points) == 2
    assert [toll.what for toll in story.tolls] == ["killed"]
    assert [c.text for c in story.corrections] == ["We had written three."]


def test_no_findings_are_no_stories() -> None:
    assert group_stories([]) == ()
