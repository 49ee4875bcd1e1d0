"""What the first of two given actors does to the second: the event between them, or the nearest.

That there is something between the two is taken as said, so that an act whose parties were read
otherwise, or not at all, is better than silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from dateline.events.chain import look_above
from dateline.events.clauses import speakers, speech
from dateline.events.coding import Coder
from dateline.events.comments import comments
from dateline.events.composing import Act
from dateline.events.entries import verb_lemmas
from dateline.events.frames import Frame
from dateline.events.nouns import answer, carrier
from dateline.events.opinion import GENERAL, NOTHING, Opinion, Ruled, in_words, opinion
from dateline.events.scene import Scene
from dateline.events.triggers import Trigger, find_triggers, told_before
from dateline.events.verbs import WRONGS
from dateline.model import Cast, Party, Reading, Span, Statement, Status

COMMENT = "010"
HANDED_OVER = "063"  # CAMEO's judicial cooperation
CHARGED = Act("ACCUSE", "ACCUSE", ("investigate",), "112", Status.happened)
SURE = 0.6  # margin from which the learned opinion is taken where the rules are not firm
STRICT = (
    "must",
    "base",
    "charged",
    "for-doing",
)  # "say" and "insist" are nothing without the clause they need
HARM = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})  # to agree to it is a threat
PLAIN = frozenset({"a", "an", "the", "of", "and", "'s", "’s", "in"})


@dataclass(frozen=True, slots=True)
class Relation:
    """An event between two actors; `event` is None for a bare comment (CAMEO 01)."""

    event: str | None
    cameo: str | None
    modes: tuple[str, ...]
    found_by: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act that could stand between the two, and how well: the lowest rank is taken."""

    act: Act
    rank: tuple[int, ...]
    found_by: str
    loose: bool  # a word alone says it, whose conditions are not met


def relation(
    reading: Reading,
    cast: Cast,
    actor: str,
    recipient: str,
    statements: tuple[Statement, ...] = (),
) -> Relation:
    """What `actor` does to `recipient`, both as the text has them, anywhere in the reading."""
    return Between(Coder(reading, cast, statements, ()), actor, recipient).relation()


