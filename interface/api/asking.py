"""A question: who asks, whether they may, and as of when."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from application.asof import AsOf
from application.people import Activity, Person
from interface.api.edge import correlation_of
from interface.api.said import JSON, each_once, must_accept
from interface.doors import Doors
from interface.security import caller, doors, must_be_allowed


@dataclass(frozen=True, slots=True)
class Question:
    """An allowed one. What it asks may block, so it is asked in a thread of the pool."""

    request: Request
    doors: Doors
    by: Person

    def at(self, as_of: str | None) -> AsOf:
        """Raises AsOfNotUnderstood or AsOfInFuture."""
        return self.doors.moments.resolve(as_of)

    def must_read(self, stream: str) -> None:
        """Raises RecordElsewhere, which is noted."""
        self.doors.readers.must_read(stream, self.by, correlation_of(self.request))


def may(
    activity: Activity, *repeatable: str, offered: str | None = JSON
) -> Callable[[Request], Awaitable[Question]]:
    """A question by someone who may do that; names in `repeatable` may be given more than once."""

    async def question(request: Request) -> Question:
        person = await caller(request)
        await must_be_allowed(request, person, activity)
        if offered is not None:
            must_accept(request, offered)
        each_once(request, *repeatable)
        return Question(request, doors(request), person)

    return question


OfRegister = Annotated[Question, Depends(may(Activity.READ_REGISTER))]
OfLog = Annotated[Question, Depends(may(Activity.READ_LOG))]
OfTrail = Annotated[Question, Depends(may(Activity.VERIFY_TRAIL))]
