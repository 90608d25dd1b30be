"""What remains after an agreement has ended: the duties that by their nature go on (art. 21.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from application.cases import CaseQuery
from application.registers import AgreementEntry, ClauseEntry, Listed
from domain.clause import Duty
from domain.obligation.state import Status
from domain.withdrawal.state import Withdrawal
from interface.web.visit import Visit

OWED = frozenset(
    (
        Status.STANDING,
        Status.OPEN,
        Status.DUE_SOON,
        Status.OVERDUE,
        Status.PARTLY,
        Status.DISPUTED,
    )
)
"""How an obligation stands that is not done with."""


@dataclass(frozen=True)
class Remaining:
    clause: ClauseEntry
    duty: Duty
    obligations: Sequence[Listed]
    """Of it, that are not done with."""


@dataclass(frozen=True)
class Ending:
    day: date
    """The first one on which the agreement holds no longer."""
    withdrawal: str | None
    """The case by which it ends."""
    over: bool
    remaining: Sequence[Remaining]


def ending(visit: Visit, found: AgreementEntry, clauses: Sequence[ClauseEntry]) -> Ending | None:
    """None while nobody has said that it ends."""
    withdrawal, day = _withdrawn(visit, found.id)
    if found.ends_on is not None:
        day = found.ends_on + timedelta(days=1)
    if day is None:
        return None
    owed = [
        one for one in visit.doors.registers.owed_under(found.id, visit.at) if one.status in OWED
    ]
    remaining = [
        Remaining(clause, duty, [one for one in owed if one.duty == duty.id])
        for clause in clauses
        for duty in clause.duties
        if duty.survives_end
    ]
    return Ending(day, withdrawal, day <= visit.at.today, remaining)


def _withdrawn(visit: Visit, key: str) -> tuple[str | None, date | None]:
    """By which the agreement ends, and from when; what was revoked ends nothing."""
    register = visit.doors.dockets["withdrawal"].register
    for one in register.listed(CaseQuery(agreement=key), visit.at):
        facts = one.facts
        assert isinstance(facts, Withdrawal)
        if facts.announced is not None and facts.revoked is None:
            return one.id, facts.announced.takes_effect_on
    return None, None
