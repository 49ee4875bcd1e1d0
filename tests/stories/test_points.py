"""What the reports of a story tell, each thing once, and how far it can be relied on."""

from __future__ import annotations

from dateline.model import Findings, Point, PointKind, Scope, Standing, Status
from dateline.stories.independence import independent_origins
from dateline.stories.points import find_points
from tests.building import Does, Says, a_report, office, person

CAST = {"Byrne": person("Nora Byrne", "IRL"), "Ms Byrne": person("Nora Byrne", "IRL")}


def points(*reports: Findings, copies: tuple[tuple[str, ...], ...] = ()) -> tuple[Point, ...]:
    return find_points(reports, independent_origins([r.article for r in reports], copies))


def events(*reports: Findings) -> list[Point]:
    return [p for p in points(*reports) if p.kind is PointKind.event]


def shelling(outlet: str, **known: object) -> Findings:
    event = Does("ASSAULT", "shelled", by=["The army"], to=["the port"], where="Larnay")
    text = f"News from the coast\n\nThe army shelled the port of Larnay, {outlet} saw."
    return a_report(text, outlet=outlet, does=[event], **known)  # type: ignore[arg-type]


def shelling_claimed(outlet: str = "Courier", who: str = "Rebels") -> Findings:
    return a_report(
        f"News from the coast\n\n{who} said that The army shelled the port of Larnay.",
        outlet=outlet,
        says=[Says(who, "said", "The army shelled the port of Larnay")],
        does=[Does("ASSAULT", "shelled", ["The army"], ["the port"], said=0, where="Larnay")],
    )


def shelling_denied(outlet: str = "Ledger") -> Findings:
    return a_report(
        "News from the coast\n\nA general denied that The army shelled the port of Larnay.",
        outlet=outlet,
        says=[Says("A general", "denied", "The army shelled the port of Larnay")],
        does=[
            Does(
                "ASSAULT",
                "shelled",
                ["The army"],
                ["the port"],
                status=Status.denied,
                said=0,
                where="Larnay",
            )
        ],
    )


def test_what_one_outlet_tells_in_its_own_voice_is_reported() -> None:
    (point,) = events(shelling("Tribune"))
    assert (point.standing, point.told_by) == (Standing.reported, ("Tribune",))


def test_what_two_independent_outlets_tell_in_their_own_voice_is_confirmed() -> None:
    (point,) = events(shelling("Tribune"), shelling("Courier"))
    assert (point.standing, point.told_by) == (Standing.confirmed, ("Tribune", "Courier"))
    assert len(point.tellings) == 2


def test_a_copy_confirms_nothing() -> None:
    first, copy = shelling("Tribune"), shelling("Courier")
    found = points(first, copy, copies=((first.article.id, copy.article.id),))
    assert [p.standing for p in found] == [Standing.reported]


def test_the_same_agency_twice_confirms_nothing() -> None:
    (point,) = events(
        shelling("Tribune", agency="Gull Press"), shelling("Courier", agency="Gull Press")
    )
    assert (point.standing, point.told_by) == (Standing.reported, ("Gull Press",))


def test_what_hangs_on_somebodys_word_is_claimed_by_him() -> None:
    (point,) = events(shelling_claimed())
    assert (point.standing, point.said_by, point.told_by) == (Standing.claimed, ("Rebels",), ())


def test_two_outlets_that_carry_one_claim_do_not_make_it_a_fact() -> None:
    (point,) = events(shelling_claimed("Tribune"), shelling_claimed("Courier"))
    assert point.standing is Standing.claimed


def test_a_claim_and_an_outlets_own_word_are_one_report() -> None:
    (point,) = events(shelling_claimed("Courier"), shelling("Tribune"))
    assert (point.standing, point.said_by) == (Standing.reported, ("Rebels",))


def test_what_one_claims_and_another_denies_is_disputed() -> None:
    (point,) = events(shelling_claimed(), shelling_denied())
    assert point.standing is Standing.disputed
    assert (point.said_by, point.denied_by) == (("Rebels",), ("A general",))


def test_what_an_outlet_saw_and_somebody_denies_is_disputed_too() -> None:
    (point,) = events(shelling("Tribune"), shelling_denied())
    assert point.standing is Standing.disputed


def test_a_denial_alone_disputes_nothing() -> None:
    (point,) = events(shelling_denied())
    assert point.standing is Standing.claimed


