"""One obligation: why its date is what it is, what became of it, and what one may record of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from fastapi import APIRouter
from starlette.responses import Response

from application.ports import Recorded
from application.registers import Listed, ObligationEntry
from domain.obligation.commands import CorrectObligation
from domain.obligation.events import ObligationEvent, event_day
from domain.obligation.made_so import made_so
from domain.obligation.possible import possible
from domain.obligation.state import Phase
from interface.web import hindsight
from interface.web.deeds import ASKED_FOR, open_to_parties
from interface.web.forms import Shown
from interface.web.reading import OfRegister
from interface.web.sight import Sight
from interface.web.timeline import entries, picture
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

AROUND = 3
"""Periods shown before and after."""
YEARS = 3
"""Of how a duty was kept."""


@router.get("/obligations/{obligation}")
def obligation(visit: OfRegister, obligation: str) -> Response:
    sight = Sight(visit, obligation)
    entry, life = sight.entry, entries(sight.recorded)
    asked = next((one for one in sight.deeds if one.command in ASKED_FOR), None)
    by_happening = visit.request.query_params.get("order") == "happened"
    return sight.page(
        "obligation.html",
        clause=visit.doors.registers.clause(entry.agreement, entry.clause, visit.at),
        made_so=position_of_status(sight),
        life=sorted(life, key=lambda one: one.happened_on) if by_happening else life,
        by_happening=by_happening,
        correctable=_correctable(sight),
        later=hindsight.of_obligation(visit, entry),
        picture=picture(life, None if entry.due is None else entry.due.due),
        phases=phases(sight),
        asked=asked,
        form=None if asked is None else Shown(asked.name, sight.blank()),
        others=[one for one in sight.deeds if one is not asked],
        who=open_to_parties(sight.state, visit.at.today),
        confirmed=confirmed(sight),
        unchanged="unchanged" in visit.request.query_params,
        related=related(visit, entry),
    )


def position_of_status(sight: Sight) -> int | None:
    """Of the event that made the status what it is; none where only the calendar did."""
    events = [cast("ObligationEvent", one.event) for one in sight.recorded]
    version = made_so(events, sight.visit.at.today)
    return None if version is None else sight.recorded[version - 1].position


def _correctable(sight: Sight) -> list[int]:
    """The versions that this reader may put right."""
    if not any(one.command is CorrectObligation for one in sight.deeds):
        return []
    found = possible(sight.state, sight.visit.party or "", sight.visit.at.today)
    return [one.version for one in found.records]


def confirmed(sight: Sight) -> Recorded | None:
    """What this reader just recorded, by the position in the address."""
    asked, person = sight.visit.request.query_params.get("recorded", ""), sight.visit.person
    mine = (one for one in sight.recorded if person is not None and one.by.actor == person.id)
    return next((one for one in mine if str(one.position) == asked), None)


@dataclass(frozen=True)
class PhaseStep:
    name: str
    day: date | None
    when: Literal["done", "now", "then"]


_ENDED = {
    Phase.FULFILLED: "fulfilled",
    Phase.WAIVED: "waived",
    Phase.LAPSED: "lapsed",
}


def phases(sight: Sight) -> list[PhaseStep]:
    """What lies behind it, where it is, what is still to come."""
    state, opened = sight.state, sight.recorded[0].event.occurred_on
    steps = [PhaseStep("opened", opened, "done")]
    if state.phase is Phase.STANDING:
        return [*steps, PhaseStep("standing", None, "now")]
    if state.parts:
        steps.append(PhaseStep("partly", state.parts[-1].on, "done"))
    if state.fulfilled is not None:
        steps.append(PhaseStep("fulfilled", state.fulfilled.on, "done"))
    if state.disputed is not None:
        return [
            *steps,
            PhaseStep("disputed", state.disputed.on, "now"),
            PhaseStep("settled", None, "then"),
        ]
    if state.waived is not None:
        steps.append(PhaseStep("waived", state.waived.on, "done"))
    if state.lapsed:
        steps.append(PhaseStep("lapsed", sight.recorded[-1].event.occurred_on, "done"))
    if state.phase in _ENDED:
        return steps
    return [*steps, PhaseStep("waiting", None, "now"), PhaseStep("fulfilled", None, "then")]


@dataclass(frozen=True)
class Related:
    before: Sequence[Listed]
    after: Sequence[Listed]
    years: Sequence[int]
    rows: Sequence[tuple[str, Sequence[Listed | None]]]
    """How the same duty was kept: part of the year, and what it was in each year."""


def related(visit: Visit, entry: ObligationEntry) -> Related:
    if entry.due is None:
        return Related((), (), (), ())
    found = visit.doors.registers.owed_under(entry.agreement, visit.at, entry.clause)
    same = [one for _, _, one in sorted(_near(entry, found, entry.due.due))]
    place = next((n for n, one in enumerate(same) if one.id == entry.id), len(same))
    years, rows = _years([one for one in same[: place + 1 + AROUND] if not event_day(one.period)])
    return Related(
        same[max(0, place - AROUND) : place], same[place + 1 : place + 1 + AROUND], years, rows
    )


def _near(
    entry: ObligationEntry, found: Sequence[Listed], due: date
) -> Iterator[tuple[date, str, Listed]]:
    """What the same party owed of the same duty, in the years shown, with what orders it."""
    first, beyond = date(due.year - YEARS + 1, 1, 1), due + timedelta(days=400)
    for one in found:
        same = one.duty == entry.duty and entry.debtor[0] in one.debtor
        if same and one.due_day is not None and first <= one.due_day < beyond:
            yield one.due_day, one.id, one


def _years(
    found: Sequence[Listed],
) -> tuple[Sequence[int], Sequence[tuple[str, Sequence[Listed | None]]]]:
    """Nothing for fewer than two years."""
    by_period = {one.period: one for one in found if one.period[:4].isdigit()}
    years = sorted({int(period[:4]) for period in by_period})[-YEARS:]
    if len(years) < 2:
        return (), ()
    parts = sorted({period[4:] for period in by_period})
    rows = [(part.lstrip("-"), [by_period.get(f"{y}{part}") for y in years]) for part in parts]
    return years, rows
