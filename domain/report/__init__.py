"""Reports of one period (rapportages, art. 5.2, 12.1 and 12.3) and statutory statements (17.1)."""

from typing import get_args

from domain.kind import Kind
from domain.report.commands import ReportCommand
from domain.report.decisions import REPORT as REPORT
from domain.report.events import ReportEvent
from domain.report.fulfilment import fulfilled_by
from domain.report.possible import possible
from domain.report.refusals import ReportNotFound
from domain.report.state import Report

KIND: Kind[Report] = Kind(
    decider=REPORT,
    commands=get_args(ReportCommand),
    events=get_args(ReportEvent),
    begun=lambda report: report.assembled,
    agreements=lambda one: () if one.assembled is None else (one.assembled.agreement,),
    concerned=lambda one: () if one.assembled is None else one.assembled.parties,
    standing=Report.standing,
    closed=lambda report: report.finished,
    possible=possible,
    missing=ReportNotFound,
    fulfils=fulfilled_by,
)
