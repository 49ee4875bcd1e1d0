"""Which words raise which frames: a verb or an event noun whose conditions its clause meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.events.frames import Frame
from dateline.events.scene import Scene
from dateline.model import Actor, ActorKind, BlockKind, Party

WRONGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
FORCES = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
OCCASION = frozenset({"in", "during", "at", "after", "before", "with", "following", "for", "of"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that raises a frame; `lemma` is the entry of the frame that it matched."""

    word: int
    frame: Frame
    lemma: str
    noun: bool


def find_triggers(scene: Scene) -> Iterator[Trigger]:
    """All triggers of a reading but those in headlines, in the order of the text."""
    blocks = scene.tree.reading.article.blocks
    for sentence in scene.tree.reading.sentences:
        if blocks[sentence.block].kind is BlockKind.headline:
            continue
        for word in range(sentence.first, sentence.last):
            trigger = trigger_at(scene, word)
            if trigger:
                yield trigger


def trigger_at(scene: Scene, word: int) -> Trigger | None:
    """The frame that a word raises, if any."""
    tag = scene.tree.tag(word)
    if word in scene.timed:  # "in March"
        return None
    if tag.startswith("VB"):
        for lemma in verb_lemmas(scene, word):
            for frame in scene.known.verbs.get(lemma, ()):
                if verb_lacks(scene, word, frame, lemma) is None:
                    return Trigger(word, frame, lemma, noun=False)
    elif tag in ("NN", "NNS", "NNP", "NNPS"):
        for lemma in noun_lemmas(scene, word):
            for frame in scene.known.nouns.get(lemma, ()):
                someone = word in scene.at and not frame.toll  # who is named is no deed
                if not someone and noun_fits(scene, word, frame):
                    return Trigger(word, frame, lemma, noun=True)
    return None


def verb_lemmas(scene: Scene, word: int) -> list[str]:
    """The entries a verb may match, longest first: "pull out of", "pull out", "pull"."""
    if word not in scene.entries:
        found = dict.fromkeys(_verb_entries(scene, word))
        scene.entries[word] = sorted(found, key=lambda entry: -len(entry.split()))
    return scene.entries[word]


def _verb_entries(scene: Scene, verb: int) -> Iterator[str]:
    tree = scene.tree
    lemma = tree.lemma(verb).lower()
    joined = hyphened(scene, verb)
    if joined:
        yield joined
    yield lemma
    if for_clause(scene, verb) is not None:  # "called for Togo to leave"
        yield f"{lemma} for"
    if tree.tag(verb) == "VBN" and tree.child(verb, "auxpass") is not None:  # "is needed"
        yield f"be {tree.lower(verb)}"
    particle = tree.child(verb, "prt")
    for child in tree.children(verb):
        if child < verb:
            if tree.relation(child) == "advmod":
                yield f"{tree.lower(child)} {lemma}"
        elif tree.relation(child) in ("dobj", "npadvmod"):  # "gave the rebels two days"
            yield from _with_object(scene, lemma, child, particle)
            yield from _with_captive(scene, lemma, child)
        elif not _when_or_which(scene, child):
            yield from _with_tail(scene, lemma, child)
            if scene.small_clause(child) or scene.said_of(child):
                no = "not " if tree.child(child, "neg") is not None else ""
                yield f"{lemma} {no}{tree.lower(child)}"
    if particle is not None:
        base = f"{lemma} {tree.lower(particle)}"
        for prep in tree.all_children(verb, "prep"):
            yield from _with_tail(scene, base, prep)


def _when_or_which(scene: Scene, child: int) -> bool:
    """ "fired on Monday" is not "fired on"; "gave him until Monday" is a deadline."""
    tree = scene.tree
    timed = tree.relation(child) == "prep" and tree.child(child, "pobj") in scene.timed
    return timed and tree.lower(child) != "until"


THINGS = ("dobj", "pobj", "nsubjpass")
TAIL = ("prt", "prep", "advmod", "acomp", "dative", "oprd", "xcomp", "intj")


def _with_tail(scene: Scene, lemma: str, child: int) -> Iterator[str]:
    """ "pull out", "pull out of", "put on trial", "put under house arrest"."""
    tree = scene.tree
    if tree.relation(child) not in TAIL:
        return
    low = tree.lower(child)
    yield f"{lemma} {low}"
    for below in tree.children(child):
        if tree.relation(below) == "prep":
            yield f"{lemma} {low} {tree.lower(below)}"
        elif tree.relation(below) == "pobj":
            for name in _names_of(scene, below):
                yield f"{lemma} {low} {name}"


