"""Who does it to whom: the parties of an act, from the arguments of its trigger."""

from __future__ import annotations

from dateline.events.chain import Above
from dateline.events.classes import in_class
from dateline.events.clauses import (
    asked_clause,
    demanded_clause,
    for_clause,
    obliged_clause,
    own_force,
    speakers,
)
from dateline.events.composing import Act
from dateline.events.frames import Frame
from dateline.events.nouns import answer, carrier, sayers
from dateline.events.scene import Scene
from dateline.events.triggers import Trigger, trigger_at
from dateline.events.verbs import charged_clause, names_object
from dateline.model import Party, Status

TURNING = frozenset({"request", "invite", "refuse", "threaten", "end"})  # who says it is the actor
ONE_SIDED = frozenset({"REQUEST", "REJECT", "THREATEN", "SANCTION"})  # whatever lies below them
STRETCHES = frozenset(
    {"THREATEN", "REJECT", "AGREE", "CONCEDE", "MOBILIZE", "SANCTION", "AID", "COERCE", "RETREAT"}
)
CRIES = ("advcl", "xcomp", "acl", "conj", "pcomp")  # clauses that say what a march is for
CRIED = frozenset({"REQUEST", "ACCUSE", "REJECT", "PROTEST"})
REACHING = frozenset(
    {"against", "to", "on", "with", "from", "at", "towards", "toward", "in", "into", "over"}
)


