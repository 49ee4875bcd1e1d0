"""`dateline reread`: what the database holds, with what is known now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.edge import FAILED
from dateline.cli.options import Database, load_settings
from dateline.cli.terminal import tell, tell_failed
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.article import Errand
    from dateline.cli.learning import Teacher
    from dateline.store import Store


def reread(
    outlets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OUTLET",
            help="Only the pages of that host (gazette.example), or of an outlet of that name.",
            show_default=False,
        ),
    ] = None,
    database: Database = None,
    processes: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read in so many processes; 1 if nothing is set."),
    ] = None,
) -> None:
    """Read the pages of the database anew, with what is known now.

    After a change of outlets.toml, or a new version of Dateline. Nothing is fetched. A page that
    can no longer be read keeps what was found before, and is named.

    \b
    For example:
      dateline reread
      dateline reread gazette.example
    """
    from dateline.cli.learning import Teacher, own_rules
    from dateline.cli.reading import read_anew
    from dateline.store import open_store

    settings = load_settings(database=database, processes=processes)
    with open_store(settings.database, create=False) as store:
        if outlets:
            _check_known(store, outlets)
        teacher = Teacher(store, own_rules(settings))
        read, failed = read_anew(store, settings, _errands(store, teacher, outlets or []))
    for failure in failed:
        tell_failed(failure)
    tell(f"{read} read anew; {settings.database}")
    if failed:
        raise typer.Exit(FAILED)


def _check_known(store: Store, named: list[str]) -> None:
    """UsageError names the first outlet that no page is of."""
    known = {name for article in store.articles() for name in (article.site, article.outlet)}
    for name in named:
        if name not in known:
            raise UsageError(
                f"no page of {name} is in the database",
                "give the host as it stands in the address, or the outlet's name as read prints it",
            )


def _errands(store: Store, teacher: Teacher, named: list[str]) -> Iterator[Errand]:
    for article in store.articles():
        if not named or article.site in named or article.outlet in named:
            yield teacher.again(article)