def _with_object(scene: Scene, lemma: str, thing: int, particle: int | None) -> Iterator[str]:
    """ "lodge protest", "throw weight behind", "turn deaf ear to", "blow himself up"."""
    tree = scene.tree
    preps = [c for c in tree.children(thing) if tree.relation(c) == "prep"]
    preps += [c for c in tree.children(tree.head(thing)) if c > thing]
    preps = [c for c in preps if not _when_or_which(scene, c)]
    beside = [c for c in tree.all_children(thing, "acl") if tree.tag(c).startswith("JJ")]
    for said in (*tree.all_children(thing, "amod"), *beside):
        if said > thing or said == tree.head(thing) + 1:  # "held Peru responsible", "let free"
            yield f"{lemma} {tree.lower(said)}"
    for name in _names_of(scene, thing):
        if particle is None:
            yield f"{lemma} {name}"
        else:  # "called the strike off" calls no strike
            yield f"{lemma} {name} {tree.lower(particle)}"
            yield f"{lemma} {tree.lower(particle)} {name}"
        for prep in preps:
            if tree.relation(prep) in ("prep", "dative"):
                yield f"{lemma} {name} {tree.lower(prep)}"


def _with_captive(scene: Scene, lemma: str, thing: int) -> Iterator[str]:
    """ "took the crew of a ship hostage", where the parser reads a hostage of the ship."""
    tree = scene.tree
    for word in tree.subtree(thing):
        if word > thing and tree.lower(word) in scene.known.marks["captive"]:
            yield f"{lemma} {tree.lower(word)}"


def _names_of(scene: Scene, noun: int) -> Iterator[str]:
    """A noun's base form, alone and with each word that describes it."""
    tree = scene.tree
    names = dict.fromkeys((tree.lemma(noun).lower(), tree.lower(noun)))
    yield from names
    for child in tree.children(noun):
        if tree.relation(child) in ("compound", "amod"):
            yield f"{tree.lower(child)} {tree.lemma(noun).lower()}"


def noun_lemmas(scene: Scene, word: int) -> list[str]:
    """The entries a noun may match, longest first."""
    tree = scene.tree
    lemma = tree.lemma(word).lower()
    joined = hyphened(scene, word)
    found = [joined] if joined else []
    found += [name for name in _names_of(scene, word) if " " in name]
    for prep in tree.all_children(word, "prep"):
        inner = tree.child(prep, "pobj")
        if inner is not None:
            found.append(f"{lemma} {tree.lower(prep)} {tree.lemma(inner).lower()}")
    return [*found, lemma]


# ---------------------------------------------------------------------- conditions of verbs


def verb_lacks(scene: Scene, verb: int, frame: Frame, lemma: str) -> str | None:
    """What the clause of a verb lacks of what a frame asks, in a word; None: the frame fits."""
    tree = scene.tree
    if tree.relation(verb) in ("amod", "compound", "aux", "auxpass"):
        return "verb of its own"
    if frame.never and not wont(scene, verb):
        return "refusal"
    if lemma in scene.known.marks["lasting"] and _describes(scene, verb):
        return "deed"
    thing = scene.object(verb)
    if names_object(scene, verb, lemma):
        return _phrase_lacks(scene, verb, frame, lemma)
    if _idiom(scene, verb):
        return "verb of its own"
    if thing is None and len(lemma.split()) > 1:
        thing = _after(scene, verb, lemma.split()[-1])
    stands = tree.lemma(verb) in scene.known.marks["stative"]
    if stands and tree.tag(verb) in ("VBZ", "VBP") and not _wants_of(scene, verb):
        return "deed"  # "opposes the plan" says where someone stands, not what was done
    if frame.act == "REQUEST" and own_force(scene, verb):
        return "another to ask"
    if not _object_fits(scene, verb, frame, thing, lemma):
        return "object"
    if not _preps_fit(scene, verb, frame):
        return "preposition"
    if frame.calls and not _calls(scene, verb, frame.calls):
        return "name"
    if not _clause_fits(scene, verb, frame) or not _aims_fit(scene, verb, frame):
        return "clause"
    return None if _subject_fits(scene, verb, frame) else "subject"


def meant(scene: Scene, word: int) -> bool:
    """ "no reason to apologise", "no need for talks": what one says that one has none of."""
    tree = scene.tree
    if tree.lemma(word).lower() not in scene.known.marks["meaning to"]:
        return False
    above = tree.head(word)
    none = any(tree.lower(c) == "no" for c in tree.all_children(word, "det"))
    has = tree.relation(word) == "dobj" and tree.lemma(above) in scene.known.marks["having"]
    return none or (has and tree.child(above, "neg") is not None)


def unmoved(scene: Scene, verb: int) -> bool:
    """ "is in no mood to talk": a verb with a phrase that says nobody means to."""
    tree = scene.tree
    return any(
        meant(scene, inner)
        for prep in tree.all_children(verb, "prep")
        for inner in tree.all_children(prep, "pobj")
    )


def wont(scene: Scene, verb: int) -> bool:
    """ "will not budge", "vowed never to yield", "has no plans to stop": said not to come."""
    tree, marks = scene.tree, scene.known.marks
    if meant(scene, tree.head(verb)):
        return True
    if tree.child(verb, "neg") is None:
        listed = tree.relation(verb) == "conj" and tree.child(verb, "aux", "nsubj") is None
        above = tree.head(verb)
        plans = tree.lemma(above) in marks["planning"] and tree.child(above, "neg") is not None
        return (listed and wont(scene, above)) or (tree.relation(verb) == "xcomp" and plans)
    ahead = marks["future"] | marks["would"]
    helps = tree.all_children(verb, "aux")
    if any(tree.lemma(c) == "have" for c in helps):  # "would not have stopped"
        return False
    return any(tree.lower(c) in ahead or tree.tag(c) == "TO" for c in helps)


