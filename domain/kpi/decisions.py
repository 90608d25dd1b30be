"""Indicator: defined by a party, a target for each year, a value for each quarter, ended.

It is shared (art. 12.1), so any of the parties records it; a value that was wrong is put right by
a correction that names it, and both stay in the log.
"""

from decimal import Decimal
from typing import assert_never

from domain.between import must_be_one_of
from domain.calendar.period import parse
from domain.indicator import fits
from domain.kpi.commands import (
    CorrectKpi,
    DefineKpi,
    EndKpi,
    KpiCommand,
    ReportKpi,
    SetKpiTarget,
)
from domain.kpi.events import (
    KpiCorrected,
    KpiDefined,
    KpiEnded,
    KpiEvent,
    KpiReported,
    KpiTargetSet,
)
from domain.kpi.possible import CONDITIONS
from domain.kpi.refusals import (
    KpiAlreadyDefined,
    KpiNotFound,
    KpiProductNotListed,
    NoReportedValue,
    QuarterAlreadyReported,
    QuarterNotOver,
    TargetDoesNotFit,
)
from domain.kpi.state import Kpi, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(kpi: Kpi, command: KpiCommand, context: Context) -> list[KpiEvent]:
    if isinstance(command, DefineKpi):
        return _define(kpi, command, context)
    if kpi.defined is None:
        raise KpiNotFound
    day, party = command.occurred_on, context.by.party
    CONDITIONS[type(command)](kpi, kpi.defined, party)
    must_be_of_its_time(day, context)
    match command:
        case SetKpiTarget(year=year, target=target):
            if not fits(kpi.defined.direction, target):
                raise TargetDoesNotFit(direction=kpi.defined.direction)
            if target == kpi.target(year):
                return []
            return [KpiTargetSet(occurred_on=day, party=party, year=year, target=target)]
        case ReportKpi():
            return _report(kpi, command, party)
        case CorrectKpi():
            return _correct(kpi, command, party)
        case EndKpi(reason=reason):
            return [KpiEnded(occurred_on=day, party=party, reason=reason)]
        case _:
            assert_never(command)


def _define(kpi: Kpi, command: DefineKpi, context: Context) -> list[KpiEvent]:
    if kpi.defined is not None:
        raise KpiAlreadyDefined
    must_be_one_of(command.parties, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.product is not None and command.product not in command.products:
        raise KpiProductNotListed(product=command.product)
    return [
        KpiDefined(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            parties=command.parties,
            party=context.by.party,
            code=command.code,
            title=command.title,
            unit=command.unit,
            direction=command.direction,
            adds_up=command.adds_up,
            product=command.product,
        )
    ]


def _report(kpi: Kpi, command: ReportKpi, party: str) -> list[KpiEvent]:
    day, period, value = command.occurred_on, command.period, command.value
    last = parse(period).last
    if day <= last:
        raise QuarterNotOver(period=period, last=last.isoformat())
    if (known := kpi.measured(period)) is not None:
        if Decimal(known.value) == Decimal(value):
            return []
        raise QuarterAlreadyReported(period=period, corrects=str(known.reported_in))
    return [KpiReported(occurred_on=day, party=party, period=period, value=value)]


def _correct(kpi: Kpi, command: CorrectKpi, party: str) -> list[KpiEvent]:
    wrong = next((one for one in kpi.values if one.reported_in == command.corrects), None)
    if wrong is None:
        raise NoReportedValue(corrects=str(command.corrects))
    if Decimal(wrong.value) == Decimal(command.value):
        return []
    return [
        KpiCorrected(
            occurred_on=command.occurred_on,
            party=party,
            corrects=command.corrects,
            value=command.value,
            reason=command.reason,
        )
    ]


KPI: Decider[Kpi, KpiCommand, KpiEvent] = Decider(
    category="kpi",
    initial=Kpi(),
    decide=decide,
    evolve=evolve,
    under=lambda kpi: None if kpi.defined is None else kpi.defined.agreement,
)
