"""What happened to an agreement. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.agreement.changes import AnnexChange, ClauseChange, ProductChange
from domain.catalogue import Annex, Definition, Party, Scheme
from domain.clause import Clause, Every, Product
from domain.evidence import DecisionReference, Digest, Evidence
from domain.messages import Event, Message, Slug, Text


class Capacity(StrEnum):
    """In which capacity someone signs for a municipality."""

    MAYOR = "mayor"
    """Gemeentewet, art. 171(1)."""
    AUTHORISED = "authorised"
    """By the mayor, Gemeentewet, art. 171(2)."""


class ClauseWording(Message):
    kind: Literal["clause"] = "clause"
    id: Slug
    heading: Text
    text: Text


class ProductWording(Message):
    kind: Literal["product"] = "product"
    id: Slug
    title: Text


Wording = Annotated[ClauseWording | ProductWording, Field(discriminator="kind")]


class AgreementRegistered(Event):
    """The catalogue as it was: from here on the log is the text, and the file no longer matters."""

    type: Literal["agreement.registered.v1"] = "agreement.registered.v1"
    catalogue: Slug
    digest: Digest
    title: Text
    citation_titles: tuple[str, ...]
    roles: dict[Slug, Slug]
    """Role in the agreement to party."""
    parties: tuple[Party, ...]
    """Of the whole partnership."""
    scheme: Scheme
    voters: tuple[Slug, ...]
    """The parties whose colleges vote in the scheme."""
    in_force_on: date
    ends_on: date | None
    annexes: tuple[Annex, ...]
    definitions: tuple[Definition, ...]


class ClauseAdopted(Event):
    type: Literal["agreement.clause-adopted.v1"] = "agreement.clause-adopted.v1"
    number: Annotated[int, Field(ge=1)]
    """Its place in the text."""
    clause: Clause


class ProductListed(Event):
    type: Literal["agreement.product-listed.v1"] = "agreement.product-listed.v1"
    product: Product


class AgreementSigned(Event):
    type: Literal["agreement.signed.v1"] = "agreement.signed.v1"
    party: Slug
    capacity: Capacity
    decision: DecisionReference


class AgreementConcluded(Event):
    """Every party has signed. Force begins on the date that the text states."""

    type: Literal["agreement.concluded.v1"] = "agreement.concluded.v1"
    in_force_from: date


class FrequencyAgreed(Event):
    type: Literal["agreement.frequency-agreed.v1"] = "agreement.frequency-agreed.v1"
    duty: Slug
    every: Every
    first: date
    """A day in the first period."""
    decision: DecisionReference


class CorrectionProposed(Event):
    type: Literal["agreement.correction-proposed.v1"] = "agreement.correction-proposed.v1"
    number: Annotated[int, Field(ge=1)]
    wording: Wording
    actor: str
    """The account that proposed it: another one confirms."""
    party: Slug


class ClauseCorrected(Event):
    type: Literal["agreement.clause-corrected.v1"] = "agreement.clause-corrected.v1"
    number: Annotated[int, Field(ge=1)]
    clause: Slug
    heading: Text
    text: Text


class ProductCorrected(Event):
    type: Literal["agreement.product-corrected.v1"] = "agreement.product-corrected.v1"
    number: Annotated[int, Field(ge=1)]
    product: Slug
    title: Text


class CorrectionWithdrawn(Event):
    type: Literal["agreement.correction-withdrawn.v1"] = "agreement.correction-withdrawn.v1"
    number: Annotated[int, Field(ge=1)]


class Relation(StrEnum):
    """What another agreement is to this one."""

    PROCESSING_AGREEMENT = "processing-agreement"
    """Verwerkersovereenkomst (AVG art. 28(3); annex 2, art. 4.2)."""


class AgreementLinked(Event):
    """Another agreement between the same parties belongs to this one."""

    type: Literal["agreement.linked.v1"] = "agreement.linked.v1"
    party: Slug
    relation: Relation
    agreement: Slug
    """The other one."""


class AgreementUnlinked(Event):
    """It does not belong to it, or no longer."""

    type: Literal["agreement.unlinked.v1"] = "agreement.unlinked.v1"
    party: Slug
    agreement: Slug


class AgreementAmended(Event):
    """Both parties signed the addendum: from here on the amendment binds them (art. 22.2).

    What it changes follows, a clause or annex at a time. It happened with the last signature.
    """

    type: Literal["agreement.amended.v1"] = "agreement.amended.v1"
    amendment: Slug
    effective_from: date
    addendum: Evidence


Place = Annotated[str, Field(pattern=r"^\d{5}(\.\d{2})*$")]
"""Of a clause in the text, as digits that sort: `00012`; `00012.01` is one put after it."""


class ClauseAmended(Event):
    type: Literal["agreement.clause-amended.v1"] = "agreement.clause-amended.v1"
    amendment: Slug
    effective_from: date
    place: Place
    change: ClauseChange


class AnnexAmended(Event):
    type: Literal["agreement.annex-amended.v1"] = "agreement.annex-amended.v1"
    amendment: Slug
    effective_from: date
    change: AnnexChange


class ProductListAdopted(Event):
    """Both colleges adopted the product list of a year (art. 5.1); it follows, change by change."""

    type: Literal["agreement.product-list-adopted.v1"] = "agreement.product-list-adopted.v1"
    planning: Slug
    year: Annotated[int, Field(ge=2000, lt=2100)]
    effective_from: date
    decisions: tuple[DecisionReference, ...]


class ProductAmended(Event):
    type: Literal["agreement.product-amended.v1"] = "agreement.product-amended.v1"
    planning: Slug
    effective_from: date
    change: ProductChange


class AgreementEnded(Event):
    """It ended by operation of law, annexes included, with a withdrawal from the scheme (21.1)."""

    type: Literal["agreement.ended.v1"] = "agreement.ended.v1"
    withdrawal: Slug
    participant: Slug
    ended_from: date
    """The first day on which it no longer holds: the date of the withdrawal."""


AgreementEvent = (
    AgreementRegistered
    | ClauseAdopted
    | ProductListed
    | AgreementSigned
    | AgreementConcluded
    | FrequencyAgreed
    | CorrectionProposed
    | ClauseCorrected
    | ProductCorrected
    | CorrectionWithdrawn
    | AgreementLinked
    | AgreementUnlinked
    | AgreementAmended
    | ClauseAmended
    | AnnexAmended
    | ProductListAdopted
    | ProductAmended
    | AgreementEnded
)
