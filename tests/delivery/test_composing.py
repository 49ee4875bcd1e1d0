"""The mail, as a mailbox reads it."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.delivery import message_id_of
from dateline.errors import DeliveryError


def read_back(message):
    return message_from_bytes(message.as_bytes(), policy=default)


def refusal(compose, **changed):
    with pytest.raises(DeliveryError) as raised:
        compose(**changed)
    assert raised.value.advice
    return raised.value.reason


def test_both_parts_come_out_as_they_went_in_the_plain_one_first(compose):
    text = "“Enough,” said Siobhán Ó Néill.\nمرحبا\n" + "a long line " * 200 + "\n.\n"
    html = f"<p>{text}</p>\n"
    mail = read_back(compose(text=text, html=html))
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    contents = [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()]
    assert contents == [text, html]
    assert {part.get_content_charset() for part in mail.iter_parts()} == {"utf-8"}


def test_every_line_is_ascii_and_short_enough_for_every_relay(compose):
    raw = compose(text="ü" * 5000, unsubscribe=[f"https://d.example/{'u' * 300}"]).as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) < 998
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_the_same_arguments_give_the_same_bytes(compose):
    assert compose().as_bytes() == compose().as_bytes()


def test_the_headers_that_a_list_owes_its_readers_are_there(compose):
    mail = read_back(compose())
    assert {name: str(mail[name]) for name in mail.keys() if name != "Content-Type"} == {  # noqa: SIM118
        "From": "Dateline <desk@dateline.example>",
        "To": "Ada Quill <ada@reader.example>",
        "Subject": "Port Ellery: talks resume",
        "Date": "Tue, 05 May 1998 06:00:00 +0000",
        "Message-ID": "<m-1@dateline.example>",
        "List-Id": "<desk.dateline.example>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
    }


def test_unsubscribing_by_mail_alone_offers_no_one_click(compose):
    mail = read_back(compose(unsubscribe=["mailto:desk@dateline.example?subject=leave"]))
    assert mail["List-Unsubscribe"] == "<mailto:desk@dateline.example?subject=leave>"
    assert mail["List-Unsubscribe-Post"] is None


def test_unsubscribing_over_https_is_offered_as_one_click(compose):
    both = ["mailto:leave@dateline.example", f"https://dateline.example/leave/{'t' * 120}"]
    mail = compose(unsubscribe=both)
    assert read_back(mail)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    raw = f"List-Unsubscribe: <{both[0]}>,\r\n <{both[1]}>\r\n"
    assert raw.encode() in mail.as_bytes(), "an address that is folded or encoded does not work"


def test_the_edition_on_the_web_is_named_as_the_archive(compose):
    mail = read_back(compose(archive="https://dateline.example/b-1"))
    assert mail["List-Archive"] == "<https://dateline.example/b-1>"


def test_names_and_subjects_in_any_script_survive(compose):
    given = {"subject": "Zürich: „genug“ – 停戦 " * 6, "sender": "Zoë Ö. (desk) <z@d.example>"}
    mail = read_back(compose(**given))
    assert mail["Subject"].strip() == given["subject"].strip()
    assert mail["From"].addresses[0].addr_spec == "z@d.example"


@given(
    st.lists(
        st.sampled_from(["Zürich:", "talks", "停戦", "“genug,”", "O'Neill", "long" * 20, "😀"])
    )
)
def test_a_subject_keeps_its_words_and_spaces_however_it_is_folded(compose, words):
    mail = read_back(compose(subject=" ".join(words)))
    assert mail["Subject"] == " ".join(words)


def test_a_message_id_is_the_readers_and_the_briefs_and_tells_nobody_the_address():
    sender = "Dateline <desk@dateline.example>"
    one = message_id_of("b-1", "Ada <ada@reader.example>", sender)
    assert one == message_id_of("b-1", "ADA@reader.example", sender)
    assert one != message_id_of("b-2", "ada@reader.example", sender)
    assert one != message_id_of("b-1", "bo@reader.example", sender)
    assert "ada" not in one
    assert one.endswith("@dateline.example>")


@pytest.mark.parametrize("what", ["subject", "sender", "recipient"])
@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\0", "\x0b", "\x85", "\u2028"])
def test_a_line_break_cannot_smuggle_in_a_header(compose, what, line_break):
    value = f"Ada{line_break}Bcc: all@reader.example <ada@reader.example>"
    assert what in refusal(compose, **{what: value})


def test_a_line_break_in_mails_own_code_is_not_decoded(compose):
    mail = compose(subject="Talks =?utf-8?q?=0D=0ABcc:_all@reader.example?= resume")
    assert read_back(mail)["Subject"] == "Talks = ?utf-8?q?=0D=0ABcc:_all@reader.example?= resume"
    assert read_back(mail)["Bcc"] is None
    assert "not one mail address" in refusal(
        compose, recipient="=?utf-8?q?A=0D=0ABcc:_b?= <ada@reader.example>"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"message_id": "m-1@d.example>\r\nBcc: <a@b.example"},
        {"message_id": "no at sign"},
        {"list_id": "desk.example>\nBcc: a@b.example"},
        {"list_id": ""},
        {"unsubscribe": ["http://dateline.example/leave"]},
        {"unsubscribe": ["mailto:a@b.example>, <https://evil.example"]},
        {"unsubscribe": ["javascript:alert(1)"]},
        {"archive": "https://dateline.example/a b"},
    ],
)
def test_a_header_that_is_none_is_refused(compose, changed):
    assert "cannot stand in a mail" in refusal(compose, **changed)


@pytest.mark.parametrize(
    "address",
    ["", "ada", "ada@", "@reader.example", "a@x.example, b@x.example", "Quill, Ada <a@x.example>"],
)
def test_what_is_not_one_address_is_refused(compose, address):
    assert "not one mail address" in refusal(compose, recipient=address)
    assert "not one mail address" in refusal(compose, sender=address)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("ada@reader.example", ""),
        ("<ada@reader.example>", ""),
        (" Ada Quill  <ada@reader.example> ", "Ada Quill"),
        ('"Quill, Ada \\"AQ\\"" <ada@reader.example>', 'Quill, Ada "AQ"'),
        ("Siobhán (desk) <ada@reader.example>", "Siobhán (desk)"),
    ],
)
def test_a_reader_is_named_in_all_the_usual_ways(compose, value, name):
    (address,) = read_back(compose(recipient=value))["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "ada@reader.example")


def test_an_address_beyond_ascii_is_refused(compose):
    assert "beyond ASCII" in refusal(compose, recipient="ada@rüder.example")


def test_a_mail_that_mailboxes_would_cut_off_is_refused_with_its_size(compose):
    reason = refusal(compose, html="x" * 90_000)
    assert "bytes; mailboxes cut off above 90,000" in reason
    assert len(compose(html="x" * 80_000).as_bytes()) < 90_000


def test_text_that_is_none_is_refused(compose):
    with pytest.raises(DeliveryError, match="no text"):
        compose(text="half a pair: \ud83d")


def test_a_date_without_a_zone_is_refused(compose):
    with pytest.raises(ValueError, match="zone"):
        compose(date=datetime(1998, 5, 5))  # noqa: DTZ001
