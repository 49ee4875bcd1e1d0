"""Who a statement comes from: the noun phrase, its kind, and the actor behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Actor, ActorKind, Cast, SourceKind, Span
from dateline.statements.clauses import ASIDES, is_second_cue
from dateline.statements.passage import Passage

OWN_CLAUSE = frozenset({"ROOT", "ccomp", "parataxis", "csubj"})
MADE_BY = ("by", "from")
CONTROL = ("dobj", "dative", "nsubjpass")
KIND_OF_ACTOR = {
    ActorKind.person: SourceKind.named,
    ActorKind.office: SourceKind.office,
    ActorKind.government: SourceKind.office,
    ActorKind.organisation: SourceKind.named,
    ActorKind.group: SourceKind.group,
    ActorKind.unnamed: SourceKind.unnamed,
}


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a source, and the highest of them."""

    span: Span
    head: int


def subject_of(p: Passage, verb: int) -> int | None:
    """The word for who does what the verb says."""
    found = _subject_above(p, verb)
    if found is None and p.tag(verb) == "VBG" and verb > 0 and p.form(verb - 1) == ",":
        return _subject_of_sentence(p, verb)
    return found


def _subject_of_sentence(p: Passage, verb: int) -> int | None:
    """`Oslo sent ships, warning that …`, where the parse is at a loss."""
    for i in range(verb - 1, p.first(verb) - 1, -1):
        if p.relation(i) == "nsubj" and p.quotation(i) is None and not p.tag(i).startswith("W"):
            return i
    return None


def _subject_above(p: Passage, verb: int) -> int | None:
    """The subject of the verb or, where it has none, of the verbs above it."""
    for _ in range(8):
        own = _own_subject(p, verb)
        if own is not None or _is_passive(p, verb) or _was_asked(p, verb):
            return _outside_quotation(p, own, verb)
        above = p.head(verb)
        relation = p.relation(verb)
        if relation == "pcomp" and p.lemma(p.head(above)) == "quote":
            return p.child(p.head(above), "nsubjpass")  # `he was quoted as saying`
        if above == verb or relation in OWN_CLAUSE and relation != "ccomp":
            return None
        if relation in ("acl", "relcl") and p.tag(above).startswith(("N", "PR")):
            return above
        if relation == "conj" and _is_main(p, above, verb):
            return p.head(above)
        if relation == "advcl" and (teller := _teller(p, verb)) is not None:
            verb = teller
            continue
        if relation == "xcomp" and (person := _controlled(p, above)) is not None:
            return person
        if relation == "conj" and (first := _first_cue(p, verb)) is not None:
            verb = first
        elif p.tag(above).startswith(("V", "IN", "MD", "JJ", "TO")) or _is_adjunct(p, above):
            verb = above
        else:
            return _owner(p, above)
    return None


def _is_main(p: Passage, above: int, verb: int) -> bool:
    """`The abbot, whose monks had left, denounced it`, which the parser may read as one clause."""
    noun = p.head(above)
    alone = p.relation(noun) == "ROOT" and p.tag(noun).startswith("N")
    joined = any(above < c < verb for c in p.all_children(above, "cc"))
    return p.relation(above) == "relcl" and alone and p.form(verb - 1) == "," and not joined


def _first_cue(p: Passage, verb: int) -> int | None:
    """In "said it was over and urged …" the one who urges is the one who said."""
    for above in p.ancestors(verb):
        if p.lemma(above) in p.lexicon.verbs and is_second_cue(p, above, verb):
            return above
    return None


def _teller(p: Passage, verb: int) -> int | None:
    """In "said it was safe, adding that …" the one who adds is the one who said."""
    if p.tag(verb) != "VBG" or p.form(verb - 1) != ",":
        return None
    for above in p.ancestors(verb):
        entry = p.lexicon.verbs.get(p.lemma(above))
        if entry is not None and "clause" in entry.frames and entry.of is None and above < verb:
            return above
    return None


def _is_adjunct(p: Passage, noun: int) -> bool:
    """In "in addition to denying it, she …" the noun only links."""
    return p.relation(noun) == "pobj" and p.child(noun, "poss") is None


