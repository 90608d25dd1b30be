"""/erasures: personal data destroyed on record, and the certificates of that."""

from typing import Annotated

from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.certificates import Certificate
from application.erasing import Erase, ErasureEntry
from application.paging import Paging
from domain.erasure.decisions import ERASURE
from interface.api.answers import Paged, listing, paged, recorded
from interface.api.asking import OfRegister
from interface.api.described import IDEMPOTENCY_KEY, command, routes_of
from interface.api.edge import correlation_of
from interface.api.recording import spoken
from interface.api.said import AsOfQuery, Cursor, Key, Limit, idempotency_key
from interface.security import doors

router = routes_of("erasures")

AsOf = Annotated[AsOfQuery, Query()]


class ErasuresQuery(AsOfQuery):
    limit: Limit = 50
    cursor: Cursor = None


class Erasures(Paged[ErasureEntry]):
    """The newest first."""


@router.get("", response_model=Erasures)
def erasures(question: OfRegister, asked: Annotated[ErasuresQuery, Query()]) -> Response:
    """The register of erasures: whose data went, by pseudonym, and how far each has come."""
    at = question.at(asked.as_of)
    page = question.doors.erasing.register.page(
        at, Paging(asked.limit, asked.cursor), reader=question.by.party
    )
    return paged(question.request, Erasures, page, at)


@router.get("/{erasure}", response_model=Certificate)
def certificate(erasure: Key, question: OfRegister, asked: AsOf) -> Response:
    """What was destroyed, when, by whom, on which ground: all of it from the log."""
    at = question.at(asked.as_of)
    found = question.doors.erasing.certificate(erasure, at)
    question.must_read(ERASURE.stream(erasure))
    return listing(question.request, found, at)


@command(
    router,
    "",
    Erase,
    {
        "subject": "0196f0a1-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
        "ground": "no-longer-necessary",
        "arrangement": "arrangement-0196f0a0",
    },
    headers=(IDEMPOTENCY_KEY,),
)
async def erase(request: Request) -> Response:
    """Destroy all that is sealed about a data subject. It is done when this is answered; it becomes
    final, for backups too, the next night."""
    by, asked = await spoken(request, Erase)
    erasing = doors(request).erasing
    wish = await run_in_threadpool(
        erasing.ordering,
        asked,
        by,
        idempotency=idempotency_key(request),
        correlation=correlation_of(request),
    )
    receipt = await doors(request).counter.handle(wish)
    await run_in_threadpool(erasing.finish, asked, receipt.id, by)
    return recorded(request, "erasures", receipt)
