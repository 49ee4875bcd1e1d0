"""Reporting verbs: the rules that find what is said, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.model import BlockKind, Scope, Span
from dateline.statements.beside import told_beside
from dateline.statements.clauses import (
    Clause,
    clause_of,
    content_end,
    ends_sentence,
    pieces,
    quotation_after,
    quotation_before,
    snapped,
    starts_sentence,
)
from dateline.statements.drafts import CueAt, Draft
from dateline.statements.frames import Range, content_in
from dateline.statements.lexicon import Verb
from dateline.statements.marks import Quotation
from dateline.statements.passage import FINITE, Passage
from dateline.statements.passives import passive, teller
from dateline.statements.sources import Source, source_at, subject_of

PUT = Verb("put", ("clause",), Scope.speech)
Rule = Callable[[Passage, CueAt], "Draft | None"]


def cue_at(p: Passage, verb: int) -> CueAt | None:
    """The reporting verb at a word, if it is one of the language's cues."""
    entry = p.lexicon.verbs.get(p.lemma(verb))
    if entry is None or p.relation(verb) in ("aux", "auxpass", "amod", "compound"):
        return None
    if p.tag(verb) == "VBN" and p.relation(verb) in ("acl", "relcl") and not p.child(verb, "aux"):
        return None  # `the trope called out in the film`
    if entry.lemma in p.lexicon.lists["declining"] and _declines_to_say(p, verb):
        return None  # `refused to comment`: the comment is the cue
    told_by = p.head(verb) if entry.only_declined else verb  # `refused to be drawn`: who refused
    subject = _name_after(p, verb, entry) or subject_of(p, told_by)
    if not _is_theirs(p, entry, verb, subject) or _is_only_supposed(p, verb, subject):
        return None
    takes_person = any(f.startswith("person") for f in entry.frames)
    clause = clause_of(p, verb, subject, person=takes_person)
    source = source_at(p, subject, verb) if subject is not None else None
    if "quote" in entry.frames and not _beside(p, clause, source, verb):
        beside = told_beside(p, verb)
        source, clause = beside if beside is not None else (source, clause)
    return CueAt(verb, entry, source, clause, negated(p, verb, subject), entry.denies)


def _is_theirs(p: Passage, entry: Verb, verb: int, subject: int | None) -> bool:
    """Whether the verb reports with this subject: a poll "finds", and people decline "to be drawn"."""
    if entry.of is not None:
        return subject is not None and p.lemma(subject) in p.lexicon.lists[entry.of]
    return not entry.only_declined or negated(p, verb, subject)


def _is_only_supposed(p: Passage, verb: int, subject: int | None) -> bool:
    """`If she says …`, `Did he say …?`, `Who says …?`, `Say what you will`: nobody has said it."""
    above = p.child(verb, "mark")
    if above is not None and p.lower(above) in p.lexicon.lists["suppositions"]:
        return True
    if subject is None:
        commands = p.tag(verb) == "VB" and p.relation(verb) in ("ROOT", "ccomp")
        return commands and p.child(verb, "aux", "expl") is None
    asks = p.form(p.last(verb)) == "?" or p.lower(p.last(verb) - 1) == "?"
    if asks and p.tag(subject) == "WP" and subject == p.first(verb):
        return True
    inverted = [c for c in p.all_children(verb, "aux") if c < subject < verb]
    return any(p.quotation(c) is None and (asks or p.lower(c) == "had") for c in inverted)


def _name_after(p: Passage, verb: int, entry: Verb) -> int | None:
    """`The road is closed, insists Ana Rojas.`: the parser may take the name for an object."""
    if "clause" not in entry.frames or verb == 0 or p.form(verb - 1) != ",":
        return None
    if p.tag(verb) not in ("VBD", "VBZ") or p.child(verb, "nsubj", "ccomp") is not None:
        return None
    name = p.child(verb, "dobj")
    named = name is not None and p.tag(name) == "NNP" and p.extent(name)[0] == verb + 1
    return name if named else None


