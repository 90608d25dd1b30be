"""What happened in a yearly cycle. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.agreement.changes import ProductChange
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug
from domain.sealed import Personal

Year = Annotated[int, Field(ge=2000, lt=2100)]


class FourYearPlanDrafted(Event):
    """The provider's updated draft of the plan for four years begins the cycle of a year."""

    type: Literal["planning.four-year-plan-drafted.v1"] = "planning.four-year-plan-drafted.v1"
    agreement: Slug
    party: Slug
    parties: tuple[Slug, ...]
    provider: Slug
    year: Year
    """The first of the four."""
    plan: Evidence


class ListsDrafted(Event):
    """The updated product list; what it changes follows, a product at a time."""

    type: Literal["planning.lists-drafted.v1"] = "planning.lists-drafted.v1"
    party: Slug
    effective_on: date
    product_list: Evidence
    price_list: Evidence | None
    """For customer municipalities, where there are any."""


class ListChangeDrafted(Event):
    type: Literal["planning.list-change-drafted.v1"] = "planning.list-change-drafted.v1"
    number: Annotated[int, Field(ge=1)]
    change: ProductChange


class ListsHeard(Event):
    """In the administrative consultation (bestuurlijk overleg)."""

    type: Literal["planning.lists-heard.v1"] = "planning.lists-heard.v1"
    party: Slug
    minutes: Evidence
    remarks: Personal | None


class ListsAdopted(Event):
    """One of the two colleges adopted them."""

    type: Literal["planning.lists-adopted.v1"] = "planning.lists-adopted.v1"
    party: Slug
    decision: DecisionReference


class ListsSentBack(Event):
    """A college wants other lists: they are drafted, heard and adopted anew."""

    type: Literal["planning.lists-sent-back.v1"] = "planning.lists-sent-back.v1"
    party: Slug
    reason: Personal


class CycleCompleted(Event):
    """Both colleges adopted them, with the last decision."""

    type: Literal["planning.completed.v1"] = "planning.completed.v1"
    effective_from: date
    """As drafted, or the day of the last decision where that is later."""


PlanningEvent = (
    FourYearPlanDrafted
    | ListsDrafted
    | ListChangeDrafted
    | ListsHeard
    | ListsAdopted
    | ListsSentBack
    | CycleCompleted
)