def test_a_headline_that_leaves_out_who_says_so_does_not_make_a_claim_a_fact() -> None:
    report = a_report(
        "Army shelled port\n\nThe army shelled the port, Rebels said.",
        says=[Says("Rebels", "said", "The army shelled the port")],
        does=[
            Does("ASSAULT", "shelled", ["Army"], ["port"], in_headline=True),
            Does("ASSAULT", "shelled", ["The army"], ["the port"], said=0),
        ],
    )
    (point,) = events(report)
    assert point.standing is Standing.claimed


def test_events_with_other_parties_days_places_or_modes_are_not_one() -> None:
    def told(**known: object) -> Findings:
        event = {"by": ["The army"], "to": ["the port"], **known}
        words = "The army shelled the port and the mill at Larnay and Coy; The navy fired too."
        return a_report(f"War\n\n{words}", does=[Does("ASSAULT", "shelled", **event)])  # type: ignore[arg-type]

    base = told(when="1998-08-16", where="Larnay", modes=("heavy-weapons",))
    assert len(events(base, told())) == 1
    assert len(events(base, told(by=["The navy"]))) == 2
    assert len(events(base, told(to=["the mill"]))) == 2
    assert len(events(base, told(when="1998-08-14"))) == 2
    assert len(events(base, told(where="Coy"))) == 2
    assert len(events(base, told(modes=("aerial",)))) == 2


def test_a_meeting_is_one_whoever_is_named_first() -> None:
    one = a_report("Talks\n\nByrne met Amsel.", does=[Does("CONSULT", "met", ["Byrne"], ["Amsel"])])
    other = a_report(
        "Talks\n\nAmsel met Byrne.", outlet="B", does=[Does("CONSULT", "met", ["Amsel", "Byrne"])]
    )
    third = a_report(
        "Talks\n\nAmsel met Dunn.", outlet="C", does=[Does("CONSULT", "met", ["Amsel", "Dunn"])]
    )
    (point,) = events(one, other)
    assert point.standing is Standing.confirmed
    assert len(events(one, third)) == 2


def test_what_only_does_not_differ_is_told_twice_rather_than_lost() -> None:
    """One actor and the same kind of act, told with other words: it may be the same, or not."""
    one = a_report("Talks\n\nByrne met envoys.", does=[Does("CONSULT", "met", ["Byrne"])])
    other = a_report(
        "Talks\n\nByrne flew to Oslo.", outlet="B", does=[Does("CONSULT", "flew", ["Byrne"])]
    )
    assert [p.standing for p in events(one, other)] == [Standing.reported, Standing.reported]


def test_within_one_article_what_does_not_differ_is_one_event() -> None:
    text = "War\n\nThe army shelled Larnay. The bombardment by The army went on."
    does = [
        Does("ASSAULT", "shelled", ["The army"]),
        Does("ASSAULT", "bombardment", ["The army"]),
    ]
    assert len(events(a_report(text, does=does))) == 1


def test_a_government_and_its_capital_can_be_one_actor_two_persons_of_it_not() -> None:
    cast = {
        "Dublin": office("Government of Ireland", "IRL"),
        "Byrne": person("Nora Byrne", "IRL"),
        "Kelly": person("Sean Kelly", "IRL"),
    }

    def told(who: str, outlet: str) -> Findings:
        text = f"Aid\n\n{who} sent grain to Larnay."
        event = Does("AID", "sent", [who], where="Larnay")
        return a_report(text, outlet=outlet, cast=cast, does=[event])

    assert len(events(told("Dublin", "A"), told("Byrne", "B"))) == 1
    assert len(events(told("Kelly", "A"), told("Byrne", "B"))) == 2


def test_background_and_mere_thoughts_are_no_points() -> None:
    text = "War\n\nThe army shelled the port in spring and might shell it again."
    does = [
        Does("ASSAULT", "shelled", ["The army"], status=Status.background),
        Does("ASSAULT", "shell it", ["The army"], status=Status.hypothetical),
    ]
    assert points(a_report(text, does=does)) == ()


