"""Coming in and going out: sessions that the server keeps, and what is told of who did not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from application.accounts import Accounts, Label, NotSignedIn, TokenUnknown
from application.patience import Patience
from application.people import Person
from application.ports import Clock


class Happening(StrEnum):
    """What the security log tells."""

    SIGN_IN_REFUSED = "sign-in-refused"
    SIGN_IN_PAUSED = "sign-in-paused"
    """A failure after which there is a wait."""
    BEARER_REFUSED = "bearer-refused"
    """A JWT at the API."""
    CROSS_SITE_REFUSED = "cross-site-refused"
    SESSIONS_REVOKED = "sessions-revoked"


@dataclass(frozen=True, slots=True)
class Noted:
    """The same happening in one hour is one line that counts."""

    first_at: int
    last_at: int
    """Seconds since 1970."""
    happening: str
    account: str
    """Its id; empty where none is known."""
    network: str
    """From where, without the last part of the address."""
    times: int


class SecurityLog(Protocol):
    """Beside the log of events, for half a year. Never what was typed."""

    def note(self, happening: Happening, account: str = "", address: str = "") -> None: ...

    def latest(self, limit: int) -> Sequence[Noted]: ...

    def sweep(self) -> int:
        """Remove what is older than half a year; returns how many lines."""
        ...


class Sessions(Protocol):
    def begin(self, person: Person) -> str:
        """A new session's secret; the store keeps its digest."""
        ...

    def remembered(self, secret: str) -> Person | None:
        """Whose it is, where that is known without asking the store."""
        ...

    def resume(self, secret: str) -> Person:
        """Raises NotSignedIn: no such session, too long ago, too long already."""
        ...

    def end(self, secret: str) -> None: ...

    def end_all(self, account: str) -> int:
        """Every session of an account; returns how many there were."""
        ...

    def sweep(self) -> int:
        """Remove the sessions that are over."""
        ...


@dataclass(frozen=True)
class Entrance:
    """Every way in begins a new session; a session of before is ended (rotation)."""

    accounts: Accounts
    sessions: Sessions
    security: SecurityLog
    clock: Clock
    demo: bool = False
    """Whether the accounts that the example offers may be taken without a password."""
    patience: Patience = field(default_factory=Patience)

    def by_password(self, name: str, password: str, address: str, before: str | None) -> str:
        """Raises NotThisPassword or SignInPaused."""
        now = self.clock.now().timestamp()
        self.patience.must_not_wait(name, address, now)
        try:
            person = self.accounts.by_password(name, password)
        except NotSignedIn:
            self._refused(name, address, now)
            raise
        self.patience.succeeded(name, address)
        return self.admit(person, before)

    def by_token(self, token: str, address: str, before: str | None) -> str:
        """Raises TokenUnknown or SignInPaused."""
        now = self.clock.now().timestamp()
        self.patience.must_not_wait("", address, now)
        try:
            return self.admit(self.accounts.by_token(token), before)
        except NotSignedIn:
            self._refused("", address, now)
            raise TokenUnknown from None

    def by_choice(self, account: str, before: str | None) -> str:
        """One of the example's people. Raises TokenUnknown, and always where it is no demo."""
        offered = {person.id: person for person, _ in self.offered()}
        if account not in offered:
            raise TokenUnknown
        return self.admit(offered[account], before)

    def offered(self) -> list[tuple[Person, Label]]:
        return self.accounts.offered() if self.demo else []

    def leave(self, secret: str) -> str | None:
        """The account whose session it was, where it still held."""
        try:
            account = self.sessions.resume(secret).id
        except NotSignedIn:
            account = None
        self.sessions.end(secret)
        return account

    def leave_everywhere(self, account: str) -> int:
        ended = self.sessions.end_all(account)
        self.security.note(Happening.SESSIONS_REVOKED, account)
        return ended

    def sweep(self) -> None:
        self.sessions.sweep()
        self.security.sweep()

    def admit(self, person: Person, before: str | None) -> str:
        """A session for who proved to be this person."""
        if before:
            self.sessions.end(before)
        return self.sessions.begin(person)

    def _refused(self, name: str, address: str, now: float) -> None:
        paused = self.patience.failed(name, address, now)
        account = self.accounts.named(name) or ""
        told = Happening.SIGN_IN_PAUSED if paused else Happening.SIGN_IN_REFUSED
        self.security.note(told, account, address)
