"""What class a word is of, by its letters, the lemma tables and the word before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.languages import table
from dateline.reading.lemmas import Lemmas

NOUNS = ("NN", "NNS", "NNP", "NNPS")
BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "POS", "CD", "IN"})
SUBJECTS = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS", "WP", "WDT", "EX"})
PUNCTUATION = {",": ",", ";": ":", ":": ":", "-": ":", "–": ":", "—": ":", "--": ":"}
BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "am", "'re", "’re", "'m", "’m"})
HAVE = frozenset({"has", "had", "have", "having", "'ve", "’ve", "'d", "’d"})


@dataclass(frozen=True)
class Tagger:
    """The closed classes of a language and its lemma tables."""

    lemmas: Lemmas
    closed: dict[str, str]
    participles: frozenset[str]
    listed: dict[str, frozenset[str]]  # lemmas by kind: verb, noun, adj, adv
    cues: frozenset[str]  # reporting verbs: said is no noun

    def __hash__(self) -> int:
        return id(self)

    def tags(self, forms: Sequence[str]) -> list[str]:
        """The tags of the words of one sentence."""
        found: list[str] = []
        for i, form in enumerate(forms):
            following = forms[i + 1] if i + 1 < len(forms) else ""
            found.append(self._tag(form, i, forms, found, following))
        return found

    def _tag(self, form: str, i: int, forms: Sequence[str], before: list[str], after: str) -> str:
        low = form.lower()
        if not form[0].isalnum():
            return _tag_of_mark(low, before[-1] if before else "", after, self.closed)
        if form[0].isdigit():
            return "CD"
        starts = _starts(before)
        if form[0].isupper() and low != "i" and self._is_name(form, low, starts, after):
            return "NNP"
        if low in self.closed:
            return self._closed(low, before, after)
        return self._open(low, i, forms, before, after)

    def _is_name(self, form: str, low: str, starts: bool, after: str) -> bool:
        if not starts:
            return not (low in self.closed and len(form) > 1 and not form.isupper())
        if low in self.closed:
            return False
        known = possible(self, low)
        return not known or after[:1].isupper() and after.lower() not in self.closed

    def _closed(self, low: str, before: list[str], after: str) -> str:
        last = before[-1] if before else ""
        if low == "that":
            return _that(last, self.closed.get(after.lower(), ""), after, self)
        if low == "her":
            ends = not after or not after[0].isalnum() or after.lower() in self.closed
            return "PRP" if ends else "PRP$"
        if low in ("have", "do") and _wants_base(before):
            return "VB"
        return self.closed[low]

    def _open(self, low: str, i: int, forms: Sequence[str], before: list[str], after: str) -> str:
        known = possible(self, low)
        if not known:
            return _by_ending(low)
        if len(known) == 1:
            return next(iter(known))
        last = _last_but_adverbs(before)
        verbs = known & {"VB", "VBD", "VBN", "VBZ", "VBG"}
        if verbs and (chosen := self._verb(low, verbs, i, forms, before, last, after)):
            return chosen
        for tag in ("JJ", "NN") if _is_noun_like(after, self) else ("NN", "NNS", "JJ"):
            if tag in known:
                return tag
        for tag in ("NNS", "RB", "VBG", "VBN", "JJ", "VBZ", "VB", "VBD"):
            if tag in known:
                return tag
        return "NN"

    def _verb(
        self,
        low: str,
        verbs: set[str] | frozenset[str],
        i: int,
        forms: Sequence[str],
        before: list[str],
        last: str,
        after: str,
    ) -> str | None:
        """The verb's form that fits what stands before; None where a noun or the like fits better."""
        previous = _previous(forms, before, i)
        if "VB" in verbs and _wants_base(before):
            return "VB"
        if previous in BE or previous in HAVE:
            for tag in ("VBG", "VBN") if previous in BE else ("VBN",):
                if tag in verbs:
                    return tag
        if "VBD" in verbs:
            if before and before[-1] in BEFORE_NOUN - {"CD", "POS"} or after.lower() == "by":
                return "VBN"
            return "VBN" if low in self.participles else "VBD"
        if "VBN" in verbs:
            return "VBN"
        if "VBG" in verbs:
            return "VBG" if last not in ("DT", "PRP$", "JJ") else None
        cue = self.lemmas.of(low, "VBZ") in self.cues
        if "VBZ" in verbs and last in ("PRP", "NN", "NNP", "WDT", "WP", ",", "''"):
            opens = self.closed.get(after.lower(), "") in ("DT", "PRP", "PRP$", "TO", "IN")
            return "VBZ" if cue or last in ("PRP", "WP", "WDT") or opens else None
        if "VB" in verbs and last in ("PRP", "NNS", "WP", "WDT"):
            return "VBP"
        return None