def _outside_quotation(p: Passage, subject: int | None, verb: int) -> int | None:
    """`"A good sailor," Ms Orr, the owner, said`: the parser may take A for the subject."""
    inside = p.quotation(subject) if subject is not None else None
    if subject is None or inside is None or subject > verb:
        return subject
    first = p.words_in(inside.span)[-1] + 1
    for i in range(first, verb):
        if p.tag(i).startswith(("NN", "PRP")) and not first <= p.head(i) < verb:
            return i
    return subject


def _own_subject(p: Passage, verb: int) -> int | None:
    own = p.child(verb, "nsubj")
    if own is not None:
        return own
    agent = p.child(verb, "agent")
    if agent is not None:
        return p.child(agent, "pobj")
    return None


def _is_passive(p: Passage, verb: int) -> bool:
    return p.child(verb, "nsubjpass", "auxpass") is not None


def _was_asked(p: Passage, verb: int) -> bool:
    """In "asked whether she would stay, she …" the one who asked is not named."""
    return p.tag(verb) == "VBN" and p.relation(verb) == "advcl" and p.child(verb, "aux") is None


def _controlled(p: Passage, verb: int) -> int | None:
    """In "asked him to explain" the one who explains is the object."""
    entry = p.lexicon.verbs.get(p.lemma(verb))
    if entry is None or not any(f in ("object to do", "person to do") for f in entry.frames):
        return None
    return p.child(verb, *CONTROL)


def _owner(p: Passage, noun: int) -> int | None:
    """In "her decision to deny" the one who denies is the owner."""
    return p.child(noun, "poss")


def source_at(p: Passage, head: int, cue: int) -> Source | None:
    """The noun phrase of a head word, whole, with title and apposition, up to the cue."""
    first, last = p.extent(head)
    if head == cue:
        return None
    if first <= cue <= last:
        first, last = (first, _before_clause_of(p, head, cue)) if head < cue else (cue + 1, last)
    last = _before_aside(p, head, last)
    sentence = p.sentence(head)
    first, last = max(first, sentence.first), min(last, sentence.last - 1)
    first, last = _outside_quotations(p, first, last, head)
    while first < head and (not p.is_word(first) or p.relation(first) in ("cc", "punct")):
        first += 1
    while last > head and (p.relation(last) == "cc" or not p.is_word(last)) and p.form(last) != ")":
        last -= 1
    return Source(p.span(first, last), head)


def _before_clause_of(p: Passage, head: int, cue: int) -> int:
    """The word before the clause on the noun that the cue stands in."""
    for c in p.children(head):
        first, last = p.extent(c)
        if first <= cue <= last and first > head:
            return first - 1
    return cue - 1


def _before_aside(p: Passage, head: int, last: int) -> int:
    """The word before ", who had left early" or ", speaking in Oslo": no part of the name."""
    for i in range(head + 1, last):
        aside = p.tag(i + 1) in ASIDES and p.form(i) in (",", "—", "–", "--", "-")
        if aside and p.quotation(i) is None and not _goes_on_after(p, head, i):
            return i - 1
    return last


def _goes_on_after(p: Passage, head: int, aside: int) -> bool:
    """`the union, which is small, and its rival`: a second name follows the aside."""
    return any(c > aside for c in p.all_children(head, "conj"))


def _outside_quotations(p: Passage, first: int, last: int, head: int) -> tuple[int, int]:
    """A source does not run into what someone says; short quoted names stay."""
    for i in range(head, first - 1, -1):
        if _is_speech(p, i, head):
            first = i + 1
            break
    for i in range(head, last + 1):
        if _is_speech(p, i, head):
            last = i - 1
            break
    return first, max(last, head)


def _is_speech(p: Passage, i: int, head: int) -> bool:
    quotation = p.quotation(i)
    return (
        quotation is not None
        and quotation is not p.quotation(head)
        and len(p.words_in(quotation.span)) > 6
    )


