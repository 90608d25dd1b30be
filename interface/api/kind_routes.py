"""The API of every kind of case, made from its sheet: a register, a case, and what is recorded."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any, NamedTuple, cast

from fastapi import APIRouter, Query
from pydantic import create_model
from starlette.requests import Request
from starlette.responses import Response

from application.asof import AsOf
from application.cases import Case, CaseRegister
from application.docket import CaseEntry, Docket
from domain.messages import Message
from domain.sealed import SubjectId
from interface.api.answers import Paged, entry
from interface.api.asking import OfRegister
from interface.api.case_routes import CasesQuery, list_cases
from interface.api.described import command, routes_of, single
from interface.api.recording import record_and_react, spoken
from interface.api.said import AsOfQuery, Key
from interface.kinds import SHEETS
from interface.kinds.sheet import Act, Sheet
from interface.security import doors


class KindQuery(CasesQuery):
    subject: SubjectId | None = None
    """A data subject, by the pseudonym."""


def entry_of(sheet: Sheet) -> type[Message]:
    """How a case of that kind is answered."""
    base: Any = CaseEntry[sheet.state]  # type: ignore[name-defined]
    made: Any = create_model(f"{named(sheet.category)}Entry", __base__=base)
    made.__doc__ = f"{sheet.name.en[:1].upper()}{sheet.name.en[1:]}, as it stands on the day asked."
    return cast("type[Message]", made)


def named(category: str) -> str:
    return "".join(part.capitalize() for part in category.split("-"))


def snake(name: str) -> str:
    """What an operation is called, by its command."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def register_of(sheet: Sheet, kind: type[Message]) -> type[Any]:
    """How a part of the register is answered."""
    name = f"{named(sheet.category)}Register"
    made: Any = create_model(name, __base__=Paged[kind])  # type: ignore[valid-type]
    made.__doc__ = "The last that began first."
    return cast("type[Any]", made)


def router_of(sheet: Sheet, kind: type[Message], listed: type[Any]) -> APIRouter:
    router = routes_of(sheet.noun)
    _questions(router, sheet, kind, listed)
    _add(router, sheet, sheet.beginning, "", _begin)
    for act in sheet.acts:
        _add(router, sheet, act, f"/{{key}}/{act.path}", _go_on)
    return router


def _docket(request: Request, sheet: Sheet) -> Docket[Any]:
    found: Docket[Any] = doors(request).dockets[sheet.category]
    return found


def _typed(docket: Docket[Any], kind: type[Message], case: Case[Any], at: AsOf) -> Message:
    """An entry as the register of its kind has it."""
    return kind.model_construct(**dict(docket.entry(case, at)))


def _questions(router: APIRouter, sheet: Sheet, kind: type[Message], listed: type[Any]) -> None:
    def register(question: OfRegister, asked: Annotated[KindQuery, Query()]) -> Response:
        docket = _docket(question.request, sheet)
        register = CaseRegister(docket.cases, partial(_typed, docket, kind), docket.kind.missing)
        return list_cases(question, register, asked, listed)

    def case(key: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]) -> Response:
        docket, at = _docket(question.request, sheet), question.at(asked.as_of)
        found = docket.register.one(key, at)
        question.must_read(docket.kind.decider.stream(key))
        return entry(question.request, found, found.version, at)

    name = snake(named(sheet.category))
    router.add_api_route(
        "", register, response_model=listed, name=f"{name}_register", description=sheet.about.en
    )
    told = f"One {sheet.name.en}, with its terms and what is recorded of it."
    router.add_api_route("/{key}", case, name=name, description=told, **single(kind))


async def _begin(request: Request, sheet: Sheet, act: Act) -> Response:
    by, asked = await spoken(request, act.asked)
    docket = _docket(request, sheet)
    return await record_and_react(request, sheet.noun, partial(docket.beginning, asked, by))


async def _go_on(request: Request, sheet: Sheet, act: Act) -> Response:
    by, asked = await spoken(request, act.asked)
    docket, key = _docket(request, sheet), request.path_params["key"]
    return await record_and_react(request, sheet.noun, partial(docket.wish, key, asked, by))


def _add(
    router: APIRouter,
    sheet: Sheet,
    act: Act,
    path: str,
    answer: Callable[[Request, Sheet, Act], Awaitable[Response]],
) -> None:
    async def begun(request: Request) -> Response:
        return await answer(request, sheet, act)

    async def gone_on(request: Request, key: Key) -> Response:
        del key
        return await answer(request, sheet, act)

    made: Any = gone_on if "{key}" in path else begun
    made.__name__ = snake(act.command.__name__)
    made.__doc__ = act.command.__doc__ or act.title.en
    command(router, path, act.asked, dict(act.example))(made)


def _models(sheet: Sheet) -> tuple[type[Message], type[Any]]:
    entry = entry_of(sheet)
    return entry, register_of(sheet, entry)


MODELS = {one.category: _models(one) for one in SHEETS}
"""By category: of a case, and of a register."""


class Noun(NamedTuple):
    """What the other nouns are modules of."""

    router: APIRouter


NOUNS = tuple(Noun(router_of(one, *MODELS[one.category])) for one in SHEETS)