def _tag_of_mark(low: str, last: str, after: str, closed: dict[str, str]) -> str:
    if low in ("'s", "’s"):
        return "VBZ" if last in ("PRP", "WP", "EX", "DT", "RB") else "POS"
    if low in ("'", "’") and last in ("NNS", "NNP", "NNPS") and after[:1].isalpha():
        return "POS"
    if low in closed:
        return closed[low]
    if low in ("'d", "’d"):
        return "MD"
    return PUNCTUATION.get(low, "''" if low in MARKS else "." if low in ".!?…" else "SYM")


MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„", "‘‘", "’’"})


def _starts(before: list[str]) -> bool:
    return not before or all(tag in ("''", "SYM", ":") for tag in before) or before[-1] == "''"


def _last_but_adverbs(before: list[str]) -> str:
    return next((tag for tag in reversed(before) if tag != "RB"), "")


def _previous(forms: Sequence[str], before: list[str], i: int) -> str:
    """The word before word i, adverbs left out."""
    for k in range(i - 1, -1, -1):
        if before[k] != "RB":
            return forms[k].lower()
    return ""


def _wants_base(before: list[str]) -> bool:
    return _last_but_adverbs(before) in ("TO", "MD")


def _that(last: str, closed: str, after: str, tagger: Tagger) -> str:
    """A conjunction after a verb, a pronoun before a verb, else `that boat`."""
    verb = closed in ("MD", "VBD", "VBZ", "VBP") or "VBD" in possible(tagger, after.lower())
    if last in NOUNS and verb:
        return "WDT"
    return "DT" if verb or last in ("IN", "TO", "", ",") else "IN"


def _is_noun_like(after: str, tagger: Tagger) -> bool:
    known = possible(tagger, after.lower()) if after[:1].isalpha() else frozenset[str]()
    return after.lower() not in tagger.closed and bool(known & {"NN", "NNS"})


def _by_ending(low: str) -> str:
    for ending, tag in (("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("s", "NNS")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return tag
    return "NN"


@lru_cache(maxsize=100_000)
def possible(tagger: Tagger, low: str) -> frozenset[str]:
    """The tags that the lemma tables allow a word; nothing where they do not know it."""
    listed, found = tagger.listed, set[str]()
    if low in listed["verb"]:
        found.add("VB")
    elif tagger.lemmas.of(low, "VBD") in listed["verb"]:
        found |= _inflected(low)
    if low in listed["noun"]:
        found.add("NN")
    elif low.endswith("s") and tagger.lemmas.of(low, "NNS") in listed["noun"]:
        found.add("NNS")
    if low in listed["adj"] and not found & {"VBD", "VBZ"}:
        found.add("JJ")
    if low in listed["adv"] and (low.endswith("ly") or not found):
        found = {"RB"}
    if low in tagger.cues or "VBD" in found or "VBZ" in found and _is_cue(tagger, low):
        found -= {"NN", "JJ"} if "VBD" in found else set()
    return frozenset(found)


def _is_cue(tagger: Tagger, low: str) -> bool:
    return tagger.lemmas.of(low, "VBZ") in tagger.cues


def _inflected(low: str) -> set[str]:
    if low.endswith("ing"):
        return {"VBG"}
    return {"VBZ"} if low.endswith("s") else {"VBD", "VBN"}


def load_tagger(language: str, lemmas: Lemmas) -> Tagger:
    """The tagger of a language."""
    rows = table(language, "surface")
    closed = {word: tag for tag, row in rows["tag"].items() for word in row["words"]}
    listed = {kind: frozenset(words) for kind, words in lemmas.index.items()}
    return Tagger(
        lemmas,
        closed | {"her": "PRP"},
        frozenset(rows["participles"]["words"]),
        listed,
        frozenset(table(language, "cues")["verb"]),
    )
