"""/data-subjects: whose data are processed, by pseudonym; and who looked at them."""

from functools import partial
from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.data_subjects import DataSubjectEntry, NewDataSubject
from application.opening_log import LoggedOpening
from application.people import Activity
from domain.data_subject.commands import (
    LiftRestriction,
    RectifyDataSubject,
    RestrictProcessing,
    ResumeProcessing,
)
from domain.data_subject.decisions import DATA_SUBJECT
from domain.messages import Message
from domain.opening.asked import FindDataSubject
from interface.api.answers import Seen, entry, json_answer, listing, seen
from interface.api.asking import OfRegister, Question, may
from interface.api.described import answered, command, routes_of, single
from interface.api.edge import correlation_of
from interface.api.openings import NOT_KEPT
from interface.api.recording import record, record_wish, spoken
from interface.api.said import AsOfQuery
from interface.api.said import Query as Said
from interface.security import doors
from interface.tracing import trace_of

router = routes_of("data-subjects")

Subject = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$")]
OfOpenings = Annotated[Question, Depends(may(Activity.READ_OPENINGS))]


class DataSubjectsQuery(AsOfQuery):
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    after: Annotated[
        str | None,
        Field(pattern=r"^[0-9a-f-]{36}$", description="The last id of the page before."),
    ] = None


class DataSubjects(Message):
    """In the order of their pseudonyms."""

    as_of: Seen
    total: int
    next: str | None
    """Ask on after this one; null on the last page."""
    items: tuple[DataSubjectEntry, ...]


class FoundDataSubjects(Message):
    items: tuple[DataSubjectEntry, ...]


@router.get("", response_model=DataSubjects)
def data_subjects(question: OfRegister, asked: Annotated[DataSubjectsQuery, Query()]) -> Response:
    """Those whose data one's own party controls or processes."""
    at = question.at(asked.as_of)
    found, total = question.doors.data_subjects.of_party(
        question.by.party, at, asked.limit, asked.after
    )
    more = found[-1].id if len(found) == asked.limit else None
    page = DataSubjects(as_of=seen(at), total=total, next=more, items=tuple(found))
    return listing(question.request, page, at)


@router.get("/{subject}", **single(DataSubjectEntry))
def data_subject(
    subject: Subject, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One data subject: that there is a name and a number, and not which."""
    at = question.at(asked.as_of)
    correlation = correlation_of(question.request)
    found = question.doors.data_subjects.one(subject, question.by, at, correlation)
    return entry(question.request, found, found.version, at)


# Commands


@command(
    router,
    "",
    NewDataSubject,
    {
        "agreement": "dvo-2020-beek",
        "occurredOn": "2026-03-02",
        "name": "Toos Voorbeeld",
        "number": "999990019",
        "born": "1980-12-31",
        "address": "Dorpsstraat 1, 6190 AA Beek",
    },
)
async def register_data_subject(request: Request) -> Response:
    """Record whose data are processed under an agreement. Everything about them is sealed."""
    by, asked = await spoken(request, NewDataSubject)
    registering = partial(doors(request).data_subjects.registering, asked, by)
    return await record_wish(request, "data-subjects", registering)


@answered(
    router,
    "/searches",
    FindDataSubject,
    FoundDataSubjects,
    {"number": "999990019", "purpose": "establish", "product": "direct.a.1"},
)
async def find_data_subject(request: Request) -> Response:
    """Find a person by citizen service number or name, for a purpose. Never by an address (URL)."""
    by, asked = await spoken(request, FindDataSubject)
    found = await run_in_threadpool(
        doors(request).data_subjects.find, asked, by, trace_of(request), correlation_of(request)
    )
    return json_answer(FoundDataSubjects(items=tuple(found)), NOT_KEPT)


@command(
    router,
    "/{subject}/rectifications",
    RectifyDataSubject,
    {"occurredOn": "2026-03-09", "address": "Kerkplein 2, 6191 BB Beek"},
)
async def rectify_data_subject(request: Request, subject: Subject) -> Response:
    """Put right what was wrong; what is left out stays as it is."""
    return await record(request, DATA_SUBJECT, subject, RectifyDataSubject)


@command(
    router,
    "/{subject}/restrictions",
    RestrictProcessing,
    {"occurredOn": "2026-03-09", "ground": "accuracy-contested"},
)
async def restrict_processing(request: Request, subject: Subject) -> Response:
    """Restrict the processing of their data: they are kept, and little else."""
    return await record(request, DATA_SUBJECT, subject, RestrictProcessing)


@command(
    router,
    "/{subject}/restrictions/endings",
    LiftRestriction,
    {"occurredOn": "2026-04-20", "toldOn": "2026-04-13"},
)
async def lift_restriction(request: Request, subject: Subject) -> Response:
    """End the restriction, after the data subject was told."""
    return await record(request, DATA_SUBJECT, subject, LiftRestriction)


@command(
    router,
    "/{subject}/resumed-processing",
    ResumeProcessing,
    {
        "occurredOn": "2026-05-11",
        "activity": "dvo-2020-beek-benefit",
        "ground": "objection-withdrawn",
    },
)
async def resume_processing(request: Request, subject: Subject) -> Response:
    """Process their data again under an activity that they had objected to."""
    return await record(request, DATA_SUBJECT, subject, ResumeProcessing)


# Who looked


class OpeningsQuery(Said):
    before: Annotated[int | None, Field(ge=1, le=10**15)] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 50


class WhoLooked(Message):
    """The newest first."""

    total: int
    next: int | None
    """Ask on before this one; null on the last page."""
    items: tuple[LoggedOpening, ...]


@router.get("/{subject}/openings", response_model=WhoLooked)
def who_looked(
    subject: Subject, question: OfOpenings, asked: Annotated[OpeningsQuery, Query()]
) -> Response:
    """Who read something of a data subject, when, and for which purpose."""
    doors = question.doors
    correlation = correlation_of(question.request)
    doors.data_subjects.one(subject, question.by, question.at(None), correlation)
    found, total = doors.openings.of_subject(subject, asked.limit, asked.before)
    more = found[-1].number if len(found) == asked.limit else None
    page = WhoLooked(total=total, next=more, items=tuple(one.logged for one in found))
    return json_answer(page, NOT_KEPT)


OF_DATA_SUBJECTS: tuple[type[Message], ...] = (
    NewDataSubject,
    FindDataSubject,
    RectifyDataSubject,
    RestrictProcessing,
    LiftRestriction,
    ResumeProcessing,
)
"""What is said in bodies here."""
