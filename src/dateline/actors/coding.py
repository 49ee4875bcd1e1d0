"""Country and sectors of a phrase, from its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.actors.knowledge import Body, Coding, Knowledge, folded
from dateline.syntax import Tree

BESIDE = ("amod", "compound", "nmod", "poss")
LONGEST_NAME = 5  # words of the longest body's name worth looking up


def code_words(tree: Tree, known: Knowledge, words: Iterable[int]) -> Coding:
    """What a title or a body's name says: "Chilean Foreign Minister" → CHL, GOV.

    The first country named counts; a body among the words gives its own coding.
    """
    indexes = list(words)
    forms = [tree.form(i) for i in indexes]
    title = known.title(forms)
    body = body_in(known, forms)
    country = next(countries_in(tree, known, indexes), None)
    if body and body.coding.country and not country:
        country = body.coding.country
    role = title.role if title else None
    sectors = title.sectors if title else ()
    if body and body.coding.sectors and sectors in ((), ("GOV",)):
        sectors = body.coding.sectors  # "Reform Party president" is of the party
    if country:
        if title and not sectors and not body:  # "the Chilean leader", "the Chilean security chief"
            said = _said_beside(known, forms)
            sectors = said or known.of_state.get(title.role or "", ())
        return Coding(country, sectors, role)
    return Coding(title.country if title else None, sectors, role, title.inferred if title else ())


def _said_beside(known: Knowledge, forms: list[str]) -> tuple[str, ...]:
    lows = [form.lower() for form in forms[:-1]]
    found = (known.beside.get(low) or known.agents.get(low) for low in lows)
    return next((sectors for sectors in found if sectors), ())


def body_in(known: Knowledge, forms: list[str]) -> Body | None:
    """The longest listed body named within a run of words."""
    for size in range(min(LONGEST_NAME, len(forms)), 0, -1):
        for start in range(len(forms) - size + 1):
            found = known.bodies.get(folded(" ".join(forms[start : start + size])))
            if found:
                return found
    return None


def countries_in(tree: Tree, known: Knowledge, words: list[int]) -> Iterator[str]:
    """Countries named in the words; not that of "Iranian-backed", which is another's."""
    for n, i in enumerate(words):
        if tree.relation(i) == "npadvmod":
            continue
        for size in (3, 2, 1):
            run = words[n : n + size]
            if len(run) < size or run[-1] - run[0] != size - 1 or not tree.form(i)[0].isupper():
                continue
            text = tree.span(run[0], run[-1]).of(tree.text)
            country = None if _taken_away(tree, known, i, text) else known.country_of(text)
            country = country or (known.placed.get(tree.words.starts[i]) if size == 1 else None)
            if country:
                yield country
                break


def _taken_away(tree: Tree, known: Knowledge, i: int, text: str) -> bool:
    """ "Latin American": the word before says that no state is meant."""
    return i > 0 and tree.lower(i - 1) in known.not_after.get(folded(text), ())


def modifiers(tree: Tree, head: int) -> list[int]:
    """The words beside a noun that say whose or where from, in order."""
    found: list[int] = []
    for child in tree.children(head):
        if tree.relation(child) in BESIDE:
            found.extend(_with_names(tree, child))
        elif tree.relation(child) == "prep" and tree.lower(child) in ("of", "from", "in"):
            target = tree.child(child, "pobj")
            if target is not None:
                found.extend(_with_names(tree, target))
    return sorted(set(found))


def knowing(tree: Tree, known: Knowledge, head: int) -> int | None:
    """The last word of "people familiar with the plan"; None where a noun is no such source."""
    if tree.lemma(head).lower() not in known.unnamed_people:
        return None
    for child in (c for c in tree.children(head) if c > head):
        target = tree.child(child, "pobj")
        if {tree.lower(child), tree.lower(target) if target is not None else ""} & known.knowing:
            return tree.extent(child)[1]
    return None


