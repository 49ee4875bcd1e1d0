"""`dateline brief`: printed, as a page, as a mail, sent; and what is new since the last one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from dateline.cli.brief import closing_time
from dateline.codec import from_json
from dateline.model import Brief, Page
from dateline.page import make_page
from dateline.store import open_store
from tests.cli.conftest import Run
from tests.cli.reports import FIRST, SECOND, THIRD

MONDAY, TUESDAY = "2024-03-04", "2024-03-05"


@pytest.fixture(scope="session")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that came on a Monday, one that came on the Tuesday."""
    from dateline.flow import page_reader

    path = tmp_path_factory.mktemp("store") / "dateline.db"
    read = page_reader()
    with open_store(path) as store:
        for hours, text in ((9, FIRST), (10, SECOND), (33, THIRD)):
            page = _page(text)
            arrived = datetime.fromisoformat(MONDAY).astimezone() + timedelta(hours=hours)
            store.add(page, read(page), arrived=arrived)
    return path


def _page(text: str) -> Page:
    address = text.partition('canonical" href="')[2].partition('"')[0]
    return make_page(address, text.encode(), media_type="text/html")


@pytest.fixture(autouse=True)
def _here(two_days: Path, tmp_path: Path) -> None:
    shutil.copy(two_days, tmp_path / "dateline.db")


def test_the_brief_of_a_day_tells_what_had_come_by_then(run: Run) -> None:
    monday = run("brief", "--day", MONDAY)
    assert monday.code == 0
    assert "Dateline for Monday, 4 March 2024 · for you" in monday.out
    assert "The harbour of Rotterdam stood still on Monday" in monday.out
    assert "Confirmed by 2 independent" in monday.out  # both reports tell of the same strike
    assert "ended their strike" not in monday.out


def test_the_next_brief_tells_what_is_new_since(run: Run) -> None:
    run("brief", "--day", MONDAY)
    tuesday = run("brief", "--day", TUESDAY).out
    assert "since 4 March 2024" in tuesday
    assert "ended their strike on Tuesday" in tuesday
    assert "Police arrested 14 dock workers" not in tuesday


def test_a_brief_of_the_same_day_again_tells_the_same(run: Run) -> None:
    assert run("brief", "--day", TUESDAY).out == run("brief", "--day", TUESDAY).out


def test_each_reader_has_a_last_brief_of_their_own(run: Run) -> None:
    run("brief", "--day", MONDAY)
    assert "The first brief" in run("brief", "--day", TUESDAY, "--for", "Ada").out


def test_a_reader_may_follow_words_only(run: Run) -> None:
    followed = run("brief", "--day", MONDAY, "--follow", "volcano", "--follow", "NLD")
    assert "Rotterdam" in followed.out
    assert "Rotterdam" not in run("brief", "--day", MONDAY, "--follow", "volcano").out


def test_the_ids_that_why_takes_are_told(run: Run) -> None:
    told = run("brief", "--day", MONDAY)
    first = told.err.splitlines()[0].split()
    assert first[:2] == ["why", "1:"]
    assert [part[:2] for part in first[2:4]] == ["s-", "l-"]


def test_json_is_the_brief_whole(run: Run) -> None:
    printed = run("brief", "--day", MONDAY, "--json").out
    with open_store("dateline.db") as store:
        assert from_json(Brief, printed) == store.last_brief("you")
    assert json.loads(printed)["day"] == MONDAY


def test_page_and_mail_are_written(run: Run, tmp_path: Path) -> None:
    arguments = ("--html", "b.html", "--eml", "b.eml", "--to", "ada@reader.example")
    written = run("brief", "--day", MONDAY, *arguments)
    assert written.code == 0
    assert "The harbour of Rotterdam" in (tmp_path / "b.html").read_text("utf-8")
    mail = message_from_bytes((tmp_path / "b.eml").read_bytes(), policy=policy.default)
    assert mail["To"] == "ada@reader.example"
    assert mail["Subject"] == "Dateline for 4 March 2024: 1 new"
    assert mail["List-Unsubscribe"] == "<mailto:dateline@localhost?subject=unsubscribe>"
    assert mail.get_content_type() == "multipart/alternative"
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().splitlines() == written.out.splitlines()


def test_a_mail_needs_an_address(run: Run) -> None:
    refused = run("brief", "--day", MONDAY, "--eml", "b.eml")
    assert (refused.code, refused.out) == (2, "")
    refused = run("brief", "--day", MONDAY, "--eml", "b.eml", "--to", "ada at home")
    assert (refused.code, refused.out) == (1, "")
    assert "not one mail address" in refused.err


# --------------------------------------------------------------------------- sending


class Inbox:
    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(envelope.content)
        return "250 taken"


class Server(Controller):
    """A mail server on a port that the system picks."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """Takes what is sent with the settings as they are."""
    taken = Inbox()
    server = Server(taken, hostname="127.0.0.1", port=0)
    server.start()
    monkeypatch.setenv("DATELINE_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DATELINE_SMTP_PORT", str(server.port))
    yield taken
    server.stop()


def test_a_brief_is_sent_through_the_server_of_the_settings(run: Run, inbox: Inbox) -> None:
    sent = run("brief", "--day", MONDAY, "--to", "ada@reader.example", "--send")
    assert sent.code == 0
    assert "sent to ada@reader.example" in sent.err
    (mail,) = inbox.mails
    assert b"Subject: Dateline for 4 March 2024: 1 new" in mail


def test_what_could_not_be_sent_is_told_again_the_next_day(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SMTP_PORT", "9")  # nothing listens there
    failed = run("brief", "--day", MONDAY, "--to", "ada@reader.example", "--send")
    assert (failed.code, failed.out) == (1, "")
    assert "cannot be reached" in failed.err
    assert "The first brief" in run("brief", "--day", TUESDAY).out


# --------------------------------------------------------------------------- nothing to tell


def test_without_a_database_it_says_what_to_do(run: Run) -> None:
    empty = run("brief", "--database", "none.db")
    assert empty.code == 1
    assert "none.db: there is no database yet" in empty.err
    assert "dateline add" in empty.err
    assert not Path("none.db").exists()


def test_without_a_page_it_says_what_to_do(run: Run) -> None:
    run("add", "nowhere.html", "--database", "empty.db")
    empty = run("brief", "--database", "empty.db")
    assert empty.code == 1
    assert "no page in it has been read" in empty.err


def test_before_the_first_page_it_says_so(run: Run) -> None:
    early = run("brief", "--day", "2024-03-01")
    assert early.code == 1
    assert "no page had come by the end of 2024-03-01" in early.err


@pytest.mark.parametrize(
    ("day", "made"),
    [
        (TUESDAY, "2024-03-05T12:00"),
        (MONDAY, "2024-03-04T23:59"),
    ],
)
def test_a_brief_is_made_now_or_at_the_end_of_a_day_that_is_past(day: str, made: str) -> None:
    clock = datetime.fromisoformat("2024-03-05T12:00").astimezone()
    assert closing_time(date.fromisoformat(day), clock) == datetime.fromisoformat(made).astimezone()