def _beside(p: Passage, clause: Clause, source: Source | None, verb: int) -> bool:
    """Whether the parse has a source for a cue that touches a quotation."""
    if source is None or quotation_before(p, clause.first) is None:
        return False
    words = p.words_in(source.span)
    return clause.first <= words[0] and words[-1] <= max(clause.last, verb)


def _declines_to_say(p: Passage, verb: int) -> bool:
    below = p.child(verb, "xcomp")
    said = cue_at(p, below) if below is not None else None
    return said is not None and said.entry.scope is Scope.speech and by_verb(p, said) is not None


def _is_nobody(p: Passage, subject: int) -> bool:
    """`No group said that it was responsible`."""
    nobody = p.lexicon.lists["nobodies"]
    determiner = p.child(subject, "det")
    return p.lower(subject) in nobody or determiner is not None and p.lower(determiner) in nobody


def negated(p: Passage, verb: int, subject: int | None) -> bool:
    lists = p.lexicon.lists
    before = (c for c in p.children(verb) if c < verb and p.quotation(c) is None)
    if any(p.lower(c) in lists["negations"] for c in before):
        return True
    if subject is not None and _is_nobody(p, subject):
        return True
    above = p.head(verb)
    if p.relation(verb) == "pcomp":
        return p.lower(above) == "without" or p.lower(above - 1) == "short"
    if p.relation(verb) == "xcomp" and p.lemma(above) == "have":
        return any(p.lower(i) == "yet" for i in range(above, verb))
    return p.relation(verb) == "xcomp" and p.lemma(above) in lists["declining"]


def _cue_span(p: Passage, cue: CueAt, frame: str) -> Span:
    """The verb, with what negates it before it and its particle or preposition after it."""
    first = end = cue.verb
    if cue.negated:
        above = p.head(cue.verb)
        if p.relation(cue.verb) == "xcomp" and above < cue.verb:
            first = above
        first = min([first, *(c for c in p.children(cue.verb) if _negates(p, c))])
    for c in p.right_children(cue.verb, "prt"):
        end = max(end, c) if c == cue.verb + 1 else end
    if p.lower(min(end + 1, p.last(end))) == frame:
        end += 1  # `called for`, `warned against`
    return p.span(first, end)


def _negates(p: Passage, word: int) -> bool:
    return p.relation(word) in ("neg", "aux") and p.quotation(word) is None


def _draft(p: Passage, cue: CueAt, rule: str, *ranges: Range, scope: Scope | None = None) -> Draft:
    return Draft(
        cue.source,
        cue.verb,
        _cue_span(p, cue, rule),
        pieces(p, *ranges),
        scope or cue.entry.scope,
        cue.negated or cue.denied,
        f"{rule}: {cue.entry.lemma}",
    )


# ------------------------------------------------------------------ what stands before its cue


def quotation_then_cue(p: Passage, cue: CueAt) -> Draft | None:
    """`"A," X said.` and `"A," X said, "B."`; `A and "B," X said`."""
    before = quotation_before(p, cue.clause.first)
    if before is None or "quote" not in cue.entry.frames or not _closes(p, cue, before):
        return None
    apart = _is_over(p, before) or p.tag(cue.verb) == "VBG"
    if apart and quotation_after(p, cue.clause.last) is not None:
        return None  # `"A." X added, "B."`, `"A," X said, adding, "B."`: A has its own cue
    if quotation_after(p, cue.clause.last) is not None and _follows_a_cue(p, before):
        return None  # `some say, "A," I say, "B."`: A is told before it
    inside = p.words_in(before.span)
    first = inside[0] if starts_sentence(p, before) else _speech_start(p, before)
    title = p.tag(first) == "IN" and not p.is_finite(first, inside[-1])
    if first < inside[0] and (cue.source is None or title):
        return None  # `On the show “Night Watch,” she said …`
    return _draft(p, cue, "quotation before", (first, inside[-1]), *_second_piece(p, cue, True))


