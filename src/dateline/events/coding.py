"""From a trigger to an event: the act under its stances, its parties, day, place and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.events.chain import Above, look_above
from dateline.events.composing import COOPERATION, Act, compose, planned
from dateline.events.figures import find_figures
from dateline.events.frames import Frame, frames
from dateline.events.means import means
from dateline.events.relevance import relevant, violent
from dateline.events.scene import Scene
from dateline.events.triggers import (
    Trigger,
    asked_clause,
    carrier,
    demanded_clause,
    find_triggers,
    obliged_clause,
    trigger_at,
)
from dateline.model import (
    ActorKind,
    Cast,
    Cite,
    Event,
    Figure,
    Party,
    Place,
    Reading,
    Span,
    Statement,
    Status,
    TimeExpression,
    content_id,
)

LONG_PAST = timedelta(days=90)  # older than this is background to the news of a day
ONE_SIDED = frozenset({"REQUEST", "REJECT", "THREATEN", "SANCTION"})  # whatever lies below them
STRETCHES = frozenset(
    {"THREATEN", "REJECT", "AGREE", "CONCEDE", "MOBILIZE", "SANCTION", "AID", "COERCE", "RETREAT"}
)
REACHING = frozenset(
    {"against", "to", "on", "with", "from", "at", "towards", "toward", "in", "into", "over"}
)
CROWDS_MEANS = ((), ("primitive",), ("destroy",), ("beat",))  # what a rioting crowd does
NEEDS_NO_PARTY = frozenset({"ASSAULT", "PROTEST"})  # where a count of victims or marchers is enough


class Coder:
    """Codes the triggers of one reading."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        statements: Sequence[Statement],
        places: Sequence[Place],
    ) -> None:
        self.reading = reading
        self.scene = Scene(reading, cast, frames(reading.article.language or "en"))
        self.tree = self.scene.tree
        self.statements = statements
        self.places = places
        self.figures = find_figures(self.scene, statements)

    def events(self) -> Iterator[Event]:
        """Every trigger that makes an event, in the order of the text."""
        coded = []
        stances: set[int] = set()  # words that gave an event below them their stance
        for trigger in find_triggers(self.scene):
            above = look_above(self.scene, trigger.word, trigger.noun)
            event = self.code(trigger, above)
            if event:
                coded.append((trigger, event))
                stances.update(word for _, word in above.stances)
        for trigger, event in coded:
            # "agreed to free the crew": what was agreed has said it already
            if not (
                trigger.frame.act in ("AGREE", "REJECT", "THREATEN") and trigger.word in stances
            ):
                yield event

    def code(self, trigger: Trigger, above: Above) -> Event | None:
        """The event of a trigger; None where it makes none."""
        act = self._stood(trigger, above)
        if act is None:
            return None
        actors, recipients = self._parties(trigger, act, above)
        figures = self._figures(trigger)
        if trigger.frame.toll:
            return self._toll(trigger, act, figures)
        if not self._enough(trigger, act, actors, recipients, figures):
            return None
        code = act.event or act.act
        if not relevant(self.scene, trigger.frame, trigger.word, code, actors, recipients):
            return None
        if act.event == "ASSAULT" and self._by_a_crowd(actors) and act.modes in CROWDS_MEANS:
            act = replace(act, act="PROTEST", event="PROTEST", modes=("riot",), cameo="145")
        return self._event(trigger, act, actors, recipients, figures)

    def _toll(self, trigger: Trigger, act: Act, figures: tuple[Figure, ...]) -> Event | None:
        """A count of the dead goes back to the attack that the report tells of, nobody's by name."""
        own = tuple(f for word, f in self.figures if word == trigger.word and f in figures)
        told = any(violent(self.scene, s.first) for s in self.reading.sentences)
        return self._event(trigger, act, [], [], own) if own and told else None

    def plain(self, trigger: Trigger) -> Act | None:
        """What a trigger makes under what stands above it, whoever did it."""
        return self._stood(trigger, look_above(self.scene, trigger.word, trigger.noun))

    def _stood(self, trigger: Trigger, above: Above) -> Act | None:
        if above.negated:  # "will not free the crew" refuses; "did not free it" is nothing
            now = self._act(trigger, replace(above, future=False))
            refused = above.future and now and now.event in COOPERATION
            return compose("refuse", now) if now and refused else None
        act = self._act(trigger, above)
        return self._armed_with(trigger, act) if act and act.event == "ASSAULT" else act

    def _by_a_crowd(self, actors: list[Party]) -> bool:
        """Protesters who fight the police are a riot, in PLOVER's terms."""
        heads = [self.tree.head_of(p.span) for p in actors]
        marching = self.scene.known.classes["marching"]
        return any(h is not None and self.tree.lemma(h).lower() in marching for h in heads)

    def _enough(
        self,
        trigger: Trigger,
        act: Act,
        actors: list[Party],
        recipients: list[Party],
        figures: tuple[Figure, ...],
    ) -> bool:
        if act.act in NEEDS_NO_PARTY:
            told = trigger.frame.doer is not None
            return bool(actors or recipients or figures or told)
        if act.act == "COERCE" or trigger.frame.alone:
            return bool(actors or recipients)
        if act.modes == ("investigate",):
            return bool(actors and recipients)
        if act.act == "CONSULT":
            return self._two_sides(trigger, act, actors, recipients)
        return bool(actors)

    def _two_sides(
        self, trigger: Trigger, act: Act, actors: list[Party], recipients: list[Party]
    ) -> bool:
        """A meeting needs someone to meet, not only the press; a visit someone else's country."""
        cast = self.scene.cast
        parties = [cast.actor(p.actor) for p in (*actors, *recipients)]
        parties = [a for a in parties if "JRN" not in a.sectors]
        if not actors or not parties:
            return False
        if "visit" in act.modes or act.act == "CONSULT" and recipients:
            hosts = [cast.actor(p.actor) for p in recipients]
            own = {cast.actor(p.actor).country for p in actors}
            places = (ActorKind.government, ActorKind.office)
            abroad = any(
                h.kind not in places or (h.country and h.country not in own) for h in hosts
            )
            return abroad or self._goes_abroad(trigger, own)
        return len(parties) > 1 or parties[0].kind is ActorKind.group

    def _goes_abroad(self, trigger: Trigger, own: set[str | None]) -> bool:
        """A visit to a town of another country, though no government is named as host."""
        place = next((p for p in self.places if p.id == self._where(trigger)), None)
        return place is not None and place.country is not None and place.country not in own

    # ------------------------------------------------------------------ the act

    def _act(self, trigger: Trigger, above: Above) -> Act | None:
        frame = trigger.frame
        cameo = frame.cameo_happened or frame.cameo
        act: Act | None = Act(frame.act, frame.act, frame.modes, cameo, Status.happened)
        if frame.act == "REQUEST" and act:
            act = self._what_is_asked(trigger, act)
        for stance, _ in above.stances:
            act = compose(stance, act) if act else None
        if act and above.future:
            act = planned(act)
        if act and above.supposed:
            act = compose("consider", act)
        if act and act.event and self._long_past(trigger):
            act = Act(act.act, act.event, act.modes, act.cameo, Status.background)
        return act

    def _armed_with(self, trigger: Trigger, act: Act) -> Act:
        mode, cameo = means(self.scene, trigger.word, act.modes, act.cameo)
        return replace(act, modes=(mode,) if mode else (), cameo=cameo)

    def _what_is_asked(self, trigger: Trigger, act: Act) -> Act:
        """PLOVER's mode of a request, from the act in its clause or object."""
        tree = self.tree
        should = self._only_should(trigger.word)
        inner = asked_clause(self.scene, trigger.word)
        thing = tree.child(trigger.word, "dobj", "ccomp")
        for word in (inner, thing, *self._asked_for(trigger.word)):
            found = word is not None and self._plain_act(word)
            if found:
                asked = compose("request", Act(found, found, (), None, Status.happened))
                if asked:
                    demanded = act.cameo == "100" and not should
                    cameo = act.cameo if demanded else asked.cameo
                    return Act(act.act, act.event, asked.modes, cameo, act.status)
        return Act(act.act, act.event, act.modes, "020", act.status) if should else act

    def _only_should(self, verb: int) -> bool:
        """ "said the rebels should leave" appeals; "must" demands."""
        clause = obliged_clause(self.scene, verb)
        return clause is not None and any(
            self.tree.lower(c) in ("should", "ought") for c in self.tree.children(clause)
        )

    def _asked_for(self, verb: int) -> list[int]:
        tree = self.tree
        return [c for p in tree.all_children(verb, "prep") for c in tree.all_children(p, "pobj")]

    def _plain_act(self, word: int) -> str | None:
        known = self.scene.known
        lemma = self.tree.lemma(word).lower()
        trigger = trigger_at(self.scene, word)
        if trigger:
            return trigger.frame.act
        if lemma in known.nouns:
            return known.nouns[lemma][0].act
        for act, name in (("RETREAT", "ceasefire"), ("AID", "help"), ("CONSULT", "talks")):
            if lemma in known.classes[name]:
                return act
        return None

    def _long_past(self, trigger: Trigger) -> bool:
        when = self._when(trigger.word)
        published = self.reading.article.published
        return bool(when and when.days and published and when.days.last < published.day - LONG_PAST)

    # ------------------------------------------------------------------ the parties

    def _parties(self, trigger: Trigger, act: Act, above: Above) -> tuple[list[Party], list[Party]]:
        frame = trigger.frame
        find = self._noun_parties if trigger.noun else self._verb_parties
        actors, recipients = find(trigger)
        if frame.turned:
            actors, recipients = recipients, actors
        if above.stances and above.stances[-1][0] in ("request", "refuse", "threaten", "end"):
            actors, recipients = self._turned_to(above.stances[-1], actors, recipients)
        actors, recipients = self._sorted_out(trigger, act, actors, recipients)
        if actors and not recipients and act.event in STRETCHES and not frame.symmetric:
            recipients = self._further_on(trigger.word, actors)
        return actors, recipients

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
        own = {p.actor for p in speakers}
        others = [p for p in (*asked, *actors, *recipients) if p.actor not in own]
        if stance == "request" and (asked or [p for p in actors if p.actor not in own]):
            others = [p for p in (asked or actors) if p.actor not in own]
        return speakers, others

    def _verb_parties(self, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        scene, frame, verb = self.scene, trigger.frame, trigger.word
        actors = scene.actors(verb)
        thing = scene.object(verb)
        recipients: list[Party] = []
        demanded = None
        if frame.act == "REQUEST":
            demanded = demanded_clause(scene, verb) or obliged_clause(scene, verb)
        if demanded is not None:
            recipients = scene.parties(scene.subject(demanded))
        elif frame.force:
            recipients = []  # what is withdrawn or sent is one's own
        elif frame.object == "recipient":
            recipients = scene.parties_or_around(thing)
        elif frame.object == "thing" and thing is not None:
            inner = ("of", "by", "from", "between", "with", "in", *frame.preps)
            recipients = scene.parties(thing) or scene.around(thing, inner)
        given = scene.given_to(verb)
        if given is not None and scene.parties(given):
            recipients = scene.parties(given)
        recipients = recipients or scene.by_preps(verb, frame.preps)
        if frame.act == "ACCUSE":  # "complained to the court about the trawlers"
            recipients = recipients or scene.deep_preps(verb, frame.preps)
        recipients = recipients or self._below(verb)
        if frame.place and not recipients:
            recipients = scene.by_preps(verb, ("to", "in", "at"))
        return actors, recipients

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
            actors = actors or scene.actors(verb)
            recipients = recipients or scene.by_preps(verb, frame.preps)
            recipients = recipients or self._carried_to(noun, verb, frame)
        if not actors and not frame.symmetric:
            actors = scene.by_preps(noun, ("of", "from")) if "of" not in frame.preps else []
        if frame.act == "ASSAULT" and tree.relation(noun) == "nsubj":
            recipients = recipients or scene.parties(tree.child(tree.head(noun), "dobj"))
        return actors, recipients

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

    # ------------------------------------------------------------------ when, where, how many

    def _clause_of(self, word: int) -> int:
        """The verb whose clause a word stands in, itself if it is one."""
        tree = self.tree
        if tree.tag(word).startswith("V"):
            return word
        for above in tree.ancestors(word):
            if tree.tag(above).startswith("V"):
                return above
        return word

    def _when(self, word: int) -> TimeExpression | None:
        """The time named in the trigger's own clause, else in one that hangs on it or holds it."""
        clause = self._clause_of(word)
        sentence = self.tree.sentence(word).span
        inside = [t for t in self.reading.times if sentence.covers(t.span)]
        pointing = [t for t in inside if t.kind in ("DATE", "TIME")]
        for time in pointing:
            head = self.tree.head_of(time.span)
            if head is not None and self._clause_of(head) == clause:
                return time
        return self._when_above(clause, pointing)

    def _when_above(self, clause: int, times: list[TimeExpression]) -> TimeExpression | None:
        """ "killing two" takes the day of "attacked on Monday"; "will visit" not that of "said"."""
        tree = self.tree
        hangs_on = tree.relation(clause) in ("advcl", "conj", "xcomp", "pcomp")
        where = any(tree.tag(c) == "WRB" for c in tree.children(clause))
        if not (hangs_on or (where and tree.relation(clause) == "relcl")):
            return None
        if any(tree.relation(c) == "aux" and tree.tag(c) == "MD" for c in tree.children(clause)):
            return None
        above = self._clause_of(tree.head(clause))
        for time in times:
            head = tree.head_of(time.span)
            if head is not None and self._clause_of(head) == above:
                return time
        return None

    def _where(self, trigger: Trigger) -> str | None:
        """The place the clause puts the act in, or that is visited or attacked; none in a name."""
        word, frame = trigger.word, trigger.frame
        acted_on = frame.place or frame.act in ("ASSAULT", "COERCE")
        clause = self._clause_of(word)
        sentence = self.tree.sentence(word).span
        for place in self.places:
            if not sentence.covers(place.span) or "in the name" in place.known_by:
                continue
            head = self.tree.head_of(place.span)
            if head is None or self.tree.relation(head) not in ("pobj", "dobj", "conj", "appos"):
                continue
            prep = self.tree.lower(self.tree.head(head))
            located = prep in ("in", "at", "near", "outside", "on", "to", "from", "around")
            itself = acted_on and self.tree.head(head) == word
            if (located or itself) and self._clause_of(head) == clause:
                return place.id
        return None

    def _figures(self, trigger: Trigger) -> tuple[Figure, ...]:
        """The figures of the same clause, or of the clauses that hang on it: "killing hundreds"."""
        if trigger.frame.act not in ("ASSAULT", "COERCE", "PROTEST"):
            return ()
        clause = self._clause_of(trigger.word)
        found = []
        for word, figure in self.figures:
            own = self._clause_of(word)
            if own == clause or self.tree.head(own) == clause or own == self.tree.head(clause):
                found.append(figure)
        return tuple(found)

    # ------------------------------------------------------------------ the record

    def _event(
        self,
        trigger: Trigger,
        act: Act,
        actors: list[Party],
        recipients: list[Party],
        figures: tuple[Figure, ...],
    ) -> Event:
        article = self.reading.article
        span = self.tree.span(trigger.word, trigger.word)
        statement = self._statement(span)
        if statement and statement.negated:  # "denied that it had fired the rocket"
            act = Act(act.act, None, act.modes, None, Status.denied)
        event_id = content_id("e", article.id, str(span.start), act.act, str(act.event))
        kind = "noun" if trigger.noun else "verb"
        return Event(
            event_id,
            Cite(article.id, self.tree.sentence(trigger.word).span),
            span,
            act.act,
            act.event,
            act.modes,
            (),
            act.cameo,
            tuple(actors),
            tuple(recipients),
            self._when(trigger.word),
            self._where(trigger),
            act.status,
            statement.id if statement else None,
            figures,
            f"{kind}: {trigger.lemma} (as in “{trigger.frame.example}”)",
        )

    def _statement(self, span: Span) -> Statement | None:
        """The statement whose content holds the trigger, the narrowest; not the one it cues."""
        holding = [
            s
            for s in self.statements
            if any(content.covers(span) for content in s.contents)
            and not (s.cue and s.cue.meets(span))
        ]
        if not holding:
            return None
        return min(holding, key=lambda s: sum(c.end - c.start for c in s.contents))
