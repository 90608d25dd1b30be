"""/trail: how long the log is, which root it has, who signed that, and whether it is whole."""

from typing import Annotated

from fastapi import Depends, Path
from starlette.responses import Response

from application.people import Activity
from application.trail import Head, LeafEntry, Verification
from interface.api.answers import json_answer
from interface.api.asking import OfLog, OfTrail, Question, may
from interface.api.described import raw, routes_of
from interface.api.examples import CHECKPOINT
from interface.api.said import no_query

router = routes_of("trail")

NOTE = "text/plain"
OfNote = Annotated[Question, Depends(may(Activity.VERIFY_TRAIL, offered=NOTE))]
Position = Annotated[int, Path(ge=1, le=10**15)]


@router.get("", response_model=Head)
def head(question: OfTrail) -> Response:
    """Where the log stands now."""
    no_query(question.request)
    return json_answer(question.doors.trail.head())


@router.get("/checkpoint", **raw(NOTE, "A signed note (C2SP tlog-checkpoint).", CHECKPOINT))
def checkpoint(question: OfNote) -> Response:
    """The last signed checkpoint."""
    no_query(question.request)
    return Response(question.doors.trail.checkpoint(), media_type=NOTE)


@router.get("/leaves/{position}", response_model=LeafEntry)
def leaf(position: Position, question: OfLog) -> Response:
    """One leaf, whatever its kind, with the body that it commits to; without that where it is about
    people of others: the line is verified all the same."""
    no_query(question.request)
    doors, found = question.doors, question.doors.trail.leaf(position)
    recorded = next(doors.log.since(position - 1, position), None)
    if recorded is not None and not doors.readers.reads(question.by.party, recorded):
        found = found.model_copy(update={"body": None})
    return json_answer(found)


@router.get("/verification", response_model=Verification)
def verification(question: OfTrail) -> Response:
    """Verify the whole trail, now. Takes as long as reading the log."""
    no_query(question.request)
    return json_answer(question.doors.trail.verify())
