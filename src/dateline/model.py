"""The records that pass between the stages: read this first, then `flow.py`.

All are frozen. Offsets are code points into `Article.text`, half-open. Instants are aware
and in UTC; a day is the day in the page's own zone; a range of days includes both ends.
A field that may be `None` says what its absence means: we do not guess.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from itertools import repeat
from typing import Any, TypeVar

# --------------------------------------------------------------------------- words and places


def content_id(prefix: str, *parts: str) -> str:
    """An id that depends on nothing but its parts: `e-1f0c…`, 8 bytes of BLAKE2b.

    >>> content_id("e", "a") == content_id("e", "a") != content_id("e", "b")
    True
    """
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"


def content_ids(prefix: str, *shared: str) -> Callable[..., str]:
    """Makes such ids of parts of which the first are always the same.

    >>> content_ids("f", "page", "line 1")("Home") == content_id("f", "page", "line 1", "Home")
    True
    """
    begun = blake2b("".join(f"{part}\x1f" for part in shared).encode(), digest_size=8)

    def id_of(*parts: str) -> str:
        digest = begun.copy()
        digest.update("\x1f".join(parts).encode())
        return f"{prefix}-{digest.hexdigest()}"

    return id_of


Record = TypeVar("Record")


def made(of: type[Record], *columns: Iterable[object]) -> list[Record]:
    """Frozen records with slots, each from one value of every column; a column a field, in their order.

    Four times as fast as calling their class, which checks no more than this does: it is not for
    records that check what they are given, nor are fields filled that are left out.

    >>> made(Cite, ["a-1"], [Span(0, 4)]) == [Cite("a-1", Span(0, 4))]
    True
    """
    setters = _setters(of)  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
    values = list(map(list, columns))
    found = list(map(object.__new__, repeat(of, len(values[0]))))
    for setter, column in zip(setters, values, strict=True):
        deque(map(setter, found, column), 0)
    return found


@cache
def _setters(of: Any) -> tuple[Callable[..., None], ...]:
    return tuple(vars(of)[field.name].__set__ for field in fields(of))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, never empty; `start` and `end` are code points, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """The place in a named article that a line or a record rests on."""

    article: str
    span: Span


# --------------------------------------------------------------------------- time


class Grain(StrEnum):
    """How exactly a time is known."""

    day = "day"
    week = "week"
    month = "month"
    season = "season"
    year = "year"
    span = "span"  # several days, named as such: "in previous days"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as the page gives it: the day in the page's own zone, the instant if it says one."""

    day: date
    at: datetime | None = None  # aware, UTC; None where the page gives only a day
    offset: int | None = None  # of the page's zone, minutes east of UTC; None: it names none


@dataclass(frozen=True, slots=True)
class Days:
    """Resolved days, both ends included."""

    first: date
    last: date
    grain: Grain

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"days run backwards: {self.first}..{self.last}")


class TimeKind(StrEnum):
    """TIMEX3's types."""

    date = "DATE"
    time = "TIME"
    duration = "DURATION"
    set = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, and what they mean where that can be known."""

    span: Span
    kind: TimeKind
    value: str | None  # TIMEX3 value ("2023-10-16", "P3D", "PRESENT_REF"); None: unresolved
    days: Days | None  # None: unresolved, or not a stretch of the calendar


# --------------------------------------------------------------------------- page and article

_HOST = re.compile(r"https?://(?:[^/@?#]*@)?(?:www\.)?([^/:?#\[\]@]+)", re.IGNORECASE)


def host_of(address: str) -> str | None:
    """The host of an address, "www." left out; None: it is no web address.

    >>> host_of("https://www.Gazette.example/1998/ferry"), host_of("pages/ferry.html")
    ('gazette.example', None)
    """
    host = _HOST.match(address)
    return host[1].lower() if host else None


@dataclass(frozen=True, slots=True)
class Announced:
    """The date that what led to a page gives it."""

    published: Stamp
    by: str  # "feed", "sitemap"


@dataclass(frozen=True, slots=True)
class Page:
    """What came in, bytes untouched."""

    id: str
    url: str  # an address, a file's path or "-"
    fetched: datetime | None  # None: it did not come over the network
    media_type: str | None  # as the sender or the file name says; None: not said
    body: bytes
    announced: Announced | None = None  # None: nothing with a date led to it


class BlockKind(StrEnum):
    headline = "headline"
    heading = "heading"
    paragraph = "paragraph"
    item = "item"  # of a list
    quote = "quote"
    row = "row"  # of a table


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article that stood together on the page."""

    span: Span
    kind: BlockKind
    node: str  # where on the page: "line 9", or an element's path
    found_by: str = ""  # what decided that it is the article's; "": the text was given as one


