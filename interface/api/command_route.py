"""The route of a command: documented by the framework, run without it.

What the framework does for a route that may declare anything (dependencies, forms, streams) costs
more than a command. This one is asked with its path, and reads the rest of the request itself.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

Answering = Callable[..., Awaitable[Response]]


class CommandRoute(APIRoute):
    """Its function takes the request and each part of the path."""

    def __init__(self, path: str, endpoint: Answering, **documented: Any) -> None:
        super().__init__(path, endpoint, **documented)
        self.app = self._answer

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        parts = self._understood(scope["path_params"])
        answer: Response = await self.endpoint(Request(scope, receive), **parts)
        await answer(scope, receive, send)

    def _understood(self, said: dict[str, Any]) -> dict[str, Any]:
        parts, wrong = {}, []
        for field in self.dependant.path_params:
            parts[field.name], found = field.validate(said[field.alias], loc=("path", field.alias))
            wrong += found
        if wrong:
            raise RequestValidationError(wrong)
        return parts
