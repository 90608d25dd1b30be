"""What a date was computed from, kept beside it so that it can be computed again."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from domain.calendar.contract import ContractRule
from domain.messages import Message, Slug


class Suspension(Message):
    """A stretch in which a term stands still (opschorting), as it was stated.

    Both days as they happened: the request and its answer. Which of the days between them count
    is the rule's business.
    """

    begun_on: date
    ended_on: date
    ground: Slug | None = None
    """One of the rule's grounds; None: its first."""


class TermInputs(Message):
    """A term of the rule tables, counted from a day (or a moment, for a term in hours)."""

    kind: Literal["term"] = "term"
    rule: Slug
    start: date
    moment: AwareDatetime | None = None
    suspensions: tuple[Suspension, ...] = ()
    extended: bool = False
    consent_until: date | None = None
    decided_on: date | None = None


class ContractInputs(Message):
    """A date of the agreement's own."""

    kind: Literal["contract"] = "contract"
    rule: Annotated[ContractRule, Field(discriminator="kind")]
    article: str
    period: str | None = None
    event_on: date | None = None


Inputs = Annotated[TermInputs | ContractInputs, Field(discriminator="kind")]
