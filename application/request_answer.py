"""What a data subject is told who asked for access or for their data (AVG 15(1), 20): its shape."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Literal

from domain.disclosure.events import DisclosureWay, RecipientKind
from domain.erasure.decisions import Phase
from domain.erasure.events import ErasureGround
from domain.messages import Message
from domain.personal_data import Data, RestrictionGround
from domain.privacy_request.rights import RequestOutcome, RequestTelling, Right
from domain.privacy_request.state import RequestStatus
from domain.processing.codes import Law, Origin, Person
from domain.processing.description import Processing


class AnsweredField(Message):
    """One thing that is held."""

    name: str
    """Which field it is: `name`, `request`."""
    text: str | None
    erased: int | None
    """The position of the erasure, where there is nothing any more."""


class AnsweredDocument(Message):
    """A document that is held, by what it is fetched by: it is opened apart, and that is written
    down."""

    digest: str
    media_type: str
    size: int
    """Bytes, as it is stored."""
    erased: int | None


class KnownBy(StrEnum):
    """What was recorded of a person that makes an activity one that concerns them."""

    LOOKED = "looked"
    """Somebody opened their data for it, or looked them up."""
    OBTAINED = "obtained"
    """Data about them were obtained for it."""
    CONSENT = "consent"
    OBJECTION = "objection"
    """Their data were taken out of it."""


class AnsweredProcessing(Message):
    """An activity that concerns the person: what the data are used for, to whom they go, how long
    they are kept, where they come from (AVG 15(1)(a)-(d), (g))."""

    id: str
    agreement: str
    known_by: tuple[KnownBy, ...]
    since: date
    ended_on: date | None
    processing: Processing


class RegisteredProcessing(Message):
    """Another activity of the same controller. The register does not say of whom."""

    id: str
    agreement: str
    products: tuple[str, ...]
    law: Law
    article: str
    persons: tuple[Person, ...]
    data: tuple[Data, ...]


class AnsweredOrigin(Message):
    """Data about the person that came from elsewhere (AVG 15(1)(g))."""

    activity: str
    origin: Origin
    on: date


class AnsweredConsent(Message):
    """To another purpose than the activity's own (annex 2, art. 3.3)."""

    activity: str
    purpose: str
    on: date
    withdrawn_on: date | None


class AnsweredRestriction(Message):
    ground: RestrictionGround
    on: date
    until: date | None
    """When it was lifted."""


class AnsweredStop(Message):
    """An activity that their data were taken out of, after an objection."""

    activity: str
    on: date
    until: date | None
    """When they became part of it again."""


class AnsweredDisclosure(Message):
    """What reached a recipient (AVG 15(1)(c))."""

    id: str
    recipient_kind: RecipientKind
    recipient: str | None
    """Who exactly; None where that was erased."""
    on: date
    categories: tuple[Data, ...]
    basis: Literal["permission", "legal-duty"]
    law: str | None
    article: str | None
    """Where a legal duty is the basis."""
    way: DisclosureWay


class AnsweredTelling(Message):
    """A recipient who is to be told of what changed (AVG 19)."""

    recipient: str
    """A code, or `disclosure-` and the id of the disclosure that stands for them."""
    right: Right
    telling: RequestTelling | None
    on: date | None


class AnsweredRequest(Message):
    """A request of theirs; the one that is answered is among them."""

    id: str
    received_on: date
    rights: tuple[Right, ...]
    status: RequestStatus
    outcome: RequestOutcome | None
    decided_on: date | None
    """When the decision was made known."""
    recipients: tuple[AnsweredTelling, ...]


class AnsweredErasure(Message):
    """What was destroyed of them before; there is a certificate of it."""

    id: str
    phase: Phase
    ground: ErasureGround
    ordered_on: date
    position: int


class Look(Message):
    """That somebody looked, or found the person by number or name."""

    at: str
    party: str
    role: str
    purpose: str
    product: str | None
    fields: tuple[str, ...]


class RightTold(Message):
    right: Right
    article: str
    """`AVG 16`."""


class RequestAnswer(Message):
    """All that this installation has of a person; what lies in other systems is not in it."""

    request: str
    subject: str
    """A pseudonym."""
    controller: str
    """The party whose college is data controller (verwerkingsverantwoordelijke)."""
    processor: str | None
    position: int
    """Of the log, up to which it is gathered."""
    fields: tuple[AnsweredField, ...]
    documents: tuple[AnsweredDocument, ...]
    processing: tuple[AnsweredProcessing, ...]
    """That concerns the person, as far as that is recorded."""
    other_processing: tuple[RegisteredProcessing, ...]
    """Whether it concerns the person is not recorded."""
    origins: tuple[AnsweredOrigin, ...]
    disclosures: tuple[AnsweredDisclosure, ...]
    requests: tuple[AnsweredRequest, ...]
    restrictions: tuple[AnsweredRestriction, ...]
    stopped: tuple[AnsweredStop, ...]
    consents: tuple[AnsweredConsent, ...]
    erasures: tuple[AnsweredErasure, ...]
    looks: tuple[Look, ...]
    """The newest first."""
    rights: tuple[RightTold, ...]
    """That the person has (AVG 15(1)(e))."""
    complaints_to: Literal["autoriteit-persoonsgegevens"]
    """The supervisory authority (AVG 15(1)(f), 77)."""
    automated_decisions: Literal["none-registered"]
    """The register has no activity that decides without a person (AVG 15(1)(h), 22)."""


def rights_told() -> Sequence[RightTold]:
    return [RightTold(right=one, article=one.article) for one in Right if one is not Right.ACCESS]
