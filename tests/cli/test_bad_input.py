"""Bad input of every kind: named, with the reason and what to do; the other pages are read."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import flow
from tests.cli.conftest import Run
from tests.cli.reports import FLAT, TITLE, save

GERMAN = (
    "Der Bürgermeister von Hafenstadt traf am Montag die Arbeiter der Werft. Er sagte, der Streik "
    "sei zu Ende. Die Gewerkschaft widersprach ihm und kündigte weitere Schritte an.\n\n"
) * 3
EMPTY_SHELL = "<!DOCTYPE html><html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"

BAD = {
    "empty": (b"", "it is empty"),
    "binary": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "not text"),
    "zeros": (bytes(5000), "binary"),
    "in another language": (GERMAN.encode(), "German"),
    "html without an article": (EMPTY_SHELL.encode(), "no article"),
}


@pytest.mark.parametrize(("body", "reason"), BAD.values(), ids=BAD)
def test_a_page_that_cannot_be_read_is_named_and_the_next_one_is_read(
    run: Run, tmp_path: Path, body: bytes, reason: str
) -> None:
    save(tmp_path, bad=body, good=FLAT)
    (bad,) = tmp_path.glob("bad.*")
    read = run("read", bad.name, "good.txt")
    assert read.code == 1
    first, advice, *_ = read.err.splitlines()
    assert first.startswith(f"dateline: {bad.name}: ")
    assert reason in first
    assert advice.startswith("          ") and advice.strip()
    assert TITLE in read.out


def test_fifty_megabytes_are_refused_by_their_size(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    read = run("read", "huge.txt")
    assert read.code == 1
    assert "huge.txt: it is too large: 50.0 MB, the limit is 10.0 MB" in read.err


def test_a_page_of_many_articles_is_refused_by_its_text(run: Run) -> None:
    read = run("read", "-", stdin=b"The mayor met the crews in the old town hall. " * 30_000)
    assert read.code == 1
    assert "characters of text" in read.err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(run: Run, encoding: str) -> None:
    text = FLAT.replace("Anna de Vries", "Zoë de Vries").replace("'", "’")
    assert "Zoë de Vries" in run("read", "-", stdin=text.encode(encoding)).out


def test_mixed_encodings_are_read_and_told(run: Run) -> None:
    mixed = FLAT.replace("Anna", "Zoë").encode() + "\nThe café is shut.\n".encode("cp1252")
    read = run("read", "-", stdin=mixed)
    assert read.code == 0
    assert "Zoë de Vries" in read.out
    assert "utf-8 with 1 bytes of windows-1252" in read.out


def test_files_that_are_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    read = run("read", "nowhere.html", "folder", "\0")
    assert read.code == 1
    assert "nowhere.html: there is no such file" in read.err
    assert "folder: it is a folder" in read.err
    assert read.err.count("dateline: ") == 3


def test_an_address_that_fails_says_how(
    run: Run, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_FETCH_SECONDS", "5")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        read = run("read", refused, f"{site}/gone", f"{site}/endless", f"{site}/story")
    assert read.code == 1
    assert f"{refused}: the server could not be reached" in read.err
    assert f"{site}/gone: the server answers 404" in read.err
    assert f"{site}/endless: it is too large: over 10.0 MB" in read.err
    assert "Dock workers block Rotterdam harbour" in read.out


# --------------------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["red"],
        ["read", "a.txt", "--published", "yesterday"],
        ["read", "a.txt", "b.txt", "--html", "out.html"],
        ["read", "a.txt", "--html", "nowhere/out.html"],
        ["read", "a.txt", "--html", "."],
        ["add", "a.txt", "--processes", "0"],
        ["brief", "--day", "2999-01-01"],
        ["brief", "--send"],
        ["why"],
    ],
    ids=" ".join,
)
def test_a_command_that_makes_no_sense_ends_with_2_and_writes_nothing(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert ended.err
    assert ended.out == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("toml", "said"),
    [("processes = 'many'", "processes"), ("colour = 'red'", "colour"), ("a = ", "not TOML")],
)
def test_settings_that_make_no_sense_are_named(
    run: Run, tmp_path: Path, toml: str, said: str
) -> None:
    (tmp_path / "dateline.toml").write_text(toml)
    ended = run("read", "a.txt")
    assert ended.code == 2
    assert said in ended.err


def test_a_flag_wins_over_the_environment_and_that_over_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dateline.toml").write_text("database = 'file.db'")
    assert "file.db" in run("brief").err
    monkeypatch.setenv("DATELINE_DATABASE", "environment.db")
    assert "environment.db" in run("brief").err
    assert "flag.db" in run("brief", "--database", "flag.db").err


# --------------------------------------------------------------------------- the world around


def dateline(*arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **streams)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path) -> None:
    save(tmp_path, good=FLAT)
    with open("/dev/full", "wb") as full, dateline("read", "good.txt", stdout=full) as process:
        _, err = process.communicate(timeout=100)
    assert process.returncode == 1
    assert b"the disk is full" in err
    assert b"Traceback" not in err


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    save(tmp_path, good=FLAT)
    with dateline("read", "good.txt", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


def test_a_file_that_cannot_be_written_whole_is_not_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, good=FLAT)
    (tmp_path / "evidence.html").write_text("of before")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    read = run("read", "good.txt", "--html", "evidence.html")
    assert read.code == 1
    assert "evidence.html: it cannot be written (No space left on device)" in read.err
    assert (tmp_path / "evidence.html").read_text() == "of before"
    assert {path.name for path in tmp_path.iterdir()} == {"good.txt", "evidence.html"}


def test_an_interrupt_ends_with_130_and_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(flow, "read_page", interrupted)
    read = run("read", "-", stdin=FLAT.encode())
    assert read.code == 130
    assert read.err == "dateline: interrupted; what was finished is kept\n"


def test_a_fault_of_ours_costs_one_page_and_leaves_its_traceback_in_the_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(flow, "read_page", broken)
    read = run("--log", "faults.log", "read", "-", stdin=FLAT.encode())
    assert read.code == 1
    assert "-: internal error (RuntimeError: a wheel came off)" in read.err
    assert "Traceback" not in read.err + read.out
    assert "Traceback" in (tmp_path / "faults.log").read_text()
