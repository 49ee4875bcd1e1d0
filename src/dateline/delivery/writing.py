"""The mail as a file: what `send_mail` would hand over, byte for byte."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path

from dateline.errors import DeliveryError


def write_eml(message: EmailMessage, path: str | Path) -> None:
    """Writes the mail whole or not at all; a file that is there is replaced.

    Raises DeliveryError where it cannot be written.
    """
    path = Path(path)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with aside.open("wb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise DeliveryError(
            f"{path}: the mail cannot be written ({error.strerror})",
            "see whether the folder is there, may be written and has room",
        ) from error
