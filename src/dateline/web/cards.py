"""The records as cards beside the text: what each says, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import (
    Actor,
    Event,
    Figure,
    Findings,
    Party,
    Place,
    Scope,
    SourceKind,
    Span,
    Statement,
    Status,
    TimeExpression,
    Voice,
)
from dateline.web.register import Handle, Register, nth_id, time_id
from dateline.web.wording import precision_in_words, range_in_words, spot_in_words, time_in_words

VOICES = {
    Voice.direct: "in own words",
    Voice.indirect: "in the outlet’s words",
    Voice.mixed: "partly in own words",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: what it is about, the article's own words, and what we take them to mean."""

    about: str
    words: str = ""
    means: str = ""
    tag: str = ""  # what must not be overlooked: "unresolved", "inferred"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an id on the page."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word it is."""

    speaker: str
    negated: bool
    statement: Handle


@dataclass(frozen=True, slots=True)
class EventCard:
    handle: Handle
    claim: Claim | None  # None: the outlet tells it in its own voice
    actors: tuple[Link, ...]
    trigger: str
    recipients: tuple[Link, ...]
    code: str  # what it is; what it is about (an attack that is called off) is only in the facts
    modes: tuple[str, ...]
    status: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StatementCard:
    handle: Handle
    speaker: str
    actor: str  # id of the speaker's card; "": could not be resolved
    tags: tuple[str, ...]
    voice: str  # whose words they are
    looks: str  # class of the style sheet
    contents: tuple[str, ...]
    events: tuple[Handle, ...]  # those that are told only in it
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NameCard:
    """An actor, a place or a time: a name, what is known of it, and all places that name it."""

    handle: Handle
    name: str
    looks: str  # classes of the style sheet
    facts: tuple[Fact, ...]
    named: tuple[Link, ...]


class Cards:
    """Makes the cards of one article."""

    def __init__(self, findings: Findings, register: Register) -> None:
        self.text = findings.article.text
        self.register = register
        self.actor_by_id = {actor.id: actor for actor in findings.cast.actors}
        self.place_by_id = {place.id: place for place in register.places}
        self.statement_by_id = {statement.id: statement for statement in findings.statements}

    def events(self) -> list[EventCard]:
        return [self._event(event) for event in self.register.events]

    def statements(self) -> list[StatementCard]:
        return [self._statement(statement) for statement in self.register.statements]

    def actors(self) -> list[NameCard]:
        return [self._actor(actor) for actor in self.register.actors]

    def places(self) -> list[NameCard]:
        return [self._place(place) for place in self.register.places]

    def times(self) -> list[NameCard]:
        return [self._time(time) for time in self.register.times]

    # ------------------------------------------------------------------ events

    def _event(self, event: Event) -> EventCard:
        claim = self._claim(event.statement) if event.statement else None
        return EventCard(
            handle=self.register[event.id],
            claim=claim,
            actors=self._parties(event.actors),
            trigger=event.trigger.of(self.text),
            recipients=self._parties(event.recipients),
            code=event.event or event.act,
            modes=event.modes,
            status=_status(event, claim),
            facts=tuple(self._event_facts(event)),
        )

    def _claim(self, statement_id: str) -> Claim:
        statement = self.statement_by_id[statement_id]
        return Claim(self._speaker(statement), statement.negated, self.register[statement_id])

    def _parties(self, parties: Sequence[Party]) -> tuple[Link, ...]:
        return tuple(
            Link(self.actor_by_id[party.actor].name, self.register[party.actor].card)
            for party in parties
        )

    def _event_facts(self, event: Event) -> Iterator[Fact]:
        yield from self._words_for("who", event.actors)
        yield from self._words_for("to whom", event.recipients)
        if event.when:
            yield self._when(event.when)
        if event.where:
            place = self.place_by_id[event.where]
            yield Fact("where", means=f"{place.name}, {precision_in_words(place.precision)}")
        yield from (self._figure(figure) for figure in event.figures)
        yield Fact("coded", means=_coding(event))
        yield Fact("found by", means=event.found_by)

    def _words_for(self, about: str, parties: Sequence[Party]) -> Iterator[Fact]:
        """What the text calls a party, where a reader could not tell by the name."""
        for party in parties:
            words, name = party.span.of(self.text), self.actor_by_id[party.actor].name
            if not _same_name(words, name):
                yield Fact(about, words, name)

    def _when(self, time: TimeExpression) -> Fact:
        words = time.span.of(self.text)
        if time.value is None:
            return Fact("when", words, tag="unresolved")
        return Fact("when", words, time_in_words(time))

    def _figure(self, figure: Figure) -> Fact:
        whom = f" {figure.of.of(self.text)}" if figure.of else ""
        tag = f"says {self._claim(figure.said_by).speaker}" if figure.said_by else ""
        return Fact(figure.what, figure.span.of(self.text) + whom, range_in_words(figure), tag)

    # ------------------------------------------------------------------ statements

    def _statement(self, statement: Statement) -> StatementCard:
        speaker = statement.speaker
        return StatementCard(
            handle=self.register[statement.id],
            speaker=self._speaker(statement),
            actor=self.register[speaker].card if speaker else "",
            tags=tuple(_tags(statement)),
            voice=VOICES[statement.voice],
            looks=statement.voice.value,
            contents=tuple(span.of(self.text) for span in statement.contents),
            events=tuple(
                self.register[event.id]
                for event in self.register.events
                if event.statement == statement.id
            ),
            facts=tuple(self._statement_facts(statement)),
        )

    def _speaker(self, statement: Statement) -> str:
        if statement.speaker:
            return self.actor_by_id[statement.speaker].name
        return statement.source.of(self.text) if statement.source else "a source not named"

    def _statement_facts(self, statement: Statement) -> Iterator[Fact]:
        speaker = self._speaker(statement)
        if statement.source and not _same_name(statement.source.of(self.text), speaker):
            yield Fact("who", statement.source.of(self.text), speaker)
        if statement.cue:
            yield Fact("cue", statement.cue.of(self.text))
        yield Fact("found by", means=statement.found_by)

    # ------------------------------------------------------------------ names

    def _actor(self, actor: Actor) -> NameCard:
        spans = [mention.span for mention in self.register.mentions[actor.id]]
        facts = [Fact("is", means=_description(actor), tag=_inferred(actor))]
        if actor.stands_for:
            facts.append(Fact("stands for", means=actor.stands_for))
        facts.append(Fact("known by", means=actor.known_by))
        hue = self.register.hue(actor.id)
        return self._name(actor.id, actor.name, f"actor {hue}", facts, spans)

    def _place(self, place: Place) -> NameCard:
        spans = [seen.span for seen in self.register.sightings[place.id]]
        around = (
            ", ".join(part for part in (place.region, place.country) if part) or "country not known"
        )
        facts = [
            Fact("is", means=f"{around}; {precision_in_words(place.precision)}"),
            Fact("at", means=spot_in_words(place)),
            Fact("known by", means=place.known_by),
        ]
        return self._name(place.id, place.name, "place", facts, spans)

    def _time(self, time: TimeExpression) -> NameCard:
        fact = self._when(time)
        words = time.span.of(self.text)
        facts = [Fact("means", means=fact.means, tag=fact.tag)]
        return self._name(time_id(time.span), words, "time", facts, [time.span])

    def _name(
        self, record: str, name: str, looks: str, facts: Sequence[Fact], spans: Sequence[Span]
    ) -> NameCard:
        handle = self.register[record]
        named = (Link(span.of(self.text), nth_id(handle, n)) for n, span in enumerate(spans))
        return NameCard(handle, name, looks, tuple(facts), tuple(named))