class Between:
    """Weighs what the words of one reading make of two of its actors."""

    def __init__(self, coder: Coder, actor: str, recipient: str) -> None:
        self.coder = coder
        self.scene = coder.scene
        self.tree = coder.scene.tree
        self.first, self.second = _words(actor), _words(recipient)
        self.seconds = self._heads(recipient)
        self.ends, self.way = self._way(self._heads(actor), self.seconds)
        self.commented = self._only_said(self._heads(actor))

    def relation(self) -> Relation:
        """The best candidate's act; the learned opinion's where there is no firm one and it is sure."""
        best = self.best()
        said = self._opinion(best) if best is None or best.loose else None
        if said is not None and said.margin > SURE and said.event != NOTHING:
            by = f"learned opinion: {in_words(said)}"
            return Relation(said.event, GENERAL[said.event], (), by)
        if best is None:
            return self._jointly() or Relation(None, COMMENT, (), "no act found: a comment")
        return _told(best)

    def _jointly(self) -> Relation | None:
        """ "Peru and Chile will share the pipeline": whatever it is, the two do it together."""
        tree = self.tree
        for verb in range(len(tree.words)):
            does = tree.child(verb, "nsubj") if tree.tag(verb).startswith("VB") else None
            named = self._names(self.scene.actors(verb)) if does is not None else set()
            if does is None or tree.child(does, "conj") is None or tree.child(verb, "neg"):
                continue
            above = look_above(self.scene, verb, noun=False)
            if self.first & named and self.second & named and not above.negated | above.supposed:
                event = "AGREE" if above.future else "COOPERATE"
                return Relation(event, GENERAL[event], (), f"{tree.lemma(verb)}: the two together")
        return None

    def best(self) -> Candidate | None:
        """What the rules say."""
        return min(self._candidates(), key=lambda one: one.rank, default=None)

    def ruled(self) -> Ruled:
        """What the rules say, as the learned opinion takes it."""
        best = self.best()
        return Ruled(best.act.event if best else None, best is not None and best.loose)

    def _opinion(self, best: Candidate | None) -> Opinion | None:
        if self.ends is None:
            return None
        ruled = Ruled(best.act.event if best else None, best is not None)
        return opinion(self.tree, self.scene.known, *self.ends, ruled)

    # ------------------------------------------------------------------ the way between the two

    def _heads(self, name: str) -> list[int]:
        """The head words of every place where the text has these words."""
        text = self.tree.text
        found: list[int] = []
        start = text.find(name)
        while start >= 0 and name:
            head = self.tree.head_of(Span(start, start + len(name)))
            found += [head] if head is not None else []
            start = text.find(name, start + 1)
        return found

    def _way(
        self, firsts: list[int], seconds: list[int]
    ) -> tuple[tuple[int, int] | None, list[int]]:
        """The ends of the shortest way through the parse from the one to the other, and its words."""
        ways = [
            ((a, b), way) for a in firsts for b in seconds if a != b and (way := self._path(a, b))
        ]
        return min(ways, key=lambda way: len(way[1]), default=(None, []))

    def _path(self, a: int, b: int) -> list[int]:
        up, over = [a, *self.tree.ancestors(a)], [b, *self.tree.ancestors(b)]
        meet = next((w for w in up if w in over), None)
        if meet is None:
            return []
        return [*up[1 : up.index(meet) + 1], *reversed(over[1 : over.index(meet)])]

    def _only_said(self, firsts: list[int]) -> frozenset[int]:
        """The words below what the first only comments on: nothing there is the first's act."""
        tree = self.tree
        below: set[int] = set()
        for first in firsts:
            verb = next((w for w in tree.ancestors(first) if tree.tag(w).startswith("V")), None)
            if verb is not None and comments(self.scene, verb):
                listed = {w for c in tree.all_children(verb, "conj") for w in tree.subtree(c)}
                does = self.first & self._names(self.scene.actors(verb))
                below.update(set(tree.subtree(verb)) - listed if does else ())
        return frozenset(below)

    def _off(self, word: int) -> int:
        """How many words off the way: 0 on it, 1 below a word of it, 2 farther."""
        if word in self.way:
            return 0
        return 1 if any(above in self.way for above in islice(self.tree.ancestors(word), 2)) else 2

    def _of_whom(self, trigger: Trigger, act: Act) -> Act:
        """ "extradited the banker to Peru": help for Peru, and a charge pressed against the banker."""
        if act.cameo != HANDED_OVER:
            return act
        prep = self.tree.child(trigger.word, "prep") if trigger.noun else None
        thing = self.scene.object(trigger.word) if prep is None else self.tree.child(prep, "pobj")
        return CHARGED if thing is not None and thing in self.seconds else act

    def _by_the_way(self, trigger: Trigger, act: Act) -> bool:
        """ "called the premier to congratulate him": the call only carries what follows."""
        below = self.tree.all_children(trigger.word, "advcl", "xcomp")
        aimed = any(map(self.scene.has_to, below))
        return aimed and act.modes == ("phone",)

    # ------------------------------------------------------------------ candidates

    def _candidates(self) -> Iterator[Candidate]:
        told: set[int] = set()
        found = list(find_triggers(self.scene))
        threats = set(self._threats(found))
        marches = {t.word: doers for t in found if (doers := self._marchers(t))}
        for trigger in found:
            told.add(trigger.word)
            agreed = trigger.frame.act == "AGREE" and trigger.word in threats
            if not agreed and not self._cried_at(trigger, marches):
                yield from self._weighed(trigger, loose=False)
        for trigger in _loose(self.scene):
            if trigger.word not in told and not self._denied(trigger):
                yield from self._weighed(trigger, loose=True)

    def _denied(self, trigger: Trigger) -> bool:
        """ "did not impose sanctions": the noun is not done by the verb that has it."""
        if not trigger.noun or self.tree.relation(trigger.word) not in ("dobj", "nsubjpass"):
            return False
        return look_above(self.scene, self.tree.head(trigger.word), noun=False).negated

    def _threats(self, found: list[Trigger]) -> Iterator[int]:
        """ "agreed to expel the envoy", "is ready to attack": words that make a threat of an act."""
        for trigger in found:
            act = self.coder.plain(trigger)
            if act is None or act.event != "THREATEN":
                continue
            if act.act in HARM and "arrest" not in act.modes:
                above = look_above(self.scene, trigger.word, trigger.noun)
                yield from (word for _, word in above.stances)

    def _marchers(self, trigger: Trigger) -> set[str]:
        """Who marches or strikes, where a trigger says that some do."""
        act = self.coder.plain(trigger)
        if act is None or act.event not in ("PROTEST", "ASSAULT", "COERCE"):
            return set()
        above = look_above(self.scene, trigger.word, trigger.noun)
        actors, recipients = self.coder.sides.of(trigger, act, above)
        named = self.coder.by_its_doers(trigger, act, actors, recipients)
        return {p.actor for p in actors} if named.event == "PROTEST" else set()

    def _cried_at(self, trigger: Trigger, marches: Mapping[int, set[str]]) -> bool:
        """ "marched to demand bread": what those who march ask for is no act of its own."""
        if trigger.frame.act not in ("REQUEST", "ACCUSE", "REJECT") or trigger.noun:
            return False
        doers = {p.actor for p in self.scene.actors(trigger.word)}
        above = self.tree.ancestors(trigger.word)
        return any(word in marches and marches[word] >= doers for word in above)

    def _weighed(self, trigger: Trigger, *, loose: bool) -> Iterator[Candidate]:
        if trigger.word in self.commented:
            return
        yield from self._owned(trigger)
        yield from self._alleged(trigger)
        above = look_above(self.scene, trigger.word, trigger.noun)
        act = self.coder.plain(trigger)
        if act is None or act.event is None or trigger.frame.toll:
            return
        actors, recipients = self.coder.sides.of(trigger, act, above)
        act = self._of_whom(trigger, self.coder.by_its_doers(trigger, act, actors, recipients))
        fit = self._fit(actors, recipients)
        if fit < 2 and trigger.noun and answer(self.scene, trigger.word) is not None:
            return  # "rejected a plea by the bishops" has a plea from them, none to them
        off = self._off(trigger.word)
        how = "loosely, " if loose else ""
        example = f"{how}{trigger.lemma} (as in “{trigger.frame.example}”)"
        aside = self._by_the_way(trigger, act) or told_before(self.scene, trigger)
        whole = fit == 2 and not loose and not aside
        others_act = not self.first & self._names(actors)
        amiss = self._clash(actors, recipients) - fit
        depth = _depth(self.scene, trigger.word)
        rank = (not whole, off > 1, others_act, loose, amiss, off, depth, trigger.word)
        yield Candidate(act, rank, example, loose)

    def _owned(self, trigger: Trigger) -> Iterator[Candidate]:
        """ "rejected Togo's offer", "welcomed Togo's pledge": the first's act, whoever judges it."""
        replied = answer(self.scene, trigger.word) if trigger.noun else None
        judge = carrier(self.scene, trigger.word) if trigger.noun and replied is None else replied
        judged = replied or self.tree.relation(trigger.word) in ("dobj", "nsubjpass")
        if judge is None or not judged or trigger.frame.symmetric:
            return
        judges = self.scene.actors(judge)
        owners = self.scene.around(trigger.word, ("by", "from"))
        if not self.first & self._names(owners) or self.first & self._names(judges):
            return
        frame = trigger.frame
        act = Act(frame.act, frame.act, frame.modes, frame.cameo, Status.happened)
        fit = self._fit(owners, [*self.scene.by_preps(trigger.word, frame.preps), *judges])
        depth = _depth(self.scene, trigger.word)
        asked = int(replied is not None)  # the first asked: that the other agreed is its own act
        rank = (fit < 2, False, False, False, -fit - asked, 0, depth, trigger.word)
        yield Candidate(act, rank, f"{trigger.lemma} (as in “{frame.example}”)", loose=False)

    def _alleged(self, trigger: Trigger) -> Iterator[Candidate]:
        """ "Peru said Chad had burned the village": a charge by the first, against the second."""
        verb, scene = trigger.word, self.scene
        if trigger.noun or trigger.frame.act not in WRONGS or scene.passive(verb):
            return
        if self.tree.relation(verb) == "conj" and self.tree.child(verb, "nsubj") is not None:
            return  # "Peru said the truce held, and Chad bombed a bridge": told beside it
        act = self.coder.plain(trigger)
        said = self.tree.lemma(speech(scene, verb)).lower() in scene.known.marks["saying"]
        if act is None or act.event not in WRONGS or act.status is not Status.happened or not said:
            return
        fit = self._fit(speakers(scene, verb), scene.actors(verb))
        if fit == 2 and not self.first & self._names(scene.actors(verb)):
            charge = Act("ACCUSE", "ACCUSE", ("allege",), "112", Status.happened)
            rank = (False, False, False, False, -fit, 0, _depth(scene, verb), verb)
            yield Candidate(charge, rank, f"said of {trigger.lemma}", loose=False)

    def _fit(self, actors: list[Party], recipients: list[Party]) -> int:
        """How many of the two have the part in the act that they were given."""
        does, done_to = self._names(actors), self._names(recipients)
        if not recipients:  # they meet as equals, or it is done to nobody who is named
            done_to = does - self.first
        return bool(self.first & does) + bool(self.second & done_to)

    def _clash(self, actors: list[Party], recipients: list[Party]) -> int:
        """How many parts in the act are others' by name, where one of the two was to have them."""
        does, done_to = self._names(actors), self._names(recipients)
        taken = bool(self.first and does) and not self.first & does
        return taken + (bool(self.second and done_to) and not self.second & done_to)

    def _names(self, parties: list[Party]) -> set[str]:
        """The words of the parties as they stand, and of their full names."""
        text, cast = self.tree.text, self.scene.cast
        return {w for p in parties for w in _words(f"{p.span.of(text)} {cast.actor(p.actor).name}")}


