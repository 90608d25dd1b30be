"""Hindsight: what is known now and was not at the moment looked at. It can be switched off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.registers import AgreementEntry, ClauseEntry, ObligationEntry
from domain.obligation.state import Status
from interface.web.sign_in import YEAR, back
from interface.web.visit import HINDSIGHT, Visit

router = APIRouter(include_in_schema=False)


@router.get("/hindsight/{shown}")
def choose(request: Request, shown: Literal["on", "off"]) -> Response:
    """Back to where the reader came from, with or without it."""
    answer = RedirectResponse(back(request), 303)
    answer.set_cookie(HINDSIGHT, shown, max_age=YEAR, samesite="lax", httponly=True)
    return answer


@dataclass(frozen=True)
class Later:
    """What became of an obligation: only what differs, and the event that last made it so."""

    status: Status | None
    fulfilled_on: date | None
    due: date | None
    position: int


def of_obligation(visit: Visit, then: ObligationEntry) -> Later | None:
    """None where nothing differs, in the present, and for who does not want to know."""
    if not visit.hindsight:
        return None
    now = visit.doors.registers.obligation(then.id, visit.present)
    due = now.due.due if now.due is not None and now.due != then.due else None
    was, became = (then.status, then.fulfilled_on), (now.status, now.fulfilled_on)
    status = now.status if was != became else None
    if status is None and due is None:
        return None
    return Later(status, now.fulfilled_on, due, now.position)


def of_clauses(visit: Visit, agreement: str, then: list[ClauseEntry]) -> Mapping[str, int]:
    """The clauses that read otherwise by now, each with the position of its correction."""
    if not visit.hindsight:
        return {}
    now = {one.clause: one for one in visit.doors.registers.clauses(agreement, visit.present)}
    return {
        one.clause: later.position
        for one in then
        if (later := now.get(one.clause)) is not None
        if (one.heading, one.text) != (later.heading, later.text)
    }


def of_agreement(visit: Visit, then: AgreementEntry) -> AgreementEntry | None:
    """As it is now, where it was not yet concluded then or ends on another day."""
    if not visit.hindsight:
        return None
    now = visit.doors.registers.agreement(then.id, visit.present)
    return now if (now.in_force_from, now.ends_on) != (then.in_force_from, then.ends_on) else None