def test_a_number_is_a_point_of_its_own_and_is_confirmed_only_by_the_same_number() -> None:
    def toll(number: int, outlet: str) -> Findings:
        text = f"Blast\n\nA blast killed {number} people at Larnay."
        event = Does("ASSAULT", "killed", to=["people"], where="Larnay")
        figures = [("killed", number, number)]
        return a_report(text, outlet=outlet, does=[Does(**{**event.__dict__, "figures": figures})])

    found = points(toll(28, "A"), toll(28, "B"), toll(29, "C"))
    numbers = [p for p in found if p.kind is PointKind.figure]
    assert [p.standing for p in numbers] == [Standing.confirmed, Standing.reported]
    (event,) = [p for p in found if p.kind is PointKind.event]
    assert len(event.told_by) == 3


def test_one_speaker_who_says_the_same_in_two_outlets_makes_one_point() -> None:
    def said(what: str, outlet: str, who: str = "Ms Byrne") -> Findings:
        text = f"Talks\n\n{who} said {what}."
        return a_report(text, outlet=outlet, cast=CAST, says=[Says(who, "said", what)])

    first = said("the prisoners would be freed by Christmas", "A")
    again = said("all prisoners would be freed before Christmas", "B", "Byrne")
    other = said("the border would stay open", "C")
    same_words = said("the prisoners would be freed by Christmas", "D", "Dunn")
    assert len(points(first, again)) == 1
    assert len(points(first, other)) == len(points(first, same_words)) == 2
    assert points(first)[0].standing is Standing.claimed


def test_what_somebody_wants_is_the_outlets_to_report() -> None:
    want = Says("Byrne", "wants", "the border open", scope=Scope.stance)
    (point,) = points(a_report("Talks\n\nByrne wants the border open.", says=[want]))
    assert point.standing is Standing.reported


def test_what_was_not_said_is_no_point() -> None:
    silence = Says("Byrne", "declined", "comment", negated=True)
    assert points(a_report("Talks\n\nByrne declined to comment.", says=[silence])) == ()


def test_a_denial_says_something_and_is_the_speakers_word() -> None:
    denial = Says("Byrne", "denied", "that The army shelled", negated=True)
    shelled = Does("ASSAULT", "shelled", ["The army"], said=0)
    report = a_report("War\n\nByrne denied that The army shelled.", says=[denial], does=[shelled])
    assert {p.standing for p in points(report)} == {Standing.claimed}
    assert events(report)[0].denied_by == ("Byrne",)


def test_what_stands_in_words_that_were_not_said_is_nobodys_claim() -> None:
    silence = Says("Byrne", "say", "that The army shelled", negated=True)
    shelled = Does("ASSAULT", "shelled", ["The army"], said=0)
    text = "War\n\nByrne did not say that The army shelled."
    assert points(a_report(text, says=[silence], does=[shelled])) == ()


def test_who_calls_for_talks_has_called_on_nobodys_word() -> None:
    report = a_report(
        "Talks\n\nByrne called for talks.",
        says=[Says("Byrne", "called", "for talks")],
        does=[Does("REQUEST", "called", ["Byrne"])],
    )
    (point,) = points(report)
    assert (point.kind, point.standing) == (PointKind.event, Standing.reported)


def test_an_allegation_stays_a_claim_though_making_it_is_an_act() -> None:
    report = a_report(
        "Talks\n\nByrne accused Dunn of theft.",
        says=[Says("Byrne", "accused", "Dunn of theft")],
        does=[Does("ACCUSE", "accused", ["Byrne"], ["Dunn"], modes=("allege",))],
    )
    assert {p.standing for p in points(report)} == {Standing.reported, Standing.claimed}


def test_a_correction_note_tells_no_points_of_its_own() -> None:
    note = "We said that The army shelled the port."
    does = [Does("ASSAULT", "shelled", ["The army"])]
    says = [Says("We", "said", "The army shelled the port")]
    text = f"Correction\n\n{note}"
    assert points(a_report(text, does=does, says=says, correction=note)) == ()
    assert len(points(a_report(text, does=does, says=says))) > 0


def test_points_come_in_the_order_in_which_they_were_first_told() -> None:
    early = a_report(
        "War\n\nDunn resigned. Dunn fled.",
        does=[Does("RETREAT", "resigned", ["Dunn"]), Does("MOBILIZE", "fled", ["Dunn"])],
    )
    late = a_report("War\n\nDunn died.", outlet="B", does=[Does("OTHER", "died", ["Dunn"])])
    assert [p.act for p in points(early, late)] == ["RETREAT", "MOBILIZE", "OTHER"]
