"""What hangs on what, as far as the order of the words tells: noun phrases, verbs, subjects.

A sketch of a parse, in the same relations: good enough for who said what, not for who did what.
Each class of words is one letter, a sentence a string of them, and phrases are found by patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LETTERS = {
    "DT": "D", "PRP$": "D", "PDT": "D", "JJ": "J", "NN": "N", "NNS": "N", "NNP": "N", "CD": "C",
    "PRP": "R", "POS": "S", "VBD": "V", "VBZ": "V", "VBP": "V", "MD": "M", "VB": "B", "VBN": "E",
    "VBG": "G", "TO": "T", "IN": "I", "RB": "A", "CC": "X", "WP": "W", "WDT": "W", "WRB": "w",
    ",": ",", "''": "q", ":": ":",
}  # fmt: skip
CORE = r"(?:D?(?:A(?=[JE]))?(?:J|C|(?<=[DJ])[EG](?=[JNC]))*[NC]+(?:J(?=N)N+)?)"
PHRASE = re.compile(rf"{CORE}(?:S{CORE})*|R|D(?![JNCEGA])")
VERB = re.compile(r"T(?:A*[BEG])+|[MHLO](?:[AR]?A*[BEGHLO])*|V|[BEG]")
AUX = {"have": "H", "be": "L", "do": "O"}
FINITE = frozenset("VMHLO")
LINKS = frozenset({"of", "for", "in", "at", "with", "from", "on", "and", "&"})
LONGEST_ASIDE = 24  # words between the two commas of an apposition
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words first..last around a noun."""

    first: int
    last: int
    head: int


@dataclass(slots=True)
class Group:
    """The words first..last of one verb with what helps it."""

    first: int
    last: int
    main: int
    finite: bool
    subject: int | None = None  # the head word
    opens: int = 0  # the first word of its clause
    relation: str = "ROOT"