def _same_name(words: str, name: str) -> bool:
    """Whether one is the other with words left out.

    >>> _same_name("President Mary Orr", "Mary Orr"), _same_name("She", "Mary Orr")
    (True, False)
    """
    mine, own = set(words.split()), set(name.split())
    return mine <= own or own <= mine


def _status(event: Event, claim: Claim | None) -> str:
    """The status; of a claim, only as what somebody says or does not say."""
    if claim is None:
        return event.status.value
    said = "not said" if claim.negated else "said"
    happened = event.status is Status.happened
    return f"{said} to have happened" if happened else f"{said} to be {event.status.value}"


def _coding(event: Event) -> str:
    """PLOVER's code, where it has one, of which act, and CAMEO's."""
    parts = [f"PLOVER {event.event}" if event.event else "not an event of PLOVER’s"]
    if event.event and event.event != event.act:
        parts.append(f"of the act {event.act}")
    parts += event.contexts
    if event.cameo:
        parts.append(f"CAMEO {event.cameo}")
    return ", ".join(parts)


def _tags(statement: Statement) -> Iterator[str]:
    """What must not be overlooked."""
    if statement.negated:
        yield "negated"
    if statement.scope is Scope.stance:
        yield "stance"
    if statement.source_kind is SourceKind.unnamed:
        yield "unnamed source"
    elif statement.source and statement.speaker is None:
        yield "speaker unresolved"


def _description(actor: Actor) -> str:
    """Kind and role, then country and sectors as PLOVER writes them."""
    role = f", {actor.role}" if actor.role else ""
    code = " ".join([actor.country or "country not known,", *actor.sectors]).strip(",")
    return f"{actor.kind.value}{role}; {code}"


def _inferred(actor: Actor) -> str:
    return f"inferred: {', '.join(actor.inferred)}" if actor.inferred else ""
