"""The answer to a request for access or for one's data: gathered, shown once, kept nowhere.

It answers a form that was sent, so that looking again asks again, and is written down again.
"""

from datetime import date

import orjson
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.request_answer import RequestAnswer
from domain.disclosure.recipients import PREFIX
from interface.tracing import trace_of
from interface.web import steps
from interface.web.forms import typed_in
from interface.web.reading import OfRegister
from interface.web.register import Named
from interface.web.request import HERE, RequestSight
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

NOT_KEPT = {"cache-control": "no-store"}


@router.post(HERE + "/{request}/answer")
async def answer(visit: OfRegister, request: str) -> Response:
    typed = await typed_in(visit.request)
    return await run_in_threadpool(_answer, visit, request, typed["form"])


def _answer(visit: Visit, request: str, form: str) -> Response:
    sight = RequestSight(visit, request)
    correlation: str = visit.request.scope["correlation"]
    gathering = visit.doors.request_answers.gather
    trace = trace_of(visit.request)
    found = gathering(sight.entry.id, steps.who(visit), visit.present, trace, correlation)
    if form == "json":
        return _file(found, visit.present.today)
    named = Named(visit)
    answered = sight.page(
        "request_answer.html",
        answer=found,
        named=named,
        titles={one.id: named.title(one) for one in found.processing},
        kinds={f"{PREFIX}{one.id}": one.recipient_kind for one in found.disclosures},
    )
    answered.headers.update(NOT_KEPT)
    return answered


def _file(found: RequestAnswer, today: date) -> Response:
    """To hand over: in a form that other systems read (AVG 20(1))."""
    body = orjson.dumps(found.model_dump(mode="json", by_alias=True), option=orjson.OPT_INDENT_2)
    name = f'attachment; filename="antwoord-{today}.json"'
    headers = {**NOT_KEPT, "content-disposition": name}
    return Response(body, media_type="application/json", headers=headers)
