"""Settings: defaults, then `dateline.toml`, then `DATELINE_…` in the environment, then flags."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Settings(BaseSettings):
    """Read once, by the command line; stages get values, never settings."""

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_", toml_file="dateline.toml", frozen=True, extra="forbid"
    )

    database: Path = Path("dateline.db")  # where pages and what was found in them are kept
    language: str = "en"  # of the pages
    actors: Path | None = None  # your own table of actors, which wins; None: you keep none
    outlets: Path = Path("outlets.toml")  # your own rules for outlets; need not be there
    processes: int = 1  # how many pages are read at once when pages are added
    largest_page: int = 10_000_000  # bytes; a longer page is refused, with its size
    fetch_seconds: float = 20.0  # for a whole page, redirects included
    host_seconds: float = 1.0  # least time between two requests to one host
    host_patience: float = 60.0  # seconds; a host that asks for a longer wait is left alone
    obey_robots: bool = True  # ask robots.txt about what feeds and sitemaps name
    most_sitemaps: int = 20  # of an index of sitemaps, those that changed last
    page_seconds: float = 120.0  # for reading one page; a second try has four times that
    page_memory: int = 4_000_000_000  # bytes a process that reads pages may take
    subscriber: str = "you"  # the name a brief is for; what is new is told since their last one
    address: str | None = None  # where their brief is mailed to
    follows: tuple[str, ...] = ()  # words or country codes they follow; none: everything
    list_id: str = "dateline.localhost"  # names the list in the mail, as a host is named
    unsubscribe: tuple[str, ...] = ()  # mailto: and https: addresses; none: a mail to the sender
    smtp_host: str = "localhost"  # the mail server that briefs are handed to
    smtp_port: int = 25  # 587 with STARTTLS; 465 is not spoken
    smtp_user: str | None = None  # None: it asks for no password
    smtp_password: str | None = None  # better in the environment than in a file
    smtp_starttls: bool = False  # encrypt the line
    sender: str = "Dateline <dateline@localhost>"  # whom the mail is from

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
