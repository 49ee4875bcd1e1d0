"""When, where, how many: what the clause of an act says besides its parties."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.scene import Scene
from dateline.events.triggers import Trigger
from dateline.model import Figure, Place, TimeExpression

HARM = frozenset({"killed", "injured", "arrested", "displaced", "abducted"})
MONEY = frozenset({"money"})
TOLD_OF = {  # the kinds of figures that belong to an act
    "ASSAULT": HARM,
    "COERCE": HARM | MONEY,
    "PROTEST": HARM | {"crowd"},
    "SANCTION": MONEY | {"displaced"},
    "AID": MONEY,
    "AGREE": MONEY,
    "COOPERATE": MONEY,
    "REQUEST": MONEY,
    "RETREAT": MONEY,
}


class Circumstances:
    """The times, places and figures of one reading, asked by trigger.

    `figures`: each with the word that says what it counts.
    """

    def __init__(
        self, scene: Scene, places: Sequence[Place], figures: Sequence[tuple[int, Figure]]
    ) -> None:
        self.tree = scene.tree
        self.times = scene.tree.reading.times
        self.places = places
        self.figures = figures

    def _clause_of(self, word: int) -> int:
        """The verb whose clause a word stands in, itself if it is one."""
        tree = self.tree
        if tree.tag(word).startswith("V"):
            return word
        for above in tree.ancestors(word):
            if tree.tag(above).startswith("V"):
                return above
        return word

    def _first_of_list(self, clause: int) -> int:
        """ "leaving 12 dead and 30 wounded": what is listed stands in the clause of the first."""
        tree = self.tree
        while tree.relation(clause) == "conj":
            own = tree.child(clause, "nsubj", "nsubjpass")
            if own is not None and tree.tag(own) != "CD":
                break
            clause = self._clause_of(tree.head(clause))
        return clause

    def when(self, word: int) -> TimeExpression | None:
        """The time named in the trigger's own clause, else in one that hangs on it or holds it."""
        clause = self._clause_of(word)
        sentence = self.tree.sentence(word).span
        inside = [t for t in self.times if sentence.covers(t.span)]
        # a length whose days are known holds the act as well: "in the first nine months of 2009"
        lengths = [t for t in inside if t.kind == "DURATION" and t.days is not None]
        pointing = [t for t in inside if t.kind in ("DATE", "TIME")] + lengths
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

    def where(self, trigger: Trigger) -> str | None:
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

    def figures_of(self, trigger: Trigger) -> tuple[Figure, ...]:
        """The figures of the same clause, or of the clauses that hang on it: "killing hundreds"."""
        told = TOLD_OF.get(trigger.frame.act, frozenset())
        if not told:
            return ()
        clause = self._clause_of(trigger.word)
        found = []
        for word, figure in self.figures:
            if figure.what not in told:
                continue
            own = self._first_of_list(self._clause_of(word))
            if own == clause or self.tree.head(own) == clause or own == self.tree.head(clause):
                found.append(figure)
        return tuple(found)
