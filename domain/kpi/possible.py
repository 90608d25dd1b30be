"""What a party may do with an indicator as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.kpi.commands import CorrectKpi, EndKpi, KpiCommand, ReportKpi, SetKpiTarget
from domain.kpi.events import KpiDefined
from domain.kpi.refusals import KpiHasEnded, NothingReported
from domain.kpi.state import Kpi


def _measured(kpi: Kpi, defined: KpiDefined, party: str) -> None:
    must_be_one_of(defined.parties, party)
    if kpi.ended is not None:
        raise KpiHasEnded(day=kpi.ended.occurred_on.isoformat())


def _corrected(kpi: Kpi, defined: KpiDefined, party: str) -> None:
    """Also of one that is measured no more: what was wrong stays wrong."""
    must_be_one_of(defined.parties, party)
    if not kpi.values:
        raise NothingReported


CONDITIONS: Mapping[type[KpiCommand], Callable[[Kpi, KpiDefined, str], None]] = {
    ReportKpi: _measured,
    SetKpiTarget: _measured,
    CorrectKpi: _corrected,
    EndKpi: _measured,
}
"""Of each command on an indicator that is defined; the likeliest first."""


def possible(kpi: Kpi, party: str) -> tuple[type[KpiCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    return () if kpi.defined is None else allowed(CONDITIONS, kpi, kpi.defined, party)
