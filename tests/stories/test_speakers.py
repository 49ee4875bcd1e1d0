"""Who is shown as saying it: what the sentence calls him, or what the cast knows, or neither."""

from __future__ import annotations

from dateline.model import Actor, ActorKind
from dateline.stories.speakers import speaker_name
from tests.building import Says, a_report, person


def shown(text: str, who: str | None, cast: dict[str, Actor], resolved: bool = True) -> str:
    what = text.rpartition("said ")[2].rstrip(".")
    says = Says(who, "said", what, resolved=resolved)
    report = a_report(f"Talks\n\n{text}", says=[says], cast=cast)
    return speaker_name(report, report.statements[0])


def group(name: str) -> Actor:
    return Actor("x-1", name, ActorKind.organisation, None, (), None, None, (), "by hand")


def test_a_pronoun_is_resolved_by_the_cast() -> None:
    assert shown("He said talks had begun.", "He", {"He": person("Ian Dunn")}) == "Ian Dunn"


def test_a_pronoun_that_could_not_be_resolved_is_said_to_be_unresolved() -> None:
    assert shown("He said talks had begun.", "He", {}, resolved=False) == "“He” (not resolved)"


def test_a_last_name_is_given_in_full() -> None:
    assert shown("Dunn said talks had begun.", "Dunn", {"Dunn": person("Ian Dunn")}) == "Ian Dunn"


def test_an_organisations_name_in_the_sentence_is_never_swapped_for_another() -> None:
    cast = {"The New Port Union": group("Port Union")}
    text = "The New Port Union said talks had begun."
    assert shown(text, "The New Port Union", cast) == "The New Port Union"


def test_a_shorter_form_of_an_organisations_name_is_given_in_full() -> None:
    cast = {"The Port Union": group("New Port Union")}
    assert shown("The Port Union said talks had begun.", "The Port Union", cast) == "New Port Union"


def test_words_without_a_name_stay_as_they_are_where_nobody_resolved_them() -> None:
    text = "a harbour official said talks had begun."
    assert shown(text, "a harbour official", {}, resolved=False) == "a harbour official"


def test_where_nobody_is_named_that_is_said() -> None:
    assert shown("It was said talks had begun.", None, {}) == "a source not named"