@dataclass(slots=True)
class Sketch:
    """One sentence; words are counted from its first."""

    forms: Sequence[str]  # in small letters
    tags: Sequence[str]
    lemmas: Sequence[str]
    cues: frozenset[str]  # lemmas of verbs that take a clause
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    letters: str = ""
    phrases: list[Phrase] = field(default_factory=list)
    starting: dict[int, Phrase] = field(default_factory=dict)
    ending: dict[int, Phrase] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)

    def draw(self) -> tuple[list[int], list[str]]:
        """The head of every word, itself for a root, and its relation."""
        count = len(self.forms)
        self.heads, self.relations = list(range(count)), [""] * count
        self.letters = "".join(map(self._letter, range(count)))
        self._find_phrases()
        self._find_groups()
        for group in self.groups:
            self._find_subject(group)
        self._join_clauses()
        self._attach_rest()
        self._cut_rings()
        return self.heads, self.relations

    def _letter(self, i: int) -> str:
        letter = LETTERS.get(self.tags[i], ".")
        if letter in "V":
            return AUX.get(self.lemmas[i], letter)
        if self.forms[i] == "that" and letter == "I":
            return "i"
        return letter

    def _hang(self, i: int, head: int, relation: str) -> None:
        if not self.relations[i] and i != head:
            self.heads[i], self.relations[i] = head, relation

    # ------------------------------------------------------------------ phrases

    def _find_phrases(self) -> None:
        for match in PHRASE.finditer(self.letters):
            phrase = self._phrase(match.start(), match.end() - 1)
            self.phrases.append(phrase)
            self.starting[phrase.first] = self.ending[phrase.last] = phrase

    def _phrase(self, first: int, last: int) -> Phrase:
        """Hangs the words of a phrase on its last noun, owners on what they own."""
        head = last
        for i in range(last - 1, first - 1, -1):
            if self.letters[i] == "S":
                self._hang(i, i - 1, "case")
                self._hang(i - 1, head, "poss")
                head = i - 1
            else:
                self._hang(i, head, self._inside(i))
        return Phrase(first, last, last)

    def _inside(self, i: int) -> str:
        letter = self.letters[i]
        if letter == "D":
            return "poss" if self.tags[i] == "PRP$" else "det"
        return {"N": "compound", "C": "nummod", "A": "advmod"}.get(letter, "amod")

    def _chain(self, phrase: Phrase) -> Phrase:
        """`the mayor of Leeds`: the phrases up to this one, the first of them the head."""
        first, head = phrase.first, phrase.head
        while (before := self.ending.get(first - 2)) and self.forms[first - 1] in LINKS:
            if before.first > 0 and self.letters[before.first - 1] in "VB":
                break
            link = first - 1
            if self.letters[link] == "X":
                self._hang(link, before.head, "cc")
                self._hang(head, before.head, "conj")
            else:
                self._hang(link, before.head, "prep")
                self._hang(head, link, "pobj")
            first, head = before.first, before.head
        return Phrase(first, phrase.last, head)

    def _chain_after(self, first: int) -> Phrase | None:
        """`the mayor of Leeds`: the phrases from word `first` on."""
        phrase = self.starting.get(first)
        if phrase is None:
            return None
        last = phrase.last
        head, before = phrase.head, phrase
        while last + 2 < len(self.forms) and (following := self.starting.get(last + 2)):
            link = last + 1
            if self.forms[link] not in LINKS - {"and"}:
                break
            self._hang(link, before.head, "prep")
            self._hang(following.head, link, "pobj")
            last, before = following.last, following
        return Phrase(phrase.first, last, head)

    # ------------------------------------------------------------------ verbs and their subjects

    def _find_groups(self) -> None:
        for match in VERB.finditer(self.letters):
            first, last = match.start(), match.end() - 1
            if self.forms[last] == "according" or self.relations[last]:
                continue
            group = Group(first, last, last, self.letters[first] in FINITE, opens=first)
            for i in range(first, last):
                self._hang(i, last, self._helps(i, last))
            self.groups.append(group)

    def _helps(self, i: int, main: int) -> str:
        if self.forms[i] in NEGATIONS:
            return "neg"
        if self.letters[i] in "AR":
            return "advmod" if self.letters[i] == "A" else "nsubj"
        passive = self.letters[main] == "E" and self.lemmas[i] == "be"
        return "auxpass" if passive else "aux"

    def _find_subject(self, group: Group) -> None:
        if not group.finite:
            return
        i = group.first - 1
        while i >= 0 and self.letters[i] == "A":
            self._hang(i, group.main, "neg" if self.forms[i] in NEGATIONS else "advmod")
            i -= 1
        group.opens = i + 1
        found = self._subject_before(group, i)
        if found is None:
            found = self._subject_after(group)
        if found is not None:
            passive = any(self._is_passive(k, group.main) for k in range(group.first, group.main))
            self._hang(found, group.main, "nsubjpass" if passive else "nsubj")
            group.subject = found

    def _is_passive(self, i: int, main: int) -> bool:
        return self.heads[i] == main and self.relations[i] == "auxpass"

    def _subject_before(self, group: Group, i: int) -> int | None:
        if i < 0:
            return None
        if self.letters[i] == "W":
            group.opens = i
            self._relative(group, i)
            return i
        if self.letters[i] == ",":
            return self._before_aside(group, i)
        if i in self.ending:
            whole = self._chain(self.ending[i])
            group.opens = whole.first
            return whole.head
        return None

    def _relative(self, group: Group, i: int) -> None:
        comma = i > 0 and self.letters[i - 1] == ","
        noun = self.ending.get(i - 1 - comma)
        if noun is not None:
            group.relation = "relcl"
            self._hang(group.main, self._chain(noun).head, "relcl")

    def _before_aside(self, group: Group, comma: int) -> int | None:
        """`Jane Orr, the mayor of Leeds, said`: the name before the aside."""
        for i in range(comma - 1, max(comma - LONGEST_ASIDE, 0), -1):
            if self.letters[i] == "q" or self.letters[i] == "V" and not self._in_relative(i):
                return None
            if self.letters[i] == "," and i - 1 in self.ending:
                if self.letters[i + 1] not in "DNCJWEGwI":
                    return None
                whole = self._chain(self.ending[i - 1])
                if (aside := self.starting.get(i + 1)) is not None:
                    self._hang(aside.head, whole.head, "appos")
                self._hang(i, whole.head, "punct")
                group.opens = whole.first
                return whole.head
        return None

    def _in_relative(self, i: int) -> bool:
        return "W" in self.letters[max(0, i - LONGEST_ASIDE) : i]

    def _subject_after(self, group: Group) -> int | None:
        """`…, said Jane Orr, the mayor`."""
        before = self.letters[group.opens - 1] if group.opens else ""
        if before not in (",", "q") or self.lemmas[group.main] not in self.cues:
            return None
        whole = self._chain_after(group.last + 1)
        if whole is None:
            return None
        comma = whole.last + 1
        if comma < len(self.letters) and self.letters[comma] == ",":
            aside = self._chain_after(comma + 1)
            if aside is not None:
                self._hang(comma, whole.head, "punct")
                self._hang(aside.head, whole.head, "appos")
        return whole.head

    # ------------------------------------------------------------------ clauses

    def _join_clauses(self) -> None:
        for n, group in enumerate(self.groups):
            before = self._before(n)
            if before is not None:
                head, group.relation = self._above(before, group)
                self._hang(group.main, head, group.relation)
            elif not self.relations[group.main]:
                self.relations[group.main] = "ROOT"

    def _before(self, n: int) -> Group | None:
        """The verb before, past those in an aside on the subject: `Orr, who left, said`."""
        subject = self.groups[n].subject
        for other in reversed(self.groups[:n]):
            if subject is None or subject > self.groups[n].first or other.opens <= subject:
                return other
        return None

    def _above(self, before: Group, group: Group) -> tuple[int, str]:
        """The word that a verb hangs on, and how, given the verb before it."""
        cue = self.lemmas[before.main] in self.cues
        if self.letters[group.first] == "T":
            return before.main, "xcomp" if self._is_near(before, group) else "advcl"
        if self.letters[group.first] == "G":
            return before.main, "advcl" if self._after_comma(group) else "acl"
        if not group.finite:
            return self._noun_before(group, before), "acl"
        if group.subject is None and group.opens and self.letters[group.opens - 1] == "X":
            return self._first_of(before, group), "conj"
        if cue and self._opens_clause(before, group):
            return before.main, "ccomp"
        return before.main, "dep"

    def _is_near(self, before: Group, group: Group) -> bool:
        gap = self.letters[before.last + 1 : group.first]
        return not set(gap) & set(",qX:") and len(gap) <= 8

    def _after_comma(self, group: Group) -> bool:
        return group.first > 0 and self.letters[group.first - 1] == ","

    def _noun_before(self, group: Group, before: Group) -> int:
        noun = self.ending.get(group.first - 1)
        return noun.head if noun is not None else before.main

    def _first_of(self, before: Group, group: Group) -> int:
        """The verb in the same form that a verb after "and" goes with."""
        for other in reversed(self.groups[: self.groups.index(group)]):
            if other.finite and self.tags[other.main] == self.tags[group.main]:
                return other.main
        return before.main

    def _opens_clause(self, before: Group, group: Group) -> bool:
        gap = self.letters[before.last + 1 : group.opens]
        return group.subject != before.subject and not set(gap) & set("q:,")

    # ------------------------------------------------------------------ what is left

    def _attach_rest(self) -> None:
        main: Group | None = self.groups[0] if self.groups else None
        mains = {group.last: group for group in self.groups}
        openers = {group.opens: group for group in self.groups if group.finite}
        for i in range(len(self.forms)):
            main = mains.get(i, main)
            if self.relations[i] or main is None:
                continue
            if i + 1 in openers and self.letters[i] in "iI":
                self._hang(i, openers[i + 1].main, "mark")
            elif self.letters[i] in "I" or self.forms[i] == "to":
                self._prepositional(i, main)
            elif i in {p.head for p in self._after(main, i)}:
                self._hang(i, main.main, "dobj")
            else:
                self._hang(i, main.main, self._loose(i))
        for i, relation in enumerate(self.relations):
            if not relation:
                self.relations[i] = "ROOT" if self.heads[i] == i else "dep"

    def _cut_rings(self) -> None:
        """A word that hangs, in the end, on itself is made a root."""
        seen = [-1] * len(self.heads)  # the walk that met the word first
        for start in range(len(self.heads)):
            i = start
            while seen[i] < 0:
                seen[i] = start
                i = self.heads[i]
            if seen[i] == start and self.heads[i] != i:
                self.heads[i], self.relations[i] = i, "ROOT"

    def _after(self, main: Group, i: int) -> Iterator[Phrase]:
        """The phrase right after a verb, where word i is in it."""
        phrase = self.starting.get(main.last + 1)
        if phrase is not None and phrase.first <= i <= phrase.last:
            yield phrase

    def _prepositional(self, i: int, main: Group) -> None:
        phrase = self._chain_after(i + 1)
        if phrase is not None:
            self._hang(phrase.head, i, "pobj")
        noun = self.ending.get(i - 1)
        beside = noun is not None and (self.forms[i] == "of" or noun.first > main.last + 1)
        self._hang(i, noun.head if noun is not None and beside else main.main, "prep")

    def _loose(self, i: int) -> str:
        letter = self.letters[i]
        return {
            "A": "advmod",
            ",": "punct",
            "q": "punct",
            ":": "punct",
            ".": "punct",
            "X": "cc",
        }.get(letter, "dep")


def draw(
    forms: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], cues: frozenset[str]
) -> tuple[list[int], list[str]]:
    """The head of every word of a sentence, itself for a root, and its relation."""
    return Sketch(forms, tags, lemmas, cues).draw()
