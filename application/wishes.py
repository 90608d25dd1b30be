"""What the desk is asked, and what it answers."""

from dataclasses import dataclass, field
from typing import TypedDict

from application.people import SYSTEM, Person
from application.states import AnyDecider
from domain.citizen_service_number import must_mention_none
from domain.errors import Conflict
from domain.identity import uuid7
from domain.messages import Command
from domain.sealed import ASKED


class Stale(Conflict):
    """What was seen is no longer what is so (If-Match)."""

    code = "stale"


class Carried(TypedDict, total=False):
    """What a door passes on with what was asked."""

    idempotency: str | None
    expected: int | None
    correlation: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One command to one aggregate, and who asks."""

    decider: AnyDecider
    key: str
    command: Command
    by: Person
    dossier: str | None = None
    """Needed where the command makes the stream."""
    idempotency: str | None = None
    expected: int | None = None
    """The version that was seen; refused as stale when the stream is at another one."""
    correlation: str = field(default_factory=uuid7)
    cause: int = 0

    @property
    def stream(self) -> str:
        return self.decider.stream(self.key)

    @property
    def idempotency_key(self) -> str | None:
        return None if self.idempotency is None else f"{self.by.id}:{self.idempotency}"

    def must_fit(self, version: int) -> None:
        """Before it is decided, on a stream that is at this version. Raises Stale and, where it
        would write down somebody's number unsealed, NumberInTheClear."""
        if self.expected is not None and self.expected != version:
            raise Stale(id=self.key, version=str(version), seen=str(self.expected))
        if self.by.id != SYSTEM.id:  # what that writes follows from what stands in the log already
            must_mention_none(self.command, None if version else self.key)

    def request(self) -> bytes:
        """What an idempotency key stands for."""
        if self.idempotency is None:
            return b""
        command = self.command
        asked = command.__pydantic_serializer__.to_json(command, context=ASKED)
        return f"{type(command).__name__} {self.stream} ".encode() + asked


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the change landed. `repeated`: it had landed before, under the same key."""

    id: str
    position: int
    version: int
    repeated: bool = False
