"""/privacy-requests: what data subjects ask, by when it is answered and why, what was done."""

from functools import partial
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.privacy_requests import EraseOnRequest
from application.request_register import RequestEntry, RequestQuery
from domain.messages import Slug
from domain.privacy_request.commands import (
    AskIdentity,
    CarryOut,
    DecideRequest,
    EstablishIdentity,
    ExtendTerm,
    ForwardRequest,
    InformRecipient,
    LiftObstacle,
    NoteDefault,
    NoteObstacle,
    PrivacyRequestCommand,
    ReceiveRequest,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.rights import Right
from domain.privacy_request.state import RequestStatus
from domain.sealed import SubjectId
from interface.api.answers import Paged, entry, paged, recorded
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import carried, record, record_wish, spoken
from interface.api.said import AsOfQuery, Day, Key
from interface.security import doors

NOUN = "privacy-requests"
router = routes_of(NOUN)


class PrivacyRequestsQuery(AsOfQuery):
    """Every part narrows."""

    status: RequestStatus | None = None
    right: Right | None = None
    controller: Slug | None = None
    agreement: Slug | None = None
    subject: Annotated[SubjectId | None, Field(description="A pseudonym.")] = None
    due_from: Day | None = None
    due_before: Annotated[Day | None, Field(description="That day itself not included.")] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    cursor: Annotated[
        str | None,
        Field(max_length=500, description="`next` of the page before; keeps to its position."),
    ] = None
    sort: Annotated[
        Literal["due", "-due"], Field(description="By due date, `-due` the last first.")
    ] = "due"


class PrivacyRequests(Paged[RequestEntry]):
    """In the order of the due date."""


# Questions


@router.get("", response_model=PrivacyRequests)
def privacy_requests(
    question: OfRegister, asked: Annotated[PrivacyRequestsQuery, Query()]
) -> Response:
    """The requests that one's own party has to do with. A sealed field says that there is
    something, never what."""
    at = question.at(asked.as_of)
    said = asked.model_dump(exclude={"as_of", "sort"})
    narrowed = RequestQuery(**said, reader=question.by.party, descending=asked.sort == "-due")
    page = question.doors.request_register.requests(narrowed, at)
    return paged(question.request, PrivacyRequests, page, at)


@router.get("/{request}", **single(RequestEntry))
def privacy_request(
    request: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One request, with its due date and the steps that gave it."""
    at = question.at(asked.as_of)
    found = question.doors.request_register.request(request, at)
    question.must_read(question.doors.privacy_requests.decider.stream(request))
    return entry(question.request, found, found.version, at)


# Commands


@command(
    router,
    "",
    ReceiveRequest,
    {
        "controller": "beek",
        "processor": "sittard-geleen",
        "receivedBy": "beek",
        "occurredOn": "2026-03-02",
        "rights": ["access"],
        "agreement": "dvo-2020-beek",
        "requester": "A. Voorbeeld",
        "request": "Ik wil weten welke gegevens u van mij hebt.",
    },
)
async def receive_privacy_request(request: Request) -> Response:
    """Record a request on the day on which it came. Without `subject` a pseudonym is made."""
    by, asked = await spoken(request, ReceiveRequest)
    receiving = partial(doors(request).privacy_requests.receiving, asked, by)
    return await record_wish(request, NOUN, receiving)


async def _record(http: Request, key: str, kind: type[PrivacyRequestCommand]) -> Response:
    return await record(http, doors(http).privacy_requests.decider, key, kind)


@command(router, "/{request}/forwardings", ForwardRequest, {"occurredOn": "2026-03-03"})
async def forward_privacy_request(http: Request, request: Key) -> Response:
    """State that the processor passed it on to the data controller."""
    return await _record(http, request, ForwardRequest)


@command(router, "/{request}/identity-questions", AskIdentity, {"occurredOn": "2026-03-04"})
async def ask_identity(http: Request, request: Key) -> Response:
    """Ask who asked it; asked promptly, the term stands still until that is established."""
    return await _record(http, request, AskIdentity)


@command(
    router,
    "/{request}/identifications",
    EstablishIdentity,
    {"occurredOn": "2026-03-09", "means": "digid"},
)
async def establish_identity(http: Request, request: Key) -> Response:
    """State by what it was established who asked."""
    return await _record(http, request, EstablishIdentity)


@command(
    router,
    "/{request}/scopes",
    ScopeRequest,
    {"occurredOn": "2026-03-10", "rights": ["access"], "scope": "Alles over mijn bijstand."},
)
async def scope_privacy_request(http: Request, request: Key) -> Response:
    """State what it is about, as agreed with who asked."""
    return await _record(http, request, ScopeRequest)


@command(
    router,
    "/{request}/extensions",
    ExtendTerm,
    {"occurredOn": "2026-03-20", "ground": "complexity", "reasons": "Vier systemen."},
)
async def extend_term(http: Request, request: Key) -> Response:
    """State that the data subject was told, with reasons, that it takes up to two months more."""
    return await _record(http, request, ExtendTerm)


@command(
    router,
    "/{request}/obstacles",
    NoteObstacle,
    {
        "occurredOn": "2026-03-11",
        "obstacle": "archives-act",
        "until": "2033-12-31",
        "reference": "selectielijst-2020/11.1.2",
    },
)
async def note_obstacle(http: Request, request: Key) -> Response:
    """State what forbids erasure."""
    return await _record(http, request, NoteObstacle)


@command(
    router,
    "/{request}/lifted-obstacles",
    LiftObstacle,
    {"occurredOn": "2026-06-11", "obstacle": "running-objection"},
)
async def lift_obstacle(http: Request, request: Key) -> Response:
    """State that something no longer forbids erasure."""
    return await _record(http, request, LiftObstacle)


@command(
    router,
    "/{request}/decisions",
    DecideRequest,
    {
        "occurredOn": "2026-03-26",
        "decision": {"organ": "college", "takenOn": "2026-03-24", "reference": "B-2026-61"},
        "rulings": [
            {
                "right": "access",
                "outcome": "partly",
                "ground": "rights-of-others",
                "reasons": "Wat anderen betreft is weggelaten.",
            }
        ],
    },
)
async def decide_privacy_request(http: Request, request: Key) -> Response:
    """State the data controller's decision on each right, on the day on which it was made known."""
    return await _record(http, request, DecideRequest)


@command(
    router,
    "/{request}/measures",
    CarryOut,
    {"occurredOn": "2026-03-27", "right": "access", "measure": "copy-given"},
)
async def carry_out_privacy_request(http: Request, request: Key) -> Response:
    """Do what was granted, and state it: what is put right, restricted or stopped is so afterwards.

    Recipients of whom a disclosure is recorded are to be told as well. Erasure has its own place.
    """
    by, asked = await spoken(http, CarryOut)
    service = doors(http).carrying_out

    wish = partial(service.wish, request, asked, by, **carried(http))
    return recorded(http, NOUN, await run_in_threadpool(lambda: service.carry_out(wish())))


@command(
    router,
    "/{request}/erasures",
    EraseOnRequest,
    {"occurredOn": "2026-03-27", "ground": "no-longer-necessary", "recipients": ["uwv"]},
)
async def erase_on_request(http: Request, request: Key) -> Response:
    """Destroy what is sealed about the data subject, for ever, and record that it was done."""
    by, asked = await spoken(http, EraseOnRequest)
    service = doors(http).privacy_requests
    wish = partial(service.erasing_wish, request, asked, by, **carried(http))
    return recorded(http, NOUN, await run_in_threadpool(lambda: service.erase(asked, wish())))


@command(
    router,
    "/{request}/told-recipients",
    InformRecipient,
    {"occurredOn": "2026-03-30", "number": 1, "telling": "told"},
)
async def inform_recipient(http: Request, request: Key) -> Response:
    """State that one recipient of the data was told, or why not."""
    return await _record(http, request, InformRecipient)


@command(
    router,
    "/{request}/default-notices",
    NoteDefault,
    {"occurredOn": "2026-04-14", "reference": "Z-2026-00512"},
)
async def note_default(http: Request, request: Key) -> Response:
    """Record a notice of default, and the dossier in which it is handled."""
    return await _record(http, request, NoteDefault)


@command(router, "/{request}/withdrawals", WithdrawRequest, {"occurredOn": "2026-03-12"})
async def withdraw_privacy_request(http: Request, request: Key) -> Response:
    """State that who asked withdrew it."""
    return await _record(http, request, WithdrawRequest)
