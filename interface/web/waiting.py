"""What waits for the visitor: owed by their party, a dispute to settle, a text to confirm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from application.registers import AgreementEntry, Listed, ObligationQuery, OpenCorrection
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import AgreementEvent
from domain.obligation.commands import SettleDispute
from domain.obligation.state import Status
from interface.web.deeds import open_to
from interface.web.sight import Sight
from interface.web.visit import Visit
from interface.web.wording import settling

MOST = 25
"""Disputes looked at; each is read from the log."""


@dataclass(frozen=True)
class Waiting:
    overdue: int
    soon: int
    """Owed by the visitor's party, as the list of obligations has them."""
    disputes: Sequence[Listed]
    corrections: Sequence[tuple[AgreementEntry, OpenCorrection]]

    @property
    def total(self) -> int:
        return self.overdue + self.soon + len(self.disputes) + len(self.corrections)


def waiting(visit: Visit, agreements: Sequence[AgreementEntry]) -> Waiting:
    return Waiting(
        overdue=_owed(visit, Status.OVERDUE),
        soon=_owed(visit, Status.DUE_SOON),
        disputes=list(_disputes(visit)),
        corrections=[
            (one, correction) for one in agreements for correction in _corrections(visit, one)
        ],
    )


def _owed(visit: Visit, status: Status) -> int:
    query = ObligationQuery(debtor=visit.party, status=status)
    return visit.doors.registers.count(query, visit.at)


def _disputes(visit: Visit) -> Iterator[Listed]:
    assert visit.person is not None
    query = ObligationQuery(party=visit.party, status=Status.DISPUTED, limit=MOST)
    for one in visit.doors.registers.listed(query, visit.at).entries:
        deeds = open_to(visit.person, Sight(visit, one.id).state, visit.at.today)
        if any(deed.command is SettleDispute for deed in deeds):
            yield one


def _corrections(visit: Visit, agreement: AgreementEntry) -> list[OpenCorrection]:
    """Those that somebody else proposed. The log is only read where there is one."""
    person = visit.person
    if not agreement.open_corrections or person is None:
        return []
    events = (one.event for one in visit.life(AGREEMENT.stream(agreement.id)))
    state = AGREEMENT.fold(cast("AgreementEvent", one) for one in events)
    return [
        one
        for one in agreement.open_corrections
        if "confirm" in settling(person, state, one.number)
    ]
