"""What the register of processing activities says (AVG 30(1)), as of any moment."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from application.asof import AsOf
from application.paging import Page, Paging
from domain.errors import NotFound
from domain.evidence import DecisionReference
from domain.messages import Message
from domain.processing.codes import Data, Flag, Person
from domain.processing.description import Processing
from domain.sealed import Sealed


class UnknownProcessing(NotFound):
    code = "unknown-processing"


class SealedField(Message):
    """That something was said, and not what: it is opened on demand, for a purpose."""

    sealed: Sealed


class RowEntry(Message):
    """What the data controller said a task outside the matrix may process."""

    persons: tuple[Person, ...]
    data: tuple[Data, ...]
    decision: DecisionReference
    recorded_on: date


class OtherPurposeEntry(Message):
    number: int
    purpose: str
    reason: SealedField
    agreed: DecisionReference | None
    incompatible: bool
    consents: int
    """How many data subjects consent to it now."""


class ProcessingEntry(Message):
    """One activity, as AVG 30(1) asks of a register."""

    id: str
    agreement: str
    processing: Processing
    called_special: tuple[Data, ...]
    """What of the data the protocol calls `bijzonder` (annex 2, art. 7)."""
    proportionality: SealedField
    subsidiarity: SealedField
    since: date
    amended_on: date | None
    ended_on: date | None
    flags: tuple[Flag, ...]
    row: RowEntry | None
    other_purposes: tuple[OtherPurposeEntry, ...]
    version: int
    position: int
    """Of the event that made it what it is."""


class Tally(Message):
    """How many activities there are that have not ended, and at how many something is open."""

    active: int
    flagged: int


class Exported(Message):
    """The whole register, to hand to the supervisory authority (AVG 30(4))."""

    position: int
    """In the log, up to which it is known so."""
    day: date
    activities: tuple[ProcessingEntry, ...]


class ProcessingRegister(Protocol):
    def page(self, at: AsOf, asked: Paging, agreement: str | None = None) -> Page[ProcessingEntry]:
        """By agreement and name; what has ended comes last. Raises CursorNotUnderstood."""
        ...

    def activities(self, at: AsOf, agreement: str | None = None) -> Sequence[ProcessingEntry]:
        """All of them on one page, in the same order."""
        ...

    def tally(self, at: AsOf) -> Tally: ...

    def activity(self, key: str, at: AsOf) -> ProcessingEntry:
        """Raises UnknownProcessing."""
        ...
