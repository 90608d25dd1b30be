"""/agreements: what the parties agreed, who signed it, and what it says."""

from functools import partial
from typing import Annotated

from fastapi import Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.agreements import BelongsTo
from application.registers import AgreementEntry, ClauseEntry, ProductEntry
from domain.agreement.commands import (
    AgreeFrequency,
    ConfirmCorrection,
    ProposeCorrection,
    SignAgreement,
    UnlinkAgreement,
    WithdrawCorrection,
)
from domain.agreement.decisions import AGREEMENT
from domain.messages import Message, Slug
from domain.occurrences import RecordOccurrence
from interface.api.answers import Seen, entry, listing, recorded, seen
from interface.api.asking import OfRegister
from interface.api.described import IDEMPOTENCY_KEY, command, routes_of, single
from interface.api.edge import correlation_of
from interface.api.recording import record, record_this, record_wish, spoken
from interface.api.said import AsOfQuery, Key, expected_version, idempotency_key
from interface.security import doors

router = routes_of("agreements")

AsOf = Annotated[AsOfQuery, Query()]
Number = Annotated[int, Path(ge=1, le=1_000_000)]
Linked = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9.-]{0,59}$")]
"""As commands name an agreement."""


class RegisterFromCatalogue(Message):
    """Copy one agreement of a shipped catalogue into the log."""

    catalogue: Slug
    agreement: Slug


class Agreements(Message):
    as_of: Seen
    items: tuple[AgreementEntry, ...]


class Clauses(Message):
    as_of: Seen
    items: tuple[ClauseEntry, ...]


class Products(Message):
    as_of: Seen
    items: tuple[ProductEntry, ...]


DECISION = {"organ": "college", "takenOn": "2019-10-29", "reference": "B-2019-117"}
CORRECTION = {
    "wording": {
        "kind": "product",
        "id": "direct.a.1",
        "title": {"nl": "Aanvraag bijstand", "en": "Application for assistance"},
    }
}


# Questions


@router.get("", response_model=Agreements)
def agreements(question: OfRegister, asked: AsOf) -> Response:
    """The register of agreements."""
    at = question.at(asked.as_of)
    found = question.doors.registers.agreements(at)
    return listing(question.request, Agreements(as_of=seen(at), items=tuple(found)), at)


@router.get("/{agreement}", **single(AgreementEntry))
def agreement(agreement: Key, question: OfRegister, asked: AsOf) -> Response:
    """One agreement: its parties, signatures and what is open about it."""
    at = question.at(asked.as_of)
    found = question.doors.registers.agreement(agreement, at)
    if not at.past:  # clauses and products are events too, but no matter of this entry
        now = question.doors.agreements.current(agreement).version
        found = found.model_copy(update={"version": now})
    return entry(question.request, found, found.version, at)


@router.get("/{agreement}/clauses", response_model=Clauses)
def clauses(agreement: Key, question: OfRegister, asked: AsOf) -> Response:
    """Its clauses in the order of the text, with the duties that each creates."""
    at = question.at(asked.as_of)
    found = question.doors.registers.clauses(agreement, at)
    return listing(question.request, Clauses(as_of=seen(at), items=tuple(found)), at)


@router.get("/{agreement}/clauses/{clause}", response_model=ClauseEntry)
def clause(agreement: Key, clause: Key, question: OfRegister, asked: AsOf) -> Response:
    """One clause, by its number."""
    at = question.at(asked.as_of)
    return listing(question.request, question.doors.registers.clause(agreement, clause, at), at)


@router.get("/{agreement}/products", response_model=Products)
def products(agreement: Key, question: OfRegister, asked: AsOf) -> Response:
    """Its product list."""
    at = question.at(asked.as_of)
    found = question.doors.registers.products(agreement, at)
    return listing(question.request, Products(as_of=seen(at), items=tuple(found)), at)


# Commands


