"""The evidence page: every record points at its sentence, and nothing is shown as more than it is."""

import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings

from dateline.model import Cast, Unplaced
from dateline.web import render_evidence
from tests.web.anyhow import any_findings
from tests.web.made import ARTICLE, FINDINGS, at, make_article, parse

few = settings(max_examples=30, deadline=None)


@pytest.fixture(scope="module")
def page():
    return parse(render_evidence(FINDINGS))


def plain(element):
    """Its words with single blanks."""
    return " ".join(element.text.split())


def shown_text(page):
    return "".join(element.text for element in page.by_class("text"))


def lit(page, key):
    """The words in the text that light up with a record."""
    return [e.text for area in page.by_class("text") for e in area.by_class(key)]


# ---------------------------------------------------------------------- properties


@few
@given(any_findings())
def test_without_its_tags_the_text_is_the_article_to_the_letter(findings):
    assert shown_text(parse(render_evidence(findings))) == findings.article.text


@few
@given(any_findings())
def test_every_record_has_one_place_in_the_text_and_one_card(findings):
    page = parse(render_evidence(findings))
    records = {r.id for r in (*findings.events, *findings.statements, *findings.places)}
    records |= {actor.id for actor in findings.cast.actors}
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    in_text = [e.attributes.get("id") for area in page.by_class("text") for e in area.all()]
    for record in records:
        assert in_text.count(record) == 1
        assert "card" in page.by_id(f"card-{record}").classes


@few
@given(any_findings())
def test_every_link_leads_to_a_place_on_the_page_or_to_the_web(findings):
    page = parse(render_evidence(findings))
    ids = {e.attributes.get("id") for e in page.all()}
    for link in (e.attributes["href"] for e in page.all() if "href" in e.attributes):
        assert link.removeprefix("#") in ids if link[0] == "#" else link.startswith("http")


@few
@given(any_findings())
def test_every_sentence_leads_back_to_its_records(findings):
    page = parse(render_evidence(findings))
    back = [e.attributes["href"] for e in page.by_class("marker")]
    assert sorted(back) == sorted(
        f"#card-{record.id}" for record in (*findings.events, *findings.statements)
    )


# ---------------------------------------------------------------------- records


def test_an_event_lights_its_trigger_its_parties_and_its_time(page):
    assert lit(page, "e1") == ["Mary Orr", "met", "Lars Holm", "Tuesday"]
    assert "".join(lit(page, "in-e1")) == "Mary Orr met Lars Holm in Cork on Tuesday."


def test_an_event_says_who_did_what_when_and_where(page):
    card = plain(page.by_id("card-e-1"))
    assert card.startswith("E1 Mary Orr, Lars Holm — met")
    assert "when Tuesday = 15 October 2024" in card
    assert "where Cork, precise to the town" in card
    assert "told by the outlet" in card


def test_a_claim_says_whose_word_it_is_before_anything_else(page):
    card = page.by_id("card-e-2")
    assert plain(card).startswith("Claim · says Mary Orr (S1)")
    assert "claimed" in card.classes
    assert "told by the outlet" not in plain(card)
    assert "said to have happened" in plain(card)


def test_a_claim_is_marked_in_the_text_too(page):
    looks = {e.text: e.classes for e in page.by_class("trigger")}
    assert "claimed" in looks["seized"]
    assert "claimed" not in looks["met"]


def test_what_somebody_denies_is_not_shown_as_said():
    denied = replace(FINDINGS.statements[0], negated=True)
    findings = replace(FINDINGS, statements=(denied, FINDINGS.statements[1]))
    page = parse(render_evidence(findings))
    claim = plain(page.by_id("card-e-2"))
    assert claim.startswith("Claim · denied or not said by Mary Orr (S1)")
    assert "not said to have happened" in claim
    assert "negated" in plain(page.by_id("card-s-1"))


def test_a_figure_is_a_range_with_the_words_it_was_read_from(page):
    assert "injured 3 men = at least 3" in plain(page.by_id("card-e-4"))


