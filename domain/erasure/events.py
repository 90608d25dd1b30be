"""What happened to an erasure. The stored form, for decades: add a v2, never edit a v1."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.messages import Event, Reference, Slug
from domain.sealed import KeyId, Personal, SubjectId


class ErasureGround(StrEnum):
    """Why personal data go (AVG art. 17(1); annex 2, art. 9)."""

    NO_LONGER_NECESSARY = "no-longer-necessary"
    """AVG art. 17(1)(a); annex 2, art. 9.2."""
    CONSENT_WITHDRAWN = "consent-withdrawn"
    """AVG art. 17(1)(b)."""
    OBJECTION = "objection"
    """AVG art. 17(1)(c)."""
    UNLAWFUL = "unlawful"
    """AVG art. 17(1)(d)."""
    LEGAL_DUTY = "legal-duty"
    """AVG art. 17(1)(e)."""
    RETENTION_ENDED = "retention-ended"
    """The term of retention has passed (bewaartermijn; annex 2, art. 9.1)."""


class ErasureOrdered(Event):
    """From here on it is carried out, whatever happens to the program that does so."""

    type: Literal["erasure.ordered.v1"] = "erasure.ordered.v1"
    party: Slug
    """On whose behalf it is ordered."""
    subject: SubjectId
    keys: tuple[KeyId, ...]
    """The data keys of the subject, in every dossier."""
    ground: ErasureGround
    arrangement: Reference
    """The written arrangement that allows it (annex 2, art. 9.3 and 9.4)."""
    request: Reference | None
    """The request of the data subject that it answers, if it does."""
    reason: Personal | None


class ErasureOrderedUnder(Event):
    """The same, with the agreement that the arrangement belongs to, whose parties may read why."""

    type: Literal["erasure.ordered.v2"] = "erasure.ordered.v2"
    party: Slug
    """On whose behalf it is ordered."""
    agreement: Slug | None
    """None where nobody knows the arrangement."""
    continues: Reference | None
    """The stream of the erasure whose rest it is: what was sealed while that one went on. It is the
    same destruction, also for an arrangement that serves once."""
    subject: SubjectId
    keys: tuple[KeyId, ...]
    """The data keys of the subject, in every dossier."""
    ground: ErasureGround
    arrangement: Reference
    """The written arrangement that allows it (annex 2, art. 9.3 and 9.4)."""
    request: Reference | None
    """The request of the data subject that it answers, if it does."""
    reason: Personal | None


class ErasureCarriedOut(Event):
    """Keys, ciphertexts and index rows are gone from the vault."""

    type: Literal["erasure.carried-out.v1"] = "erasure.carried-out.v1"
    subject: SubjectId
    keys: tuple[KeyId, ...]
    fields: Annotated[int, Field(ge=0)]
    """Ciphertexts that were destroyed."""
    index: Annotated[int, Field(ge=0)]
    """Rows by which the subject was found."""
    documents: Annotated[int, Field(ge=0)]


class ErasureMadeFinal(Event):
    """The key that had wrapped the destroyed keys is gone too: no backup opens anything more."""

    type: Literal["erasure.made-final.v1"] = "erasure.made-final.v1"
    epoch: Annotated[int, Field(ge=2)]
    """Of the key that wraps what remains; every older one was destroyed."""


Ordered = ErasureOrdered | ErasureOrderedUnder
ErasureEvent = Ordered | ErasureCarriedOut | ErasureMadeFinal
