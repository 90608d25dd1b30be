"""The requests of data subjects, by due date, narrowed as one likes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from application.request_register import RequestQuery
from application.written import BadDate, day
from domain.privacy_request.rights import Right
from domain.privacy_request.state import RequestStatus
from interface.web.coded import coded
from interface.web.narrowed import cited
from interface.web.reading import Cursor, OfRegister
from interface.web.request import HERE
from interface.web.requesting import may_receive
from interface.web.templating import translations

router = APIRouter(include_in_schema=False)

SHOWN = 50
Short = Annotated[str, Query(max_length=200)]
ReportSort = Literal["due", "-due"]


@dataclass(frozen=True)
class Asked:
    """The filters as they stand in the address, by the names that they have there."""

    fields: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    """What a reader may choose from, by field: what stands in the address, and its words."""

    @property
    def narrowed(self) -> dict[str, str]:
        return {name: said for name, said in self.fields.items() if said}

    def but(self, **changed: str) -> dict[str, str]:
        """Another choice; an empty one leaves a filter out."""
        return {name: said for name, said in (self.narrowed | changed).items() if said}

    @property
    def wrong(self) -> set[str]:
        """The fields with something that cannot be looked for."""
        return {name for name, said in self.narrowed.items() if not self._known(name, said)}

    def _known(self, name: str, said: str) -> bool:
        if (choice := self.choices.get(name)) is not None:
            return said in choice
        try:
            day(said)
        except BadDate:
            return False
        return True

    def query(self, reader: str | None, cursor: str | None, *, descending: bool) -> RequestQuery:
        """Nothing may be wrong with it."""
        said = self.narrowed.get
        status, right = said("status"), said("right")
        return RequestQuery(
            status=None if status is None else RequestStatus(status),
            right=None if right is None else Right(right),
            controller=said("controller"),
            agreement=said("agreement"),
            reader=reader,
            due_from=day(said("dueFrom")),
            due_before=day(said("dueBefore")),
            limit=SHOWN,
            cursor=cursor or None,
            descending=descending,
        )


def _asked(
    visit: OfRegister,
    status: Short = "",
    right: Short = "",
    controller: Short = "",
    agreement: Short = "",
    due_from: Annotated[str, Query(alias="dueFrom", max_length=40)] = "",
    due_before: Annotated[str, Query(alias="dueBefore", max_length=40)] = "",
) -> Asked:
    fields = {
        "status": status,
        "right": right,
        "controller": controller,
        "agreement": agreement,
        "dueFrom": due_from,
        "dueBefore": due_before,
    }
    agreements = visit.doors.registers.agreements(visit.at)
    choices = {
        "status": status_words(visit.language),
        "right": {one.value: coded(one, visit.language) for one in Right},
        "controller": visit.party_names,
        "agreement": {one.id: cited(one, visit.language) for one in agreements},
    }
    return Asked({name: said.strip() for name, said in fields.items()}, choices)


def status_words(language: str) -> dict[str, str]:
    """In the order in which a reader looks for them."""
    _ = translations(language).gettext
    return {
        RequestStatus.OVERDUE: _("te laat"),
        RequestStatus.DUE_SOON: _("loopt binnen 14 dagen af"),
        RequestStatus.OPEN: _("open"),
        RequestStatus.PAUSED: _("staat stil"),
        RequestStatus.TO_CARRY_OUT: _("uit te voeren"),
        RequestStatus.CLOSED: _("afgehandeld"),
        RequestStatus.WITHDRAWN: _("ingetrokken"),
    }


@router.get(HERE)
def requests(
    visit: OfRegister,
    asked: Annotated[Asked, Depends(_asked)],
    cursor: Cursor = None,
    sort: ReportSort = "due",
) -> Response:
    facts: dict[str, Any] = {
        "here": "/privacy",
        "asked": asked,
        "shown": SHOWN,
        "cursor": cursor,
        "sort": None if sort == "due" else sort,
        "may_receive": not visit.at.past and may_receive(visit),
    }
    if asked.wrong:
        return visit.page("requests.html", 400, page=None, counts={}, **facts)
    register = visit.doors.request_register
    page = register.requests(asked.query(visit.party, cursor, descending=sort == "-due"), visit.at)
    counts = {
        one: register.count(RequestQuery(status=one, reader=visit.party), visit.at)
        for one in (
            RequestStatus.OVERDUE,
            RequestStatus.DUE_SOON,
            RequestStatus.PAUSED,
            RequestStatus.TO_CARRY_OUT,
        )
        if not asked.narrowed
    }
    return visit.page("requests.html", page=page, counts=counts, **facts)
