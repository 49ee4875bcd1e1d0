"""The message: two parts that say the same, and the headers that a mailbox expects of a list.

Standards: RFC 5322 (mail), 2369 and 2919 (List-…), 3834 (Auto-Submitted), 8058 (one-click).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy

from dateline.errors import DeliveryError
from dateline.model import content_id

LARGEST = 90_000  # bytes: Gmail cuts a mail off at some 102 KB, and hides the rest


class _Uris(UnstructuredHeader, BaseHeader):
    """Addresses in angle brackets, one a line, never encoded or broken: mailboxes read them raw."""

    def fold(self, *, policy: Policy) -> str:
        value = str(self).replace(", <", f",{policy.linesep} <")
        return f"{self.name}: {value}{policy.linesep}"


class _Subject(UnstructuredHeader, BaseHeader):
    """Text in any script; the base class drops spaces where it folds an encoded one."""

    def fold(self, *, policy: Policy) -> str:
        if str(self).isascii() and all(len(word) < 60 for word in self.split()):
            return super().fold(policy=policy)
        coded = Header(str(self), "utf-8", header_name=self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {coded}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", _Subject)
for _name in ("list-unsubscribe", "list-archive"):
    _HEADERS.map_to_type(_name, _Uris)
_POLICY = SMTP.clone(header_factory=_HEADERS)


def compose_mail(
    subject: str,
    text: str,
    html: str,
    *,
    sender: str,
    recipient: str,
    list_id: str,
    message_id: str,
    date: datetime,
    unsubscribe: Sequence[str] = (),
    archive: str | None = None,
) -> EmailMessage:
    """The mail, multipart/alternative in UTF-8; the same arguments give the same bytes.

    `sender` and `recipient` are "Name <address>" or an address. `list_id` names the list as a host
    is named ("desk.dateline.example"). `unsubscribe` holds mailto: and https: addresses; an https
    one must take an RFC 8058 POST and then gets List-Unsubscribe-Post. `archive` is the edition on
    the web. `date` is aware.

    Raises DeliveryError: an address or a header that is none, or a mail above 90 KB.
    """
    message = EmailMessage(_POLICY)
    message["From"] = _address("sender", sender)
    message["To"] = _address("recipient", recipient)
    message["Subject"] = _one_line("subject", subject).replace(_ENCODED, "= ?")
    message["Date"] = _aware(date)
    message["Message-ID"] = f"<{_matching('Message-ID', _MESSAGE_ID, message_id.strip('<>'))}>"
    message["List-Id"] = f"<{_matching('list id', _LIST_ID, list_id)}>"
    _add_unsubscribe(message, unsubscribe)
    if archive is not None:
        message["List-Archive"] = f"<{_matching('archive', _URI, archive)}>"
    message["Auto-Submitted"] = "auto-generated"
    _add_parts(message, text, html)
    _refuse_large(message)
    return message


def message_id_of(brief: str, recipient: str, sender: str) -> str:
    """The Message-ID of a brief to one reader: the same each time, and no address in it.

    >>> message_id_of("b-1", "Ada <ada@x.example>", "desk@y.example")
    '<m-ea504d35fd4feaa1@y.example>'
    """
    reader, host = _address("recipient", recipient), _address("sender", sender)
    return f"<{content_id('m', brief, reader.addr_spec.lower())}@{host.domain}>"


# --------------------------------------------------------------------------- headers

_ENCODED = "=?"  # opens mail's own code for letters, in which a hostile title could hide anything
_MESSAGE_ID = re.compile(r"[\w.+=-]+@[\w.-]+", re.ASCII)
# a name stands bare or in quotes; the standard library's own parser fails on "ada@"
_MAILBOX = re.compile(
    r"""(?: (?: "(?P<quoted>(?:[^"\\]|\\.)*)" | (?P<name>[^",;:@<>]*?) ) \s* (?P<angle><) )?
        (?P<username>[\w.!#$%&'*+/=?^`{|}~-]+) @ (?P<domain>[\w-]+(\.[\w-]+)*)
        (?(angle)>)""",
    re.VERBOSE,
)
_LIST_ID = re.compile(r"[\w-]+(\.[\w-]+)*", re.ASCII)
_URI = re.compile(r"(https://|mailto:)[!-;=?-~]+")  # printable ASCII, no angle brackets


def _one_line(what: str, value: str) -> str:
    """The value, if it is one line of text: a line break would let it add headers of its own."""
    bad = next((c for c in value if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if bad is not None:
        raise DeliveryError(
            f"the {what} holds a character that no header may hold (U+{ord(bad):04X}): {value!r}",
            f"take it out of the {what}",
        )
    return value


def _matching(what: str, shape: re.Pattern[str], value: str) -> str:
    if not shape.fullmatch(value):
        raise DeliveryError(f"the {what} cannot stand in a mail: {value!r}", f"correct the {what}")
    return value


def _address(what: str, value: str) -> Address:
    """The one address that the value names."""
    found = _MAILBOX.fullmatch(_one_line(what, value).strip())
    if found is None or _ENCODED in value:
        raise DeliveryError(
            f"the {what} is not one mail address: {value!r}",
            'write it as ada@example.org or as "Ada Quill" <ada@example.org>',
        )
    name, quoted, username, domain = found.group("name", "quoted", "username", "domain")
    if not (username + domain).isascii():
        raise DeliveryError(
            f"the {what}'s address holds letters beyond ASCII: {value!r}",
            "give an address in ASCII; a host's name as xn--…",
        )
    return Address(name or re.sub(r"\\(.)", r"\1", quoted or ""), username, domain)


def _aware(date: datetime) -> datetime:
    if date.tzinfo is None:
        raise ValueError(f"a time without a zone: {date}")
    return date


def _add_unsubscribe(message: EmailMessage, addresses: Sequence[str]) -> None:
    if not addresses:
        return
    uris = [_matching("address to unsubscribe at", _URI, address) for address in addresses]
    message["List-Unsubscribe"] = ", ".join(f"<{uri}>" for uri in uris)
    if any(uri.startswith("https://") for uri in uris):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


# --------------------------------------------------------------------------- body


def _add_parts(message: EmailMessage, text: str, html: str) -> None:
    """The plain part first: a reader shows the last one that it can."""
    # quoted-printable passes every relay, and a person can read the file
    cte = "quoted-printable"
    try:
        message.set_content(text, charset="utf-8", cte=cte)
        message.add_alternative(html, subtype="html", charset="utf-8", cte=cte)
    except UnicodeEncodeError as error:
        raise DeliveryError(f"the mail holds what is no text ({error.reason})") from error
    # the library's own boundary is random; this one cannot stand in text that has no such id
    message.set_boundary(content_id("part", str(message["Message-ID"]), text, html))


def _refuse_large(message: EmailMessage) -> None:
    size = len(message.as_bytes())
    if size > LARGEST:
        raise DeliveryError(
            f"the mail has {size:,} bytes; mailboxes cut off above {LARGEST:,}",
            "put fewer stories into the brief, or shorter ones",
        )
