"""From the store to one reader's brief: the stories regrouped, the brief composed, the mail made."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING

from dateline.brief import compose_brief, render_html, render_text
from dateline.delivery import compose_mail, message_id_of
from dateline.errors import DatelineError, DeliveryError
from dateline.model import Brief, Change, Findings, Story, Subscriber
from dateline.stories import group_stories

if TYPE_CHECKING:
    from email.message import EmailMessage

    from dateline.settings import Settings
    from dateline.store import Store

UNBOUNDED = 10**9  # bytes: a page in a browser may be of any length


@dataclass(frozen=True, slots=True)
class Edition:
    """A brief and what it was made of."""

    brief: Brief
    findings: tuple[Findings, ...]
    stories: tuple[Story, ...]  # of all that is in the store, whatever the day of the brief

    @property
    def text(self) -> str:
        return render_text(self.brief, self.findings)

    @property
    def html(self) -> str:
        return render_html(self.brief, self.findings, largest=UNBOUNDED)


def compose_edition(store: Store, subscriber: Subscriber, *, day: date, now: datetime) -> Edition:
    """The brief of `day`, of all that had come before `now`, since the last one of an earlier day.

    Raises DatelineError where nothing had come by then.
    """
    everything = tuple(store.findings())
    arrived = {f.article.id: store.arrived(f.article.id) for f in everything}
    findings = tuple(f for f in everything if arrived[f.article.id] < now)
    if not findings:
        raise _nothing_yet(store, day, empty=not everything)
    stories = _group(everything, store.stories())
    last = store.last_brief(subscriber.name, before=day)
    since = last.made if last else None
    brief = compose_brief(
        findings,
        stories if len(findings) == len(everything) else _group(findings, stories),
        subscriber,
        day=day,
        since=since,
        now=now,
        failed=store.failed(since=since, until=now),
        arrived=arrived,
    )
    return Edition(brief, findings, stories)


def _group(findings: Sequence[Findings], known: Sequence[Story]) -> tuple[Story, ...]:
    """The stories of these reports alone, under the ids that are known."""
    here = {f.article.id for f in findings}
    return tuple(s for s in group_stories(findings, known=known) if here.issuperset(s.articles))


def keep_edition(store: Store, edition: Edition) -> None:
    """Keeps the brief, and the stories as they stand now."""
    with store.transaction():
        store.save_stories(edition.stories)
        store.save_brief(edition.brief)


def _nothing_yet(store: Store, day: date, *, empty: bool) -> DatelineError:
    if empty:
        return DatelineError(
            f"{store.path}: there is nothing to brief about: no page in it has been read",
            f"add some first: dateline add PAGE --database {store.path}",
        )
    return DatelineError(
        f"{store.path}: no page had come by the end of {day.isoformat()}",
        "a brief tells what had come by its day; give a later --day",
    )


def compose_letter(edition: Edition, settings: Settings) -> EmailMessage:
    """The mail of a brief, with as many of its stories, from the first, as a mailbox takes.

    Raises DeliveryError where an address is none.
    """
    recipient = settings.address or ""
    for most in range(len(edition.brief.sections), 0, -1):
        # a wrong address fails them all, and is told by the last
        with suppress(DeliveryError):
            return _letter(edition, most, recipient, settings)
    return _letter(edition, 0, recipient, settings)


def _letter(edition: Edition, most: int, recipient: str, settings: Settings) -> EmailMessage:
    brief, findings = _shortened(edition.brief, most), edition.findings
    return compose_mail(
        _subject(edition.brief),
        render_text(brief, findings),
        render_html(brief, findings),
        sender=settings.sender,
        recipient=recipient,
        list_id=settings.list_id,
        message_id=message_id_of(brief.id, recipient, settings.sender),
        date=brief.made,
        unsubscribe=settings.unsubscribe or (_unsubscribe_by_mail(settings.sender),),
    )


def _shortened(brief: Brief, most: int) -> Brief:
    """With the first stories only; the others count as ranked below."""
    left_out = len(brief.sections) - most
    return replace(brief, sections=brief.sections[:most], further=brief.further + left_out)


def _subject(brief: Brief) -> str:
    """ "Dateline for 8 September 1998: 2 new, 1 moved": counts, for a headline may be a claim."""
    begun = sum(section.change is Change.new for section in brief.sections)
    moved = len(brief.sections) - begun
    parts = [f"{count} {what}" for count, what in ((begun, "new"), (moved, "moved")) if count]
    counts = ", ".join(parts) or "nothing new"
    return f"Dateline for {brief.day.day} {brief.day:%B %Y}: {counts}"


def _unsubscribe_by_mail(sender: str) -> str:
    return f"mailto:{parseaddr(sender)[1]}?subject=unsubscribe"