class FurnitureKind(StrEnum):
    """Why something on the page is not the article."""

    navigation = "navigation"
    newsletter = "newsletter"
    advertisement = "advertisement"
    share = "share"
    related = "related"
    caption = "caption"
    byline = "byline"
    comments = "comments"
    legal = "legal"
    paywall = "paywall"
    other = "other"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was set aside; never thrown away."""

    id: str
    text: str
    kind: FurnitureKind
    where: str  # as Block.node
    found_by: str  # the rule or list entry that decided
    after: int = 0  # how many of the article's blocks stand before it on the page


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report says it was written: "GENEVA, Oct. 3 (Agency) - "."""

    span: Span  # with the dash and the space after it: its sentence begins where this ends
    place: Span | None  # the words that name the place; None: only an agency is named
    day: date | None  # None: no day is given, or not in which year
    agency: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page, and what is known about it.

    `text` holds the headline (block 0, kind headline, where there is one) and the body, blocks
    parted by an empty line. `known_by` says for each field where it was read: "JSON-LD", "meta",
    "visible text", "dateline", "URL", "feed" or "sitemap" (that led to it),
    "given" (by the user).
    """

    id: str
    page: str
    url: str
    canonical: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Stamp | None
    modified: Stamp | None
    language: str | None  # ISO 639-1; None: could not be told
    section: str | None
    agency: str | None  # the wire service credited, "Reuters"
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    known_by: dict[str, str]
    correction: str | None = None  # the page's own note that it corrects an earlier report
    datelines: tuple[Dateline, ...] = ()  # that open its blocks, in the order of the text

    @property
    def publisher(self) -> str | None:
        """Who is shown as having published it: the outlet, else the host of its address."""
        return self.outlet or self.host

    @property
    def host(self) -> str | None:
        """The host of its address, "www." left out; None: it is no web address."""
        return host_of(self.canonical or self.url)

    @property
    def site(self) -> str | None:
        """What its outlet's pages teach is kept under this: the host, else the outlet's name."""
        return self.host or self.outlet


# --------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its words as a half-open range of indexes, the block it stands in."""

    span: Span
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text as columns of one length (objects are 70 times dearer to send).

    `heads[i]` is the index of the word that i hangs on, itself for a root; `tags` are Penn tags;
    `relations` are ClearNLP's, as spaCy's English models give them.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the reader marked it, with the label of its type (PERSON, ORG, GPE, NORP, …)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, read once for all later stages."""

    article: Article
    sentences: tuple[Sentence, ...]
    words: Words
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    parsed: bool = True  # False: tags, heads and relations are a sketch from the words alone


# --------------------------------------------------------------------------- actors and places


class ActorKind(StrEnum):
    person = "person"
    office = "office"  # "the foreign ministry", "the Kremlin"
    government = "government"  # a state that acts
    organisation = "organisation"
    group = "group"  # people named by what they are: "police", "residents of northern Gaza"
    unnamed = "unnamed"  # "an administration official"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts, speaks or is acted on, under all his names in this article."""

    id: str
    name: str  # the fullest form the text gives
    kind: ActorKind
    country: str | None  # ISO 3166 alpha-3 or PLOVER's IGO, UNO, EUR, NGO, …; None: not known
    sectors: tuple[str, ...]  # PLOVER's three letters, the main one first
    role: str | None  # as the text or the table gives it: "Prime Minister"
    stands_for: str | None  # of a metonym: the government it stands for, "RUS GOV"
    inferred: tuple[str, ...]  # the fields that were inferred rather than read
    known_by: str  # what decided, for people to read


