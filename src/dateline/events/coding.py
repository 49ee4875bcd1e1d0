"""From a trigger to an event: the act under its stances, whether it counts, and the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.events.chain import Above, leaves_open, look_above, maybe_done, on_condition
from dateline.events.circumstances import Circumstances
from dateline.events.classes import in_class
from dateline.events.clauses import asked_clause, meant, obliged_clause, or_else, speakers, unmoved
from dateline.events.composing import (
    COOPERATION,
    MATERIAL_CONFLICT,
    Act,
    compose,
    forsworn,
    no_longer,
    planned,
)
from dateline.events.contexts import contexts
from dateline.events.doers import by_its_doers
from dateline.events.figures import find_figures
from dateline.events.frames import frames
from dateline.events.means import means
from dateline.events.moding import with_modes
from dateline.events.nouns import answer, carrier
from dateline.events.reasons import came_near, passed_over, why_modes, why_status
from dateline.events.relevance import relevant, violent
from dateline.events.scene import Scene
from dateline.events.scores import goldstein, quad, score
from dateline.events.sides import Sides
from dateline.events.triggers import Trigger, find_triggers, told_before, trigger_at
from dateline.model import (
    About,
    ActorKind,
    Cast,
    Cite,
    Event,
    Figure,
    Party,
    Place,
    Reading,
    Reason,
    Span,
    Statement,
    Status,
    content_id,
)

OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})  # at home with their government
STATES = (("GOV",), ("MIL",))  # who speaks for a state
LONG_PAST = timedelta(days=90)  # older than this is background to the news of a day
AHEAD = frozenset({"promise", "plan", "decide", "threaten"})  # what is said to come
TELLING = frozenset({"begin", "promise", "plan", "decide"})
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
        self.sides = Sides(self.scene)
        self.passed: dict[int, str] = {}  # words that raised a frame and made no event: why not
        self.circumstances = Circumstances(self.scene, places, self.figures)

    def events(self) -> Iterator[Event]:
        """Every trigger that makes an event, in the order of the text."""
        coded = []
        stances: set[int] = set()  # words that gave an event below them their stance
        asked: dict[int, set[int]] = {}  # words that are asked for, with those that ask
        for trigger in find_triggers(self.scene):
            above = look_above(self.scene, trigger.word, trigger.noun)
            event = self.code(trigger, above)
            if event:
                coded.append((trigger, event))
                if event.event is not None:
                    stances.update(w for _, w in above.stances if w != trigger.word)
                if event.event == "REQUEST" and trigger.frame.act != "REQUEST":
                    asked[trigger.word] = {word for _, word in above.stances}
        asking = {t.word for t, _ in coded if t.frame.act in ("REQUEST", "THREATEN")}
        # "gave the rebels until Monday to free him": a threat that says itself what it asks for
        deadlines = asking & {word for words in asked.values() for word in words}
        answers = {trigger.word for trigger, _ in coded}
        marches = {t.word: event for t, event in coded if event.event == "PROTEST"}
        for trigger, event in coded:
            # "agreed to free the crew": what was agreed has said it already
            above_says = trigger.word in stances and trigger.word not in deadlines
            if above_says and trigger.frame.act in ("AGREE", "REJECT", "THREATEN"):
                continue
            if asked.get(trigger.word, set()) & asking:
                continue
            if trigger.noun and answer(self.scene, trigger.word) in answers:
                continue  # "rejected a plea by the bishops": the news is the answer
            if event.event == "REQUEST" and self._cried_at(trigger.word, event, marches):
                continue
            if told_before(self.scene, trigger) and answers & {*self.tree.ancestors(trigger.word)}:
                continue
            below = [e for t, e in coded if trigger.word in asked.get(t.word, ())]
            yield _asking_for(event, below[0]) if below else event
            yield from self._behind_bars(trigger, event)

    def _behind_bars(self, trigger: Trigger, event: Event) -> Iterator[Event]:
        """ "jailed for ten months" is a verdict and an arrest, on one word."""
        told = {self.tree.lemma(w).lower() for w in self.tree.subtree(trigger.word)}
        known = self.scene.known.classes
        if event.event != event.act or not told & known["term"] or "death" in told:
            return
        jailed = bool(told & known["prison"]) or trigger.lemma in known["for a term"]
        if event.modes == ("convict",) and jailed:
            yield self._also(event, "COERCE", "arrest", "173")
        elif event.modes == ("arrest",) and trigger.lemma in known["jail"]:
            yield self._also(event, "SANCTION", "convict", "116")

    def _also(self, event: Event, act: str, mode: str, cameo: str) -> Event:
        """A second event on the words of the first."""
        start = str(event.trigger.start)
        name = content_id("e", self.reading.article.id, start, act, act)
        return replace(event, id=name, act=act, event=act, modes=(mode,), cameo=cameo)

    def _cried_at(self, word: int, event: Event, marches: Mapping[int, Event]) -> bool:
        """ "marched to demand bread": what those who march ask for is no event of its own."""
        for above in self.tree.ancestors(word):
            march = marches.get(above)
            if march is not None:
                doers = {party.actor for party in march.actors}
                return not doers or doers >= {party.actor for party in event.actors}
        return False

    def code(self, trigger: Trigger, above: Above) -> Event | None:
        """The event of a trigger; None where it makes none, and then `passed` says why."""
        act = self._stood(trigger, above)
        told = self._told(trigger, above, act) if act else "what stands above it leaves nothing"
        if isinstance(told, Event):
            return told
        self.passed[trigger.word] = passed_over(trigger, told)
        return None

    def _told(self, trigger: Trigger, above: Above, act: Act) -> Event | str:
        """The event that an act makes, or what it lacks."""
        actors, recipients = self.sides.of(trigger, act, above)
        figures = self.circumstances.figures_of(trigger)
        if trigger.frame.toll:
            return self._toll(trigger, act, figures) or "it counts the dead of no attack"
        if not self._enough(trigger, act, actors, recipients, figures):
            return "the text names too few who take part"
        code = act.event or act.act
        if not relevant(self.scene, trigger.frame, trigger.word, code, actors, recipients):
            return "nobody who takes part has to do with power"
        named = self.by_its_doers(trigger, act, actors, recipients)
        act = with_modes(self.scene, trigger.word, named)
        event = self._event(trigger, act, actors, recipients, figures)
        return replace(event, reasons=tuple(self._why(trigger, above, act)))

    def _why(self, trigger: Trigger, above: Above, act: Act) -> Iterator[Reason]:
        weapon = means(self.scene, trigger.word, trigger.frame.modes, None).weapon
        yield from why_status(self.scene, above, act)
        yield from why_modes(trigger.frame, act, weapon if act.event == "ASSAULT" else None)

    def _toll(self, trigger: Trigger, act: Act, figures: tuple[Figure, ...]) -> Event | None:
        """A count of the dead goes back to the attack that the report tells of, nobody's by name."""
        own = tuple(f for word, f in self.figures if word == trigger.word and f in figures)
        told = any(violent(self.scene, s.first) for s in self.reading.sentences)
        return self._event(trigger, act, [], [], own) if own and told else None

    def plain(self, trigger: Trigger) -> Act | None:
        """What a trigger makes under what stands above it, whoever did it.

        "will not attack" and "may have attacked" make no event; of two between whom something is,
        the one is an undertaking and the other what is said to have been done.
        """
        above = look_above(self.scene, trigger.word, trigger.noun)
        never = self._never_to_be(trigger, above) if above.negated else None
        if never and (never.event in MATERIAL_CONFLICT or never.event == "THREATEN"):
            return forsworn(never)
        verb = carrier(self.scene, trigger.word) if trigger.noun else trigger.word
        if above.supposed and verb is not None and maybe_done(self.scene, verb):
            above = replace(above, supposed=False)
        return self._stood(trigger, above)

    def _never_to_be(self, trigger: Trigger, above: Above) -> Act | None:
        """The act that somebody says is not to come."""
        now = self._act(trigger, replace(above, future=False, supposed=False))
        return now if self._never(trigger, above) else None

    def _stood(self, trigger: Trigger, above: Above) -> Act | None:
        if above.negated and self._leaves_open(trigger):
            return Act("THREATEN", "THREATEN", (), "138", Status.threatened)
        if trigger.frame.never:
            return self._refused(trigger, above)
        unsaid = trigger.frame.act in ("REQUEST", "REJECT", "THREATEN") or not above.wont
        if unsaid and self._no_more(trigger.word):
            return no_longer(Act(trigger.frame.act, trigger.frame.act, (), None, Status.happened))
        idle = trigger.lemma in self.scene.known.marks["not idle"]
        if idle and trigger.frame.act == "THREATEN":
            if not above.negated:
                return None
            above = replace(above, negated=False)
        if above.negated:  # "will not free the crew" refuses; "did not free it" is nothing
            now = self._never_to_be(trigger, above)
            return compose("refuse", now) if now and now.event in COOPERATION else None
        act = self._act(trigger, above)
        return self._armed_with(trigger, act) if act and act.event == "ASSAULT" else act

    def _leaves_open(self, trigger: Trigger) -> bool:
        """ "would not rule out force"."""
        thing = self.scene.object(trigger.word)
        forceful = thing is not None and in_class(self.scene, thing, "forceful")
        return not trigger.noun and forceful and leaves_open(self.scene, trigger.word)

    def _no_more(self, word: int) -> bool:
        """ "no longer insists", "does not insist any longer": a verb whose act is over."""
        tree, over = self.tree, self.scene.known.marks["any more"]
        said = (f"{tree.lower(c - 1)} {tree.lower(c)}" for c in tree.all_children(word, "advmod"))
        return tree.tag(word).startswith("V") and any(phrase in over for phrase in said)

    def _refused(self, trigger: Trigger, above: Above) -> Act | None:
        """ "will not budge", "would not stop its work": what one says one will not do, once told so."""
        told = all(stance in TELLING for stance, _ in above.stances)
        frame = trigger.frame
        act = Act(frame.act, frame.act, frame.modes, frame.cameo, Status.happened)
        return act if told and not above.supposed else None

    def by_its_doers(
        self, trigger: Trigger, act: Act, actors: list[Party], recipients: list[Party]
    ) -> Act:
        """The act as PLOVER names it where these do it, with its weapon."""
        named = by_its_doers(self.scene, trigger, act, actors, recipients)
        fresh = named.act != act.act and named.event == "ASSAULT" and not named.modes
        return self._armed_with(trigger, named) if fresh else named

    def _never(self, trigger: Trigger, above: Above) -> bool:
        """ "will not sign", "does not mean to sign", "cannot accept", "did not permit it"."""
        marks = self.scene.known.marks
        if any(self._not_minded(word) for _, word in above.stances):
            return True
        cannot = any(self.tree.lower(c) in marks["can"] for c in self.tree.children(trigger.word))
        consent = (
            trigger.frame.act in ("AGREE", "SUPPORT", "CONCEDE") and not trigger.frame.symmetric
        )
        ahead = above.future or above.wont
        if not above.supposed and (ahead or trigger.lemma in marks["consenting"]):
            return True
        return cannot and consent

    def _not_minded(self, word: int) -> bool:
        """ "no intention of", "not plan to", "not ready to", "in no mood to", under a negation."""
        marks, tree = self.scene.known.marks, self.tree
        ready = any(tree.lemma(c) in marks["willing"] for c in tree.all_children(word, "acomp"))
        ready = ready or tree.lemma(word) in marks["planning"]
        return ready or meant(self.scene, word) or unmoved(self.scene, word)

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
        if act.act == "COERCE" or trigger.frame.alone or self._passively(trigger, act):
            return bool(actors or recipients)
        if act.modes == ("investigate",):
            return bool(actors and recipients)
        if act.act == "CONSULT":
            return self._two_sides(trigger, act, actors, recipients)
        return bool(actors)

    def _passively(self, trigger: Trigger, act: Act) -> bool:
        """ "was thrown out of the league", "were sentenced to death": by whom goes without saying."""
        said = act.event == "SANCTION" and set(act.modes) & {"expel", "convict"}
        return bool(said) and self.tree.child(trigger.word, "auxpass") is not None

    def _two_sides(
        self, trigger: Trigger, act: Act, actors: list[Party], recipients: list[Party]
    ) -> bool:
        """A meeting needs someone to meet, not only the press; a visit someone else's country."""
        cast = self.scene.cast
        parties = [p for p in (*actors, *recipients) if "JRN" not in cast.actor(p.actor).sectors]
        if not actors or not parties:
            return False
        if "visit" in act.modes or act.act == "CONSULT" and recipients:
            hosts = [cast.actor(p.actor) for p in recipients]
            guests = [cast.actor(p.actor) for p in actors]
            own = {a.country for a in guests if not a.sectors or a.sectors[0] in OF_STATE}
            places = (ActorKind.government, ActorKind.office)
            abroad = any(
                h.kind not in places or (h.country and h.country not in own) for h in hosts
            )
            return abroad or self._goes_abroad(trigger, own)
        return len(parties) > 1 or self._are_several(parties[0])

    def _are_several(self, party: Party) -> bool:
        """ "The rebels met.", "Two officials met.": those who can meet one another."""
        actor = self.scene.cast.actor(party.actor)
        if actor.kind is not ActorKind.unnamed:
            return actor.kind is ActorKind.group
        head = self.tree.head_of(party.span)
        return head is not None and self.tree.tag(head) in ("NNS", "NNPS")

    def _goes_abroad(self, trigger: Trigger, own: set[str | None]) -> bool:
        """A visit to a town of another country, though no government is named as host."""
        place = next((p for p in self.places if p.id == self.circumstances.where(trigger)), None)
        return place is not None and place.country is not None and place.country not in own

    def completed(self, event: Event) -> Event:
        """The event with what is known of it once its triggers are joined: contexts and scores."""
        word = self.tree.head_of(event.trigger)
        about = contexts(self.scene, word, event) if word is not None else {}
        told = (Reason(About.context, f"{name}: {why}") for name, why in about.items())
        return replace(
            event,
            contexts=tuple(about),
            quad=quad(event.event),
            score=score(event.event, event.modes),
            goldstein=goldstein(event.cameo) if event.event else None,
            reasons=(*event.reasons, *told, *came_near(self.scene, event, self.passed)),
        )

    # ------------------------------------------------------------------ the act

    def _act(self, trigger: Trigger, above: Above) -> Act | None:
        frame = trigger.frame
        cameo = frame.cameo_happened or frame.cameo
        act: Act | None = Act(frame.act, frame.act, frame.modes, cameo, Status.happened)
        if frame.act == "REQUEST" and act:
            act = self._what_is_asked(trigger, act)
        for stance, _ in above.stances:
            act = compose(stance, act) if act else None
        if frame.ahead and not (above.future or any(s in AHEAD for s, _ in above.stances)):
            return None
        if act and above.future:
            act = planned(act)
        ordered = (
            act
            and act.event in ("COERCE", "SANCTION")
            and trigger.lemma in self.scene.known.marks["told to go"]
        )
        asked = act and act.event == "REQUEST"
        if act and (asked or ordered) and or_else(self.scene, trigger.word):
            act = replace(act, event="THREATEN", modes=(), cameo="139", status=Status.threatened)
        if (
            act
            and act.event == "REJECT"
            and above.future
            and on_condition(self.scene, trigger.word)
        ):
            act = compose("threaten", act)  # "would boycott the talks if": not refused yet
        if act and act.event == "AID" and self._for_something(trigger.word):
            act = replace(act, event="COOPERATE", cameo="061")
        if act and above.supposed:
            threat = act.event in MATERIAL_CONFLICT and self._of_oneself(trigger.word)
            act = compose("threaten" if threat else "consider", act)
        if act and act.event and self._long_past(trigger):
            act = Act(act.act, act.event, act.modes, act.cameo, Status.background)
        return act

    def _for_something(self, verb: int) -> bool:
        """ "shipped oil in return for gold": both sides gain."""
        tree, known = self.tree, self.scene.known.marks["in return"]
        return any(
            tree.lower(thing) in known and tree.child(thing, "prep") is not None
            for prep in tree.all_children(verb, "prep")
            if tree.lower(prep) == "in"
            for thing in tree.all_children(prep, "pobj")
        )

    def _of_oneself(self, verb: int) -> bool:
        """ "said it could cut off the gas": what one says that one may do is a warning."""
        helps = {self.tree.lower(c) for c in self.tree.all_children(verb, "aux")}
        if not helps & self.scene.known.marks["hypothetical"]:
            return False
        own = {p.actor for p in self.scene.actors(verb)}
        said = {p.actor for p in speakers(self.scene, verb)}
        ours, theirs = self._states(own), self._states(said)
        return bool(own & said) or bool(ours and (ours & theirs or None in theirs))

    def _states(self, actors: set[str]) -> set[str | None]:
        """The countries of those who act for a state; None where it is not said which."""
        known = [self.scene.cast.actor(a) for a in actors]
        return {a.country for a in known if a.sectors[:1] in STATES}

    def _armed_with(self, trigger: Trigger, act: Act) -> Act:
        by = means(self.scene, trigger.word, act.modes, act.cameo)
        return replace(act, modes=(by.mode,) if by.mode else (), cameo=by.cameo)

    def _what_is_asked(self, trigger: Trigger, act: Act) -> Act:
        """PLOVER's mode of a request, from the act in its clause or object."""
        tree = self.tree
        should = self._only_should(trigger.word)
        inner = asked_clause(self.scene, trigger.word)
        thing = tree.child(trigger.word, "dobj", "ccomp")
        for word in (inner, thing, *self._asked_for(trigger.word)):
            found = word is not None and self._plain_act(word)
            if found == "PROTEST" and self._asks_nobody(trigger):  # "called for a march on Monday"
                return planned(replace(act, event=found)) or act
            if found:
                asked = compose("request", Act(found, found, (), None, Status.happened))
                if asked:
                    demanded = act.cameo == "100" and not should
                    cameo = act.cameo if demanded else asked.cameo
                    return Act(act.act, act.event, asked.modes, cameo, act.status)
        return Act(act.act, act.event, act.modes, "020", act.status) if should else act

    def _asks_nobody(self, trigger: Trigger) -> bool:
        """ "called for a strike", not "urged the miners to strike"."""
        return trigger.frame.object == "thing" and not self.scene.by_preps(
            trigger.word, ("on", "upon", "to")
        )

    def _only_should(self, verb: int) -> bool:
        """ "said the rebels should leave" appeals; "must" demands."""
        clause = obliged_clause(self.scene, verb)
        return clause is not None and any(
            self.tree.lower(c) in self.scene.known.marks["appealing"]
            for c in self.tree.children(clause)
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

    def _denies(self, statement: Statement) -> bool:
        """ "denied that it had fired the rocket"; "does not plan to fire it" says what is not to be."""
        cue = self.tree.head_of(statement.cue) if statement.cue else None
        return statement.negated and not (cue is not None and self._not_minded(cue))

    def _long_past(self, trigger: Trigger) -> bool:
        when = self.circumstances.when(trigger.word)
        published = self.reading.article.published
        return bool(when and when.days and published and when.days.last < published.day - LONG_PAST)

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
        if statement and self._denies(statement):
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
            self.circumstances.when(trigger.word),
            self.circumstances.where(trigger),
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


def _asking_for(event: Event, asked: Event) -> Event:
    """ "asked the rebels to free him": the asking is the event, what is asked for its act."""
    if event.event != "REQUEST" or event.status is not Status.happened:
        return event
    why = Reason(About.status, f"what is asked for is {asked.act}")
    modes = event.modes or asked.modes
    return replace(
        event, act=asked.act, status=Status.asked, modes=modes, reasons=(*event.reasons, why)
    )
