"""Shared performance indicators (kritische prestatie-indicatoren, art. 5.2 and 12.1)."""

from typing import get_args

from domain.kind import Kind
from domain.kpi.commands import KpiCommand
from domain.kpi.decisions import KPI as KPI
from domain.kpi.events import KpiEvent
from domain.kpi.possible import possible
from domain.kpi.refusals import KpiNotFound
from domain.kpi.state import Kpi

KIND: Kind[Kpi] = Kind(
    decider=KPI,
    commands=get_args(KpiCommand),
    events=get_args(KpiEvent),
    begun=lambda kpi: kpi.defined,
    agreements=lambda kpi: () if kpi.defined is None else (kpi.defined.agreement,),
    concerned=lambda kpi: () if kpi.defined is None else kpi.defined.parties,
    standing=Kpi.standing,
    closed=lambda kpi: kpi.ended is not None,
    possible=possible,
    missing=KpiNotFound,
)