class MentionKind(StrEnum):
    name = "name"
    nominal = "nominal"
    pronoun = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor."""

    span: Span
    actor: str
    kind: MentionKind
    found_by: str  # the rule that joined it


@dataclass(frozen=True, slots=True)
class Link:
    """One phrase of a chain; `word` is the index of its head in `Reading.words`."""

    span: Span  # the whole phrase, with what follows its noun
    word: int
    kind: MentionKind
    parts: tuple[int, ...] = ()  # the heads of a list's members: "Orr and Hale"


@dataclass(frozen=True, slots=True)
class Chain:
    """Phrases that stand for one person, body or thing, in the order of the text."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in an article; mentions in the order of the text."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    def actor(self, actor_id: str) -> Actor:
        """The actor of that id; KeyError if there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says that someone is, and the sentence that says so."""

    name: str  # the person, in the fullest form of the text
    role: str  # "foreign minister"
    country: str | None  # as Actor.country
    sectors: tuple[str, ...]
    day: date | None  # when the article came out; None: it does not say
    cite: Cite
    known_by: str  # "title: …", "apposition: …"


class Precision(StrEnum):
    exact = "exact"
    near = "near"
    region = "region"
    country = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, with how exactly it is known."""

    id: str
    span: Span  # where the text names it (its first mention has the id's place)
    name: str
    latitude: float
    longitude: float
    country: str | None  # ISO 3166 alpha-3
    region: str | None  # first-order division
    precision: Precision
    population: int | None
    known_by: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name of a place whose position could not be resolved."""

    span: Span
    reason: str  # for people


# --------------------------------------------------------------------------- statements and events


class SourceKind(StrEnum):
    named = "named"
    office = "office"
    group = "group"
    document = "document"
    unnamed = "unnamed"
    none = "none"


class Voice(StrEnum):
    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


class Scope(StrEnum):
    speech = "speech"
    stance = "stance"  # wants, plans, opposes


@dataclass(frozen=True, slots=True)
class Statement:
    """Someone's words or view, as the article gives them."""

    id: str
    cite: Cite  # the sentence (or sentences) it stands in
    source: Span | None  # the noun phrase that names the source; None: none is named
    source_kind: SourceKind
    speaker: str | None  # Actor.id; None: could not be resolved
    cue: Span | None
    contents: tuple[Span, ...]  # one content may stand in pieces
    voice: Voice
    scope: Scope
    negated: bool  # "did not say", "denied that": never to be shown as what he claims
    found_by: str


class Status(StrEnum):
    happened = "happened"
    planned = "planned"
    asked = "asked"
    threatened = "threatened"
    hypothetical = "hypothetical"
    denied = "denied"
    background = "background"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role of an event, and the words that put it there."""

    actor: str  # Actor.id
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the text gives, as a range, and who gives it."""

    span: Span
    what: str  # killed, injured, arrested, displaced, crowd, money
    low: int
    high: int | None  # None: "at least", no upper end given
    of: Span | None  # of whom or what
    said_by: str | None  # Statement.id; None: the outlet's own voice


class About(StrEnum):
    """What of an event a reason speaks of."""

    status = "status"  # how the act stands, and what that made of its code
    mode = "mode"
    context = "context"
    opinion = "opinion"  # what the learned second opinion says, and by what margin
    near = "near"  # another act that nearly was told, and what it lacked


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided something of an event, for people; the frame itself is `Event.found_by`."""

    about: About
    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER's terms.

    `act` is what is done, asked for or planned (a visit is a CONSULT); `event` is PLOVER's code of
    it given the status (a planned CONSULT is AGREE), None for what PLOVER does not code (a bare
    comment). Where the parties meet as equals all stand in `actors`.
    """

    id: str
    cite: Cite  # the sentence
    trigger: Span
    act: str
    event: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]  # PLOVER's: what it is about, the surest first
    cameo: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: TimeExpression | None  # its `days` are None where the time is named but unresolved
    where: str | None  # Place.id
    status: Status
    statement: str | None  # Statement.id: then this is a claim, not a fact
    figures: tuple[Figure, ...]
    found_by: str
    quad: int | None = (
        None  # 1 and 2 cooperation, 3 and 4 conflict; 2 and 4 material; None: no event
    )
    score: float | None = None  # PLOVER's, -10 to 10, by event and mode; None: no event
    goldstein: float | None = None  # Goldstein's for the CAMEO code, -10 to 10; None: no event
    reasons: tuple[Reason, ...] = ()


