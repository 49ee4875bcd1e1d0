"""The help, and the page that is written from it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dateline import __version__
from dateline.cli import app
from dateline.settings import Settings
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "tools" / "write_cli_docs.py"
    spec = importlib.util.spec_from_file_location("write_cli_docs", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_says_what_the_help_says(tool: ModuleType) -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == tool.cli_docs(), "run: python tools/write_cli_docs.py"


def test_the_page_tells_every_setting(tool: ModuleType) -> None:
    assert set(Settings.model_fields) == {name for name, *_ in tool.SETTING.findall(_source())}


def _source() -> str:
    return (ROOT / "src" / "dateline" / "settings.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.code == 0
    assert f"For example:\n    dateline {command}" in shown.out or "| dateline" in shown.out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"dateline {__version__}\n"


def test_help_loads_neither_the_parser_nor_the_database() -> None:
    """So that it is there at once."""
    heavy = {"spacy", "sqlalchemy", "numpy", "trafilatura", "pydantic_settings", "rich"}
    code = f"""
import sys
from dateline.cli import main
main(["--help"])
print({heavy!r} & set(sys.modules), file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr == "set()\n"
