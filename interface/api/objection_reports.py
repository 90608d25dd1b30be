"""/objection-reports: the annual report on objections, assembled from the cases."""

from typing import Annotated

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from application.objection_reports import ObjectionReport
from domain.messages import Message
from interface.api.answers import Seen, listing, seen
from interface.api.asking import OfRegister
from interface.api.described import routes_of
from interface.api.said import AsOfQuery

router = routes_of("objection-reports")


class ReportQuery(AsOfQuery):
    year: Annotated[int, Field(ge=2000, le=2999, examples=[2025])]


class ObjectionsReported(Message):
    """By municipality, in the order of their keys."""

    as_of: Seen
    items: tuple[ObjectionReport, ...]


@router.get("", response_model=ObjectionsReported)
def objection_reports(question: OfRegister, asked: Annotated[ReportQuery, Query()]) -> Response:
    """Of each municipality whose objections the caller reads; every number with its cases."""
    at = question.at(asked.as_of)
    found = question.doors.objection_reports.of_year(asked.year, question.by.party, at)
    return listing(question.request, ObjectionsReported(as_of=seen(at), items=found), at)
