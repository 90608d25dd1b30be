"""What the API's registers of cases have in common: how they are narrowed, how they record."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.cases import CaseQuery
from application.paging import Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.messages import Command, Slug
from interface.api.answers import recorded
from interface.api.edge import correlation_of
from interface.api.recording import spoken
from interface.api.said import AsOfQuery, Cursor, Limit, expected_version, idempotency_key
from interface.security import doors


class CasesQuery(AsOfQuery):
    """Every part narrows."""

    open: Annotated[bool | None, Field(description="Those that are not closed, or those.")] = None
    party: Annotated[Slug | None, Field(description="Data controller or processor.")] = None
    agreement: Slug | None = None
    limit: Limit = 50
    cursor: Cursor = None


def asked_for(asked: CasesQuery) -> tuple[CaseQuery, Paging]:
    paging = Paging(asked.limit, asked.cursor)
    return CaseQuery(**asked.model_dump(exclude={"as_of", "limit", "cursor"})), paging


async def record_case(
    request: Request, noun: str, decider: AnyDecider, key: str, kind: type[Command]
) -> Response:
    """The body is the command as it is."""
    by, asked = await spoken(request, kind)

    return await record_wish(request, noun, partial(Wish, decider, key, asked, by))


async def record_wish(request: Request, noun: str, asking: Callable[..., Wish]) -> Response:
    """Of what a service makes a command. That may read, so it is done in a thread of the pool."""
    wish = await run_in_threadpool(
        asking,
        idempotency=idempotency_key(request),
        expected=expected_version(request),
        correlation=correlation_of(request),
    )
    return recorded(request, noun, await doors(request).counter.handle(wish))
