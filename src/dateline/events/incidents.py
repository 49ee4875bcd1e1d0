"""The one incident that a short report is about, where it is known to report one.

As with `relation`, that there is something is taken as said: an act whose parties were not read is
better than silence. A march at which there is force is one incident: whose force it is, and whether anyone
is hurt, says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline.events.coding import Coder
from dateline.events.means import means
from dateline.events.merging import merge
from dateline.events.pairs import any_triggers
from dateline.events.scene import Scene
from dateline.languages import table
from dateline.model import Cast, Event, Place, Reading, Statement, Status

DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "AGREE"})
WEAPONS = frozenset(
    {
        "suicide-attack",
        "explosives",
        "aerial",
        "drone",
        "heavy-weapons",
        "abduct",
        "unconventional",
        "sexual",
    }
)
GROUND = "192"  # CAMEO's occupying of territory
NOT_TOLD = (Status.denied, Status.hypothetical)
HOW = ("destroy", "beat", "primitive")  # modes that say less than a weapon does


@dataclass(frozen=True, slots=True)
class Incident:
    """What a text reports; `event` is None where no word of it raises a frame."""

    event: str | None
    mode: str | None
    cameo: str | None
    found_by: str


def incident(
    reading: Reading,
    cast: Cast,
    statements: Sequence[Statement] = (),
    places: Sequence[Place] = (),
) -> Incident:
    """What the text is about: a protest and what became of it, else the first deed that happened."""
    coder = Coder(reading, cast, statements, places)
    told = [e for e in merge(coder.events(), reading) if e.event and e.status not in NOT_TOLD]
    said = _said(coder.scene)
    return (
        _protest(said, told)
        or _harmed(said, told)
        or _ground(coder.scene, said, told)
        or _spoiled(said, told)
        or _first(coder.scene, [e for e in told if _happened(e) and e.event in DEEDS])
        or _settled(said)
        or _armed(coder.scene)
        or _first(coder.scene, [*filter(_happened, told), *told])
        or _loose(coder)
        or Incident(None, None, None, "no act found")
    )


def _happened(event: Event) -> bool:
    return event.status is Status.happened


@cache
def _known(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(row["words"]) for name, row in table(language, "incidents").items()}


class Said:
    """The lemmas and pairs of lemmas of a text, asked by class of incidents.toml."""

    def __init__(self, lemmas: Sequence[str], known: dict[str, frozenset[str]]) -> None:
        pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
        apart = {i for i, pair in enumerate(pairs) if pair in known["hidden"]}
        self.words = [*(w for i, w in enumerate(lemmas) if i not in apart), *pairs]
        self.known = known

    def some(self, name: str) -> list[str]:
        """The words of a class, in the order of the text."""
        return [w for w in self.words if w in self.known[name]]


def _said(scene: Scene) -> Said:
    tree = scene.tree
    lemmas: list[str] = []
    for i in range(len(tree.words)):
        lemma = _singular(tree.lemma(i).lower(), tree.tag(i))
        if (
            lemmas and lemmas[-1].endswith("-") or lemma == "-" and lemmas
        ):  # "cease-fire", which the reader takes for three
            lemmas[-1] += lemma
        else:
            lemmas.append(lemma)
    return Said(lemmas, _known(tree.reading.article.language or "en"))


def _singular(lemma: str, tag: str) -> str:
    """ "Protesters" in a headline is a name to the reader, and keeps its ending."""
    return lemma.removesuffix("s") if tag == "NNPS" or tag == "NNP" else lemma


# ---------------------------------------------------------------------- a protest and its end


def _protest(said: Said, told: Sequence[Event]) -> Incident | None:
    """A march, a riot, or force used on those who march."""
    crowd = [w for w in said.some("protest") if w not in said.known["unsure"]]
    seen = any(e.event == "PROTEST" for e in told)
    seen = seen and not said.some("spoiled") and not said.some("fought")
    mob = said.some("mob") and set(crowd) <= {"riot"}
    if mob or not (seen or crowd) or any(set(e.modes) & WEAPONS for e in told):
        return None
    riot = said.some("riot" if said.some("peace") else "violence")
    hurt, order = said.some("harm"), said.some("order")
    why = f"“{(crowd or ['protest'])[0]}”"
    if hurt and order and not riot:
        mode = next((m for e in told if e.event == "ASSAULT" for m in e.modes), "crowd-control")
        return Incident("ASSAULT", mode, "175", f"{why}, and “{hurt[0]}” by those who keep order")
    if riot:
        return Incident("PROTEST", "riot", "145", f"{why} with “{riot[0]}”")
    own = next((e for e in told if e.event == "PROTEST"), None)
    mode = own.modes[0] if own and own.modes else "demo"
    return Incident("PROTEST", mode, own.cameo if own else "141", why)


# ---------------------------------------------------------------------- ground and other deeds


def _harmed(said: Said, told: Sequence[Event]) -> Incident | None:
    """Rape, and what a mob does."""
    if any(set(e.modes) & WEAPONS - {"sexual"} for e in told):
        return None
    for name, mode, cameo in (("sexual", "sexual", "1821"), ("mob", "primitive", "180")):
        words = said.some(name)
        if words:
            return Incident("ASSAULT", mode, cameo, f"“{words[0]}”")
    return None


def _ground(scene: Scene, said: Said, told: Sequence[Event]) -> Incident | None:
    """Ground that changes hands: an attack, unless the other side had left or handed it over."""
    taken = [*said.some("handed"), *said.some("taken")]
    given, handed = said.some("yielded"), said.some("handed")
    places = scene.known.classes["ground"]
    ground = any(e.cameo == GROUND for e in told) or any(w in places for w in said.words)
    if not (taken and ground) or any(set(e.modes) & WEAPONS for e in told):
        return None
    if handed or (given and not said.some("fought")):
        return Incident("RETREAT", "withdraw", "0874", f"“{(*handed, *given)[0]}” of ground")
    if any(e.event == "COERCE" and "arrest" in e.modes for e in told):
        return None
    return Incident("ASSAULT", None, GROUND, f"“{taken[0]}” of ground")


def _spoiled(said: Said, told: Sequence[Event]) -> Incident | None:
    """Things damaged where no weapon is named and nobody is said to be hurt."""
    words = said.some("spoiled")
    armed = any(set(e.modes) & WEAPONS for e in told)
    if not words or armed or said.some("harm"):
        return None
    return Incident("ASSAULT", "destroy", "1712", f"“{words[0]}”")


def _settled(said: Said) -> Incident | None:
    words = said.some("settled")
    return Incident("AGREE", None, "030", f"“{words[0]}”") if words else None


def _first(scene: Scene, told: Sequence[Event]) -> Incident | None:
    """The first attack, else the first event, with the surest mode of its kind."""
    attacks = [e for e in told if e.event == "ASSAULT"]
    for event in [*attacks, *told][:1]:
        modes = [m for e in told if e.event == event.event for m in e.modes]
        mode = next((m for m in modes if m not in HOW), modes[0] if modes else None)
        if event.event == "ASSAULT" and mode is None:
            armed = _armed(scene)
            mode = armed.mode if armed else None
        return Incident(event.event, mode, event.cameo, event.found_by)
    return None


def _armed(scene: Scene) -> Incident | None:
    """An attack of which only the weapon is told, or whose weapon stands in another sentence."""
    for sentence in scene.tree.reading.sentences:
        by = means(scene, sentence.first, (), None)
        if by.mode:
            return Incident("ASSAULT", by.mode, by.cameo, f"“{by.weapon}”")
    return None


def _loose(coder: Coder) -> Incident | None:
    """Any word that a frame knows: first of the deeds, then of all."""
    found = []
    for trigger in any_triggers(coder.scene):
        act = coder.plain(trigger)
        if act and act.event and act.status not in NOT_TOLD:
            how = f"loosely, as in “{trigger.frame.example}”"
            mode = act.modes[0] if act.modes else None
            found.append(Incident(act.event, mode, act.cameo, how))
    deeds = [one for one in found if one.event in DEEDS]
    return next(iter((*deeds, *found)), None)
