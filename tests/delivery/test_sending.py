"""Handing over to real servers on this machine: one that takes, and ones that do not."""

from __future__ import annotations

import socket
import ssl
from email import message_from_bytes
from email.policy import default

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from dateline.delivery import send_mail
from dateline.errors import DeliveryError


def refusal(*arguments, **settings):
    with pytest.raises(DeliveryError) as raised:
        send_mail(*arguments, seconds=settings.pop("seconds", 10), **settings)
    assert raised.value.advice
    return raised.value


@pytest.fixture
def closed_port():
    """A port on which nothing listens: taken, and not listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def silent_port():
    """A port that takes a call and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield silent.getsockname()[1]


class Answering:
    """A server that says no at one step."""

    def __init__(self, step, answer):
        self.answer = answer
        setattr(self, f"handle_{step}", self.say)

    async def say(self, *_):
        return self.answer


class Dropping:
    """A server that drops the line when the mail comes."""

    async def handle_DATA(self, server, session, envelope):
        server.transport.abort()
        return "250 never heard"


def test_the_mail_arrives_with_both_parts(compose, serve, inbox):
    text = "One line.\n.\n..two dots, said Siobhán\n"
    send_mail(compose(text=text), "127.0.0.1", serve(inbox))
    (envelope,) = inbox.envelopes
    assert envelope.mail_from == "desk@dateline.example"
    assert envelope.rcpt_tos == ["ada@reader.example"]
    mail = message_from_bytes(envelope.content, policy=default)
    assert mail["Message-ID"] == "<m-1@dateline.example>"
    plain, html = mail.iter_parts()
    assert plain.get_content().splitlines() == text.splitlines()
    assert "<p>The strike is over.</p>" in html.get_content()


def test_what_arrives_is_what_the_file_shows(compose, serve, inbox):
    send_mail(compose(), "127.0.0.1", serve(inbox))
    assert inbox.envelopes[0].content == compose().as_bytes()


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("MAIL", "the sender desk@dateline.example"),
        ("RCPT", "the recipient ada@reader.example"),
        ("DATA", "the mail"),
    ],
)
def test_a_refusal_is_told_in_the_servers_words(compose, serve, step, what):
    port = serve(Answering(step, "550 not on our list"))
    error = refusal(compose(), "127.0.0.1", port)
    assert error.reason == f"127.0.0.1:{port} refuses {what}: 550 not on our list"
    assert error.advice.startswith(f"correct {what}")


def test_a_refusal_for_now_says_to_try_again(compose, serve):
    error = refusal(compose(), "127.0.0.1", serve(Answering("RCPT", "451 greylisted")))
    assert "refuses the recipient ada@reader.example for now: 451 greylisted" in error.reason
    assert error.advice == "try again later"


def test_a_line_that_breaks_midway_leaves_it_open_whether_the_mail_arrived(compose, serve):
    error = refusal(compose(), "127.0.0.1", serve(Dropping()))
    assert "broke while the mail was handed over: it may have arrived" in error.reason
    assert "the same Message-ID" in error.advice


def test_a_port_where_nothing_listens_is_said(compose, closed_port):
    error = refusal(compose(), "127.0.0.1", closed_port)
    assert error.reason == f"127.0.0.1:{closed_port} cannot be reached: nothing listens there"
    assert "smtp_port" in error.advice


def test_a_host_that_does_not_exist_is_said(compose):
    assert "there is no host of that name" in refusal(compose(), "mail.invalid", 25).reason


def test_a_server_that_says_nothing_is_not_waited_for_without_end(compose, silent_port):
    error = refusal(compose(), "127.0.0.1", silent_port, seconds=0.2)
    assert error.reason == f"127.0.0.1:{silent_port} does not answer"


# ----------------------------------------------------------------------- passwords


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def secure_port(authority, serve, inbox):
    """A server that takes mail over an encrypted line, from ada with her password, alone."""

    def check(server, session, envelope, mechanism, given):
        known = (given.login, given.password) == (b"ada", b"pa55")
        return AuthResult(success=known, handled=False)

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    return serve(
        inbox, tls_context=tls, require_starttls=True, authenticator=check, auth_required=True
    )


def test_a_password_goes_over_an_encrypted_line(compose, secure_port, inbox, trust):
    ways = {"user": "ada", "password": "pa55", "starttls": True, "trust": trust}
    send_mail(compose(), "127.0.0.1", secure_port, **ways)
    assert len(inbox.envelopes) == 1


def test_a_wrong_password_is_said(compose, secure_port, inbox, trust):
    ways = {"user": "ada", "password": "wrong", "starttls": True, "trust": trust}
    error = refusal(compose(), "127.0.0.1", secure_port, **ways)
    assert "refuses the user name or password: 535" in error.reason
    assert "wrong" not in error.reason + error.advice
    assert inbox.envelopes == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(compose, secure_port, inbox):
    ways = {"user": "ada", "password": "pa55", "starttls": True}
    error = refusal(compose(), "127.0.0.1", secure_port, **ways)
    assert "a certificate that is not trusted" in error.reason
    assert inbox.envelopes == []


def test_a_server_that_offers_no_encryption_is_not_given_a_password(compose, serve, inbox):
    ways = {"user": "ada", "password": "pa55", "starttls": True}
    error = refusal(compose(), "127.0.0.1", serve(inbox), **ways)
    assert "does not offer what was asked: STARTTLS" in error.reason


def test_no_password_goes_unencrypted_to_another_machine(compose):
    error = refusal(compose(), "mail.invalid", 25, user="ada", password="pa55")
    assert error.reason == "the password would go to mail.invalid unencrypted"
    assert "smtp_starttls" in error.advice


def test_a_server_that_asks_for_encryption_is_heard(compose, secure_port):
    assert "refuses the sender" in refusal(compose(), "127.0.0.1", secure_port).reason
