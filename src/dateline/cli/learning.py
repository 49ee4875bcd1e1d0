"""What the pages in the store teach of their outlets, and what the user's own rules say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from dateline.article import (
    LEAST_PAGES,
    Errand,
    Lessons,
    OutletLines,
    is_outdated,
    lines_of,
    read_rules,
    returning_lines,
)
from dateline.errors import UsageError
from dateline.model import Article, Page, host_of

if TYPE_CHECKING:
    from dateline.settings import Settings
    from dateline.store import Store

LOOKED_AT = 60  # the newest pages of an outlet, from which it teaches


def own_rules(settings: Settings) -> Lessons:
    """The rules in the user's file; UsageError where it was named and is not there."""
    try:
        text = settings.outlets.read_text(encoding="utf-8")
    except FileNotFoundError:
        if "outlets" in settings.model_fields_set:
            raise UsageError(
                f"{settings.outlets}: there is no such file", "check the path"
            ) from None
        return Lessons()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{settings.outlets}: it cannot be read ({error})") from error
    return Lessons(rules=read_rules(text, str(settings.outlets)))


class Teacher:
    """Errands with what the store teaches, as it stood when an outlet was first asked for.

    So it does not matter how many processes read: of an outlet's pages that are added together
    none teaches another, until all are in the store and `outdated` tells which to read anew.
    """

    def __init__(self, store: Store, own: Lessons) -> None:
        self._store, self._own = store, own
        self._learnt: dict[str, OutletLines | None] = {}

    def errand(self, page: Page, published: date | None) -> Errand:
        """To read a page that came; its outlet is known beforehand where it has an address."""
        return Errand(page, published, self._lessons(host_of(page.url)))

    def again(self, article: Article) -> Errand:
        """To read the page of an article anew."""
        given = article.known_by.get("published") == "given"
        day = article.published.day if given and article.published else None
        return Errand(self._store.page(article.page), day, self._lessons(article.site))

    def outdated(self, sites: Iterable[str | None]) -> Iterator[Errand]:
        """To read anew what these outlets, as they are in the store now, know better."""
        for site in sorted({site for site in sites if site}):
            self._learnt[site] = learnt_of(self._store, site)
            articles = [f.article for f in self._store.findings_of_site(site, newest=LOOKED_AT)]
            lessons = self._lessons(site)
            yield from (self.again(one) for one in articles if is_outdated(one, lessons))

    def _lessons(self, site: str | None) -> Lessons:
        if site is None:
            return self._own
        if site not in self._learnt:
            self._learnt[site] = learnt_of(self._store, site)
        learnt = self._learnt[site]
        return Lessons({site: learnt} if learnt else {}, self._own.rules)


def learnt_of(store: Store, site: str) -> OutletLines | None:
    """What returns on the outlet's newest pages; None where they are too few to tell."""
    pages = [lines_of(found.article) for found in store.findings_of_site(site, newest=LOOKED_AT)]
    return returning_lines(site, pages) if len(pages) >= LEAST_PAGES else None
