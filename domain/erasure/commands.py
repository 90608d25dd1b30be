"""What may be asked of an erasure."""

from typing import Annotated

from pydantic import Field

from domain.erasure.events import ErasureGround
from domain.messages import Command, Reference, Slug
from domain.sealed import KeyId, SubjectId, Words


class OrderErasure(Command):
    """Destroy all that is sealed about a data subject, in every dossier."""

    subject: SubjectId
    keys: tuple[KeyId, ...]
    ground: ErasureGround
    arrangement: Reference
    request: Reference | None = None
    reason: Words | None = None
    agreement: Slug | None = None
    continues: Reference | None = None
    """The stream of the erasure whose rest it is."""


class NoteCarriedOut(Command):
    """The system destroyed them, and says how much went."""

    fields: Annotated[int, Field(ge=0)]
    index: Annotated[int, Field(ge=0)]
    documents: Annotated[int, Field(ge=0)]


class NoteMadeFinal(Command):
    """The system destroyed the key that had wrapped them."""

    epoch: Annotated[int, Field(ge=2)]


ErasureCommand = OrderErasure | NoteCarriedOut | NoteMadeFinal
