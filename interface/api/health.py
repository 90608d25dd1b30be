"""/health: whether the program runs, and whether it can do its work. For who keeps it running."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from application.people import SYSTEM
from application.ports import Append
from domain.errors import Unavailable
from domain.messages import Message, Provenance
from interface.api.answers import json_answer
from interface.doors import Doors
from interface.security import doors

router = APIRouter(prefix="/health", include_in_schema=False)

NOTHING = Append(
    "health", 0, (), Provenance(actor=SYSTEM.id, party=SYSTEM.party, role="system", correlation="-")
)
"""A wish without events: it takes the log's lock and adds nothing."""


class Readiness(Message):
    ready: bool
    log_readable: bool
    log_writable: bool
    views_behind: int | None
    """Positions; null where that cannot be told."""
    views_failing: tuple[str, ...]
    """Why is in the server's own log."""
    search_behind: int | None
    """Positions that are not looked through yet; null where that cannot be told."""
    search_failing: bool
    timers_failing: tuple[str, ...]
    """What failed in this process's last tick, and the duties for which there is no date."""


@router.get("/live")
async def live() -> Response:
    return Response(b'{"live":true}', media_type="application/json")


@router.get("/ready")
def ready(request: Request) -> Response:
    """Recording and reading the log are needed. What else fails is told, and is tried again."""
    found = _readiness(doors(request))
    return json_answer(found, {"cache-control": "no-store"}, 200 if found.ready else 503)


def _readiness(door: Doors) -> Readiness:
    readable = writable = False
    behind = unsearched = None
    try:
        door.log.size()
        readable = True
        door.log.append(NOTHING)
        writable = True
        behind = door.registers.behind()
        unsearched = door.search.index.behind()
    except Unavailable:
        pass
    return Readiness(
        ready=readable and writable,
        log_readable=readable,
        log_writable=writable,
        views_behind=behind,
        views_failing=tuple(sorted(door.views.failures())),
        search_behind=unsearched,
        search_failing=door.search.index.failure is not None,
        timers_failing=door.timers.failing,
    )