def test_a_figure_that_is_only_claimed_says_by_whom():
    event = FINDINGS.events[3]
    figures = tuple(replace(figure, said_by="s-2") for figure in event.figures)
    findings = replace(FINDINGS, events=(replace(event, figures=figures),))
    card = parse(render_evidence(findings)).by_id("card-e-4")
    assert "at least 3 says Mary Orr" in plain(card)


def test_a_statement_names_who_a_pronoun_stands_for(page):
    card = plain(page.by_id("card-s-1"))
    assert card.startswith("S1 Mary Orr, in the outlet’s words Denmark seized nets")
    assert "who She = Mary Orr" in card


def test_a_speaker_who_could_not_be_resolved_is_said_to_be_unresolved():
    statement = replace(FINDINGS.statements[0], speaker=None)
    findings = replace(FINDINGS, statements=(statement, FINDINGS.statements[1]))
    card = plain(parse(render_evidence(findings)).by_id("card-s-1"))
    assert card.startswith("S1 She,")
    assert "speaker unresolved" in card


def test_a_statement_leads_to_the_events_that_only_it_tells(page):
    links = [e.attributes["href"] for e in page.by_id("card-s-1").all() if e.name == "a"]
    assert "#card-e-2" in links


def test_own_words_look_different_from_words_retold(page):
    said = {e.text: e.classes for e in page.by_class("said")}
    assert "direct" in said["“No boat sails,”"]
    assert "indirect" in said[" nets"]


def test_a_place_that_is_unresolved_says_so_with_the_reason():
    pier = Unplaced(at("boat"), "a thing that moves")
    page = parse(render_evidence(replace(FINDINGS, unplaced=(pier,))))
    label = next(e for e in page.all() if "place unresolved" in e.attributes.get("title", ""))
    assert label.attributes["data-label"] == "unresolved"
    assert "a thing that moves" in label.attributes["title"]


def test_a_time_that_is_unresolved_says_so_in_text_and_card(page):
    (label,) = (e for e in page.all() if e.attributes.get("data-label"))
    assert (label.text, label.attributes["data-label"]) == ("some day", "unresolved")
    assert "when some day unresolved" in plain(page.by_id("card-e-3"))


def test_an_event_that_plover_does_not_code_says_so(page):
    assert "not an event of PLOVER’s" in plain(page.by_id("card-e-3"))


def test_an_act_that_is_called_off_is_not_shown_as_done():
    event = replace(FINDINGS.events[0], act="ASSAULT", event="RETREAT", cameo="087")
    card = parse(render_evidence(replace(FINDINGS, events=(event,)))).by_id("card-e-1")
    assert [plain(e) for e in card.by_class("code")] == ["RETREAT"]
    assert "coded PLOVER RETREAT, of the act ASSAULT, CAMEO 087" in plain(card)


def test_an_actor_lists_all_the_places_that_name_it(page):
    card = page.by_id("card-c-orr")
    assert "in the text Mary Orr She Orr" in plain(card)
    assert "IRL GOV inferred: country" in plain(card)
    assert lit(page, "a1") == ["Mary Orr", "She", "Orr"]


def test_a_place_says_how_exactly_it_is_known(page):
    assert "Munster, IRL; precise to the town at 51.90° N, 8.47° W" in plain(page.by_id("card-g-1"))


# ---------------------------------------------------------------------- the article


def test_what_is_known_of_the_article_says_how_it_is_known(page):
    details = plain(page.by_class("details")[0])
    assert details.startswith("Outlet The Pier meta By not known Published 17 October 2024 given")


def test_the_blocks_are_what_they_were_on_the_page(page):
    text = page.by_class("text")[1]
    assert [e.name for e in text.words if not isinstance(e, str)] == ["p", "h2", "ul"]
    assert page.by_class("text")[0].name == "h1"


