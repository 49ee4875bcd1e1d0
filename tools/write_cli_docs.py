"""Writes docs/cli.md from the help of the commands: python tools/write_cli_docs.py"""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from dateline import settings
from dateline.cli import app

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """\
# The command line

Written by `tools/write_cli_docs.py` from `dateline --help`; change the help, not this page.

Results go to standard output, all else to standard error. Exit codes: 0; 1 where a page could not be
read, or something not kept or sent (the other pages are done); 2 for a command that makes no sense;
130 when interrupted.

`read --json` prints a line for each page: one JSON object, the record `Findings` of
`src/dateline/model.py` with the fields it has there; dates in ISO 8601, offsets in code points into
`article.text`, half-open. A page that failed is an object with `url`, `reason` and `advice`.
`brief --json` prints the record `Brief`.

## Settings

From `dateline.toml` in the folder where the command is run; the environment wins over it
(`DATELINE_DATABASE=october.db`), and an option over both.

| setting | if it is not set | what it is |
|---|---|---|
"""
SETTING = re.compile(r"^    (\w+): .+? = (.+?)  # (.+)$", re.MULTILINE)


def cli_docs() -> str:
    """The page, from the help as it is now."""
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    parts = [HEAD + _settings(), _help_of(), *(_help_of(name) for name in names)]
    return "\n".join(parts)


def _settings() -> str:
    """The settings as they stand in the source, with the comment beside each."""
    source = Path(settings.__file__).read_text(encoding="utf-8")
    rows = SETTING.findall(source)
    return "".join(f"| `{name}` | `{default}` | {about} |\n" for name, default, about in rows)


def _help_of(*command: str) -> str:
    # the width of a page of code; the help must not depend on the terminal
    shown = CliRunner().invoke(app, [*command, "--help"], prog_name="dateline", terminal_width=96)
    heading = " ".join(("dateline", *command))
    return f"## {heading}\n\n```\n{shown.output.rstrip()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(cli_docs(), encoding="utf-8")
