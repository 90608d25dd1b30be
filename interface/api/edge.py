"""Around every request: its correlation, the version that answers, and our own mistakes."""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.identity import uuid7
from interface import problems

VERSION = "1.0.0"
"""Of the API, not of the program. Its first number is the one in the path."""

_SPOKEN = (b"api-version", VERSION.encode())
_TRACEPARENT = re.compile(
    rb"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*"
)


class Edge:
    """Plain ASGI, since a middleware of the framework's own costs more than a decision."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["correlation"] = correlation = _correlation(scope)
        started = False

        async def answering(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message.get("headers", ()), _SPOKEN]
            await send(message)

        try:
            await self._app(scope, receive, answering)
        except Exception as error:
            answer = problems.unexpected(Request(scope), error, correlation)
            if started:
                raise
            await answer(scope, receive, answering)


def correlation_of(request: Request) -> str:
    known: str = request.scope["correlation"]
    return known


def _correlation(scope: Scope) -> str:
    """The trace that the caller is in (W3C Trace Context), else a new one."""
    for name, value in scope["headers"]:
        if name == b"traceparent" and (found := _TRACEPARENT.fullmatch(value)):
            return found[1].decode()
    return uuid7()