def _describes(scene: Scene, verb: int) -> bool:
    """ "hostages held by rebels", "who are held by rebels": it says which are meant."""
    relation = scene.tree.relation(verb)
    return relation == "acl" or (relation == "relcl" and scene.passive(verb))


def _wants_of(scene: Scene, verb: int) -> bool:
    """ "wants Togo to pay": not where one stands but what another is to do."""
    clause = asked_clause(scene, verb)
    own = None if clause is None else scene.tree.child(clause, "nsubj", "nsubjpass")
    return own is not None and own in scene.at


def speakers(scene: Scene, verb: int) -> list[Party]:
    """Those who say of another what a verb tells: "Togo said Benin was behind the raid" (Togo)."""
    above = speech(scene, verb)
    if above == verb or not scene.tree.tag(above).startswith("V"):
        return []
    return [] if scene.passive(above) else scene.actors(above)


def speech(scene: Scene, verb: int) -> int:
    """The verb by which what a verb tells is said; the verb itself where nobody says it."""
    tree = scene.tree
    while tree.relation(verb) == "conj" and tree.tag(tree.head(verb)).startswith(("V", "M")):
        verb = tree.head(verb)
    above = tree.child(verb, "parataxis")  # "Benin was behind the raid, Togo said"
    if above is not None:
        return above
    return tree.head(verb) if tree.relation(verb) == "ccomp" else verb


def _told_of_another(scene: Scene, verb: int) -> bool:
    """Whether what a verb says of its subject is the word of somebody else."""
    marks = scene.known.marks
    if scene.tree.lemma(scene.tree.head(verb)).lower() in marks["charging"] | marks["asserting"]:
        return False  # "claimed that the vote was rigged": the claim says it
    own = {p.actor for p in scene.parties_or_around(scene.subject(verb))}
    said = {p.actor for p in speakers(scene, verb)}
    return bool(own and said) and own.isdisjoint(said)


def names_object(scene: Scene, verb: int, lemma: str) -> bool:
    """Whether an entry holds the verb's object: "lodge protest", "throw weight behind"."""
    thing = scene.tree.child(verb, "dobj", "nsubjpass")
    said = lemma.split()[1:]
    return thing is not None and (
        scene.tree.lemma(thing).lower() in said or scene.tree.lower(thing) in said
    )


def _idiom(scene: Scene, verb: int) -> bool:
    """ "took part in a drill", "took place": the verb and its object are one, and take nothing."""
    tree = scene.tree
    thing = tree.child(verb, "dobj")
    if thing is None or any(tree.lower(p) == "of" for p in tree.all_children(thing, "prep")):
        return False
    return f"{tree.lemma(verb).lower()} {tree.lemma(thing).lower()}" in scene.known.marks["idioms"]


def _phrase_lacks(scene: Scene, verb: int, frame: Frame, lemma: str) -> str | None:
    """As verb_lacks, for an entry with its object: whom it is done to stands behind it."""
    if frame.doer and not _done_by(scene, verb, frame.doer):
        return "subject"
    if frame.needs and not frame.aim:
        behind = _behind(scene, verb, lemma.split()[-1])
        if behind is not None and not in_class(scene, behind, frame.needs):
            return "object"
    if frame.people:
        given = scene.given_to(verb)
        thing = scene.tree.child(verb, "dobj", "nsubjpass")
        told = given is not None and bool(scene.parties(given))
        told = told or bool(scene.by_preps(verb, frame.preps) or scene.around(thing, frame.preps))
        if not told and (thing is None or not scene.deep_preps(thing, frame.preps)):
            return "object"
    if not _clause_fits(scene, verb, frame) or not _aims_fit(scene, verb, frame):
        return "clause"
    if frame.aim and frame.needs:  # "gave the envoy two days to leave"
        given = scene.given_to(verb)
        if given is None or not in_class(scene, given, frame.needs):
            return "object"
    return None if _subject_fits(scene, verb, frame) else "subject"


def _behind(scene: Scene, verb: int, prep: str) -> int | None:
    """What an entry with its object acts on: the radio of "took control of the radio"."""
    tree = scene.tree
    thing = tree.child(verb, "dobj", "nsubjpass")
    holders = [w for w in (thing, verb) if w is not None]
    preps = [p for w in holders for p in tree.all_children(w, "prep") if tree.lower(p) == prep]
    return next((t for p in preps if (t := tree.child(p, "pobj")) is not None), None)


def _after(scene: Scene, verb: int, prep: str) -> int | None:
    """What a verb and its prepositions act on together: the talks of "walked out of the talks"."""
    tree = scene.tree
    below = [c for child in tree.children(verb) for c in (child, *tree.children(child))]
    for word in below:
        if tree.relation(word) == "prep" and tree.lower(word) == prep:
            thing = tree.child(word, "pobj")
            if thing not in scene.timed:  # "on Sunday called on Peru"
                return thing
    return None


