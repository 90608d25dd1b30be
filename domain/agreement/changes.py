"""A change of an agreement's text: a clause, annex or product that comes, changes or ends."""

from enum import StrEnum
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from domain.catalogue import Annex
from domain.clause import Clause, Product
from domain.messages import Message

T = TypeVar("T", Clause, Annex, Product)


class ChangeKind(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    ENDED = "ended"


class Changed(Message, Generic[T]):
    """How something read and how it will read: None where it was not there, or no longer is."""

    before: T | None
    after: T | None

    @model_validator(mode="after")
    def _is_a_change_of_one_thing(self) -> Self:
        if self.before == self.after:
            raise ValueError("a change changes something")
        if self.before is not None and self.after is not None and self.before.id != self.after.id:
            raise ValueError("what takes the place of something keeps its id")
        return self

    @property
    def kind(self) -> ChangeKind:
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.ENDED if self.after is None else ChangeKind.REPLACED

    @property
    def id(self) -> str:
        found = self.before if self.after is None else self.after
        assert found is not None  # or both would be None, and that is no change
        return found.id


class ClauseChange(Changed[Clause]):
    of: Literal["clause"] = "clause"


class AnnexChange(Changed[Annex]):
    of: Literal["annex"] = "annex"


class ProductChange(Changed[Product]):
    of: Literal["product"] = "product"


TextChange = Annotated[ClauseChange | AnnexChange, Field(discriminator="of")]
"""What an amendment may change (art. 22.2); the product list has a way of its own (art. 5.1)."""
