"""What the API's registers of cases have in common: how they are asked, how they record."""

from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from application.cases import CaseQuery, CaseRegister
from application.paging import Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.messages import Command, Message, Slug
from interface.api.answers import Paged, entry, paged
from interface.api.asking import Question
from interface.api.recording import record_wish, spoken
from interface.api.said import AsOfQuery, Cursor, Limit

E = TypeVar("E", bound=Message)


class CasesQuery(AsOfQuery):
    """Every part narrows."""

    open: Annotated[bool | None, Field(description="Those that are not closed, or those.")] = None
    party: Annotated[Slug | None, Field(description="Data controller or processor.")] = None
    agreement: Slug | None = None
    limit: Limit = 50
    cursor: Cursor = None


def list_cases(
    question: Question, register: CaseRegister[Any, E], asked: CasesQuery, kind: type[Paged[E]]
) -> Response:
    at = question.at(asked.as_of)
    said = asked.model_dump(exclude={"as_of", "limit", "cursor"})
    query = CaseQuery(**said, reader=question.by.party)
    page = register.page(query, at, Paging(asked.limit, asked.cursor))
    return paged(question.request, kind, page, at)


def show_case(
    question: Question,
    register: CaseRegister[Any, Any],
    decider: AnyDecider,
    key: str,
    asked: AsOfQuery,
) -> Response:
    at = question.at(asked.as_of)
    found = register.one(key, at)
    question.must_read(decider.stream(key))
    return entry(question.request, found, found.version, at)


async def record_case(
    request: Request, noun: str, decider: AnyDecider, key: str, kind: type[Command]
) -> Response:
    """The body is the command as it is."""
    by, asked = await spoken(request, kind)
    return await record_wish(request, noun, partial(Wish, decider, key, asked, by))