def _object_fits(scene: Scene, verb: int, frame: Frame, thing: int | None, lemma: str) -> bool:
    if frame.doer and not _done_by(scene, verb, frame.doer):
        return False
    if frame.object == "none":
        return thing is None
    if frame.needs and (thing is None or not in_class(scene, thing, frame.needs)):
        return False
    if frame.needs_not and thing is None and frame.object == "thing":
        return False
    if frame.needs_not and thing is not None and in_class(scene, thing, frame.needs_not):
        return False
    if frame.force:
        return _moves_force(scene, verb, thing)
    if frame.place and not _goes_somewhere(scene, verb, frame, thing, lemma):
        return False
    if frame.bare and _says_more(scene, verb):
        return False
    if frame.given:
        given = scene.given_to(verb)
        return given is not None and bool(scene.parties(given))
    if frame.someone:
        return thing is not None and _is_someone(scene, thing)
    if frame.people:
        return _strikes_someone(scene, verb, frame, thing, lemma)
    return True


def _done_by(scene: Scene, verb: int, name: str) -> bool:
    """Whether the subject of an active verb is of a class: "a bomb went off"."""
    subject = None if scene.passive(verb) else scene.subject(verb)
    return subject is not None and in_class(scene, subject, name)


def in_class(scene: Scene, word: int, name: str) -> bool:
    """Whether a noun, or what it counts or is listed with, is of a class or of a sector in it."""
    tree, members = scene.tree, scene.known.classes[name]
    for w in (*tree.conjuncts(scene.counted(word)), *scene.inside(word)):
        if not members.isdisjoint(_sectors(scene, w)):
            return True
        lemma = tree.lemma(w).lower()
        beside = [
            f"{tree.lower(c)} {lemma}"
            for c in tree.children(w)
            if tree.relation(c) in ("amod", "compound")
        ]
        if any(b in members for b in beside):
            return True
        if lemma in members or tree.lower(w) in members:
            return True
        if hyphened(scene, w) in members:
            return True
    return False


def _sectors(scene: Scene, word: int) -> set[str]:
    """The sectors of who is named here, or the kind of body that it is: "Al Jazeera" (JRN)."""
    actors = [scene.cast.actor(mention.actor) for mention in scene.at.get(word, ())]
    return {code for a in actors for code in (*a.sectors[:1], a.country) if code}


def hyphened(scene: Scene, word: int) -> str | None:
    """ "cease-fire", which the reader takes for three words; None where there is no hyphen."""
    tree = scene.tree
    if word < 2 or tree.form(word - 1) != "-":
        return None
    return f"{tree.lower(word - 2)}-{tree.lemma(word).lower()}"


def _moves_force(scene: Scene, verb: int, thing: int | None) -> bool:
    if thing is not None and not scene.passive(verb):
        return in_class(scene, thing, "force")
    subject = thing if scene.passive(verb) else scene.subject(verb)
    if subject is None:
        return False
    return in_class(scene, subject, "force") or any(
        set(scene.cast.actor(p.actor).sectors) & {"MIL", "REB", "GOV", "PRM"}
        and scene.cast.actor(p.actor).kind is not ActorKind.person
        for p in scene.parties(subject)
    )


def _goes_somewhere(scene: Scene, verb: int, frame: Frame, thing: int | None, lemma: str) -> bool:
    if thing is not None:
        if " " in lemma and scene.tree.child(verb, "dobj") is not None:
            return False  # "flew the children to Rome"
        there = thing in scene.at or in_class(scene, thing, "target")
        return there or thing in scene.placed
    preps = ("to", "in", "at", *frame.preps)
    hosts = scene.by_preps(verb, preps)  # not "fly home to his wife"
    return not any(scene.cast.actor(p.actor).kind is ActorKind.person for p in hosts)


def _says_more(scene: Scene, verb: int) -> bool:
    """ "called him a liar", "called her to resign": the verb does more than name its object."""
    return scene.tree.child(verb, "oprd", "ccomp", "xcomp", "acomp", "prt") is not None


def _calls(scene: Scene, verb: int, name: str) -> bool:
    """ "called the law a disgrace", "described it as shameful": a word of this class."""
    tree = scene.tree
    said = tree.all_children(verb, "oprd", "acomp", "attr")
    said += [c for c in tree.all_children(verb, "ccomp") if scene.said_of(c)]
    thing = tree.child(verb, "dobj")
    said += tree.all_children(verb, "dobj")[1:]
    said += tree.all_children(thing, "appos") if thing is not None else []
    for prep in tree.all_children(verb, "prep"):
        if tree.lower(prep) == "as":
            said += [
                c for c in tree.children(prep) if tree.relation(c) in ("pobj", "amod", "acomp")
            ]
    return any(in_class(scene, word, name) for word in said)


def _is_someone(scene: Scene, word: int) -> bool:
    persons = (ActorKind.person, ActorKind.office, ActorKind.government)
    if scene.tree.lemma(word).lower() in scene.known.classes["office-holder"]:
        return True
    return any(scene.cast.actor(p.actor).kind in persons for p in scene.parties(word))


