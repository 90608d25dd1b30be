"""The trail: how long, which root, signed when and with which key; and each of its lines."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from interface.web.reading import OfTrail
from interface.web.verification import verifying

router = APIRouter(include_in_schema=False)

SHOWN = 10


@router.get("/trail")
def trail(visit: OfTrail) -> Response:
    found, size = visit.doors.trail, visit.at.position
    head = found.head()
    return visit.page(
        "trail.html",
        here="/trail",
        size=size,
        root=found.root(size) if visit.at.past else head.root,
        head=head,
        checkpoints=found.checkpoints(SHOWN, size),
        run=verifying(visit).last,
    )


@router.get("/trail/checkpoint")
def checkpoint(visit: OfTrail) -> Response:
    """The last one as it was signed: to keep elsewhere, and to hold against the trail later."""
    note, size = visit.doors.trail.checkpoint(), visit.doors.trail.head().signed_size
    named = {"content-disposition": f'attachment; filename="checkpoint-{size}.txt"'}
    return PlainTextResponse(note, headers=named)
