"""/retention: how long personal data are kept, by category, and who says so."""

from starlette.responses import Response

from domain.retention import RetentionTable
from interface.api.answers import json_answer
from interface.api.asking import OfRegister
from interface.api.described import routes_of

router = routes_of("retention")


@router.get("", response_model=RetentionTable)
def retention(question: OfRegister) -> Response:
    """The table in use. It has no history here: its version says which one it is."""
    return json_answer(question.doors.arrangements.retention)
