"""What may be asked of a yearly cycle. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.catalogue import Catalogue
from domain.clause import Product
from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Slug
from domain.planning.events import Year
from domain.sealed import Words

MANY = 300


class DraftFourYearPlan(Command):
    """Begin the cycle of a year with the updated draft of the plan."""

    agreement: Slug
    year: Year
    occurred_on: date
    plan: Evidence


class BeginCycle(DraftFourYearPlan):
    parties: tuple[Slug, ...]
    """To the agreement."""
    provider: Slug
    """The centre municipality, which drafts."""


class ProposeLists(Command):
    """The updated lists: whole products, new or in the place of the one with their id."""

    occurred_on: date
    effective_on: date
    product_list: Evidence
    price_list: Evidence | None = None
    products: Annotated[tuple[Product, ...], Field(max_length=MANY)] = ()
    ended: Annotated[tuple[Slug, ...], Field(max_length=MANY)] = ()


class DraftLists(ProposeLists):
    text: Catalogue
    """Of the agreement, with its products as they are listed now."""


class HearLists(Command):
    occurred_on: date
    minutes: Evidence
    remarks: Words | None = None


class AdoptLists(Command):
    """For the college of the party in the context."""

    occurred_on: date
    decision: DecisionReference


class SendBackLists(Command):
    occurred_on: date
    reason: Words


PlanningCommand = BeginCycle | DraftLists | HearLists | AdoptLists | SendBackLists
