"""/kpis/{key}/realisation: what was realised of an indicator, against its estimate."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from domain.indicator import Realisation, Year
from domain.kpi.realisation import realised
from domain.messages import Message
from interface.api.answers import Seen, listing, seen
from interface.api.asking import OfRegister
from interface.api.described import routes_of
from interface.api.said import AsOfQuery, Key

router = routes_of("kpis")


class RealisationQuery(AsOfQuery):
    year: Year | None = None
    """All of them where none is asked for."""


class KpiRealised(Message):
    """By quarter, the earliest first; of each year that has a target or a value all four."""

    as_of: Seen
    items: tuple[Realisation, ...]


@router.get("/{key}/realisation", response_model=KpiRealised)
def kpi_realisation(
    key: Key, question: OfRegister, asked: Annotated[RealisationQuery, Query()]
) -> Response:
    """Realisation against estimate, as it was known at that moment."""
    docket, at = question.doors.dockets["kpi"], question.at(asked.as_of)
    found = docket.register.one(key, at)
    question.must_read(docket.kind.decider.stream(key))
    wanted = "" if asked.year is None else f"{asked.year}-"
    items = (one for one in realised(key, found.facts) if one.period.startswith(wanted))
    return listing(question.request, KpiRealised(as_of=seen(at), items=tuple(items)), at)
