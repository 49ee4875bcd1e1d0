"""Workers travel to a process by name: their module must be found there, as it is here."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest


@pytest.fixture
def workers(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parent)
    return importlib.import_module("workers")
