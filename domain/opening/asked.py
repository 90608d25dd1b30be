"""What is asked of who opens: which fields, for which purpose, for which product."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.evidence import Digest
from domain.messages import Command, Slug
from domain.sealed import Sealed, SubjectId, Words

MOST = 50
"""Fields that are opened at once: what one page shows."""


class Purpose(StrEnum):
    """What for. The first four are those of the protocol (annex 2, art. 3.2); the others are duties
    that the AVG itself gives."""

    ESTABLISH = "establish"
    """Vaststellen: whether somebody has a right."""
    ENFORCE = "enforce"
    """Handhaven."""
    END = "end"
    """Beëindigen."""
    CARRY_OUT = "carry-out"
    """Feitelijk uitvoeren."""
    DATA_SUBJECT_REQUEST = "data-subject-request"
    """A request of the data subject's own (AVG art. 15 to 22)."""
    BREACH = "breach"
    """Finding out what a breach touched, and telling of it (AVG art. 33, 34)."""
    ACCOUNTABILITY = "accountability"
    """Verantwoording (AVG art. 5(2)): reading why something was done, never whom it was about."""


OF_PRODUCTS = frozenset({Purpose.ESTABLISH, Purpose.ENFORCE, Purpose.END, Purpose.CARRY_OUT})
"""These serve a product of the product list."""


class RestrictionException(StrEnum):
    """For what restricted data are processed all the same (AVG art. 18(2))."""

    CONSENT = "consent-to-look"
    """The data subject consented to it."""
    LEGAL_CLAIM = "legal-claim"
    """Establishing, exercising or defending one."""
    RIGHTS_OF_ANOTHER = "rights-of-another"
    """Protecting those of another person."""
    PUBLIC_INTEREST = "important-public-interest"


class OpenSealed(Command):
    """Read what sealed fields say, for a purpose. It is written down first who does so, and why."""

    fields: Annotated[tuple[Sealed, ...], Field(min_length=1, max_length=MOST)]
    purpose: Purpose
    product: Slug | None = None
    """Of the product list, where the purpose is of the protocol."""
    other_purpose: Slug | None = None
    """Another purpose than the product's own, as the register of processing has it: agreed by the
    data controller and consented to by each data subject (annex 2, art. 3.3)."""
    exception: RestrictionException | None = None
    """Where processing is restricted: what allows it all the same."""


class OpenDocument(Command):
    """Read a sealed document, for a purpose. It is written down first who does so, and why."""

    digest: Digest
    purpose: Purpose
    product: Slug | None = None
    """Of the product list, where the purpose is of the protocol."""
    other_purpose: Slug | None = None
    """Another purpose than the product's own, agreed and consented to."""
    exception: RestrictionException | None = None
    """Where processing is restricted: what allows it all the same."""


StreamId = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9.-]{0,199}$")]


class SealDocument(Command):
    """Keep a document with personal data sealed: under the key of whom it is about, else under
    that of the dossier that it belongs to."""

    subject: SubjectId | None = None
    """Whom it is about: the pseudonym of one data subject."""
    stream: StreamId | None = None
    """What it belongs to: `obligation-...`, `agreement-...`. Left out, the data subject's own."""

    @model_validator(mode="after")
    def _says_whose(self) -> Self:
        if self.subject is None and self.stream is None:
            raise ValueError("name a subject or a stream")
        return self


class FindDataSubject(Command):
    """Look for a person by citizen service number, by name, or by both, for a purpose."""

    number: Words | None = None
    name: Words | None = None
    purpose: Purpose
    product: Slug | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.number is None and self.name is None:
            raise ValueError("give a number or a name")
        return self
