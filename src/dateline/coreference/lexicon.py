"""What the tables of a language say about nouns and pronouns, read once."""

from __future__ import annotations

import unicodedata
from functools import cache

from dateline.languages import table


def folded(text: str) -> str:
    """Lower case, no accents, straight apostrophes.

    >>> folded("Élodie")
    'elodie'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


class Lexicon:
    """Pronouns by what they stand for; nouns by gender and by whether they name people."""

    def __init__(self, language: str) -> None:
        rows = table(language, "coreference")
        agents = table(language, "agents")
        self.pronouns = {
            word: sort
            for sort, words in rows["pronouns"].items()
            if sort not in ("turning_back", "owning")
            for word in words
        }
        self.turning_back = frozenset(rows["pronouns"]["turning_back"])
        self.owning = frozenset(rows["pronouns"]["owning"])
        self.gender: dict[str, str] = {
            n: sex for sex, nouns in rows["gender"].items() for n in nouns
        }
        self.bodies = frozenset(rows["bodies"]["nouns"]) | frozenset(agents["holders"]["bodies"])
        self.several = frozenset(rows["bodies"]["several"])
        acting = {noun for row in agents["agent"] for noun in row["nouns"]}
        self.persons = (frozenset(rows["persons"]["nouns"]) | acting) - self.bodies
        self.endings = tuple(rows["persons"]["endings"])
        self.aged = frozenset(rows["persons"]["aged"])
        self.titles = frozenset(rows["titles"]["words"])
        self.idle = frozenset(rows["times"]["nouns"])
        self.empty = frozenset(rows["empty"]["verbs"])
        self.states = frozenset(
            folded(name)
            for row in table(language, "countries").values()
            for sort in ("names", "parts", "capitals")
            for name in row.get(sort, ())
        )
        cues = table(language, "cues")["verb"]
        self.saying = frozenset(verb for verb, cue in cues.items() if "quote" in cue["frames"])
        self.first_names = self._first_names(language)

    def _first_names(self, language: str) -> dict[str, str]:
        """Gender by first name; what was written down for Dateline goes before the registers."""
        names: dict[str, str] = {}
        for kind in ("registered_names", "first_names"):
            for sex, listed in table(language, kind).items():
                names.update((folded(name), sex) for name in listed)
        return names

    def is_person(self, noun: str) -> bool:
        """Whether a common noun, in its base form, names a person.

        >>> lexicon("en").is_person("pianist"), lexicon("en").is_person("harbour")
        (True, False)
        """
        return noun in self.persons or noun in self.gender or noun.endswith(self.endings)


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of a language, read once."""
    return Lexicon(language)
