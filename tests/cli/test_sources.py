"""`dateline add` over the network and from archives; `feeds` and `changes`, from a real server."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.store import open_store
from tests.cli.conftest import Run
from tests.cli.reports import DEAL, FIRST, SECOND, STRIKE, THIRD, page

UNDATED = FIRST.replace(
    '<meta property="article:published_time" content="2024-03-04T08:00:00Z">', ""
).replace("/2024-03-04", "/talks")


class Press(ThreadingHTTPServer):
    """A newspaper: `pages` by path; the feed has a version, so that it can say 304."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Site)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        self.unchanged: list[str] = []


class Site(BaseHTTPRequestHandler):
    server: Press

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = self.server.pages.get(self.path)
        tag = f'"{hash(body)}"'
        if body is None:
            self.send_error(404)
        elif self.headers["If-None-Match"] == tag:
            self.server.unchanged.append(self.path)
            self.send_response(304)
            self.end_headers()
        elif body.startswith("to "):
            self.send_response(302)
            self.send_header("Location", body[3:])
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    monkeypatch.setenv("DATELINE_HOST_SECONDS", "0")
    server = Press()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def rss(press: Press, *paths: str, date: str = "Tue, 05 Mar 2024 00:30:00 +0200") -> str:
    items = "".join(
        f"<item><title>{path}</title><link>{press.url}{path}</link><pubDate>{date}</pubDate></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'


def published() -> dict[str | None, tuple[str, str]]:
    """Of each article the day and how it is known, by title."""
    with open_store("dateline.db") as store:
        return {
            one.title: (str(one.published and one.published.day), one.known_by.get("published", ""))
            for one in store.articles()
        }


def test_the_feeds_date_dates_a_page_that_has_none_and_only_that(run: Run, press: Press) -> None:
    press.pages = {"/feed": rss(press, "/a", "/b"), "/a": UNDATED, "/b": THIRD}
    assert run("add", f"{press.url}/feed", "--published", "2001-01-01").code == 0
    assert published() == {
        "Dock workers block Rotterdam harbour": ("2024-03-05", "feed"),  # the day in its own zone
        "Dock workers end Rotterdam strike": ("2024-03-05", "meta"),
    }


def test_a_news_sitemap_dates_pages_too_and_an_index_leads_to_it(run: Run, press: Press) -> None:
    press.pages = {
        "/index.xml": f"<sitemapindex><sitemap><loc>{press.url}/news.xml</loc></sitemap></sitemapindex>",
        "/news.xml": f"<urlset xmlns:news='n'><url><loc>{press.url}/a</loc><news:news>"
        "<news:publication_date>2024-03-03</news:publication_date></news:news></url></urlset>",
        "/a": UNDATED,
    }
    assert run("add", f"{press.url}/index.xml").code == 0
    assert published() == {"Dock workers block Rotterdam harbour": ("2024-03-03", "sitemap")}


def test_a_feed_that_did_not_change_costs_nothing_and_loses_nothing(run: Run, press: Press) -> None:
    press.pages = {"/feed": rss(press, "/a", "/late"), "/a": FIRST}
    added = run("add", f"{press.url}/feed")
    assert added.code == 1
    assert added.err.endswith("dateline: 1 read, 1 failed; dateline.db\n")
    press.pages["/late"] = SECOND
    press.asked.clear()
    again = run("add", "--feeds")
    assert again.code == 0
    assert press.unchanged == ["/feed"]
    assert press.asked == ["/feed", "/robots.txt", "/late"]
    assert again.err.endswith("1 read, 1 there already, 1 feed not changed; dateline.db\n")
    with open_store("dateline.db") as store:
        assert store.failed() == ()


def test_a_page_that_a_redirect_leads_to_is_fetched_once(run: Run, press: Press) -> None:
    press.pages = {"/feed": rss(press, "/short"), "/short": "to /a", "/a": FIRST}
    run("add", f"{press.url}/feed")
    press.asked.clear()
    run("add", f"{press.url}/feed")
    assert press.asked == ["/feed"]


def test_robots_txt_keeps_us_from_what_a_feed_names_not_from_what_the_user_names(
    run: Run, press: Press
) -> None:
    press.pages = {
        "/robots.txt": "User-agent: *\nDisallow: /a\n",
        "/feed": rss(press, "/a"),
        "/a": FIRST,
    }
    added = run("add", f"{press.url}/feed")
    assert added.code == 1
    assert f"{press.url}/a: the robots.txt of 127.0.0.1 keeps programs out" in added.err
    with open_store("dateline.db") as store:
        assert [failed.url for failed in store.failed()] == [f"{press.url}/a"]
    assert run("add", f"{press.url}/a").code == 0
    with open_store("dateline.db") as store:
        assert store.failed() == ()


def test_feeds_come_from_opml_are_listed_and_go_to_opml(
    run: Run, press: Press, tmp_path: Path
) -> None:
    press.pages = {"/one": rss(press, "/a"), "/two": rss(press, "/b"), "/a": FIRST, "/b": SECOND}
    outlines = "".join(f'<outline xmlUrl="{press.url}/{name}"/>' for name in ("one", "two"))
    (tmp_path / "mine.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    assert run("add", "mine.opml").code == 0
    listed = run("feeds").out.splitlines()
    assert [line.split("  ")[1:] for line in listed] == [
        ["feed", f"{press.url}/one", "Gazette"],
        ["feed", f"{press.url}/two", "Gazette"],
    ]
    assert f'xmlUrl="{press.url}/one"' in run("feeds", "--opml").out
    assert run("feeds", "--forget", f"{press.url}/one").code == 0
    assert len(run("feeds").out.splitlines()) == 1
    assert run("feeds", "--forget", "https://nowhere.example/").code == 2


def test_nothing_to_add_is_an_error(run: Run) -> None:
    assert run("add").code == 2


def record(number: int, body: str, kind: str = "response") -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-03-06T10:00:00Z\r\n"
        f"WARC-Target-URI: https://gazette.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n")


def test_an_archive_is_read_and_what_is_no_page_or_damaged_is_told(
    run: Run, tmp_path: Path
) -> None:
    broken = record(3, THIRD)
    (tmp_path / "news.warc.gz").write_bytes(
        record(0, "GET /", "request") + record(1, FIRST) + broken[:200] + record(2, SECOND)
    )
    added = run("add", "news.warc.gz")
    assert added.code == 1
    assert "read https://gazette.example/1\n" in added.err
    assert added.err.endswith(
        "dateline: 2 read, 1 passed over (1 request), 1 failed; dateline.db\n"
    )
    with open_store("dateline.db") as store:
        (first, second) = store.articles()
        assert {first.url, second.url} == {"https://gazette.example/1", "https://gazette.example/2"}
        assert store.arrived(first.id).isoformat() == "2024-03-06T10:00:00+00:00"


def changed_page(*paragraphs: str, title: str = "Dock workers block Rotterdam harbour") -> str:
    return page(title, "Ellery Gazette", "2024-03-04", *paragraphs)


def test_what_changed_on_a_page_is_shown_by_sentence(run: Run, press: Press) -> None:
    press.pages = {"/a": changed_page(*STRIKE)}
    run("add", f"{press.url}/a")
    assert "1 revision; it has not changed" in run("changes", f"{press.url}/a").out
    again = run("add", f"{press.url}/a")
    assert press.unchanged == ["/a"]
    assert again.err.endswith("1 there already; dateline.db\n")
    arrests = STRIKE[3].replace("14", "17")
    press.pages = {"/a": changed_page(*STRIKE[:2], arrests, DEAL[2], title="Harbour is blocked")}
    run("add", f"{press.url}/a")
    shown = run("changes", f"{press.url}/a")
    assert shown.code == 0
    assert "2 revisions" in shown.out
    assert "- Police arrested [14] dock workers at the gates" in shown.out
    assert "+ Police arrested [17] dock workers at the gates" in shown.out
    as_json = run("changes", f"{press.url}/a", "--json")
    assert as_json.code == 0, as_json.err
    step = json.loads(as_json.out)
    assert [(one["kind"], one["headline"], one["old"], one["new"]) for one in step["changes"]] == [
        ("changed", True, "Dock workers block Rotterdam harbour", "Harbour is blocked"),
        ("removed", False, STRIKE[2], None),
        ("changed", False, STRIKE[3], arrests),
        ("added", False, None, DEAL[2]),
    ]


def test_an_old_revision_from_an_archive_does_not_become_the_latest(
    run: Run, tmp_path: Path
) -> None:
    new, old = record(1, FIRST), record(1, SECOND)
    older = gzip.compress(gzip.decompress(old).replace(b"2024-03-06", b"2023-03-06"))
    (tmp_path / "new.warc.gz").write_bytes(new)
    (tmp_path / "old.warc.gz").write_bytes(older)
    run("add", "new.warc.gz")
    run("add", "old.warc.gz")
    with open_store("dateline.db") as store:
        assert [one.title for one in store.articles()] == ["Dock workers block Rotterdam harbour"]
        assert len(store.revisions("https://gazette.example/1")) == 2


def test_a_page_that_was_never_added_has_no_changes_and_is_named(run: Run, press: Press) -> None:
    press.pages = {"/a": changed_page(*STRIKE)}
    run("add", f"{press.url}/a")
    unknown = run("changes", "https://news.example/other")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no page https://news.example/other is in the database" in unknown.err
