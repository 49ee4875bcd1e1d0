"""Records as rows: what of each is put into columns to be searched."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateline.codec import to_json
from dateline.model import Actor, Brief, Event, Findings, Line, Page, Place, Role, Statement, Story

Row = dict[str, Any]


def packed(record: object) -> bytes:
    return to_json(record).encode()


def page_row(page: Page, arrived: datetime, *, latest: bool) -> Row:
    return {
        "id": page.id,
        "url": page.url,
        "fetched": page.fetched,
        "arrived": arrived,
        "media_type": page.media_type,
        "latest": latest,
        "body": page.body,
        "announced": page.announced and packed(page.announced),
    }


def article_row(findings: Findings, page: Any, latest: bool) -> Row:
    """`page` is the row of the page it was read from."""
    article = findings.article
    return {
        "id": article.id,
        "page": article.page,
        "url": page.url,
        "outlet": article.outlet,
        "site": article.site,
        "furniture": " ".join(piece.id for piece in article.furniture),
        "title": article.title,
        "language": article.language,
        "published": article.published and article.published.day,
        "arrived": page.arrived,
        "latest": latest,
        "findings": packed(findings),
    }


def actor_row(article: str, actor: Actor) -> Row:
    return {
        "article": article,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "sector": actor.sectors[0] if actor.sectors else None,
    }


def role_row(article: str, position: int, role: Role) -> Row:
    return {
        "article": article,
        "position": position,
        "name": role.name,
        "role": role.role,
        "country": role.country,
        "day": role.day,
        "record": packed(role),
    }


def place_row(article: str, place: Place) -> Row:
    return {
        "article": article,
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision.value,
    }


def statement_row(article: str, statement: Statement, actors: dict[str, Actor]) -> Row:
    speaker = actors.get(statement.speaker or "")
    return {
        "article": article,
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_name": speaker and speaker.name,
        "source_kind": statement.source_kind.value,
        "voice": statement.voice.value,
        "scope": statement.scope.value,
        "negated": statement.negated,
    }


def event_row(article: str, event: Event) -> Row:
    days = event.when and event.when.days
    return {
        "article": article,
        "id": event.id,
        "act": event.act,
        "event": event.event,
        "status": event.status.value,
        "first_day": days and days.first,
        "last_day": days and days.last,
        "place": event.where,
        "statement": event.statement,
    }


def party_rows(article: str, event: Event, actors: dict[str, Actor]) -> list[Row]:
    parties = [("actor", n, party) for n, party in enumerate(event.actors)]
    parties += [("recipient", n, party) for n, party in enumerate(event.recipients)]
    return [
        {
            "article": article,
            "event": event.id,
            "role": role,
            "position": position,
            "actor": party.actor,
            "country": actors[party.actor].country if party.actor in actors else None,
        }
        for role, position, party in parties
    ]


def story_row(position: int, story: Story) -> Row:
    return {
        "id": story.id,
        "position": position,
        "first_day": story.days and story.days.first,
        "last_day": story.days and story.days.last,
        "story": packed(story),
    }


def brief_row(brief: Brief) -> Row:
    return {
        "id": brief.id,
        "subscriber": brief.subscriber.name,
        "day": brief.day,
        "made": brief.made,
        "brief": packed(brief),
    }


def lines_of(brief: Brief) -> list[Line]:
    """All lines of a brief, as they stand in it."""
    return [line for section in brief.sections for line in (section.headline, *section.lines)]


def line_rows(brief: Brief) -> list[Row]:
    return [
        {
            "brief": brief.id,
            "position": position,
            "id": line.id,
            "story": line.story,
            "article": line.cites[0].article,
        }
        for position, line in enumerate(lines_of(brief))
    ]
