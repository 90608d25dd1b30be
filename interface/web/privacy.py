"""The way in to everything about personal data: one line for each room."""

from fastapi import APIRouter
from starlette.responses import Response

from interface.web.reading import OfRegister

router = APIRouter(include_in_schema=False)

HERE = "/privacy"


@router.get(HERE)
def privacy(visit: OfRegister) -> Response:
    return visit.page("privacy.html", here=HERE)