class LoadedKind(StrEnum):
    """How a word judges what it tells of."""

    insult = "insult"  # a name for people: "thugs"
    blame = "blame"  # a name for what they do: "a sham"
    condemn = "condemn"  # "absurd"
    praise = "praise"  # "heroic"
    telling = "telling"  # a verb of speaking: "ranted"
    doing = "doing"  # a verb of acting: "rammed through"
    degree = "degree"  # an adverb: "blatantly"
    doubt = "doubt"  # the writer does not vouch for it: "claimed"


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A word that judges, and whose it is; no score, no left or right."""

    span: Span
    kind: LoadedKind
    statement: str | None  # in whose content it stands: its source's word; None: see `quoted`
    quoted: bool  # between quotation marks; neither quoted nor in a statement: the outlet's own
    found_by: str  # the entry of loaded.toml

    @property
    def is_outlets(self) -> bool:
        """Whether the outlet itself says it."""
        return self.statement is None and not self.quoted


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article; nothing larger leaves a worker."""

    article: Article
    sentences: tuple[Span, ...]
    cast: Cast
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    loaded: tuple[LoadedWord, ...] = ()
    own_voice: tuple[Span, ...] = ()  # the sentences that no source carries
    roles: tuple[Role, ...] = ()  # what the text says that people are, for other articles
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be read, kept with the reason."""

    url: str
    reason: str  # for people: what happened
    advice: str  # what to do next


# --------------------------------------------------------------------------- stories and briefs


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports of one happening."""

    id: str
    articles: tuple[str, ...]  # Article.id, oldest first
    copies: tuple[tuple[str, ...], ...]  # groups of near-copies among them, the origin first


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of reports, and the articles that go back to it.

    Made by stories.independence alone: whoever counts outlets counts these.
    """

    name: str | None  # the outlet, its owner, or the agency whose text it is; None: not known
    articles: tuple[str, ...]


def origins_among(origins: Sequence[Origin], articles: Collection[str]) -> tuple[Origin, ...]:
    """Those of the origins that these articles go back to.

    An article whose outlet is not known is no origin beside one that is.
    """
    found = tuple(o for o in origins if any(a in articles for a in o.articles))
    return tuple(o for o in found if o.name is not None) or found


class Standing(StrEnum):
    """How far a line can be relied on; what decides it is stories.independence."""

    confirmed = "confirmed"  # told in their own voice by two or more independent outlets
    reported = "reported"  # told by one origin in its own voice
    claimed = "claimed"  # only someone's word
    disputed = "disputed"  # someone claims it, someone denies it


class PointKind(StrEnum):
    event = "event"
    figure = "figure"
    statement = "statement"


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a point is told."""

    cite: Cite
    record: str  # Event.id or Statement.id
    speaker: str | None  # whose word it is there, as shown; None: the outlet's own voice
    denies: bool
    sure: bool  # beyond doubt of the same as the others that are; False: it may be
    headlined: bool  # the headline has the word that tells it: what the article is about


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the reports of a story tell, however many of them tell it."""

    id: str
    kind: PointKind
    tellings: tuple[Telling, ...]  # first told first
    standing: Standing
    told_by: tuple[str | None, ...]  # names of the origins that tell it in their own voice
    act: str | None  # Event.act; None: a statement
    status: Status | None  # Event.status; None: a statement
    days: Days | None  # when it was, by the first that says so; None: none does, or a statement

    @property
    def said_by(self) -> tuple[str, ...]:
        """Those whose word it is, first told first."""
        said = (t.speaker for t in self.tellings if not t.denies)
        return tuple(dict.fromkeys(s for s in said if s is not None))

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Those who deny it, first told first."""
        denied = (t.speaker for t in self.tellings if t.denies)
        return tuple(dict.fromkeys(s for s in denied if s is not None))


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaker holds on the story, in his words."""

    speaker: str  # name as shown
    cite: Cite
    statement: str


@dataclass(frozen=True, slots=True)
class FigureReport:
    """A figure of a story as one article gave it."""

    figure: Figure
    said_by: str | None  # the speaker's name; None: the outlet's own voice
    cite: Cite
    published: Stamp | None
    taken_back: bool  # the outlet has since corrected the article


@dataclass(frozen=True, slots=True)
class Toll:
    """One count over time: how many were killed, hurt, held or driven out in one happening."""

    what: str  # Figure.what
    reports: tuple[FigureReport, ...]  # oldest first; those that only repeat a number are left out


@dataclass(frozen=True, slots=True)
class Correction:
    """An outlet's own note that it had been wrong."""

    article: str  # the article that carries the note
    text: str  # the note, as the page gives it
    corrects: str | None  # the earlier article of that outlet; None: there is not just one


