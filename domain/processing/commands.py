"""What may be asked of a processing activity. Which one is in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Message, Slug
from domain.processing.codes import Data, Origin, Person
from domain.processing.description import Processing
from domain.sealed import SubjectId, Words

Number = Annotated[int, Field(ge=1)]


class Under(Message):
    """What the agreement says that the activity stands under."""

    agreement: Slug
    roles: dict[Slug, Slug]
    """Role in the agreement to party."""
    products: tuple[Slug, ...]
    begins: date | None = None
    """Of the first signature, or from when it is in force if that is sooner."""


class RecordProcessing(Command):
    """Record a processing activity, tested for lawfulness."""

    occurred_on: date
    """Since when it is processed."""
    processing: Processing
    proportionality: Words
    """Why the purpose outweighs what it asks of people (annex 2, art. 5.3)."""
    subsidiarity: Words
    """Why nothing lighter serves the purpose."""
    under: Under


class AmendProcessing(Command):
    """Say anew what it is; what it was stays known."""

    occurred_on: date
    processing: Processing
    proportionality: Words
    subsidiarity: Words
    reason: Words
    under: Under


class EndProcessing(Command):
    """Nothing is processed under it any more."""

    occurred_on: date
    reason: Words


class RecordRow(Command):
    """Say, as data controller, of whom and what a task outside the matrix may process."""

    occurred_on: date
    persons: Annotated[tuple[Person, ...], Field(min_length=1)]
    data: Annotated[tuple[Data, ...], Field(min_length=1)]
    decision: DecisionReference


class ProposeOtherPurpose(Command):
    """Ask to process for another purpose than the products (annex 2, art. 3.3)."""

    occurred_on: date
    purpose: Slug
    compatible: bool
    """Whether it was found compatible with the tasks, as AVG 6(4) has it weighed."""
    reason: Words


class AgreeToOtherPurpose(Command):
    """Agree to it as data controller."""

    occurred_on: date
    number: Number
    decision: DecisionReference


class RecordConsent(Command):
    """A data subject consented to the other purpose (AVG 7)."""

    occurred_on: date
    number: Number
    subject: SubjectId
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """The controller must be able to show it (AVG 7(1))."""


class WithdrawConsent(Command):
    """A data subject withdrew it, which is as easy as giving it (AVG 7(3))."""

    occurred_on: date
    number: Number
    subject: SubjectId


class FindIncompatible(Command):
    """Find after all that the purpose clashes with the tasks (annex 2, art. 3.4)."""

    occurred_on: date
    number: Number
    reason: Words


class RecordObtained(Command):
    """Data were obtained from somebody else than the data subject (annex 2, art. 8)."""

    occurred_on: date
    origin: Origin
    subject: SubjectId | None = None


ProcessingCommand = (
    RecordProcessing
    | AmendProcessing
    | EndProcessing
    | RecordRow
    | ProposeOtherPurpose
    | AgreeToOtherPurpose
    | RecordConsent
    | WithdrawConsent
    | FindIncompatible
    | RecordObtained
)
