"""How much may be asked: a bucket per address and one per session or token, in memory."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from application.patience import TooMany
from interface.problems import problem

KEPT = 20_000
"""Buckets; what was used longest ago goes first."""
ADDRESS = 10
"""Times as much for an address, behind which there may be a whole town hall."""


@dataclass
class Buckets:
    """Each holds what may be asked in a minute, and fills up evenly."""

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, key: bytes) -> bool:
        now = self.clock()
        left, then = self._left.pop(key, (float(self.per_minute), now))
        left = min(self.per_minute, left + (now - then) * self.per_minute / 60)
        self._left[key] = (left - 1 if left >= 1 else left), now
        if len(self._left) > KEPT:
            self._left.popitem(last=False)
        return left >= 1


class Limits:
    """Plain ASGI around everything, in the one thread of the event loop."""

    def __init__(
        self,
        app: ASGIApp,
        per_minute: int,
        page: Callable[[Request, TooMany], Awaitable[Response]],
    ) -> None:
        self._app = app
        self._callers = Buckets(per_minute)
        self._addresses = Buckets(per_minute * ADDRESS)
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._may(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = TooMany()
        of_api = scope["path"].startswith("/v1/")
        answer = problem(request, refusal) if of_api else await self._page(request, refusal)
        await answer(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        address = (scope.get("client") or ("",))[0]
        if not self._addresses.take(address.encode()):
            return False
        said = b"".join(v for n, v in scope["headers"] if n in (b"cookie", b"authorization"))
        return not said or self._callers.take(sha256(said).digest())