@dataclass(frozen=True, slots=True)
class Story:
    """Clusters over time: one course of events."""

    id: str
    title: Cite
    clusters: tuple[Cluster, ...]
    origins: tuple[Origin, ...]
    points: tuple[Point, ...]  # first told first
    positions: tuple[Position, ...]  # newest last
    tolls: tuple[Toll, ...]
    corrections: tuple[Correction, ...]
    days: Days | None  # None: no article carries a date

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its reports, cluster by cluster."""
        return tuple(a for cluster in self.clusters for a in cluster.articles)

    def origins_of(self, articles: Collection[str]) -> tuple[Origin, ...]:
        """The independent origins that these of its articles go back to."""
        return origins_among(self.origins, articles)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a brief: a sentence of a source; it cannot be made without a cite."""

    story: str
    text: str
    cites: tuple[Cite, ...]  # the first is the one shown; the rest say the same
    source: str  # who is shown as saying it: the outlet, or "the Kremlin, in Outlet"
    standing: Standing
    origins: int  # independent origins that tell it in their own voice; 0: only someone's word
    new: bool
    note: str | None = None  # a count over cited sentences: "3 reports, 1 origin"

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a line needs a cite")

    @property
    def id(self) -> str:
        """Depends on the story and the sentence shown: tomorrow's brief has it under the same id."""
        shown = self.cites[0]
        place = f"{shown.span.start}-{shown.span.end}"
        return content_id("l", self.story, shown.article, place)


class Change(StrEnum):
    """What became of a story since the last brief."""

    new = "new"  # its first report came after it
    moved = "moved"  # reports after it told something that none before had told


@dataclass(frozen=True, slots=True)
class Section:
    """A story in a brief."""

    story: str
    change: Change
    headline: Line
    lines: tuple[Line, ...]
    more: int  # further new sentences, not shown
    tolls: tuple[Toll, ...]
    corrections: tuple[Correction, ...]  # those since the last brief
    why: tuple[str, ...]  # the reasons for its place, with their counts
    origins: int  # independent origins
    reports: int


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Who gets a brief and what about."""

    name: str
    address: str | None
    follows: tuple[str, ...]  # words or country codes; empty: everything


@dataclass(frozen=True, slots=True)
class Brief:
    """What one reader must not miss, and what is new since the last one."""

    id: str
    made: datetime  # aware, UTC
    day: date  # the day it is the brief of
    subscriber: Subscriber
    since: datetime | None  # the last brief; None: this is the first
    sections: tuple[Section, ...]
    further: int  # stories with news that rank below those shown
    unchanged: int  # stories with nothing new, folded
    elsewhere: int  # stories with news that match nothing the subscriber follows
    silent: tuple[str, ...]  # what failed or had nothing, with the reason
