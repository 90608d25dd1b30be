"""Round of checks: planned, a sample drawn, findings recorded, concluded, measures followed up.

The quality requirements are part of the work processes, and meet the control protocol of the
provider (art. 11); annex 1 names what is checked before and after a decision.
"""

from typing import assert_never

from domain.action_point import numbered, open_point, own_point
from domain.between import must_all_be_of, must_be_one_of
from domain.messages import Context, Decider
from domain.quality_check.commands import (
    CompleteMeasure,
    ConcludeQualityCheck,
    DrawSample,
    MoveMeasure,
    PlanQualityCheck,
    QualityCheckCommand,
    RecordCheckFinding,
)
from domain.quality_check.events import (
    CheckAspect,
    CheckFindingRecorded,
    CheckMoment,
    CheckResult,
    MeasureDone,
    MeasureMoved,
    QualityCheckConcluded,
    QualityCheckEvent,
    QualityCheckPlanned,
    SampleDrawn,
)
from domain.quality_check.possible import CONDITIONS
from domain.quality_check.refusals import (
    AspectNotChecked,
    CheckedPeriodBackward,
    ImprovementWithoutMeasure,
    MoreErrorsThanSample,
    QualityCheckAlreadyPlanned,
    QualityCheckNotFound,
    SampleTooLarge,
    ThemeIsSubsequent,
)
from domain.quality_check.state import QualityCheck, evolve
from domain.stated_day import must_be_of_its_time


def decide(
    check: QualityCheck, command: QualityCheckCommand, context: Context
) -> list[QualityCheckEvent]:
    if isinstance(command, PlanQualityCheck):
        return _plan(check, command, context)
    if check.planned is None:
        raise QualityCheckNotFound
    day, party = command.occurred_on, context.by.party
    CONDITIONS[type(command)](check, check.planned, party)
    must_be_of_its_time(day, context)
    match command:
        case DrawSample(population=population, size=size):
            if size > population:
                raise SampleTooLarge(size=str(size), population=str(population))
            return [SampleDrawn(occurred_on=day, party=party, population=population, size=size)]
        case RecordCheckFinding():
            return _find(check, check.planned, command, party)
        case ConcludeQualityCheck():
            return _conclude(check.planned, command, party)
        case CompleteMeasure(number=number, evidence=evidence):
            own_point(check.measures, number, party)
            return [MeasureDone(occurred_on=day, party=party, number=number, evidence=evidence)]
        case MoveMeasure(number=number, due=due, reason=reason):
            if open_point(check.measures, number).due == due:
                return []
            return [
                MeasureMoved(occurred_on=day, party=party, number=number, due=due, reason=reason)
            ]
        case _:
            assert_never(command)


def _plan(
    check: QualityCheck, command: PlanQualityCheck, context: Context
) -> list[QualityCheckEvent]:
    if check.planned is not None:
        raise QualityCheckAlreadyPlanned
    must_be_one_of(command.parties, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.last < command.first:
        raise CheckedPeriodBackward(first=command.first.isoformat(), last=command.last.isoformat())
    if command.moment is CheckMoment.PRIOR and CheckAspect.THEME in command.aspects:
        raise ThemeIsSubsequent
    return [
        QualityCheckPlanned(
            occurred_on=command.occurred_on,
            agreements=command.agreements,
            parties=command.parties,
            party=context.by.party,
            moment=command.moment,
            aspects=tuple(dict.fromkeys(command.aspects)),
            product=command.product,
            first=command.first,
            last=command.last,
            owed=command.owed,
            about=command.about,
        )
    ]


def _find(
    check: QualityCheck, planned: QualityCheckPlanned, command: RecordCheckFinding, party: str
) -> list[QualityCheckEvent]:
    if command.aspect not in planned.aspects:
        raise AspectNotChecked(aspect=command.aspect)
    size = 0 if check.sample is None else check.sample.size
    errors = check.errors(command.aspect) + command.errors
    if errors > size:
        raise MoreErrorsThanSample(errors=str(errors), size=str(size))
    return [
        CheckFindingRecorded(
            occurred_on=command.occurred_on,
            party=party,
            number=len(check.findings) + 1,
            aspect=command.aspect,
            errors=command.errors,
            finding=command.finding,
        )
    ]


def _conclude(
    planned: QualityCheckPlanned, command: ConcludeQualityCheck, party: str
) -> list[QualityCheckEvent]:
    must_all_be_of(planned.parties, (one.owner for one in command.measures))
    if command.result is CheckResult.TO_IMPROVE and not command.measures:
        raise ImprovementWithoutMeasure
    return [
        QualityCheckConcluded(
            occurred_on=command.occurred_on,
            party=party,
            result=command.result,
            conclusion=command.conclusion,
            report=command.report,
            measures=numbered(command.measures, after=0),
        )
    ]


QUALITY_CHECK: Decider[QualityCheck, QualityCheckCommand, QualityCheckEvent] = Decider(
    category="quality-check",
    initial=QualityCheck(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.planned is None else one.planned.agreements[0],
)
