"""Mail over SMTP, a connection for each message; and what is certain when that fails.

What a mail server answers may quote the address, so of an answer only its number is told on.
"""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import Literal

from application.outbox import (
    MailDeferred,
    MailNotSent,
    MailRefused,
    MailUncertain,
    Recipient,
    Reminder,
)
from infra.settings import Settings, SettingsInvalid

Security = Literal["none", "starttls", "tls"]
Write = Callable[[Reminder, str, str], tuple[str, str]]
"""Subject and text of a reminder, with a link to the site at an address, in a language."""
SECONDS = 20.0
"""How long a mail server may take for one answer."""


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = None

    def take(self, message: EmailMessage, recipient: str) -> None:
        """Raises MailNotSent, MailDeferred, MailRefused or MailUncertain."""
        try:
            client = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise MailNotSent(host=self.host, reason=_reason(error)) from None
        try:
            client.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise self._refused(next(iter(error.recipients.values()))[0], recipient) from None
        except smtplib.SMTPDataError as error:
            raise self._refused(error.smtp_code, recipient) from None
        except smtplib.SMTPResponseException as error:  # about us, whoever it is for
            raise MailNotSent(host=self.host, reason=_reason(error)) from None
        except (OSError, smtplib.SMTPException) as error:
            why = _reason(error)
            raise MailUncertain(host=self.host, recipient=recipient, reason=why) from None
        finally:
            with suppress(OSError, smtplib.SMTPException):
                client.quit()

    def _connect(self) -> smtplib.SMTP:
        trusted = ssl.create_default_context()
        client: smtplib.SMTP
        if self.security == "tls":
            client = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=trusted)
        else:
            client = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            if self.security == "starttls":
                client.starttls(context=trusted)
            if self.user is not None:
                client.login(self.user, self.password or "")
        except BaseException:
            client.close()
            raise
        return client

    def _refused(self, number: int, recipient: str) -> MailRefused | MailDeferred:
        """A number from 500 is for good, one below it for now (RFC 5321, 4.2.1)."""
        if number >= 500:
            return MailRefused(host=self.host, recipient=recipient, reason=str(number))
        return MailDeferred(host=self.host, recipient=recipient, reason=str(number))


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return str(error.smtp_code)
    return type(error).__name__


@dataclass(frozen=True)
class SmtpPost:
    """Reminders in words, taken to a mail server."""

    server: MailServer
    sender: str
    site: str
    """Where the pages are, without a slash at the end."""
    write: Write

    def send(self, reminder: Reminder, recipient: Recipient) -> None:
        subject, text = self.write(reminder, self.site, recipient.language)
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = recipient.address
        message["Subject"] = subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        message["Content-Language"] = recipient.language
        self.server.take(message, recipient.id)


def post_of(settings: Settings, write: Write) -> SmtpPost | None:
    """Raises SettingsInvalid where a mail server is named, and not who writes or to which pages."""
    if settings.smtp_host is None:
        return None
    if settings.smtp_sender is None or settings.site_url is None:
        needed = "NAKOMEN_SMTP_HOST needs NAKOMEN_SMTP_SENDER and NAKOMEN_SITE_URL"
        raise SettingsInvalid(problems=needed)
    said = settings.smtp_password
    server = MailServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_security,
        settings.smtp_user,
        None if said is None else said.get_secret_value(),
    )
    return SmtpPost(server, settings.smtp_sender, settings.site_url.rstrip("/"), write)
