"""Every word of an article asked once: is it a cue, and what does it report?"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.statements.drafts import Draft
from dateline.statements.other_cues import (
    according_to,
    has_it,
    in_words_of,
    noun_cue,
    speaker_colon,
)
from dateline.statements.passage import Passage
from dateline.statements.passives import hedge
from dateline.statements.verb_cues import by_verb, cue_at, put_it


def drafts(p: Passage) -> Iterator[Draft]:
    """All that the rules find, cue by cue; what overlaps is not yet sorted out."""
    for i in range(len(p.words)):
        if p.quotation(i) is not None or p.in_headline(i) or p.in_furniture(i):
            continue
        if p.tag(i).startswith("V") and (cue := cue_at(p, i)) is not None:
            found = by_verb(p, cue)
        elif p.lemma(i) == "put" and p.lower(min(i + 1, p.last(i))) == "it":
            found = put_it(p, i)
        elif (
            p.lemma(i) == "have" and p.lower(min(i + 1, p.last(i))) == "it" and i + 2 < len(p.words)
        ):
            found = has_it(p, i)
        elif p.lower(i) == "according" and p.lower(i + 1 if i + 1 < len(p.words) else i) == "to":
            found = according_to(p, i)
        elif p.lower(i) == "words":
            found = in_words_of(p, i)
        elif p.tag(i) in ("NN", "NNS"):
            found = noun_cue(p, i)
        elif p.lower(i) in p.lexicon.lists["hedges"]:
            found = hedge(p, i)
        elif p.form(i) == ":":
            found = speaker_colon(p, i)
        else:
            continue
        if found is not None and found.contents:
            yield found
