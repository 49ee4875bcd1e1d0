"""How much each observation counts: learnt weights, in a file that people can read."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import repeat

from dateline.coreference.looking import Candidate
from dateline.coreference.nominals import Nominal


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weight by observation, for each kind of pronoun; weights.toml says how they were got."""
    source = resources.files(__package__) / "weights.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def best(pronoun: Nominal, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate for which most speaks; of equals the first; None where there is none.

    An observation without a weight counts nothing.
    """
    weight = weights().get(pronoun.sort, {}).get
    return max(candidates, key=lambda c: sum(map(weight, c.seen, repeat(0.0))), default=None)