def test_what_was_set_aside_is_folded_by_kind_with_its_rule(page):
    (aside,) = (e for e in page.all() if e.name == "details")
    assert "open" not in aside.attributes
    assert [plain(e) for e in aside.all() if e.name == "h3"] == ["navigation (1)", "newsletter (1)"]
    assert "Subscribe <now> line 7; phrase" in plain(aside)


def test_a_page_on_which_nothing_was_found_says_so():
    bare = replace(FINDINGS, cast=Cast((), ()), times=(), places=(), statements=(), events=())
    page = parse(render_evidence(bare))
    assert plain(page.by_id("records")).count("None found.") == 5
    assert shown_text(page) == ARTICLE.text


def test_an_article_without_a_headline_still_has_a_first_heading():
    article = replace(make_article(()), title=None)
    bare = replace(FINDINGS, cast=Cast((), ()), times=(), places=(), statements=(), events=())
    page = parse(render_evidence(replace(bare, article=article)))
    (heading,) = (e for e in page.all() if e.name == "h1")
    assert plain(heading) == "No headline was found"


# ---------------------------------------------------------------------- the page itself


def test_text_that_looks_like_markup_stays_text():
    hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>"
    article = replace(ARTICLE, outlet=hostile, authors=(hostile,), correction=hostile, url=hostile)
    cast = replace(
        FINDINGS.cast,
        actors=tuple(replace(a, name=hostile, known_by=hostile) for a in FINDINGS.cast.actors),
    )
    page = parse(render_evidence(replace(FINDINGS, article=article, cast=cast)))
    assert not {"script", "img"} & {e.name for e in page.all()}
    assert not [name for e in page.all() for name in e.attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "-", "http:", " https://a"],
)
def test_only_web_addresses_become_links(address):
    article = replace(ARTICLE, url=address, canonical=address)
    page = parse(render_evidence(replace(FINDINGS, article=article)))
    assert not [e for e in page.all() if e.attributes.get("href", "#")[0] != "#"]


def test_a_web_address_is_a_link(page):
    links = [e.attributes["href"] for e in page.all() if e.attributes.get("href", "#")[0] != "#"]
    assert links == ["https://pier.example/nets"]


def test_the_page_needs_nothing_from_outside():
    html = render_evidence(FINDINGS)
    assert not re.search(r"<script|<link|<iframe|\bsrc=|url\(|@import", html)
    assert "default-src 'none'" in html


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(e.name[1]) for e in page.all() if re.fullmatch(r"h[1-6]", e.name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_findings_give_the_same_page():
    assert render_evidence(FINDINGS) == render_evidence(FINDINGS)


# ---------------------------------------------------------------------- colours


def palettes():
    """The colours of the style sheet, in the light and in the dark."""
    sheet = files("dateline.web").joinpath("templates", "evidence.css").read_text(encoding="utf-8")
    light, _, rest = sheet.partition("@media (prefers-color-scheme: dark)")
    dark, _, _ = rest.partition("\n}\n")
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6})", part)) for part in (light, dark))
    return {"light": light, "dark": light | dark}


def luminance(colour):
    """WCAG 2.2: relative luminance."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


WRITING = [
    *(
        (ink, sheet)
        for ink in ("ink", "quiet", "link", "warn", "claim")
        for sheet in ("paper", "sheet")
    ),
    *((ink, tint) for ink in ("ink", "warn", "link") for tint in ("direct", "mixed", "indirect")),
    ("claim", "claim-sheet"),
    ("ink", "lit-line"),
    ("warn", "lit-line"),
    ("lit-ink", "lit"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink, sheet", WRITING)
def test_writing_can_be_read_on_every_ground(scheme, ink, sheet):
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[sheet]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", [*(f"hue{n}" for n in range(1, 9)), "told", "claim"])
def test_lines_that_tell_something_can_be_seen(scheme, hue):
    palette = palettes()[scheme]
    assert contrast(palette[hue], palette["paper"]) >= 3
