"""Findings made by hand, and the evidence page taken apart again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser

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
    Furniture,
    FurnitureKind,
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
)

BLOCKS = (
    (BlockKind.headline, "Orr meets Holm over nets"),
    (
        BlockKind.paragraph,
        "Mary Orr met Lars Holm in Cork on Tuesday. She said Denmark seized nets.",
    ),
    (BlockKind.heading, "What comes next"),
    (BlockKind.item, "They may meet again some day."),
    (BlockKind.item, "“No boat sails,” Orr said; 3 men were hurt."),
)


def make_article(blocks: tuple[tuple[BlockKind, str], ...] = BLOCKS) -> Article:
    placed, end = [], 0
    for number, (kind, words) in enumerate(blocks):
        start = end + 2 if number else 0
        end = start + len(words)
        placed.append(Block(Span(start, end), kind, f"line {number}"))
    return Article(
        id="a-1",
        page="p-1",
        url="https://pier.example/nets",
        canonical=None,
        outlet="The Pier",
        title=blocks[0][1] if blocks else None,
        authors=(),
        published=Stamp(date(2024, 10, 17)),
        modified=None,
        language="en",
        section=None,
        agency=None,
        text="\n\n".join(words for _, words in blocks),
        blocks=tuple(placed),
        furniture=(
            Furniture("f-1", "Subscribe <now>", FurnitureKind.newsletter, "line 7", "phrase"),
            Furniture("f-2", "Home | World", FurnitureKind.navigation, "line 1", "links only"),
        ),
        known_by={"outlet": "meta", "published": "given"},
    )


ARTICLE = make_article()


def at(words: str, after: str = "") -> Span:
    """Where the article has the words, the first time after those others."""
    start = ARTICLE.text.index(words, ARTICLE.text.index(after))
    return Span(start, start + len(words))


def sentence(words: str) -> Cite:
    return Cite(ARTICLE.id, at(words))


def make_actor(number: str, name: str, **known: object) -> Actor:
    plain = Actor(f"c-{number}", name, ActorKind.person, None, (), None, None, (), "the name alone")
    return replace(plain, **known)  # type: ignore[arg-type]


def make_statement(number: str, cite: Cite, *contents: Span, **known: object) -> Statement:
    plain = Statement(
        id=f"s-{number}",
        cite=cite,
        source=None,
        source_kind=SourceKind.named,
        speaker=None,
        cue=None,
        contents=contents,
        voice=Voice.indirect,
        scope=Scope.speech,
        negated=False,
        found_by="clause: say",
    )
    return replace(plain, **known)  # type: ignore[arg-type]


def make_event(number: str, cite: Cite, trigger: Span, act: str, **known: object) -> Event:
    plain = Event(
        id=f"e-{number}",
        cite=cite,
        trigger=trigger,
        act=act,
        event=act,
        modes=(),
        contexts=(),
        cameo=None,
        actors=(),
        recipients=(),
        when=None,
        where=None,
        status=Status.happened,
        statement=None,
        figures=(),
        found_by="verb: meet",
    )
    return replace(plain, **known)  # type: ignore[arg-type]


ORR = make_actor("orr", "Mary Orr", country="IRL", sectors=("GOV",), inferred=("country",))
HOLM = make_actor("holm", "Lars Holm")
DENMARK = make_actor("dnk", "Denmark", kind=ActorKind.government, country="DNK", sectors=("GOV",))
MEN = make_actor("men", "3 men", kind=ActorKind.group)
TUESDAY = TimeExpression(
    at("Tuesday"),
    TimeKind.date,
    "2024-10-15",
    Days(date(2024, 10, 15), date(2024, 10, 15), Grain.day),
)
SOME_DAY = TimeExpression(at("some day"), TimeKind.date, None, None)
CORK = Place(
    "g-1", at("Cork"), "Cork", 51.9, -8.47, "IRL", "Munster", Precision.near, 190000, "the largest"
)
MET, SAID = (
    sentence("Mary Orr met Lars Holm in Cork on Tuesday."),
    sentence("She said Denmark seized nets."),
)
LATER, HURT = (
    sentence("They may meet again some day."),
    sentence("“No boat sails,” Orr said; 3 men were hurt."),
)

FINDINGS = Findings(
    article=ARTICLE,
    sentences=(MET.span, SAID.span, LATER.span, HURT.span),
    cast=Cast(
        actors=(ORR, HOLM, DENMARK, MEN),
        mentions=(
            Mention(at("Mary Orr"), ORR.id, MentionKind.name, "same words"),
            Mention(at("Lars Holm"), HOLM.id, MentionKind.name, "same words"),
            Mention(at("She"), ORR.id, MentionKind.pronoun, "pronoun: she"),
            Mention(at("Denmark"), DENMARK.id, MentionKind.name, "country table"),
            Mention(at("Orr", after="“No"), ORR.id, MentionKind.name, "same words"),
            Mention(at("3 men"), MEN.id, MentionKind.nominal, "agent noun"),
        ),
    ),
    times=(TUESDAY, SOME_DAY),
    places=(CORK,),
    statements=(
        make_statement(
            "1", SAID, at("Denmark seized nets"), source=at("She"), speaker=ORR.id, cue=at("said")
        ),
        make_statement(
            "2",
            HURT,
            at("“No boat sails,”"),
            source=at("Orr", after="“No"),
            speaker=ORR.id,
            voice=Voice.direct,
        ),
    ),
    events=(
        make_event(
            "1",
            MET,
            at("met"),
            "CONSULT",
            actors=(Party(ORR.id, at("Mary Orr")), Party(HOLM.id, at("Lars Holm"))),
            when=TUESDAY,
            where=CORK.id,
        ),
        make_event(
            "2",
            SAID,
            at("seized"),
            "COERCE",
            actors=(Party(DENMARK.id, at("Denmark")),),
            statement="s-1",
        ),
        make_event(
            "3", LATER, at("meet"), "CONSULT", event=None, when=SOME_DAY, status=Status.hypothetical
        ),
        make_event(
            "4",
            HURT,
            at("hurt"),
            "ASSAULT",
            recipients=(Party(MEN.id, at("3 men")),),
            figures=(Figure(at("3", after="said;"), "injured", 3, None, at("men"), None),),
        ),
    ),
)

# ---------------------------------------------------------------------- taking apart

VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    words: list[str | Element] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """What is left when the tags are stripped."""
        return "".join(w if isinstance(w, str) else w.text for w in self.words)

    def all(self) -> list[Element]:
        inner = [w for w in self.words if isinstance(w, Element)]
        return [self, *(each for element in inner for each in element.all())]

    def by_class(self, name: str) -> list[Element]:
        return [element for element in self.all() if name in element.classes]

    def by_id(self, name: str) -> Element:
        (found,) = (e for e in self.all() if e.attributes.get("id") == name)
        return found


class _Tree(HTMLParser):
    """A strict reader: what was opened last must be closed first."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), "an attribute stands twice"
        self.open[-1].words.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].words.append(data)


def parse(html: str) -> Element:
    tree = _Tree()
    tree.feed(html)
    tree.close()
    assert tree.open == [tree.root], "not all that was opened was closed"
    return tree.root
