"""The annual report on objections on a page and as a file, each number with its cases."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Path
from starlette.responses import Response

from application.objection_reports import ObjectionReport
from domain.objection.annual import Keys
from interface.kinds.objection_counted import GROUPED, counted
from interface.web.coded import coded
from interface.web.kind_rooms import HERE
from interface.web.reading import OfRegister
from interface.web.tables import Column, Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit

HOME = f"{HERE}/objections/report"
Year = Annotated[int, Path(ge=2000, le=2999)]

router = APIRouter(include_in_schema=False)


class Row(NamedTuple):
    """A number of the report."""

    municipality: str
    group: str
    """By what it is counted; empty for a number of its own."""
    what: str
    cases: Keys


@router.get(HOME + "/{year}.{kind}")
def taken(visit: OfRegister, year: Year, kind: Format) -> Response:
    _ = translations(visit.language).gettext
    columns: Sequence[Column[Row]] = [
        Column(_("Gemeente"), lambda one: one.municipality),
        Column(_("Soort"), lambda one: one.group),
        Column(_("Wat"), lambda one: one.what),
        Column(_("Aantal"), lambda one: len(one.cases)),
        Column(_("Zaken"), lambda one: " ".join(one.cases)),
    ]
    rows = [row for one in _reports(visit, year) for row in _rows(visit, one)]
    name = f"objections-{year}"
    return exported(Sheet(name, columns, rows, visit.at, _("Zoals bekend bij nr.")), kind)


@router.get(HOME + "/{year}")
def report(visit: OfRegister, year: Year) -> Response:
    reports = [(one, _grouped(_rows(visit, one))) for one in _reports(visit, year)]
    return visit.page("objection_report.html", here=HERE, home=HOME, year=year, reports=reports)


def _reports(visit: Visit, year: int) -> Sequence[ObjectionReport]:
    return visit.doors.objection_reports.of_year(year, visit.party, visit.at)


def _grouped(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    return [(group, list(some)) for group, some in groupby(rows, key=attrgetter("group"))]


def _rows(visit: Visit, report: ObjectionReport) -> Iterator[Row]:
    named, language = visit.party_name(report.municipality), visit.language
    titles = _titles(visit)
    for words, cases in counted(report):
        yield Row(named, "", words[language], cases)
    for name, heading in GROUPED:
        for one in getattr(report, name):
            what = titles.get(one.of) or coded(one.of, language)
            yield Row(named, heading[language], what, one.cases)


def _titles(visit: Visit) -> dict[str, str]:
    """Of products, by their numbers on the lists."""
    registers = visit.doors.registers
    return {
        one.product: f"{one.product}: {one.title[visit.language]}"
        for made in registers.agreements(visit.at)
        for one in registers.products(made.id, visit.at)
    }
