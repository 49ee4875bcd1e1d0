"""What outlets took back, and which of their reports they mean."""

from __future__ import annotations

from dateline.model import Cite, Span
from dateline.stories.corrections import find_corrections, in_note
from tests.building import an_article

NOTE = "We gave the wrong number. It was 35."


def test_a_correction_means_the_one_earlier_report_of_that_outlet() -> None:
    first = an_article("Blast\n\n53 hurt.", published="1998-08-02")
    other = an_article("Blast\n\n35 hurt.", published="1998-08-02", outlet="Courier")
    note = an_article(f"Correction\n\n{NOTE}", published="1998-08-03", correction=NOTE)
    (found,) = find_corrections([note, other, first])
    assert (found.article, found.text, found.corrects) == (note.id, NOTE, first.id)


def test_where_several_reports_could_be_meant_none_is_guessed() -> None:
    earlier = [an_article(f"Blast\n\n{n} hurt.", published="1998-08-02") for n in (52, 53)]
    note = an_article(f"Correction\n\n{NOTE}", published="1998-08-03", correction=NOTE)
    assert find_corrections([*earlier, note])[0].corrects is None


def test_the_sentences_of_the_note_are_told_from_the_rest() -> None:
    text = f"Correction\n\n{NOTE} The town is quiet."
    article = an_article(text, correction=NOTE)

    def cite(words: str) -> Cite:
        at = text.index(words)
        return Cite(article.id, Span(at, at + len(words)))

    assert in_note(article, cite("We gave the wrong number."))
    assert not in_note(article, cite("The town is quiet."))
