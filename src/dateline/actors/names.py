"""Names: which kind of actor each is, and which names are one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.actors.knowledge import Knowledge, folded
from dateline.actors.phrases import ACTING, TOWARDS_ACTORS, Phrase
from dateline.model import ActorKind
from dateline.syntax import Tree

JUNIOR = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for."""

    key: str
    kind: ActorKind
    country: str | None
    known_by: str
    stands_for: str | None = None


def person_tokens(text: str) -> tuple[str, ...]:
    """The words of a personal name that identify it: ("mohammed", "shia", "sudani").

    >>> person_tokens("Mohammed Shia Al-Sudani")[-1] == person_tokens("al-Sudani")[-1]
    True
    """
    words = [folded(word) for word in text.replace("’s", "").replace("'s", "").split()]
    return tuple(w for w in words if w and w not in JUNIOR)


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name can be the longer one's: same last word, the rest within it.

    >>> same_person(("hale",), ("joan", "hale")), same_person(("mark", "hale"), ("joan", "hale"))
    (True, False)
    """
    if not short or not long or len(short) > len(long):
        return False
    return short[-1] == long[-1] and all(
        any(word == other or _initial(word, other) for other in long) for word in short
    )


def _initial(a: str, b: str) -> bool:
    return a.rstrip(".") == b[:1] or b.rstrip(".") == a[:1]


def join_people(names: Iterable[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each person's name, by its tokens → the tokens of the fullest form it belongs to.

    A short form that fits several people goes to none here: the text decides.
    """
    forms = [form for form in dict.fromkeys(person_tokens(name) for name in names) if form]
    alike = _by_word(forms, -1)
    fullest = {f for f in forms if not any(f != g and same_person(f, g) for g in alike[f[-1]])}
    firsts = _by_word([form for form in forms if form in fullest and len(form) > 1], 0)
    joined: dict[tuple[str, ...], tuple[str, ...]] = {}
    for form in forms:
        homes = [f for f in alike[form[-1]] if f in fullest and same_person(form, f)]
        if homes == [form] and len(form) == 1:  # "Maria" of "Maria Herrera"
            homes = firsts.get(form[0], homes)
            if len(homes) == 1:
                joined[form] = homes[0]
                continue
        if len(homes) == 1 or form in fullest:
            joined[form] = form if form in fullest else homes[0]
    return joined


def _by_word(forms: Iterable[tuple[str, ...]], at: int) -> dict[str, list[tuple[str, ...]]]:
    """Names by their first or last word, in the order given."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        found.setdefault(form[at], []).append(form)
    return found


def place_acts(tree: Tree, known: Knowledge, head: int) -> bool:
    """Whether a capital stands for its government here: it speaks, owns, or is dealt with."""
    relation = tree.relation(head)
    if relation == "conj":
        return place_acts(tree, known, tree.head(head))
    if relation in ACTING:
        return True
    above = tree.head(head)
    if relation == "pobj":
        word = tree.lower(above)
        over = tree.head(above)
        if tree.lemma(over).lower() in known.dealing.get(word, ()):
            return True  # "turned to Santiago", "a demand from Santiago"
        if word in TOWARDS_ACTORS:
            return word != "on" or tree.tag(over).startswith("N")
        if word == "in" and tree.tag(over) == "VBN" and tree.lemma(over) in known.heard:
            return True  # "was welcomed in Santiago and Lima"
        return word == "to" and (
            tree.tag(over).startswith("N") or tree.lemma(over).lower() in known.visits
        )
    if relation in ("dobj", "dative"):
        lemma = tree.lemma(above).lower()
        return lemma not in known.motion or lemma in known.visits
    return False


PLACE = "place"  # the key of a capital that is only a place here


def classify(tree: Tree, known: Knowledge, phrase: Phrase) -> Named | None:
    """What a name stands for by the tables; None where they do not know it."""
    assert phrase.name is not None
    text = phrase.name.of(tree.text)
    low = folded(text)
    several = tree.tag(phrase.head) in ("NNPS", "NNS")
    people = _people_of(known, low, phrase, tree) if several else None
    if people:
        return people
    longer = len(low.split()) > 1 or phrase.before
    if phrase.label == "PERSON" and longer and low not in known.bodies:
        return None
    if low in known.states:
        return Named(
            f"state {known.states[low]}", ActorKind.government, known.states[low], "country table"
        )
    if low in known.parts:
        return Named(f"part {low}", ActorKind.government, known.parts[low], "country table")
    if low in known.bodies:
        body = known.bodies[low]
        kind = ActorKind.office if body.office else ActorKind.organisation
        return Named(f"body {body.key}", kind, body.coding.country, "organisation table")
    seat = low if low in known.seats else low.removesuffix(" palace")
    if seat in known.seats:
        return _metonym(seat, known.seats[seat], ActorKind.office)
    if low in known.capitals:
        if not place_acts(tree, known, phrase.head):
            return Named(PLACE, ActorKind.government, known.capitals[low], "country table")
        return _metonym(low, known.capitals[low], ActorKind.government)
    if low in known.peoples and tree.tag(phrase.head) in ("NNPS", "NNS", "NNP"):
        code = known.peoples[low]
        return Named(f"people {code}", ActorKind.group, code, "country table")
    return None


def _people_of(known: Knowledge, low: str, phrase: Phrase, tree: Tree) -> Named | None:
    """ "Bosnian Serbs", "ethnic Albanians in Serbia": people of the country that is named first."""
    before = [folded(tree.form(i)) for i in phrase.before]
    words = [*before, *low.split()]
    if len(words) < 2 or words[-1] not in known.peoples and phrase.label not in ("NORP", "PERSON"):
        return None
    code = next((known.adjectives[w] for w in words[:-1] if w in known.adjectives), None)
    return (
        Named(f"people {' '.join(words)}", ActorKind.group, code, "country table") if code else None
    )


def _metonym(low: str, country: str, kind: ActorKind) -> Named:
    return Named(f"seat {low}", kind, country, "seat of government", f"{country} GOV")
