"""What is known of people before pages are read: what the store remembers, and the user's own table."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from dateline.actors.memory import Memory, Own, own_table
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.settings import Settings
    from dateline.store import Store


def known_people(settings: Settings, store: Store | None = None) -> Memory:
    """As it stands now: what is read after this is remembered for the next time."""
    roles = store.roles() if store is not None else ()
    return Memory(roles, _own(settings))


def _own(settings: Settings) -> tuple[Own, ...]:
    """The user's table; UsageError where it is not there or makes no sense."""
    path = settings.actors
    if path is None:
        return ()
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file", "check the setting actors") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: it cannot be read ({error})") from error
    return own_table(rows, str(path))