def _whose(tree: Tree, known: Knowledge, head: int) -> list[int]:
    """The words that say whose one is: of the unnamed those they work for, too.

    "A source at the Turkish ministry" is of it; "a diplomat in Cairo" is of another state.
    """
    words = modifiers(tree, head)
    if tree.lemma(head).lower() not in known.unnamed:
        return words
    before = {head, *(i for i in words if i < head)}
    if known.abroad & {tree.lower(i) for i in before}:
        inside = [c for c in tree.all_children(head, "prep") if tree.lower(c) == "in"]
        away = {i for c in inside for i in tree.subtree(c)}
        return [i for i in words if i not in away]
    return sorted({*words, *_employers(tree, known, head)})


def _employers(tree: Tree, known: Knowledge, head: int) -> Iterator[int]:
    """ "at the Turkish ministry", "close to the presidency", "with the union"."""
    for child in (c for c in tree.children(head) if c > head and tree.lower(c) in known.employed):
        inner = tree.child(child, "prep")
        target = tree.child(inner if inner is not None else child, "pobj")
        named = target is not None and tree.tag(target) in ("NNP", "NNPS")
        if target is not None and (named or tree.lemma(target).lower() in known.agents):
            yield from _with_names(tree, target)


def _with_names(tree: Tree, word: int) -> list[int]:
    found = [word]
    for child in tree.children(word):
        if tree.relation(child) in (*BESIDE, "conj"):
            found.extend(_with_names(tree, child))
    return found


def code_nominal(tree: Tree, known: Knowledge, head: int) -> tuple[tuple[str, ...], Coding]:
    """The countries of an agent noun's phrase (often none, sometimes several) and its coding."""
    words = _whose(tree, known, head)
    countries = tuple(dict.fromkeys(countries_in(tree, known, words)))
    own = known.agents.get(tree.lemma(head).lower()) or known.agents.get(tree.lower(head), ())
    own = () if knowing(tree, known, head) else own
    title = known.title([tree.form(i) for i in [*words, head] if i <= head])
    beside = _sectors_beside(tree, known, words, head)
    sectors = title.sectors if title and title.sectors else own
    if beside and (tree.lemma(head).lower() in known.generic or not sectors):
        sectors = tuple(dict.fromkeys((*beside, *(s for s in sectors if s != "GOV"))))
    if _irregular(tree, known, words, head):
        sectors = ("REB",)
    role = title.role if title else tree.lemma(head).lower()
    country = countries[0] if countries else _international(tree, known, head)
    country = country or (title.country if title else None)
    inferred = title.inferred if title and not countries else ()
    return countries, Coding(country, sectors, role, inferred)


def _irregular(tree: Tree, known: Knowledge, words: list[int], head: int) -> bool:
    """ "Moslem forces", "Kurdish fighters": those of a people or a creed, not of a state."""
    if tree.lemma(head).lower() not in known.irregular:
        return False
    lows = [folded(tree.form(i)) for i in words if i < head]
    return any(low in known.creeds or low in known.groups for low in lows)


def _international(tree: Tree, known: Knowledge, head: int) -> str | None:
    """ "a human rights group" is NGO, whatever country it is in."""
    first = head
    while first > 0 and tree.head(first - 1) in range(first, head + 1) and head - first < 3:
        first -= 1
        words = [*(tree.lower(i) for i in range(first, head)), tree.lemma(head).lower()]
        if " ".join(words) in known.international:
            return known.international[" ".join(words)]
    return known.international.get(tree.lemma(head).lower())


def _sectors_beside(tree: Tree, known: Knowledge, words: list[int], head: int) -> tuple[str, ...]:
    """What the modifiers say: "rebel" in "rebel leader", "Hamas" in "Hamas official"."""
    before = [i for i in words if i < head]
    body = body_in(known, [tree.form(i) for i in before])
    if body:
        return body.coding.sectors
    whose = [i for i in words if i > head]  # "a member of the Chilean parliament"
    for i in (*before, *whose):
        lemma = tree.lemma(i).lower()
        sectors = known.beside.get(lemma) if i < head else None
        sectors = sectors or known.agents.get(lemma) or known.agents.get(tree.lower(i))
        if sectors:
            return sectors
    return ()
