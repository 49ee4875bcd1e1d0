"""What Dateline answers to each kind of question, in the shape that the scorers take.

Every function gets a desk and what `shown.py` lets through, and gives one line of predictions.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from shown import Shown

from dateline.actors import code_mention, find_actors
from dateline.actors.knowledge import folded, knowledge
from dateline.article import extract_article, plain_article
from dateline.coreference import find_chains, stands_for
from dateline.events import incident, relation
from dateline.flow import Reader, read_article
from dateline.model import (
    Article,
    BlockKind,
    Cast,
    Event,
    Findings,
    Mention,
    MentionKind,
    Page,
    Party,
    Reading,
    Scope,
    Span,
    Statement,
    Status,
    content_id,
)
from dateline.places import find_places, survey
from dateline.places.gazetteer import Entry, load_gazetteer
from dateline.reading import load_reader
from dateline.reading.times import find_times
from dateline.statements import who_spoke
from dateline.stories import cluster_articles, find_copies
from dateline.syntax import Tree

Prediction = dict[str, Any]
ENDS = re.compile(r"[.!?…]['\"’”)]*$")  # a sentence is over
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


class Desk:
    """The pipeline with a short memory: two questions about one text cost one parse."""

    def __init__(self) -> None:
        self._last: Reading | None = None
        self._findings: Findings | None = None

    def reading(self, article: Article) -> Reading:
        if self._last is None or self._last.article != article:
            self._last, self._findings = _reader()(article), None
        return self._last

    def findings(self, article: Article) -> Findings:
        """All that the flow finds."""
        reading = self.reading(article)
        if self._findings is None:
            self._findings = read_article(article, lambda _: reading)
        return self._findings


@cache
def _reader() -> Reader:
    """Loaded once a process, when first needed."""
    return load_reader("en")


def _article(shown: Shown) -> Article:
    return plain_article(shown["text"], id=shown["id"], published=shown.get("published"))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


# --------------------------------------------------------------------------- pages


def web_page(desk: Desk, shown: Shown) -> Prediction:
    """The body without its headline, and what is known about the page."""
    body = gzip.decompress(Path(shown["file"]).read_bytes())
    page = Page(shown["id"], shown["url"], None, "text/html", body)
    article = extract_article(page, languages=None)
    blocks = [b for b in article.blocks if b.kind is not BlockKind.headline]
    return {
        "body": "\n".join(block.span.of(article.text) for block in blocks),
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published.day.isoformat() if article.published else None,
    }


def flat_page(desk: Desk, shown: Shown) -> Prediction:
    """Which lines of a flattened page are headline or body; all others were set aside."""
    body = "\n".join(shown["lines"]).encode()
    page_id = content_id("p", shown["id"])
    page = Page(page_id, "page.txt", None, "text/plain", body)
    article = extract_article(page, languages=None)
    labels = {
        str(_line(block.node)): "title" if block.kind is BlockKind.headline else "body"
        for block in article.blocks
    }
    return {"labels": labels}


def _line(node: str) -> int:
    """The number of a line from where a block stood: "line 9" is the ninth, number 8."""
    return int(node.removeprefix("line ")) - 1


# --------------------------------------------------------------------------- statements, actors


def statements(desk: Desk, shown: Shown) -> Prediction:
    """Who said what: speech that was made; a stance, and what someone did not say, is neither."""
    found = desk.findings(_article(shown))
    said = [s for s in found.statements if s.scope is Scope.speech and not s.negated]
    return {"attributions": [_attribution(s, found.cast) for s in said]}


def _attribution(statement: Statement, cast: Cast) -> Prediction:
    speaker = statement.speaker
    return {
        "source_spans": [_pair(statement.source)] if statement.source else [],
        "cue_spans": [_pair(statement.cue)] if statement.cue else [],
        "content_spans": [_pair(content) for content in statement.contents],
        "resolved_source": cast.actor(speaker).name if speaker else None,
        "found_by": statement.found_by,
    }


def stretches(desk: Desk, shown: Shown) -> Prediction:
    """The same for the set whose labels never join: an attribution for each stretch of words."""
    text = shown["text"]
    joined = statements(desk, shown)["attributions"]
    return {"attributions": [one for whole in joined for one in _parted(text, whole)]}


def _parted(text: str, whole: Prediction) -> Iterator[Prediction]:
    """One attribution in pieces as one for each piece and paragraph.

    A piece that goes on with the sentence keeps source and cue; one that begins a sentence of its
    own, or a paragraph, floats and has neither.
    """
    spans = [part for span in whole["content_spans"] for part in _paragraphs(text, *span)]
    told = _told_at(whole, spans)
    for n, span in enumerate(spans):
        beside = n == told or n > told and _goes_on(text, spans[n - 1], span)
        yield {
            **whole,
            "source_spans": whole["source_spans"] if beside else [],
            "cue_spans": whole["cue_spans"] if beside else [],
            "content_spans": [span],
        }


def _told_at(whole: Prediction, spans: Sequence[list[int]]) -> int:
    """The last piece that begins before the cue, which stands beside it; else the first."""
    cue = max((end for _, end in whole["cue_spans"]), default=0)
    return max((n for n, span in enumerate(spans) if span[0] < cue), default=0)


def _goes_on(text: str, before: list[int], span: list[int]) -> bool:
    """Whether a piece is in the sentence of the one before: no full stop parts them."""
    gap = text[before[1] : span[0]]
    return "\n" not in gap and not ENDS.search(text[before[0] : span[0]].rstrip())


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[int]]:
    for found in PARAGRAPH.finditer(text, start, end):
        yield [found.start(), found.end()]


def speakers(desk: Desk, shown: Shown) -> Prediction:
    """The name of who spoke, for quotations given."""
    reading = desk.reading(_article(shown))
    cast = find_actors(reading)
    who = {}
    for quotation in shown["quotations"]:
        contents = tuple(Span(*span) for span in quotation["contents"])
        source = Span(*quotation["source"]) if quotation["source"] else None
        speaker = who_spoke(reading, cast, contents, source)
        if speaker is not None:
            who[quotation["id"]] = speaker
    return {"who": who}


def pronoun(desk: Desk, shown: Shown) -> Prediction:
    """Which of two names a pronoun stands for; neither where someone else is likelier."""
    names = [Span(*span) for span in shown["names"]]
    meant = stands_for(desk.reading(_article(shown)), Span(*shown["pronoun"]), names)
    return dict(zip("ab", (name == meant for name in names), strict=True))


def _mentioned(cast: Cast, span: Span) -> Mention | None:
    """The mention that lies best over these words."""

    def likeness(mention: Mention) -> float:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        both = max(mention.span.end, span.end) - min(mention.span.start, span.start)
        return shared / both

    over = [mention for mention in cast.mentions if mention.span.meets(span)]
    return max(over, key=likeness, default=None)


def mentions(desk: Desk, shown: Shown) -> Prediction:
    """The phrases of each chain."""
    chains = find_chains(desk.reading(_article(shown)))
    return {"clusters": [[_pair(link.span) for link in chain.links] for chain in chains]}


def actor_codes(desk: Desk, shown: Shown) -> Prediction:
    """Country and sector of an actor named in a sentence."""
    article = _article(shown)
    start = article.text.find(shown["actor"])
    if start < 0:  # it is named in other words: they are read after the sentence
        article = _article({**shown, "text": f"{shown['text']}\n\n{shown['actor']}"})
        start = article.text.rfind(shown["actor"])
    reading = desk.reading(article)
    places = find_places(reading)
    cast = find_actors(reading, places)
    coding = code_mention(
        reading, _trimmed(article.text, start, start + len(shown["actor"])), cast, places
    )
    return {"country": coding.country, "sector": coding.sectors[0] if coding.sectors else None}


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


# --------------------------------------------------------------------------- events

NOT_EVENTS = (Status.denied, Status.hypothetical)  # what did not happen is no event in PLOVER


def loaded(desk: Desk, shown: Shown) -> Prediction:
    """The loaded words, whosever they are."""
    return {
        "loaded": [{"span": _pair(word.span)} for word in desk.findings(_article(shown)).loaded]
    }


# where PLOVER's table from CAMEO of 2021, by which PLV is coded, and its manual 2.0 (ours) differ
TABLE_2021 = {"163": "COERCE", "116": "ACCUSE"}


def relations(desk: Desk, shown: Shown) -> Prediction:
    """What the first actor does to the second; the task says that there is something."""
    found = desk.findings(_article(shown))
    reading = desk.reading(_article(shown))
    pair = (" ".join(shown["actor"]), " ".join(shown["recipient"]))
    between = relation(reading, found.cast, *pair, found.statements)
    return {"event": TABLE_2021.get(between.cameo or "", between.event), "cameo": between.cameo}


def events(desk: Desk, shown: Shown) -> Prediction:
    """The events of a sentence, with the words that name their actors and recipients."""
    found = desk.findings(_article(shown))
    return {"events": [_event(event, found) for event in _coded(found)]}


def cameo_events(desk: Desk, shown: Shown) -> Prediction:
    """The same for sets coded in CAMEO, where comments and appeals (01 and 02) are no events.

    The scorer takes the gold's 01 and 02 for nothing coded; so are ours.
    """
    told = events(desk, shown)["events"]
    return {"events": [e for e in told if not (e["cameo"] or "").startswith(("01", "02"))]}


def _coded(findings: Findings) -> list[Event]:
    return [e for e in findings.events if e.event and e.status not in NOT_EVENTS]


def _event(event: Event, findings: Findings) -> Prediction:
    """What the record says, and nothing that it does not: a place is no recipient."""
    return {
        "event": event.event,
        "cameo": event.cameo,
        "actors": [_who(party, findings) for party in event.actors],
        "recipients": [_who(party, findings) for party in event.recipients],
    }


def _who(party: Party, findings: Findings) -> str:
    """The words that name a party; for a pronoun the name of whom it stands for."""
    mention = next((m for m in findings.cast.mentions if m.span == party.span), None)
    if mention and mention.kind is MentionKind.pronoun:
        return findings.cast.actor(party.actor).name
    return party.span.of(findings.article.text)


def incidents(desk: Desk, shown: Shown) -> Prediction:
    """The one incident that a text reports; the task says that there is one."""
    found = desk.findings(_article(shown))
    reading = desk.reading(_article(shown))
    about = incident(reading, found.cast, found.statements, found.places)
    return {"event": about.event, "mode": about.mode, "cameo": about.cameo}


# --------------------------------------------------------------------------- places, times


def toponyms(desk: Desk, shown: Shown) -> Prediction:
    """The places named, with their coordinates where they are resolved."""
    return {"toponyms": _points(desk.reading(_article(shown)))}


def toponyms_and_people(desk: Desk, shown: Shown) -> Prediction:
    """Places, and "French" and "Russians" as points of their countries, for sets that count those.

    To Dateline they are no places: they say whose an actor is. What they say is the same table's.
    """
    reading = desk.reading(_article(shown))
    return {"toponyms": [*_points(reading), *_peoples(reading, ())]}


def toponyms_and_adjectives(desk: Desk, shown: Shown) -> Prediction:
    """Places, and "French" but not "Russians", for a set that counts adjectives alone."""
    reading = desk.reading(_article(shown))
    return {"toponyms": [*_points(reading), *_peoples(reading, ("NNS", "NNPS"))]}


def _points(reading: Reading) -> list[Prediction]:
    places, unplaced = survey(reading)
    found = [_point(p.span, p.latitude, p.longitude) for p in places]
    return found + [_point(one.span, None, None) for one in unplaced]


def _peoples(reading: Reading, without: Sequence[str]) -> Iterator[Prediction]:
    """Names of peoples and their adjectives; `without` those whose last word has such a tag."""
    tree = Tree(reading)
    taken = [place.span for place in find_places(reading)]
    for name in reading.names:
        country = _country_of_people(name.span.of(reading.article.text))
        if name.label != "NORP" or country is None or any(s.meets(name.span) for s in taken):
            continue
        if tree.tag(tree.words_in(name.span)[-1]) not in without:
            yield _point(name.span, country.latitude, country.longitude)


def _country_of_people(words: str) -> Entry | None:
    known = knowledge("en")
    code = known.adjectives.get(folded(words)) or known.peoples.get(folded(words))
    return load_gazetteer().country(code) if code else None


def _point(span: Span, latitude: float | None, longitude: float | None) -> Prediction:
    return {"start": span.start, "end": span.end, "lat": latitude, "lon": longitude}


def times(desk: Desk, shown: Shown) -> Prediction:
    """The expressions of time and their values; an unresolved one has none."""
    found = find_times(shown["text"], shown["published"])
    return {
        "timexes": [
            {"start": t.span.start, "end": t.span.end, "type": t.kind.value, "value": t.value}
            for t in found
        ]
    }


# --------------------------------------------------------------------------- stories


def clusters(desk: Desk, shown: Sequence[Shown]) -> list[Prediction]:
    """The cluster of each report, all reports seen together."""
    of = cluster_articles([_report(one) for one in shown])
    return [{"cluster": of[one["id"]]} for one in shown]


def copies(desk: Desk, shown: Sequence[Shown]) -> list[Prediction]:
    """The near-copies of each text, all texts seen together."""
    groups = find_copies([_article(one) for one in shown])
    of = {member: group for group in groups for member in group}
    return [{"copies": _others(one["id"], of.get(one["id"], ()))} for one in shown]


def _others(own: str, group: Iterable[str]) -> list[str]:
    return [member for member in group if member != own]


def _report(shown: Shown) -> Article:
    """A report as the article stage hands it on: the headline is its first block."""
    whole = "\n\n".join(part for part in (shown["title"], shown["text"]) if part)
    article = plain_article(whole, id=shown["id"], published=shown["published"])
    first, *rest = article.blocks
    return replace(
        article,
        url=shown["url"],
        outlet=shown["outlet"],
        title=shown["title"] or None,
        blocks=(replace(first, kind=BlockKind.headline), *rest),
    )


def nothing(desk: Desk, shown: Shown) -> Prediction:
    """No answer: no stage knows the question yet."""
    return {}
