"""Write docs/flow.md: one sample page on its way through every stage, with the values it takes.

    python tools/write_flow.py [--check]

`--check` writes nothing and exits 1 if the file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.codec import to_json
from dateline.flow import read_page
from dateline.model import Actor, Article, Cast, Event, Findings, Page, Party, Reading, Statement
from dateline.page import make_page
from dateline.reading import load_reader
from dateline.samples import sample_pages
from dateline.stories import find_copies, group_stories, independent_origins

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/flow.md"
SAMPLE = "1998-04-07-island-press-draft-rejected.html"
WIRE = "real-ira-ceasefire"  # the sample that three others carry

TEXT = """# One page's way

    page ─ article ─ reading ─ actors, places ─ statements ─ events ─ findings ─ stories ─ brief ─ delivery

This follows one of the samples, `{file}`, through every stage, with the values it takes. The values
are made by `tools/write_flow.py`; the code that calls the stages is `src/dateline/flow.py`.

## 1. Page: the world comes in

`load_page`, `find_pages`, `read_archive`, `read_listing` and `Fetcher` (`page/`) bring in bytes from
files, folders, web archives, addresses, feeds and sitemaps, and leave them as they are.

    {page}

## 2. Article: the text, and nothing but the text

`extract_article(page)` (`article/`) finds the article, block by block, and sets everything else aside by
kind. Nothing is thrown away: every visible line is in the text or in the furniture.

{article}

What was set aside, and why:

{furniture}

## 3. Reading: one parse for all that follows

`load_reader("en")` gives the function from an article to its reading (`reading/`): sentences, words with
their heads, names, and times resolved against the day of publication.

{reading}

The first sentence as the parser sees it (word/tag/relation to its head); the dateline is hidden from it:

    {parse}

## 4. Actors and places: who is who, and where

`find_actors(reading)` (`actors/`) joins all words that stand for one actor and codes country and
sectors; `find_places(reading)` (`places/`) puts place names on the map, each with its precision.

{actors}

{places}

## 5. Statements: who says so

`find_statements(reading, cast)` (`statements/`): source, cue, content; direct, indirect or mixed; speech
apart from stance.

{statements}

## 6. Events: who did what to whom

`find_events(reading, cast, statements, places)` (`events/`): a trigger raises a frame, the words above it
say how the act stands, its arguments become actors and recipients. How events are coded stands in the
[codebook](codebook.md).

{events}

## 7. Findings: what leaves a worker

Article, sentences, cast, times, places, statements and events, frozen: {size:,} bytes of JSON for this
page. The engine (`engine/`) maps pages to findings, here or in processes; a page that fails becomes a
`Failed` beside its input. The store (`store/`) keeps both.

## 8. Stories: many reports, one course of events

`group_stories(findings)` (`stories/`): near-copies are found, reports of one happening are grouped, and
happenings are joined into stories. Of the {samples} samples it makes {stories} stories. One of them is a
wire report that others carry:

{copies}

`independent_origins` is the one function that decides what counts: those {carried} reports go back to
{origins}.

## 9. Brief and delivery: what this reader must not miss