@command(
    router,
    "",
    RegisterFromCatalogue,
    {"catalogue": "dvo-2020", "agreement": "dvo-2020-beek"},
    headers=(),
)
async def register_agreement(request: Request) -> Response:
    """Register an agreement from a shipped catalogue. The same text again changes nothing."""
    by, asked = await spoken(request, RegisterFromCatalogue)
    door = doors(request)
    catalogue, digest = await run_in_threadpool(door.catalogues.shipped, asked.catalogue)
    receipt = await run_in_threadpool(
        door.agreements.register, catalogue, digest, asked.agreement, by, correlation_of(request)
    )
    return recorded(request, "agreements", receipt)


@command(
    router,
    "/{agreement}/signatures",
    SignAgreement,
    {"occurredOn": "2019-11-04", "capacity": "mayor", "decision": DECISION},
)
async def sign_agreement(request: Request, agreement: Key) -> Response:
    """Sign for one's own party. The last signature concludes the agreement."""
    return await record(request, AGREEMENT, agreement, SignAgreement)


@command(
    router,
    "/{agreement}/frequencies",
    AgreeFrequency,
    {
        "duty": "operational-consultation",
        "every": "quarter",
        "first": "2020-01-01",
        "decision": DECISION,
    },
)
async def agree_frequency(request: Request, agreement: Key) -> Response:
    """Record how often a duty returns, where the text leaves that to the parties."""
    by, agreed = await spoken(request, AgreeFrequency)
    agree = partial(
        doors(request).agreements.agree_frequency,
        idempotency=idempotency_key(request),
        expected=expected_version(request),
        correlation=correlation_of(request),
    )
    return recorded(request, "agreements", await run_in_threadpool(agree, agreement, agreed, by))


@command(router, "/{agreement}/corrections", ProposeCorrection, CORRECTION)
async def propose_correction(request: Request, agreement: Key) -> Response:
    """Propose to correct a slip in the wording. Someone else confirms it."""
    return await record(request, AGREEMENT, agreement, ProposeCorrection)


@command(router, "/{agreement}/corrections/{number}/confirmations", None)
async def confirm_correction(request: Request, agreement: Key, number: Number) -> Response:
    """Confirm a correction that someone else proposed. There is no body."""
    return await record_this(request, AGREEMENT, agreement, ConfirmCorrection(number=number))


@command(router, "/{agreement}/corrections/{number}/withdrawals", None)
async def withdraw_correction(request: Request, agreement: Key, number: Number) -> Response:
    """Withdraw a correction that one's own party proposed. There is no body."""
    return await record_this(request, AGREEMENT, agreement, WithdrawCorrection(number=number))


@command(router, "/{agreement}/links", BelongsTo, {"agreement": "vwo-beek"})
async def link_agreement(request: Request, agreement: Key) -> Response:
    """Say that another agreement between the same parties belongs to this one."""
    by, asked = await spoken(request, BelongsTo)
    linking = partial(doors(request).agreements.linking, agreement, asked, by)
    return await record_wish(request, "agreements", linking)


@command(router, "/{agreement}/links/{linked}/endings", None)
async def unlink_agreement(request: Request, agreement: Key, linked: Linked) -> Response:
    """Say that it does not belong to it, or no longer. There is no body."""
    return await record_this(request, AGREEMENT, agreement, UnlinkAgreement(agreement=linked))


@command(
    router,
    "/{agreement}/occurrences",
    RecordOccurrence,
    {"duty": "answer-consultation", "eventOn": "2021-03-01"},
    headers=(IDEMPOTENCY_KEY,),
)
async def record_occurrence(request: Request, agreement: Key) -> Response:
    """State that an event happened that a duty waits for: it opens an obligation."""
    by, stated = await spoken(request, RecordOccurrence)
    receipt = await run_in_threadpool(
        doors(request).obligations.record_occurrence,
        agreement,
        stated,
        by,
        idempotency_key(request),
        correlation_of(request),
    )
    return recorded(request, "obligations", receipt)
