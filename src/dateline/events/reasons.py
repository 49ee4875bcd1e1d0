"""Why an event is coded as it is, and what else came near: for people, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.events.chain import Above
from dateline.events.composing import Act
from dateline.events.entries import noun_lemmas, verb_lemmas
from dateline.events.frames import Frame
from dateline.events.nouns import noun_fits
from dateline.events.scene import Scene
from dateline.events.triggers import Trigger
from dateline.events.verbs import verb_lacks
from dateline.model import About, Event, Reason, Status

MOST = 6  # candidates told of one event


def why_status(scene: Scene, above: Above, act: Act) -> Iterator[Reason]:
    """The words above the act and what they made of it; that there are none says it happened."""
    for stance, word in above.stances:
        if stance != "begin":
            yield _status(f"“{scene.tree.form(word)}” above it: {stance}")
    for said, flag in (("not", above.negated), ("to come", above.future), ("if", above.supposed)):
        if flag:
            yield _status(f"told as “{said}”")
    if act.status is Status.background:
        yield _status("the day that it names is long past")
    elif act.status is Status.happened and act.event == act.act:
        yield _status("happened: no word above it says otherwise")
    if act.event != act.act:
        yield _status(f"so {act.act} is {act.event or 'no event'}")


def _status(why: str) -> Reason:
    return Reason(About.status, why)


def why_modes(frame: Frame, act: Act, weapon: str | None) -> Iterator[Reason]:
    """Whether the frame has the mode, a weapon that the sentence names, or what is asked for."""
    for mode in act.modes:
        by = "the frame"
        if mode not in frame.modes:
            by = f"“{weapon}” in the sentence" if weapon else "the words below the act"
        yield Reason(About.mode, f"{mode}: {by}")


def came_near(scene: Scene, event: Event, passed: Mapping[int, str]) -> Iterator[Reason]:
    """Other frames of the words of an event's sentence, each with what kept it from being told.

    `passed`: the words that raised a frame and made no event, with the reason.
    """
    told: dict[str, None] = {}
    word = scene.tree.head_of(event.trigger)
    if word is None:
        return
    sentence = scene.tree.sentence(word)
    own = scene.tree.words_in(event.trigger)
    for other in range(sentence.first, sentence.last):
        if other in passed:
            told[f"“{scene.tree.form(other)}”: {passed[other]}"] = None
        elif other not in scene.at and other not in scene.timed:
            told.update(dict.fromkeys(_lacking(scene, other, own)))
    yield from (Reason(About.near, why) for why in list(told)[:MOST])


def _lacking(scene: Scene, word: int, own: Iterable[int]) -> Iterator[str]:
    tag = scene.tree.tag(word)
    if tag.startswith("VB"):
        for lemma in verb_lemmas(scene, word):
            for frame in scene.known.verbs.get(lemma, ()):
                lack = verb_lacks(scene, word, frame, lemma)
                if lack:
                    yield f"“{lemma}”: {_of(frame)} wants another {lack}"
    elif tag.startswith("NN") and word not in own:
        for lemma in noun_lemmas(scene, word):
            for frame in scene.known.nouns.get(lemma, ()):
                if not noun_fits(scene, word, frame):
                    yield f"“{lemma}”: {_of(frame)} wants parties of its own, or a verb beside it"


def passed_over(trigger: Trigger, why: str) -> str:
    """ "COERCE seize (as in “…”), but …"."""
    return f"{_of(trigger.frame)}, but {why}"


def _of(frame: Frame) -> str:
    return f"{' '.join((frame.act, *frame.modes))} (as in “{frame.example}”)"
