"""A mail of our own writing, and real mail servers on this machine to hand it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from dateline.delivery import compose_mail

GIVEN: dict[str, Any] = {
    "subject": "Port Ellery: talks resume",
    "text": "The strike is over, the mayor said. [1]\n",
    "html": '<!doctype html><html lang="en"><body><p>The strike is over.</p></body></html>\n',
    "sender": "Dateline <desk@dateline.example>",
    "recipient": "Ada Quill <ada@reader.example>",
    "list_id": "desk.dateline.example",
    "message_id": "<m-1@dateline.example>",
    "date": datetime(1998, 5, 5, 6, tzinfo=UTC),
}


class Server(Controller):
    """A mail server on a port that the system picks."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Inbox:
    """Keeps what comes; a test's own handler refuses by overriding a step."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.envelopes.append(envelope)
        return "250 taken"


@pytest.fixture(scope="session")
def compose() -> Callable[..., EmailMessage]:
    return lambda **changed: compose_mail(**(GIVEN | changed))


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def serve() -> Iterator[Callable[..., int]]:
    """Starts a server with that handler; gives its port."""
    started: list[Server] = []

    def start(handler: object, **settings: Any) -> int:
        server = Server(handler, hostname="127.0.0.1", port=0, **settings)
        server.start()
        started.append(server)
        return server.port

    yield start
    for server in started:
        server.stop()
