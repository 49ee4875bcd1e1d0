"""The words around a trigger: who stands where in its clause, through relatives and control."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from dateline.events.frames import Frames
from dateline.model import Cast, Mention, Party, Reading
from dateline.syntax import Tree

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECT = ("nsubj", "nsubjpass", "csubj")
# the parser's tags of "free", "in", "go"
SMALL = frozenset({"VB", "VBP", "VBD", "JJ", "RB", "RP", "IN", "NN"})
OBJECT_CONTROL = frozenset({"request", "threaten", "begin", "invite"})
DEEPEST = 6  # clauses climbed in search of a subject


class Scene:
    """A reading with its cast laid over the words."""

    def __init__(self, reading: Reading, cast: Cast, known: Frames) -> None:
        self.tree = Tree(reading)
        self.known = known
        self.cast = cast
        self.entries: dict[int, list[str]] = {}  # verb → what frames may call it; see entries
        # by the first word of a sentence what it names: asked for every act in it
        self.said: dict[int, set[str]] = {}  # see relevance
        self.weapons: dict[int, set[str]] = {}  # see means
        self.timed = {w for time in reading.times for w in self.tree.words_in(time.span)}
        self.at: dict[int, list[Mention]] = {}
        for mention in cast.mentions:
            head = self.tree.head_of(mention.span)
            if head is not None:
                self.at.setdefault(head, []).append(mention)

    @cached_property
    def placed(self) -> set[int | None]:
        """The heads of the names of places."""
        names = (n for n in self.tree.reading.names if n.label in ("GPE", "LOC", "FAC"))
        return {self.tree.head_of(name.span) for name in names}

    # ------------------------------------------------------------------ parties

    def parties(self, word: int | None) -> list[Party]:
        """Those a noun stands for, with whoever is coordinated with it."""
        if word is None:
            return []
        found: list[Party] = []
        for w in self._listed(self.counted(word)):
            found.extend(self._at(w) or self._of_conjunct(w, word))
        return _once(found)

    def _listed(self, word: int) -> list[int]:
        """A noun and those coordinated with it; the parser calls the next name an apposition."""
        words = list(self.tree.conjuncts(word))
        for w in words:
            for beside in self.tree.all_children(w, "appos"):
                mine, theirs = self.at.get(w, []), self.at.get(beside, [])
                names = [m for m in theirs if m.kind == "name"]
                if mine and names and {m.actor for m in names}.isdisjoint(m.actor for m in mine):
                    words.extend(x for x in self._listed(beside) if x not in words)
        return words

    def _of_conjunct(self, word: int, first: int) -> list[Party]:
        return self._at(self.counted(word)) if word != first else []

    def _at(self, word: int) -> list[Party]:
        return [Party(m.actor, m.span) for m in self.at.get(word, ())]

    def counted(self, word: int) -> int:
        """What "hundreds of marchers" counts; the word itself where it counts nothing."""
        tree = self.tree
        if word in self.at and tree.lemma(word).lower() not in ("crowd", "group", "team", "member"):
            return word
        if tree.lemma(word).lower() not in self.known.classes["counting"]:
            return word
        return next(self.inside(word), word)

    def inside(self, word: int) -> Iterator[int]:
        """The marchers of "hundreds of marchers"."""
        tree = self.tree
        if tree.lemma(word).lower() not in self.known.classes["counting"]:
            return
        for prep in tree.all_children(word, "prep"):
            if tree.lower(prep) == "of" and (inner := tree.child(prep, "pobj")) is not None:
                yield inner

    def around(self, word: int | None, preps: Sequence[str] = ("of", "by")) -> list[Party]:
        """Those named beside a thing: its owner, its adjective, its "of" and "by"."""
        if word is None:
            return []
        tree = self.tree
        found: list[Party] = []
        for child in tree.children(word):
            if tree.relation(child) in ("poss", "compound", "amod", "nmod"):
                found.extend(self.parties(child) or self._nested(child))
            elif tree.relation(child) in ("prep", "agent") and tree.lower(child) in preps:
                target = tree.child(child, "pobj")
                found.extend(self.parties(target) or self._nested(target))
        return _once(found)

    def _nested(self, word: int | None) -> list[Party]:
        """ "the failure of U.S. policy": named beside what stands beside."""
        if word is None:
            return []
        found: list[Party] = []
        for child in self.tree.children(word):
            if self.tree.relation(child) in ("poss", "compound", "amod", "nmod"):
                found.extend(self.parties(child))
            elif self.tree.relation(child) == "prep" and self.tree.lower(child) in ("of", "by"):
                found.extend(self.parties(self.tree.child(child, "pobj")))
        return found

    def parties_or_around(
        self, word: int | None, preps: Sequence[str] = ("of", "by")
    ) -> list[Party]:
        return self.parties(word) or self.around(word, preps)

    def by_preps(self, word: int, preps: Sequence[str]) -> list[Party]:
        """Those under a word's prepositions: "with the envoy", "on rebels"."""
        tree = self.tree
        found: list[Party] = []
        for prep in tree.all_children(word, "prep", "agent", "dative"):
            if tree.lower(prep) not in preps:
                continue
            for target in self._targets(prep):
                inner = ("of", "by", "with", "between", "in")
                found.extend(self.parties(target) or self.around(target, inner))
        return _once(found)

    def deep_preps(self, noun: int, preps: Sequence[str]) -> list[Party]:
        """As by_preps, but hung by the parser on a noun further down: "blame for the loss on"."""
        tree = self.tree
        for word in sorted(tree.subtree(noun)):
            if word > noun and tree.tag(word).startswith("N"):
                found = self.by_preps(word, preps)
                if found:
                    return found
        return []

    def _targets(self, prep: int) -> Iterator[int]:
        tree = self.tree
        for c in tree.children(prep):
            if tree.relation(c) == "pobj":
                yield c
            elif tree.relation(c) == "prep":  # "outside of"
                yield from self._targets(c)
            elif tree.relation(c) == "pcomp" and (o := tree.child(c, "dobj")) is not None:
                yield o

    # ------------------------------------------------------------------ subjects and objects

    def passive(self, verb: int) -> bool:
        tree = self.tree
        if tree.child(verb, "auxpass", "nsubjpass") is not None or self.ordered(verb) is not None:
            return True
        bare = tree.tag(verb) == "VBN" and tree.child(verb, "aux") is None
        return bare and (
            tree.relation(verb) in ("acl", "amod") or tree.child(verb, "agent") is not None
        )

    def ordered(self, verb: int) -> int | None:
        """ "had the editor arrested", "ordered two activists held": the verb of whoever has it done."""
        tree = self.tree
        relation, head = tree.relation(verb), tree.head(verb)
        if relation == "acl" and tree.relation(head) == "dobj":
            relation, head = "ccomp", tree.head(head)
        elif tree.child(verb, "nsubj") is None:
            return None
        if relation not in ("ccomp", "xcomp") or tree.tag(verb) not in ("VBN", "VBD"):
            return None
        if tree.child(verb, "aux", "auxpass", "mark", "dobj") is not None:
            return None
        done = tree.tag(verb) == "VBN" or tree.lemma(head) == "order"
        return head if done and tree.lemma(head) in self.known.marks["causing"] else None

    def subject(self, verb: int) -> int | None:
        """The noun that is the grammatical subject, found through relatives, lists and control."""
        return self._subject(verb, DEEPEST)

    def _subject(self, verb: int, depth: int) -> int | None:
        tree = self.tree
        own = tree.child(verb, *SUBJECT)
        if own is None:  # the parser's "I do not know" for "said all agreed"
            own = next(
                (c for c in tree.all_children(verb, "dep") if c < verb and c in self.at), None
            )
        if own is not None and not (tree.tag(own) in ("WDT", "WP") or tree.lower(own) in RELATIVE):
            return own
        if depth == 0:
            return own
        relation, head = tree.relation(verb), tree.head(verb)
        if own is not None and relation == "relcl":
            return head
        if relation in ("relcl", "acl") and tree.tag(head).startswith(("N", "P", "J")):
            return self._of_noun(verb, head, relation, depth)
        if relation == "conj" and tree.tag(head).startswith(("V", "M")):
            cut = self._cut_off(verb, head)
            return cut if cut is not None else self._subject(head, depth - 1)
        if relation in ("acomp", "attr", "oprd") and head != verb:
            return self._subject(head, depth - 1)
        if relation in ("xcomp", "ccomp", "advcl", "pcomp", "prep") and head != verb:
            return self._controller(verb, head, depth)
        return None

    def _cut_off(self, verb: int, head: int) -> int | None:
        """ "Hale, whose aides stayed away, denounced": the main verb that the parser lists below."""
        tree = self.tree
        listed = tree.child(head, "cc") is not None or tree.form(verb - 1) != ","
        if listed or tree.relation(head) != "relcl":
            return None
        return tree.head(head) if tree.child(tree.head(head), "cc") is None else None

    def _of_noun(self, verb: int, noun: int, relation: str, depth: int) -> int | None:
        """ "rebels holding the pass" (rebels); "Chile's plan to visit" (Chile)."""
        tree = self.tree
        if tree.tag(verb) == "VBG" and noun in self.at:
            return noun
        if tree.tag(verb) == "VBG" and tree.relation(noun) == "dobj":
            above = tree.head(noun)  # "published a letter demanding": who published it
            return self._subject(above, depth - 1) if tree.tag(above).startswith("V") else noun
        if tree.tag(verb) == "VBG":
            return noun
        infinitive = self.has_to(verb)
        if infinitive and (relation in ("acl", "relcl") or tree.tag(noun).startswith("J")):
            owner = tree.child(noun, "poss")
            if owner is not None:
                return owner
            above = tree.head(noun)
            if tree.relation(noun) in ("dobj", "pobj", "attr"):
                carrier = above if tree.tag(above).startswith("V") else tree.head(above)
                return self._subject(carrier, depth - 1)
            return noun if noun in self.at else None
        return noun if relation == "relcl" and tree.child(verb, *SUBJECT) is None else None

    def _controller(self, verb: int, head: int, depth: int) -> int | None:
        """ "asked the guards to free" (the guards); "agreed to free" (who agreed)."""
        tree = self.tree
        while tree.relation(head) in ("prep", "pcomp", "mark") and tree.head(head) != head:
            head = tree.head(head)
        if tree.relation(verb) == "pcomp" and tree.lemma(head) in self.known.marks["judging"]:
            judged = tree.child(head, "dobj", "nsubjpass")  # "condemned Chad for closing it"
            if judged is not None:
                return judged
        stance = self.known.stances["verbs"].get(tree.lemma(head))
        if tree.relation(verb) in ("xcomp", "ccomp") and stance in OBJECT_CONTROL:
            held = tree.child(head, "dobj")
            if held is not None and held in self.at:
                return held
        if tree.tag(head).startswith("N"):
            owner, carrier = tree.child(head, "poss"), tree.head(head)
            if owner is None and tree.relation(verb) == "pcomp" and tree.relation(head) == "dobj":
                return self._subject(carrier, depth - 1)  # "had no intention of resigning"
            return owner
        return self._subject(head, depth - 1)

    def actors(self, verb: int) -> list[Party]:
        """Those who do what an active verb says, or stand behind a passive's "by"."""
        above = self.ordered(verb)
        if above is not None:
            return self.actors(above)
        if self.passive(verb):  # "in" where capitals stand for governments: "was hailed in Lima"
            return self.by_preps(verb, ("by",)) or self._by_below(verb) or self._heard_in(verb)
        subject = self.subject(verb)
        if subject is not None and self._private(subject):
            return self.parties(subject)
        return self.parties_or_around(subject, ("by", "of", "from"))

    def _private(self, noun: int) -> bool:
        """ "Brazilian fans": they act, and not their country."""
        return self.tree.lemma(noun).lower() in self.known.classes["private"]

    def _by_below(self, verb: int) -> list[Party]:
        """The parser hangs "by officials" on the noun before: "accused of fraud by officials"."""
        tree = self.tree
        for below in tree.all_children(verb, "prep", "dobj"):
            for word in tree.subtree(below):
                if tree.lower(word) == "by" and tree.tag(tree.head(word)).startswith("N"):
                    found = self.parties(tree.child(word, "pobj"))
                    if found:
                        return found
        return []

    def _heard_in(self, verb: int) -> list[Party]:
        return [p for p in self.by_preps(verb, ("in",)) if self.cast.actor(p.actor).stands_for]

    def object(self, verb: int) -> int | None:
        """The noun that a verb acts on; of a passive its subject."""
        tree = self.tree
        if not self.passive(verb):
            found = self._of_relative(verb, tree.child(verb, "dobj"))
            if found is None:
                found = self.given_to(verb)
            if found is None:
                found = self._shared(verb)
            return found if found is not None else self._let_do(verb)
        own = tree.child(verb, "nsubjpass")
        if self.ordered(verb) is not None:
            own = tree.child(verb, "nsubj")
            return own if own is not None else tree.head(verb)
        given = tree.child(verb, "dobj")
        if own is not None and given is not None:  # "was given two ambulances"
            return given
        if own is not None:
            relative = tree.lower(own) in RELATIVE and tree.relation(verb) == "relcl"
            return tree.head(verb) if relative else own
        if tree.relation(verb) in ("acl", "amod"):
            return tree.head(verb)
        return self.subject(verb)

    def _of_relative(self, verb: int, thing: int | None) -> int | None:
        """ "the duties that Chile imposed", "the duties Chile imposed": what the clause describes."""
        tree = self.tree
        own = tree.child(verb, "nsubj")
        if tree.relation(verb) != "relcl" or own is None:
            return thing
        told = thing is not None and tree.lower(thing) in RELATIVE
        bare = thing is None and tree.lower(own) not in RELATIVE
        return tree.head(verb) if told or bare else thing

    def _shared(self, verb: int) -> int | None:
        """ "arrested and beat six students": the object of both."""
        tree = self.tree
        other = tree.child(verb, "conj")
        if other != verb + 2 or not tree.tag(other).startswith("V"):
            return None
        return tree.child(other, "dobj")

    def _let_do(self, verb: int) -> int | None:
        """ "allowed the exiles to return": the subject of the infinitive below."""
        tree = self.tree
        for clause in tree.all_children(verb, "ccomp", "xcomp"):
            own = tree.child(clause, "nsubj", "nsubjpass")
            infinitive = tree.tag(clause) == "VB" and self._infinitive(clause)
            small = self.small_clause(clause) or self.said_of(clause)
            if own is not None and (infinitive or small):
                return own
        return None

    def small_clause(self, word: int) -> bool:
        """ "let the women go", "found the banker guilty", "let the trucks in": what becomes of it.

        Of its words the parser makes a clause, now and then one in the present tense.
        """
        tree = self.tree
        let = tree.lemma(tree.head(word)) in self.known.marks["letting"] and tree.tag(word) in SMALL
        if tree.relation(word) != "ccomp" or not (let or tree.tag(word) in ("VB", "JJ")):
            return False
        beside = [c for c in tree.children(word) if c < word]
        return all(tree.relation(c) in ("nsubj", "neg") for c in beside)

    def said_of(self, word: int) -> bool:
        """ "held Peru responsible": an adjective that the parser takes for a clause."""
        tree = self.tree
        small = tree.relation(word) == "ccomp" and tree.tag(word).startswith("JJ")
        return small and tree.child(word, "cop", "aux", "mark") is None

    def has_to(self, verb: int) -> bool:
        """ "to free them": whether a verb is in the infinitive with its "to"."""
        return any(self.tree.tag(c) == "TO" for c in self.tree.children(verb))

    def _infinitive(self, verb: int) -> bool:
        marks = [c for c in self.tree.children(verb) if self.tree.relation(c) in ("aux", "auxpass")]
        return all(self.tree.tag(c) in ("TO", "VB") for c in marks)

    def given_to(self, verb: int) -> int | None:
        """ "promised Peru a loan", "Peru was promised a loan": the noun that gets it."""
        tree = self.tree
        own = tree.child(verb, "nsubjpass")
        if own is not None and tree.child(verb, "dobj") is not None:
            return self.subject(verb)
        found = tree.child(verb, "dative")
        if found is None and tree.child(verb, "dobj") is not None:
            found = tree.child(verb, "nsubjpass")
        return None if found is None or tree.tag(found) in ("IN", "TO") else found


def _once(parties: list[Party]) -> list[Party]:
    seen: set[str] = set()
    return [p for p in parties if not (p.actor in seen or seen.add(p.actor))]  # type: ignore[func-returns-value]
