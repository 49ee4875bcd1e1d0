"""Reading → Cast: who is who in an article.

News says itself who people are ("Chilean President Ana Rojas"): that is read first, from titles
and appositions. Small tables fill what the text leaves out. Then nouns ("the president", "the
Democrat") and pronouns look back for the one they stand for. What cannot be told stays open.
"""

from __future__ import annotations

from dateline.actors.casting import Casting
from dateline.actors.knowledge import knowledge
from dateline.actors.phrases import find_phrases
from dateline.model import Cast, Reading
from dateline.syntax import Tree

__all__ = ["find_actors"]


def find_actors(reading: Reading) -> Cast:
    """The actors of an article with all their mentions, in the order of the text."""
    article = reading.article
    tree = Tree(reading)
    known = knowledge(article.language or "en")
    day = article.published.day if article.published else None
    phrases = list(find_phrases(tree, known))
    casting = Casting(tree, known, day)
    casting.cast_names(phrases)
    casting.fill_from_tables()
    casting.cast_rest(phrases)
    casting.cast_adjectives()
    casting.infer_countries()
    personas = [p for p in casting.personas.values() if p.seen]
    actors = tuple(persona.actor(article.id) for persona in personas)
    mentions = (m for persona in personas for m in persona.mentions(article.id))
    return Cast(actors, tuple(sorted(mentions, key=lambda m: (m.span, m.actor))))
