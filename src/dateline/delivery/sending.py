"""Handing a mail to a mail server, and telling what came of it."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from dateline.errors import DeliveryError


def send_mail(
    message: EmailMessage,
    host: str,
    port: int,
    *,
    user: str | None = None,
    password: str | None = None,
    starttls: bool = False,
    seconds: float = 30.0,
    trust: ssl.SSLContext | None = None,
) -> None:
    """Hands the mail to the server; when this returns, the server has taken it.

    `seconds` is the longest silence on the line. `trust` says which certificates are believed;
    without it the system's. A password goes over an encrypted line only, or to this machine.

    Raises DeliveryError: the server cannot be reached, or refuses the password, the sender, the
    recipient or the mail.
    """
    server = f"{host}:{port}"
    if user is not None:
        _refuse_open_password(host, starttls)
    with _explained(server, "reached"):
        smtp = smtplib.SMTP(host, port, timeout=seconds)
    try:
        with _explained(server, "spoken to"):
            if starttls:
                smtp.starttls(context=trust or ssl.create_default_context())
            if user is not None:
                smtp.login(user, password or "")
        with _explained(server, "handed the mail"):
            smtp.sendmail(_bare(message, "From"), [_bare(message, "To")], message.as_bytes())
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()  # the mail is theirs already, whatever they answer
    finally:
        smtp.close()


def _bare(message: EmailMessage, header: str) -> str:
    address: str = message[header].addresses[0].addr_spec
    return address


def _refuse_open_password(host: str, starttls: bool) -> None:
    if not starttls and host not in {"localhost", "::1"} and not host.startswith("127."):
        raise DeliveryError(
            f"the password would go to {host} unencrypted",
            "set smtp_starttls = true, or leave out smtp_user if the server asks for none",
        )


@contextmanager
def _explained(server: str, step: str) -> Iterator[None]:
    """Errors of the line inside come out as DeliveryError; `step` is what was being done."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        (recipient, (code, answer)), *_ = error.recipients.items()
        raise _refused(server, f"the recipient {recipient}", code, answer) from error
    except smtplib.SMTPSenderRefused as error:
        what = f"the sender {error.sender}"
        raise _refused(server, what, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPAuthenticationError as error:
        what = "the user name or password"
        raise _refused(server, what, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPResponseException as error:
        what = "the mail" if step == "handed the mail" else "to talk"
        raise _refused(server, what, error.smtp_code, error.smtp_error) from error
    except (OSError, OverflowError, UnicodeError) as error:
        reason, advice = _told(error, server, step)
        raise DeliveryError(reason, advice) from error


def _refused(server: str, what: str, code: int, answer: bytes | str) -> DeliveryError:
    """A refusal in the server's own words; what to do depends on whether it is for good."""
    said = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    for_now = 400 <= code < 500
    return DeliveryError(
        f"{server} refuses {what}{' for now' if for_now else ''}: {code} {' '.join(said.split())}",
        "try again later" if for_now else f"correct {what}, or ask those who run the server",
    )


def _told(error: Exception, server: str, step: str) -> tuple[str, str]:
    """Reason and advice for an error of the line."""
    settings = "see whether smtp_host and smtp_port are right"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{server} does not offer what was asked: {error}", "change smtp_starttls, smtp_user"
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"{server} shows a certificate that is not trusted: {error.verify_message}",
            "use the name that stands in the certificate, or have the system trust its issuer",
        )
    if step == "handed the mail":
        return (
            f"the line to {server} broke while the mail was handed over: it may have arrived",
            "look into the mailbox before sending it again; it would have the same Message-ID",
        )
    if isinstance(error, socket.gaierror):
        return f"{server} cannot be found: there is no host of that name", settings
    if isinstance(error, ConnectionRefusedError):
        return f"{server} cannot be reached: nothing listens there", settings
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{server} does not answer", f"{settings}; port 465 is not spoken, 587 is"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{server} broke off before the mail could be handed over", "try again later"
    return f"{server} could not be {step}: {error}", settings
