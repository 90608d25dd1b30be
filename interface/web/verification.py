"""Verifying the trail from a page: one run at a time, watched while it works."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread
from time import perf_counter

import orjson
import structlog
from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response, StreamingResponse

from application.ports import Clock
from application.trail import Trail, Verification
from domain.errors import Refusal
from domain.identity import uuid7
from interface.problems import Unexpected
from interface.web.reading import OfTrail
from interface.web.visit import Visit

logger = structlog.get_logger()

router = APIRouter(include_in_schema=False)

HERE = "/trail/verification"
LOOK = 0.2
"""Seconds between two looks at how far it is."""


@dataclass
class Run:
    """One verification: how far it is, and in the end what came of it."""

    began: datetime
    done: int = 0
    size: int = 0
    seconds: float = 0.0
    found: Verification | None = None
    refusal: Refusal | None = None
    """Why nothing could be found out."""

    @property
    def busy(self) -> bool:
        return self.found is None and self.refusal is None

    @property
    def percent(self) -> int:
        return self.done * 100 // self.size if self.size else 0

    def progress(self, done: int, size: int) -> None:
        self.done, self.size = done, size


class Verifying:
    """At most one run at a time in a process: who asks for another joins the one at work."""

    def __init__(self, trail: Trail, clock: Clock) -> None:
        self._trail = trail
        self._clock = clock
        self._starting = Lock()
        self.last: Run | None = None

    def start(self) -> Run:
        with self._starting:
            if self.last is None or not self.last.busy:
                self.last = Run(self._clock.now())
                Thread(target=self._work, args=(self.last,), daemon=True).start()
            return self.last

    def _work(self, run: Run) -> None:
        begun = perf_counter()
        try:
            found = self._trail.verify(run.progress)
        except Refusal as refusal:
            run.refusal = refusal
        except Exception:  # whoever looks on must not wait for ever
            logger.exception("verification-failed")
            run.refusal = Unexpected(correlation=uuid7())
        else:
            run.seconds = perf_counter() - begun
            run.found = found


def verifying(visit: Visit) -> Verifying:
    found: Verifying = visit.request.app.state.verifying
    return found


@router.post(HERE)
def start(visit: OfTrail) -> Response:
    verifying(visit).start()
    return RedirectResponse(HERE, 303)


@router.get(HERE)
def page(visit: OfTrail) -> Response:
    return visit.page("verification.html", here="/trail", run=verifying(visit).last)


@router.get(f"{HERE}/progress")
def progress(visit: OfTrail) -> Response:
    run = verifying(visit).last
    return StreamingResponse(_told(run), media_type="text/event-stream")


async def _told(run: Run | None) -> AsyncIterator[bytes]:
    """Server-sent events: how far it is, and at last that it ended."""
    while run is not None and run.busy:
        yield b"data: %b\n\n" % orjson.dumps({"done": run.done, "size": run.size})
        await asyncio.sleep(LOOK)
    yield b"event: ended\ndata: {}\n\n"
