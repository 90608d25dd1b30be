"""A page is asked for: by whom, and whether they may look."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request

from application.people import Activity
from interface.security import must_be_allowed
from interface.web.session import signed_in
from interface.web.visit import Visit


def may(activity: Activity) -> Callable[[Request], Awaitable[Visit]]:
    """A visit by someone who may do that. Raises NotSignedIn or NotAllowed."""

    async def visit(request: Request) -> Visit:
        person = await signed_in(request)
        await must_be_allowed(request, person, activity)
        return Visit(request, person)

    return visit


Position = Annotated[int | None, Query(ge=1, le=10**15)]
"""In an address: where what was just recorded stands in the log."""
Cursor = Annotated[str | None, Query(max_length=500)]
"""In an address: after which line of a list one goes on."""
Once = Annotated[int | None, Query(ge=1, le=1)]
"""In an address: that it is so."""

OfRegister = Annotated[Visit, Depends(may(Activity.READ_REGISTER))]
OfLog = Annotated[Visit, Depends(may(Activity.READ_LOG))]
OfTrail = Annotated[Visit, Depends(may(Activity.VERIFY_TRAIL))]
