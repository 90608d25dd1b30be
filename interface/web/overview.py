"""The first page: what is too late, what waits for me, what comes next, what changed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from application.case_duties import CaseDuty
from application.ports import Recorded
from application.registers import AgreementEntry, Listed, ObligationQuery
from domain.obligation.state import SOON, Status
from interface.web.about import About, about
from interface.web.reading import OfRegister
from interface.web.strip import strip
from interface.web.visit import Visit
from interface.web.waiting import waiting

router = APIRouter(include_in_schema=False)

SHOWN = 25
"""Rows of a group; the rest is a link away."""
AHEAD = timedelta(days=60)
LATEST = 6
LOOKED_AT = 40
"""Positions looked at for the latest events."""
FURTHEST = 9998


@router.get("/")
def overview(
    visit: OfRegister, year: Annotated[int | None, Query(ge=1, le=FURTHEST)] = None
) -> Response:
    today = visit.at.today
    overdue = _group(visit, "overdue", status=Status.OVERDUE)
    soon = _group(visit, "soon", status=Status.DUE_SOON)
    later = _group(
        visit,
        "later",
        status=Status.OPEN,
        due_from=today + SOON + timedelta(days=1),
        due_before=today + AHEAD,
    )
    agreements = visit.doors.registers.agreements(visit.at)
    return visit.page(
        "overview.html",
        here="/",
        groups=(overdue, soon, later),
        duties=duties(visit),
        waits=waiting(visit, agreements),
        strip=strip(visit, year or today.year),
        years=_years(agreements, today.year),
        latest=[Last(one, about(visit, one.stream)) for one in latest(visit)],
        since=since(visit),
        head=visit.doors.trail.head(),
    )


def duties(visit: Visit) -> list[CaseDuty]:
    """What is due of personal data for the reader's party, as far ahead as the list goes."""
    last = visit.at.today + AHEAD
    found = visit.doors.case_duties.of_party(visit.party or "", visit.at)
    return [one for one in found if one.due < last]


@dataclass(frozen=True)
class Group:
    """Obligations under one heading of the list."""

    id: str
    entries: Sequence[Listed]
    total: int
    query: Mapping[str, str]
    """What the list of obligations is asked for, to see all of them."""


def _group(visit: Visit, key: str, **narrowed: object) -> Group:
    query = ObligationQuery(party=visit.party, limit=SHOWN, **narrowed)  # type: ignore[arg-type]
    page = visit.doors.registers.listed(query, visit.at)
    asked = {_camel(name): str(value) for name, value in narrowed.items()}
    return Group(key, page.entries, page.total, {"party": visit.party or "", **asked})


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


def _years(agreements: Sequence[AgreementEntry], now: int) -> range:
    """From the first in which something could be due to the next."""
    return range(min((one.in_force_on.year for one in agreements), default=now), now + 2)


# What changed


@dataclass(frozen=True)
class Since:
    """What was recorded since the visitor was last here."""

    position: int
    recorded: int
    obligations: int
    """That are not what they were."""


def since(visit: Visit) -> Since | None:
    """None at a first visit, and where an earlier moment is looked at."""
    if visit.at.past or visit.person is None:
        return None
    before = visit.doors.last_seen.look(visit.person.id, visit.at.position)
    if before is None:
        return None
    before = min(before, visit.at.position)
    then = visit.doors.moments.resolve(str(before))
    _, changed = visit.doors.registers.changed(then, visit.at, "obligations", 0)
    return Since(before, visit.at.position - before, changed)


@dataclass(frozen=True)
class Last:
    recorded: Recorded
    about: About | None


def latest(visit: Visit) -> list[Recorded]:
    """What was recorded last, the newest first."""
    end = visit.at.position
    recorded = list(visit.doors.log.since(max(0, end - LOOKED_AT), end))
    return visit.read(reversed(recorded))[:LATEST]
