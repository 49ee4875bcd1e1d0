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

# words; what is longer has lost its full stops (tables, lists of results), and every rule that
# looks through a whole sentence would look through it again at each of its words
LONGEST_SENTENCE = 400


def drafts(p: Passage) -> Iterator[Draft]:
    """All that the rules find, cue by cue; what overlaps is not yet sorted out."""
    for i in _asked(p):
        found = _found_at(p, i)
        if found is not None and found.contents:
            yield found


def _asked(p: Passage) -> Iterator[int]:
    """The words of the article's own sentences that stand in no quotation."""
    for sentence in p.reading.sentences:
        first, last = sentence.first, sentence.last
        short = 0 < last - first <= LONGEST_SENTENCE
        if short and not p.in_headline(first) and not p.in_furniture(first):
            yield from (i for i in range(first, last) if p.quotation(i) is None)


def _found_at(p: Passage, i: int) -> Draft | None:
    """What the rule for the word at i says."""
    lists, word = p.lexicon.lists, p.lower(i)
    following = p.lower(i + 1) if i + 1 < len(p.words) else ""
    if p.tag(i).startswith("V") and (cue := cue_at(p, i)) is not None:
        return by_verb(p, cue)
    if following == "it" and p.lemma(i) in ("put", "have"):
        return put_it(p, i) if p.lemma(i) == "put" else has_it(p, i)
    if word == "according" and following == "to":
        return according_to(p, i)
    if word in lists["words"] and (found := in_words_of(p, i)) is not None:
        return found
    if p.tag(i) in ("NN", "NNS") or word == "word" and p.tag(i) == "NNP":
        return noun_cue(p, i)
    if word in lists["hedges"]:
        return hedge(p, i)
    return speaker_colon(p, i) if word == ":" else None