def speaker_of(p: Passage, cast: Cast, source: Source | None) -> Actor | None:
    """The actor that the source's head word stands for.

    None where the cast does not know, and where the source is several: "Orr and her deputy".
    """
    if source is None or p.child(source.head, "conj") is not None:
        return None
    found = (_actor_at(p, cast, word) for word in _standing_for(p, source.head))
    return next((actor for actor in found if actor), None) or maker_of(p, cast, source.head)


def _actor_at(p: Passage, cast: Cast, word: int) -> Actor | None:
    at = p.span(word, word)
    over = [m for m in cast.mentions if m.span.meets(at)]
    best = max(over, key=lambda m: m.span.end - m.span.start, default=None)
    return cast.actor(best.actor) if best else None


def maker_of(p: Passage, cast: Cast, head: int) -> Actor | None:
    """Whose words a document holds: "Hale's report", "a study by the institute"; then "the study".

    None where the word is for no document, and where the text does not say who made it.
    """
    if p.lemma(head) not in p.lexicon.lists["documents"]:
        return None
    told = [head, *_told_before(p, head)]
    return next((a for noun in told for a in _makers(p, cast, noun)), None)


def _told_before(p: Passage, head: int) -> Iterator[int]:
    """Where a document met as "the report", and no more, was told of before, the last first."""
    beside = [c for c in p.children(head) if c < head and p.relation(c) != "punct"]
    if [p.lower(c) for c in beside] in (["the"], ["this"]):
        yield from (i for i in range(head - 1, -1, -1) if p.lemma(i) == p.lemma(head))


def _makers(p: Passage, cast: Cast, noun: int) -> Iterator[Actor]:
    by = [c for c in p.all_children(noun, "prep", "agent") if p.lower(c) in MADE_BY]
    words = [*p.all_children(noun, "poss"), *(p.child(c, "pobj") for c in by)]
    for word in words:
        if word is not None and (actor := _actor_at(p, cast, word)) is not None:
            yield actor
    for word in p.all_children(noun, "compound"):
        actor = _actor_at(p, cast, word)
        if actor is not None and actor.kind in (ActorKind.organisation, ActorKind.office):
            yield actor  # "the Harbour Institute study"; "the Hale letter" may be about Hale


def _standing_for(p: Passage, head: int) -> list[int]:
    """The words that may name who a source is: its head, its apposition, what "who" refers to."""
    words = [head, *p.all_children(head, "appos")]
    if p.lower(head) in ("who", "which", "that"):
        words.append(p.head(p.head(head)))
    return words


def kind_of(p: Passage, source: Source | None, speaker: Actor | None) -> SourceKind:
    """Whether the source is named, an office, a group, a document, unnamed or absent."""
    if source is None:
        return SourceKind.none
    lists, head = p.lexicon.lists, p.lower(source.head)
    if head in lists["documents"] or p.lemma(source.head) in lists["documents"]:
        return SourceKind.document
    if speaker is not None and speaker.kind is ActorKind.person:
        return SourceKind.named
    if _names(p, source):
        return KIND_OF_ACTOR[speaker.kind] if speaker is not None else SourceKind.named
    if head in lists["unnamed"]:
        return SourceKind.unnamed
    if head in lists["offices"] and _is_definite(p, source):
        return SourceKind.office
    if _is_someone(p, source):
        return SourceKind.unnamed
    if speaker is not None:
        return KIND_OF_ACTOR[speaker.kind]
    if head in lists["groups"] or p.tag(source.head) in ("NNS", "NNPS"):
        return SourceKind.group
    return SourceKind.named if head in lists["pronouns"] else SourceKind.unnamed


def _names(p: Passage, source: Source) -> bool:
    if p.tag(source.head) == "NNP":
        return True
    apposed = p.child(source.head, "appos")
    return apposed is not None and p.tag(apposed) == "NNP"


def _is_someone(p: Passage, source: Source) -> bool:
    """`a mother of two`: one person, not said who."""
    determiner = p.child(source.head, "det")
    one = p.tag(source.head) == "NN" and determiner is not None
    return one and p.lower(determiner or 0) in ("a", "an", "one", "another")


def _is_definite(p: Passage, source: Source) -> bool:
    determiner = p.child(source.head, "det")
    return determiner is None or p.lower(determiner) in ("the", "this", "that")
