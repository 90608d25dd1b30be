"""What happened to an indicator. The stored form, for decades: add a v2, never edit a v1."""

from typing import Annotated, Literal

from pydantic import Field

from domain.indicator import KpiDirection, KpiTarget, KpiUnit, Quarter, Stated, Year
from domain.messages import Event, Slug, Text
from domain.sealed import Personal


class KpiDefined(Event):
    type: Literal["kpi.defined.v1"] = "kpi.defined.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Those of the agreement: they share it."""
    party: Slug
    """Who defined it."""
    code: Slug
    title: Text
    unit: KpiUnit
    direction: KpiDirection
    adds_up: bool
    """Whether the values of the quarters add up to that of the year; else each says how it is."""
    product: Slug | None
    """Of the product list, where it is about one."""


class KpiTargetSet(Event):
    """Set again for a year, the later one holds."""

    type: Literal["kpi.target-set.v1"] = "kpi.target-set.v1"
    party: Slug
    year: Year
    target: KpiTarget


class KpiReported(Event):
    type: Literal["kpi.reported.v1"] = "kpi.reported.v1"
    party: Slug
    period: Quarter
    value: Stated


class KpiCorrected(Event):
    """A value that was reported was wrong: this it was. The first stays in the log."""

    type: Literal["kpi.corrected.v1"] = "kpi.corrected.v1"
    party: Slug
    corrects: Annotated[int, Field(ge=2)]
    """The version, in this stream, of the report that is put right."""
    value: Stated
    reason: Personal


class KpiEnded(Event):
    type: Literal["kpi.ended.v1"] = "kpi.ended.v1"
    party: Slug
    reason: Personal | None


KpiEvent = KpiDefined | KpiTargetSet | KpiReported | KpiCorrected | KpiEnded
