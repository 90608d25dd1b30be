"""Local accounts: who may come in, as whom. Names, if any, stay outside the log, and sealed."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Protocol

from application.people import Person, Role
from domain.errors import Conflict, Invalid, NotFound, Refusal


class NotSignedIn(Refusal):
    """No token, or one that no account has."""

    code = "not-signed-in"


class NotThisPassword(NotSignedIn):
    """No such account or another password: nobody is told which."""

    code = "sign-in-refused"


class TokenUnknown(NotSignedIn):
    """At the door of the pages, where other words help than at the API."""

    code = "token-unknown"


class NoSuchAccount(NotFound):
    code = "no-such-account"


class NameTaken(Conflict):
    code = "account-name-taken"


class Lost(Enum):
    """Why a label is not told. Only what was destroyed is erased."""

    ERASED = "erased"
    SEAL_BROKEN = "seal-broken"
    """It is not what was sealed there, or not whole."""
    KEY_MISSING = "epoch-key-missing"
    """The file that its key lies under is not there."""


Label = str | Lost
"""What an account is called."""

SERVICE = "nks_"
"""How a service token begins."""


class Scope(StrEnum):
    """What a service token is for, within the roles of its account."""

    READ = "read"
    RECORD = "record"


class PasswordTooShort(Invalid):
    code = "password-too-short"


@dataclass(frozen=True, slots=True)
class Opened:
    """A new account and its bearer token, shown once."""

    person: Person
    token: str


class Accounts(Protocol):
    def open(self, party: str, roles: frozenset[str], label: str) -> Opened:
        """A new account with a random id. The label helps who runs the installation."""
        ...

    def remembered(self, token: str) -> Person | None:
        """Who has the token, where that is known without asking the store."""
        ...

    def by_token(self, token: str) -> Person:
        """Raises NotSignedIn."""
        ...

    def everyone(self) -> list[tuple[Person, Label]]:
        """Accounts with their labels, empty for one that has none."""
        ...

    def close(self, account: str) -> None:
        """Nobody comes in by it any more, and it has no role. What it recorded stays its own.

        Raises NoSuchAccount."""
        ...

    def forget(self, account: str) -> None:
        """Destroy its label, for good."""
        ...

    def holds(self, account: str, party: str, role: Role) -> bool:
        """Whether there is such an account that acts for that party in that role."""
        ...

    def set_password(self, account: str, name: str, password: str) -> None:
        """A name to sign in with and a password; both as they are from now.

        Raises NoSuchAccount, NameTaken or PasswordTooShort.
        """
        ...

    def by_password(self, name: str, password: str) -> Person:
        """Raises NotThisPassword, as late for a name that is not there as for one that is."""
        ...

    def named(self, name: str) -> str | None:
        """The id of the account that signs in with a name."""
        ...

    def offer(self, account: str) -> None:
        """Mark an account of the example as one that a demo's sign-in page offers."""
        ...

    def offered(self) -> list[tuple[Person, Label]]:
        """In the order in which they were offered, with their labels."""
        ...

    def let_in(self, account: str, scope: Scope, until: datetime) -> str:
        """A service token for the API, shown once. Raises NoSuchAccount."""
        ...

    def by_service_token(self, token: str, now: datetime) -> Person:
        """Raises NotSignedIn. Never a way to a session, which would outlive it."""
        ...

    def withdraw(self, account: str) -> int:
        """The service tokens of an account hold no longer; returns how many there were."""
        ...