def _strikes_someone(scene: Scene, verb: int, frame: Frame, thing: int | None, lemma: str) -> bool:
    if thing is None:
        if frame.clause:
            return True
        return bool(scene.by_preps(verb, frame.preps)) and " " in lemma
    return any(
        w in scene.at
        or w in scene.placed
        or in_class(scene, w, "target")
        or _counts(scene, w)
        or looks_human(scene, w)
        for w in scene.tree.conjuncts(scene.counted(thing))
    )


def looks_human(scene: Scene, word: int) -> bool:
    """ "beat two bakers", "shot his wife": a noun that looks like one for a person."""
    tree = scene.tree
    lemma = tree.lemma(word).lower()
    known = scene.known.classes
    if lemma in known["kin"] or (tree.tag(word) == "PRP" and lemma not in ("it", "itself")):
        return True
    person = any(lemma.endswith(end) for end in known["person endings"])
    return tree.tag(word) in ("NN", "NNS") and person and lemma not in known["no persons"]


def _counts(scene: Scene, word: int) -> bool:
    """ "killed 12", "killing hundreds": a bare number of people."""
    tree = scene.tree
    return tree.tag(word) == "CD" or tree.lemma(word).lower() in scene.known.classes["counting"]


def _preps_fit(scene: Scene, verb: int, frame: Frame) -> bool:
    if not frame.needs_prep:
        return True
    tree = scene.tree
    thing = tree.child(verb, "dobj")
    preps = tree.all_children(verb, "prep", "dative", "agent")
    for word in tree.conjuncts(thing) if thing is not None else ():
        preps += tree.all_children(word, "prep")
    for particle in tree.all_children(verb, "prt", "advmod"):  # "handed the mayor over to"
        preps += tree.all_children(particle, "prep")
    if "for" in frame.needs_prep and for_clause(scene, verb) is not None:
        return True
    return any(tree.lower(p) in frame.needs_prep for p in preps)


def for_clause(scene: Scene, noun: int) -> int | None:
    """ "a call for Togo to leave", "renewed its call for Togo to leave": what is to be done."""
    tree = scene.tree
    above = tree.head(noun)
    holders = (noun, above) if tree.relation(noun) == "dobj" else (noun,)
    for holder in holders:
        for clause in tree.all_children(holder, "acl", "advcl", "relcl"):
            marked = any(tree.lower(c) == "for" for c in tree.all_children(clause, "mark"))
            if marked and clause > noun and tree.child(clause, "nsubj", "nsubjpass") is not None:
                return clause
    return None


def own_force(scene: Scene, verb: int) -> bool:
    """ "ordered his troops to hold their fire": who commands them does it."""
    tree = scene.tree
    thing = tree.child(verb, "dobj")
    if tree.lemma(verb).lower() not in scene.known.marks["commanding"] or thing is None:
        return False
    if scene.passive(verb) or not in_class(scene, thing, "troops"):
        return False
    whose = {scene.cast.actor(p.actor).country for p in scene.around(thing)} - {None}
    own = {scene.cast.actor(p.actor).country for p in scene.actors(verb)}
    return whose <= own


def _clause_fits(scene: Scene, verb: int, frame: Frame) -> bool:
    if not frame.needs_clause:
        return True
    tree = scene.tree
    if frame.deeds and _only_talk(scene, verb):
        return False
    wanted = frame.needs_clause.split()
    if "to" in wanted and asked_clause(scene, verb) is not None:
        return True
    if "base" in wanted and demanded_clause(scene, verb) is not None:
        return True
    if "must" in wanted and obliged_clause(scene, verb) is not None:
        return True
    if "charged" in wanted and charged_clause(scene, verb) is not None:
        return True
    thing = tree.child(verb, "dobj")
    beside = tree.all_children(verb, "prep")
    beside += tree.all_children(thing, "prep") if thing is not None else []
    if any(tree.lower(p) in wanted for p in beside):
        return True
    if "for-doing" in wanted and any(  # "attacked the mayor for closing the school"
        tree.lower(p) == "for" and tree.child(p, "pcomp") is not None for p in beside
    ):
        return True
    if "that" in wanted and thing is not None:  # "gave assurances that"
        marks = (m for c in tree.all_children(thing, "acl") for m in tree.all_children(c, "mark"))
        if any(tree.lower(m) == "that" for m in marks):
            return True
    return tree.child(verb, "ccomp") is not None and "that" in wanted


def _aims_fit(scene: Scene, verb: int, frame: Frame) -> bool:
    """ "sent troops to help the police", "to a peacekeeping force", "barred him from leaving"."""
    if frame.aim is None:
        return True
    tree = scene.tree
    clauses = [clause for clause in (asked_clause(scene, verb),) if clause is not None]
    clauses += [c for p in tree.all_children(verb, "prep") for c in tree.all_children(p, "pcomp")]
    if any(tree.lemma(clause) in scene.known.classes[frame.aim] for clause in clauses):
        return True
    after = (w for w in tree.subtree(verb) if w > verb and tree.tag(w).startswith("N"))
    return any(in_class(scene, w, frame.aim) for w in after)


def _only_talk(scene: Scene, verb: int) -> bool:
    """ "declined to comment", "refused to be drawn": nothing is refused but words."""
    talk = scene.known.classes["talk"]
    return any(scene.tree.lemma(c) in talk for c in scene.tree.all_children(verb, "xcomp"))


