"""What stands above a trigger: negation, tense, supposition, and the stances it hangs under."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.events.classes import in_class
from dateline.events.clauses import for_clause, meant, own_force, unmoved
from dateline.events.entries import verb_lemmas
from dateline.events.nouns import answer
from dateline.events.scene import Scene
from dateline.events.verbs import charged_clause

DEEPEST = 5
OPEN = ("xcomp", "acl", "pcomp", "advcl", "ccomp", "relcl", "csubj", "csubjpass")
# a verb's own prepositions
GOVERNED = frozenset(["for", "to", "on", "with", "in", "about", "of", "against", "at"])
TOLD = ("request", "promise", "deny")  # stances that a whole clause may hang on
INTENDING = frozenset({"promise", "decide", "plan"})
Step = tuple[str | None, int]  # a stance, None if passed through, and the word that says it


@dataclass(frozen=True, slots=True)
class Above:
    """The stances over a trigger, the nearest first, with the words that say them.

    `wont`: what is denied is to come: "would not end its raids".
    """

    stances: tuple[tuple[str, int], ...]
    negated: bool
    future: bool
    supposed: bool
    wont: bool = False


def look_above(scene: Scene, word: int, noun: bool) -> Above:
    """Climb from a trigger through the clauses it depends on."""
    stances: list[tuple[str, int]] = []
    negated = future = supposed = wont = False
    if noun and answer(scene, word) is not None:
        return Above((), False, False, False)
    current = word
    undone = False
    apart = False  # "was not banned and would be freed": what is denied of the first
    for _ in range(DEEPEST):
        denied = False
        if scene.tree.tag(current).startswith(("V", "M")):
            denied = not apart and not undone and _negated(scene, current)
            undone = False
            negated = negated or denied
            ahead = _has(scene, current, "future")
            none_can = noun and _has(scene, current, "can")  # "there can be no deal"
            wont = wont or (denied and (ahead or none_can))
            future = future or ahead
            supposed = supposed or _supposed(scene, current)
            if _conditional(scene, current) and future:
                stances.append(("threaten", current))
        step = _step(scene, current)
        if step is None:
            break
        stance, above = step
        negated = negated or meant(scene, above)
        if stance == "fail" and scene.tree.child(above, "neg") is not None:
            stance, undone = None, True  # "would not hesitate to", "did not fail to"
        if stance == "refuse" and leaves_open(scene, above):
            stance, undone = "leave open", True
        if stance in ("promise", "refuse") and stances and _asked_in(scene, stances[-1]):
            stances.pop()  # "agreed to a request to meet": what one is asked, and not what one asks
        if denied and stance in INTENDING:  # "vowed not to hand him over": will not
            future = True
            stances.append(("begin", above))  # the vow itself is no act beside it
        elif stance:
            stances.append((stance, above))
        apart = _own_clause(scene, current)
        current = above
    told = {stance for stance, _ in stances} - {"begin"}
    future = future and not told - {"end"} or noun and not told and _to_come(scene, word)
    return Above(tuple(stances), negated, future, supposed, wont)


def _to_come(scene: Scene, noun: int) -> bool:
    """ "his coming visit", "talks due on Monday", "ahead of a visit"."""
    tree, marks = scene.tree, scene.known.marks
    said = (c for c in tree.all_children(noun, "amod", "acl") if tree.lower(c) in marks["to come"])
    above = tree.head(noun)
    ahead = tree.relation(noun) == "pobj" and tree.lower(tree.head(above)) == "ahead"
    return any(said) or ahead or _named_next(scene, noun)


def _named_next(scene: Scene, word: int) -> bool:
    """ "visits Peru next week", "the talks tomorrow"."""
    tree = scene.tree
    for day in scene.timed & set(tree.subtree(word)):
        if tree.lower(day) in scene.known.marks["next"]:
            above = next(
                (w for w in tree.ancestors(day) if w == word or tree.tag(w)[0] == "V"), word
            )
            if above == word:
                return True
    return False


def _asked_in(scene: Scene, stance: tuple[str, int]) -> bool:
    return stance[0] == "request" and scene.tree.tag(stance[1]).startswith("N")


def leaves_open(scene: Scene, verb: int) -> bool:
    """ "would not rule out talks", "does not exclude an attack"."""
    tree = scene.tree
    excludes = set(verb_lemmas(scene, verb)) & scene.known.marks["excluding"]
    return bool(excludes) and tree.child(verb, "neg") is not None


def _own_clause(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    return (
        tree.relation(verb) == "conj" and tree.child(verb, "aux", "nsubj", "nsubjpass") is not None
    )


def _has(scene: Scene, verb: int, mark: str) -> bool:
    tree = scene.tree
    words = scene.known.marks[mark]
    found = any(tree.relation(c) == "aux" and tree.lower(c) in words for c in tree.children(verb))
    found = found or (mark == "future" and _future_in_the_past(scene, verb))
    shares = tree.relation(verb) == "conj" and tree.tag(verb) != "VBD"  # not "would go and went"
    if not found and shares and not tree.all_children(verb, "nsubj", "aux"):
        return _has(scene, tree.head(verb), mark)
    if mark == "future" and not found:
        return _is_to(scene, verb) or _is_doing_next(scene, verb)
    return found


def _is_doing_next(scene: Scene, verb: int) -> bool:
    """ "visits Peru next week", "is visiting Peru next week"."""
    tree = scene.tree
    helps = {tree.tag(c) for c in tree.all_children(verb, "aux")}
    now = (
        tree.tag(verb) in ("VBZ", "VBP") or tree.tag(verb) == "VBG" and bool(helps & {"VBZ", "VBP"})
    )
    return now and _named_next(scene, verb)


def _future_in_the_past(scene: Scene, verb: int) -> bool:
    """ "said it would tighten": what was to come when it was said."""
    tree = scene.tree
    above = tree.head(verb)
    would = any(tree.lower(c) == "would" for c in tree.all_children(verb, "aux"))
    if not would or any(tree.lemma(c) == "have" for c in tree.all_children(verb, "aux")):
        return False
    listed = verb
    while tree.relation(listed) == "conj" and tree.tag(tree.head(listed)).startswith(("V", "M")):
        listed, above = tree.head(listed), tree.head(tree.head(listed))
    if tree.relation(listed) == "ccomp" and tree.tag(above) in ("VBD", "VBN"):
        return True
    return tree.relation(verb) == "ROOT" and not on_condition(scene, verb)


def on_condition(scene: Scene, verb: int) -> bool:
    """ "would send troops if asked"."""
    tree = scene.tree
    marks = [m for c in tree.all_children(verb, "advcl") for m in tree.all_children(c, "mark")]
    return any(tree.lower(m) in scene.known.marks["conditions"] for m in marks)


def _is_to(scene: Scene, verb: int) -> bool:
    """ "is to visit", "is visiting next week" is left to the day it names."""
    tree = scene.tree
    head = tree.head(verb)
    infinitive = scene.has_to(verb)
    return infinitive and tree.relation(verb) == "xcomp" and tree.lemma(head) in ("be", "go")


def _negated(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    marks = scene.known.marks["denials"]
    if tree.child(verb, "neg") is not None or _forgone(scene, verb):
        return True
    if any(
        tree.lower(c) == "longer" and "no" in tree.text[: tree.words.starts[c]].lower()[-4:]
        for c in tree.all_children(verb, "advmod")
    ):  # "no longer"
        return True
    above = tree.head(verb)
    if tree.relation(verb) == "xcomp" and tree.lemma(above) in ("have", "be"):  # "has yet to meet"
        return any(tree.lower(c) == "yet" for c in tree.children(above))
    if unmoved(scene, verb):
        return True
    if tree.lemma(verb) in ("waste", "lose", "spare"):
        return False
    beside = ("det", "neg", "preconj", "cc", "predet")
    return any(
        tree.relation(c) in beside and tree.lower(c) in marks and c < thing
        for thing in tree.all_children(verb, "dobj", "nsubjpass", "nsubj", "attr")
        for c in tree.children(thing)
    )


def _forgone(scene: Scene, verb: int) -> bool:
    """ "rather than sit with the rebels", "instead of meeting them"."""
    tree = scene.tree
    first = verb - 1 if tree.lower(verb - 1) == "to" else verb
    if first < tree.sentence(verb).first + 2:
        return False
    return f"{tree.lower(first - 2)} {tree.lower(first - 1)}" in scene.known.marks["forgone"]


def _conditional(scene: Scene, verb: int) -> bool:
    """ "will withdraw unless the talks resume": a threat."""
    tree = scene.tree
    return any(
        tree.lower(mark) == "unless"
        for clause in tree.all_children(verb, "advcl")
        for mark in tree.all_children(clause, "mark")
    )


def _supposed(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    if _has(scene, verb, "hypothetical") or _has(scene, verb, "obliged"):
        return True
    if _had_it_been(scene, verb):
        return True
    return any(
        (tree.relation(c) == "mark" or tree.relation(c) == "advmod" and c < verb)  # not "at once"
        and tree.lower(c) in scene.known.marks["conditions"]
        for c in tree.children(verb)
    )


def maybe_done(scene: Scene, verb: int) -> bool:
    """ "may have attacked": supposed of what is past."""
    helps = {scene.tree.lower(c) for c in scene.tree.all_children(verb, "aux")}
    return "have" in helps and bool(helps & scene.known.marks["hypothetical"])


def _had_it_been(scene: Scene, verb: int) -> bool:
    """ "Had the ministers met": a condition told by the order of the words."""
    tree = scene.tree
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return subject is not None and any(
        c < subject and tree.lower(c) in scene.known.marks["inverted"]
        for c in tree.all_children(verb, "aux")
    )


def _step(scene: Scene, word: int) -> Step | None:
    """One clause up: the stance found there (None: passed through) and its word."""
    tree = scene.tree
    relation, head = tree.relation(word), tree.head(word)
    if head == word:
        return None
    if relation == "conj":
        return None, head
    if relation == "relcl" and _bill(scene, word, head):
        return "leave open", head
    if relation in OPEN:
        return _clause_step(scene, word, relation, head)
    if relation in ("dobj", "nsubjpass", "attr") and tree.tag(head).startswith("V"):
        return _verb_step(scene, head)
    if relation == "pobj":
        return _prep_step(scene, head)
    return None


def _drafted(scene: Scene, noun: int) -> bool:
    """ "drafted legislation", "tabled a motion": it is not passed yet."""
    tree = scene.tree
    drafting = tree.lemma(tree.head(noun)) in scene.known.marks["drafting"]
    return drafting and tree.relation(noun) == "dobj" and in_class(scene, noun, "bill")


def _bill(scene: Scene, verb: int, noun: int) -> bool:
    """ "a bill that would cut aid": what it would do is not done yet."""
    tree = scene.tree
    would = any(tree.lower(c) in scene.known.marks["would"] for c in tree.all_children(verb, "aux"))
    return would and tree.lemma(noun).lower() in scene.known.classes["bill"]


def _clause_step(scene: Scene, word: int, relation: str, head: int) -> Step | None:
    """Up from a clause to the verb, noun or adjective that it hangs on."""
    tree = scene.tree
    while tree.relation(head) == "prep" or tree.tag(head) == "IN":
        if tree.head(head) == head:
            return None
        head = tree.head(head)
    if scene.ordered(word) is not None:
        return "begin", head
    if relation == "pcomp" and _judged_for(scene, tree.head(word)):
        return None
    if tree.tag(head).startswith("V"):
        return _under_verb(scene, word, relation, head)
    if relation == "pcomp" and tree.relation(head) == "dobj" and _accused(scene, tree.head(head)):
        return "accuse", tree.head(head)  # the parser hangs "of stonewalling" on who is accused
    if tree.tag(head).startswith("N") and relation in ("acl", "pcomp", "relcl"):
        return _under_noun(scene, word, relation, head)
    if tree.tag(head).startswith("J"):
        stance = scene.known.stances["adjectives"].get(tree.lemma(head).lower())
        return (stance, _being(scene, head)) if stance else None
    return None


def _under_verb(scene: Scene, word: int, relation: str, head: int) -> Step | None:
    """ "agreed to free", "ruled out freeing", "renewed its call for Togo to free"."""
    tree = scene.tree
    asked = tree.child(head, "dobj") if relation == "advcl" else None
    if asked is not None and (for_clause(scene, asked) == word or _meant_by(scene, word, asked)):
        return _noun_step(scene, asked)
    stance = verb_stance(scene, head)
    if stance == "request" and own_force(scene, head):
        return "begin", head
    if relation == "advcl" and unmoved(scene, head) or _wants_itself(scene, word, relation, head):
        return "plan", head
    if relation == "advcl" and stance != "request" and not _put_off(scene, word, head, stance):
        return None
    if relation == "pcomp" and stance not in ("accuse", "consider"):
        entry = f"{tree.lemma(head).lower()} {tree.lower(tree.head(word))}"  # "insist on"
        stance = scene.known.stances["verbs"].get(entry)
    if relation == "ccomp":
        return _told_step(scene, word, head, stance)
    return (stance, head) if stance else None


def _meant_by(scene: Scene, word: int, noun: int) -> bool:
    """ "expressed readiness on Sunday to meet": the parser hangs the clause on the verb."""
    tree = scene.tree
    infinitive = scene.has_to(word)
    meant_so = noun < word and infinitive and tree.child(word, "nsubj") is None
    return meant_so and _noun_step(scene, noun) is not None


def _noun_step(scene: Scene, noun: int) -> Step | None:
    stance = scene.known.stances["nouns"].get(scene.tree.lemma(noun).lower())
    return (stance, noun) if stance else None


def _wants_itself(scene: Scene, word: int, relation: str, head: int) -> bool:
    """ "wants to meet", not "wants them to meet"."""
    tree = scene.tree
    other = tree.child(word, "nsubj", "nsubjpass", "expl")
    alone = relation == "xcomp" and other is None and tree.child(head, "dobj") is None
    return alone and tree.lemma(head).lower() in scene.known.marks["wanting"]


def _told_step(scene: Scene, word: int, head: int, stance: str | None) -> Step | None:
    """ "demanded that he go", "alleged that the guards beat him"; "said that he went" is no stance."""
    tree = scene.tree
    own = tree.child(word, "nsubj", "nsubjpass", "expl")
    if own is not None and stance not in TOLD:
        charging = tree.lemma(head).lower() in scene.known.marks["charging"]
        charged = charging and charged_clause(scene, head) is not None
        return ("accuse", head) if charged else None
    if stance == "request" and not _asked_for(scene, word):
        return None
    return (stance, head) if stance else None


def _under_noun(scene: Scene, word: int, relation: str, head: int) -> Step | None:
    """ "its plan to free", "no intention of freeing", "an assurance that it would free"."""
    tree = scene.tree
    infinitive = scene.has_to(word)
    if meant(scene, head):
        return "plan", head
    found = _noun_step(scene, head)
    if infinitive and found is None and _drafted(scene, head):
        return "leave open", head  # "drafted legislation to halt the sales"
    said = infinitive or relation == "pcomp"
    phrase = _phrase_step(scene, head) if tree.relation(head) == "dobj" else None
    if phrase is not None and said:
        return phrase
    return found if said or _that_it_would(scene, word) else None


def _that_it_would(scene: Scene, verb: int) -> bool:
    """ "gave an assurance that it would meet them"."""
    tree = scene.tree
    that = any(tree.lower(c) == "that" for c in tree.all_children(verb, "mark"))
    return that and any(tree.tag(c) == "MD" for c in tree.all_children(verb, "aux"))


def _judged_for(scene: Scene, prep: int) -> bool:
    """ "condemned Chad for closing the radio": what one is blamed for, not accused of, was done."""
    tree = scene.tree
    judging = tree.lemma(tree.head(prep)) in scene.known.marks["judging"]
    return judging and tree.lower(prep) == "for"


def _accused(scene: Scene, verb: int) -> bool:
    return scene.tree.tag(verb).startswith("V") and verb_stance(scene, verb) == "accuse"


def _phrase_step(scene: Scene, noun: int) -> Step | None:
    """ "reserved the right to send troops": a verb that is a stance with its object only."""
    verb, known = scene.tree.head(noun), scene.known.stances["verbs"]
    said = (entry for entry in verb_lemmas(scene, verb) if " " in entry and entry in known)
    stance = next((known[entry] for entry in said), None)
    return (stance, verb) if stance else None


def _put_off(scene: Scene, verb: int, head: int, stance: str | None) -> bool:
    """ "threatened on Tuesday to sink the ships", "ruled out freeing them": no purpose, for the parser."""
    tree = scene.tree
    infinitive = scene.has_to(verb) and verb > head
    gerund = tree.tag(verb) == "VBG" and verb > head and tree.child(verb, "mark") is None
    said = stance in ("threaten", "promise", "decide", "refuse") and infinitive
    said = said or stance in ("refuse", "end", "consider") and gerund  # "ruled out meeting them"
    return said and tree.child(head, "dobj", "xcomp", "ccomp") is None


def _being(scene: Scene, adjective: int) -> int:
    """The "is" of "is not ready to meet", under which the clause goes on; the adjective without."""
    tree = scene.tree
    over = tree.head(adjective)
    return over if tree.relation(adjective) == "acomp" and tree.lemma(over) == "be" else adjective


def _asked_for(scene: Scene, verb: int) -> bool:
    """Whether a clause says what is to be done: "demanded that he go", not "told that he went"."""
    tree = scene.tree
    if tree.tag(verb) in ("VBD", "VBZ", "VBG") or tree.lower(verb) == "are":
        return False
    telling = tree.lemma(tree.head(verb)) in scene.known.marks["telling"]
    if tree.tag(verb) == "VBP" and telling:  # "told Chad that all options remain open"
        return False
    helps = [c for c in tree.children(verb) if tree.relation(c) in ("aux", "auxpass")]
    obliged = scene.known.marks["obliged"]
    return all(tree.tag(c) in ("TO", "VB") or tree.lower(c) in obliged for c in helps)


def verb_stance(scene: Scene, verb: int) -> str | None:
    known = scene.known.stances["verbs"]
    for entry in verb_lemmas(scene, verb):
        if entry in known:
            return known[entry]
    return None


def _verb_step(scene: Scene, verb: int) -> Step | None:
    stance = verb_stance(scene, verb)
    if scene.tree.lemma(verb).lower() in scene.known.marks["decree"]:
        stance = (
            "begin"  # "ordered the arrest of", "announced the release of": it is as good as done
        )
    return (stance, verb) if stance else None


def _prep_step(scene: Scene, prep: int) -> Step | None:
    """ "an end to the attacks", "called for talks", "the threat of a strike"."""
    tree = scene.tree
    head = tree.head(prep)
    low = tree.lower(prep)
    thing = tree.child(head, "dobj") if tree.tag(head).startswith("V") else None
    if thing is not None and meant(scene, thing):  # "sees no point in talks", hung on the verb
        return "plan", thing
    if tree.tag(head).startswith("V") and low in GOVERNED:
        if _judged_for(scene, prep):
            return None
        known = scene.known.stances["verbs"]
        stance = known.get(f"{tree.lemma(head)} {low}")
        if known.get(tree.lemma(head)) == "accuse" and tree.child(head, "dobj", "nsubjpass"):
            return "accuse", head
        if stance is None and low in ("to", "on"):
            stance = (
                known.get(tree.lemma(head)) if tree.lemma(head) in ("agree", "commit") else None
            )
        if (
            stance is None and low == "in" and _negated(scene, head)
        ):  # "will not take part in talks"
            return (None, head) if verb_stance(scene, head) == "begin" else None
        return (stance, head) if stance else None
    if tree.tag(head).startswith("J") and low in ("to", "for"):  # "is open to talks"
        stance = scene.known.stances["adjectives"].get(tree.lemma(head).lower())
        return (stance, _being(scene, head)) if stance else None
    if tree.tag(head).startswith("N") and low in ("to", "of", "for", "on", "in"):
        if low == "of" and tree.relation(head) == "dobj" and (phrase := _phrase_step(scene, head)):
            return phrase  # "raised the prospect of war"
        stance = scene.known.stances["nouns"].get(tree.lemma(head).lower())
        counts = low == "of" and tree.lemma(head).lower() in scene.known.classes["counting"]
        if meant(scene, head):
            return "plan", head
        return (stance, head) if stance or counts else None  # "suspended part of its aid"
    return None
