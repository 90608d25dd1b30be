"""Mail to a real server on loopback: what arrives, and what is certain when it does not."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from application.outbox import (
    Kind,
    MailDeferred,
    MailNotSent,
    MailRefused,
    MailUncertain,
    Recipient,
    Reminder,
)
from application.people import Role
from domain.errors import Refusal
from domain.messages import Text
from infra.mail import MailServer, SmtpPost
from interface.mail.letters import written

TITLE = Text(nl="Rapportage  over\nhet kwartaal", en="Quarterly report")
REMINDER = Reminder(
    "dvo-2020-beek-x-2021-Q1", Kind.BEFORE, date(2021, 4, 30), TITLE, "12.3", "dvo-2020-beek"
)
DUTCH = Recipient("r-1", "beek", Role.CLERK, "contract@gemeente.example", "nl")
ENGLISH = Recipient("r-2", "beek", Role.CLERK, "contracts@gemeente.example", "en")


class Box:
    """Takes every message, unless a recipient or a text is said to be answered otherwise."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], EmailMessage]] = []
        self.to = "250 fine"
        self.said = "250 taken"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if self.to.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.said.startswith("250"):
            found = message_from_bytes(envelope.content, policy=default)
            self.taken.append((envelope.rcpt_tos, found))
        return self.said


@contextmanager
def mail_server() -> Iterator[tuple[Box, int]]:
    box = Box()
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


@pytest.fixture
def there() -> Iterator[tuple[Box, int]]:
    with mail_server() as found:
        yield found


def post(port: int) -> SmtpPost:
    return posting(MailServer("127.0.0.1", port, "none"))


def posting(server: MailServer) -> SmtpPost:
    return SmtpPost(server, "nakomen@centrum.example", "https://nakomen.example", written)


def test_a_mail_names_duty_article_agreement_due_date_and_a_link(there: tuple[Box, int]) -> None:
    box, port = there
    post(port).send(REMINDER, DUTCH)
    [(recipients, mail)] = box.taken
    assert recipients == ["contract@gemeente.example"]
    assert mail["Subject"].strip() == (
        "Herinnering: Rapportage over het kwartaal, uiterlijk vrijdag 30 april 2021"
    )
    assert mail["From"] == "nakomen@centrum.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "nl"
    assert mail["Date"] and mail["Message-ID"]
    assert mail.get_content().splitlines() == [
        "Deze verplichting staat nog open.",
        "",
        "Verplichting:  Rapportage over het kwartaal",
        "Artikel:       12.3",
        "Overeenkomst:  dvo-2020-beek",
        "Uiterlijk:     vrijdag 30 april 2021",
        "",
        "https://nakomen.example/obligations/dvo-2020-beek-x-2021-Q1",
        "",
        "Nakomen stuurt dit bericht eenmaal. U kunt het niet beantwoorden.",
    ]


def test_in_english_after_the_due_date(there: tuple[Box, int]) -> None:
    box, port = there
    late = Reminder(**{**_facts(REMINDER), "kind": Kind.AFTER})
    post(port).send(late, ENGLISH)
    [(_, mail)] = box.taken
    assert mail["Subject"].strip() == "Still open: Quarterly report, due Friday 30 April 2021"
    assert "The due date of this obligation has passed." in mail.get_content()
    assert "Due date:    Friday 30 April 2021" in mail.get_content()


def _facts(reminder: Reminder) -> dict[str, Any]:
    return {name: getattr(reminder, name) for name in Reminder.__slots__}


@pytest.mark.parametrize(
    ("where", "kind", "number"),
    [
        ("to", MailRefused, "550"),
        ("to", MailDeferred, "451"),
        ("said", MailRefused, "554"),
        ("said", MailDeferred, "452"),
    ],
)
def test_what_the_server_refuses_is_told_without_the_address(
    there: tuple[Box, int], where: str, kind: type[Refusal], number: str
) -> None:
    box, port = there
    setattr(box, where, f"{number} contract@gemeente.example: no")
    with pytest.raises(kind) as refused:
        post(port).send(REMINDER, DUTCH)
    assert refused.value.facts == {"host": "127.0.0.1", "recipient": "r-1", "reason": number}
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert box.taken == []


def test_a_server_that_is_not_there_took_nothing() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with pytest.raises(MailNotSent):
        post(port).send(REMINDER, DUTCH)


def test_a_server_without_the_security_that_is_asked_gets_nothing(there: tuple[Box, int]) -> None:
    box, port = there
    with pytest.raises(MailNotSent):
        posting(MailServer("127.0.0.1", port, "starttls")).send(REMINDER, DUTCH)
    assert box.taken == []


def test_a_server_that_falls_silent_after_the_text_may_have_taken_it() -> None:
    listening = socket.create_server(("127.0.0.1", 0))

    def takes_and_goes() -> None:
        """Speaks SMTP up to the last dot, and hangs up instead of answering it."""
        peer, _ = listening.accept()
        with peer, peer.makefile("rwb") as talk:
            for answer in (b"220 here", b"250 hello", b"250 fine", b"250 fine", b"354 go on"):
                talk.write(answer + b"\r\n")
                talk.flush()
                talk.readline()
            while talk.readline() not in (b".\r\n", b""):
                pass

    server = threading.Thread(target=takes_and_goes)
    server.start()
    try:
        with pytest.raises(MailUncertain):
            post(listening.getsockname()[1]).send(REMINDER, DUTCH)
    finally:
        server.join()
        listening.close()