class Sides:
    """Finds the parties of the triggers of one reading."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree = scene.tree

    def of(self, trigger: Trigger, act: Act, above: Above) -> tuple[list[Party], list[Party]]:
        """Actors and recipients of an act, under what stands above it."""
        frame = trigger.frame
        find = self._noun_parties if trigger.noun else self._verb_parties
        actors, recipients = find(trigger)
        if frame.turned:
            actors, recipients = recipients, actors
        top = next((one for one in reversed(above.stances) if one[0] != "begin"), None)
        if top is not None and top[0] in TURNING and not frame.spoken:
            actors, recipients = self._turned_to(top, actors, recipients)
        commander = next((w for _, w in above.stances if own_force(self.scene, w)), None)
        if commander is not None:
            actors = self.scene.actors(commander) or actors
        if not actors and not trigger.noun:
            actors = self._by_whose_word(trigger, act)
        if not actors and top is not None and self.tree.tag(top[1]).startswith("N"):
            over = carrier(self.scene, top[1])  # "introduced a bill that would cut aid"
            actors = self.scene.actors(over) if over is not None else []
        thing = None if trigger.noun else self.scene.object(trigger.word)
        threatened = act.event == "THREATEN" and frame.act == "REJECT"
        if threatened and thing is not None and in_class(self.scene, thing, "forceful"):
            recipients = []  # "would not rule out force"
        actors, recipients = self._sorted_out(trigger, act, actors, recipients)
        if act.event == "PROTEST" and not recipients:
            recipients = self._cried_to(trigger.word, actors)
        if actors and not recipients and act.event in STRETCHES and not frame.symmetric:
            recipients = self._further_on(trigger.word, actors)
        if actors and not recipients and not frame.symmetric:
            recipients = self._told_so(trigger, act)
        return actors, recipients

    def _told_so(self, trigger: Trigger, act: Act) -> list[Party]:
        """ "told Chad that it would cut the power": to whom one says what is to come."""
        tree, verb = self.tree, trigger.word
        above = tree.child(verb, "parataxis")
        if above is None and tree.relation(verb) == "ccomp":
            above = tree.head(verb)
        spoken = act.event == "THREATEN" or trigger.lemma.startswith("be ")
        if above is None or act.status is Status.happened and not spoken:
            return []
        telling = tree.lemma(above) in self.scene.known.marks["telling"]
        return self.scene.parties(tree.child(above, "dobj")) if telling else []

    def _by_whose_word(self, trigger: Trigger, act: Act) -> list[Party]:
        """ "said that the crew would be freed", "announced that the curfew had been lifted": who says so."""
        verb = trigger.word
        if trigger.lemma.startswith("be ") and act.event in ("THREATEN", "REQUEST"):
            return speakers(self.scene, verb)  # "reform was needed, the premier said"
        if act.event == "THREATEN" and not self.scene.passive(verb):
            return speakers(self.scene, verb)  # "all options are open, the premier said"
        if not self.scene.passive(verb):
            return []
        decrees = self.scene.known.marks["decree"]
        ordered = self.tree.lemma(self.tree.head(verb)).lower() in decrees
        to_come = act.status is Status.planned
        return speakers(self.scene, verb) if to_come or ordered else []

    def _if_they(self, verb: int) -> list[Party]:
        """ "will retaliate if Chad attacks": against whom."""
        tree = self.tree
        found: list[Party] = []
        for clause in tree.all_children(verb, "advcl"):
            marks = {tree.lower(c) for c in tree.children(clause)}
            if marks & self.scene.known.marks["conditions"]:
                found.extend(self.scene.parties_or_around(self.scene.subject(clause)))
        return found

    def _further_on(self, top: int, actors: list[Party]) -> list[Party]:
        """The first other side that the words after the act name: "threatened to cut power to"."""
        tree, cast = self.tree, self.scene.cast
        own = {p.actor for p in actors}
        states = {cast.actor(a).country for a in own} - {None}
        for word in sorted(tree.subtree(top)):
            reaches = word > top and tree.lower(word) in REACHING
            if not reaches or self._in_another_clause(word, top):
                continue
            found = self.scene.parties(tree.child(word, "pobj"))
            found = [p for p in found if p.actor not in own and self._is_coded(p)]
            found = [p for p in found if cast.actor(p.actor).country not in states]
            if found:
                return found
        return []

    def _cried_to(self, march: int, actors: list[Party]) -> list[Party]:
        """ "marched to demand that the governor resign": those to whom the marchers cry."""
        own = {p.actor for p in actors}
        for word in sorted(self.tree.subtree(march)):
            below = word > march and self.tree.relation(word) in CRIES
            cry = trigger_at(self.scene, word) if below else None
            if cry is not None and not cry.noun and cry.frame.act in CRIED:
                found = [p for p in self._verb_parties(cry)[1] if p.actor not in own]
                if found:
                    return found
        return []

    def _in_another_clause(self, word: int, top: int) -> bool:
        tree = self.tree
        for above in tree.ancestors(word):
            if above == top:
                return False
            if tree.relation(above) in ("relcl", "ccomp", "advcl", "conj", "appos"):
                return True
        return False

    def _sorted_out(
        self, trigger: Trigger, act: Act, actors: list[Party], recipients: list[Party]
    ) -> tuple[list[Party], list[Party]]:
        own = {p.actor for p in actors}
        recipients = [p for p in recipients if p.actor not in own]
        recipients = self._not_themselves(actors, recipients)
        equals = trigger.frame.symmetric and act.event not in ONE_SIDED
        if not trigger.noun and self._answered(trigger.word) is not None:
            equals = False  # "agreed to a request by the bishops": they only asked
        if equals and not self._third_party(trigger, actors, recipients):
            return [*actors, *recipients], []
        return actors, recipients

    def _third_party(self, trigger: Trigger, actors: list[Party], recipients: list[Party]) -> bool:
        """ "offered to host talks between Peru and Chile": who brings two others together."""
        preps = self.tree.all_children(trigger.word, "prep")
        named = any(self.tree.lower(p) == "between" for p in preps)
        return (
            (named or trigger.frame.modes == ("third-party",))
            and bool(actors)
            and (len(recipients) > 1)
        )

    def _not_themselves(self, actors: list[Party], recipients: list[Party]) -> list[Party]:
        """A government is not the recipient of what its own people do, where there is another."""
        cast = self.scene.cast
        own = {a.country for p in actors if "GOV" in (a := cast.actor(p.actor)).sectors}
        others = [
            p
            for p in recipients
            if not ((a := cast.actor(p.actor)).country in own and "GOV" in a.sectors and a.country)
        ]
        return others or recipients

    def _turned_to(
        self, top: tuple[str, int], actors: list[Party], recipients: list[Party]
    ) -> tuple[list[Party], list[Party]]:
        """Who asks, refuses or threatens acts; who was to act below is the recipient."""
        stance, word = top
        if self.tree.tag(word).startswith("V"):
            speakers = self.scene.actors(word)
            asked = self.scene.parties(self.tree.child(word, "dobj"))
            asked = asked or self.scene.by_preps(word, ("on", "to", "upon"))
        else:
            speakers = self.scene.around(word, ("by", "from", "of"))
            asked = self.scene.by_preps(word, ("to", "on"))
            over = carrier(self.scene, word)
            speakers = speakers or (self.scene.actors(over) if over is not None else [])
        if not speakers:
            return actors, recipients
        said = self._answered(word)
        if said is not None:  # "rejected a call by the bishops to free him"
            return speakers, sayers(self.scene, said)
        own = {p.actor for p in speakers}
        others = [p for p in (*asked, *actors, *recipients) if p.actor not in own]
        if stance in ("request", "invite") and (asked or [p for p in actors if p.actor not in own]):
            others = [p for p in (asked or actors) if p.actor not in own]
        return speakers, others

    def _verb_parties(self, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        scene, frame, verb = self.scene, trigger.frame, trigger.word
        actors = scene.actors(verb)
        thing = scene.object(verb)
        if frame.act == "MOBILIZE" and scene.passive(verb) and not actors:
            actors = scene.parties_or_around(thing)  # "police were sent": they act
        if frame.doer and frame.symmetric:  # "flights between Peru and Chile resumed"
            return actors or scene.around(scene.subject(verb), frame.preps), []
        if frame.spoken:
            return speakers(scene, verb), scene.parties_or_around(scene.subject(verb))
        recipients: list[Party] = []
        demanded = None
        if frame.act == "REQUEST":
            demanded = demanded_clause(scene, verb) or obliged_clause(scene, verb)
            demanded = demanded or for_clause(scene, verb)
        elif frame.needs_clause == "charged":
            demanded = charged_clause(scene, verb)
        if demanded is not None:
            recipients = scene.parties_or_around(scene.subject(demanded))
        elif (said := self._answered(verb)) is not None:
            recipients = sayers(scene, said)
        elif names_object(scene, verb, trigger.lemma):
            recipients = scene.around(thing, frame.preps)
        elif frame.force:
            recipients = []  # what is withdrawn or sent is one's own
        elif frame.object == "recipient":
            recipients = scene.parties_or_around(thing)
        elif frame.object == "thing" and thing is not None:
            inner = ("of", "by", "from", "between", "with", "in", *frame.preps)
            recipients = scene.by_preps(verb, frame.preps) if frame.turned else []
            recipients = recipients or scene.parties(thing) or scene.around(thing, inner)
        given = scene.given_to(verb)
        if given is not None and scene.parties(given):
            recipients = scene.parties(given)
        recipients = recipients or scene.by_preps(verb, frame.preps)
        if frame.act == "ACCUSE":  # "complained to the court about the trawlers"
            recipients = recipients or scene.deep_preps(verb, frame.preps)
        recipients = recipients or self._below(verb)
        if frame.aim is not None and not recipients:  # "sent troops to defend the premier"
            clause = asked_clause(scene, verb)
            recipients = scene.parties(scene.object(clause)) if clause is not None else []
        if (frame.ahead or frame.act == "THREATEN") and not recipients:
            recipients = self._if_they(verb)
        if frame.place and not recipients:
            recipients = scene.by_preps(verb, ("to", "in", "at", *frame.preps))
        return actors, recipients

    def _answered(self, verb: int) -> int | None:
        """The request, charge or threat that a verb answers: whoever made it is the recipient."""
        tree = self.tree
        said = tree.all_children(verb, "dobj", "nsubjpass")
        for prep in tree.all_children(verb, "prep"):
            said += tree.all_children(prep, "pobj")
        return next((noun for noun in said if answer(self.scene, noun) == verb), None)

    def _below(self, verb: int) -> list[Party]:
        """Recipients one noun further down: "an end to the war between", "solidarity with"."""
        tree = self.tree
        found: list[Party] = []
        for child in tree.children(verb):
            if tree.relation(child) in ("xcomp", "dobj", "prep", "dative", "oprd"):
                for word in tree.subtree(child):
                    if tree.relation(word) == "prep" and tree.lower(word) in ("between", "with"):
                        found.extend(
                            p
                            for t in tree.all_children(word, "pobj")
                            for p in self.scene.parties(t)
                        )
        return found

    def _noun_parties(self, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        scene, frame, noun = self.scene, trigger.frame, trigger.word
        tree = self.tree
        answered = answer(scene, noun)
        if answered is not None:
            told = scene.by_preps(noun, ("to", "on", "against"))
            return sayers(scene, noun), told or scene.actors(answered)
        actors = [
            p
            for c in tree.children(noun)
            if tree.relation(c) in ("poss", "compound", "amod", "nmod")
            for p in scene.parties(c)
            if tree.relation(c) == "poss" or self._is_coded(p)
        ]
        actors = actors or scene.by_preps(noun, ("by",))
        recipients = scene.by_preps(noun, frame.preps) or scene.deep_preps(noun, frame.preps)
        verb = carrier(scene, noun)
        if verb is not None:
            beside = tree.lower(tree.head(noun)) in scene.known.marks["beside"]
            if frame.symmetric or frame.place or not beside:  # "during a visit to"
                actors = actors or scene.actors(verb)
                recipients = recipients or scene.by_preps(verb, frame.preps)
            recipients = recipients or self._carried_to(noun, verb, frame)
        if not actors and tree.relation(noun) == "pobj":
            actors = self._judged(tree.head(noun))
        if not actors and not frame.symmetric:
            actors = scene.by_preps(noun, ("of", "from")) if "of" not in frame.preps else []
        if frame.act == "ASSAULT" and tree.relation(noun) == "nsubj":
            recipients = recipients or scene.parties(tree.child(tree.head(noun), "dobj"))
        return actors, recipients

    def _judged(self, prep: int) -> list[Party]:
        """ "condemned Chad for the arrest of": who is judged for it did it."""
        tree, verb = self.tree, self.tree.head(prep)
        judging = tree.lemma(verb) in self.scene.known.marks["judging"]
        if not judging or tree.lower(prep) != "for":
            return []
        return self.scene.parties(tree.child(verb, "dobj", "nsubjpass"))

    def _is_coded(self, party: Party) -> bool:
        """ "the Omagh bombing" names a place; "the Hezbollah bombing" who did it."""
        actor = self.scene.cast.actor(party.actor)
        return bool(actor.country or actor.sectors)

    def _carried_to(self, noun: int, verb: int, frame: Frame) -> list[Party]:
        """ "In a call she pressed the mayor"; "laid blame for the loss on the coach"."""
        scene, tree = self.scene, self.tree
        if frame.symmetric and tree.lower(tree.head(noun)) in ("in", "during", "at"):
            return scene.parties(tree.child(verb, "dobj"))
        if tree.relation(noun) == "dobj":
            return scene.deep_preps(verb, frame.preps)
        return []
