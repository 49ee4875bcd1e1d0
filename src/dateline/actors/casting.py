"""Putting the cast together: names first, then nouns, then pronouns, each looking back."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cached_property

from dateline.actors.anaphora import Antecedents
from dateline.actors.coding import code_nominal, code_words, knowing, modifiers
from dateline.actors.knowledge import Coding, Knowledge, folded
from dateline.actors.memory import Memory
from dateline.actors.names import PLACE, classify, join_people, person_tokens
from dateline.actors.persona import Persona, Seen
from dateline.actors.phrases import Phrase
from dateline.coreference.lexicon import lexicon
from dateline.coreference.quoting import Quoting
from dateline.model import ActorKind, MentionKind, Role, Span
from dateline.syntax import Tree

INFERS_COUNTRY = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "OPP", "PTY", "SPY", "LAB"})
AT_HOME = frozenset({"REB", "PRM", "UAF", "CVL", "EDU", "AGR", "REL"})  # groups, not single people
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
BESIDE_NOUNS = ("amod", "compound", "nmod")
FIRST_PERSON = ("speaker", "speakers")  # "I", "we"
MOSTLY = 0.6  # of the countries named must be one for a bare "the government" to take it


class Casting:
    """The personas of one article; a word that heads a mention leads to those it stands for."""

    def __init__(self, tree: Tree, known: Knowledge, day: date | None) -> None:
        self.tree = tree
        self.known = known
        self.day = day
        self.personas: dict[str, Persona] = {}
        self.at: dict[int, list[str]] = {}
        self.history: list[tuple[int, str]] = []
        self.parties: list[Phrase] = []  # "the Democrat": a name by form, a noun by use
        self.people: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.of_last: dict[tuple[str, ...], list[tuple[str, ...]]] = {}  # people by last name
        self.antecedents = Antecedents(tree, known, self.personas, self.history, self.at)

    # ------------------------------------------------------------------ names

    def cast_names(self, phrases: list[Phrase]) -> None:
        """Personas of all names; a headline's names only join those the body has."""
        body = [p for p in phrases if p.name and not p.headline]
        titles = {i for p in body if p.label == "PERSON" for i in p.before}
        body = [p for p in body if p.head not in titles or p.label != "ORG"]
        people = [p for p in body if p.label == "PERSON" and not classify(self.tree, self.known, p)]
        self.people = join_people(self._text(p) for p in people)
        for full in self.people.values():
            self.of_last.setdefault(full[-1:], []).append(full)
        for phrase in body:
            self._cast_name(phrase)
        for phrase in phrases:
            if phrase.name and phrase.headline:
                self._join_headline(phrase)

    def _text(self, phrase: Phrase) -> str:
        return (phrase.name or phrase.span).of(self.tree.text)

    def _cast_name(self, phrase: Phrase) -> None:
        named = classify(self.tree, self.known, phrase)
        if named and self._known_person(phrase):
            self._cast_person(phrase)
        elif named and named.key == PLACE:
            return
        elif named:
            persona = self._persona(named.key, self._text(phrase), named.kind)
            if named.key.startswith("state"):
                persona.name = max(persona.name, self._text(phrase), key=len)
            sectors = self._table_sectors(named.key, self._text(phrase))
            persona.learn(Coding(named.country, sectors), named.known_by)
            if named.stands_for:
                persona.stands_for = named.stands_for
            persona.plural = persona.plural or named.key.startswith("people")
            self._see(persona, phrase, f"name: {named.known_by}")
        elif self._is_person(phrase):
            self._cast_person(phrase)
        elif self._of_a_party(phrase):
            self.parties.append(phrase)
        elif self._body_like(phrase):
            self._cast_body(phrase)

    def _body_like(self, phrase: Phrase) -> bool:
        people = phrase.label == "NORP" and self._plural(phrase)
        return people or phrase.label in ("ORG", "") or self._acts(phrase)

    def _acts(self, phrase: Phrase) -> bool:
        """A name that the reader took for a work or a ware, and that does something here."""
        doer = self.tree.relation(phrase.head) in ("nsubj", "poss")
        return phrase.label in ("PRODUCT", "WORK_OF_ART") and doer and self._text(phrase).istitle()

    def _known_person(self, phrase: Phrase) -> bool:
        """ "Washington" where the article has a George Washington."""
        tokens = person_tokens(self._text(phrase))
        full = self.people.get(tokens)
        longer = any(len(form) > 1 for form in self.of_last.get(tokens, ()))
        return phrase.label == "PERSON" and (longer or (full is not None and len(full) > 1))

    def _table_sectors(self, key: str, text: str) -> tuple[str, ...]:
        if key.startswith(("state", "seat")):
            return ("GOV",)
        if key.startswith("people"):
            return ("CVL",)
        body = self.known.bodies.get(folded(text))
        return body.coding.sectors if body else ()

    def _of_a_party(self, phrase: Phrase) -> bool:
        low = self.tree.lower(phrase.head)
        return phrase.label == "NORP" and not self._plural(phrase) and low in self.known.holders

    def _plural(self, phrase: Phrase) -> bool:
        return self.tree.tag(phrase.head) in ("NNS", "NNPS")

    def _is_person(self, phrase: Phrase) -> bool:
        tokens = person_tokens(self._text(phrase))
        if phrase.label == "PERSON":
            return True
        first = bool(tokens) and tokens[0] in self.known.first_names
        if first and len(tokens) == 1 and not phrase.before:
            return True
        if first and 1 < len(tokens) < 4 and not self._names_a_body(phrase):
            return True
        return tokens in self.people or tokens in self.of_last or self._in_office(phrase)

    def _in_office(self, phrase: Phrase) -> bool:
        """ "Solis, the president of Peru": a name with an office beside it is a person's."""
        if phrase.beside is None or self._names_a_body(phrase):
            return False
        office = self.tree.lemma(phrase.beside).lower()
        return office in self.known.holders - self.known.any_head

    def _names_a_body(self, phrase: Phrase) -> bool:
        """ "Ana Rojas Foundation": a word of the name is a noun for a body, or joins two."""
        words = self.tree.words_in(phrase.name or phrase.span)
        nouns = (self.tree.lower(i) for i in words)
        return any(w in self.known.agents or w in self.known.name_ends for w in nouns)

    def _cast_person(self, phrase: Phrase) -> None:
        persona = self._person(phrase)
        text = self._text(phrase)
        if len(person_tokens(text)) > len(person_tokens(persona.name)):
            persona.name = text
        coding = code_words(self.tree, self.known, phrase.before)
        persona.learn(coding, f"title: {phrase.span.of(self.tree.text)}")
        persona.learn(self._of_what(phrase.head), "what the name is followed by")
        if phrase.beside is not None and not self._another_name(phrase.beside):
            beside = self.tree.span(*self.tree.extent(phrase.beside)).of(self.tree.text)
            persona.learn(self._beside(phrase.beside), f"apposition: {beside[:80]}")
            self._also(persona, phrase.beside)
        self._learn_gender(persona, phrase)
        self._see(persona, phrase, "name: same words")

    def _person(self, phrase: Phrase) -> Persona:
        tokens = person_tokens(self._text(phrase))
        full = self.people.get(tokens)
        if full is None:
            full = self._latest(self.of_last.get(tokens[-1:], [])) or tokens
        return self._persona(f"person {' '.join(full)}", self._text(phrase), ActorKind.person)

    def _latest(self, forms: list[tuple[str, ...]]) -> tuple[str, ...] | None:
        keys = {f"person {' '.join(form)}": form for form in forms}
        for _, key in reversed(self.history):
            if key in keys:
                return keys[key]
        return forms[0] if forms else None

    def _beside(self, head: int) -> Coding:
        """The coding of an apposition: "the Chilean president", "leader of the Reform Party"."""
        words = [*modifiers(self.tree, head), head]
        found = code_words(self.tree, self.known, sorted(words))
        _, nominal = code_nominal(self.tree, self.known, head)
        return Coding(
            found.country or nominal.country,
            found.sectors or nominal.sectors,
            found.role or nominal.role,
            found.inferred,
        )

    def _of_what(self, head: int) -> Coding:
        """ "Hale of the Reform Party", "Tate of Ohio"."""
        words: list[int] = []
        for prep in self.tree.all_children(head, "prep"):
            target = self.tree.child(prep, "pobj")
            if self.tree.lower(prep) == "of" and target is not None:
                words = [w for w in sorted(self.tree.subtree(target)) if w <= target]
        found = code_words(self.tree, self.known, words)
        return Coding(found.country, found.sectors)

    def _another_name(self, head: int) -> bool:
        """Whether what the parser calls an apposition is the next name of a list."""
        return head in self._persons_named

    @cached_property
    def _persons_named(self) -> set[int | None]:
        """The heads of the names of persons."""
        names = (n for n in self.tree.reading.names if n.label == "PERSON")
        return {self.tree.head_of(name.span) for name in names}

    def _also(self, persona: Persona, head: int) -> None:
        """An apposition's own noun is a mention of the same one."""
        self.at.setdefault(head, []).append(persona.key)

    def _learn_gender(self, persona: Persona, phrase: Phrase) -> None:
        if persona.gender:
            return
        for i in phrase.before:
            low = self.tree.lower(i)
            persona.gender = self.known.address.get(low) or self.known.noun_gender.get(low)
            if persona.gender:
                return
        first = person_tokens(persona.name)[:1]
        if first and len(person_tokens(persona.name)) > 1:
            persona.gender = self.known.first_names.get(first[0])

    def _cast_body(self, phrase: Phrase) -> None:
        text = self._text(phrase)
        key = self._body_key(text)
        if key is None:
            return
        people = phrase.label == "NORP" and self._plural(phrase)  # "Kurdish Muslims"
        persona = self._persona(key, text, ActorKind.group if people else ActorKind.organisation)
        words = [*phrase.before, *self.tree.words_in(phrase.name or phrase.span)]
        first = words[-1] if phrase.name is None else self.tree.words_in(phrase.name).start
        if first > 0 and self.tree.lower(first - 1) == "the":
            persona.with_article = True
        coding = self._body_coding(words)
        if people and not coding.sectors:
            coding = replace(coding, sectors=("CVL",))
        persona.learn(coding, "words of the name")
        persona.plural = persona.plural or self._plural(phrase)
        self._see(persona, phrase, "name: organisation")

    def _body_key(self, text: str) -> str | None:
        low = folded(text)
        if not any(c.isalpha() for c in low):
            return None
        for key, persona in self.personas.items():
            if key.startswith("org ") and _same_body(low, folded(persona.name)):
                return key
        return f"org {low}"

    def _body_coding(self, words: list[int]) -> Coding:
        found = code_words(self.tree, self.known, words)
        sectors = found.sectors
        for i in reversed(words):
            low = self.tree.lower(i)
            sectors = sectors or self.known.agents.get(low, ()) or self.known.beside.get(low, ())
            sectors = sectors or self.known.body_words.get(low, ())
        return Coding(found.country, sectors)

    def _join_headline(self, phrase: Phrase) -> None:
        named = classify(self.tree, self.known, phrase)
        tokens = person_tokens(self._text(phrase))
        key = named.key if named else f"person {' '.join(self.people.get(tokens, tokens))}"
        if key in self.personas:
            self._see(self.personas[key], phrase, "name in the headline")

    def _persona(self, key: str, name: str, kind: ActorKind) -> Persona:
        if key not in self.personas:
            self.personas[key] = Persona(key, name, kind)
        return self.personas[key]

    def _see(self, persona: Persona, phrase: Phrase, found_by: str) -> None:
        self._mark(persona, phrase.head, phrase.span, phrase.kind, found_by)

    def _mark(
        self, persona: Persona, word: int, span: Span, kind: MentionKind, found_by: str
    ) -> None:
        persona.seen.append(Seen(word, span, kind, found_by))
        keys = self.at.setdefault(word, [])
        if persona.key not in keys:
            keys.append(persona.key)
        insort(self.history, (word, persona.key))

    def fill_from_tables(self) -> None:
        """Offices that the text leaves out: "President Hale", by name and day."""
        for persona in self.personas.values():
            if persona.kind is not ActorKind.person:
                continue
            leader = self.known.leader(persona.name, self.day, persona.role)
            if leader is None:
                continue
            persona.learn(
                leader.coding, f"leaders table: {leader.coding.role} since {leader.since}"
            )
            persona.gender = persona.gender or leader.gender
            persona.party = leader.party

    def fill_from_memory(self, memory: Memory, article: str) -> None:
        """What earlier articles said of those of whom this one says less."""
        for persona in self.personas.values():
            person = persona.kind is ActorKind.person or persona.perhaps_person
            if not person or (persona.role and persona.country):
                continue
            role = memory.of_person(persona.name, persona.role, self.day, article)
            if role is not None:
                persona.kind = ActorKind.person
                filled = ("country", "role", "sectors")
                coding = Coding(role.country, role.sectors, role.role, filled)
                persona.learn(coding, remembered(role))

    def name_holders(self, memory: Memory, article: str) -> None:
        """Whom earlier articles give an office that this one leaves without a name."""
        for persona in self.personas.values():
            alone = persona.kind is ActorKind.unnamed and not persona.plural
            if alone and persona.role and persona.country:
                role = memory.holder(persona.role, persona.country, self.day, article)
                if role is not None:
                    persona.known_by.append(remembered(role))

    def correct(self, memory: Memory) -> None:
        """The user's own table has the last word."""
        for persona in self.personas.values():
            own = memory.own_entry(persona.name, self.day)
            if own is not None:
                persona.country = own.country or persona.country
                persona.sectors = own.sectors or persona.sectors
                persona.role = own.role or persona.role
                given = {"country": own.country, "sectors": own.sectors, "role": own.role}
                persona.inferred -= {field for field, value in given.items() if value}
                persona.known_by = [f"your own table: {own.names[0]}"]

    # ------------------------------------------------------------------ nouns and pronouns

    def cast_rest(self, phrases: list[Phrase]) -> None:
        """Nouns and pronouns in the order of the text, each looking back."""
        parties = {phrase.head for phrase in self.parties}
        for phrase in phrases:
            if phrase.head in parties:
                self._cast_nominal(replace(phrase, kind=MentionKind.nominal, name=None))
            elif phrase.kind is MentionKind.nominal and not phrase.headline:
                self._cast_nominal(phrase)
            elif phrase.kind is MentionKind.pronoun:
                self._cast_pronoun(phrase)
        for persona, link in self.antecedents.descriptions():
            self._mark(persona, link.word, link.span, link.kind, "another word for one named")

    def _cast_nominal(self, phrase: Phrase) -> None:
        if phrase.head in self.at:  # an apposition of a name
            for key in self.at[phrase.head]:
                self._see(self.personas[key], phrase, "apposition")
            return
        countries, coding = code_nominal(self.tree, self.known, phrase.head)
        if not countries:
            coding = self._by_owner(phrase, coding)
        beside = self._named_beside(phrase)
        listed = self._list_beside(phrase)
        if listed:
            for key in listed:
                self._see(self.personas[key], phrase, "apposition of a list")
        elif beside:
            beside.learn(coding, f"apposition: {phrase.span.of(self.tree.text)[:80]}")
            self._see(beside, phrase, "apposition")
        elif not (
            self._fighters(phrase)
            or self._states(phrase, countries)
            or self._back_to_one(phrase, coding, countries)
        ):
            self._new_nominal(phrase, coding)

    def _named_beside(self, phrase: Phrase) -> Persona | None:
        """ "the Chilean president, Ana Rojas,": the name in apposition."""
        if phrase.beside is None:
            return None
        for key in self.at.get(phrase.beside, ()):
            if self.personas[key].kind in (ActorKind.person, ActorKind.organisation):
                return self.personas[key]
        return None

    def _list_beside(self, phrase: Phrase) -> list[str]:
        """ "the two sides, Peru and Chile,"; "Peru and Chile, the two neighbours,": all of them."""
        tree = self.tree
        if tree.tag(phrase.head) not in ("NNS", "NNPS"):
            return []
        top = phrase.beside
        if top is None and tree.relation(phrase.head) == "appos":
            top = tree.head(phrase.head)
            while tree.relation(top) == "conj":
                top = tree.head(top)
        words = tree.conjuncts(top) if top is not None else []
        keys = [k for w in words if w != phrase.head for k in self.at.get(w, ())]
        return list(dict.fromkeys(keys)) if len(words) > 1 and len(set(keys)) > 1 else []

    def _by_owner(self, phrase: Phrase, coding: Coding) -> Coding:
        """ "Hale's envoy" is of Hale's country."""
        owner = self.tree.child(phrase.head, "poss")
        owner = self._owner_before(phrase) if owner is None else owner
        for key in self.at.get(owner, ()) if owner is not None else ():
            country = self.personas[key].country
            if country and not coding.country:
                return Coding(country, coding.sectors, coding.role, ("country",))
        return coding

    def _owner_before(self, phrase: Phrase) -> int | None:
        """The word before the "'s" that stands before a noun, where the parse lost it."""
        first = min((*phrase.before, phrase.head))
        for i in range(phrase.head - 1, max(first - 2, 0), -1):
            if self.tree.tag(i) == "POS":
                return i - 1
        return None

    def _fighters(self, phrase: Phrase) -> bool:
        """ "Hezbollah militants" are Hezbollah."""
        if self.tree.lemma(phrase.head).lower() not in self.known.fighters:
            return False
        for i in modifiers(self.tree, phrase.head):
            for key in self.at.get(i, ()):
                if key.startswith(("body", "org")) and self.tree.relation(i) in (
                    "compound",
                    "pobj",
                ):
                    self._see(self.personas[key], phrase, "fighters of a named body")
                    return True
        return False

    def _states(self, phrase: Phrase, countries: tuple[str, ...]) -> bool:
        """ "the Chilean government"; "leaders of Chile, Peru and Bolivia"."""
        lemma = self.tree.lemma(phrase.head).lower()
        several = len(countries) > 1 and self.tree.tag(phrase.head) in ("NNS", "NNPS")
        if not countries or not (several or lemma in self.known.state_nouns):
            return False
        left = list(countries)
        for i in modifiers(
            self.tree, phrase.head
        ):  # those named as such: "the Palestinian Authority"
            for key in self.at.get(i, ()):
                if self.personas[key].country in left:
                    left.remove(str(self.personas[key].country))
                    self._see(self.personas[key], phrase, "leaders of a named state or body")
        for code in left:
            persona = self.personas.get(f"state {code}") or self._new_state(code, phrase)
            self._see(persona, phrase, "government of a named state")
        return True

    def _new_state(self, code: str, phrase: Phrase) -> Persona:
        name = phrase.span.of(self.tree.text)
        for i in modifiers(self.tree, phrase.head):
            for size in (3, 2, 1):
                run = self.tree.span(max(0, i - size + 1), i).of(self.tree.text)
                if self.known.country_of(run) == code:
                    name = _without_article(run)
                    break
        persona = self._persona(f"state {code}", name, ActorKind.government)
        persona.learn(Coding(code, ("GOV",)), "country table")
        return persona

    def _back_to_one(self, phrase: Phrase, coding: Coding, countries: tuple[str, ...]) -> bool:
        """ "the Chilean president", "the Democrat", "the group": one already met."""
        if not self._definite(phrase) or self.tree.tag(phrase.head) in ("NNS", "NNPS"):
            return False
        lemma = self.tree.lemma(phrase.head).lower()
        country = countries[0] if countries else None
        persona = self.antecedents.holder(phrase.head, lemma, coding, country)
        persona = persona or self.antecedents.unnamed(phrase.head)
        if persona is None and not countries:
            persona = self.antecedents.body(phrase.head, lemma, coding)
        if persona is None:
            return False
        self._see(persona, phrase, f"back to the one who fits: {persona.name}")
        return True

    def _definite(self, phrase: Phrase) -> bool:
        tree = self.tree
        if any(tree.lower(i) in ("the", "that", "this") for i in phrase.before):
            return True
        return any(tree.relation(i) == "poss" for i in phrase.before)

    def _new_nominal(self, phrase: Phrase, coding: Coding) -> None:
        text = _without_article(phrase.span.of(self.tree.text))
        plural = self.tree.tag(phrase.head) in ("NNS", "NNPS") or self._body_noun(phrase)
        unnamed = not plural or self._is_unnamed(phrase)
        kind = ActorKind.unnamed if unnamed else ActorKind.group
        persona = self._persona(self._noun_key(phrase, text), text, kind)
        persona.plural = plural
        persona.gender = self.known.noun_gender.get(self.tree.lemma(phrase.head).lower())
        persona.learn(coding, f"noun: {text[:80]}")
        self._see(persona, phrase, "agent noun")

    def _is_unnamed(self, phrase: Phrase) -> bool:
        """ "two officials", "people familiar with the plan": one or several, not said who."""
        lemma = self.tree.lemma(phrase.head).lower()
        return (
            lemma in self.known.unnamed or knowing(self.tree, self.known, phrase.head) is not None
        )

    def _noun_key(self, phrase: Phrase, text: str) -> str:
        """A key of its own for "an official" who is told of after another: nothing joins the two."""
        key = f"noun {text.lower()}"
        first = min((*phrase.before, phrase.head))
        another = self.tree.lower(first) in self.known.another or self.tree.tag(first) == "CD"
        apart = key in self.personas and another and not self._body_noun(phrase)
        return f"{key} at {phrase.span.start}" if apart else key

    def _body_noun(self, phrase: Phrase) -> bool:
        lemma = self.tree.lemma(phrase.head).lower()
        return lemma in self.known.body_nouns or lemma in self.known.collective

    def _cast_pronoun(self, phrase: Phrase) -> None:
        low = self.tree.lower(phrase.head)
        known = self.known
        if low in known.personal:
            found = self.antecedents.person(phrase.head, known.personal[low])
        elif low in known.things:
            found = self.antecedents.thing(phrase.head)
        elif low in known.many:
            found = self.antecedents.many(phrase.head)
        else:
            found = self.antecedents.gathered(phrase.head, self._how_many(phrase.head))
        for key in found:
            self._see(self.personas[key], phrase, f"pronoun: {low}")

    def cast_quoted(self) -> None:
        """ "We have closed the border," the minister said: in a quotation it is who says it."""
        quoting = Quoting(self.tree)
        words = lexicon(self.tree.reading.article.language or "en")
        for word in range(len(self.tree.words)):
            low = self.tree.lower(word)
            itself = words.pronouns.get(low) in FIRST_PERSON and low not in words.owning
            if not itself or quoting.number[word] is None:
                continue
            speaker = quoting.speaker(word)
            for key in self.at.get(speaker, ()) if speaker is not None else ():
                span = self.tree.span(word, word)
                by = f"pronoun: {low}, said by who is quoted"
                self._mark(self.personas[key], word, span, MentionKind.pronoun, by)

    def _how_many(self, word: int) -> int | None:
        """The number a "the three" or "both" asks for; None where it names none."""
        low = self.tree.lower(word)
        return self.known.counts.get(low)

    # ------------------------------------------------------------------ what the story says

    def cast_adjectives(self) -> None:
        """ "a Chilean raid": the state stands beside what it does; not one that "it" looks back to."""
        tree, known = self.tree, self.known
        for i in range(len(tree.words)):
            if tree.relation(i) not in BESIDE_NOUNS or not tree.form(i)[0].isupper():
                continue
            low = folded(tree.form(i))
            code = known.adjectives.get(low)
            if not code or i in self.at or tree.head(i) in self.at:
                continue
            if i and tree.lower(i - 1) in known.not_after.get(low, ()):
                continue  # "Latin American"
            persona = self._persona(f"state {code}", tree.form(i), ActorKind.government)
            persona.learn(Coding(code, ("GOV",)), "country table")
            persona.seen.append(Seen(i, tree.span(i, i), MentionKind.nominal, "adjective"))

    def infer_countries(self) -> None:
        """A bare "the government" or "President Hale" takes the article's country, as inferred."""
        main = self._main_country()
        open_kinds = (ActorKind.group, ActorKind.unnamed, ActorKind.person)
        for persona in self.personas.values():
            bare = persona.country is None and persona.kind in open_kinds
            infers = INFERS_COUNTRY | (AT_HOME if persona.kind is ActorKind.group else frozenset())
            if main and bare and infers & set(persona.sectors[:1]) - self._apart(persona):
                persona.learn(Coding(main, inferred=("country",)), "the story's country")

    def _apart(self, persona: Persona) -> frozenset[str]:
        """ "Turkish-led forces", "a Western diplomat": of another country than the story's."""
        abroad = self.known.abroad & set(persona.name.lower().split())
        return INFERS_COUNTRY | AT_HOME if "-" in persona.name or abroad else frozenset()

    def _main_country(self) -> str | None:
        counts = Counter(
            persona.country
            for persona in self.personas.values()
            if persona.country and persona.country not in BODIES
            for _ in persona.seen
        )
        if not counts:
            return None
        country, times = counts.most_common(1)[0]
        return country if times >= MOSTLY * counts.total() else None


def remembered(role: Role) -> str:
    """ "memory: Li Wen, foreign minister, CHN, in a-1f0c… of 2023-10-17"."""
    said = ", ".join(part for part in (role.name, role.role, role.country) if part)
    return f"memory: {said}, in {role.cite.article} of {role.day}"


def _same_body(a: str, b: str) -> bool:
    """A body under its full name, a shorter one or its initials."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    words = long.split()
    initials = "".join(w[0] for w in words if w not in ("of", "the", "and", "for", "in"))
    if len(short) > 1 and short.replace(".", "") == initials:
        return True
    return len(short.split()) > 1 and long.endswith(" " + short)


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text
