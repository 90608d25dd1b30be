"""A dossier from first to last, as one timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from application.ports import Recorded
from domain.obligation.events import ObligationCorrected
from interface.web.reading import OfLog

router = APIRouter(include_in_schema=False)

SHOWN = 50
LIFE = 1_000
"""Events of a dossier that are put in order of happening at once."""

Page = Annotated[int, Query(ge=1, le=10**6)]


@dataclass(frozen=True)
class Entry:
    recorded: Recorded
    corrects: int | None
    """The position of what this one puts right."""
    corrected: int | None
    """The position of what put this one right."""


@router.get("/dossiers/{dossier}")
def dossier(
    visit: OfLog,
    dossier: str,
    order: Literal["recorded", "happened"] = "recorded",
    page: Page = 1,
) -> Response:
    """One timeline. Of a very long dossier each thousand events are put in order by themselves."""
    visit.must_read(dossier)
    start = (page - 1) * SHOWN
    block = start // LIFE * LIFE
    life = visit.doors.feed.life(dossier, visit.at.position, LIFE, block)
    entries = timeline(visit.read(life.recorded))
    if order == "happened":
        entries.sort(key=lambda one: (one.recorded.event.occurred_on, one.recorded.position))
    return visit.page(
        "dossier.html",
        200 if life.total else 404,
        here="/replay",
        dossier=dossier,
        total=life.total,
        long=life.total > LIFE,
        entries=entries[start - block : start - block + SHOWN],
        order=order,
        number=page,
        pages=-(-life.total // SHOWN),
    )


def timeline(recorded: Sequence[Recorded]) -> list[Entry]:
    """In the order of recording."""
    places = {(one.stream, one.version): one.position for one in recorded}
    corrects = {
        one.position: places.get((one.stream, one.event.corrects))
        for one in recorded
        if isinstance(one.event, ObligationCorrected)
    }
    corrected = {of: by for by, of in corrects.items() if of is not None}
    return [Entry(one, corrects.get(one.position), corrected.get(one.position)) for one in recorded]
