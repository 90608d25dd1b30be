"""Around every request: its correlation, the version that answers, and our own mistakes."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interface import problems, tracing

VERSION = "1.0.0"
"""Of the API, not of the program. Its first number is the one in the path."""

_SPOKEN = (
    (b"api-version", VERSION.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
"""On every answer that does not say otherwise itself, as pages do."""
_TRANSPORT = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class Edge:
    """Plain ASGI, since a middleware of the framework's own costs more than a decision."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["correlation"] = correlation = tracing.correlation_of(scope)
        started = False

        async def answering(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                said = message.get("headers", [])
                names = {name for name, _ in said}
                ours = (*_SPOKEN, _TRANSPORT) if scope["scheme"] == "https" else _SPOKEN
                message["headers"] = [*said, *(one for one in ours if one[0] not in names)]
            await send(message)

        try:
            await self._app(scope, receive, answering)
        except Exception as error:
            request = Request(scope)
            refusal = problems.unexpected(request, error, correlation)
            if started:
                raise
            await problems.problem(request, refusal)(scope, receive, answering)


def correlation_of(request: Request) -> str:
    known: str = request.scope["correlation"]
    return known