def asked_clause(scene: Scene, verb: int) -> int | None:
    """The verb of the to-clause under a verb: "to leave" in "ordered the trawlers to leave"."""
    tree = scene.tree
    for clause in tree.all_children(verb, "xcomp", "ccomp", "advcl", "acl"):
        if any(tree.tag(c) == "TO" for c in tree.children(clause)) and clause > verb:
            return clause
    for ready in tree.all_children(verb, "acomp"):  # "is ready to talk"
        for clause in tree.all_children(ready, "xcomp", "advcl"):
            if any(tree.tag(c) == "TO" for c in tree.children(clause)):
                return clause
    thing = tree.child(verb, "dobj")
    for clause in sorted(tree.subtree(thing)) if thing is not None else ():
        after = clause > verb and tree.tag(clause) == "VB"
        if after and any(tree.tag(c) == "TO" for c in tree.children(clause)):
            return clause
    return None


def demanded_clause(scene: Scene, verb: int) -> int | None:
    """ "demands that the fleet leave": a clause in the base form, with a subject of its own."""
    tree = scene.tree
    for clause in tree.all_children(verb, "ccomp"):
        own = tree.child(clause, "nsubj", "nsubjpass")
        helped = any(tree.tag(c) == "MD" or tree.lemma(c) == "do" for c in tree.children(clause))
        plain = tree.tag(clause) == "VB" or any(
            tree.tag(c) == "VB" for c in tree.all_children(clause, "auxpass")
        )
        bare = plain or (tree.tag(clause) == "VBP" and own is not None and tree.tag(own) != "NNS")
        if own is not None and bare and not helped:
            return clause
    return None


def obliged_clause(scene: Scene, verb: int) -> int | None:
    """ "said the rebels must leave": what is asked of another."""
    tree = scene.tree
    told = tree.all_children(verb, "ccomp")
    if tree.relation(verb) == "parataxis":  # "the rebels must leave, he said"
        told = [*told, tree.head(verb)]
    for clause in told:
        own = tree.child(clause, "nsubj", "nsubjpass")
        obliged = _needs_to(scene, clause) or any(
            tree.tag(c) == "MD" and tree.lower(c) in scene.known.marks["obliged"]
            for c in tree.children(clause)
            if own is not None and c > own  # not "should they attack"
        )
        asks = any(tree.tag(c) in ("WP", "WRB", "WDT") for c in tree.children(clause))
        if own is not None and obliged and own in scene.at and not asks:
            return clause
    return None


def _needs_to(scene: Scene, verb: int) -> bool:
    """ "said the rebels need to leave": not what they had to do."""
    tree = scene.tree
    if tree.lemma(verb) not in scene.known.marks["obliging"] or tree.child(verb, "neg") is not None:
        return False
    if tree.tag(verb) == "VBD" and tree.lemma(verb) == "have":
        return False
    below = tree.all_children(verb, "xcomp")
    return any(tree.tag(c) == "TO" for clause in below for c in tree.children(clause))


def told_before(scene: Scene, trigger: Trigger) -> bool:
    """ "sent the tents it had asked for", "imposed the ban it threatened": words that others follow."""
    tree, verb = scene.tree, trigger.word
    if trigger.noun or trigger.frame.act not in ("REQUEST", "AGREE", "THREATEN"):
        return False
    own = tree.child(verb, "nsubj")
    of_thing = tree.relation(verb) == "relcl" and tree.relation(tree.head(verb)) in THINGS
    return of_thing and own is not None and tree.tag(own) not in ("WDT", "WP")


def or_else(scene: Scene, word: int) -> bool:
    """ "told the rebels to leave or be shot", "must pay or face a ban": what is asked on pain of what."""
    tree = scene.tree
    asked = (asked_clause(scene, word), demanded_clause(scene, word), obliged_clause(scene, word))
    for clause in (word, *(c for c in asked if c is not None)):
        for other in tree.all_children(clause, "conj"):
            either = any(tree.lower(c) == "or" for c in tree.all_children(clause, "cc"))
            suffers = tree.child(other, "auxpass") is not None
            suffers = suffers or tree.lemma(other) in scene.known.marks["or else"]
            if either and suffers and tree.tag(other).startswith("VB"):
                return True
    return False


def charged_clause(scene: Scene, verb: int) -> int | None:
    """ "alleged that the guards beat him": what one says that another has done."""
    tree = scene.tree
    lemma = tree.lemma(verb).lower()
    asserts = lemma in scene.known.marks["asserting"]
    if lemma not in scene.known.marks["charging"] and not asserts:
        return None
    speakers = {p.actor for p in scene.actors(verb)}
    for clause in tree.all_children(verb, "ccomp"):
        accused = scene.parties_or_around(tree.child(clause, "nsubj", "nsubjpass"))
        if asserts and not _is_wrong(scene, clause):
            continue
        if accused and speakers.isdisjoint(p.actor for p in accused):
            return clause
    return None


