"""What is told to whom of a due date, what became of it, and the ports through which it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from application.people import Role
from domain.errors import Conflict, Invalid, NotFound, Unavailable
from domain.messages import Text


class AddressNotUnderstood(Invalid):
    code = "address-not-understood"


class RoleNotReminded(Invalid):
    code = "role-not-reminded"


class AddressKnown(Conflict):
    code = "address-known"


class NoSuchAddress(NotFound):
    code = "no-such-address"


class MailNotSent(Unavailable):
    """The mail server takes nothing now."""

    code = "mail-not-sent"


class MailDeferred(Unavailable):
    """The mail server did not take it for this recipient; later it may."""

    code = "mail-deferred"


class MailRefused(Unavailable):
    """The mail server will never take it for this recipient."""

    code = "mail-refused"


class MailUncertain(Unavailable):
    """The mail server may have taken it: the connection was lost before it said so."""

    code = "mail-uncertain"


class Kind(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class Fate(StrEnum):
    """What became of a reminder."""

    CLAIMED = "claimed"
    """Being sent, or nobody knows whether it was."""
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where reminders for a role of a party go. The address is personal data."""

    id: str
    party: str
    role: Role
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """All that a mail tells. Another due date is another reminder."""

    obligation: str
    kind: Kind
    due: date
    title: Text
    article: str
    agreement: str
    path: str | None = None
    """Of its page, where it is no obligation."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder to one recipient, as the outbox knows it."""

    obligation: str
    kind: Kind
    due: date
    recipient: str
    """The id of the recipient, never the address."""
    fate: Fate = Fate.CLAIMED
    at: int = 0
    """When that became so, in seconds since 1970."""

    @property
    def key(self) -> tuple[str, Kind, date, str]:
        return self.obligation, self.kind, self.due, self.recipient


class Addresses(Protocol):
    """Kept in the vault: what must be forgotten one day, and is never in the log."""

    def add(self, party: str, role: Role, address: str, language: str) -> Recipient:
        """Raises AddressNotUnderstood, or AddressKnown where the party has it already."""
        ...

    def remove(self, recipient: str) -> None:
        """Raises NoSuchAddress."""
        ...

    def everyone(self) -> list[Recipient]: ...


class Outbox(Protocol):
    """Beside the addresses; it knows recipients by their ids."""

    def unclaimed(self, lines: Sequence[Line]) -> list[Line]:
        """Those of the lines that nobody claimed yet."""
        ...

    def claim(self, line: Line) -> bool:
        """Durable when it returns; False where another process was first."""
        ...

    def mark(self, line: Line) -> None:
        """What became of a claimed line."""
        ...

    def release(self, line: Line) -> None:
        """It was certainly not sent: it may be claimed again."""
        ...

    def latest(self, limit: int) -> list[Line]: ...

    def sweep(self, before: int) -> int:
        """Forget what was due before a moment (seconds since 1970); returns how many lines."""
        ...


class Post(Protocol):
    def send(self, reminder: Reminder, recipient: Recipient) -> None:
        """Raises MailNotSent, MailDeferred, MailRefused or MailUncertain."""
        ...
