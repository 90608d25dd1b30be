"""Local accounts: who may come in, as whom. Names, if any, stay outside the log."""

from dataclasses import dataclass
from typing import Protocol

from application.people import Person
from domain.errors import Refusal


class NotSignedIn(Refusal):
    """No token, or one that no account has."""

    code = "not-signed-in"


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

    def everyone(self) -> list[tuple[Person, str]]:
        """Accounts with their labels."""
        ...
