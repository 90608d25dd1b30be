"""The annual report on objections (annex 1, task 11: before 1 July), of each municipality."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from application.asof import AsOf
from application.cases import CaseQuery, Cases
from domain.messages import Message
from domain.objection.annual import AnnualReport, Keys, annual_report
from domain.objection.state import Objection


class CountedCases(Message):
    """Cases that were counted under a heading."""

    of: str
    """A product, or an outcome."""
    cases: Keys


class ObjectionReport(Message):
    """Of one municipality; every number is that of the cases beside it."""

    municipality: str
    year: int
    received: Keys
    by_product: tuple[CountedCases, ...]
    filed_late: Keys
    withdrawn: Keys
    by_outcome: tuple[CountedCases, ...]
    in_time: Keys
    late: Keys
    adjourned: Keys
    appeals: Keys
    higher_appeals: Keys
    relief_asked: Keys
    open_at_end: Keys


@dataclass(frozen=True)
class ObjectionReports:
    objections: Cases[Objection]

    def of_year(self, year: int, reader: str | None, at: AsOf) -> tuple[ObjectionReport, ...]:
        """As known at that moment, of each municipality whose cases the reader's party reads."""
        found = self.objections.listed(CaseQuery(reader=reader), at)
        cases = {one.id: one.state for one in found}
        whose = {it.received.controller for it in cases.values() if it.received is not None}
        return tuple(_told(annual_report(cases, one, year)) for one in sorted(whose))


def _told(report: AnnualReport) -> ObjectionReport:
    return ObjectionReport(
        municipality=report.municipality,
        year=report.year,
        received=report.received,
        by_product=_counted(report.by_product),
        filed_late=report.filed_late,
        withdrawn=report.withdrawn,
        by_outcome=_counted(report.by_outcome),
        in_time=report.in_time,
        late=report.late,
        adjourned=report.adjourned,
        appeals=report.appeals,
        higher_appeals=report.higher_appeals,
        relief_asked=report.relief_asked,
        open_at_end=report.open_at_end,
    )


def _counted(found: Mapping[Any, Keys]) -> tuple[CountedCases, ...]:
    return tuple(CountedCases(of=str(of), cases=cases) for of, cases in found.items())
