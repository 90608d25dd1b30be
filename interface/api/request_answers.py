"""/privacy-requests/{request}/answers: what is held of a data subject, gathered to be given."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.request_answer import RequestAnswer
from interface.api.answers import json_answer
from interface.api.described import answered, routes_of
from interface.api.edge import correlation_of
from interface.api.recording import silent
from interface.api.said import Key
from interface.security import doors
from interface.tracing import trace_of

router = routes_of("privacy-requests")

NOT_KEPT = {"cache-control": "no-store"}


@answered(router, "/{request}/answers", None, RequestAnswer)
async def gather_answer(http: Request, request: Key) -> Response:
    """Open all that is held of the data subject, to give it: access and portability, once granted.

    There is no body. It is written down like every opening.
    """
    by, at = await silent(http), doors(http).moments.resolve(None)
    gathering = doors(http).request_answers.gather
    trace, correlation = trace_of(http), correlation_of(http)
    found = await run_in_threadpool(gathering, request, by, at, trace, correlation)
    return json_answer(found, NOT_KEPT)
