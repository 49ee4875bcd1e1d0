"""The parts of docs/ that scripts write are what the code says today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_data_dictionary_is_not_stale() -> None:
    script = ROOT / "tools/write_data_dictionary.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False)
    assert done.returncode == 0, "run: make docs"


def test_the_readme_names_no_file_that_is_not_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = [part.split(")")[0] for part in text.split("](")[1:]]
    local = [name for name in linked if "://" not in name]
    assert len(local) > 8
    assert [name for name in local if not (ROOT / name).exists()] == []