def _is_wrong(scene: Scene, verb: int) -> bool:
    """Whether a clause tells of force, a curb or a fault that was done, not of one to come or denied."""
    tree = scene.tree
    if any(tree.tag(c) == "MD" or tree.relation(c) == "neg" for c in tree.children(verb)):
        return False
    entries = verb_lemmas(scene, verb)
    found = (f for e in entries for f in scene.known.verbs.get(e, ()) if not f.doer)
    return any(f.act in WRONGS or f.spoken for f in islice(found, 1))


def _subject_fits(scene: Scene, verb: int, frame: Frame) -> bool:
    if frame.spoken and not _told_of_another(scene, verb):
        return False
    if frame.several and not _several(scene, verb):
        return False
    if frame.abroad and not _abroad(scene, verb, frame):
        return False
    if not (frame.civil or frame.office or frame.armed):
        return True
    parties = [scene.cast.actor(p.actor) for p in scene.actors(verb)]
    if frame.armed:
        forces, bodies = {"MIL", "REB", "PRM", "UAF"}, (ActorKind.group, ActorKind.organisation)
        return any(
            a.kind is ActorKind.government
            or forces & set(a.sectors)
            or (a.kind in bodies and {"GOV", "COP"} & set(a.sectors))
            for a in parties
        )
    if frame.office:
        return any(a.role and "ELI" not in a.sectors for a in parties)
    return bool(parties) and not any(map(_rules_or_fights, parties))


def _several(scene: Scene, verb: int) -> bool:
    """ "Peru and Chile opened a railway", "Peru opened a railway with Chile"."""
    with_whom = ("with", "between", "alongside")
    doers = {p.actor for p in scene.actors(verb)}
    thing = scene.object(verb)
    others = scene.by_preps(verb, with_whom)
    if thing is not None:
        others = others or scene.by_preps(thing, with_whom)
    return len(doers) > 1 or bool(doers and others) or len(others) > 1


def _abroad(scene: Scene, verb: int, frame: Frame) -> bool:
    """ "Peru built a clinic in Chile", "Peru guarded Chilean tankers": another country gains by it."""
    own = {scene.cast.actor(p.actor).country for p in scene.actors(verb)}
    thing = scene.object(verb)
    others = [*scene.by_preps(verb, frame.preps), *scene.parties_or_around(thing, frame.preps)]
    countries = {scene.cast.actor(p.actor).country for p in others} - {None}
    return bool(own) and bool(countries - own)


def _rules_or_fights(actor: Actor) -> bool:
    """A state, an office, a force: none of those who march or go on strike."""
    states = (ActorKind.government, ActorKind.office)
    return actor.kind in states or bool({"GOV", *FORCES} & set(actor.sectors[:1]))


# ---------------------------------------------------------------------- conditions of nouns


def noun_fits(scene: Scene, noun: int, frame: Frame) -> bool:
    """An event noun counts where a verb carries it, or where it has parties of its own."""
    tree = scene.tree
    if tree.relation(noun) in ("compound", "amod", "nmod"):
        return False
    if frame.toll:
        return True  # the figure decides
    if (
        tree.relation(noun) == "dobj"
        and tree.lemma(tree.head(noun)) in scene.known.marks["telling"]
    ):
        return False
    if _is_said(frame) and answer(scene, noun) is not None:
        return True
    if frame.civil and not _done_by_people(scene, noun):
        return False
    if frame.needs_prep and not _preps_fit(scene, noun, frame):
        return False
    if frame.needs and not _after_prep(scene, noun, frame, frame.needs):
        return False
    if _happens(scene, noun):
        return True
    verb = carrier(scene, noun)
    if verb is not None:
        occasion = tree.relation(noun) == "pobj"
        if occasion or tree.lemma(verb) == "be" or carries(scene, verb):
            return True
    if frame.alone and tree.relation(noun) == "pobj" and _told_of(scene, noun):
        return _hits_someone(scene, noun)
    return tree.relation(noun) in ("ROOT", "nsubj", "conj", "appos") and _own_parties(scene, noun)


def _after_prep(scene: Scene, noun: int, frame: Frame, name: str) -> bool:
    """ "the attack on the law": what follows the preposition that a noun needs is of a class."""
    tree = scene.tree
    preps = (p for p in tree.all_children(noun, "prep") if tree.lower(p) in frame.needs_prep)
    return any(
        in_class(scene, thing, name) for p in preps for thing in tree.all_children(p, "pobj")
    )


def answer(scene: Scene, noun: int) -> int | None:
    """ "rejected a plea by the bishops": the verb by which another answers what was said to it."""
    tree = scene.tree
    found = scene.known.nouns.get(tree.lemma(noun).lower(), ())
    if not any(map(_is_said, found)) or not sayers(scene, noun):
        return None
    relation, verb = tree.relation(noun), tree.head(noun)
    if relation == "pobj" and tree.lower(verb) in ("to", "with"):
        verb = tree.head(verb)
    elif relation not in ("dobj", "nsubjpass"):
        return None
    said = set(verb_lemmas(scene, verb)) & scene.known.marks["answers"]
    if not tree.tag(verb).startswith("V") or not said or _if_ever(scene, verb):
        return None
    own = {p.actor for p in sayers(scene, noun)}
    return verb if own.isdisjoint(p.actor for p in scene.actors(verb)) else None


