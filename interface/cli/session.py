"""What a command works with: an installation, opened when the command first needs it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import typer

from domain.errors import Invalid, NotFound, Refusal

if TYPE_CHECKING:
    from socket import socket

    from application.agreements import Catalogues
    from application.asof import AsOf
    from application.people import Person
    from application.ports import Clock
    from application.terms import Terms
    from interface.doors import Doors


DEMO = Path("data/demo")
"""Where the example lies, unless it is told otherwise."""


class NoInstallation(NotFound):
    code = "no-installation"


class VaultMissing(NotFound):
    """Of an installation whose log is there."""

    code = "vault-missing"


class TokenMissing(Invalid):
    code = "token-missing"


class Moved(Protocol):
    """A clock that stands still until it is moved."""

    def now(self) -> datetime: ...

    def move_to(self, moment: datetime) -> None: ...


@dataclass(frozen=True)
class Simulation:
    """A new installation whose clock is moved by hand, until its simulation ends."""

    doors: "Doors"
    clock: Moved
    end: Callable[[], None]


class Installation(Protocol):
    """Where the stores lie, and how they are opened."""

    @property
    def data_dir(self) -> Path: ...

    def exists(self) -> bool: ...

    def lost_vault(self) -> Path | None:
        """The file of a vault that is no longer there."""
        ...

    def open(self, clock: "Clock | None" = None) -> "Doors":
        """What does not exist yet is made."""
        ...

    def simulate(self, begins: datetime) -> Simulation: ...

    def listen(self, host: str, port: int) -> "socket":
        """Raises PortUnavailable."""
        ...

    def serve(self, doors: "Doors", listening: "socket") -> None:
        """Answer requests and do what is due, until told to stop."""
        ...


class Installations(Protocol):
    """What the composition root gives to the command line."""

    def find(self, data_dir: Path | None) -> Installation:
        """The one in a folder or of the settings; where nothing is named, perhaps the example."""
        ...

    def named(self, data_dir: Path | None) -> Installation:
        """The same, but never the example."""
        ...

    def in_folder(self, data_dir: Path) -> Installation:
        """The one that lies in that folder whole, whatever the settings say."""
        ...

    def terms(self) -> "Terms": ...

    def catalogues(self) -> "Catalogues": ...


@dataclass
class Session:
    """The context of one command."""

    installations: Callable[[], Installations]
    data_dir: Path | None
    language: str
    opened: "list[Doors]" = field(default_factory=list)

    @cached_property
    def installation(self) -> Installation:
        return self.installations().find(self.data_dir)

    @cached_property
    def doors(self) -> "Doors":
        """Raises NoInstallation where there is none: reading makes nothing."""
        if not self.installation.exists():
            raise NoInstallation(folder=str(self.installation.data_dir))
        return self.made

    @cached_property
    def vaulted(self) -> "Doors":
        """For what is kept in the vault. Raises VaultMissing: an empty one would be no answer."""
        if (file := self.installation.lost_vault()) is not None:
            raise VaultMissing(file=str(file))
        return self.doors

    @cached_property
    def made(self) -> "Doors":
        """An installation, made where there is none."""
        doors = self.installation.open()
        self.opened.append(doors)
        return doors

    @property
    def terms(self) -> "Terms":
        """The calendar needs no installation."""
        return self.installations().terms()

    def at(self, asked: str | None) -> "AsOf":
        return self.doors.moments.resolve(asked)

    def person(self, token: str | None) -> "Person":
        """Whose token it is. Raises TokenMissing or NotSignedIn."""
        if not token:
            raise TokenMissing
        return self.vaulted.accounts.by_token(token)

    def say(self, refusal: Refusal, language: str | None = None) -> str:
        from interface.words import say

        return say(refusal, language or self.language)

    def close(self) -> None:
        for doors in self.opened:
            doors.close()


def session(ctx: typer.Context) -> Session:
    found = ctx.obj
    assert isinstance(found, Session)
    return found
