"""What decided a record of the store, for people: rules and entries, origins and standings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.brief.words import counted
from dateline.cli.entries import actor_entry, event_entry, evidence, statement_entry
from dateline.cli.explaining import what_came_near
from dateline.cli.layout import ASIDE, NAME, REASON, heading, indented, name_and_note
from dateline.cli.terminal import printable
from dateline.cli.wording import (
    day_in_words,
    place_in_words,
    quoted,
    sentence_number,
    short,
)
from dateline.model import (
    Actor,
    Article,
    Brief,
    Cite,
    Event,
    Findings,
    Furniture,
    Line,
    Place,
    Point,
    PointKind,
    Span,
    Standing,
    Statement,
    Story,
    Telling,
)

if TYPE_CHECKING:
    from dateline.article import OutletLines

MOST_LETTERS = 200  # shown of a line
MOST_POINTS = 12  # of a story; the others are counted


# --------------------------------------------------------------------------- records of an article


def article_decided(article: Article, learnt: OutletLines | None) -> Iterator[RenderableType]:
    """How each field of an article is known, and what kept or set aside each line of its page."""
    yield heading("ARTICLE", article.id)
    yield indented(Text(_byline(article), NAME))
    yield indented(_rows(sorted(article.known_by.items())))
    yield Text()
    yield heading("KEPT", f"{len(article.blocks)}")
    for block in article.blocks:
        text = block.span.of(article.text)
        yield indented(_line_decided(text, f"{block.kind}, by {block.found_by}", learnt))
    yield Text()
    yield heading("SET ASIDE", f"{len(article.furniture)}")
    for item in article.furniture:
        how = f"{short(item.id)} {item.kind}, by {item.found_by}"
        yield indented(_line_decided(item.text, how, learnt))


def furniture_decided(
    article: Article, item: Furniture, learnt: OutletLines | None
) -> Iterator[RenderableType]:
    """Why a line was set aside, where it stood, and how often its outlet shows it."""
    yield heading("SET ASIDE", item.id)
    yield indented(Text(printable(item.text), NAME))
    told = "too few pages of this outlet are in the database to tell whether it returns"
    yield indented(
        _rows(
            [
                ("kind", item.kind),
                ("by", item.found_by),
                ("where", item.where),
                ("outlet", learnt.in_words(item.text) if learnt else told),
            ]
        )
    )
    yield Text()
    yield from _between(article, item)


def _between(article: Article, item: Furniture) -> Iterator[RenderableType]:
    """The lines of the article that it stood between."""
    yield indented(Text(f"in {_byline(article)}, between", ASIDE))
    for number in (item.after - 1, item.after):
        if 0 <= number < len(article.blocks):
            yield indented(Text(_shortened(article.blocks[number].span.of(article.text))))
        else:
            yield indented(Text("the top of the page" if number < 0 else "its end", ASIDE))


def _line_decided(text: str, how: str, learnt: OutletLines | None) -> RenderableType:
    """ "paragraph, by line model: 0.97: Words of the line …", and how often it returned."""
    returned = learnt.in_words(text) if learnt and learnt.of(text) else ""
    told = f"{how}; {returned}" if returned not in how else how
    return Text.assemble((printable(f"{told}: "), ASIDE), _shortened(text))


def _shortened(text: str) -> str:
    whole = printable(text)
    return whole if len(whole) <= MOST_LETTERS else f"{whole[:MOST_LETTERS].rstrip()} …"


def event_decided(findings: Findings, event: Event) -> Iterator[RenderableType]:
    """The frames, the parties, and the statement that it hangs on."""
    yield heading("EVENT", event.id)
    yield event_entry(findings, event, explain=True)
    yield from _context(findings, event.cite.span)
    near = [indented(Text(why)) for why in what_came_near(event)]
    if near:
        yield heading("WHAT ELSE CAME NEAR", str(len(near)))
        yield from near
        yield Text()
    statement = next((s for s in findings.statements if s.id == event.statement), None)
    if statement is not None:
        yield heading("THE STATEMENT IT HANGS ON", statement.id)
        yield statement_entry(findings, statement, explain=True)


def statement_decided(findings: Findings, statement: Statement) -> Iterator[RenderableType]:
    """The frame and the cue, who the source is, and the events that are claims because of it."""
    yield heading("STATEMENT", statement.id)
    yield statement_entry(findings, statement, explain=True)
    yield from _context(findings, statement.cite.span)
    claims = [event for event in findings.events if event.statement == statement.id]
    if claims:
        yield heading("WHAT IT CLAIMS", str(len(claims)))
        yield from (event_entry(findings, event) for event in claims)


def actor_decided(findings: Findings, actor: Actor) -> Iterator[RenderableType]:
    """What decided who it is, and each of its mentions."""
    yield heading("ACTOR", actor.id)
    yield actor_entry(findings, actor)
    yield indented(Text(f"in {_byline(findings.article)}", ASIDE))


def place_decided(findings: Findings, place: Place) -> Iterator[RenderableType]:
    """Which place of that name was chosen, and why."""
    yield heading("PLACE", place.id)
    spot = f"{place.latitude:.2f}, {place.longitude:.2f}"
    yield indented(name_and_note(place_in_words(place), spot))
    words = quoted(findings.article.text, place.span)
    yield indented(Text(f"{words}: {place.known_by}", REASON))
    yield from _context(findings, place.span)


def _context(findings: Findings, cited: Span) -> Iterator[RenderableType]:
    """The sentence between its neighbours."""
    number = sentence_number(findings.sentences, cited)
    if number is None:
        return
    neighbours = findings.sentences[max(0, number - 2) : number + 1]
    yield indented(Text(f"sentence {number} of {_byline(findings.article)}", ASIDE))
    for span in neighbours:
        marked = (span,) if span.meets(cited) else ()
        yield indented(evidence(findings, span, named=marked))
    yield Text()


# --------------------------------------------------------------------------- stories and lines


def story_decided(
    story: Story, brief: Brief | None, findings: Sequence[Findings]
) -> Iterator[RenderableType]:
    """Its reports and whom they go back to, what they tell and how far that can be relied on."""
    articles = {f.article.id: f for f in findings}
    yield heading("STORY", story.id)
    yield from _cited(story.title, articles)
    yield Text()
    yield from _place_in_brief(story.id, brief)
    yield from _reports(story, articles)
    yield from _origins(story, articles)
    yield from _points(story.points, articles)


def line_decided(
    line: Line, story: Story | None, brief: Brief | None, findings: Sequence[Findings]
) -> Iterator[RenderableType]:
    """The sentences it cites, what they tell and by whom, and why its story stands where it does."""
    articles = {f.article.id: f for f in findings}
    yield heading("LINE", line.id)
    yield indented(Text(printable(line.text), NAME))
    yield indented(Text(f"{line.standing}, shown as said by {printable(line.source)}"))
    yield Text()
    yield heading("WHERE IT STANDS", f"{len(line.cites)}")
    for cite in line.cites:
        yield from _cited(cite, articles)
    yield Text()
    if story is not None:
        yield from _points(_told_in(story, line.cites), articles)
        yield from _origins(story, articles)
    yield from _place_in_brief(line.story, brief)


def _told_in(story: Story, cites: Iterable[Cite]) -> list[Point]:
    """The points that are told in the sentence that the line shows, or in those that repeat it."""
    shown = list(cites)
    return [
        point
        for point in story.points
        if any(_same_place(t.cite, cite) for t in point.tellings for cite in shown)
    ]


def _same_place(one: Cite, other: Cite) -> bool:
    return one.article == other.article and one.span.meets(other.span)


def _cited(cite: Cite, articles: dict[str, Findings]) -> Iterator[RenderableType]:
    found = articles.get(cite.article)
    if found is None:
        yield indented(Text(f"an article that has been read anew since ({cite.article})", ASIDE))
        return
    yield indented(Text(_byline(found.article), ASIDE))
    yield indented(evidence(found, cite.span))


def _place_in_brief(story: str, brief: Brief | None) -> Iterator[RenderableType]:
    if brief is None:
        return
    for number, section in enumerate(brief.sections, 1):
        if section.story == story:
            day = day_in_words(brief.day)
            place = f"{number} of {len(brief.sections)} in the brief of {day}"
            yield heading("WHY IT STANDS WHERE IT DOES", place)
            yield from (indented(Text(reason)) for reason in section.why)
            yield Text()


def _reports(story: Story, articles: dict[str, Findings]) -> Iterator[RenderableType]:
    yield heading("REPORTS", f"{len(story.articles)} of {len(story.clusters)} happenings")
    for cluster in story.clusters:
        for article in cluster.articles:
            yield indented(Text(_line_of_report(article, articles)))
        for origin, *copies in cluster.copies:
            ids = ", ".join(map(short, copies))
            yield indented(Text(f"copies of {short(origin)}: {ids}", ASIDE))
        yield Text()


def _line_of_report(article: str, articles: dict[str, Findings]) -> str:
    found = articles.get(article)
    return f"{short(article)}  {_byline(found.article)}" if found else short(article)


def _origins(story: Story, articles: dict[str, Findings]) -> Iterator[RenderableType]:
    """Whom the reports go back to: what every count of outlets counts."""
    yield heading("INDEPENDENT ORIGINS", f"{len(story.origins_of(story.articles))}")
    for origin in story.origins:
        carried = Counter(_outlet(articles.get(article)) for article in origin.articles)
        by = ", ".join(f"{outlet} ×{count}" for outlet, count in carried.items())
        reports = f"{counted(len(origin.articles), 'report')}, carried by {by}"
        yield indented(name_and_note(printable(origin.name or "not known"), reports))
    yield Text()


def _points(points: Sequence[Point], articles: dict[str, Findings]) -> Iterator[RenderableType]:
    yield heading("WHAT IS TOLD", f"{len(points)}, told by most first")
    ordered = sorted(points, key=lambda point: -len(point.tellings))
    for point in ordered[:MOST_POINTS]:
        first = point.tellings[0].cite
        yield indented(Text(_point(point), NAME))
        if first.article in articles:
            yield indented(evidence(articles[first.article], first.span))
        told = ", ".join(_telling(t, articles) for t in point.tellings)
        yield indented(Text(told, ASIDE))
        yield Text()
    if len(points) > MOST_POINTS:
        yield indented(Text(f"and {len(points) - MOST_POINTS} more", ASIDE))
        yield Text()


def _telling(telling: Telling, articles: dict[str, Findings]) -> str:
    """ "Ada Quill, in The Gazette, denies it (s-0a9187d0)"."""
    outlet = _outlet(articles.get(telling.cite.article))
    voice = f"{printable(telling.speaker)} in {outlet}" if telling.speaker else outlet
    denies = " denies it" if telling.denies else ""
    return f"{voice}{denies} ({short(telling.record)})"


def _outlet(found: Findings | None) -> str:
    return printable((found.article.publisher if found else None) or "an outlet not named")


def _point(point: Point) -> str:
    """ "ASSAULT, happened: confirmed, told in their own voice by A, B"."""
    told = f"{point.act}, {point.status}" if point.act else "statement"
    what = f"a number of {told}" if point.kind is PointKind.figure else told
    return f"{what}: {point.standing}, {_standing(point)}"


def _standing(point: Point) -> str:
    """What decided the standing."""
    if point.standing in {Standing.confirmed, Standing.reported}:
        names = ", ".join(printable(name or "an outlet not named") for name in point.told_by)
        return f"told in {'its' if len(point.told_by) == 1 else 'their'} own voice by {names}"
    said = f"the word of {printable(', '.join(point.said_by)) or 'somebody not named'}"
    return f"{said}; denied by {printable(', '.join(point.denied_by))}" if point.denied_by else said


# --------------------------------------------------------------------------- laying out


def _byline(article: Article) -> str:
    """ "Title, Outlet, Mon 16 October 2023"."""
    day = day_in_words(article.published.day) if article.published else "no date"
    parts = (article.title or "without a headline", article.publisher or article.url, day)
    return printable(", ".join(parts))


def _rows(rows: Iterable[tuple[str, str]]) -> RenderableType:
    return Group(*(Text.assemble((f"{name}: ", ASIDE), printable(how)) for name, how in rows))
