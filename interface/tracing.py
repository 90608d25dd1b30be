"""The trace that a request is in (W3C Trace Context): what it brought about has its id."""

import re
from collections.abc import Iterable

from starlette.requests import Request
from starlette.types import Scope

from application.openings import Trace
from domain.identity import uuid7

_TRACEPARENT = re.compile(
    rb"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-[0-9a-f]{2}.*"
)


def correlation_of(scope: Scope) -> str:
    """The trace that the caller is in, else a new id."""
    found = _parent(scope["headers"])
    return uuid7() if found is None else found[1].decode()


def trace_of(request: Request) -> Trace:
    """The same as a trace, with the caller's span where there is one."""
    known: str = request.scope["correlation"]
    found = _parent(request.scope["headers"])
    return Trace(known.replace("-", ""), None if found is None else found[2].decode())


def _parent(headers: Iterable[tuple[bytes, bytes]]) -> re.Match[bytes] | None:
    for name, value in headers:
        if name == b"traceparent" and (found := _TRACEPARENT.fullmatch(value)):
            return found
    return None
