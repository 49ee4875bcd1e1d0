"""Reading → Chains: which phrases of an article stand for one person, body or thing.

Names come first, over the whole text; then nouns and pronouns as they are read. A pronoun goes to
the phrase for which most speaks: each observation has a weight, and the sum decides. Actors,
statements and events take this decision over and make none of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coreference.entities import Entity
from dateline.coreference.lexicon import lexicon
from dateline.coreference.linking import Linking
from dateline.coreference.nominals import find_nominals
from dateline.model import Chain, Link, Reading, Span
from dateline.syntax import Tree

__all__ = ["chains_in", "find_chains", "stands_for"]


def find_chains(reading: Reading) -> tuple[Chain, ...]:
    """The chains of two phrases or more, in the order of their first."""
    return chains_in(Tree(reading))


def chains_in(tree: Tree) -> tuple[Chain, ...]:
    """The same, where the words were walked before."""
    chains = [_chain(entity) for entity in _linking(tree).run() if len(entity.nominals) > 1]
    return tuple(sorted(chains, key=lambda chain: chain.links[0].span))


def stands_for(reading: Reading, pronoun: Span, names: Sequence[Span]) -> Span | None:
    """Which of these names a "he" or "she" stands for; None where someone else is likelier.

    That each is a person's name is taken as said.
    """
    return _linking(Tree(reading)).stands_for(pronoun, names)


def _linking(tree: Tree) -> Linking:
    words = lexicon(tree.reading.article.language or "en")
    return Linking(tree, words, find_nominals(tree, words))


def _chain(entity: Entity) -> Chain:
    links = (Link(n.span, n.head, n.kind, n.parts) for n in entity.nominals)
    return Chain(tuple(sorted(links, key=lambda link: (link.word, link.span))))
