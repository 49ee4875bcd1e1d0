"""Reading, Cast → Statements: who said what, in whose words, and how the article says so.

Quotation marks are paired first, over the whole article. Then every reporting word of
`languages/en/cues.toml` is looked at where it stands outside quotation marks, and the first rule
that fits says what its content is. Quotations that go on are joined to the statement they
continue; a statement inside another's content is that speaker's words and is not reported twice.

The same rules run on a reading without a parse (`reading.load_surface_reader`): `found_by` says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Cast, Cite, Reading, Span, Statement, Voice, content_id
from dateline.statements.drafts import Draft
from dateline.statements.joining import joined
from dateline.statements.lexicon import lexicon
from dateline.statements.loaded import find_loaded, own_voice
from dateline.statements.passage import Passage
from dateline.statements.rules import drafts
from dateline.statements.sources import Source, kind_of, speaker_of
from dateline.statements.speaking import speaker_near

__all__ = ["find_loaded", "find_statements", "own_voice", "who_spoke"]


def find_statements(reading: Reading, cast: Cast) -> tuple[Statement, ...]:
    """The statements of an article, in the order of the text."""
    p = Passage(reading, lexicon(reading.article.language or "en"))
    made = [_statement(p, cast, draft) for draft in joined(p, list(drafts(p)))]
    return tuple(sorted(made, key=lambda s: (s.contents[0], s.id)))


def who_spoke(
    reading: Reading, cast: Cast, contents: Sequence[Span], source: Span | None
) -> str | None:
    """The name of who speaks the given words; None where the article does not say.

    `source` is the words that name the source, where they are known.
    """
    p = Passage(reading, lexicon(reading.article.language or "en"))
    return speaker_near(p, cast, find_statements(reading, cast), contents, source)


def _statement(p: Passage, cast: Cast, draft: Draft) -> Statement:
    source: Source | None = draft.source
    speaker = speaker_of(p, cast, source or draft.speaker_from)
    return Statement(
        id=_id(p, draft),
        cite=Cite(p.reading.article.id, _sentences(p, draft)),
        source=source.span if source else None,
        source_kind=kind_of(p, source or draft.speaker_from, speaker),
        speaker=speaker.id if speaker else None,
        cue=draft.cue_span,
        contents=draft.contents,
        voice=Voice.direct if _is_verbatim(draft) else voice_of(p, draft.contents),
        scope=draft.scope,
        negated=draft.negated,
        found_by=draft.found_by if p.reading.parsed else f"{draft.found_by}, from the words alone",
    )


def _id(p: Passage, draft: Draft) -> str:
    spans = (draft.source.span if draft.source else None, draft.cue_span, *draft.contents)
    places = (f"{s.start}-{s.end}" if s else "" for s in spans)
    return content_id("s", p.reading.article.id, *places)


def _sentences(p: Passage, draft: Draft) -> Span:
    """The sentences that the source, the cue and the content stand in."""
    spans = [s for s in (draft.source.span if draft.source else None, draft.cue_span) if s]
    inside = [p.words_in(s) for s in (*spans, *draft.contents)]
    found = [p.sentence(i).span for words in inside for i in (words[0], words[-1])]
    return Span(min(s.start for s in found), max(s.end for s in found))


def _is_verbatim(draft: Draft) -> bool:
    """Whether the words are the speaker's own without marks: a turn of a talk, a block quoted."""
    return draft.found_by == "turn" or draft.found_by.startswith("block after")


def voice_of(p: Passage, contents: Sequence[Span]) -> Voice:
    """Direct where all words stand between marks, mixed where some do."""
    words = [i for span in contents for i in p.words_in(span) if p.is_word(i)]
    if len(words) > 1 and p.lower(words[0]) == "that" and p.quotation(words[0]) is None:
        words = words[1:]  # `declared that "…"` is still direct
    quoted = [i for i in words if p.quotation(i) is not None]
    if len(quoted) == len(words):
        return Voice.direct
    return Voice.mixed if quoted else Voice.indirect
