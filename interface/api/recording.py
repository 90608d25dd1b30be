"""A command: understood, handed to the counter, answered with where it landed."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.people import Person
from application.states import AnyDecider
from application.transact import Wish
from application.wishes import Carried
from domain.messages import Command
from interface.api.answers import recorded
from interface.api.edge import correlation_of
from interface.api.said import (
    JSON,
    M,
    expected_version,
    idempotency_key,
    must_accept,
    no_query,
    nothing_said,
    said,
)
from interface.security import caller, doors


async def record(request: Request, decider: AnyDecider, key: str, kind: type[Command]) -> Response:
    """The body is the command as it is. Never a thread of the pool: the counter gathers wishes."""
    by, command = await spoken(request, kind)
    return await _handle(request, decider, key, command, by)


async def record_this(
    request: Request, decider: AnyDecider, key: str, command: Command
) -> Response:
    """A command that its path says whole."""
    by = await silent(request)
    return await _handle(request, decider, key, command, by)


async def record_wish(request: Request, noun: str, asking: Callable[..., Wish]) -> Response:
    """Of what a service makes a command. That may read, so it is done in a thread of the pool."""
    wish = await run_in_threadpool(asking, **carried(request))
    return recorded(request, noun, await doors(request).counter.handle(wish))


async def record_and_react(request: Request, noun: str, asking: Callable[..., Wish]) -> Response:
    """The same, with what follows from it by itself."""
    wish = await run_in_threadpool(asking, **carried(request))
    return recorded(request, noun, await doors(request).reacting.handle(wish))


def carried(request: Request) -> Carried:
    """What every wish takes from the headers."""
    return Carried(
        idempotency=idempotency_key(request),
        expected=expected_version(request),
        correlation=correlation_of(request),
    )


async def spoken(request: Request, kind: type[M], offered: str = JSON) -> tuple[Person, M]:
    """Who speaks is asked before what is said is read."""
    by = await _may_speak(request, offered)
    return by, await said(request, kind)


async def silent(request: Request) -> Person:
    """Who asks for what its path says whole."""
    by = await _may_speak(request)
    await nothing_said(request)
    return by


async def _may_speak(request: Request, offered: str = JSON) -> Person:
    by = await caller(request)
    must_accept(request, offered)
    no_query(request)
    return by


async def _handle(
    request: Request, decider: AnyDecider, key: str, command: Command, by: Person
) -> Response:
    wish = Wish(decider, key, command, by, **carried(request))
    receipt = await doors(request).counter.handle(wish)
    return recorded(request, f"{decider.category}s", receipt)
