"""What a party may do with a round of checks as it is: what its decider asks before all else."""

from collections.abc import Callable, Mapping

from domain.action_point import must_have_open, must_own_open
from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.quality_check.commands import (
    CompleteMeasure,
    ConcludeQualityCheck,
    DrawSample,
    MoveMeasure,
    QualityCheckCommand,
    RecordCheckFinding,
)
from domain.quality_check.events import QualityCheckPlanned
from domain.quality_check.refusals import (
    NoSampleDrawn,
    NotTheChecker,
    QualityCheckIsConcluded,
    QualityCheckNotConcluded,
    SampleAlreadyDrawn,
)
from domain.quality_check.state import QualityCheck


def _drawn(check: QualityCheck, planned: QualityCheckPlanned, party: str) -> None:
    _by_checker(planned, party)
    if check.sample is not None:
        raise SampleAlreadyDrawn(size=str(check.sample.size))


def _found(check: QualityCheck, planned: QualityCheckPlanned, party: str) -> None:
    _by_checker(planned, party)
    if check.sample is None:
        raise NoSampleDrawn
    if check.concluded is not None:
        raise QualityCheckIsConcluded(day=check.concluded.occurred_on.isoformat())


def _moved(check: QualityCheck, planned: QualityCheckPlanned, party: str) -> None:
    must_be_one_of(planned.parties, party)
    if check.concluded is None:
        raise QualityCheckNotConcluded
    must_have_open(check.measures)


def _completed(check: QualityCheck, planned: QualityCheckPlanned, party: str) -> None:
    _moved(check, planned, party)
    must_own_open(check.measures, party)


def _by_checker(planned: QualityCheckPlanned, party: str) -> None:
    must_be_one_of(planned.parties, party)
    if party != planned.party:
        raise NotTheChecker(party=party, checker=planned.party)


CONDITIONS: Mapping[
    type[QualityCheckCommand], Callable[[QualityCheck, QualityCheckPlanned, str], None]
] = {
    DrawSample: _drawn,
    RecordCheckFinding: _found,
    ConcludeQualityCheck: _found,
    CompleteMeasure: _completed,
    MoveMeasure: _moved,
}
"""Of each command on a round that is planned; the likeliest first."""


def possible(check: QualityCheck, party: str) -> tuple[type[QualityCheckCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    return () if check.planned is None else allowed(CONDITIONS, check, check.planned, party)
