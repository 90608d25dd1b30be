"""What may be asked of an indicator. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.between import UnderAgreement
from domain.indicator import KpiDirection, KpiTarget, KpiUnit, Quarter, Stated, Year
from domain.messages import Command, Slug, Text
from domain.sealed import Words


class ProposeKpi(UnderAgreement):
    """What is measured, in which unit, and which way is good."""

    occurred_on: date
    code: Slug
    title: Text
    unit: KpiUnit
    direction: KpiDirection
    adds_up: bool = False
    product: Slug | None = None


class DefineKpi(ProposeKpi):
    """Define it, between the parties to the agreement."""

    parties: tuple[Slug, ...]
    products: tuple[Slug, ...] = ()
    """Those on the agreement's product list."""


class SetKpiTarget(Command):
    """Say what is aimed at in a year."""

    occurred_on: date
    year: Year
    target: KpiTarget


class ReportKpi(Command):
    """State the value of a quarter."""

    occurred_on: date
    period: Quarter
    value: Stated


class CorrectKpi(Command):
    """Put right a value that was reported, by the version that reported it."""

    occurred_on: date
    corrects: Annotated[int, Field(ge=2)]
    value: Stated
    reason: Words


class EndKpi(Command):
    """Stop measuring."""

    occurred_on: date
    reason: Words | None = None


KpiCommand = DefineKpi | SetKpiTarget | ReportKpi | CorrectKpi | EndKpi
