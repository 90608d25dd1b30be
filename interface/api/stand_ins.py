"""/stand-ins: who acts in a colleague's role, from when to when."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.stand_ins import PassOn, StandInEntry
from application.transact import Wish
from domain.messages import Message
from domain.stand_in.decisions import STAND_IN
from interface.api.answers import Seen, entry, listing, recorded, seen
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import carried, silent, spoken
from interface.api.said import AsOfQuery, Key
from interface.security import doors

router = routes_of("stand-ins")

AsOf = Annotated[AsOfQuery, Query()]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


class StandIns(Message):
    as_of: Seen
    items: tuple[StandInEntry, ...]


@router.get("", response_model=StandIns)
def stand_ins(question: OfRegister, asked: AsOf) -> Response:
    """Who stands in for whom at one's own party: now, then to come, then past."""
    at = question.at(asked.as_of)
    found = question.doors.stand_ins.of_party(question.by.party, at)
    return listing(question.request, StandIns(as_of=seen(at), items=tuple(found)), at)


@router.get("/{account}", **single(StandIns))
def stand_ins_of(account: Key, question: OfRegister, asked: AsOf) -> Response:
    """What one account was passed on. An account without any has an empty list."""
    at = question.at(asked.as_of)
    found = question.doors.stand_ins.of_party(question.by.party, at)
    mine = tuple(one for one in found if one.stand_in == account)
    key = question.doors.stand_ins.key(account, question.by.party)
    version, _ = question.doors.desk.states.read(STAND_IN, STAND_IN.stream(key))
    return entry(question.request, StandIns(as_of=seen(at), items=mine), version, at)


@command(
    router,
    "",
    PassOn,
    {
        "standIn": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
        "role": "clerk",
        "first": "2026-07-06",
        "last": "2026-07-24",
    },
)
async def appoint_stand_in(request: Request) -> Response:
    """Pass one of one's own roles on to a colleague for a period, both days included."""
    by, asked = await spoken(request, PassOn)
    appointing = partial(doors(request).stand_ins.appointing, asked, by)
    return await _recorded(request, appointing, asked.stand_in)


@command(router, "/{account}/periods/{number}/endings", None)
async def end_stand_in(request: Request, account: Key, number: Number) -> Response:
    """End it before its last day. There is no body."""
    by = await silent(request)
    ending = partial(doors(request).stand_ins.ending, account, number, by)
    return await _recorded(request, ending, account)


async def _recorded(request: Request, asking: Callable[..., Wish], account: str) -> Response:
    """The account is what a client knows, whichever stream of it this is."""
    wish = await run_in_threadpool(asking, **carried(request))
    receipt = await doors(request).counter.handle(wish)
    return recorded(request, "stand-ins", replace(receipt, id=account))
