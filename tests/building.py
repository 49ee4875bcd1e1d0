"""Articles and findings by hand, so that a test reads as the little story it tells.

    a_report("Bomb kills 3\n\nA bomb killed three people in Larne, police said.",
             outlet="Courier", published="1998-08-02",
             says=[Says("police", "said", "A bomb killed three people in Larne")],
             does=[Does("ASSAULT", "killed", to=["three people"], said=0,
                        figures=[("killed", 3, 3)])])

The first block is the headline. Words are found in the text where they first stand after the
headline, or in the headline where the test says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.model import (
    Actor,
    ActorKind,
    Article,
    Block,
    BlockKind,
    Cast,
    Cite,
    Days,
    Event,
    Figure,
    Findings,
    Grain,
    Mention,
    MentionKind,
    Party,
    Place,
    Precision,
    Scope,
    SourceKind,
    Span,
    Stamp,
    Statement,
    Status,
    TimeExpression,
    TimeKind,
    Voice,
    content_id,
)

_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", re.DOTALL)


@dataclass(frozen=True)
class Says:
    """A statement: who (None: nobody is named), cue, content."""

    who: str | None
    cue: str
    what: str
    scope: Scope = Scope.speech
    negated: bool = False
    resolved: bool = True


@dataclass(frozen=True)
class Does:
    """An event; `said`: the number of the statement it hangs on."""

    act: str
    trigger: str
    by: Sequence[str] = ()
    to: Sequence[str] = ()
    status: Status = Status.happened
    said: int | None = None
    figures: Sequence[tuple[str, int, int | None]] = ()
    when: str | None = None
    where: str | None = None
    modes: tuple[str, ...] = ()
    in_headline: bool = False


def person(name: str, country: str | None = None, sector: str = "GOV") -> Actor:
    """An actor who is a person, to be given in `cast` under the words of the text."""
    return _actor(name, ActorKind.person, country, (sector,))


def office(name: str, country: str, sector: str = "GOV") -> Actor:
    """An actor that is an office or a government."""
    return _actor(name, ActorKind.office, country, (sector,))


def _actor(name: str, kind: ActorKind, country: str | None, sectors: tuple[str, ...]) -> Actor:
    return Actor(content_id("x", name), name, kind, country, sectors, None, None, (), "by hand")


def an_article(
    text: str,
    *,
    outlet: str | None = "Tribune",
    published: str | None = "1998-08-16",
    agency: str | None = None,
    correction: str | None = None,
    url: str | None = None,
) -> Article:
    """An article whose first paragraph is its headline; `published` is a day or an instant."""
    blocks = _blocks(text)
    name = (outlet or "unknown").lower().replace(" ", "")
    article_id = content_id("a", str(outlet), str(published), text)
    address = url or (f"https://{name}.example/{article_id}" if outlet else f"pages/{article_id}")
    return Article(
        id=article_id,
        page=content_id("p", text),
        url=address,
        canonical=None,
        outlet=outlet,
        title=blocks[0].span.of(text),
        authors=(),
        published=_stamp(published),
        modified=None,
        language="en",
        section=None,
        agency=agency,
        text=text,
        blocks=blocks,
        furniture=(),
        known_by={},
        correction=correction,
    )


def _blocks(text: str) -> tuple[Block, ...]:
    found = re.finditer(r"\S.*?(?=\n\n|\Z)", text, re.DOTALL)
    kinds = (BlockKind.headline, BlockKind.paragraph)
    return tuple(
        Block(Span(*match.span()), kinds[n > 0], f"line {n + 1}") for n, match in enumerate(found)
    )


def _stamp(published: str | None) -> Stamp | None:
    if published is None:
        return None
    if "T" not in published:
        return Stamp(date.fromisoformat(published))
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    return Stamp(at.date(), at)


def a_report(
    text: str,
    *,
    says: Sequence[Says] = (),
    does: Sequence[Does] = (),
    cast: Mapping[str, Actor] | None = None,
    outlet: str | None = "Tribune",
    published: str | None = "1998-08-16",
    agency: str | None = None,
    correction: str | None = None,
    url: str | None = None,
) -> Findings:
    """The findings of an article, made of what the test says stands in it."""
    article = an_article(
        text, outlet=outlet, published=published, agency=agency, correction=correction, url=url
    )
    return _Builder(article, cast or {}).findings(says, does)


class _Builder:
    def __init__(self, article: Article, cast: Mapping[str, Actor]) -> None:
        self.article = article
        self.text = article.text
        self.cast = cast
        self.actors: dict[str, Actor] = {}
        self.mentions: list[Mention] = []
        self.places: list[Place] = []
        self.sentences = tuple(
            Span(block.span.start + match.start(), block.span.start + match.end())
            for block in article.blocks
            for match in _SENTENCE.finditer(block.span.of(self.text))
        )

    def findings(self, says: Sequence[Says], does: Sequence[Does]) -> Findings:
        statements = tuple(self.statement(n, one) for n, one in enumerate(says))
        events = tuple(self.event(n, one, statements) for n, one in enumerate(does))
        cast = Cast(tuple(self.actors.values()), tuple(self.mentions))
        places = tuple(self.places)
        return Findings(self.article, self.sentences, cast, (), places, statements, events)

    def span(self, words: str, near: Span | None = None, *, in_headline: bool = False) -> Span:
        begin = 0 if in_headline else self.article.blocks[0].span.end
        begin = near.start if near else begin
        at = self.text.find(words, begin)
        assert at >= 0, f"{words!r} does not stand in the text"
        return Span(at, at + len(words))

    def sentence(self, span: Span) -> Span:
        return next(s for s in self.sentences if s.meets(span))

    def party(self, words: str, near: Span) -> Party:
        actor = self.actor(words)
        span = self.span(words, near)
        pronoun = words.lower() in ("he", "she", "they", "it")
        kind = MentionKind.pronoun if pronoun else MentionKind.name
        self.mentions.append(Mention(span, actor.id, kind, "by hand"))
        return Party(actor.id, span)

    def actor(self, words: str) -> Actor:
        actor = self.cast.get(words) or _actor(words, ActorKind.group, None, ())
        self.actors[actor.id] = actor
        return actor

    def statement(self, n: int, says: Says) -> Statement:
        what = self.span(says.what)
        sentence = self.sentence(what)
        source = self.party(says.who, sentence) if says.who else None
        cue = self.span(says.cue, sentence)
        return Statement(
            id=content_id("st", self.article.id, str(n)),
            cite=Cite(self.article.id, sentence),
            source=source.span if source else None,
            source_kind=SourceKind.named if source else SourceKind.none,
            speaker=source.actor if source and says.resolved else None,
            cue=cue,
            contents=(what,),
            voice=Voice.indirect,
            scope=says.scope,
            negated=says.negated,
            found_by="by hand",
        )

    def event(self, n: int, does: Does, statements: Sequence[Statement]) -> Event:
        trigger = self.span(does.trigger, in_headline=does.in_headline)
        sentence = self.sentence(trigger)
        hung_on = statements[does.said].id if does.said is not None else None
        figures = (Figure(trigger, *figure, None, hung_on) for figure in does.figures)
        return Event(
            id=content_id("e", self.article.id, str(n)),
            cite=Cite(self.article.id, sentence),
            trigger=trigger,
            act=does.act,
            event=does.act,
            modes=does.modes,
            contexts=(),
            cameo=None,
            actors=tuple(self.party(words, sentence) for words in does.by),
            recipients=tuple(self.party(words, sentence) for words in does.to),
            when=_time(trigger, does.when),
            where=self.place(does.where, sentence) if does.where else None,
            status=does.status,
            statement=hung_on,
            figures=tuple(figures),
            found_by="by hand",
        )

    def place(self, name: str, near: Span) -> str:
        span = self.span(name, near)
        place_id = content_id("g", name)
        self.places.append(
            Place(place_id, span, name, 54.6, -7.3, "GBR", None, Precision.exact, None, "by hand")
        )
        return place_id


def _time(span: Span, day: str | None) -> TimeExpression | None:
    if day is None:
        return None
    days = Days(date.fromisoformat(day), date.fromisoformat(day), Grain.day)
    return TimeExpression(span, TimeKind.date, day, days)