def _told(best: Candidate) -> Relation:
    act = best.act
    bare = (act.cameo or "").startswith("01")  # an appeal (02) to the other is a request
    return Relation(None if bare else act.event, act.cameo, act.modes, best.found_by)


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if word not in PLAIN}


def _says_enough(frame: Frame, alike: bool) -> bool:
    """Whether a frame's word means its act whatever stands beside it; "hold" and "launch" do not.

    `alike`: all frames of the word are of one act.
    """
    open_to_all = alike or not (frame.needs or frame.doer or frame.light and frame.needs_prep)
    return (
        frame.needs_clause not in STRICT
        and open_to_all
        and not (frame.toll or frame.deeds or frame.spoken or frame.ahead or frame.never)
        and not (frame.given or frame.common)
    )


def any_triggers(scene: Scene) -> Iterator[Trigger]:
    """First those whose conditions are met, then any word that a frame knows; main clauses first."""
    yield from find_triggers(scene)
    yield from sorted(_loose(scene), key=lambda t: _depth(scene, t.word))


def _loose(scene: Scene) -> Iterator[Trigger]:
    tree = scene.tree
    for word in range(len(tree.words)):
        entries: list[str] = []
        table: dict[str, tuple[Frame, ...]] = {}
        if tree.tag(word).startswith("VB"):
            entries, table = verb_lemmas(scene, word), scene.known.verbs
        elif tree.tag(word) in ("NN", "NNS"):
            entries, table = [tree.lemma(word).lower()], scene.known.nouns
        for entry in entries:
            frames = table.get(entry, ())
            light = scene.known.stances["verbs"].get(entry) in ("begin", "deny")
            usual = {f.act for f in frames if not (f.never or f.abroad or f.spoken)}
            alike = len(usual) == 1 and not light
            frame = next((f for f in frames if _says_enough(f, alike)), None)
            if entry in scene.known.marks["open"]:
                frame = None  # "told the king that": it depends on what
            named = frame and frame.bare and tree.child(word, "oprd") is not None
            if frame and not named:  # "called him a liar" is no call
                yield Trigger(word, frame, entry, noun=table is scene.known.nouns)
                break


def _depth(scene: Scene, word: int) -> int:
    return sum(1 for _ in scene.tree.ancestors(word))
