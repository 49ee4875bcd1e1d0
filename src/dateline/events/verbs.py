"""Whether what stands beside a verb is what a frame asks for."""

from __future__ import annotations

from itertools import islice

from dateline.events.classes import (
    counts,
    done_by,
    in_class,
    is_someone,
    looks_human,
    rules_or_fights,
)
from dateline.events.clauses import (
    asked_clause,
    demanded_clause,
    for_clause,
    obliged_clause,
    own_force,
    speakers,
    wont,
)
from dateline.events.entries import verb_lemmas
from dateline.events.frames import Frame
from dateline.events.scene import Scene
from dateline.model import ActorKind

WRONGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})


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
    if not preps_fit(scene, verb, frame):
        return "preposition"
    if frame.calls and not _calls(scene, verb, frame.calls):
        return "name"
    if not _clause_fits(scene, verb, frame) or not _aims_fit(scene, verb, frame):
        return "clause"
    return None if _subject_fits(scene, verb, frame) else "subject"


def _describes(scene: Scene, verb: int) -> bool:
    """ "hostages held by rebels", "who are held by rebels": it says which are meant."""
    relation = scene.tree.relation(verb)
    return relation == "acl" or (relation == "relcl" and scene.passive(verb))


def _wants_of(scene: Scene, verb: int) -> bool:
    """ "wants Togo to pay": not where one stands but what another is to do."""
    clause = asked_clause(scene, verb)
    own = None if clause is None else scene.tree.child(clause, "nsubj", "nsubjpass")
    return own is not None and own in scene.at


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
    if frame.doer and not done_by(scene, verb, frame.doer):
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
    if frame.doer and not done_by(scene, verb, frame.doer):
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
        return thing is not None and is_someone(scene, thing)
    if frame.people:
        return _strikes_someone(scene, verb, frame, thing, lemma)
    return True


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


def _strikes_someone(scene: Scene, verb: int, frame: Frame, thing: int | None, lemma: str) -> bool:
    if thing is None:
        if frame.clause:
            return True
        return bool(scene.by_preps(verb, frame.preps)) and " " in lemma
    return any(
        w in scene.at
        or w in scene.placed
        or in_class(scene, w, "target")
        or counts(scene, w)
        or looks_human(scene, w)
        for w in scene.tree.conjuncts(scene.counted(thing))
    )


def preps_fit(scene: Scene, verb: int, frame: Frame) -> bool:
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
    return bool(parties) and not any(map(rules_or_fights, parties))


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
