"""The command line run here, in a folder of its own, with a parser that is loaded once."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main
from tests.cli import reports


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="session", autouse=True)
def _loaded_once() -> Iterator[None]:
    """The parser, and reading in this process, where a test does not ask for others."""
    from dateline import engine, flow

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "load_reader", cache(flow.load_reader))
        patch.setattr(engine, "map_each", _here(engine.map_each))
        yield


def _here(map_each: Callable[..., Any]) -> Callable[..., Any]:
    def mapped(make: Any, items: Any, *, processes: int = 1, **limits: Any) -> Any:
        if processes == 1:
            return map_each(make, items)
        return map_each(make, items, processes=processes, **limits)

    return mapped


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dateline` with these arguments."""

    def dateline(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return dateline


class _Site(BaseHTTPRequestHandler):
    """A site with one story, a feed, and addresses that go wrong."""

    def do_GET(self) -> None:
        body = {
            "/story": reports.FIRST,
            "/feed": f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>
<item><title>One</title><link>{self.server.url}/story</link></item>
<item><title>Two</title><link>{self.server.url}/gone</link></item></channel></rss>""",
        }.get(self.path)
        if self.path == "/endless":
            self._pour()
        elif body is None:
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

    def _pour(self) -> None:
        """Bytes without an end, as long as somebody takes them."""
        self.send_response(200)
        self.end_headers()
        stop = time.monotonic() + 20
        try:
            while time.monotonic() < stop:
                self.wfile.write(b"<p>and so on</p>" * 1000)
        except OSError:
            pass

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site, on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
