"""What a party may do with a calamity as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.calamity.commands import (
    CalamityCommand,
    CloseCalamity,
    InvestigateCalamity,
    NotifyDutyBody,
    ReportOnCalamity,
    TakeCalamityMeasure,
)
from domain.calamity.events import CalamityReported
from domain.calamity.refusals import (
    CalamityAlreadyClosed,
    CalamityAlreadyInvestigated,
    CalamityAlreadyReportedOn,
    CalamityNotFinished,
    CalamityNotInvestigated,
)
from domain.calamity.state import Calamity
from domain.conditions import allowed
from domain.controllership import must_be_involved


def _open(calamity: Calamity, reported: CalamityReported, party: str) -> None:
    must_be_involved(reported, party)
    if calamity.closed is not None:
        raise CalamityAlreadyClosed(day=calamity.closed.occurred_on.isoformat())


def _investigated(calamity: Calamity, reported: CalamityReported, party: str) -> None:
    _open(calamity, reported, party)
    if calamity.investigated is not None:
        raise CalamityAlreadyInvestigated(day=calamity.investigated.occurred_on.isoformat())


def _reported_on(calamity: Calamity, reported: CalamityReported, party: str) -> None:
    _open(calamity, reported, party)
    if calamity.investigated is None:
        raise CalamityNotInvestigated
    if calamity.reported_on is not None:
        raise CalamityAlreadyReportedOn(day=calamity.reported_on.occurred_on.isoformat())


def _closed(calamity: Calamity, reported: CalamityReported, party: str) -> None:
    _open(calamity, reported, party)
    if left := calamity.outstanding:
        raise CalamityNotFinished(steps=", ".join(left))


CONDITIONS: Mapping[type[CalamityCommand], Callable[[Calamity, CalamityReported, str], None]] = {
    NotifyDutyBody: _open,
    TakeCalamityMeasure: _open,
    InvestigateCalamity: _investigated,
    ReportOnCalamity: _reported_on,
    CloseCalamity: _closed,
}
"""Of each command of people on a calamity that was reported; the likeliest first."""


def possible(calamity: Calamity, party: str) -> tuple[type[CalamityCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    reported = calamity.reported
    return () if reported is None else allowed(CONDITIONS, calamity, reported, party)
