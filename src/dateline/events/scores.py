"""How cooperative or hostile an event is: PLOVER's quad class and score, Goldstein's for CAMEO.

The figures are PLOVER's (draft 2.0 of 4 February 2024, openeventdata/PLOVER). Where it contradicts itself,
docs/codebook.md says what was chosen. Goldstein's scale (Goldstein 1992) is in the form that is used
with CAMEO data: a figure for each root, and for the codes that depart most from theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

# event → quad class, score, scores of the modes that have one of their own
EVENTS: dict[str, tuple[int, float, dict[str, float]]] = {
    "AGREE": (1, 2.5, {}),
    "CONSULT": (1, 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (1, 5, {}),
    "CONCEDE": (1, 4.5, {}),
    "COOPERATE": (2, 9.5, {}),
    "AID": (2, 10, {}),
    "RETREAT": (
        2,
        6.5,
        {
            "withdraw": 8,
            "release": 6.5,
            "disarm": 10,
            "ceasefire": 7.5,
            "access": 6.5,
            "resign": 4.5,
        },
    ),
    "REQUEST": (3, 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": (3, -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (3, -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        3,
        -3.5,
        {
            "restrict": -3,
            "arrest": -3.5,
            "relations": -3.5,
            "expel": -3.5,
            "territory": -4,
            "violence": -3.5,
        },
    ),
    "PROTEST": (
        4,
        -5,
        {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5},
    ),
    "SANCTION": (4, -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        4,
        -7,
        {
            "seize": -7,
            "restrict": -7,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7,
            "deport": -7,
            "withhold": -7,
            "misinformation": -6.5,
            "cyber": -7,
        },
    ),
    "ASSAULT": (
        4,
        -9,
        {
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8,
            "firearms": -9,
            "explosives": -9,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10,
        },
    ),
}
GOLDSTEIN = {
    "01": 0, "02": 3, "03": 4, "04": 1, "05": 3.5, "06": 6, "07": 7, "08": 5, "09": -2, "10": -5,
    "11": -2, "12": -4, "13": -6, "14": -6.5, "15": -7.2, "16": -4, "17": -7, "18": -9, "19": -10,
    "20": -10, "057": 8, "062": 7.4, "074": 8.5, "0874": 10, "163": -8, "1711": -9.2, "173": -5,
    "191": -9.5, "192": -9.5,
}  # fmt: skip


def quad(event: str | None) -> int | None:
    """PLOVER's quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    >>> quad("CONCEDE"), quad("RETREAT"), quad(None)
    (1, 2, None)
    """
    return EVENTS[event][0] if event else None


def score(event: str | None, modes: Sequence[str]) -> float | None:
    """PLOVER's score; of several modes that of the furthest from nought.

    >>> score("ASSAULT", ("firearms", "aerial")), score("AID", ())
    (-9.5, 10)
    """
    if not event:
        return None
    _, plain, by_mode = EVENTS[event]
    own = [by_mode[mode] for mode in modes if mode in by_mode]
    return max(own, key=abs) if own else plain


def goldstein(cameo: str | None) -> float | None:
    """Goldstein's score of a CAMEO code: that of the longest part of it that has one.

    >>> goldstein("0874"), goldstein("0871"), goldstein(None)
    (10, 5, None)
    """
    for length in range(len(cameo or ""), 1, -1):
        if cameo and cameo[:length] in GOLDSTEIN:
            return GOLDSTEIN[cameo[:length]]
    return None
