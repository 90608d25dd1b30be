"""The addresses of a room of cases: its register, each case, and the form of each deed."""

from fastapi import APIRouter
from starlette.responses import Response

from interface.web import case_forms, cases
from interface.web.cases import NEW, Room
from interface.web.reading import OfRegister


def pages_of(room: Room) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get(room.home)
    def register(visit: OfRegister) -> Response:
        return cases.register(room, visit)

    @router.get(f"{room.home}/{NEW}")
    def blank_beginning(visit: OfRegister) -> Response:
        return case_forms.blank(room, visit)

    @router.post(f"{room.home}/{NEW}")
    async def send_beginning(visit: OfRegister) -> Response:
        return await case_forms.send(room, visit)

    @router.get(f"{room.home}/{{key}}")
    def case(visit: OfRegister, key: str) -> Response:
        return cases.case(room, visit, key)

    @router.get(f"{room.home}/{{key}}/{{deed}}")
    def blank_deed(visit: OfRegister, key: str, deed: str) -> Response:
        return case_forms.blank(room, visit, key, deed)

    @router.post(f"{room.home}/{{key}}/{{deed}}")
    async def send_deed(visit: OfRegister, key: str, deed: str) -> Response:
        return await case_forms.send(room, visit, key, deed)

    return router
