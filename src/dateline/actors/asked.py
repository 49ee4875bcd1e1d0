"""The coding of words that someone points at: whose and of what kind are "the Turkish sides"?

The words' own say comes first, then that of the actor they stand for, then that of the noun they
stand before. What is left open takes the only country of the sentence, as inferred.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.actors.coding import BESIDE, code_nominal, code_words, countries_in
from dateline.actors.knowledge import Coding, Knowledge, folded, knowledge
from dateline.model import Actor, Cast, Place, Reading, Span
from dateline.syntax import Tree

WHERE = ("in", "of", "from", "at", "near")


def code_mention(reading: Reading, span: Span, cast: Cast, places: Sequence[Place] = ()) -> Coding:
    """Country, sectors and role of the words in `span`, whether or not they are a mention."""
    article = reading.article
    day = article.published.day if article.published else None
    known = knowledge(article.language or "en").in_article(article.text, day, places)
    return _Asked(Tree(reading), known, cast, span).coding()


class _Asked:
    def __init__(self, tree: Tree, known: Knowledge, cast: Cast, span: Span) -> None:
        self.tree = tree
        self.known = known
        self.cast = cast
        words = tree.words_in(span)
        self.words = list(words)
        self.span = span
        self.head = self._head()

    def _head(self) -> int:
        """The highest word; the noun where the words begin with a preposition."""
        head = self.tree.head_of(self.span)
        head = self.words[-1] if head is None else head
        below = self.tree.child(head, "pobj") if self.tree.relation(head) == "prep" else None
        return head if below is None or below not in self.words else below

    def coding(self) -> Coding:
        own = self._own()
        actor = self._actor()
        theirs = _coding_of(actor) if actor else Coding()
        above = self._above()
        country = own.country or above.country or theirs.country
        sectors = own.sectors or above.sectors or theirs.sectors or self._as_a_place()
        if own.role is None and theirs.role and theirs.sectors:
            sectors = above.sectors or theirs.sectors
        role = own.role or theirs.role
        if country:
            inferred = theirs.inferred if not (own.country or above.country) else ()
            return Coding(country, sectors, role, inferred)
        found = self._only_country()
        return Coding(found, sectors, role, ("country",) if found else ())

    def _own(self) -> Coding:
        """What the words themselves say."""
        tree, known = self.tree, self.known
        inside = [i for i in self.words if i <= self.head or self._says_where(i)]
        countries = list(countries_in(tree, known, inside))
        said = code_words(tree, known, [i for i in inside if i <= self.head])
        _, noun = code_nominal(tree, known, self.head)
        country = self._home() or next(iter(countries), None) or said.country or noun.country
        return Coding(country, self._kind() or noun.sectors or said.sectors, said.role)

    def _kind(self) -> tuple[str, ...]:
        """The sector of those who are no office: townspeople, peoples."""
        lemma, low = self.tree.lemma(self.head).lower(), folded(self.tree.form(self.head))
        if lemma in self.known.dwellings | self.known.capital_nouns:
            named = {folded(self.tree.form(i)) for i in self.words}
            return ("GOV",) if named & {*self.known.capitals, "capital"} else ("CVL",)
        plural = self.tree.tag(self.head) in ("NNS", "NNPS")
        return (
            ("CVL",) if plural and (low in self.known.peoples or low in self.known.groups) else ()
        )

    def _says_where(self, word: int) -> bool:
        """Whether a word after the head hangs on it by "in" or "of", however far down."""
        above = (self.tree.relation(a) for a in self.tree.ancestors(word))
        return not any(relation in ("relcl", "advcl") for relation in above)

    def _home(self) -> str | None:
        """The country that people live in, where it is not the one they are named after."""
        if folded(self.tree.form(self.head)) not in self.known.peoples:
            return None
        after = [i for i in self.words if i > self.head]
        return next(countries_in(self.tree, self.known, after), None)

    def _above(self) -> Coding:
        """What the noun says that the words stand before: "Turkish" in "Turkish officials"."""
        tree = self.tree
        noun = tree.head(self.head)
        if tree.relation(self.head) not in BESIDE or noun in self.words:
            return Coding()
        if tree.lemma(noun).lower() in self.known.dwellings:
            return Coding(None, ("CVL",))
        _, found = code_nominal(tree, self.known, noun)
        return Coding(None, found.sectors)

    def _actor(self) -> Actor | None:
        """The actor whose mention lies best over the words, its own head among them."""

        def likeness(span: Span) -> float:
            shared = min(span.end, self.span.end) - max(span.start, self.span.start)
            return shared / (max(span.end, self.span.end) - min(span.start, self.span.start))

        over = [m for m in self.cast.mentions if m.span.meets(self.span)]
        best = max(over, key=lambda m: likeness(m.span), default=None)
        return self.cast.actor(best.actor) if best else None

    def _as_a_place(self) -> tuple[str, ...]:
        """PLOVER: a capital stands for its government, any other town for its people."""
        low = folded(self.tree.span(self.words[0], self.words[-1]).of(self.tree.text))
        if low in self.known.capitals or low in self.known.states:
            return ("GOV",)
        return ("CVL",) if self.tree.words.starts[self.head] in self.known.placed else ()

    def _only_country(self) -> str | None:
        """The country that the sentence names, where it names only one."""
        sentence = self.tree.sentence(self.head)
        people = {
            i
            for name in self.tree.reading.names
            if name.label == "PERSON"
            for i in self.tree.words_in(name.span)
        }
        words = [i for i in range(sentence.first, sentence.last) if i not in people]
        named = set(countries_in(self.tree, self.known, words))
        states = {code for code in named if code in self.known.codes}
        return states.pop() if len(states) == 1 else None


def _coding_of(actor: Actor) -> Coding:
    return Coding(actor.country, actor.sectors, actor.role, actor.inferred)