`compose_brief(findings, stories, subscriber, …)` (`brief/`) picks the lines, each a sentence of a source,
says how far each can be relied on and what is new since the last brief; `render_text` and `render_html`
show it; `delivery/` makes the mail and hands it over. `make demo` shows the result.
"""


def listed(rows: list[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)


def show_actor(actor: Actor, cast: Cast, text: str) -> str:
    mentions = [m.span.of(text) for m in cast.mentions if m.actor == actor.id]
    code = " ".join(filter(None, (actor.country, *actor.sectors)))
    named = ", ".join(f"“{m}”" for m in dict.fromkeys(mentions))
    return f"**{actor.name}** {code}: {named} ({actor.known_by})"


def show_statement(statement: Statement, cast: Cast, text: str) -> str:
    source = statement.source.of(text) if statement.source else "nobody named"
    speaker = cast.actor(statement.speaker).name if statement.speaker else "not resolved"
    cue = statement.cue.of(text) if statement.cue else "none"
    content = " … ".join(span.of(text) for span in statement.contents)
    voice = f"{statement.voice.value}, {statement.scope.value}"
    return f"“{source}” ({speaker}) *{cue}*: {content} ({voice})"


def show_event(event: Event, cast: Cast, text: str) -> str:
    def named(parties: tuple[Party, ...]) -> str:
        return ", ".join(cast.actor(p.actor).name for p in parties) or "nobody named"

    when = ""
    if event.when:
        days = event.when.days
        known = "unresolved" if days is None else f"{days.first}"
        if days and days.last > days.first:
            known = f"{days.first} to {days.last}"
        when = f", “{event.when.span.of(text)}” = {known}"
    act = event.event if event.event == event.act else f"{event.act}, so {event.event}"
    modes = f" {'/'.join(event.modes)}" if event.modes else ""
    claim = ", somebody's claim" if event.statement else ""
    return (
        f"{named(event.actors)} → {act}{modes} → {named(event.recipients)}; "
        f"{event.status.value}{when}{claim} ({event.found_by})"
    )


def show_parse(reading: Reading) -> str:
    words, text = reading.words, reading.article.text
    first = reading.sentences[1]
    return " ".join(
        f"{text[words.starts[i] : words.ends[i]]}/{words.tags[i]}/{words.relations[i]}"
        for i in range(first.first, min(first.last, first.first + 12))
    )


def page_values(page: Page, article: Article) -> dict[str, str]:
    """Sections 1 and 2."""
    fields = (
        ("title", article.title),
        ("outlet", article.outlet),
        ("authors", ", ".join(article.authors)),
        ("published", article.published.day if article.published else None),
        ("agency", article.agency),
    )
    known = [f"{n}: {v} ({article.known_by.get(n, 'not on the page')})" for n, v in fields]
    size = f"{len(article.blocks)} blocks, {len(article.text):,} characters"
    aside = [f"{f.kind.value}: “{f.text[:60]}” ({f.found_by})" for f in article.furniture[:6]]
    return {
        "page": f"Page(id={page.id!r}, url={page.url!r}, body={len(page.body):,} bytes)",
        "article": listed([*known, size]),
        "furniture": listed([*aside, f"… {len(article.furniture)} pieces in all"]),
    }


def reading_values(reading: Reading, findings: Findings) -> dict[str, str]:
    """Sections 3 to 6."""
    text, cast = reading.article.text, findings.cast
    counted = f"{len(reading.sentences)} sentences, {len(reading.words)} words"
    counted += f", {len(reading.names)} names, {len(reading.times)} times"
    times = [f"“{t.span.of(text)}” = {t.value or 'unresolved'}" for t in reading.times[:4]]
    most = sorted(cast.actors, key=lambda a: -sum(m.actor == a.id for m in cast.mentions))[:6]
    places = (
        f"“{p.span.of(text)}”: {p.latitude:.2f}, {p.longitude:.2f}, {p.country}, {p.precision.value}"
        for p in findings.places[:3]
    )
    return {
        "reading": listed([counted, *times]),
        "parse": show_parse(reading),
        "actors": listed([show_actor(a, cast, text) for a in most]),
        "places": listed(list(places)),
        "statements": listed([show_statement(s, cast, text) for s in findings.statements[:4]]),
        "events": listed([show_event(e, cast, text) for e in findings.events]),
    }


def story_values(findings: list[Findings]) -> dict[str, object]:
    """Section 8."""
    articles = [f.article for f in findings]
    copies = find_copies(articles)
    group = next(g for g in copies if any(WIRE in a.url for a in articles if a.id in g))
    wire = [a for i in group for a in articles if a.id == i]
    origins = len(independent_origins(wire, copies))
    return {
        "samples": len(findings),
        "stories": len(group_stories(findings)),
        "copies": listed([f"{a.outlet}: {a.title}" for a in wire]),
        "carried": len(wire),
        "origins": "one origin" if origins == 1 else f"{origins} origins",
    }


def flow() -> str:
    read = load_reader("en")
    pages = [make_page(s.url, s.body, fetched=s.arrived) for s in sample_pages()]
    findings = [read_page(page, read) for page in pages]
    here = next(n for n, sample in enumerate(sample_pages()) if sample.file == SAMPLE)
    article = findings[here].article
    return TEXT.format(
        file=SAMPLE,
        size=len(to_json(findings[here]).encode()),
        **page_values(pages[here], article),
        **reading_values(read(article), findings[here]),
        **story_values(findings),
    )


def main() -> int:
    text = "\n".join(line.rstrip() for line in flow().splitlines()) + "\n"
    if "--check" in sys.argv:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
