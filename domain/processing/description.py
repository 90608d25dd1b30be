"""What a register says of a processing activity (AVG 30(1)): in codes, so that no name fits in."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.messages import Message, Reference, Slug
from domain.processing.codes import (
    Basis,
    Beginning,
    Data,
    Law,
    Measure,
    Origin,
    Person,
    RetentionBasis,
    Special,
    SpecialGround,
)

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""Of ISO 3166-1, two letters."""


class Retention(Message):
    """How long one category of data is kept (annex 2, art. 9)."""

    data: Data
    basis: RetentionBasis
    months: Annotated[int, Field(ge=1, le=1200)] | None = None
    """None: as long as the purpose needs it."""
    counted_from: Beginning | None = None
    article: Reference | None = None
    """Of the law or the selection list: `Participatiewet/53a`."""

    @model_validator(mode="after")
    def _period_has_its_ground(self) -> Self:
        stated = (self.months, self.counted_from, self.article)
        if self.basis is not RetentionBasis.NEEDED and None in stated:
            raise ValueError("name the months, from when they count, and the article")
        if (self.months is None) != (self.counted_from is None):
            raise ValueError("name the months and from when they count, or neither")
        return self


class Processing(Message):
    """Why, of whom, what, from where, to whom, for how long, by whom and how secured."""

    products: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The purpose: entries of the product list of the agreement (annex 2, art. 3.1)."""
    law: Law
    basis: Basis
    article: Reference
    """Where the law charges with the task: `Participatiewet/7`."""
    persons: Annotated[tuple[Person, ...], Field(min_length=1)]
    data: Annotated[tuple[Data, ...], Field(min_length=1)]
    special: tuple[Special, ...] = ()
    """Of AVG 9; not what the protocol calls `bijzonder`."""
    special_ground: SpecialGround | None = None
    origins: Annotated[tuple[Origin, ...], Field(min_length=1)]
    recipients: tuple[Slug, ...] = ()
    """Categories of them or parties: `tax-authority`, `uwv`."""
    third_countries: tuple[Country, ...] = ()
    """Outside the EU, to which data go (AVG 30(1)(e))."""
    retention: tuple[Retention, ...]
    controller: Slug
    """The party whose college is data controller (verwerkingsverantwoordelijke)."""
    processor: Slug | None = None
    """The party that processes for it (verwerker)."""
    officer: Slug
    """The party whose data protection officer (FG) watches over it."""
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]

    @property
    def parties(self) -> tuple[str, ...]:
        """Those that may process: who is responsible, and who does it for them."""
        return (self.controller,) if self.processor is None else (self.controller, self.processor)