def _is_said(frame: Frame) -> bool:
    """ "a plea", "a charge", "a threat": words, not deeds."""
    return frame.act in ("REQUEST", "ACCUSE", "THREATEN") and frame.modes != ("investigate",)


def _if_ever(scene: Scene, verb: int) -> bool:
    """ "will not end the strike until their demands are met": nobody has answered."""
    conditions = scene.known.marks["conditions"]
    return any(
        scene.tree.lower(mark) in conditions for mark in scene.tree.all_children(verb, "mark")
    )


def sayers(scene: Scene, noun: int) -> list[Party]:
    """Whose demand or charge a noun is: its owner, its "by" and "from"."""
    return scene.around(noun, ("by", "from"))


def _told_of(scene: Scene, noun: int) -> bool:
    """ "a complaint over the detention of two sailors": a deed that is told of, definite."""
    tree = scene.tree
    prep = tree.lower(tree.head(noun))
    definite = any(
        tree.relation(c) == "poss" or tree.lower(c) in scene.known.marks["definite"]
        for c in tree.children(noun)
    )
    above = tree.lemma(tree.head(tree.head(noun)))
    if prep == "for" and above in scene.known.marks["judging"]:  # "condemned Chad for the arrest"
        return definite
    return definite and prep in scene.known.marks["on account of"]


def _hits_someone(scene: Scene, noun: int) -> bool:
    return bool(scene.around(noun, ("of", "on", "against", "by")))


def _done_by_people(scene: Scene, noun: int) -> bool:
    """Whether those who hold a strike are workers or citizens, and no force."""
    verb = carrier(scene, noun)
    parties = scene.around(noun, ("by", "of"))
    parties = parties or (scene.actors(verb) if verb is not None else [])
    doers = [scene.cast.actor(p.actor) for p in parties]
    return bool(doers) and not any(map(_rules_or_fights, doers))


def carries(scene: Scene, verb: int) -> bool:
    """Whether a verb says how its event noun stands: "held talks", "called off the visit"."""
    known = scene.known.stances["verbs"]
    return any(entry in known for entry in verb_lemmas(scene, verb))


def _own_parties(scene: Scene, noun: int) -> bool:
    return bool(scene.around(noun, ("of", "by", "on", "against", "between", "with", "among")))


def carrier(scene: Scene, noun: int) -> int | None:
    """The verb whose subject does the noun: "held talks", "jumped in with a call to"."""
    tree = scene.tree
    own = relative_carrier(scene, noun)
    if own is not None:
        return own
    relation, head = tree.relation(noun), tree.head(noun)
    while relation in ("conj", "appos"):
        noun = head
        relation, head = tree.relation(noun), tree.head(noun)
    if (
        relation == "pobj"
        and tree.lower(head) == "of"
        and tree.tag(tree.head(head)).startswith("N")
    ):
        outer = tree.head(head)
        if tree.lemma(outer).lower() in scene.known.classes["counting"]:
            return carrier(scene, outer)
        return None
    if relation in ("dobj", "nsubjpass", "attr"):
        return head if tree.tag(head).startswith("V") else None
    if relation == "pobj" and tree.lower(head) in ("to", "for"):  # "is open to talks"
        ready = tree.head(head)
        known = scene.known.stances["adjectives"]
        if tree.relation(ready) == "acomp" and tree.lemma(ready).lower() in known:
            return tree.head(ready)
    if relation == "pobj" and tree.lower(head) in OCCASION:
        above = tree.head(head)
        if tree.lemma(above) in scene.known.marks["guilty"]:  # "is responsible for the raid"
            above = tree.head(above)
        if tree.lower(head) in ("for", "of") and _punishes(scene, above):
            return None
        return above if tree.tag(above).startswith("V") else None
    return None


def _punishes(scene: Scene, verb: int) -> bool:
    """ "convicted of the bombing", "thanked for the visit": the deed is why, not what was done."""
    known = [f for entry in verb_lemmas(scene, verb) for f in scene.known.verbs.get(entry, ())]
    known = [f for f in known if f.needs_clause != "charged"]
    acts = {f.act for f in known if not (f.spoken and f.act == "ACCUSE")}  # "is behind the raid"
    return bool(acts & {"THREATEN", "ACCUSE", "COERCE", "SANCTION", "CONCEDE", "SUPPORT"})


def relative_carrier(scene: Scene, noun: int) -> int | None:
    """ "discussions he held with the owners": the verb of a relative clause that carries it."""
    tree = scene.tree
    for clause in tree.all_children(noun, "relcl"):
        own = tree.child(clause, "nsubj")
        stance = scene.known.stances["verbs"].get(tree.lemma(clause))
        if own is not None and stance == "begin" and tree.tag(own) not in ("WDT", "WP"):
            return clause
    return None


def _happens(scene: Scene, noun: int) -> bool:
    tree = scene.tree
    head = tree.head(noun)
    return tree.relation(noun) in ("nsubj", "nsubjpass") and (
        tree.lemma(head).lower() in scene.known.classes["happens"]
    )
