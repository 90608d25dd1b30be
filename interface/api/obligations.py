"""/obligations: what is owed to whom, by when and why; and what is recorded of it."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from application.registers import ObligationEntry, ObligationQuery
from domain.messages import Slug
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Status
from interface.api.answers import Paged, entry, paged
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import record
from interface.api.said import AsOfQuery, Day, Key

router = routes_of("obligations")


class ObligationsQuery(AsOfQuery):
    """Every part narrows."""

    status: Status | None = None
    party: Annotated[Slug | None, Field(description="Debtor or creditor.")] = None
    debtor: Slug | None = None
    agreement: Slug | None = None
    article: Annotated[Slug | None, Field(description="As cited: `12.3`.")] = None
    due_from: Day | None = None
    due_before: Annotated[Day | None, Field(description="That day itself not included.")] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    cursor: Annotated[
        str | None,
        Field(max_length=500, description="`next` of the page before; keeps to its position."),
    ] = None
    sort: Annotated[
        Literal["due", "-due"],
        Field(description="By due date, `-due` the last first. What has none counts as last."),
    ] = "due"


class Obligations(Paged[ObligationEntry]):
    """In the order of the due date."""


PIECE = {
    "source": "own-system",
    "kind": "report",
    "system": "zaaksysteem",
    "reference": "Z-2026-00417",
}
DECISION = {"organ": "college", "takenOn": "2026-05-12", "reference": "B-2026-88"}


# Questions


@router.get("", response_model=Obligations)
def obligations(question: OfRegister, asked: Annotated[ObligationsQuery, Query()]) -> Response:
    """The register of obligations."""
    at = question.at(asked.as_of)
    said = asked.model_dump(exclude={"as_of", "sort"})
    narrowed = ObligationQuery(**said, descending=asked.sort == "-due")
    page = question.doors.registers.obligations(narrowed, at)
    return paged(question.request, Obligations, page, at)


@router.get("/{obligation}", **single(ObligationEntry))
def obligation(
    obligation: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One obligation, with the article, the due date and the steps that gave it."""
    at = question.at(asked.as_of)
    found = question.doors.registers.obligation(obligation, at)
    return entry(question.request, found, found.version, at)


# Commands


@command(
    router,
    "/{obligation}/fulfilments",
    FulfilObligation,
    {"occurredOn": "2026-04-20", "evidence": [PIECE]},
)
async def fulfil(request: Request, obligation: Key) -> Response:
    """State that it was fulfilled, with the evidence that is still expected."""
    return await record(request, OBLIGATION, obligation, FulfilObligation)


@command(
    router,
    "/{obligation}/partial-fulfilments",
    FulfilInPart,
    {"occurredOn": "2026-04-20", "evidence": [PIECE]},
)
async def fulfil_in_part(request: Request, obligation: Key) -> Response:
    """Give part of the evidence that is expected."""
    return await record(request, OBLIGATION, obligation, FulfilInPart)


@command(
    router,
    "/{obligation}/findings-of-lateness",
    FindLate,
    {"occurredOn": "2026-05-18", "attributable": True},
)
async def find_late(request: Request, obligation: Key) -> Response:
    """Find, as creditor, that it is or was late."""
    return await record(request, OBLIGATION, obligation, FindLate)


@command(
    router,
    "/{obligation}/waivers",
    WaiveObligation,
    {"occurredOn": "2026-05-18", "ground": "met-otherwise", "decision": DECISION},
)
async def waive(request: Request, obligation: Key) -> Response:
    """Waive it, as the party that the duty names for that."""
    return await record(request, OBLIGATION, obligation, WaiveObligation)


@command(
    router,
    "/{obligation}/disputes",
    DisputeObligation,
    {"occurredOn": "2026-05-18", "ground": "incomplete"},
)
async def dispute(request: Request, obligation: Key) -> Response:
    """Dispute the duty, as debtor, or its fulfilment, as creditor."""
    return await record(request, OBLIGATION, obligation, DisputeObligation)


@command(
    router,
    "/{obligation}/settlements",
    SettleDispute,
    {"occurredOn": "2026-06-02", "outcome": "withdrawn"},
)
async def settle(request: Request, obligation: Key) -> Response:
    """End the dispute: withdraw it, or concede it as the other side."""
    return await record(request, OBLIGATION, obligation, SettleDispute)


@command(
    router, "/{obligation}/corrections", CorrectObligation, {"corrects": 2, "instead": "2026-04-21"}
)
async def correct(request: Request, obligation: Key) -> Response:
    """Put a record of one's own party right: another day, or (`instead` null) it did not happen."""
    return await record(request, OBLIGATION, obligation, CorrectObligation)