def _closes(p: Passage, cue: CueAt, before: Quotation) -> bool:
    """Whether the telling ends here and says nothing more by a clause of its own."""
    after = cue.clause.last + 1
    if after > p.last(cue.verb) or not p.is_word(after) or p.quotation(after) is not None:
        return True
    if starts_sentence(p, before) and p.text[before.inner.end - 1] in ",?!":
        return p.lower(after) != "that"
    return starts_sentence(p, before) and p.lower(after) != "that" and not _has_clause(p, cue)


def _follows_a_cue(p: Passage, quotation: Quotation) -> bool:
    """Whether a reporting verb and a comma stand right before the quotation."""
    comma = p.words_in(quotation.span)[0] - 1
    if comma <= p.first(comma) or p.form(comma) not in (",", ":"):
        return False
    entry = p.lexicon.verbs.get(p.lemma(comma - 1))
    return entry is not None and "quote" in entry.frames and p.tag(comma - 1).startswith("V")


def _is_over(p: Passage, quotation: Quotation) -> bool:
    return p.text[quotation.inner.end - 1] == "."


def _has_clause(p: Passage, cue: CueAt) -> bool:
    return any(p.is_finite(*p.extent(c)) for c in p.right_children(cue.verb, "ccomp"))


def _speech_start(p: Passage, quotation: Quotation) -> int:
    """Where the sentence begins that ends with the quotation, or where a dash sets it off."""
    opening = p.words_in(quotation.span)[0]
    if p.form(opening - 1) in ("-", "--", "–", "—", ":", ";"):
        return opening
    if _is_told_of_already(p, opening):
        return opening  # `"A," she said, but later, "B," said X`
    return p.first(opening)


def _is_told_of_already(p: Passage, opening: int) -> bool:
    """Whether a quotation with a cue of its own opens the sentence."""
    first = p.quotation(p.first(opening))
    if first is None or first is p.quotation(opening) or p.text[first.inner.end - 1] not in ",?!":
        return False
    after = p.words_in(first.span)[-1] + 1
    return any(p.lemma(i) in p.lexicon.verbs for i in range(after, min(after + 4, opening)))


def _second_piece(p: Passage, cue: CueAt, quoted: bool) -> Iterator[Range]:
    """What goes on after the telling: `…," X said, "B."`."""
    comma = cue.clause.last + 1
    if comma >= p.last(cue.verb) or not p.is_soft(comma):
        return
    after = quotation_after(p, cue.clause.last)
    if after is not None and p.words_in(after.span)[0] == comma + 1:
        inside = p.words_in(after.span)
        end = inside[-1] if ends_sentence(p, after) else p.last(inside[-1])
        yield inside[0], _before_next_telling(p, cue, inside[-1], content_end(p, inside[0], end))
    elif not quoted:
        last = p.last(cue.verb)
        yield snapped(p, comma + 1, content_end(p, comma + 1, last))


def _before_next_telling(p: Passage, cue: CueAt, closing: int, last: int) -> int:
    """The end of a second piece: before ` - and vowed to stay`, the speaker's next act."""
    for i in range(closing + 1, min(closing + 4, last)):
        if p.tag(i) == "CC" and p.tag(i + 1) == p.tag(cue.verb) and p.head(i + 1) == cue.verb:
            return closing
    return last


