"""What several commands take, and the settings that stand behind it."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.settings import Settings


def read_day(text: str | date) -> date:
    """A day as 2023-10-17; typer.BadParameter for anything else."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2023-10-17") from error


Published = Annotated[
    date | None,
    typer.Option(
        parser=read_day,
        metavar="DATE",
        help="The day the page came out, where it does not say so itself: 2023-10-17.",
    ),
]

Database = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The database; dateline.db in this folder if nothing else is set.",
    ),
]


def load_settings(**flags: Any) -> Settings:
    """The settings, with the flags that were given; UsageError names one that makes no sense."""
    from pydantic import ValidationError

    from dateline.settings import Settings

    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"the setting {name!r} cannot be used: {first['msg']}",
            "correct it in dateline.toml, in the environment (DATELINE_...), or the option",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"dateline.toml is not TOML: {error}", "correct or remove it") from error


def now() -> datetime:
    """The clock; only the command line reads it."""
    return datetime.now().astimezone()
