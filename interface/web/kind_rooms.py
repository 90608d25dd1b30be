"""The rooms of all kinds of case, made from their sheets; and the page that leads to each."""

from functools import partial
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import Response

from application.cases import CaseQuery
from application.docket import Docket
from application.paging import Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.kind import Kind
from domain.messages import Message
from interface.kinds import SHEETS
from interface.kinds.shared import GROUPS
from interface.kinds.sheet import Act, Sheet
from interface.web import steps
from interface.web.cases import NEW, Deed, Room
from interface.web.forms import Typed
from interface.web.kind_fields import Asking
from interface.web.kind_words import KindWords
from interface.web.reading import OfRegister
from interface.web.visit import Visit

HERE = "/cases"

router = APIRouter(include_in_schema=False)


class Led(NamedTuple):
    """A kind of case on the page that leads to all of them."""

    sheet: Sheet
    path: str
    open: int


@router.get(HERE)
def cases(visit: OfRegister) -> Response:
    led = [_led(one, visit) for one in SHEETS]
    groups = {
        words[visit.language]: [one for one in led if one.sheet.group == group]
        for group, words in GROUPS.items()
    }
    return visit.page("kinds.html", here=HERE, groups=groups)


def _led(sheet: Sheet, visit: Visit) -> Led:
    query = CaseQuery(open=True, reader=visit.party)
    page = visit.doors.dockets[sheet.category].register.page(query, visit.at, Paging(1))
    return Led(sheet, f"{HERE}/{sheet.noun}", page.total)


def room_of(sheet: Sheet, kind: Kind[Any], decider: AnyDecider) -> Room:
    return Room(
        home=f"{HERE}/{sheet.noun}",
        parts="kind_parts.html",
        decider=decider,
        register=lambda doors: doors.dockets[sheet.category].register,
        possible=kind.possible,
        beginning=partial(_deed, sheet, sheet.beginning, NEW),
        deeds=lambda visit: [_deed(sheet, one, one.path, visit) for one in sheet.acts],
        wish=partial(_wish, sheet),
        here=HERE,
        concerned=lambda entry: entry.parties,
        words=lambda visit: KindWords(visit, sheet),
    )


def _deed(sheet: Sheet, act: Act, name: str, visit: Visit) -> Deed:
    asking = Asking(visit, sheet, act)
    language = visit.language
    return Deed(
        name,
        act.command,
        act.title[language],
        act.hint[language],
        asking.fields(),
        said=act.asked,
        at_field=act.at_field,
    )


def _wish(sheet: Sheet, visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
    docket: Docket[Any] = visit.doors.dockets[sheet.category]
    carried, by = steps.carried(visit, typed), steps.who(visit)
    if key == NEW:
        return docket.beginning(asked, by, **carried)
    return docket.wish(key, asked, by, **carried)