def clause_then_cue(p: Passage, cue: CueAt) -> Draft | None:
    """`The road is closed, X said.` and `The road, X said, is closed.`."""
    first, last = cue.clause.first, cue.clause.last
    start, end = p.first(cue.verb), p.last(cue.verb)
    start += p.tag(start) == "CC"  # `But the road, X said, is closed`
    if first - 1 < start or p.form(first - 1) not in (",", "—", "–", "--", "-"):
        return None
    if last < end and p.is_word(last + 1) or "clause" not in _plain_frames(cue):
        return None
    if cue.source is None:
        return None
    goes_on = last + 1 < end and p.form(last + 1) in (",", "—", "–", "--", "-")
    that = goes_on and p.lower(last + 2) == "that"
    cut = p.tag(first - 2) in FINITE  # `The pact is, he said, a first step`
    whole = _is_whole(p, start, first - 2) and not that and not cut
    around = (
        _hangs_on(p, start, first, last) if whole else that or p.is_finite(last + 1, end) or cut
    )
    if goes_on and around:
        return _draft(p, cue, "clause around", (start, first - 2), *_second_piece(p, cue, False))
    inverted = p.relation(cue.verb) == "conj" and cue.source.head > cue.verb
    if not whole or not inverted and p.relation(cue.verb) in ("advcl", "relcl", "acl", "conj"):
        return None
    return _draft(p, cue, "clause before", (start, first - 2))


def put_it(p: Passage, verb: int) -> Draft | None:
    """`The talks, as the envoy put it, are over.`"""
    subject = subject_of(p, verb)
    source = source_at(p, subject, verb) if subject is not None else None
    if source is None:
        return None
    first = p.words_in(source.span)[0]
    cue = CueAt(verb, PUT, source, Clause(first, verb + 1), negated=False, denied=False)
    return as_told(p, cue)


def as_told(p: Passage, cue: CueAt) -> Draft | None:
    """`As the Courier reported, the mill will close.`, `The mill, as he put it, is done.`."""
    opens = cue.clause.first - 1
    if opens < p.first(cue.verb) or p.lower(opens) != "as" or "clause" not in _plain_frames(cue):
        return None
    if content_in(p, cue) is not None or quotation_after(p, cue.clause.last) is not None:
        return None
    source = cue.source or teller(p, cue.verb)
    start, end, after = p.first(cue.verb), p.last(cue.verb), cue.clause.last + 1
    if source is None or after < end and p.form(after) != ",":
        return None
    told = replace(cue, source=source)
    if opens - start <= 1:
        rest = (after + 1, content_end(p, after + 1, end))
        return _draft(p, told, "as told", snapped(p, *rest)) if after < end else None
    if p.form(opens - 1) != ",":
        return None
    return _draft(p, told, "as told", (start, opens - 2), (after + 1, end))


def _hangs_on(p: Passage, start: int, first: int, last: int) -> bool:
    """Whether what follows the telling belongs to what stands before it: `…, X said, to pay`."""
    rest = range(last + 2, p.last(last) + 1)
    heads = {p.head(i) for i in rest if p.head(i) not in rest and p.is_word(i)}
    return bool(heads) and all(start <= head < first - 1 for head in heads)


def _is_whole(p: Passage, first: int, last: int) -> bool:
    """Whether a main clause stands in first..last, not only "the bill, which failed"."""
    for i in range(first, last + 1):
        if p.tag(i) not in FINITE:
            continue
        verb = p.head(i) if p.relation(i) in ("aux", "auxpass") else i
        if not _is_subordinate(p, verb):
            return True
    return False


def _is_subordinate(p: Passage, verb: int) -> bool:
    for i in (verb, *p.ancestors(verb)):
        if p.relation(i) in ("relcl", "advcl", "acl", "csubj", "pcomp"):
            return True
    return p.child(verb, "mark") is not None


def _plain_frames(cue: CueAt) -> set[str]:
    return {f.removeprefix("person ") for f in cue.entry.frames}


# ------------------------------------------------------------------- what stands after its cue


def cue_then_quotation(p: Passage, cue: CueAt) -> Draft | None:
    """`X said: "A."`, `X said, "A"`, `X said "A" and B`."""
    after = quotation_after(p, cue.clause.last)
    if after is None or "quote" not in cue.entry.frames:
        return None
    inside = p.words_in(after.span)
    first = inside[0]
    if p.lower(first - 1) == "that":
        first -= 1
    if _continues_sentence(p, cue, after):
        return None
    if ends_sentence(p, after) or p.text[after.inner.end - 1] in ",.?!":
        return _draft(p, cue, "quotation after", (first, inside[-1]))
    return None if p.form(first - 1) not in (",", ":") else _to_sentence_end(p, cue, first, after)


