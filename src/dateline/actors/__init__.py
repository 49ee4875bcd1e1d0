"""Reading → Cast: who is who in an article.

News says itself who people are ("Chilean President Ana Rojas"): that is read first, from titles
and appositions. Small tables fill what the text leaves out. Then nouns ("the president", "the
Democrat") and pronouns look back for the one they stand for. What cannot be told stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.actors.asked import code_mention
from dateline.actors.casting import Casting
from dateline.actors.knowledge import knowledge
from dateline.actors.memory import NO_MEMORY, Memory
from dateline.actors.phrases import find_phrases
from dateline.actors.roles import roles_read
from dateline.model import Cast, Place, Reading
from dateline.syntax import Tree

__all__ = ["NO_MEMORY", "Memory", "code_mention", "find_actors", "roles_read"]


def find_actors(reading: Reading, places: Sequence[Place] = (), memory: Memory = NO_MEMORY) -> Cast:
    """The actors of an article with all their mentions, in the order of the text.

    `places` say which country a town named beside an actor is in; `memory` what is known of
    people beforehand.
    """
    article = reading.article
    tree = Tree(reading)
    day = article.published.day if article.published else None
    known = knowledge(article.language or "en").in_article(article.text, day, places)
    phrases = list(find_phrases(tree, known))
    casting = Casting(tree, known, day)
    casting.cast_names(phrases)
    casting.fill_from_memory(memory, article.id)
    casting.fill_from_tables()
    casting.cast_rest(phrases)
    casting.cast_adjectives()
    casting.infer_countries()
    casting.name_holders(memory, article.id)
    casting.correct(memory)
    casting.cast_quoted()
    personas = [p for p in casting.personas.values() if p.seen]
    actors = tuple(persona.actor(article.id) for persona in personas)
    mentions = (m for persona in personas for m in persona.mentions(article.id))
    return Cast(actors, tuple(sorted(mentions, key=lambda m: (m.span, m.actor))))
