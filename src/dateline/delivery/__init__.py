"""Takes a brief to its reader: a mail composed, written to a file, or handed to a mail server.

`compose_mail` makes the message, the same bytes for the same arguments; `write_eml` leaves it in a
file; `send_mail` hands it over. What stands in the brief is not known here.
"""

from dateline.delivery.composing import compose_mail, message_id_of
from dateline.delivery.sending import send_mail
from dateline.delivery.writing import write_eml

__all__ = ["compose_mail", "message_id_of", "send_mail", "write_eml"]