def cue_then_block(p: Passage, cue: CueAt) -> Draft | None:
    """`The court wrote:` and what it wrote as a paragraph of its own, without marks."""
    colon = cue.clause.last + 1
    here = p.sentence(cue.verb).block
    blocks = p.reading.article.blocks
    if "quote" not in cue.entry.frames or cue.source is None or here + 1 >= len(blocks):
        return None
    if colon != p.words_in(p.block(cue.verb).span)[-1] or p.form(colon) != ":":
        return None
    words = p.words_in(blocks[here + 1].span)
    following = words and blocks[here + 1].kind in (BlockKind.paragraph, BlockKind.quote)
    if not following or p.quotation(words[0]) is not None or here + 1 in p.turns:
        return None
    return _draft(p, cue, "block after", (words[0], words[-1]))


def cue_then_colon(p: Passage, cue: CueAt) -> Draft | None:
    """`The firm denied the charge: it had paid in full.`: a whole sentence after a colon."""
    end = p.last(cue.verb)
    colon = next((i for i in range(cue.verb + 1, end) if p.form(i) == ":"), None)
    if colon is None or cue.source is None or "quote" not in cue.entry.frames:
        return None
    if p.lower(cue.source.head) in p.lexicon.lists["stand-ins"]:
        return None  # `It raises a question: who pays?`
    plain = all(p.quotation(i) is None for i in range(cue.verb, end + 1))
    subject = any(p.relation(i) in ("nsubj", "nsubjpass") for i in range(colon + 1, end))
    told = p.child(cue.verb, "dobj")  # `denied the charge:`, `asked a question:`
    named = told is not None and p.lemma(told) in p.lexicon.nouns
    if not plain or not (named or colon == cue.clause.last + 1):
        return None
    if not subject or not p.is_finite(colon + 1, end):
        return None
    said = replace(cue, negated=False, denied=False)  # `denied it: no one was hurt` says so
    return _draft(p, said, "colon after", (colon + 1, end))


def what_called(p: Passage, cue: CueAt) -> Draft | None:
    """`what the firm calls a pause`, `what they described as "a gift"`: the words they chose."""
    opens, after = cue.clause.first - 1, cue.clause.last + 1
    predicate = {"object predicate", "object as"} & set(cue.entry.frames)
    if not predicate or opens < p.first(cue.verb) or p.lower(opens) != "what":
        return None
    after += p.lower(after) == "as"
    if cue.source is None or after > p.last(cue.verb) or p.tag(after) in FINITE:
        return None
    return _draft(p, cue, "what", (after, _phrase_end(p, after)))


def _phrase_end(p: Passage, first: int) -> int:
    """The end of a noun phrase: before a comma, a relative clause or a verb with a tense."""
    quotation = p.quotation(first)
    start = p.words_in(quotation.span)[-1] if quotation is not None else first
    for i in range(start + 1, p.last(first) + 1):
        if p.quotation(i) is not None:
            continue
        before = p.quotation(i - 1)
        stops = p.is_soft(i) or p.tag(i) in FINITE or p.tag(i) in ("WDT", "WP")
        if stops or before and p.text[before.inner.end - 1] == "," or not p.is_word(i):
            return i - 1
    return p.last(first)


def _continues_sentence(p: Passage, cue: CueAt, after: Quotation) -> bool:
    """`The plan, X said, "will not work."`: a small letter goes on with what stands before."""
    small = p.text[after.inner.start].islower()
    before = cue.clause.first - 1
    small = small and p.form(cue.clause.last + 1) == ","
    return small and before > p.first(cue.verb) and p.form(before) == ","


