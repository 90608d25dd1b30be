"""A clause (artikel) and the duties (verplichtingen) that it creates, as a catalogue says."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.calendar.contract import DueRule, NoDate
from domain.messages import Message, Slug, Text

Row = Annotated[str, Field(pattern=r"^[AP]\d\d$")]
Every = Literal["month", "quarter", "year"]


class Dated(Message):
    """Once, on a stated day."""

    kind: Literal["dated"] = "dated"


class Periodic(Message):
    """Once in each period; `only` names the months or quarters of the year that count."""

    kind: Literal["periodic"] = "periodic"
    every: Every
    only: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    first: date | None = None
    """The first day of the first period, where the agreement does not start in that one."""


class OnEvent(Message):
    """Each time that something happens; a person records that it did."""

    kind: Literal["event"] = "event"
    event: Slug


class AgreedFrequency(Message):
    """As often as the parties agree. Until they record it, that is itself an open point."""

    kind: Literal["agreed-frequency"] = "agreed-frequency"


class Continuous(Message):
    """Always, as long as the agreement (or the duty) lasts."""

    kind: Literal["continuous"] = "continuous"


Trigger = Annotated[
    Dated | Periodic | OnEvent | AgreedFrequency | Continuous, Field(discriminator="kind")
]


class Nature(StrEnum):
    """Where the duty comes from; statutory, privacy and archive duties are waived by nobody."""

    CONTRACT = "contract"
    STATUTORY = "statutory"
    PRIVACY = "privacy"
    ARCHIVE = "archive"


class Duty(Message):
    """What one party owes another under a clause."""

    id: Slug
    title: Text
    debtor: tuple[Slug, ...]
    """Roles in the agreement (client, provider), not parties."""
    creditor: tuple[Slug, ...]
    trigger: Trigger
    due: DueRule
    evidence: tuple[Slug, ...] = ()
    """The kinds of evidence (bewijsstuk) that show fulfilment; empty: a statement is enough."""
    waivable_by: tuple[Slug, ...] = ()
    """Roles of which each may waive it alone; empty: nobody."""
    nature: Nature = Nature.CONTRACT
    survives_end: bool = False

    @model_validator(mode="after")
    def _make_sense(self) -> Self:
        if not self.debtor or not self.creditor:
            raise ValueError("a duty has at least one debtor and one creditor")
        if self.nature is not Nature.CONTRACT and self.waivable_by:
            raise ValueError(f"a {self.nature} duty is waived by nobody: leave waivable_by empty")
        undated = isinstance(self.due, NoDate)
        if isinstance(self.trigger, Dated | Periodic) and undated:
            raise ValueError("a dated or periodic duty needs a due rule other than no-date")
        if isinstance(self.trigger, Continuous) and not undated:
            raise ValueError("a continuous duty has no due date: use kind no-date")
        return self


class Clause(Message):
    """One numbered paragraph, bullet or consideration, in our own words."""

    id: Slug
    """As cited: `12.3`, `recital-1`, `annex-1.b.a`, `annex-2.9.3`."""
    annex: Slug | None = None
    heading: Text
    text: Text
    rows: tuple[Row, ...] = ()
    """The rows of the domain description that it serves (A01-A25, P01-P12)."""
    duties: tuple[Duty, ...] = ()
    none: Text | None = None
    """Why it creates no duty, where it creates none."""

    @model_validator(mode="after")
    def _duties_or_a_reason(self) -> Self:
        if bool(self.duties) == (self.none is not None):
            raise ValueError("a clause has duties, or says in `none` why it has none; not both")
        return self


class Product(Message):
    """An entry of the product list (productenlijst)."""

    id: Slug
    """As in the annex: `direct.a.1`."""
    kind: Literal["task", "direct", "indirect"]
    title: Text
    part_of: Slug | None = None
    clause: Slug | None = None
    """The clause under which it is delivered; None: that of the product that it is part of."""