def _to_sentence_end(p: Passage, cue: CueAt, first: int, quotation: Quotation) -> Draft:
    inside = p.words_in(quotation.span)
    last = content_end(p, inside[-1], p.last(inside[-1]))
    return _draft(p, cue, "quotation after", snapped(p, first, last))


def relative_around(p: Passage, cue: CueAt) -> Draft | None:
    """`a line which, X says, is broken`, `a line that X says is broken`."""
    opens, after = cue.clause.first - 1, cue.clause.last + 1
    if opens >= 0 and p.form(opens) == ",":
        opens -= 1
    if after < p.last(cue.verb) and p.form(after) == ",":
        after += 1
    if opens < p.first(cue.verb) or p.tag(opens) not in ("WDT", "WP"):
        return None
    if after > p.last(cue.verb):
        return None
    quoted = p.quotation(after) is not None
    if cue.source is None or p.tag(after) not in FINITE and not quoted:
        return None
    if "clause" not in _plain_frames(cue) or cue.source.head == opens:
        return None
    last = content_end(p, after, p.last(cue.verb))
    if p.form(opens - 1) == ",":
        last = _until_comma(p, after, last)
    rest = snapped(p, after, last)
    pronoun = [] if p.lower(opens) == "that" else [(opens, opens)]
    return _draft(p, cue, "relative around", *pronoun, rest)


def _until_comma(p: Passage, first: int, last: int) -> int:
    """A clause that a comma opened ends at the next."""
    commas = (i for i in range(first, last) if p.form(i) == "," and p.quotation(i) is None)
    return next(commas, last + 1) - 1


def relative_object(p: Passage, cue: CueAt) -> Draft | None:
    """`a charge that the owners have denied`."""
    noun = p.head(cue.verb)
    if p.relation(cue.verb) != "relcl" or p.lemma(noun) not in p.lexicon.nouns:
        return None
    own = p.child(cue.verb, "dobj")
    if own is not None and p.tag(own) not in ("WDT", "WP", "IN"):
        return None
    if cue.source is None or cue.source.head <= noun or _has_clause(p, cue):
        return None
    return _draft(p, cue, "relative object", (p.extent(noun)[0], noun))


def fronted(p: Passage, cue: CueAt) -> Draft | None:
    """`This he denied.`, `The raid it called a mistake.`: what is told opens the sentence."""
    told = next((c for c in p.all_children(cue.verb, "dobj") if c < cue.verb), None)
    if told is None or cue.source is None or p.tag(p.extent(told)[0]) != "DT":
        return None
    first, last = p.extent(told)
    between = last < cue.source.head < cue.verb and first == p.first(cue.verb)
    if "object" not in cue.entry.frames or not between:
        return None
    return _draft(p, cue, "fronted", (first, last))


def framed(p: Passage, cue: CueAt) -> Draft | None:
    """What the verb's frames say: a clause, an infinitive, an object, a preposition."""
    found = content_in(p, cue)
    if found is None:
        return None
    (first, last), frame = found
    if cue.source is None and frame not in ("clause", "person clause"):
        return None
    if _is_empty(p, first, last):
        return None
    return _draft(p, cue, frame, (first, last))


def _is_empty(p: Passage, first: int, last: int) -> bool:
    """Whether a content says nothing by itself: `dismissed that`, `called on Thursday`."""
    if first == last and p.lower(first) in p.lexicon.lists["stand-ins"]:
        return True
    here = p.span(first, last)
    return any(time.span.covers(here) for time in p.reading.times)


RULES: tuple[Rule, ...] = (
    quotation_then_cue,
    relative_around,
    relative_object,
    cue_then_quotation,
    cue_then_block,
    what_called,
    as_told,
    clause_then_cue,
    cue_then_colon,
    passive,
    fronted,
    framed,
)


def by_verb(p: Passage, cue: CueAt) -> Draft | None:
    """What the first rule that fits says of a reporting verb."""
    return next((d for rule in RULES if (d := rule(p, cue)) is not None), None)
